"""The exact before -> after table of a card: one row a line, nothing added, nothing rounded away."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import groupby

from bot.domain.preview import Preview, Row, RowField
from bot.replies.guard_rows import guard_lines, protected_lines
from bot.replies.habit_words import loudness_word, quiet_word, topic_word
from bot.replies.mandate_rows import LINES as MANDATE_LINES
from bot.replies.row_words import amount_word, amounts, changed, margin_word, state_word
from bot.replies.table_selling import call_lines, offer_lines, shelf_lines, text_lines
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name

LONGEST_TABLE = 2400
"""Characters; a longer table is cut at a product and goes whole into a file beside the card."""


def _margin_line(voice: Voice, row: Row) -> Ready:
    if row.margin_after is None:
        return voice.say("row-margin-unknown")
    after = margin_word(voice, row.margin_after)
    if row.margin_before is None or row.margin_before == row.margin_after:
        return voice.say("row-margin-now", after=after)
    return voice.say("row-margin", before=margin_word(voice, row.margin_before), after=after)


def _price(voice: Voice, row: Row) -> list[str]:
    return [voice.say("row-price", name=short_name(row.name), change=amounts(voice, row)), _margin_line(voice, row)]


def _cost(voice: Voice, row: Row) -> list[str]:
    line = voice.say("row-cost", name=short_name(row.name), change=amounts(voice, row))
    return [line, _margin_line(voice, row)] if row.margin_after is not None else [line]


def _part(voice: Voice, row: Row) -> list[str]:
    """A quantity price or a variant, with what it earns afterwards on the same line."""
    key = "row-tier" if row.field is RowField.TIER else "row-variant"
    line = voice.say(key, quantity=row.quantity, detail=short_name(row.detail), change=amounts(voice, row))
    if row.margin_after is None:
        return [line]
    return [voice.say("row-with-margin", row=line, margin=margin_word(voice, row.margin_after))]


def _promotion(voice: Voice, row: Row) -> list[str]:
    if row.state_before == row.state_after:
        return [voice.say("row-budget", name=short_name(row.name), change=amounts(voice, row))]
    before, after = state_word(voice, row.state_before), state_word(voice, row.state_after)
    fresh = row.before is None or row.before.minor == 0
    budget = Ready(amount_word(voice, row.after)) if fresh or row.before == row.after else amounts(voice, row)
    change = changed(voice, before, after)
    return [voice.say("row-promotion", name=short_name(row.name), change=change, budget=budget)]


def _state(voice: Voice, row: Row) -> list[str]:
    change = changed(voice, state_word(voice, row.state_before), state_word(voice, row.state_after))
    return [voice.say("row-state", name=short_name(row.name), change=change)]


def _name(voice: Voice, row: Row) -> list[str]:
    """A word and what it names; it says which of learned, forgotten or as it is."""
    key = "row-name-learn" if not row.state_before else "row-name-forget"
    key = "row-name-same" if row.state_before == row.state_after else key
    return [voice.say(key, word=row.state_after or row.state_before, name=short_name(row.name))]


def _unit(voice: Voice, row: Row) -> list[str]:
    if not row.state_after:
        return [voice.say("row-unit-forget", unit=row.name, before=row.state_before)]
    change = changed(voice, row.state_before or voice.say("value-unset"), row.state_after)
    return [voice.say("row-unit", unit=row.name, change=change)]


def _simple(key: str) -> Callable[[Voice, Row], list[str]]:
    return lambda voice, row: [voice.say(key, name=short_name(row.name), change=amounts(voice, row))]


def _setting(key: str, word: Callable[[Voice, str], str]) -> Callable[[Voice, Row], list[str]]:
    """A setting of the shop or of one person, its values in words."""

    def lines(voice: Voice, row: Row) -> list[str]:
        change = changed(voice, word(voice, row.state_before), word(voice, row.state_after))
        topic = topic_word(voice, row.detail) if row.detail else ""
        return [voice.say(key, change=change, name=Ready(topic) if topic else short_name(row.name))]

    return lines


LINES: dict[RowField, Callable[[Voice, Row], list[str]]] = {
    RowField.PRICE: _price,
    RowField.TIER: _part,
    RowField.VARIANT: _part,
    RowField.FLOOR: _simple("row-floor"),
    RowField.COST: _cost,
    RowField.BUDGET: _promotion,
    RowField.STATE: _state,
    RowField.BID: _simple("row-bid"),
    RowField.BID_CAP: _simple("row-bid-cap"),
    RowField.ON_SALE: shelf_lines,
    RowField.TEXT: text_lines,
    RowField.TENDER: offer_lines,
    RowField.TENDER_CALL: call_lines,
    RowField.DAILY_SPEND: _simple("row-daily-spend"),
    RowField.WEEKLY_SPEND: _simple("row-weekly-spend"),
    RowField.MONTHLY_SPEND: _simple("row-monthly-spend"),
    RowField.SHOP: _state,
    RowField.PLAN_START: lambda voice, row: [voice.say("row-plan-start", at=datetime.fromisoformat(row.detail))],
    RowField.PLAN_END: lambda voice, row: [voice.say("row-plan-end", until=date.fromisoformat(row.detail))],
    RowField.PLAN: _setting("row-plan", state_word),
    RowField.REPORT_TIME: _setting("row-report-time", lambda _, at: at),
    RowField.LOUDNESS: _setting("row-loudness", loudness_word),
    RowField.QUIET: _setting("row-quiet", quiet_word),
    RowField.NAME: _name,
    RowField.UNIT: _unit,
    RowField.GUARD: guard_lines,
    RowField.PROTECTED: protected_lines,
    **MANDATE_LINES,
}


def row_lines(voice: Voice, row: Row) -> list[str]:
    return LINES[row.field](voice, row)


def blocks(voice: Voice, preview: Preview) -> list[list[str]]:
    """The lines of each product, in the order of the rows."""
    grouped = groupby(preview.rows, key=lambda row: row.listing)
    return [[line for row in rows for line in row_lines(voice, row)] for _, rows in grouped]


def fitting(parts: Sequence[Sequence[str]], room: int) -> int:
    """How many of the parts, taken whole and in order, fit into `room` characters; one always does."""
    used, count = 0, 0
    for part in parts:
        used += sum(len(line) + 1 for line in part)
        if used > room and count:
            break
        count += 1
    return count


def table(voice: Voice, preview: Preview, room: int = LONGEST_TABLE) -> tuple[list[str], bytes | None]:
    """The lines for the card; where they are too many also the whole table as a text file (UTF-8 with a BOM)."""
    parts = blocks(voice, preview)
    count = fitting(parts, room)
    lines = [line for part in parts[:count] for line in part]
    if count == len(parts):
        return lines, None
    whole = "\r\n".join(line for part in parts for line in part)
    return [*lines, voice.say("table-more", count=len(parts) - count)], whole.encode("utf-8-sig")
