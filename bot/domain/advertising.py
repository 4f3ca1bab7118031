"""Operations on what ads may cost: bids per click, and budgets and caps said as a difference or a factor."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.people import Permission


class CapPeriod(StrEnum):
    """What one of the shop's spend caps is counted over, in the shop's zone."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Bid(Operation):
    """What all operations on bids share. A bid is what one click may cost. Raising one spends; lowering does not."""

    permission: ClassVar[Permission] = Permission.SPEND
    spends: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class BidSet(Bid):
    kind: ClassVar[str] = "bid.set"
    listings: tuple[str, ...]
    to: Money


@dataclass(frozen=True, slots=True)
class BidAdjust(Bid):
    """Change the bid by a signed amount."""

    kind: ClassVar[str] = "bid.adjust"
    listings: tuple[str, ...]
    by: Money


@dataclass(frozen=True, slots=True)
class BidScale(Bid):
    """Multiply the bid."""

    kind: ClassVar[str] = "bid.scale"
    listings: tuple[str, ...]
    factor: Decimal


@dataclass(frozen=True, slots=True)
class BidCap(Bid):
    """The most that we may ever bid for a click on these listings; a bid above it now comes down to it. None: no cap."""

    kind: ClassVar[str] = "bid.cap"
    listings: tuple[str, ...]
    most: Money | None


@dataclass(frozen=True, slots=True)
class BudgetAdjust(Operation):
    """Change the daily budget of running promotions by a signed amount."""

    kind: ClassVar[str] = "budget.adjust"
    permission: ClassVar[Permission] = Permission.SPEND
    spends: ClassVar[bool] = True
    listings: tuple[str, ...]
    by: Money


@dataclass(frozen=True, slots=True)
class BudgetScale(Operation):
    """Multiply the daily budget of running promotions."""

    kind: ClassVar[str] = "budget.scale"
    permission: ClassVar[Permission] = Permission.SPEND
    spends: ClassVar[bool] = True
    listings: tuple[str, ...]
    factor: Decimal


@dataclass(frozen=True, slots=True)
class LimitAdjust(Operation):
    """Change one of the shop's spend caps by a signed amount. Without a cap there is nothing to change."""

    kind: ClassVar[str] = "limit.adjust"
    permission: ClassVar[Permission] = Permission.SETTINGS
    period: CapPeriod
    by: Money


@dataclass(frozen=True, slots=True)
class LimitScale(Operation):
    """Multiply one of the shop's spend caps."""

    kind: ClassVar[str] = "limit.scale"
    permission: ClassVar[Permission] = Permission.SETTINGS
    period: CapPeriod
    factor: Decimal
