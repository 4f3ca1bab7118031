"""What a language model costs a shop: tokens counted, money reckoned from a tariff, and a cap for each shop-day.

Costs are whole micro-units, millionths of a currency's major unit, rounded up; prices are per million tokens, so a price in major
units is also the cost of one token in micro-units.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from bot.domain.money import EXPONENTS, Money

MICRO = 1_000_000
MOST_TOKENS = 10_000_000
"""No single call of ours uses more; a service that claims so is not believed."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one call: `read` by the model, `written` by it."""

    read: int
    written: int

    def __post_init__(self) -> None:
        if not (0 <= self.read <= MOST_TOKENS and 0 <= self.written <= MOST_TOKENS):
            raise ValueError("not a count of tokens")

    @property
    def total(self) -> int:
        return self.read + self.written


@dataclass(frozen=True, slots=True)
class Tariff:
    """Prices of a million tokens in major units of `currency`. Zero prices: only tokens are counted."""

    price_in: Decimal
    price_out: Decimal
    currency: str

    def cost(self, tokens: Tokens) -> int:
        """Micro-units, rounded up: what is spent is never told as less."""
        exact = tokens.read * self.price_in + tokens.written * self.price_out
        return int(exact.to_integral_value(rounding=ROUND_CEILING))


@dataclass(frozen=True, slots=True)
class ModelCaps:
    """What a shop may use in one of its days. `cost` is in micro-units of the tariff's currency; None: tokens alone are capped."""

    tokens: int
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class ModelDay:
    """What a shop used on one of its days in one currency: finished calls only, failed ones among them."""

    currency: str
    calls: int = 0
    failures: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: int = 0

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out

    @property
    def money(self) -> Money:
        """The cost in whole minor units, rounded up."""
        minor = 10 ** EXPONENTS[self.currency]
        return Money(-(-self.cost * minor // MICRO), self.currency)


@dataclass(frozen=True, slots=True)
class Hold:
    """Tokens and cost held for one call that has not come back."""

    tokens: int
    cost: int
    currency: str
