"""Rows about what is on offer: for sale or not, texts word for word, and offers in tenders with all they come to."""

from datetime import date

from bot.domain.money import Money
from bot.domain.preview import Row
from bot.domain.previewing_selling import ON_SALE
from bot.replies import formats
from bot.replies.row_words import changed, margin_word, state_word
from bot.replies.texts import Ready, Voice, one_line
from bot.replies.wording import short_name

LONGEST_TEXT = 4000
"""A text that is to be written is shown to its last character; policy lets none be longer than this."""


def shelf_lines(voice: Voice, row: Row) -> list[str]:
    """On sale or off it; with what one earns where it comes on sale."""
    change = changed(voice, state_word(voice, row.state_before), state_word(voice, row.state_after))
    line = voice.say("row-state", name=short_name(row.name), change=change)
    if row.state_after != ON_SALE or row.margin_after is None:
        return [line]
    return [line, voice.say("row-margin-now", after=margin_word(voice, row.margin_after))]


def text_lines(voice: Voice, row: Row) -> list[str]:
    """The whole new text, and below it what stands there now."""
    name, after = short_name(row.name), Ready(one_line(row.state_after, LONGEST_TEXT))
    if row.state_before == row.state_after:
        return [voice.say("row-text-same", name=name, field=row.detail, text=after)]
    line = voice.say("row-text", name=name, field=row.detail, text=after)
    return [line, voice.say("row-text-before", text=row.state_before)]


def _offer(voice: Voice, price: Money | None, quantity: str) -> str:
    """An offer in words; `quantity` as the row's states keep it."""
    if price is None:
        return voice.say("tender-no-offer")
    return voice.say("tender-offer", price=price, quantity=int(quantity))


def offer_lines(voice: Voice, row: Row) -> list[str]:
    """The offer, its total, and what it earns apiece and in all at full cost."""
    change = changed(voice, _offer(voice, row.before, row.state_before), _offer(voice, row.after, row.state_after))
    lines: list[str] = [voice.say("row-tender", name=short_name(row.name), change=change)]
    if row.after is None:
        return lines
    lines.append(voice.say("row-tender-total", total=row.after * row.quantity))
    if row.margin_after is None:
        return [*lines, voice.say("row-margin-unknown")]
    each, whole = margin_word(voice, row.margin_after), margin_word(voice, row.margin_after * row.quantity)
    return [*lines, voice.say("row-tender-margin", each=each, whole=whole)]


def call_lines(voice: Voice, row: Row) -> list[str]:
    """What the buyer asks for."""
    until = Ready(formats.plain_day(date.fromisoformat(row.detail), voice.language))
    wanted = {"quantity": row.quantity, "unit": row.state_after, "until": until}
    if row.after is None:
        return [voice.say("row-tender-call-open", **wanted)]
    return [voice.say("row-tender-call", highest=row.after, **wanted)]
