"""Days and periods in Chinese: 2018年12月3日, 上周三, 昨天, 今年下半年, 过去十年. Without a year the latest that is not in the future."""

import re
from collections.abc import Callable
from datetime import date

from bot.understanding.days import HAN_DAYS, calendar_day, month_of, numbered_day, week_of
from bot.understanding.numerals import chinese_integer
from bot.understanding.spans.hans import DIGITS
from bot.understanding.spans.when import DAY, When, day, full_year, moved, shifted, whole_month, whole_year

N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
HAN_YEAR = r"[零〇一二三四五六七八九]{4}|[零〇一二三四五六七八九]{2}"
ERAS = {
    "康熙": 1662,
    "雍正": 1723,
    "乾隆": 1736,
    "嘉庆": 1796,
    "道光": 1821,
    "光绪": 1875,
    "神龙": 705,
    "贞观": 627,
    "开元": 713,
}
OFFSETS = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨": -1, "今天": 0, "今日": 0, "今": 0, "当天": 0, "明天": 1, "明日": 1, "明": 1,
    "后天": 2, "大后天": 3, "前日": -2, "后日": 2,
}  # fmt: skip
YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2, "大前年": -3}
STEPS = {
    "上上个": -2,
    "上上": -2,
    "上一个": -1,
    "上个": -1,
    "上": -1,
    "这个": 0,
    "这": 0,
    "本": 0,
    "这一": 0,
    "下个": 1,
    "下一个": 1,
    "下": 1,
    "下下个": 2,
    "下下": 2,
}
STEP = "|".join(sorted(STEPS, key=len, reverse=True))
YEAR = rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}|{HAN_YEAR})年"
MONTH = rf"(?P<month>{N}|正|腊|元)月"
DAY_OF = rf"(?:初(?P<early>[一二三四五六七八九十])|(?P<last>大年三十)|(?P<day>{N}))"
Reader = Callable[[re.Match[str], date], tuple[date | None, date | None] | None]


def small(text: str) -> int:
    """A small whole number in either script, a month's name included; 0 when it is none."""
    special = {"正": 1, "元": 1, "腊": 12}.get(text)
    return special or (int(text) if text.isdecimal() and text.isascii() else chinese_integer(text) or 0)


def _year_of(match: re.Match[str], today: date) -> int:
    groups = match.groupdict()
    if groups.get("era"):
        return ERAS[groups["era"]] + (1 if groups["reign"] == "元" else small(groups["reign"])) - 1
    if groups.get("named"):
        return today.year + YEARS[groups["named"]]
    text = groups.get("year")
    if not text:
        return 0
    digits = "".join(str(DIGITS.get(char, char)) for char in text)
    return full_year(int(digits), len(digits))


def _date(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    groups = match.groupdict()
    month = small(groups["month"] or "")
    number = 30 if groups.get("last") else small(groups.get("early") or groups.get("day") or "")
    year = _year_of(match, today)
    if groups.get("last"):
        month = month or 1
    if year:
        return (day(year, month, number), None) if 1 <= month <= 12 and number else None
    return (calendar_day(month, number, today), None) if 1 <= month <= 12 and number else None


def _month(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    month, year = small(match["month"]), _year_of(match, today)
    if not 1 <= month <= 12:
        return None
    latest = calendar_day(month, 1, today)
    return whole_month(year or (latest or today).year, month)


def _year(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    year = _year_of(match, today)
    half = match.groupdict().get("half")
    whole = whole_year(year) if year else None
    if whole and half:
        middle = date(year, 7, 1)
        return (whole[0], middle) if half == "上" else (middle, whole[1])
    if whole and match.groupdict().get("named") in ("今年", "本年"):
        return (whole[0], today) if today > whole[0] else whole
    return whole


def _weekday(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    monday = week_of(today, -STEPS[match["step"] or "这"]).first
    found = moved(monday, HAN_DAYS[match["weekday"]])
    if found and match["weekday"] == "末":
        return found, moved(found, 2)
    return (moved(found, -7), None) if found and not match["step"] and found > today else (found, None)


def _week(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    period = week_of(today, -STEPS[match["step"]])
    return period.first, period.last + DAY


def _months(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    period = month_of(today, -STEPS[match["step"]])
    return period.first, period.last + DAY


def _number(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    found = numbered_day(small(match["day"]), today)
    return (found, None) if found else None


def _offset(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    return moved(today, OFFSETS[match["offset"]]), None


def _recent(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    sign = -1 if match["way"] in ("过去", "最近", "前", "近", "之前") else 1
    other = _moved(today, sign * small(match["count"]), match["unit"])
    return ((other, today) if sign < 0 else (today, other)) if other else None


def _ago(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    sign = -1 if match["way"].endswith("前") else 1
    return _moved(today, sign * small(match["count"]), match["unit"]), None


def _moved(today: date, count: int, unit: str) -> date | None:
    if unit in ("年", "个月"):
        return shifted(today, count * (12 if unit == "年" else 1)) if count else None
    return moved(today, count * (7 if unit in ("周", "星期", "个星期", "个礼拜") else 1)) if count else None


def _week_of_year(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    year, number = _year_of(match, today), small(match["week"])
    first = day(year, 1, 4)
    monday = first and moved(first, 7 * (number - 1) - first.weekday())
    return (monday, moved(monday, 7)) if monday else None


COUNT = r"(?P<count>[0-9]{1,3}|[一二两三四五六七八九十百]{1,4})"
UNIT = r"(?P<unit>年|个月|周|星期|个星期|个礼拜|天|日)"
ERA = rf"(?P<era>{'|'.join(ERAS)})(?P<reign>元|{N})年"
NAMED = rf"(?P<named>{'|'.join(YEARS)})"
TABLE: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"(?P<year>[0-9]{4})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9])", _date),
        (rf"(?:农历)?(?:{YEAR}|{ERA}|{NAMED}) ?的?(?:{MONTH} ?)?{DAY_OF}(?:[日号]|(?![0-9一二三四五六七八九十点时:个天年月]))", _date),
        (rf"(?:农历)?{MONTH} ?{DAY_OF}(?:[日号]|(?![0-9一二三四五六七八九十点时:个天年月]))", _date),
        (rf"(?:{YEAR}|{ERA}|{NAMED})的?第(?P<week>{N})周", _week_of_year),
        (rf"(?:{YEAR}|{ERA}|{NAMED}) ?的?{MONTH}份?", _month),
        (rf"(?:{YEAR}|{NAMED})的?(?P<half>[上下])半年", _year),
        (rf"(?<![0-9])(?:{YEAR}|{ERA}|{NAMED})(?!半|级|以上|代|纪)", _year),
        (rf"(?P<way>过去|最近|近|之前|未来|接下来|今后|之后|前)的?{COUNT} ?{UNIT}", _recent),
        (rf"{COUNT} ?{UNIT}(?P<way>之?以?前|之?以?后)", _ago),
        (rf"(?P<step>{STEP})?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])(?![个周年])", _weekday),
        (rf"(?P<step>{STEP})(?:周|星期|礼拜)", _week),
        (rf"(?P<step>{STEP})月", _months),
        (rf"(?P<month>{N})月份?(?![饼球亮])", _month),
        (r"(?P<offset>大前天|大后天|[前昨今明后当]天|[昨今明]日(?!头条|之))", _offset),
        (r"(?P<offset>[昨今明])(?=晚|早|夜|晨)", _offset),
        (rf"(?P<day>{N})[日号](?![线楼店机])", _number),
    )
)  # fmt: skip
STARTS = frozenset(
    "0123456789零〇一二两三四五六七八九十正腊元农上下这本过最近之未接今昨前明后去大当周星礼"
    + "".join(era[0] for era in ERAS)
)


def read_day(text: str, at: int, today: date) -> When | None:
    """The day or period that begins at `at`."""
    if text[at] not in STARTS or (text[at].isdecimal() and at and text[at - 1] in "0123456789.:"):
        return None
    for pattern, reader in TABLE:
        match = pattern.match(text, at)
        found = match and reader(match, today)
        if match and found and found[0]:
            groups = match.groupdict()
            after = found[1] or moved(found[0], 1)
            said = found[0].year if groups.get("year") or groups.get("named") else None
            return (
                When(at, match.end(), found[0], after, said, found[0].month if groups.get("month") else None)
                if after
                else None
            )
    return None
