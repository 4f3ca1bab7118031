"""Days to come: what only names the future (下周, 月底, tomorrow week), and dates of orders, which look ahead where questions look back.

「6月20号」 in a question is the last such day, in an order the next one. What can be read two ways is no date.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.understanding.days import (
    HAN_DAYS,
    MONTH,
    MONTHS,
    WEEKDAYS,
    N,
    coming_day,
    count,
    month_of,
    one_day,
    week_of,
)
from bot.understanding.tokens import Found, Period, Role

Reader = Callable[[re.Match[str], date], Period | None]
FESTIVALS = {
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "国庆节": (10, 1), "国庆": (10, 1), "元旦": (1, 1),
    "五一劳动节": (5, 1), "劳动节": (5, 1), "圣诞节": (12, 25), "圣诞": (12, 25), "christmas": (12, 25), "new year": (1, 1),
    "双旦": (12, 25), "618": (6, 18), "六一八": (6, 18),
}  # fmt: skip
"""Days that the shopping year turns on, by month and day. Lunar ones move and are asked for."""


def _days_on(match: re.Match[str], today: date) -> Period | None:
    """「三天后」, "in 3 days"."""
    number = count(match[1] or match[3])
    weeks = (match[2] or match[4]) in {"周", "个星期", "星期", "个礼拜", "week", "weeks"}
    return None if not number else one_day(today + timedelta(days=number * (7 if weeks else 1)))


def _next_weekday(match: re.Match[str], today: date) -> Period | None:
    """下周一 is in the week after this one, whichever day today is."""
    day = week_of(today, -len(match[1])).first + timedelta(days=HAN_DAYS[match[2]])
    return Period(day, day + timedelta(days=1)) if match[2] == "末" else Period(day, day)


def _english_weekday(match: re.Match[str], today: date) -> Period | None:
    """ "next Friday" on a Thursday is said for two days, so it is none."""
    distance = (WEEKDAYS[match[2]] - today.weekday()) % 7 or 7
    day = today + timedelta(days=distance)
    if match[1] == "next" and day <= week_of(today).last:
        return None
    return Period(day, day)


def _month_end(match: re.Match[str], today: date) -> Period | None:
    ahead = -1 if re.match(r"下|.*next", match[0]) else 0
    return one_day(month_of(today, ahead).last)


def _day_of_month(match: re.Match[str], today: date) -> Period | None:
    """「下个月15号」."""
    number, ahead = count(match[2]), -1 if match[1].startswith("下") else 0
    try:
        return one_day(month_of(today, ahead).first.replace(day=number)) if number else None
    except ValueError:
        return None


def _day_of_next_year(match: re.Match[str], today: date) -> Period | None:
    month, day = count(match[2]), count(match[3])
    try:
        return one_day(date(today.year + 1, month, day)) if month and day else None
    except ValueError:
        return None


COMING: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"({N})(天|日|周|个星期|星期|个礼拜)(?:以|之)?后|in ([0-9]{{1,2}}) (days|day|weeks|week)(?![a-z])", _days_on),
        (r"(下下|下)个?(?:周|星期|礼拜)([一二三四五六日天末])", _next_weekday),
        (r"(next|this|this coming|coming) (monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])", _english_weekday),
        (r"下(?:个|一)?(?:周|星期|礼拜)|next week(?![a-z])", lambda _, today: week_of(today, -1)),
        (r"(?:这个?月|本月|下个?月)?月?(?:底|末)(?<=月[底末])|(?:the )?end of (?:the|this|next) month|month[- ]end", _month_end),
        (rf"(下个?月|这个?月|本月)({N})[号日]", _day_of_month),
        (rf"(明年)({N})月({N})[号日]", _day_of_next_year),
        (r"下个?月初", lambda _, today: one_day(month_of(today, -1).first)),
        (r"下个?月(?:份)?(?![0-9一二三四五六七八九十底末初])|next month(?![a-z])", lambda _, today: month_of(today, -1)),
        (r"年底|年末|(?:the )?end of (?:the|this) year", lambda _, today: Period(date(today.year, 12, 31), date(today.year, 12, 31))),
    )
)  # fmt: skip


def read_ahead(text: str, at: int, today: date) -> Found | None:
    """A period that begins at `at` and can only lie ahead."""
    for pattern, reader in COMING:
        match = pattern.match(text, at)
        if match is not None and match.end() > at:
            period = reader(match, today)
            found = (Role.PERIOD, period) if period else (Role.BROKEN, "ask-date-unclear")
            return Found(match.end(), *found)
    return None


def _span(match: re.Match[str], today: date) -> Period | None:
    first = _month_day(match["m1"], match["d1"], today)
    last = _month_day(match["m2"] or match["m1"], match["d2"], first or today)
    return Period(first, last) if first and last else None


def _month_day(month: str | None, day: str, today: date) -> date | None:
    number, which = count(day), count(month) if month else None
    if number is None or (month and which is None):
        return None
    if which is not None:
        return coming_day(which, number, today)
    for ahead in (0, 1, 2):
        try:
            found = month_of(today, -ahead).first.replace(day=number)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _weekday(match: re.Match[str], today: date) -> Period | None:
    """周五 is the next Friday, today included; 这周五 must not be over yet."""
    day = week_of(today).first + timedelta(days=HAN_DAYS[match[2]])
    if day < today and match[1]:
        return None
    day += timedelta(days=7 if day < today else 0)
    return Period(day, day + timedelta(days=1)) if match[2] == "末" else Period(day, day)


def _named(match: re.Match[str], today: date) -> Period | None:
    return one_day(coming_day(*FESTIVALS[match[0]], today))


def _english_day(match: re.Match[str], today: date) -> Period | None:
    month, day = match["mon"] or match["mon2"], match["day"] or match["day2"]
    return one_day(coming_day(MONTHS[month], int(day), today))


def _english_span(match: re.Match[str], today: date) -> Period | None:
    first = coming_day(MONTHS[match["a"]], int(match["d1"]), today)
    last = coming_day(MONTHS[match["b"] or match["a"]], int(match["d2"]), first or today)
    return Period(first, last) if first and last else None


def _this_week(_: re.Match[str], today: date) -> Period | None:
    return Period(today, week_of(today).last)


def _this_month(_: re.Match[str], today: date) -> Period | None:
    return Period(today, month_of(today).last)


AHEAD: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        ("|".join(map(re.escape, FESTIVALS)), _named),
        (rf"从?(?P<m1>{N})月(?P<d1>{N})[号日]? ?(?:到|至|-|~|—) ?(?:(?P<m2>{N})月)?(?P<d2>{N})[号日]", _span),
        (rf"(?P<m1>{N})月(?P<d1>{N})[号日]", lambda match, today: one_day(_month_day(match["m1"], match["d1"], today))),
        (r"the ([0-9]{1,2})(?:st|nd|rd|th)", lambda match, today: one_day(_month_day(None, match[1], today))),
        (rf"({N})[号日]", lambda match, today: one_day(_month_day(None, match[1], today))),
        (r"(这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末])", _weekday),
        (rf"(?:on )?({'|'.join(WEEKDAYS)})",
         lambda match, today: one_day(today + timedelta(days=(WEEKDAYS[match[1]] - today.weekday()) % 7))),
        (rf"(?P<a>{'|'.join(MONTHS)})[a-z]* (?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)? ?(?:to|-|till|until|through) ?"
         rf"(?:(?P<b>{'|'.join(MONTHS)})[a-z]* )?(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?", _english_span),
        (rf"(?:{MONTH.format('mon')} (?P<day>[0-9]{{1,2}})|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?"
         rf"{MONTH.format('mon2')})(?:st|nd|rd|th)?",
         _english_day),
        (r"(?:本|这|这个|这一)(?:周|星期|礼拜)|this week", _this_week),
        (r"(?:本|这个?)月(?:份)?|this month", _this_month),
    )
)  # fmt: skip


def ahead(text: str, value: Period, today: date) -> Period | None:
    """The period a date token means in an order: the next such days. None when it is over or unsure."""
    for pattern, reader in AHEAD:
        match = pattern.fullmatch(text)
        if match is not None:
            return reader(match, today)
    return value if value.first >= today else None
