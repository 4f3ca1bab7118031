"""Money as whole minor units and a currency, so that no price is ever a rounding accident.

Strictness is the point: 5.555 CNY or 5.5 JPY is refused here and becomes a question to the merchant, never a guess.
"""

from dataclasses import dataclass
from decimal import MAX_PREC, ROUND_HALF_UP, Context, Decimal, InvalidOperation, Overflow

EXPONENTS = {
    "CNY": 2, "USD": 2, "EUR": 2, "GBP": 2, "HKD": 2, "TWD": 2, "SGD": 2, "AUD": 2, "CAD": 2, "MYR": 2, "THB": 2,
    "JPY": 0, "KRW": 0, "VND": 0, "KWD": 3, "BHD": 3, "CLF": 4,
}  # fmt: skip
"""Decimal places of each currency we accept (ISO 4217)."""
EXACT = Context(prec=MAX_PREC)
"""Moves the point without rounding: the usual context would drop digits beyond the twenty-eighth."""
MOST_DIGITS = 18
"""Minor units have at most so many digits; more is no amount of anything sold here, and the store could not keep it."""


class MoneyError(ValueError):
    """An amount that is no exact amount of its currency, or two currencies mixed."""


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount: `minor` whole minor units (fen, cents) of `currency` (ISO 4217 code)."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in EXPONENTS:
            raise MoneyError(f"unknown currency {self.currency!r}")
        if isinstance(self.minor, bool) or not isinstance(self.minor, int):
            raise MoneyError(f"minor units must be an int, not {type(self.minor).__name__}")

    @classmethod
    def of(cls, amount: str | Decimal | int, currency: str) -> "Money":
        """Major units ("5.50") to money. Raises MoneyError when the amount has more digits than the currency, or far too many."""
        if currency not in EXPONENTS:
            raise MoneyError(f"unknown currency {currency!r}")
        if type(amount) not in (str, Decimal, int):
            raise MoneyError(f"an amount is never a {type(amount).__name__}")
        try:
            scaled = Decimal(amount).scaleb(EXPONENTS[currency], EXACT)
        except (InvalidOperation, Overflow) as error:
            raise MoneyError(f"not an amount: {amount!r}") from error
        if not scaled.is_finite() or scaled.adjusted() >= MOST_DIGITS:
            raise MoneyError(f"not an amount of {currency}: {amount!r}")
        if scaled != scaled.to_integral_value(context=EXACT):
            raise MoneyError(f"{amount} is finer than {currency} allows")
        return cls(int(scaled), currency)

    @classmethod
    def zero(cls, currency: str) -> "Money":
        return cls(0, currency)

    @classmethod
    def rounded(cls, amount: Decimal, currency: str, rounding: str = ROUND_HALF_UP) -> "Money":
        """Major units of any precision to money, rounded once (half up unless told)."""
        whole = amount.scaleb(EXPONENTS[currency]).to_integral_value(rounding=rounding)
        return cls(int(whole), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in major units, with exactly the currency's digits."""
        return Decimal(self.minor).scaleb(-EXPONENTS[self.currency], EXACT)

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise MoneyError(f"{self.currency} and {other.currency} do not mix")

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __mul__(self, times: int) -> "Money":
        if isinstance(times, bool) or not isinstance(times, int):
            raise MoneyError("money is multiplied by whole numbers only; use scaled() for a ratio")
        return Money(self.minor * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor <= other.minor

    def __gt__(self, other: "Money") -> bool:
        return other < self

    def __ge__(self, other: "Money") -> bool:
        return other <= self

    def scaled(self, factor: Decimal) -> "Money":
        """The amount times a ratio, rounded half up to the minor unit (the rounding a card shows)."""
        return Money(int((self.minor * factor).to_integral_value(rounding=ROUND_HALF_UP)), self.currency)

    def part_up(self, over: int, under: int) -> "Money":
        """The amount times over / under, rounded up: for floors, which must never round into a loss, nor a Decimal ratio a hair over."""
        return Money(-(-self.minor * over // under), self.currency)


def total(amounts: "list[Money] | tuple[Money, ...]", currency: str) -> Money:
    """The sum of amounts in `currency`; zero of it when there are none."""
    result = Money.zero(currency)
    for each in amounts:
        result = result + each
    return result
