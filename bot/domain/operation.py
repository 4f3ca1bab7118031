"""Typed, validated commands that would change something: what all share, prices, sheets, promotions, caps, stopping.

Bids and relative budgets are in `advertising`, quantity prices, listings and tenders in `selling`, settings and the shop's own
words in `preferences`, and what is to happen on another day in `planned`. Their written form is in `operation_json`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from bot.domain.listing import PriceTier
from bot.domain.money import Money
from bot.domain.people import Permission


@dataclass(frozen=True, slots=True)
class Operation:
    """What all operations share. `listings` are ids frozen at understanding: "whole shop" is expanded."""

    kind: ClassVar[str] = ""
    permission: ClassVar[Permission] = Permission.CHANGE
    spends: ClassVar[bool] = False

    @property
    def targets(self) -> tuple[str, ...]:
        return getattr(self, "listings", ())


@dataclass(frozen=True, slots=True)
class PriceSet(Operation):
    kind: ClassVar[str] = "price.set"
    listings: tuple[str, ...]
    to: Money


@dataclass(frozen=True, slots=True)
class PriceAdjust(Operation):
    """Change the unit price by a signed amount."""

    kind: ClassVar[str] = "price.adjust"
    listings: tuple[str, ...]
    by: Money


@dataclass(frozen=True, slots=True)
class PriceScale(Operation):
    """Multiply the unit price: 0.95 is 打九五折 or 5 % off."""

    kind: ClassVar[str] = "price.scale"
    listings: tuple[str, ...]
    factor: Decimal


@dataclass(frozen=True, slots=True)
class FormerPrice:
    """A listing's price and tiers as they were."""

    listing: str
    price: Money
    tiers: tuple[PriceTier, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceRestore(Operation):
    """Put prices back exactly as they were: the undo of any price operation."""

    kind: ClassVar[str] = "price.restore"
    prices: tuple[FormerPrice, ...]

    @property
    def targets(self) -> tuple[str, ...]:
        return tuple(each.listing for each in self.prices)


@dataclass(frozen=True, slots=True)
class PriceReset(PriceRestore):
    """Put prices that changed without us back to what they were; unlike an undo it can itself be undone."""

    kind: ClassVar[str] = "price.reset"


@dataclass(frozen=True, slots=True)
class FloorSet(Operation):
    """The merchant's own lowest price; None takes it away (the full-cost floor stays)."""

    kind: ClassVar[str] = "floor.set"
    permission: ClassVar[Permission] = Permission.CHANGE
    listings: tuple[str, ...]
    floor: Money | None


@dataclass(frozen=True, slots=True)
class CostSet(Operation):
    """What one unit of goods costs the merchant; other parts of the cost sheet stay. None forgets it."""

    kind: ClassVar[str] = "cost.set"
    listings: tuple[str, ...]
    cost: Money | None


@dataclass(frozen=True, slots=True)
class PromotionStart(Operation):
    """Promote for `days` shop-days from today, spending at most `daily_budget` a day on each listing."""

    kind: ClassVar[str] = "promotion.start"
    permission: ClassVar[Permission] = Permission.SPEND
    spends: ClassVar[bool] = True
    listings: tuple[str, ...]
    daily_budget: Money
    days: int


@dataclass(frozen=True, slots=True)
class PromotionPause(Operation):
    kind: ClassVar[str] = "promotion.pause"
    permission: ClassVar[Permission] = Permission.STOP
    listings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PromotionResume(Operation):
    """Run a paused promotion again with its own budget until its own last day."""

    kind: ClassVar[str] = "promotion.resume"
    permission: ClassVar[Permission] = Permission.SPEND
    spends: ClassVar[bool] = True
    listings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BudgetSet(Operation):
    """A promotion's daily budget from now on. Raising it spends; lowering it does not."""

    kind: ClassVar[str] = "budget.set"
    permission: ClassVar[Permission] = Permission.SPEND
    spends: ClassVar[bool] = True
    listings: tuple[str, ...]
    daily_budget: Money


@dataclass(frozen=True, slots=True)
class LimitSet(Operation):
    """The shop's own spend caps; None in a field leaves that cap as it is. A week is Monday to Sunday in the shop's zone.

    The caps of day and month must be there before anything is spent; that of the week is one more, and `no_weekly` takes it away.
    """

    kind: ClassVar[str] = "limit.set"
    permission: ClassVar[Permission] = Permission.SETTINGS
    daily_spend: Money | None = None
    monthly_spend: Money | None = None
    weekly_spend: Money | None = None
    no_weekly: bool = False


@dataclass(frozen=True, slots=True)
class StopAll(Operation):
    """Nothing of ours may change the shop any more, and running promotions are paused."""

    kind: ClassVar[str] = "stop.all"
    permission: ClassVar[Permission] = Permission.STOP


@dataclass(frozen=True, slots=True)
class StopLift(Operation):
    """Work may go on. Paused promotions stay paused. Whoever may act may stop, but only owners may go on."""

    kind: ClassVar[str] = "stop.lift"
    permission: ClassVar[Permission] = Permission.SETTINGS
