"""Numbers in half-width digits: grouped, decimal, fractions, powers, exponents, and a letter for thousands and more."""

import re
from fractions import Fraction

from bot.understanding.spans.plain import MOST_DIGITS
from bot.understanding.spans.span import Figure

FORM = (
    r"[1-9][0-9]{0,2}(?:(?: [0-9]{3}){2,}|(?: 000)+)(?! ?[0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+(?![0-9])|[0-9]{1,3}(?:'[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
)
PLAIN = re.compile(FORM)
EXPONENT = re.compile(r"e(?P<tens>[+-]?[0-9]{1,3})(?![0-9a-z])|\^(?P<signs>[+-]{0,2})(?P<power>[0-9]{1,3})(?![0-9.])")
FRACTION = re.compile(
    r"(?:(?P<whole>[0-9]{1,15}) +)?(?P<top>[0-9]{1,15}) ?[/⁄] ?(?P<bottom>[0-9]{1,15})(?![0-9/⁄]|\.[0-9])"
)
AMIDST = re.compile(r"[0-9a-z][-/.,:]$")
VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6",
    "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
VULGAR_AFTER = re.compile(rf" ?([{''.join(VULGAR)}])")
LETTERS = {
    "k": 10**3, "m": 10**6, "b": 10**9, "g": 10**9, "t": 10**12, "mil": 10**6, "mm": 10**6, "mn": 10**6, "mln": 10**6,
    "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
SUFFIX = re.compile(r" ?(mil|mln|bln|trn|mn|bn|tn|mm|[kmbgt])(?![a-z0-9²³^'’])")
MOST_POWER = 330
BEFORE_MINUS = re.compile(r"[-+)\]%.:/0-9a-z]")
"""A minus begins a number only where no number, word or other sign stands before it."""


def minus_before(text: str, at: int) -> int:
    """Where a minus before `at` stands; `at` when there is none."""
    if at and text[at - 1] == "-":
        return at if at > 1 and BEFORE_MINUS.match(text[at - 2]) else at - 1
    return at


def plain_value(word: str) -> Fraction | None:
    """The value of digits with their grouping: 1.111,11 and 1,111.11 are the same."""
    if len(word) > MOST_DIGITS:
        return None
    if "," in word and "." in word and word.rindex(",") > word.rindex("."):
        word = word.replace(".", "").replace(",", ".")
    return Fraction(word.replace(",", "").replace("'", "").replace(" ", ""))


def read_arabic(text: str, at: int) -> Figure | None:
    """The figure whose digits begin at `at`, with its sign. None where the digits are too many to be a number."""
    start = minus_before(text, at)
    sign = -1 if start < at else 1
    figure = fraction_at(text, at) or _power(text, at)
    if figure is None:
        return None
    short = figure.short and (figure.short[0], figure.short[1] * sign)
    return Figure(start, figure.end, figure.value * sign, short=short)


def fraction_at(text: str, at: int) -> Figure | None:
    """A fraction in digits, with a whole number before it or not: 1 3/5."""
    match = FRACTION.match(text, at)
    if match is None or not int(match["bottom"]) or AMIDST.search(text, max(at - 2, 0), at):
        return None
    return Figure(at, match.end(), int(match["whole"] or 0) + Fraction(int(match["top"]), int(match["bottom"])))


def _power(text: str, at: int) -> Figure | None:
    match = PLAIN.match(text, at)
    value = match and plain_value(match[0])
    if match is None or value is None:
        return None
    end = match.end()
    exponent = EXPONENT.match(text, end)
    if exponent is not None:
        value = _raised(value, exponent)
        return None if value is None else Figure(at, exponent.end(), value)
    part = VULGAR_AFTER.match(text, end)
    if part is not None and "." not in match[0]:
        return Figure(at, part.end(), value + Fraction(VULGAR[part[1]]))
    letters = SUFFIX.match(text, end)
    if letters is not None:
        return Figure(at, letters.end(), value * LETTERS[letters[1]], short=(end, value))
    return Figure(at, end, value)


def _raised(value: Fraction, exponent: re.Match[str]) -> Fraction | None:
    if exponent["tens"]:
        tens = int(exponent["tens"])
        return value * Fraction(10) ** tens if abs(tens) <= MOST_POWER else None
    power = int(exponent["power"]) * (-1) ** exponent["signs"].count("-")
    small = abs(power) <= MOST_POWER and value.numerator.bit_length() + value.denominator.bit_length() <= 128
    return value**power if small and (value or power >= 0) else None
