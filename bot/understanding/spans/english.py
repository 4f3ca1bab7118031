"""Numbers in English words, alone or with digits: three hundred and two, 48.2 million, twenty and three fifths, half a million."""

import re
from fractions import Fraction

from bot.understanding.numerals import TENS
from bot.understanding.spans.span import Figure
from bot.understanding.spans.vocabulary import (
    DOZENS,
    HUNDREDS,
    ONES,
    ORDINALS,
    PARTS,
    SCALES,
    UNIT_ORDINALS,
    Word,
    words_from,
)  # fmt: skip

STARTS = rf"(?<![a-z])(?:{'|'.join(sorted({*ONES, *TENS, 'half', 'quarter', 'an?'}, key=len, reverse=True))})(?![a-z])"
GOES_ON = re.compile(
    r"[ -]?(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen)|,? and (?:an? |one )?(?:half|quarter|third)"
    r"|,? and [a-z]+ (?:half|halves|quarter|third|f[io]|six|seven|eight|nin|ten)| (?:over|out of) [0-9a-z]"
)
Read = tuple[int, Fraction]
"""The index of the next word, and the value so far."""


def begins_english(text: str, end: int) -> bool:
    """Whether half-width digits that end here go on in words (3 million, 3 and a half)."""
    return GOES_ON.match(text, end) is not None


def read_english(text: str, at: int, money: bool = False) -> Figure | None:
    """The figure that begins at `at`, without its sign. After a money sign (`money`) no 「x over y」 is read."""
    words = words_from(text, at)
    found = _halves(words) or _counted(words, money)
    if found is None:
        return None
    index, value = found
    return Figure(at, words[index - 1].end, value)


def _name(words: list[Word], index: int) -> str:
    return words[index].name if index < len(words) else ""


def _halves(words: list[Word]) -> Read | None:
    """Half, a quarter, half a million, quarter of a billion."""
    index = 1 if _name(words, 0) in ("a", "an", "one") else 0
    name = _name(words, index)
    if name not in ("half", "quarter"):
        return None
    value, after = Fraction(1, PARTS[name]), index + 1
    size = after + (1 if _name(words, after) == "of" else 0)
    size += 1 if _name(words, size) in ("a", "an") else 0
    scale = _scale(_name(words, size))
    if scale:
        return size + 1, value * scale
    return (after, value) if name == "half" or index else None


def _scale(name: str) -> int:
    return 100 if name in HUNDREDS else 12 if name in DOZENS else SCALES.get(name, 0)


def _counted(words: list[Word], money: bool) -> Read | None:
    if _name(words, 0) in ("a", "an"):
        found = cardinal(words, 1, Fraction(1)) if _scale(_name(words, 1)) else None
        if found is None:
            part = ORDINALS.get(_name(words, 1))
            return (2, Fraction(1, part)) if part and part > 2 and part not in (4, 10) else None
    else:
        found = cardinal(words, 0, None)
    if found is None:
        return None
    return _pointed(words, found) or _parted(words, found) or _ratio(words, found, money) or _joined(words, found)


def cardinal(words: list[Word], index: int, current: Fraction | None) -> Read | None:
    """A whole number; `current` is what an article before the first scale counts."""
    total, first, limit = Fraction(0), index, 0
    while index < len(words):
        name, step = words[index].name, index
        if name == "and" and _joins(words, index):
            step += 1
            name = words[step].name
        size = _scale(name)
        if size:
            if current is None or (name in DOZENS and total):
                break
            if size == 100:
                current *= 100
            else:
                grown = size > limit > 0
                total, current, limit = ((total + current) * size if grown else total + current * size), None, size
        else:
            joined = _added(words[step], current, total)
            if joined is None or (
                words[step].value is not None and index > first and not _scale(_name(words, step + 1))
            ):
                break
            current = joined
        index = step + 1
    if index == first and current is None:
        return None
    return (index, total + (current or 0)) if index > first else None


def _added(word: Word, current: Fraction | None, total: Fraction) -> Fraction | None:
    """The word counted to what stands before its scale; None when it cannot follow."""
    if word.value is not None:
        return word.value if current is None else None
    value = ONES.get(word.name, TENS.get(word.name))
    if value is None or (value == 0 and (current is not None or total)):
        return None
    if current is None:
        return Fraction(value)
    if current % 100 == 0 and current >= 100 and current.denominator == 1:
        return current + value
    return current + value if current % 100 >= 20 and current % 10 == 0 and 0 < value < 10 else None


def _joins(words: list[Word], index: int) -> bool:
    """Whether 「and」 goes on with the number: three hundred and two, but not one hundred and three quarters."""
    if not index or not _scale(words[index - 1].name):
        return False
    name = _name(words, index + 1)
    if name not in ONES and name not in TENS:
        return False
    after = _name(words, index + 2)
    return after not in PARTS and not (SCALES.get(words[index - 1].name, 0) >= 10**6 and after[:-1] in ORDINALS)


def _pointed(words: list[Word], found: Read) -> Read | None:
    """Nine point nought four (million)."""
    index, value = found
    if _name(words, index) != "point":
        return None
    end = index + 1
    while _name(words, end) in ONES and ONES[words[end].name] < 10:
        end += 1
    digits = "".join(str(ONES[word.name]) for word in words[index + 1 : end])
    if not digits:
        return None
    value += Fraction(int(digits), 10 ** len(digits))
    size = _scale(_name(words, end))
    return (end + 1, value * size) if size else (end, value)


def _denominator(words: list[Word], index: int, one: bool) -> Read | None:
    """Thirds, twenty firsts, quarters; after one also a third."""
    name = _name(words, index)
    tens = TENS.get(name, 0)
    name = _name(words, index + 1) if tens else name
    part = PARTS.get(name) or (ORDINALS.get(name[:-1]) if name.endswith("s") else ORDINALS.get(name) if one else None)
    if (
        part is None
        or name in ("seconds", "second")
        or (not tens and part == 1)
        or (tens and name[:-1] not in UNIT_ORDINALS)
    ):
        return None
    return index + (2 if tens else 1), Fraction(1, tens + part)


def _parted(words: list[Word], found: Read) -> Read | None:
    """The number as the numerator of a fraction: three quarters, twenty one fifths."""
    index, value = found
    if words[index - 1].value is not None:
        return None
    part = _denominator(words, index, value == 1)
    return (part[0], value * part[1]) if part else None


def _ratio(words: list[Word], found: Read, money: bool) -> Read | None:
    """One over twenty, two out of five hundred."""
    index, value = found
    over = (
        1
        if _name(words, index) == "over"
        else 2
        if [_name(words, index), _name(words, index + 1)] == ["out", "of"]
        else 0
    )
    bottom = cardinal(words, index + over, None) if over and not money else None
    return (bottom[0], value / bottom[1]) if bottom and bottom[1] else None


def _joined(words: list[Word], found: Read) -> Read | None:
    """「And a half」, 「and two thirds」 after a number; a million counts the part too. Part of an ordinal: no number."""
    index, value = found
    last = words[index - 1].name
    if _name(words, index) == "and":
        article = _name(words, index + 1) in ("a", "an")
        top = (index + 2, Fraction(1)) if article else cardinal(words, index + 1, None)
        part = top and _denominator(words, top[0], top[1] == 1)
        if top and part:
            size = SCALES.get(last, 0) if SCALES.get(last, 0) >= 10**6 else 1
            whole = value + top[1] * part[1] * size
            after = _scale(_name(words, part[0]))
            return (part[0] + 1, whole * after) if after and size == 1 else (part[0], whole)
        if _name(words, index + 1) in ORDINALS and _scale(last):
            return None
    ordinal = ORDINALS.get(_name(words, index))
    if ordinal and ((last in TENS and ordinal < 10) or (_scale(last) and ordinal < _scale(last))):
        return None
    return found
