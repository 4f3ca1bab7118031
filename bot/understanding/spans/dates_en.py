"""Dates that begin with an English word of their own: since May, every day, this evening, in 5 minutes, from 2 to 4pm tomorrow."""

import re
from datetime import datetime, time, timedelta

from bot.understanding.spans.clocks_en import PARTS, read_english_duration, read_hours
from bot.understanding.spans.day_parts import FROM, GAP, clock_after, clock_at, day_at, hours_on, open_period
from bot.understanding.spans.days_en import COUNT, UNIT, by, counted
from bot.understanding.spans.span import Kind, Span
from bot.understanding.spans.when import Clock, moment

BEFORE = re.compile(
    r"(?P<way>since|after|before|until|till|by|prior to|later than|earlier than|starting(?: on| from)?"
    r"|beginning(?: on)?|on or after|on or before)"
    r" (?:the )?(?=[a-z0-9'])"
)
WAYS = {"since": "since", "after": "after", "before": "before", "until": "until", "till": "until", "by": "until", "prior to": "before",
        "later than": "after", "earlier than": "before", "on or after": "since", "on or before": "until"}  # fmt: skip
AGAIN = re.compile(
    r"(?:daily|weekly|monthly|yearly|annually|quarterly|bi-?weekly|bi-?monthly|everyday|once an? (?:day|week|month|year)"
    r"|(?:every|each) (?:other )?(?:[0-9]+ |two |three |four )?(?:day|week|month|year|hour|minute|quarter|weekend"
    r"|morning|afternoon|evening|night|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday)s?|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:s"
    r"| mornings| afternoons| evenings| nights)|mornings|evenings|afternoons)(?![a-z])"
)


def english_date(text: str, at: int, now: datetime) -> Span | None:
    """What begins with an English word of its own: every day, right now, since May, in 5 minutes."""
    if at and (text[at - 1].isascii() and text[at - 1].isalnum()):
        return None
    again = AGAIN.match(text, at)
    if again is not None:
        clock = clock_after(text, again.end())
        return Span(Kind.DATE, at, clock.end if clock else again.end(), None)
    part = TODAY_PART.match(text, at)
    if part is not None:
        return _today_part(text, part, now)
    ahead = COUNTED_FROM.match(text, at)
    base = day_at(text, ahead.end(), now) if ahead else None
    moved_day = (
        by(base.first, (-1 if ahead["way"] == "before" else 1) * counted(ahead["count"]), ahead["unit"])
        if ahead and base
        else None
    )
    if base and moved_day:
        return Span(Kind.DATE, at, base.end, moved_day.isoformat())
    said = RIGHT_NOW.match(text, at)
    if said is not None:
        return Span(Kind.DATE, at, said.end(), moment(now))
    soon = IN_TIME.match(text, at)
    if soon is not None:
        length = read_english_duration(text, soon.end())
        if length and length[1] < 86400:
            return Span(Kind.DATE, at, length[0], moment(now + timedelta(seconds=int(length[1]))))
    before = BEFORE.match(text, at)
    way = WAYS.get(before["way"], "since") if before else ""
    whole = day_at(text, before.end(), now, True) if before else None
    if before and whole:
        return Span(Kind.DATE, at, whole.end, open_period(whole, way))
    clock = clock_at(text, before.end()) if before else None
    if before and clock and clock.until is None:
        return Span(Kind.DATE, at, clock.end, f"{clock.value()}/" if way in ("since", "after") else f"/{clock.value()}")
    return None


TODAY_PART = re.compile(r"(?:this (?P<part>morning|afternoon|evening)|toni(?:ght|te))(?![a-z])")
COUNTED_FROM = re.compile(rf"{COUNT} {UNIT} (?P<way>from|after|before) (?=[a-z0-9])")


def _today_part(text: str, match: re.Match[str], now: datetime) -> Span:
    """This evening, tonight at 7, this evening from 7 to 7:30."""
    gap, late, day = GAP.match(text, match.end()), match["part"] != "morning", now.date()
    at = gap.end() if gap else match.end()
    hours = read_hours(text, at, True) if gap and at > match.end() else None
    if hours is not None:
        begin, end = (each.replace(hour=each.hour + 12) if late and each.hour < 12 else each for each in hours[1:])
        return Span(Kind.DATE, match.start(), hours[0], hours_on(day, (0, begin, end)))
    clock = clock_after(text, match.end())
    if clock is not None and clock.until is None:
        hour = clock.at.hour + (12 if late and 4 < clock.at.hour < 12 else 0)
        return Span(Kind.DATE, match.start(), clock.end, moment(datetime.combine(day, clock.at.replace(hour=hour))))
    first, last = PARTS[match["part"] or "night"]
    until = time(last, 59, 59) if last == 23 else time(last)
    return Span(Kind.DATE, match.start(), match.end(), Clock(0, 0, time(first), until).on(day))


RIGHT_NOW = re.compile(r"(?:right now|now|at the moment|as soon as possible|asap)(?![a-z])")
IN_TIME = re.compile(r"in (?=[0-9a-z])")


def hours_date(text: str, at: int, now: datetime) -> Span | None:
    """Two times, on the day named behind them or on none: from 2 to 4pm tomorrow."""
    lead = FROM.match(text, at)
    sure = HOURS_LEAD.match(text, at) is not None and read_hours(text, at, True) is not None
    hours = read_hours(text, at, sure) if text[at].isdecimal() or sure else None
    if hours is None or lead:
        return None
    gap = GAP.match(text, hours[0])
    whole = day_at(text, gap.end(), now) if gap and gap.end() > hours[0] else None
    if whole is not None and whole.one_day:
        part = PART_AFTER.match(text, whole.end)
        return Span(Kind.DATE, at, part.end() if part else whole.end, hours_on(whole.first, hours))
    told = read_hours(text, at, False)
    return Span(Kind.DATE, at, told[0], f"{told[1].isoformat()}/{told[2].isoformat()}") if told else None


PART_AFTER = re.compile(r" (?:morning|afternoon|evening|night)(?![a-z])")
HOURS_LEAD = re.compile(r"(?<![a-z])(?:from|between) [0-9]")
