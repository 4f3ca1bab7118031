"""Outside writes as records: each exists under our own id before it is sent, and ends done, refused or unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.domain.listing import PriceTier
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.operation_json import money_from_json, money_to_json


class RunState(StrEnum):
    """Where one asked-for operation stands. PARTLY: some of its effects were done and others refused."""

    AWAITING = "awaiting"
    SENDING = "sending"
    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    EXPIRED = "expired"


class EffectState(StrEnum):
    """PENDING: not sent yet. SENDING: committed before the call; after a crash it is treated as UNKNOWN."""

    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PriceChange:
    """Set a listing's unit price and tiers, only if they still are what the preview showed."""

    listing: str
    before: Money
    after: Money
    tiers_before: tuple[PriceTier, ...] = ()
    tiers_after: tuple[PriceTier, ...] = ()


@dataclass(frozen=True, slots=True)
class PromotionPauseChange:
    listing: str


@dataclass(frozen=True, slots=True)
class BudgetCut:
    """Lower a running promotion's daily budget: spends nothing, so it needs no spending port."""

    listing: str
    before: Money
    after: Money


@dataclass(frozen=True, slots=True)
class PromotionOrder:
    """Run a listing's promotion with this daily budget through `until` (shop-day, inclusive). This spends."""

    listing: str
    daily_budget: Money
    until: date


Write = PriceChange | PromotionPauseChange | BudgetCut
"""What the Writes port takes."""
Spending = PromotionOrder
"""What the AdSpend port takes."""
Action = PriceChange | PromotionPauseChange | BudgetCut | PromotionOrder


@dataclass(frozen=True, slots=True)
class Run:
    """One asked-for operation from question to outcome. `id` derives from the message, so a message runs once.

    `preview` is the written form (`Preview.record()`) of what was shown; `origin` says where it came from ("message", "offer",
    "undo:<run id>", "job").
    """

    id: str
    shop_id: str
    asked_by: str
    origin: str
    operation: Operation
    digest: str
    state: RunState
    created_at: datetime
    preview: dict[str, Any]
    undone_by: str | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """One outside write. `id` (run id and position) is the idempotency key handed to the marketplace."""

    id: str
    run_id: str
    shop_id: str
    action: Action
    state: EffectState = EffectState.PENDING
    attempts: int = 0
    sent_at: datetime | None = None
    settled_at: datetime | None = None
    note: str = ""


def _tiers_to_json(tiers: tuple[PriceTier, ...]) -> list[dict[str, Any]]:
    return [{"min": tier.min_quantity, "price": money_to_json(tier.price)} for tier in tiers]


def _tiers_from_json(value: list[Mapping[str, Any]]) -> tuple[PriceTier, ...]:
    return tuple(PriceTier(int(each["min"]), money_from_json(each["price"])) for each in value)


def action_to_json(action: Action) -> dict[str, Any]:
    """The written form kept in the store: the class name as `do`, and the fields."""
    result: dict[str, Any] = {"do": type(action).__name__}
    for name in action.__dataclass_fields__:
        value = getattr(action, name)
        if isinstance(value, Money):
            value = money_to_json(value)
        elif isinstance(value, tuple):
            value = _tiers_to_json(value)
        elif isinstance(value, date):
            value = value.isoformat()
        result[name] = value
    return result


ACTIONS: dict[str, type[Action]] = {
    each.__name__: each for each in (PriceChange, PromotionPauseChange, BudgetCut, PromotionOrder)
}


def action_from_json(value: Mapping[str, Any]) -> Action:
    """Reads `action_to_json` back. Raises KeyError or ValueError for anything else."""
    action_type = ACTIONS[str(value["do"])]
    fields: dict[str, Any] = {}
    for name in action_type.__dataclass_fields__:
        raw = value[name]
        if isinstance(raw, list):
            fields[name] = _tiers_from_json(raw)
        elif isinstance(raw, Mapping):
            fields[name] = money_from_json(raw)
        else:
            fields[name] = date.fromisoformat(raw) if name == "until" else str(raw)
    return action_type(**fields)
