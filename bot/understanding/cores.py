"""The number itself, before its unit: 1,200  5.5  1.2万  3千5  1.5k  一百二  十二点八  五六 (vague)  1e3 (refused)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.numerals import (
    CHINESE,
    DIGITS,
    ENGLISH,
    FORMAL,
    chinese_integer,
    chinese_number,
    english_integer,
    is_approximate,
)
from bot.understanding.units import DAYS, FOLLOWERS, HUNDREDTHS, MEASURES, SPANS, WORDS, follows

ARABIC = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
WELL_FORMED = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
GLUED = re.compile(r"[0-9a-z.,_']*[0-9a-z]")
LONGEST = 15
"""Digits of a figure that may still be an amount."""
SIZES = {"亿": 10**8, "万": 10**4, "w": 10**4, "千": 1000, "k": 1000, "百": 100}
ONE = "[一二三四五六七八九](?![一二三四五六七八九十百千万])"
REST = re.compile(rf"(?:零?(?P<number>[0-9]+|[一二两三四五六七八九])(?P<unit>[千百])|(?P<bare>[0-9]+|{ONE}))")
HAN = re.compile(rf"[{CHINESE}]+(?:点[零〇一二三四五六七八九]+)?")
UNITS = (
    tuple(WORDS)
    + tuple(HUNDREDTHS)
    + tuple(MEASURES)
    + tuple(DAYS)
    + SPANS
    + ("k", "w", "x", "pct", "percent", "a", "per", "each")
)
SMEAR_AFTER = re.compile(
    r"(?:几|多|来)(?=[块元毛角天个]|$|[^一-鿿])|多(?!少|了)|来(?=[块元])|几|出头|左右|上下|不到|"
    r"(?:块|元)(?:多|来|出头|左右|上下|几)"
)
RANGE = re.compile(r" ?[-~～—] ?(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百]+)")
VAGUE_UNIT = re.compile(r"(?:块钱|块|元|毛钱|毛|角|分钱|折)+")
SOME = re.compile(r"几[十百千万]*[块元毛角]")
SINGLE = re.compile(r"an? (?=(?:dollar|buck|quid|pound|euro|yuan|kuai|cent|penny|yen)(?![a-z]))")
""" "a dollar off": one of it."""
SLOPPY = re.compile(r"[。·．][0-9]+")


@dataclass(frozen=True, slots=True)
class Core:
    """A number read, and whether a tail of jiao may follow it. `problem`: "" or vague, malformed, approximate."""

    end: int
    value: Decimal = Decimal(0)
    round_off: bool = True
    problem: str = ""

    @property
    def problem_key(self) -> str:
        return "ask-amount-vague" if self.problem == "vague" else "ask-amount-malformed"


def read_core(text: str, at: int) -> Core | None:
    """The number that begins at `at`."""
    char = text[at : at + 1]
    if not char:
        return None
    core = _by_script(text, at, char)
    if core is None:
        return None
    if core.problem:
        unit = VAGUE_UNIT.match(text, core.end)
        return Core(unit.end(), problem=core.problem) if unit else core
    smear = SMEAR_AFTER.match(text, core.end)
    if smear is not None:
        return Core(smear.end(), problem="vague")
    spread = RANGE.match(text, core.end)
    return Core(spread.end(), problem="vague") if spread else core


def _by_script(text: str, at: int, char: str) -> Core | None:
    if char in "0123456789":
        return _arabic(text, at)
    if char == "几":
        return _how_many(text, at)
    if char in CHINESE:
        return _chinese(text, at)
    if "a" <= char <= "z":
        return _english(text, at)
    return None


def _how_many(text: str, at: int) -> Core | None:
    """几块, 几十块, 几毛: some."""
    match = SOME.match(text, at)
    return Core(match.end(), problem="vague") if match else None


def _arabic(text: str, at: int) -> Core | None:
    run = ARABIC.match(text, at)
    if run is None:
        return None
    end = run.end()
    if WELL_FORMED.fullmatch(run[0]) is None:
        return Core(end, problem="malformed")
    sloppy = SLOPPY.match(text, end)
    if sloppy is not None:
        return Core(sloppy.end(), problem="malformed")
    digits = run[0].replace(",", "")
    if len(digits) > LONGEST:
        return Core(end, problem="malformed")
    value = Decimal(digits)
    after = text[end : end + 1]
    if after in SIZES and (not after.isascii() or not _latin(text[end + 1 : end + 2])):
        return _sized(text, end, value)
    if "a" <= after <= "z" and not follows(text, end, UNITS):
        glued = GLUED.match(text, end)
        return Core(glued.end() if glued else end, problem="malformed")
    return Core(end, value, round_off=value == int(value))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _sized(text: str, at: int, value: Decimal) -> Core:
    """1.2万, 3千5, 1万2, 2万5千, 10w."""
    size = SIZES[text[at]]
    total, end, whole = value * size, at + 1, value == int(value)
    rest = REST.match(text, end)
    if text[at] in "kw" or rest is None or (rest["bare"] and follows(text, rest.end(), FOLLOWERS)):
        return Core(end, total, round_off=total == int(total))
    if not whole:
        return Core(rest.end(), problem="malformed")
    extra = _rest(rest, size)
    if extra is None or _continues(text, rest.end()):
        return Core(rest.end(), problem="malformed")
    return Core(rest.end(), total + extra)


def _continues(text: str, at: int) -> bool:
    return bool(text[at : at + 1]) and text[at] in CHINESE + "0123456789." and text[at : at + 2].strip(".。") != ""


def _rest(rest: re.Match[str], size: int) -> int | None:
    """What follows the sized part: 5千, 200, or one digit of the next size down."""
    if rest["unit"]:
        number, unit = rest["number"], SIZES[rest["unit"]]
        count = int(number) if number.isascii() else DIGITS[number]
        return count * unit if unit < size and 0 < count < 10 else None
    bare = rest["bare"]
    if len(bare) == 1:
        digit = int(bare) if bare.isascii() else DIGITS[bare]
        return digit * size // 10 if digit else None
    return int(bare) if size == 10**4 and 100 <= int(bare) < size and bare[0] != "0" else None


def _chinese(text: str, at: int) -> Core | None:
    match = HAN.match(text, at)
    if match is None:
        return None
    run, end = match[0], match.end()
    if follows(text, end, FOLLOWERS) and run[-1] in "一两" and len(run) > 1 and "点" not in run:
        return _before_measure(text, run, end)
    return _numeral(run, end, text)


def _before_measure(text: str, run: str, end: int) -> Core:
    """「一百二一件」 is 120 a piece; 「二十一双」 could be 21 pairs or 20 a pair."""
    if chinese_integer(run) is not None:
        return Core(end, Decimal(chinese_integer(run) or 0))
    return _numeral(run[:-1], end - 1, text)


def _numeral(run: str, end: int, text: str) -> Core:
    plain_run = run.translate(FORMAL)
    value = chinese_number(run)
    if value is None:
        return Core(end, problem="vague" if is_approximate(plain_run) else "malformed")
    shortened = plain_run[-1] in "一二三四五六七八九" and plain_run[-2:-1] in set("百千万")
    if shortened and text[end : end + 1] in set("块元圆") and len(text) > end:
        return Core(end + 1, problem="malformed")
    return Core(end, value, round_off=value == int(value))


def _english(text: str, at: int) -> Core | None:
    if at and "a" <= text[at - 1] <= "z":
        return None
    single = SINGLE.match(text, at)
    if single is not None:
        return Core(single.end(), Decimal(1))
    match = ENGLISH.match(text, at)
    if match is None:
        return None
    value = english_integer(match[0])
    if value is None:
        return Core(match.end(), problem="malformed")
    return Core(match.end(), Decimal(value))
