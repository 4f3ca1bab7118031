"""English words that make numbers, and a text cut into them."""

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.understanding.numerals import SMALL, TENS
from bot.understanding.spans.arabic import FORM, FRACTION, plain_value

ONES = {**SMALL, "nought": 0, "naught": 0, "nil": 0}
HUNDREDS = frozenset({"hundred", "hundreds"})
DOZENS = frozenset({"dozen", "dozens"})
SCALES = {
    form: size
    for name, size in (
        ("thousand", 10**3), ("lakh", 10**5), ("million", 10**6), ("crore", 10**7), ("billion", 10**9), ("trillion", 10**12),
        ("quadrillion", 10**15), ("quintillion", 10**18),
    )
    for form in (name, f"{name}s")
}  # fmt: skip
UNIT_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip
ROUND_ORDINALS = {
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 10**3,
    "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
ORDINALS = {**UNIT_ORDINALS, **ROUND_ORDINALS}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
GLUE = frozenset({"and", "a", "an", "point", "over", "out", "of"})
VOCABULARY = frozenset(
    {*ONES, *TENS, *HUNDREDS, *DOZENS, *SCALES, *PARTS, *GLUE, *ORDINALS, *(f"{name}s" for name in ORDINALS)}
)
WORD = re.compile(rf"(?P<gap> *|-| - |,(?= and ))(?:(?P<word>[a-z]+)|(?P<digits>{FORM})(?![a-z]))")
MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a number, or digits with their value."""

    name: str
    start: int
    end: int
    value: Fraction | None = None


def words_from(text: str, at: int) -> list[Word]:
    """The words from `at` on as long as each may be a part of a number."""
    words: list[Word] = []
    end = at
    while len(words) < MOST_WORDS:
        match = WORD.match(text, end)
        if match is None or (words and not match["gap"]):
            break
        name = match["word"]
        word = Word(name, match.start("word"), match.end()) if name else _digits(text, match.start("digits"))
        if word is None or (name and name not in VOCABULARY):
            break
        words.append(word)
        end = word.end
    return words


def _digits(text: str, at: int) -> Word | None:
    fraction = FRACTION.match(text, at)
    if fraction is not None and int(fraction["bottom"]):
        value = int(fraction["whole"] or 0) + Fraction(int(fraction["top"]), int(fraction["bottom"]))
        return Word("", at, fraction.end(), value)
    match = re.compile(FORM).match(text, at)
    plain = match and plain_value(match[0])
    return Word("", at, match.end(), plain) if match and plain is not None else None
