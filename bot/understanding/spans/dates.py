"""Dates, moments, periods, times and lengths of time in a text, resolved against the moment it was written."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from fractions import Fraction

from bot.understanding.spans.clocks_en import read_english_duration
from bot.understanding.spans.clocks_zh import read_duration
from bot.understanding.spans.dates_en import english_date, hours_date
from bot.understanding.spans.day_parts import (
    GAP,
    TO,
    clock_after,
    clock_at,
    day_at,
    from_before,
    hours_after,
    hours_on,
    open_period,
    other_day,
)  # fmt: skip
from bot.understanding.spans.days_zh import small
from bot.understanding.spans.plain import written
from bot.understanding.spans.span import Kind, Span
from bot.understanding.spans.when import Clock, When, moment

FIRST_YEAR, LAST_YEAR = 10, 9900
"""Beyond them a week or a year back and forth would leave the calendar."""
TAILS = (
    (re.compile(r" ?(?:或之后|或以后|及以后|及之后|开始|以来|起(?![来床点伏诉步]))"), "since"),
    (re.compile(r" ?(?:或之前|或以前|及以前|及之前|为止)"), "until"),
    (re.compile(r" ?(?:之后|以后)"), "after"),
    (re.compile(r" ?(?:之前|以前)"), "before"),
)
SOON = re.compile(
    r"(?:之后|过去|未来|接下来)(?P<n>[0-9]{1,4}|[一二两三四五六七八九十]{1,3}) ?(?P<unit>分钟|个?小时|秒)"
)
LATER = re.compile(r" (?:and|or) (?:later|after|greater|onwards)(?![a-z])")
EVERY = re.compile(
    r"每(?:一|个)?(?:(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])?|日|天|月|季度?|年|小时|分钟|晚|天?早上)"
)
"""What comes again and again has no date."""
NOWS = re.compile(r"马上|立刻|现在|刚刚|此刻")


NEXT = r"(?: ?[年月日号天周时点分秒:/.~–—-]| ?个|星期| ?小时| ?礼拜| ?[-']?[a-z]|,? (?:and |to )?[0-9])"
WORDS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today|tonigh?t|tomorrow|tmr"
    "|yesterday|now|right now|noon|midday|midnight"
    "|the|that|this|same|current|last|past|previous|next|coming|following|upcoming|morning|afternoon|evening|night|early|in|at|around|about|from|between"
    "|since|after|before|until|till|by|prior|later than|earlier than|starting|beginning|on or|daily|weekly|monthly"
    "|yearly|annually|quarterly|bi|every|each"
    "|once|as soon|asap|day before|day after|year|q[1-4]|half|quarter|few|several|an?|one|two|three|four|five|six"
    "|seven|eight|nine|ten|eleven|twelve"
    "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twent|thirt|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
)
BEGINS = re.compile(
    rf"(?<![0-9])[0-9]+(?={NEXT})|[0-9]{{4}}|[零〇一二两三四五六七八九十百]{{1,8}}(?={NEXT})|[正腊元初](?=月)|[前昨今明后去大当上下这本过最近未之接每马立现刚此早晨中午傍晚深夜夜清凌周星礼约农"
    rf"康雍乾嘉道光神贞开]|(?<![a-z])(?:{WORDS})"
)
"""Where a date may begin at all."""


def dates(text: str, now: datetime) -> list[Span]:
    """The date spans of a folded text."""
    return list(_read(text, now)) if FIRST_YEAR <= now.year <= LAST_YEAR else []


def _read(text: str, now: datetime) -> Iterator[Span]:
    at = 0
    while (match := BEGINS.search(text, at)) is not None:
        span = _one(text, match.start(), now)
        if span is not None:
            yield span
        at = span.end if span else match.start() + 1


def _one(text: str, at: int, now: datetime) -> Span | None:
    every = EVERY.match(text, at) if text[at] == "每" else None
    if every is not None:
        clock = clock_after(text, every.end())
        return Span(Kind.DATE, at, clock.end if clock else every.end(), None)
    soon = SOON.match(text, at)
    if soon is not None:
        return _soon(soon, now)
    if (said := NOWS.match(text, at)) is not None:
        return Span(Kind.DATE, at, said.end(), moment(now))
    english = english_date(text, at, now) if "a" <= text[at] <= "z" else None
    if english is not None:
        return english
    hours = hours_date(text, at, now)
    if hours is not None:
        return hours
    whole = day_at(text, at, now, YEARS.match(text, at) is not None)
    if whole is not None:
        return _dated(text, whole, now)
    clock = clock_at(text, at)
    if clock is not None:
        return _timed(text, clock, now)
    length = read_duration(text, at) or read_english_duration(text, at)
    return _length(text, at, *length, now) if length else None


YEARS = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?: ?[-–~] ?(?:19|20)[0-9]{2}(?![0-9])| (?:or|and) (?:later|after|greater))"
)


def _length(text: str, at: int, end: int, seconds: Fraction, now: datetime) -> Span:
    """A length of time; with 「ago」 or 「from now」 the moment it tells."""
    way = SINCE_NOW.match(text, end)
    if way is None or seconds >= 86400 * 366:
        return Span(Kind.DATE, at, end, written(seconds))
    length = timedelta(seconds=int(seconds))
    return Span(Kind.DATE, at, way.end(), moment(now - length if way[1] == "ago" else now + length))


SINCE_NOW = re.compile(r" (ago|later|from now)(?![a-z])")


def _dated(text: str, whole: When, now: datetime) -> Span:
    """A day or period, with a time, with its other end, or with 之后 and the like."""
    if whole.one_day:
        hours = hours_after(text, whole.end)
        if hours is not None:
            return Span(Kind.DATE, whole.start, hours[0], hours_on(whole.first, hours))
        clock = clock_after(text, whole.end)
        if clock is not None:
            return _on_day(text, whole, clock)
    link = TO.match(text, whole.end)
    other = link and other_day(text, link.end(), whole, now)
    if other is not None:
        return Span(
            Kind.DATE, from_before(text, whole.start), other[0], f"{other[1].isoformat()}/{other[2].isoformat()}"
        )
    later = LATER.match(text, whole.end)
    if later is not None:
        return Span(Kind.DATE, whole.start, later.end(), open_period(whole, "since"))
    for form, way in TAILS:
        tail = form.match(text, whole.end)
        if tail is not None:
            return Span(Kind.DATE, _tail_start(text, whole.start, way), tail.end(), open_period(whole, way))
    return Span(Kind.DATE, whole.start, whole.end, whole.value())


def _tail_start(text: str, at: int, way: str) -> int:
    return from_before(text, at) if way == "since" else at


def _on_day(text: str, whole: When, clock: Clock) -> Span:
    link = TO.match(text, clock.end)
    until = clock_at(text, link.end()) if link and clock.until is None else None
    if until is None or until.until is not None:
        return Span(Kind.DATE, whole.start, clock.end, clock.on(whole.first))
    value = f"{clock.on(whole.first)}/{_later(clock, until).on(whole.first)}"
    return Span(Kind.DATE, from_before(text, whole.start), until.end, value)


def _later(first: Clock, last: Clock) -> Clock:
    """The second time in the same half of the day as the first where it does not say."""
    if last.sure or first.at <= last.at or last.at.hour >= 12:
        return last
    return Clock(last.start, last.end, time(last.at.hour + 12, last.at.minute), sure=True)


def _timed(text: str, clock: Clock, now: datetime) -> Span:
    """A time of day, or from one to another, or open, or on the day that is named behind it."""
    gap = GAP.match(text, clock.end)
    whole = day_at(text, gap.end() if gap else clock.end, now)
    if whole is not None and whole.one_day:
        return Span(Kind.DATE, clock.start, whole.end, clock.on(whole.first))
    link = TO.match(text, clock.end)
    until = clock_at(text, link.end()) if link and clock.until is None else None
    if until is not None and until.until is None:
        value = f"{clock.at.isoformat()}/{_later(clock, until).at.isoformat()}"
        return Span(Kind.DATE, from_before(text, clock.start), until.end, value)
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
