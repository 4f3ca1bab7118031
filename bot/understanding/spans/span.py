"""What is found in a text: a slice of it, what kind of thing it says and how much."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What a slice of a text says."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    QUANTITY = "quantity"
    DATE = "date"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Span:
    """One thing found. `raw[start:end]` is its slice of the raw text.

    `value` is a plain decimal, `65%`, an ISO date or period, a range such as `[20,100)`, or None for a unit without a number.
    `unit` is the unit's English name; `iso` the currency's code where the words name one currency.
    """

    kind: Kind
    start: int
    end: int
    value: str | None
    unit: str | None = None
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, before it is known what it counts.

    `loose`: a lone numeral that may be part of a word; it needs a unit or a fitting neighbour to count. `short` is the same
    figure without its last letter or character, which may belong to a unit (the 千 of 千米): its end and value.
    `share` is where a 百分之 before it begins, and of how many parts it speaks.
    """

    start: int
    end: int
    value: Fraction
    loose: bool = False
    short: tuple[int, Fraction] | None = None
    share: tuple[int, int] | None = None
    approximate: bool = False
