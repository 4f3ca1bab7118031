"""A shop's own words: names and nicknames its people taught us for listings, and the units it counts in."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

LONGEST_WORD = 20
"""Characters of a taught name or unit, in the spelling it is compared in."""
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
INVISIBLE = frozenset({"Cf", "Cc", "Cs"})


class WordKind(StrEnum):
    NAME = "name"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class TaughtWord:
    """A word as the shop taught it. A NAME leads to `listing`; one UNIT is `count` of `base`. `taught_at` is aware."""

    kind: WordKind
    word: str
    taught_by: str
    taught_at: datetime
    listing: str = ""
    count: int = 0
    base: str = ""


@lru_cache(maxsize=65536)
def plain_word(text: str) -> str:
    """The one spelling taught words are kept and compared in: ASCII width, lower case, single spaces, nothing invisible."""
    narrow = "".join(
        " " if each.isspace() else each
        for each in text
        if each.isspace() or unicodedata.category(each) not in INVISIBLE
    )
    return " ".join(narrow.translate(WIDE).lower().split())


def measure(count: int, base: str) -> str:
    """What one unit is, in one string; empty for a unit that is not known."""
    return f"{count} {base}" if count else ""


def measured(written: str) -> tuple[int, str]:
    """Reads `measure` back. Raises ValueError for anything else."""
    count, _, base = written.partition(" ")
    return int(count), base
