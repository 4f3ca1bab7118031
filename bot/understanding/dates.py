"""Days and periods as merchants name them, in the shop's zone. What is not in the table is no date.

Days without a year are the latest such day that is not in the future. "Last 7 days" are the seven full days before today, as
marketplaces count them; weeks begin on Monday.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.understanding.dates_ahead import read_ahead
from bot.understanding.days import (
    HAN_DAYS,
    MONTH,
    MONTHS,
    WEEKDAYS,
    N,
    calendar_day,
    count,
    month_of,
    numbered_day,
    one_day,
    until_today,
    week_of,
)
from bot.understanding.numerals import DIGITS
from bot.understanding.tokens import Found, Period, Role

Reader = Callable[[re.Match[str], date], Period | None]
ISO = r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?"
OFFSETS = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "寻日": -1, "琴日": -1, "前日": -2, "昨晚": -1, "昨儿": -1, "昨儿个": -1,
    "今天": 0, "今日": 0, "今儿": 0, "今儿个": 0, "今晚": 0, "今夜": 0, "明儿": 1, "明儿个": 1, "明早": 1, "明晚": 1, "听日": 1, "听晚": 1,
    "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
}  # fmt: skip


def _day(today: date, offset: int) -> Period:
    day = today + timedelta(days=offset)
    return Period(day, day)


def _month_day(month: str | None, day: str, today: date) -> date | None:
    number = count(day)
    if number is None:
        return None
    if month is not None:
        which = count(month)
        return None if which is None else calendar_day(which, number, today)
    return numbered_day(number, today)


def _span(match: re.Match[str], today: date) -> Period | None:
    last = _month_day(match["m2"] or match["m1"], match["d2"], today)
    first = _month_day(match["m1"], match["d1"], last or today)
    return Period(first, last) if first and last else None


def _iso(match: re.Match[str], _today: date) -> Period | None:
    try:
        first = date(int(match[1]), int(match[2]), int(match[3]))
        last = date(int(match[4]), int(match[5]), int(match[6])) if match[4] else first
    except ValueError:
        return None
    return Period(first, last) if first <= last else None


def _recent(match: re.Match[str], today: date) -> Period | None:
    number = count(match[1]) if match[1] else 1
    days = {"天": 1, "日": 1, "周": 7, "个星期": 7, "星期": 7, "个礼拜": 7, "个月": 30, "day": 1, "days": 1, "week": 7, "weeks": 7,
            "month": 30, "months": 30}[match[2]]  # fmt: skip
    if not number or number * days > 3660:
        return None
    return Period(today - timedelta(days=number * days), today - timedelta(days=1))


def _weekday(match: re.Match[str], today: date) -> Period | None:
    weekday = HAN_DAYS[match[2]]
    monday = week_of(today, len(match[1] or "") if (match[1] or "").startswith("上") else 0).first
    day = monday + timedelta(days=weekday)
    if match[1] is None and day > today:
        day -= timedelta(days=7)
    return Period(day, day + timedelta(days=1)) if match[2] == "末" else Period(day, day)


def _english_weekday(match: re.Match[str], today: date) -> Period | None:
    back = (today.weekday() - WEEKDAYS[match[1]]) % 7 or 7
    return _day(today, -back)


def _month(match: re.Match[str], today: date) -> Period | None:
    number = count(match[1])
    return None if number is None else _named_month(number, today)


def _named_month(number: int, today: date) -> Period | None:
    day = calendar_day(number, 1, today) if 1 <= number <= 12 else None
    return None if day is None else until_today(month_of(day), today)


def _english_day(match: re.Match[str], today: date) -> Period | None:
    month, day = match["mon"] or match["mon2"], match["day"] or match["day2"]
    return one_day(calendar_day(MONTHS[month], int(day), today))


def _english_span(match: re.Match[str], today: date) -> Period | None:
    last = calendar_day(MONTHS[match["b"] or match["a"]], int(match["d2"]), today)
    first = calendar_day(MONTHS[match["a"]], int(match["d1"]), last or today)
    return Period(first, last) if first and last else None


def _year(match: re.Match[str], today: date) -> Period | None:
    year = today.year - (1 if match[0] in {"去年", "last year"} else 0)
    return until_today(Period(date(year, 1, 1), date(year, 12, 31)), today)


def _month_in_year(match: re.Match[str], today: date) -> Period | None:
    """A month of a named year, such as the months an imported file covers."""
    number = MONTHS[match["name"]] if match["name"] else int(match["month"])
    year = int(match["later"] or match["year"])
    return until_today(month_of(date(year, number, 1)), today) if 1 <= number <= 12 and 1900 <= year <= 2999 else None


def _named_year(match: re.Match[str], today: date) -> Period | None:
    year = int(match[1])
    return until_today(Period(date(year, 1, 1), date(year, 12, 31)), today) if 1900 <= year <= 2999 else None


TABLE: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"{ISO}(?: ?(?:到|至|~|to|-) ?{ISO})?(?![0-9])", _iso),
        (rf"(?P<year>[0-9]{{4}})年(?P<month>[0-9]{{1,2}})月份?(?![0-9]{{1,2}}[日号])|"
         rf"(?:in )?{MONTH.format('name')} (?P<later>[0-9]{{4}})(?![0-9.])", _month_in_year),
        (r"([0-9]{4})年(?![0-9])", _named_year),
        (rf"从?(?P<m1>{N})月(?P<d1>{N})[号日]? ?(?:到|至|-|~|—) ?(?:(?P<m2>{N})月)?(?P<d2>{N})[号日]", _span),
        (rf"(?P<m1>{N})月(?P<d1>{N})[号日]", lambda match, today: one_day(_month_day(match["m1"], match["d1"], today))),
        (rf"(?:最近|近|过去|这|前)(?:的)?({N})(天|日|周|个星期|个礼拜|个月)(?!的?时间)", _recent),
        (r"(?:the )?(?:last|past|previous) ([0-9]{1,3}) (days|day|weeks|week|months|month)(?![a-z])", _recent),
        (r"(上上|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末])(?![个周天])", _weekday),
        ("|".join(sorted((f"{day}(?![a-z])" if day.isascii() else day for day in OFFSETS), key=len, reverse=True)),
         lambda match, today: _offset(match[0], today)),
        (r"上上(?:个)?(?:周|星期|礼拜)", lambda _, today: week_of(today, 2)),
        (r"上(?:个|一)?(?:周|星期|礼拜)|last week(?![a-z])|the previous week", lambda _, today: week_of(today, 1)),
        (r"(?:本|这|这个|这一)(?:周|星期|礼拜)|this week(?![a-z])", lambda _, today: until_today(week_of(today), today)),
        (r"上上个?月", lambda _, today: month_of(today, 2)),
        (r"上个?月(?:份)?|last month(?![a-z])|(?:the )?previous month", lambda _, today: month_of(today, 1)),
        (r"(?:本|这个?)月(?:份)?|this month(?![a-z])", lambda _, today: until_today(month_of(today), today)),
        (r"今年|去年|this year(?![a-z])|last year(?![a-z])", _year),
        (rf"(?P<a>{'|'.join(MONTHS)})[a-z]* (?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:to|-|till|until|through) ?"
         rf"(?:(?P<b>{'|'.join(MONTHS)})[a-z]* )?(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![a-z0-9.])", _english_span),
        (rf"(?:from )?(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:to|-|till|until|through) ?(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)? "
         rf"(?:of )?(?P<a>{'|'.join(MONTHS)})(?P<b>)[a-z]*(?![a-z])", _english_span),
        (rf"(?:{MONTH.format('mon')} (?P<day>[0-9]{{1,2}})|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?"
         rf"{MONTH.format('mon2')})(?:st|nd|rd|th)?(?![a-z0-9.])",
         _english_day),
        (rf"(?:last |on )?({'|'.join(WEEKDAYS)})(?![a-z])", _english_weekday),
        (r"(?:in|for|of) (may)(?![a-z])", lambda match, today: _named_month(MONTHS[match[1]], today)),
        (r"(?:in )?(january|february|march|april|june|july|august|september|october|november|december)(?![a-z])",
         lambda match, today: _named_month(MONTHS[match[1][:3]], today)),
        (rf"({N})月份?(?![0-9一二三四五六七八九十])", _month),
        (r"the ([0-9]{1,2})(?:st|nd|rd|th)(?![a-z0-9])", lambda match, today: one_day(_month_day(None, match[1], today))),
        (rf"({N})[号](?!线|楼|店)", lambda match, today: one_day(_month_day(None, match[1], today))),
        (r"双十一|双11", lambda _, today: one_day(calendar_day(11, 11, today))),
        (r"双十二|双12", lambda _, today: one_day(calendar_day(12, 12, today))),
    )
)  # fmt: skip
STARTS = frozenset(
    "最近过这前上本下大昨今明后去周星礼双从月年国元五劳圣寻琴听0123456789"
    + "".join(DIGITS)
    + "十廿"
    + "tydlpjfmasoniwofec"
)


def _offset(word: str, today: date) -> Period | None:
    offset = OFFSETS.get(word)
    return None if offset is None else _day(today, offset)


def read_period(text: str, at: int, today: date) -> Found | None:
    """The day or period that begins at `at`. An impossible one (13月40号) is BROKEN."""
    if text[at] not in STARTS or (
        text[at].isascii() and text[at].isalpha() and at and text[at - 1].isascii() and text[at - 1].isalpha()
    ):
        return None
    coming = read_ahead(text, at, today)
    if coming is not None:
        return coming
    for pattern, reader in TABLE:
        match = pattern.match(text, at)
        if match is not None:
            period = reader(match, today)
            return (
                Found(match.end(), Role.PERIOD, period)
                if period
                else Found(match.end(), Role.BROKEN, "ask-date-unclear")
            )
    return None
