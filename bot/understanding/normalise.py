"""One spelling for what phones type in many: width, script, case and invisible characters, with the way back to the raw text.

NFKC is not used: it turns 「5²」 into 52. Characters that are digits elsewhere in Unicode are left alone and stop a write later.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
"""Full-width forms to ASCII. The comma stays: 「5，200双」 is no five thousand two hundred."""
SINGLES = {0x3000: " ", 0xFFE5: "¥", 0xFFE0: "¢", 0xFFE1: "£", 0x2019: "'", 0x2212: "-", 0x2013: "-", 0x301C: "~"}
TABLE = FULL_WIDTH | SINGLES
SPACES = frozenset("\t\u00a0\u2002\u2003\u2009\u202f")
LINES = frozenset("\r\v\f\u0085\u2028\u2029")
VARIATION = frozenset("\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text; `offsets[i]` is the raw index its character i came from (one more entry for the end)."""

    text: str
    offsets: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw slice of a normalised slice."""
        return self.offsets[start], self.offsets[end]


def _plain(char: str) -> str:
    """One character in our spelling; empty when it is invisible and only hides things."""
    mapped = TABLE.get(ord(char))
    if mapped is not None:
        return mapped.lower()
    if char in SPACES:
        return " "
    if char in LINES:
        return "\n"
    category = unicodedata.category(char)
    if category == "Cf" or char in VARIATION or (category == "Cc" and char != "\n"):
        return ""
    if category == "Cs":
        return "\ufffd"
    lower = char.lower()
    return lower if len(lower) == 1 else char


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(text: str) -> str:
    """Simplified script, or the same text where the conversion would change its length."""
    if text.isascii():
        return text
    converted = str(_converter().convert(text))
    return converted if len(converted) == len(text) else text


NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十百千万")
UNITS = frozenset("块塊元毛角分折%")


def _closed(chars: list[str], offsets: list[int]) -> None:
    """Takes out a space between a number and its unit (「5 毛」), in place."""
    for index in range(len(chars) - 2, 0, -1):
        if chars[index] == " " and chars[index - 1] in NUMERALS and chars[index + 1] in UNITS:
            del chars[index], offsets[index]


def normalise(raw: str) -> Normal:
    """Raw message text in one spelling: ASCII width, lower case, simplified characters, nothing invisible."""
    chars: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(raw):
        spelled = char if "a" <= char <= "z" or "0" <= char <= "9" else _plain(char)
        if spelled:
            chars.append(spelled)
            offsets.append(index)
    _closed(chars, offsets)
    offsets.append(len(raw))
    return Normal(_simplified("".join(chars)), tuple(offsets))


@lru_cache(maxsize=65536)
def normal_name(name: str) -> str:
    """A listing's name or nickname in the spelling messages are compared in."""
    return normalise(name).text.strip()
