"""Standing authority in words: each term of a mandate as a row of its card, and in a few words."""

from datetime import date
from decimal import Decimal

from bot.domain.money import Money
from bot.domain.preview import Row, RowField
from bot.domain.previewing_mandates import REVOKED, WHOLE
from bot.replies import formats
from bot.replies.mandate_words import day_word, scope_word
from bot.replies.row_words import changed
from bot.replies.texts import Ready, Voice, one_line

LONGEST_NAME = 40
MOST_NAMES = 12


def head_lines(voice: Voice, row: Row) -> list[str]:
    key = "row-mandate-revoked" if row.state_after == REVOKED else "row-mandate"
    return [voice.say(key, scope=scope_word(voice, row.name))]


def listed_names(voice: Voice, names: list[str]) -> Ready:
    """The first few by name, then how many more."""
    shown = [one_line(each, LONGEST_NAME) for each in names[:MOST_NAMES]]
    if len(names) <= MOST_NAMES:
        return voice.listed(shown)
    return voice.say("mandate-names-more", names=voice.listed(shown), count=len(names) - MOST_NAMES)


def listing_lines(voice: Voice, row: Row) -> list[str]:
    """Which listings, by name; how many they were where that is to change."""
    names = listed_names(voice, [each for each in row.name.split("\n") if each])
    key = "row-mandate-whole" if row.detail == WHOLE else "row-mandate-listings"
    before = [each for each in row.state_before.split("\n") if each]
    lines = [voice.say(key, count=row.quantity, names=names)]
    if before and row.state_before != row.state_after:
        lines.append(voice.say("row-mandate-listings-before", count=len(before)))
    return [*lines]


def _moved(voice: Voice, before: str, after: str) -> Ready:
    """A term of a new mandate stands alone; one of a changed mandate says what it was."""
    return changed(voice, before, after) if before else Ready(after)


def _money(voice: Voice, amount: Money | None) -> str:
    return voice.money(amount) if amount is not None else ""


def cap_lines(voice: Voice, row: Row) -> list[str]:
    line = voice.say(
        "row-mandate-cap",
        window=row.state_after or row.state_before,
        change=_moved(voice, _money(voice, row.before), _money(voice, row.after)),
    )
    if not row.state_before or row.state_before == row.state_after:
        return [line]
    return [line, voice.say("row-mandate-window-before", window=row.state_before)]


def action_lines(voice: Voice, row: Row) -> list[str]:
    return [
        voice.say(
            "row-mandate-action",
            scope=row.name,
            change=_moved(voice, _money(voice, row.before), _money(voice, row.after)),
        )
    ]


def change_lines(voice: Voice, row: Row) -> list[str]:
    before, after = (_percent(voice, each) for each in (row.state_before, row.state_after))
    return [voice.say("row-mandate-change", scope=row.name, change=_moved(voice, before, after))]


def _percent(voice: Voice, share: str) -> str:
    return formats.percent(Decimal(share), voice.language) if share else ""


def uses_lines(voice: Voice, row: Row) -> list[str]:
    return [voice.say("row-mandate-uses", change=_moved(voice, row.state_before, row.state_after))]


def until_lines(voice: Voice, row: Row) -> list[str]:
    if not row.state_after:
        return [voice.say("row-mandate-no-end")]
    before, after = (
        day_word(voice, date.fromisoformat(each)) if each else "" for each in (row.state_before, row.state_after)
    )
    return [voice.say("row-mandate-until", change=_moved(voice, before, after))]


LINES = {
    RowField.MANDATE: head_lines,
    RowField.MANDATE_LISTINGS: listing_lines,
    RowField.MANDATE_CAP: cap_lines,
    RowField.MANDATE_ACTION: action_lines,
    RowField.MANDATE_CHANGE: change_lines,
    RowField.MANDATE_USES: uses_lines,
    RowField.MANDATE_UNTIL: until_lines,
}
