"""Times of day: 8点半, 晚上10点, 20:00, 8pm. An hour that could be morning or evening is taken as it stands (0-23)."""

import re
from datetime import time

from bot.understanding.days import N, count
from bot.understanding.tokens import Found, Role
from bot.understanding.units import follows

PART = r"(?P<part>凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜里|半夜)?"
HAN = re.compile(
    rf"{PART}的?(?P<hour>{N})(?:点|时)(?:钟|整)?(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{N})分?)?"
)
COLON = re.compile(rf"{PART}(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?![0-9:])(?: ?(?P<half>am|pm)(?![a-z]))?")
ENGLISH = re.compile(
    r"(?:at )?(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>am|pm|a\.m\.|p\.m\.)(?![a-z])"
)
FIXED = {"noon": time(12), "midday": time(12), "midnight": time(0), "零点": time(0)}
LATE = frozenset({"下午", "傍晚", "晚上", "晚间", "晚"})
STARTS = frozenset("凌清早上中下傍晚夜半零0123456789一二两三四五六七八九十anm@")


def read_clock(text: str, at: int) -> Found | None:
    """The time of day that begins at `at`. A bare 「8点」 is left to be a count; with 半, 早上 or minutes it is a time."""
    if text[at] not in STARTS:
        return None
    fixed = follows(text, at, tuple(FIXED))
    if fixed is not None:
        return Found(at + len(fixed), Role.CLOCK, FIXED[fixed])
    for pattern, reader in ((COLON, _colon), (ENGLISH, _english), (HAN, _han)):
        match = pattern.match(text, at)
        value = reader(match) if match else None
        if match is not None and value is not None:
            return Found(match.end(), Role.CLOCK, value)
    return None


def _time(hour: int | None, minute: int | None) -> time | None:
    return time(hour, minute) if hour is not None and minute is not None and hour < 24 and minute < 60 else None


def _late(part: str | None, hour: int | None) -> int | None:
    """晚上8点 is 20:00, 晚上12点 midnight is said for two days and is no time here."""
    if hour is None or part not in LATE:
        return 12 if part == "中午" and hour == 12 else hour
    return hour + 12 if hour < 12 else None if hour == 12 else hour


def _colon(match: re.Match[str]) -> time | None:
    if match["half"]:
        return _english(match)
    return _time(_late(match["part"], int(match["hour"])), int(match["minute"]))


def _english(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return None
    return _time(hour % 12 + (12 if match["half"].startswith("p") else 0), int(match["minute"] or 0))


def _han(match: re.Match[str]) -> time | None:
    """A bare hour without a part of the day says too little; so do 「五点五」 and 「3点」, which count other things."""
    half, quarter, minute = match["half"], match["quarter"], match["minute"]
    told = match["part"] or half or quarter or match[0].endswith(("钟", "整", "分"))
    if not told:
        return None
    minutes = 30 if half else {"一": 15, "三": 45}[quarter] if quarter else count(minute) if minute else 0
    return _time(_late(match["part"], count(match["hour"])), minutes)


def hour_of(number: int) -> time | None:
    """A bare hour that the words around make a time of day (「明天8点」)."""
    return _time(number, 0)
