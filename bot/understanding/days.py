"""Counting on the calendar: months, weeks from Monday, and the day of a date that names no year."""

from datetime import date, timedelta

from bot.understanding.numerals import CHINESE, chinese_integer
from bot.understanding.tokens import Period

N = rf"(?:[0-9]{{1,3}}|[{CHINESE}]{{1,3}})"
"""A small whole number in either script, as a pattern."""
MONTHS = {name: number for number, name in enumerate(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)}  # fmt: skip
MONTH = (
    r"(?P<{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?"
)
WEEKDAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
HAN_DAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5}


def count(text: str) -> int | None:
    """A small whole number in either script."""
    return int(text) if text[0] in "0123456789" else chinese_integer(text)


def month_of(day: date, back: int = 0) -> Period:
    """The calendar month `back` months before the one of `day`; a negative `back` goes forward."""
    index = day.year * 12 + day.month - 1 - back
    first = date(index // 12, index % 12 + 1, 1)
    after = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return Period(first, after - timedelta(days=1))


def week_of(day: date, back: int = 0) -> Period:
    """Monday to Sunday, `back` weeks before the one of `day`; a negative `back` goes forward."""
    monday = day - timedelta(days=day.weekday() + 7 * back)
    return Period(monday, monday + timedelta(days=6))


def until_today(period: Period, today: date) -> Period:
    """A running period ends today."""
    return Period(period.first, min(period.last, today)) if period.first <= today else period


def one_day(day: date | None) -> Period | None:
    return None if day is None else Period(day, day)


def calendar_day(month: int, day: int, today: date) -> date | None:
    """The latest day of that month and day that is not after today."""
    return _nearest(month, day, today, -1)


def numbered_day(number: int, today: date) -> date | None:
    """The latest day of that number that is not after today, in this month or the two before it."""
    for back in range(3):
        try:
            found = month_of(today, back).first.replace(day=number)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def coming_day(month: int, day: int, today: date) -> date | None:
    """The first day of that month and day that is not before today."""
    return _nearest(month, day, today, 1)


def _nearest(month: int, day: int, today: date, step: int) -> date | None:
    """Looks four years either way, so that the 29th of February is found."""
    for offset in range(5):
        try:
            found = date(today.year + step * offset, month, day)
        except ValueError:
            continue
        if (found - today).days * step >= 0:
            return found
    return None
