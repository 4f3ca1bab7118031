"""The parts of a date beside its day: times on it, the other end of a range, an open end."""

import re
from datetime import date, datetime, time

from bot.understanding.spans.clocks_en import read_english_clock, read_hours
from bot.understanding.spans.clocks_zh import read_clock
from bot.understanding.spans.days_en import NTH, read_english_day
from bot.understanding.spans.days_zh import read_day, small
from bot.understanding.spans.when import Clock, When, moment, moved, shifted

FROM = re.compile(r"(?:从|自|由) ?$|(?<![a-z])(?:from|between) (?:the )?$")
TO = re.compile(r" ?(?:到|至|-|~|—|–) ?| (?:to|till|until|through|and) (?:the )?")
GAP = re.compile(r",? (?:for |on )?|的|")


def day_at(text: str, at: int, now: datetime, year: bool = False) -> When | None:
    found = read_day(text, at, now.date()) if at < len(text) else None
    year = year or FROM.search(text, max(at - 9, 0), at) is not None
    return found or (read_english_day(text, at, now.date(), year) if at < len(text) else None)


def clock_at(text: str, at: int) -> Clock | None:
    return (read_english_clock(text, at) or read_clock(text, at)) if at < len(text) else None


def from_before(text: str, at: int) -> int:
    """Where 从 before a place begins; the place itself without it."""
    match = FROM.search(text, max(at - 12, 0), at)
    return match.start() if match else at


def open_period(whole: When, way: str) -> str:
    """A period with one end: after a day it begins with that day, after a year when the year is over."""
    last = whole.first if whole.one_day else whole.after
    return {
        "since": f"{whole.first.isoformat()}/",
        "after": f"{last.isoformat()}/",
        "before": f"/{whole.first.isoformat()}",
        "until": f"/{last.isoformat()}",
    }[way]


def clock_after(text: str, end: int) -> Clock | None:
    gap = GAP.match(text, end)
    at = gap.end() if gap else end
    return clock_at(text, at)


Hours = tuple[int, time, time]


def hours_after(text: str, end: int) -> Hours | None:
    gap = GAP.match(text, end)
    return read_hours(text, gap.end(), True) if gap and gap.end() > end else None


def hours_on(day: date, hours: Hours) -> str:
    """From one time to another of a day."""
    first, last = (moment(datetime.combine(day, each)) for each in hours[1:])
    return f"{first}/{last}"


def other_day(text: str, at: int, whole: When, now: datetime) -> tuple[int, date, date] | None:
    """The end of a range of days, and both days; what one does not say it has from the other."""
    if at >= len(text):
        return None
    today = TODAY.match(text, at)
    if today is not None:
        return (today.end(), whole.first, now.date()) if whole.first < now.date() else None
    number = DAY_ONLY.match(text, at) or (DAY_ONLY_ENGLISH.match(text, at) if text[whole.end - 1].isascii() else None)
    if number is not None and whole.one_day:
        found = (
            _in_month(whole.first, number[1]) if number.re is DAY_ONLY else _english_in_month(whole.first, number[1])
        )
        return (number.end(), whole.first, found) if found and found > whole.first else None
    other = day_at(text, at, now, True)
    if other is None or (other.one_day != whole.one_day and other.year is None):
        return None
    first, last = _ordered(whole, other)
    return (other.end, first, last) if last > first else None


def _ordered(whole: When, other: When) -> tuple[date, date]:
    """Both beginnings in the years they are in: the one that says its year decides."""
    first, last = whole.first, other.first
    if other.year is None:
        last = shifted(last, 12 * (first.year - last.year)) or last
        return first, (shifted(last, 12) or last) if last <= first else last
    if whole.year is None:
        first = shifted(first, 12 * (last.year - first.year)) or first
        return (shifted(first, -12) or first) if first >= last else first, last
    return first, last


TODAY = re.compile(r"(?:now|today|date|the current date|current date)(?![a-z])")
DAY_ONLY_ENGLISH = re.compile(
    rf"(?:the )?([0-3]?[0-9](?:st|nd|rd|th)?|{'|'.join(sorted(NTH, key=len, reverse=True))})(?![0-9a-z:/.]| (?:of|jan"
    rf"|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|[ap]m))"
)


def _english_in_month(first: date, text: str) -> date | None:
    """The next day of that number after the first."""
    number = NTH.get(text) or int(text.rstrip("stndrh"))
    if not 1 <= number <= 31:
        return None
    found = moved(first, number - first.day)
    return found if found and found > first else shifted(found, 1) if found else None


DAY_ONLY = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]")


def _in_month(first: date, number: str) -> date | None:
    return moved(first, small(number) - first.day) if 0 < small(number) <= 31 else None
