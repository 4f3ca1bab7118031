"""Days and periods in English: May 4th 2018, next Tuesday, two weeks ago, last quarter, 5/12. Without a year the latest that is past."""

import re
from collections.abc import Callable
from datetime import date

from bot.understanding.days import MONTHS, WEEKDAYS, calendar_day, month_of, numbered_day, week_of
from bot.understanding.spans.vocabulary import ONES, ORDINALS
from bot.understanding.spans.when import DAY, When, day, full_year, moved, shifted, whole_month, whole_year

Found = tuple[date | None, date | None] | None
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?(?![a-z])"
)
TENS = {
    f"{tens} {name}": value + size
    for tens, size in (("twenty", 20), ("thirty", 30))
    for name, value in ORDINALS.items()
    if value < 10
}
NTH = {**{name: value for name, value in ORDINALS.items() if value <= 30}, **TENS}
DAY_OF = rf"(?P<day>[0-3]?[0-9](?: ?(?:st|nd|rd|th))?|{'|'.join(sorted(NTH, key=len, reverse=True))})(?![0-9a-z:]|\.[0-9]| ?(?:am|pm)\b)"
YEAR = r"(?P<year>(?:19|20)[0-9]{2}|'[0-9]{2})(?![0-9a-z])"
NAMES = {name[:size]: value for name, value in WEEKDAYS.items() for size in (3, 4, 5, len(name))}
WEEKDAY = (
    r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri"
    r"|sat(?=[. ,]+[a-z0-9])|sun(?=[. ,]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|[0-9])))(?![a-z])\.?"
)
NUMBERS = {
    **{name: value for name, value in ONES.items() if value},
    "a": 1,
    "an": 1,
    "twenty": 20,
    "thirty": 30,
    "few": 3,
    "several": 3,
}
COUNT = rf"(?P<count>[0-9]{{1,4}}|{'|'.join(NUMBERS)})"
UNIT = r"(?P<unit>day|week|month|year|quarter|decade|fortnight)s?(?![a-z])"
BACK = r"last|past|previous"
AHEAD = r"next|coming|following|upcoming"
STEP = rf"(?P<step>{BACK}|{AHEAD}|this|current|same)"
OFFSETS = {"the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "tmr": 1,
           "the day after tomorrow": 2, "day after tomorrow": 2}  # fmt: skip
DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
NUMBER_AFTER = re.compile(r" ?(?:st|nd|rd|th)$")


def counted(text: str) -> int:
    """A small number in digits or one word."""
    return int(text) if text.isdecimal() else NUMBERS.get(text, 0)


def _year(match: re.Match[str]) -> int:
    text = (match.groupdict().get("year") or "0").strip("'")
    return full_year(int(text), len(text)) if int(text) or len(text) == 2 else 0


def _number(text: str) -> int:
    return NTH.get(text) or int(NUMBER_AFTER.sub("", text))


def _date(match: re.Match[str], today: date) -> Found:
    month, number, year = MONTHS[match["month"][:3]], _number(match["day"]), _year(match)
    return (day(year, month, number), None) if year else (calendar_day(month, number, today), None)


def _slashed(match: re.Match[str], today: date) -> Found:
    first, second, year = int(match["a"]), int(match["b"]), _year(match)
    month, number = (first, second) if first <= 12 and match["sep"] != "." else (second, first)
    if not (1 <= month <= 12 and number):
        return None
    return (day(year, month, number), None) if year else (calendar_day(month, number, today), None)


MAY = re.compile(r"(?:in|of|from|to|since|until|till|after|before|by|-) ?$")


def _month(match: re.Match[str], today: date) -> Found:
    month, year = MONTHS[match["month"][:3]], _year(match)
    if match["month"] == "may" and not year and not MAY.search(match.string, max(match.start() - 8, 0), match.start()):
        return None
    latest = calendar_day(month, 1, today)
    return whole_month(year or (latest or today).year, month)


def _whole_year(match: re.Match[str], _today: date) -> Found:
    return whole_year(_year(match))


def _decade(match: re.Match[str], _today: date) -> Found:
    first = int(match["tens"])
    return day(first, 1, 1), day(first + 10, 1, 1)


def _sign(step: str | None) -> int:
    return (
        -1
        if step in ("last", "past", "previous")
        else 0
        if step in ("this", "current", "same", "the", "that", None)
        else 1
    )


def _weekday(match: re.Match[str], today: date) -> Found:
    number, step = NAMES[match["weekday"]], match["step"] or None
    if match.groupdict().get("day"):
        return _nth_weekday(number, _number(match["day"]), today), None
    if step is None:
        return moved(today, -((today.weekday() - number) % 7)), None
    if step == "past":
        return moved(today, -((today.weekday() - number) % 7 or 7)), None
    return moved(week_of(today, -_sign(step)).first, number), None


def _nth_weekday(weekday: int, number: int, today: date) -> date | None:
    """The latest past day of that number that falls on that weekday."""
    for back in range(24):
        first = month_of(today, back).first
        found = day(first.year, first.month, number)
        if found and found <= today and found.weekday() == weekday:
            return found
    return None


def _period(match: re.Match[str], today: date) -> Found:
    sign, unit = _sign(match["step"]), match["unit"]
    if unit in ("week", "weekend"):
        period = week_of(today, -sign)
        return (period.first, period.last + DAY) if unit == "week" else (moved(period.first, 5), period.last + DAY)
    if unit == "month":
        period = month_of(today, -sign)
        return period.first, period.last + DAY
    if unit == "year":
        return whole_year(today.year + sign)
    first = day(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    begin = first and shifted(first, 3 * sign)
    return (begin, shifted(begin, 3)) if begin else None


def by(today: date, count: int, unit: str) -> date | None:
    if not count:
        return None
    return moved(today, count * DAYS[unit]) if unit in DAYS else shifted(today, count * MONTHS_IN[unit])


def _several(match: re.Match[str], today: date) -> Found:
    sign, count, unit = _sign(match["step"]), counted(match["count"]), match["unit"]
    first = today if unit != "quarter" else day(today.year, (today.month - 1) // 3 * 3 + 1, 1) or today
    if unit == "quarter" and sign > 0:
        first = shifted(first, 3) or first
    if unit == "decade":
        first = day(today.year // 10 * 10 + (10 if sign > 0 else 0), 1, 1) or today
    if unit in ("day", "week", "month", "year") and sign > 0:
        first = moved(today, 1) or today
    other = by(first, sign * count, unit)
    return ((other, first) if sign < 0 else (first, other)) if other else None


def _ago(match: re.Match[str], today: date) -> Found:
    sign = -1 if match["way"] == "ago" else 1
    first = by(today, sign * counted(match["count"]), match["unit"])
    if first and match.groupdict().get("days"):
        first = moved(first, sign * counted(match["days"]))
    return first, None


def _in(match: re.Match[str], today: date) -> Found:
    return by(today, counted(match["count"]), match["unit"]), None


def _offset(match: re.Match[str], today: date) -> Found:
    return moved(today, OFFSETS[match["offset"]]), None


def _quarter(match: re.Match[str], today: date) -> Found:
    first = day(_year(match) or today.year, int(match["quarter"]) * 3 - 2, 1)
    return (first, shifted(first, 3)) if first else None


def _nth(match: re.Match[str], today: date) -> Found:
    found = numbered_day(_number(match["day"]), today)
    return (found, None) if found else None


WITH_WEEKDAY = rf"(?:{WEEKDAY},? )?"
NAMED = rf"(?:{WEEKDAY},? )"
Reader = Callable[[re.Match[str], date], Found]
TABLE: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"(?P<a>[0-9]{1,2})(?P<sep>[/.-])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])", _slashed),
        (rf"{WITH_WEEKDAY}(?P<a>[0-9]{{1,2}})(?P<sep>/)(?P<b>[0-9]{{1,2}})(?![0-9/.]|[ ]?[a-z]*%)", _slashed),
        (rf"{WITH_WEEKDAY}{MONTH}[ -]?(?:the )?{DAY_OF}(?:(?:,| of|,? -)? ?[-]?{YEAR})?", _date),
        (rf"{WITH_WEEKDAY}(?:the )?{DAY_OF}(?: of|[-/])? ?(?:the )?{MONTH}(?:(?:,| of)?[ -/]{YEAR})?", _date),
        (rf"{MONTH}(?:,| of)? ?-? ?{YEAR}", _month),
        (MONTH, _month),
        (rf"(?:q(?P<quarter>[1-4])(?: of)?[ -]{YEAR})", _quarter),
        (rf"{YEAR}[ -]q(?P<quarter>[1-4])(?![0-9a-z])", _quarter),
        (r"(?:the )?(?P<tens>(?:19|20)[0-9]0)s(?![a-z])", _decade),
        (rf"(?P<offset>{'|'.join(OFFSETS)})(?![a-z])", _offset),
        (rf"{STEP} (?:week )?(?:on )?{WEEKDAY}", _weekday),
        (rf"{WEEKDAY} of (?P<step>last|next|this) week(?![a-z])", _weekday),
        (rf"(?P<step>{BACK}|{AHEAD}) {COUNT} {UNIT}", _several),
        (rf"{COUNT} (?P<step>{BACK}|{AHEAD}) (?P<unit>day|week|month|year|quarter)s(?![a-z])", _several),
        (rf"{STEP} (?P<unit>week|month|year|weekend|quarter)(?![a-z])", _period),
        (rf"{COUNT} {UNIT}(?: and (?P<days>[0-9]{{1,3}}|{'|'.join(NUMBERS)}) days?)? (?P<way>ago|later|from now"
         rf"|from today)(?![a-z])", _ago),
        (rf"in {COUNT} {UNIT}", _in),
        (rf"(?P<step>)(?<!the ){WEEKDAY}(?: (?:the )?{DAY_OF}(?!/))?", _weekday),
        (r"(?P<step>the|that) (?P<unit>weekend|week|month|year)(?![a-z]| [0-9]| (?:of|after|before))", _period),
        (rf"(?:the year |year ){YEAR}", _whole_year),
        (rf"(?:(?<=in )|(?<=of )|(?<=during )){YEAR}", _whole_year),
        (r"(?:the )(?P<day>[0-3]?[0-9](?:st|nd|rd|th))(?! [a-z]*(?:time|order|item|floor|one|day|week|century))(?![a-z])", _nth),
    )
)  # fmt: skip
STARTS = frozenset("0123456789jfmasondtwlpcuniyqeghv'")


def read_english_day(text: str, at: int, today: date, year: bool = False) -> When | None:
    """The day or period that begins at `at`; with `year` also four digits alone (since 2016)."""
    if text[at] not in STARTS or (at and (text[at - 1].isascii() and text[at - 1].isalnum())):
        return None
    table = (*TABLE, YEAR_ALONE) if year else TABLE
    for pattern, reader in table:
        match = pattern.match(text, at)
        found = match and reader(match, today)
        if match and found and found[0]:
            after = found[1] or moved(found[0], 1)
            said = _year(match) or (found[0].year if reader not in (_date, _month, _slashed) else None)
            end = match.end() - (1 if match[0].endswith(".") else 0)
            return When(at, end, found[0], after, said) if after else None
    return None


YEAR_ALONE: tuple[re.Pattern[str], Reader] = (re.compile(YEAR), _whole_year)
