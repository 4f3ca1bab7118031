"""The vocabulary between scanning and parsing: every character of a message ends in exactly one token with one role.

Parsing is a white list over roles: a role a sentence pattern does not expect stops the write, so a word nobody thought of can
never be skipped over in silence.
"""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum, auto

from bot.domain.money import Money


class Role(StrEnum):
    """What a piece of a message is for. Values first, then structure, scope, verbs, nouns, guards, questions."""

    PRODUCT = auto()
    MONEY = auto()
    NUMBER = auto()
    RATIO = auto()
    QUANTITY = auto()
    PERIOD = auto()
    VAGUE = auto()
    BROKEN = auto()
    FOREIGN = auto()
    PUNCT = auto()
    AND = auto()
    JOIN = auto()
    FILLER = auto()
    ACK = auto()
    AUX = auto()
    UNKNOWN = auto()
    ALL = auto()
    GOODS = auto()
    EACH = auto()
    EXCEPT = auto()
    PRONOUN = auto()
    SAME = auto()
    AGAIN = auto()
    KEEP = auto()
    UP = auto()
    DOWN = auto()
    SET = auto()
    SELL = auto()
    TO = auto()
    BY = auto()
    FROM = auto()
    CLEAR = auto()
    STOP = auto()
    RESUME = auto()
    START = auto()
    PROMOTE = auto()
    PRICE = auto()
    FLOOR = auto()
    BELOW = auto()
    ABOVE = auto()
    COST = auto()
    PROMO = auto()
    BUDGET = auto()
    LIMIT = auto()
    SPEND = auto()
    MOST = auto()
    PER_DAY = auto()
    PER_WEEK = auto()
    PER_MONTH = auto()
    PER_UNIT = auto()
    BID = auto()
    TENDER = auto()
    SUPPLY = auto()
    TIER = auto()
    WRITE = auto()
    FIELD = auto()
    PUBLISH = auto()
    UNPUBLISH = auto()
    LISTING = auto()
    OFFER = auto()
    CLOCK = auto()
    SINCE = auto()
    UNTIL = auto()
    QUIET = auto()
    CALL = auto()
    UNDO = auto()
    WORK = auto()
    NEGATION = auto()
    QUESTION = auto()
    HESITATION = auto()
    CONDITION = auto()
    QUOTE = auto()
    OTHERS = auto()
    AUTHORITY = auto()
    PAST = auto()
    CORRECTION = auto()
    SALES = auto()
    REPORT = auto()
    SPENT = auto()
    STATE = auto()
    LOG = auto()


class RatioKind(StrEnum):
    """SHARE: a part (5 %, 一成, 一半) to take off, add, or leave. FACTOR: what to multiply by (九折, 半价, 翻倍)."""

    SHARE = auto()
    FACTOR = auto()


@dataclass(frozen=True, slots=True)
class Ratio:
    kind: RatioKind
    value: Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of goods or of time. `unit` is the word as said; days and weeks arrive as "day"."""

    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Period:
    """Shop-days first..last, inclusive."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Names:
    """Listings a piece of text may name. `sure`: by an exact name, nickname or an end of a title no other listing has."""

    listings: tuple[str, ...]
    sure: bool = True


Value = Money | Decimal | Ratio | Quantity | Period | Names | time | str | None


@dataclass(frozen=True, slots=True)
class Token:
    """Normalised text[start:end] and its role. `value` fits the role; for BROKEN it is the text key of what is wrong."""

    role: Role
    start: int
    end: int
    text: str
    value: Value = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a grammar read at a place: where it ends, its role and value."""

    end: int
    role: Role
    value: Value = None


AMOUNTS = frozenset({Role.MONEY, Role.NUMBER, Role.RATIO, Role.VAGUE, Role.BROKEN, Role.FOREIGN})
"""Roles that state how much."""


def roles(tokens: "tuple[Token, ...] | list[Token]") -> frozenset[Role]:
    """The set of roles that occur."""
    return frozenset(token.role for token in tokens)


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent, so that equal ratios are written the same way."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
