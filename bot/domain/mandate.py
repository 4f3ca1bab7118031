"""Standing authority that the owner signed: what may run without asking, up to how much, until when.

A mandate never changes: another set of terms is another mandate in its place. Whatever was not said is read in the strictest way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from bot.domain.money import Money, total
from bot.domain.operation import Operation
from bot.domain.people import Permission

LONGEST_DAYS = 92
"""A mandate ends at the latest so many days after it was granted: authority that nobody ends must come up again."""
MOST_USES = 100
USES_A_DAY = 3
BUDGET_CHANGE = Decimal(1)
BID_CHANGE = Decimal("0.5")


class MandateScope(StrEnum):
    """What a mandate is for. ADS: starting and resuming promotions and raising their budgets. BIDS: raising what a click may cost.
    PRICES: price changes that would be asked about for their size or number. Nothing else can run without asking.
    """

    ADS = "ads"
    BIDS = "bids"
    PRICES = "prices"


class MandateWindow(StrEnum):
    """What the cumulative cap is counted over, in the shop's zone; WHOLE is all its life."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class MandateSet(Operation):
    """Let operations of one kind on these listings run without asking, until the end of a shop-day.

    `listings` are frozen: what is put on sale later is not among them, not even where `whole` says that they were all. None in a
    field: as in the mandate that stands for the same scope and listings, and in a new one the strictest reading. `cap` (ADS) is the
    most that all of it may commit in one `window`; `per_action` is the most that one operation may commit in all (ADS), or the
    highest bid (BIDS). `max_change` is the largest relative change in one step (0.5 = 50 %).
    """

    kind: ClassVar[str] = "mandate.set"
    permission: ClassVar[Permission] = Permission.SETTINGS
    scope: MandateScope
    listings: tuple[str, ...]
    whole: bool = False
    until: date | None = None
    cap: Money | None = None
    window: MandateWindow | None = None
    per_action: Money | None = None
    max_change: Decimal | None = None
    uses: int | None = None


@dataclass(frozen=True, slots=True)
class MandateRevoke(Operation):
    """From now on it is asked again. `mandate` is one mandate's id; empty: all of `scope`; neither: all there are."""

    kind: ClassVar[str] = "mandate.revoke"
    permission: ClassVar[Permission] = Permission.STOP
    scope: MandateScope | None = None
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """A granted mandate. Its id is that of the run whose card the owner approved; `until` is its last shop-day. Times are aware.

    `line` is the id of the first of the mandates that took one another's place: what was used under any of them counts for all.
    """

    id: str
    line: str
    shop_id: str
    scope: MandateScope
    listings: tuple[str, ...]
    whole: bool
    until: date
    uses: int
    max_change: Decimal
    granted_by: str
    granted_at: datetime
    cap: Money | None = None
    window: MandateWindow | None = None
    per_action: Money | None = None
    revoked_at: datetime | None = None
    revoked_by: str | None = None

    def live(self, today: date) -> bool:
        return self.revoked_at is None and today <= self.until

    def stands_for(self, operation: MandateSet) -> bool:
        """Whether the operation is about this one: the same scope and listings, or all listings of the shop both times."""
        if self.scope is not operation.scope:
            return False
        return (self.whole and operation.whole) or set(self.listings) == set(operation.listings)

    def span(self, day: date) -> tuple[date, date]:
        """First and last shop-day of the window around a day."""
        return SPANS[self.window or MandateWindow.DAY](self, day)


def _week(_: Mandate, day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _month(_: Mandate, day: date) -> tuple[date, date]:
    return day.replace(day=1), (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


SPANS: dict[MandateWindow, Callable[[Mandate, date], tuple[date, date]]] = {
    MandateWindow.DAY: lambda _, day: (day, day),
    MandateWindow.WEEK: _week,
    MandateWindow.MONTH: _month,
    MandateWindow.WHOLE: lambda mandate, _: (date.min, mandate.until),
}


@dataclass(frozen=True, slots=True)
class MandateUse:
    """What was done under a mandate: how often, and how much it committed on each shop-day.

    Budget given back later by a pause or a cut still counts: else the same authority could be used again and again.
    """

    times: int = 0
    by_day: Mapping[date, Money] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """A live mandate with its use so far."""

    mandate: Mandate
    use: MandateUse = MandateUse()

    @property
    def uses_left(self) -> int:
        return max(self.mandate.uses - self.use.times, 0)

    def used(self, day: date, currency: str) -> Money:
        """What was committed under it in the window around a day."""
        first, last = self.mandate.span(day)
        return total([money for each, money in self.use.by_day.items() if first <= each <= last], currency)

    def left(self, day: date) -> Money | None:
        """What is left of its cap in the window around a day; None where it has none."""
        cap = self.mandate.cap
        if cap is None:
            return None
        return Money(max((cap - self.used(day, cap.currency)).minor, 0), cap.currency)
