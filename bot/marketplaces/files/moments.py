"""Dates and times as files write them, to the shop's day and the second of it.

A time without a zone is the shop's wall clock; one with a zone is moved there. `1/12/2010` has two readings: which one holds is decided
over the whole file (see `survey`) or asked, and every line is then read in that one way.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from bot.marketplaces.files.rows import LineRefused

Moment = tuple[int, int]
"""(day as a number like 20101231, second of that day), in the shop's zone."""
ORDERS = ("dmy", "mdy")

TIME = (
    r"(?:[T\s]*(?P<half>上午|下午|am|pm)?\s*(?P<h>\d{1,2})[:时点](?P<mi>\d{1,2})"
    r"(?:[:分](?P<s>\d{1,2})?(?:[.,]\d+)?秒?)?分?\s*(?P<half2>am|pm)?)?"
)
ZONE = r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
YEAR_FIRST = re.compile(
    rf"(?P<y>\d{{4}})[-/.年](?P<m>\d{{1,2}})[-/.月](?P<d>\d{{1,2}})日?{TIME}{ZONE}", re.IGNORECASE | re.ASCII
)
YEAR_LAST = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<by>[-/.])(?P<b>\d{{1,2}})(?P=by)(?P<y>\d{{4}}){TIME}{ZONE}", re.IGNORECASE | re.ASCII
)
COMPACT = re.compile(
    r"(?P<y>(?:19|20|21)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?:(?P<h>\d{2})(?P<mi>\d{2})(?P<s>\d{2}))?", re.ASCII
)
SERIAL = re.compile(r"(\d{5})(?:\.(\d+))?", re.ASCII)
SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's calendar, as it holds for every day after February 1900."""
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
"""1954 to 2119: outside, five digits are hardly a date."""


@dataclass(frozen=True, slots=True)
class DateStyle:
    """`order` is `dmy` or `mdy`; with "" each date is read on its own, and one with two readings is refused. `timezone` is the shop's."""

    order: str
    timezone: str


def shown_order(text: str) -> str:
    """The order that a date gives away: `dmy` or `mdy`; `?` when it has two readings, "" when the question does not arise."""
    found = YEAR_LAST.fullmatch(_folded(text))
    if found is None:
        return ""
    first, second = int(found["a"]), int(found["b"])
    if first > 12 and second > 12:
        return ""
    if first > 12 or second > 12:
        return "dmy" if first > 12 else "mdy"
    return "" if first == second or found["by"] == "." else "?"


def moment(text: str, style: DateStyle) -> Moment:
    """Day and second of a written date. Raises LineRefused("reject-date") for what is no day of the calendar."""
    folded = _folded(text)
    try:
        if found := YEAR_FIRST.fullmatch(folded) or COMPACT.fullmatch(folded):
            return _moment(found, int(found["m"]), int(found["d"]), style)
        if found := YEAR_LAST.fullmatch(folded):
            first, second = int(found["a"]), int(found["b"])
            order = "dmy" if found["by"] == "." else style.order or shown_order(text)
            if order == "?":
                raise LineRefused("reject-date", value=text)
            return _moment(found, *((second, first) if order != "mdy" else (first, second)), style)
        if found := SERIAL.fullmatch(folded):
            return _serial(int(found[1]), found[2] or "0")
    except ValueError as error:
        raise LineRefused("reject-date", value=text) from error
    raise LineRefused("reject-date", value=text)


def _folded(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _moment(found: re.Match[str], month: int, day: int, style: DateStyle) -> Moment:
    parts = found.groupdict()
    hour = _hour(int(parts["h"] or 0), str(parts.get("half") or parts.get("half2") or "").lower())
    written = datetime(int(parts["y"]), month, day, hour, int(parts["mi"] or 0), int(parts["s"] or 0), tzinfo=UTC)
    if zone := parts.get("zone"):
        written = written.replace(tzinfo=_zone(zone)).astimezone(ZoneInfo(style.timezone))
    return as_number(written.date()), written.hour * 3600 + written.minute * 60 + written.second


def _hour(hour: int, half: str) -> int:
    """The hour of 24. `12 am` is midnight, `下午 3` is 15, `下午 15` stays 15."""
    if half in {"am", "上午"}:
        return 0 if hour == 12 else hour
    return hour + 12 if half in {"pm", "下午"} and hour < 12 else hour


def _zone(text: str) -> timezone:
    if text in {"Z", "z"}:
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _serial(days: int, fraction: str) -> Moment:
    """An Excel serial date: days since 1899-12-30 and a fraction of a day, rounded to the second."""
    if not FIRST_SERIAL <= days <= LAST_SERIAL:
        raise ValueError(days)
    second = (2 * int(fraction) * 86_400 + 10 ** len(fraction)) // (2 * 10 ** len(fraction))
    carry, second = divmod(second, 86_400)
    return as_number(SERIAL_ZERO + timedelta(days=days + carry)), second


def as_number(day: date) -> int:
    """2010-12-31 as 20101231."""
    return day.year * 10_000 + day.month * 100 + day.day


def as_date(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)
