"""Dates, moments, periods, times and lengths of time in a text, resolved against the moment it was written."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from bot.understanding.spans.clocks_zh import read_clock, read_duration
from bot.understanding.spans.days_zh import read_day, small
from bot.understanding.spans.span import Kind, Span
from bot.understanding.spans.when import Clock, When, moment, moved, shifted

FIRST_YEAR, LAST_YEAR = 10, 9900
"""Beyond them a week or a year back and forth would leave the calendar."""
FROM = re.compile(r"(?:从|自|由) ?$")
TO = re.compile(r" ?(?:到|至|-|~|—|–) ?")
GAP = re.compile(r"[ 的]?")
TAILS = (
    (re.compile(r" ?(?:或之后|或以后|及以后|及之后|开始|以来|起(?![来床点伏诉步]))"), "since"),
    (re.compile(r" ?(?:或之前|或以前|及以前|及之前|为止)"), "until"),
    (re.compile(r" ?(?:之后|以后)"), "after"),
    (re.compile(r" ?(?:之前|以前)"), "before"),
)
SOON = re.compile(r"(?:之后|过去|未来|接下来)(?P<n>[0-9]{1,4}|[一二两三四五六七八九十]{1,3}) ?(?P<unit>分钟|个?小时|秒)")
HAN = re.compile(r"[\u4e00-\u9fff]")
EVERY = re.compile(r"每(?:一|个)?(?:(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])?|日|天|月|季度?|年|小时|分钟|晚|天?早上)")
"""What comes again and again has no date."""
NOWS = re.compile(r"马上|立刻|现在|刚刚|此刻")


def dates(text: str, now: datetime) -> list[Span]:
    """The date spans of a folded text."""
    return list(_read(text, now)) if FIRST_YEAR <= now.year <= LAST_YEAR else []


def _read(text: str, now: datetime) -> Iterator[Span]:
    at = 0
    while at < len(text):
        span = _one(text, at, now) if text[at] != " " else None
        if span is not None:
            yield span
        at = span.end if span else at + 1


def _one(text: str, at: int, now: datetime) -> Span | None:
    every = EVERY.match(text, at) if text[at] == "每" else None
    if every is not None:
        clock = _clock_after(text, every.end())
        return Span(Kind.DATE, at, clock.end if clock else every.end(), None)
    soon = SOON.match(text, at)
    if soon is not None:
        return _soon(soon, now)
    if (said := NOWS.match(text, at)) is not None:
        return Span(Kind.DATE, at, said.end(), moment(now))
    whole = read_day(text, at, now.date())
    if whole is not None:
        return _dated(text, whole, now)
    clock = read_clock(text, at)
    if clock is not None:
        return _timed(text, clock)
    length = read_duration(text, at)
    return Span(Kind.DATE, at, length[0], str(length[1])) if length else None


def _from(text: str, at: int) -> int:
    """Where 从 before a place begins; the place itself without it."""
    match = FROM.search(text, max(at - 2, 0), at)
    return match.start() if match else at


def _dated(text: str, whole: When, now: datetime) -> Span:
    """A day or period, with a time, with its other end, or with 之后 and the like."""
    if whole.one_day:
        clock = _clock_after(text, whole.end)
        if clock is not None:
            return _on_day(text, whole, clock)
    link = TO.match(text, whole.end)
    other = link and _other_day(text, link.end(), whole, now)
    if other is not None:
        return Span(Kind.DATE, _from(text, whole.start), other[0], f"{whole.first.isoformat()}/{other[1].isoformat()}")
    for form, way in TAILS:
        tail = form.match(text, whole.end)
        if tail is not None:
            return Span(Kind.DATE, _tail_start(text, whole.start, way), tail.end(), _open(whole, way))
    return Span(Kind.DATE, whole.start, whole.end, whole.value())


def _tail_start(text: str, at: int, way: str) -> int:
    return _from(text, at) if way == "since" else at


def _open(whole: When, way: str) -> str:
    """A period with one end: after a day it begins with that day, after a year when the year is over."""
    last = whole.first if whole.one_day else whole.after
    return {
        "since": f"{whole.first.isoformat()}/",
        "after": f"{last.isoformat()}/",
        "before": f"/{whole.first.isoformat()}",
        "until": f"/{last.isoformat()}",
    }[way]


def _clock_after(text: str, end: int) -> Clock | None:
    gap = GAP.match(text, end)
    at = gap.end() if gap else end
    return read_clock(text, at) if at < len(text) else None


def _on_day(text: str, whole: When, clock: Clock) -> Span:
    link = TO.match(text, clock.end)
    until = read_clock(text, link.end()) if link and link.end() < len(text) and clock.until is None else None
    if until is None or until.until is not None:
        return Span(Kind.DATE, whole.start, clock.end, clock.on(whole.first))
    value = f"{clock.on(whole.first)}/{_later(clock, until).on(whole.first)}"
    return Span(Kind.DATE, _from(text, whole.start), until.end, value)


def _later(first: Clock, last: Clock) -> Clock:
    """The second time in the same half of the day as the first where it does not say."""
    if last.sure or first.at <= last.at or last.at.hour >= 12:
        return last
    return Clock(last.start, last.end, time(last.at.hour + 12, last.at.minute), sure=True)


def _other_day(text: str, at: int, whole: When, now: datetime) -> tuple[int, date] | None:
    """The end of a range of days; what it does not say it has from the beginning."""
    if at >= len(text):
        return None
    number = DAY_ONLY.match(text, at)
    if number is not None and whole.one_day:
        found = _in_month(whole.first, number[1])
        return (number.end(), found) if found and found > whole.first else None
    other = read_day(text, at, now.date())
    if other is None or (other.one_day != whole.one_day):
        return None
    first = other.first
    if other.year is None:
        moved_on = shifted(first, 12 * (whole.first.year - first.year))
        first = moved_on if moved_on else first
        if first <= whole.first:
            first = shifted(first, 12) or first
    return (other.end, first) if first > whole.first else None


DAY_ONLY = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]")


def _in_month(first: date, number: str) -> date | None:
    return moved(first, small(number) - first.day) if 0 < small(number) <= 31 else None


def _timed(text: str, clock: Clock) -> Span:
    """A time of day, or from one to another, or open."""
    link = TO.match(text, clock.end)
    until = read_clock(text, link.end()) if link and link.end() < len(text) and clock.until is None else None
    if until is not None and until.until is None:
        value = f"{clock.at.isoformat()}/{_later(clock, until).at.isoformat()}"
        return Span(Kind.DATE, _from(text, clock.start), until.end, value)
    for form, way in TAILS:
        tail = form.match(text, clock.end)
        if tail is not None and clock.until is None:
            value = f"{clock.value()}/" if way in ("since", "after") else f"/{clock.value()}"
            return Span(Kind.DATE, clock.start, tail.end(), value)
    return Span(Kind.DATE, clock.start, clock.end, clock.value())


def _soon(match: re.Match[str], now: datetime) -> Span:
    """The next five minutes, the last two hours: from now, or until now."""
    size = {"分钟": 60, "小时": 3600, "个小时": 3600, "秒": 1}[match["unit"]]
    length = timedelta(seconds=size * small(match["n"]))
    first, last = (now - length, now) if match[0].startswith("过去") else (now, now + length)
    return Span(Kind.DATE, match.start(), match.end(), f"{moment(first)}/{moment(last)}")
