"""Typed, validated commands that would change something, and their one canonical written form.

The written form (a JSON object with `op`) is what is stored, hashed into a card's digest and shown in the log; amounts in
it are decimal strings of major units beside their currency. An unknown `op` cannot be read back, so it cannot run.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, ClassVar

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
    """The shop's own spend caps; None in a field leaves that cap as it is."""

    kind: ClassVar[str] = "limit.set"
    permission: ClassVar[Permission] = Permission.SETTINGS
    daily_spend: Money | None = None
    monthly_spend: Money | None = None


@dataclass(frozen=True, slots=True)
class StopAll(Operation):
    """Nothing of ours may change the shop any more, and running promotions are paused."""

    kind: ClassVar[str] = "stop.all"
    permission: ClassVar[Permission] = Permission.STOP


@dataclass(frozen=True, slots=True)
class StopLift(Operation):
    """Work may go on. Paused promotions stay paused."""

    kind: ClassVar[str] = "stop.lift"
    permission: ClassVar[Permission] = Permission.SPEND


KINDS: dict[str, type[Operation]] = {
    each.kind: each
    for each in (
        PriceSet, PriceAdjust, PriceScale, PriceRestore, FloorSet, CostSet, PromotionStart, PromotionPause,
        PromotionResume, BudgetSet, LimitSet, StopAll, StopLift,
    )
}  # fmt: skip


def money_to_json(money: Money) -> dict[str, str]:
    return {"amount": f"{money.amount:f}", "currency": money.currency}


def money_from_json(value: Mapping[str, Any]) -> Money:
    return Money.of(str(value["amount"]), str(value["currency"]))


def _former_to_json(former: FormerPrice) -> dict[str, Any]:
    tiers = [{"min": tier.min_quantity, "price": money_to_json(tier.price)} for tier in former.tiers]
    return {"listing": former.listing, "price": money_to_json(former.price), "tiers": tiers}


def _former_from_json(value: Mapping[str, Any]) -> FormerPrice:
    tiers = tuple(PriceTier(int(each["min"]), money_from_json(each["price"])) for each in value["tiers"])
    return FormerPrice(str(value["listing"]), money_from_json(value["price"]), tiers)


def to_json(operation: Operation) -> dict[str, Any]:
    """The canonical JSON object of an operation; `from_json` reads it back to an equal operation."""
    result: dict[str, Any] = {"op": operation.kind}
    for field in fields(operation):
        result[field.name] = _plain(getattr(operation, field.name))
    return result


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return money_to_json(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return [_former_to_json(each) if isinstance(each, FormerPrice) else each for each in value]
    return value


def _money_or_none(value: Any) -> Money | None:
    return None if value is None else money_from_json(value)


READERS: dict[str, Callable[[Any], Any]] = {
    "listings": lambda value: tuple(str(each) for each in value),
    "prices": lambda value: tuple(_former_from_json(each) for each in value),
    "to": money_from_json,
    "by": money_from_json,
    "factor": lambda value: Decimal(str(value)),
    "floor": _money_or_none,
    "cost": _money_or_none,
    "daily_budget": money_from_json,
    "daily_spend": _money_or_none,
    "monthly_spend": _money_or_none,
    "days": int,
}


def from_json(value: Mapping[str, Any]) -> Operation:
    """The operation of a canonical JSON object. Raises KeyError or ValueError for anything else."""
    operation_type = KINDS[str(value["op"])]
    return operation_type(**{field.name: READERS[field.name](value[field.name]) for field in fields(operation_type)})
