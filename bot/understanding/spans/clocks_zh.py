"""Times of day and durations in Chinese: 下午五点半, 晚上9:30, 15时20分, 昨晚, 三年半, 8天20时."""

import re
from datetime import time
from fractions import Fraction

from bot.understanding.numerals import chinese_integer
from bot.understanding.spans.when import Clock

N = r"(?:[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})"
PARTS = {
    "凌晨": (0, 0), "清晨": (8, 12), "早上": (8, 12), "早间": (8, 12), "早晨": (8, 12), "上午": (8, 12), "早": (8, 12), "晨": (8, 12),
    "中午": (11, 13), "下午": (12, 16), "午后": (12, 16), "傍晚": (16, 20), "晚上": (16, 20), "晚间": (16, 20), "晚": (16, 20),
    "夜里": (20, 23), "深夜": (20, 23), "夜晚": (20, 23), "夜": (20, 23),
}  # fmt: skip
PART = "|".join(sorted(PARTS, key=len, reverse=True))
LATE = frozenset({"下午", "午后", "傍晚", "晚上", "晚间", "晚", "夜里", "深夜", "夜晚", "夜"})
CLOCK = re.compile(
    rf"(?P<about>大约|大概|约)?(?P<part>{PART})?的? ?(?:(?P<h>{N}) ?(?:点钟?|时(?!间|候|代|刻|常"
    rf"|不))(?:(?P<m>{N})(?:分(?!之|钟))?|(?P<half>半)|(?P<quarter>[一三])刻|整)?"
    rf"|(?P<hh>[0-9]{{1,2}}):(?P<mm>[0-5][0-9])(?::(?P<ss>[0-5][0-9]))?(?![0-9:]))(?:分|整)?"
)
ALONE = re.compile(rf"(?P<part>{PART})(?![一-九0-9])")
UNITS = {
    "年": 31536000, "个月": 2592000, "周": 604800, "个星期": 604800, "星期": 604800, "个礼拜": 604800, "天": 86400, "日": 86400,
    "个小时": 3600, "小时": 3600, "个钟头": 3600, "时": 3600, "分钟": 60, "分": 60, "秒钟": 1, "秒": 1,
}  # fmt: skip
PIECE = re.compile(
    rf"(?P<n>[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?|[一二两三四五六七八九十百千零]{{1,8}}) ?(?P<half>个半)?"
    rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})(?P<more>半)?(?!岁)"
)
BETWEEN = re.compile(r" ?[又零]? ?")


def number(text: str) -> int:
    """A small whole number in either script."""
    text = text.replace("〇", "零")
    return int(text) if text.isascii() else chinese_integer(text.lstrip("零") or "零") or 0


def read_clock(text: str, at: int) -> Clock | None:
    """The time or part of the day that begins at `at`."""
    if at and text[at].isdecimal() and text[at].isascii() and text[at - 1] in "0123456789.:-":
        return None
    match = CLOCK.match(text, at)
    if match is not None:
        part = match["part"] or ""
        hour = number(match["h"] or match["hh"])
        minute = (
            30
            if match["half"]
            else number(match["quarter"]) * 15
            if match["quarter"]
            else number(match["m"] or match["mm"] or "0")
        )
        hour += 12 if hour < 12 and (part in LATE or (part == "中午" and hour < 10)) else 0
        if hour > 24 or minute > 59:
            return None
        return Clock(at, match.end(), time(hour % 24, minute, int(match["ss"] or 0)), sure=bool(part) or hour >= 12)
    alone = ALONE.match(text, at)
    if alone is None or (len(alone["part"]) == 1 and (not at or text[at - 1] not in "昨今明日号天")):
        return None
    first, last = PARTS[alone["part"]]
    until = time(last, 59, 59) if last == 23 else time(last)
    return Clock(at, alone.end(), time(first), until, sure=True) if last else None


def read_duration(text: str, at: int) -> tuple[int, Fraction] | None:
    """The end and the seconds of a length of time; a lone day of the month (20日, 3时, 5分) is none."""
    if at and text[at - 1] in "0123456789.第":
        return None
    total, end, pieces = Fraction(0), at, 0
    while (match := PIECE.match(text, end if not pieces else _next(text, end))) is not None:
        size = UNITS[match["unit"]]
        count = Fraction(match["n"]) if match["n"].isascii() else Fraction(chinese_integer(match["n"]) or 0)
        if not count or (not pieces and match["unit"] in ("日", "时", "分", "年") and not _counts(match)):
            return None if not pieces else (end, total)
        total += count * size + (Fraction(size, 2) if match["more"] or match["half"] else 0)
        end, pieces = match.end(), pieces + 1
    return (end, total) if pieces else None


def _next(text: str, end: int) -> int:
    match = BETWEEN.match(text, end)
    return match.end() if match else end


def _counts(match: re.Match[str]) -> bool:
    """Three years are a length; 2018年 and 20日 are dates."""
    return match["unit"] == "年" and not (match["n"].isascii() and len(match["n"]) in (2, 4) and not match["more"])
