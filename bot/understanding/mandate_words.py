"""The words of standing authority: 不用问我, 免问, 以后先问我, "without asking me", and what its terms are said with.

They are found before anything else is read, but never inside a listing's name; what lies between them is read as in every message.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.understood import Context
from bot.understanding.days import MONTHS, count, month_of, week_of
from bot.understanding.mandate_marks import HINT, PATTERNS, Mark
from bot.understanding.numerals import english_integer
from bot.understanding.products import Mention, mentions
from bot.understanding.scan import scan
from bot.understanding.tokens import Role


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the message. `value` is as in `Token`; of USES how often (None: no such number), of UNTIL the last day or None."""

    kind: Mark | Role
    text: str
    value: object = None


SPANS = {
    "天": 1,
    "日": 1,
    "周": 7,
    "星期": 7,
    "个星期": 7,
    "礼拜": 7,
    "个礼拜": 7,
    "个月": 30,
    "day": 1,
    "week": 7,
    "month": 30,
}
LONGEST_DAYS = 3660


def hinted(text: str) -> bool:
    """Whether a closer look is worth the while: no word of a mandate is without one of these."""
    return HINT.search(text) is not None


def words_of(text: str, context: Context) -> tuple[Word, ...]:
    """The normalised text as words: marks of mandates, and tokens of the grammar between them."""
    named = mentions(text, context.catalog)
    words: list[Word] = []
    start = at = 0
    while at < len(text):
        mention = next((each for each in named if each.start <= at < each.end), None)
        found = None if mention is not None else _longest(text, at, named, context.today)
        if found is None:
            at = mention.end if mention is not None else at + 1
            continue
        words += _between(text[start:at], context)
        words.append(found)
        start = at = at + len(found.text)
    return (*words, *_between(text[start:], context))


def _between(text: str, context: Context) -> list[Word]:
    return [Word(each.role, each.text, each.value) for each in scan(text, context)]


def _longest(text: str, at: int, named: list[Mention], today: date) -> Word | None:
    """The longest mark at this place that does not reach into a name."""
    best: tuple[Mark, re.Match[str]] | None = None
    for mark, pattern in PATTERNS:
        match = pattern.match(text, at)
        inside = match is not None and any(each.start < match.end() and each.end > at for each in named)
        if match is not None and not inside and (best is None or match.end() > best[1].end()):
            best = mark, match
    if best is None or best[1].end() == at:
        return None
    mark, match = best
    return Word(mark, match[0], VALUES[mark](match, today) if mark in VALUES else None)


def _number(text: str) -> int | None:
    if text in {"a", "the next", "the coming"}:
        return 1
    return english_integer(text) if text[0].isalpha() and text.isascii() else count(text)


def _uses(match: re.Match[str], _today: date) -> int | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    if "word" in found:
        return 1 if found["word"] == "once" else 2
    return _number(next(iter(found.values())))


def _last_day(match: re.Match[str], today: date) -> date | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    if "near" in found:
        return week_of(today).last if "week" in found["near"] else today
    if "name" in found or "month" in found:
        return _month_end(MONTHS[found["name"]] if "name" in found else _number(found["month"]), today)
    number = _number(found.get("days") or found["many"])
    unit = found.get("unit") or found["each"]
    days = (number or 0) * SPANS[unit.removesuffix("s")]
    return today + timedelta(days=days - 1) if 0 < days <= LONGEST_DAYS else None


def _month_end(number: int | None, today: date) -> date | None:
    """The last day of the next such month, this one included."""
    if number is None or not 1 <= number <= 12:
        return None
    return month_of(date(today.year + (number < today.month), number, 1)).last


VALUES: dict[Mark, Callable[[re.Match[str], date], object]] = {Mark.USES: _uses, Mark.UNTIL: _last_day}
