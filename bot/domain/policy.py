"""The decision on one operation: a pure function of what is asked, what it would do, the limits and the ledger.

Every refusal names its rule, the numbers, and a move that would be allowed. The version is written down with each decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.mandate import Standing
from bot.domain.money import Money, total
from bot.domain.preview import Preview
from bot.domain.shop import Shop

VERSION = 2


def monday_of(day: date) -> date:
    """The first day of the week around a day."""
    return day - timedelta(days=day.weekday())


class VerdictKind(StrEnum):
    ALLOW = "allow"
    ASK = "ask"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a text key (`policy-...` in locales) and its values (Money, Decimal, int, date or str)."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision with its reasons; `mandate` is the id of the mandate by which it is allowed, where it would have been asked about."""

    kind: VerdictKind
    reasons: tuple[Reason, ...] = ()
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Committed:
    """What the ledger already holds (posted + reserved + unknown) per shop-day and per month (its first day).

    Days from the Monday of the present week on are there, so weeks can be added up from them.
    """

    by_day: dict[date, Money]
    by_month: dict[date, Money]

    def day(self, day: date, currency: str) -> Money:
        return self.by_day.get(day, Money.zero(currency))

    def week(self, day: date, currency: str) -> Money:
        """Of the Monday to Sunday around a day."""
        monday = monday_of(day)
        return total([self.day(monday + timedelta(days=each), currency) for each in range(7)], currency)

    def month(self, day: date, currency: str) -> Money:
        return self.by_month.get(day.replace(day=1), Money.zero(currency))


@dataclass(frozen=True, slots=True)
class Changed:
    """How often we changed a listing's price on a shop-day, and the unit price before the first of these changes."""

    times: int
    first: Money


@dataclass(frozen=True, slots=True)
class Question:
    """Everything a decision depends on. `now` is aware; `mandates` are those that are live.

    `changed` are the listings whose price we changed today, by id; `protected` those that nobody of us may change.
    """

    shop: Shop
    preview: Preview
    committed: Committed
    now: datetime
    mandates: tuple[Standing, ...] = ()
    changed: Mapping[str, Changed] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()
