"""Times of day and lengths of time in English: 5:30 pm, noon, in the morning, at 7, two and a half hours."""

import re
from datetime import time
from fractions import Fraction

from bot.understanding.spans.vocabulary import ONES
from bot.understanding.spans.when import Clock

PARTS = {"morning": (8, 12), "afternoon": (12, 16), "evening": (16, 20), "night": (20, 23)}
HALF = r"(?P<half>a\.?m\.?|p\.?m\.?|a m|p m|a \. m \.|p \. m \.|[ap](?![a-z]))"
IN_PART = r"(?:,? (?:in the |this |early )?(?P<part>morning|afternoon|evening|night))"
HOUR = r"(?P<h>2[0-4]|[01]?[0-9])"
WORD_HOUR = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
CLOCK = re.compile(
    rf"(?:(?:at|around|about) )?(?:{HOUR}(?:[:.](?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?)? ?{HALF}(?![a-z])"
    rf"|{HOUR.replace('<h', '<h2')}:(?P<m2>[0-5][0-9])"
    rf"(?::(?P<s2>[0-5][0-9]))?(?![0-9:])){IN_PART}?"
)
AT = re.compile(
    rf"(?:at|around) (?:{HOUR}(?:[:.](?P<m>[0-5][0-9]))?|(?P<word>{WORD_HOUR}))(?![0-9a-z:.%$]| ?(?:percent|dollars"
    rf"|%))(?: o'?clock)?{IN_PART}?"
)
NAMED = re.compile(r"(?:at )?(?P<named>noonish|noon|midday|midnight)(?![a-z])")
ALONE = re.compile(r"(?:in the |in |this |early )?(?P<part>morning|afternoon|evening|night)(?![a-z])")
UNITS = {
    "years": 31536000, "year": 31536000, "yrs": 31536000, "y": 31536000,
    "months": 2592000, "month": 2592000, "weeks": 604800, "week": 604800,
    "days": 86400, "day": 86400, "d": 86400, "hours": 3600, "hour": 3600, "hrs": 3600, "hr": 3600, "h": 3600, "minutes": 60, "minute": 60,
    "mins": 60, "min": 60, "seconds": 1, "second": 1, "secs": 1, "sec": 1,
}  # fmt: skip
SPELLED = "|".join(name for name in ONES if ONES[name])
PIECE = re.compile(
    rf"(?:(?P<n>[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?)[ -]?|(?P<word>half an?|{SPELLED}|twenty|thirty|few|several|an?)(?P<half> and a half)?[ -])"
    rf"(?P<unit>{'|'.join(UNITS)})(?![a-z])(?P<more> and a half)?"
)
COUNTS = {**{name: Fraction(ONES[name]) for name in ONES}, "twenty": Fraction(20), "thirty": Fraction(30),
          "few": Fraction(3), "several": Fraction(3),
          "a": Fraction(1), "an": Fraction(1), "half a": Fraction(1, 2), "half an": Fraction(1, 2)}  # fmt: skip
JOINT = re.compile(r",? (?:and )?")
UNSAID = frozenset({"a", "an"})


YEARS = re.compile(r"(?:19|20)[0-9]{2}[^0-9:.]+(?:19|20)[0-9]{2}$")
HOURS = re.compile(
    rf"(?P<lead>from |between )?(?:{HOUR.replace('<h', '<a')}(?:[:.]?(?P<am>[0-5][0-9]))?) ?(?P<ah>am|pm)?(?: ?(?:-|–"
    rf"|~) ?| (?:to|till|until|and|through) )"
    rf"(?:{HOUR.replace('<h', '<b')}(?:[:.]?(?P<bm>[0-5][0-9]))?) ?(?P<bh>am|pm)?(?![0-9a-z:/%$]|\.[0-9]|-[0-9]){IN_PART}?"
)


def read_hours(text: str, at: int, sure: bool) -> tuple[int, time, time] | None:
    """From 7 to 7:30, 3-8pm, between 10 and 11:30: the end and both times. Not `sure`, it needs am, pm or minutes to be one."""
    match = HOURS.match(text, at)
    if match is None or (at and text[at - 1] in "0123456789.:-/$"):
        return None
    if (
        not (sure or match["ah"] or match["bh"] or match["part"] or (match["am"] and match["bm"]))
        or int(match["a"]) > 23
        or int(match["b"]) > 23
    ):
        return None
    if YEARS.match(match[0].removeprefix(match["lead"] or "")) and not (match["ah"] or match["bh"]):
        return None
    late = match["bh"] or ("pm" if match["part"] in ("afternoon", "evening", "night") else None)
    last = _at(int(match["b"]), int(match["bm"] or 0), late)
    first = _at(int(match["a"]), int(match["am"] or 0), match["ah"] or late)
    if not match["ah"] and first > last:
        first = _at(int(match["a"]), int(match["am"] or 0), None)
    return match.end(), first, last


def _at(hour: int, minute: int, half: str | None) -> time:
    return time(hour % 12 + (12 if half == "pm" else 0) if half and hour <= 12 else hour, minute)


def read_english_clock(text: str, at: int) -> Clock | None:
    """The time or part of the day that begins at `at`."""
    if at and (text[at - 1] in "0123456789.:-/$" or "a" <= text[at - 1] <= "z"):
        return None
    match = CLOCK.match(text, at) or AT.match(text, at)
    if match is not None:
        return _clock(match, at)
    named = NAMED.match(text, at)
    if named is not None:
        return Clock(at, named.end(), time(0 if named["named"] == "midnight" else 12), sure=True)
    past = PAST.match(text, at)
    if past is not None:
        return _past(past, at)
    part = ALONE.match(text, at)
    if part is None:
        return None
    told = AT.match(text, part.end() + 1) if text[part.end() : part.end() + 1] == " " else None
    if told is not None and not told["part"]:
        clock = _clock(told, at)
        late = part["part"] != "morning" and clock is not None and clock.at.hour < 12
        return clock and Clock(
            at, told.end(), clock.at.replace(hour=clock.at.hour + 12) if late else clock.at, sure=True
        )
    first, last = PARTS[part["part"]]
    return Clock(at, part.end(), time(first), time(last, 59, 59) if last == 23 else time(last), sure=True)


PAST = re.compile(
    rf"(?:at )?(?:(?P<minutes>[0-5]?[0-9]|five|ten|fifteen|twenty)(?: min(?:ute)?s?)?|(?P<share>half"
    rf"|(?:a )?quarter)) (?P<way>past|to) (?P<hour>{WORD_HOUR}|1[0-2]|[1-9])"
    rf"(?![0-9a-z:]){IN_PART}?"
)
SHARES = {"half": 30, "quarter": 15, "a quarter": 15}


def _past(match: re.Match[str], at: int) -> Clock | None:
    """Twenty past eight, a quarter to six."""
    if match["way"] == "to" and match["minutes"] and not (match["part"] or "min" in match[0]):
        return None
    text, hour = match["minutes"] or "", int(match["hour"]) if match["hour"].isdecimal() else ONES[match["hour"]]
    minute = (
        SHARES[match["share"]] if match["share"] else int(text) if text.isdecimal() else {**ONES, "twenty": 20}[text]
    )
    total = (hour + (12 if match["part"] in ("afternoon", "evening", "night") and hour < 12 else 0)) * 60
    total += minute if match["way"] == "past" else -minute
    return Clock(at, match.end(), time(total // 60 % 24, total % 60), sure=bool(match["part"]))


def _clock(match: re.Match[str], at: int) -> Clock | None:
    groups = match.groupdict()
    word = groups.get("word")
    hour = ONES[word] if word else int(groups.get("h") or groups.get("h2") or 0)
    minute = int(groups.get("m") or groups.get("m2") or 0)
    second = int(groups.get("s") or groups.get("s2") or 0)
    half, part = (groups.get("half") or "")[:1], groups.get("part")
    late = half == "p" or (not half and part in ("afternoon", "evening", "night"))
    if hour > 24:
        return None
    if half == "a" and hour == 12:
        hour = 0
    hour += 12 if late and hour < 12 else 0
    return Clock(at, match.end(), time(hour % 24, minute, second), sure=bool(half or part) or hour > 12)


def read_english_duration(text: str, at: int) -> tuple[int, Fraction] | None:
    """The end and the seconds of a length of time: 2 hours, two and a half days, 1 hour 30 minutes."""
    if at and (text[at - 1] in "0123456789.,-/$" or "a" <= text[at - 1] <= "z"):
        return None
    total, end, pieces = Fraction(0), at, 0
    while (match := PIECE.match(text, end if not pieces else _next(text, end))) is not None:
        size = UNITS[match["unit"]]
        if match["word"] in UNSAID and match["unit"] in ("day", "week", "month", "year"):
            break
        count = Fraction(match["n"]) if match["n"] else COUNTS[match["word"]]
        total += (count + (Fraction(1, 2) if match["half"] or match["more"] else 0)) * size
        end, pieces = match.end(), pieces + 1
    return (end, total) if pieces and total else None


def _next(text: str, end: int) -> int:
    match = JOINT.match(text, end)
    return match.end() if match else end
