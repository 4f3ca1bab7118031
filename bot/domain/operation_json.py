"""The one canonical written form of operations: a JSON object with `op`.

It is what is stored, hashed into a card's digest and shown in the log; amounts in it are decimal strings of major units beside
their currency, times ISO 8601. An unknown `op` cannot be read back, so it cannot run.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidRestore,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    CapPeriod,
    FormerBid,
    LimitAdjust,
    LimitScale,
)
from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.listing import ListingField, PriceTier
from bot.domain.mandate import MandateRevoke, MandateScope, MandateSet, MandateWindow
from bot.domain.money import Money
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    FormerPrice,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceReset,
    PriceRestore,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopAll,
    StopLift,
)
from bot.domain.planned import PlanCancel, Planned
from bot.domain.preferences import (
    Loudness,
    LoudnessSet,
    NameForget,
    NameLearn,
    QuietHoursSet,
    ReportTimeSet,
    Topic,
    UnitLearn,
)
from bot.domain.selling import (
    FormerText,
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)

KINDS: dict[str, type[Operation]] = {
    each.kind: each
    for each in (
        PriceSet, PriceAdjust, PriceScale, PriceRestore, PriceReset, TierSet, FloorSet, CostSet, PromotionStart,
        PromotionPause, PromotionResume, BudgetSet, BudgetAdjust, BudgetScale, BidSet, BidAdjust, BidScale, BidCap, BidRestore, LimitSet,
        LimitAdjust, LimitScale, ListingWrite, ListingRestore, ListingPublish, ListingUnpublish, TenderOffer, TenderWithdraw,
        ReportTimeSet, LoudnessSet, QuietHoursSet, NameLearn, NameForget, UnitLearn, Planned, PlanCancel, StopAll, StopLift,
        MandateSet, MandateRevoke, GuardSet, ListingProtect, ListingUnprotect,
    )
}  # fmt: skip


def money_to_json(money: Money) -> dict[str, str]:
    return {"amount": f"{money.amount:f}", "currency": money.currency}


def money_from_json(value: Mapping[str, Any]) -> Money:
    return Money.of(str(value["amount"]), str(value["currency"]))


def money_or_none(value: Mapping[str, Any] | None) -> Money | None:
    return None if value is None else money_from_json(value)


def tier_to_json(tier: PriceTier) -> dict[str, Any]:
    return {"min": tier.min_quantity, "price": money_to_json(tier.price)}


def _former_to_json(former: FormerPrice) -> dict[str, Any]:
    return {"listing": former.listing, "price": money_to_json(former.price), "tiers": _plain(former.tiers)}


def _former_bid_from_json(value: Mapping[str, Any]) -> FormerBid:
    return FormerBid(str(value["listing"]), money_or_none(value["amount"]))


def _former_text_from_json(value: Mapping[str, Any]) -> FormerText:
    return FormerText(str(value["listing"]), ListingField(value["field"]), str(value["text"]))


def tiers_from_json(value: list[Mapping[str, Any]]) -> tuple[PriceTier, ...]:
    return tuple(PriceTier(int(each["min"]), money_from_json(each["price"])) for each in value)


def _former_from_json(value: Mapping[str, Any]) -> FormerPrice:
    return FormerPrice(str(value["listing"]), money_from_json(value["price"]), tiers_from_json(value["tiers"]))


def to_json(operation: Operation) -> dict[str, Any]:
    """The canonical JSON object of an operation; `from_json` reads it back to an equal operation."""
    result: dict[str, Any] = {"op": operation.kind}
    for field in fields(operation):
        result[field.name] = _plain(getattr(operation, field.name))
    return result


WRITERS: tuple[tuple[type[Any], Callable[[Any], Any]], ...] = (
    (Money, money_to_json),
    (Decimal, lambda value: f"{value:f}"),
    (StrEnum, lambda value: value.value),
    (FormerPrice, _former_to_json),
    (FormerBid, lambda former: {"listing": former.listing, "amount": _plain(former.amount)}),
    (FormerText, lambda former: {"listing": former.listing, "field": former.field.value, "text": former.text}),
    (PriceTier, tier_to_json),
    (Operation, to_json),
    (tuple, lambda value: [_plain(each) for each in value]),
    (date, lambda value: value.isoformat()),
    (time, lambda value: value.isoformat("minutes")),
)


def _plain(value: Any) -> Any:
    return next((write(value) for kind, write in WRITERS if isinstance(value, kind)), value)


def _or_none(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else reader(value)


_time = _or_none(lambda value: time.fromisoformat(str(value)))
READERS: dict[str, Callable[[Any], Any]] = {
    "listings": lambda value: tuple(str(each) for each in value),
    "prices": lambda value: tuple(_former_from_json(each) for each in value),
    "bids": lambda value: tuple(_former_bid_from_json(each) for each in value),
    "caps": lambda value: tuple(_former_bid_from_json(each) for each in value),
    "texts": lambda value: tuple(_former_text_from_json(each) for each in value),
    "tiers": tiers_from_json,
    "to": money_from_json,
    "by": money_from_json,
    "factor": lambda value: Decimal(str(value)),
    "most": money_or_none,
    "floor": money_or_none,
    "cost": money_or_none,
    "daily_budget": money_from_json,
    "daily_spend": money_or_none,
    "weekly_spend": money_or_none,
    "no_weekly": bool,
    "monthly_spend": money_or_none,
    "unit_price": money_from_json,
    "days": int,
    "quantity": int,
    "count": int,
    "unit": str,
    "base": str,
    "name": str,
    "text": str,
    "plan": str,
    "period": CapPeriod,
    "fields": lambda value: tuple(ListingField(each) for each in value),
    "topic": Topic,
    "loudness": Loudness,
    "scope": _or_none(MandateScope),
    "whole": bool,
    "cap": money_or_none,
    "window": _or_none(MandateWindow),
    "per_action": money_or_none,
    "max_change": _or_none(lambda value: Decimal(str(value))),
    "uses": _or_none(int),
    "mandate": str,
    **dict.fromkeys(("ask_change", "step_change", "day_change"), _or_none(lambda value: Decimal(str(value)))),
    **dict.fromkeys(("changes_a_day", "ask_listings", "listings_at_once", "cool_down"), _or_none(int)),
    "operation_spend": money_or_none,
    "start": _time,
    "end": _time,
    "until": _or_none(lambda value: date.fromisoformat(str(value))),
}
OWN_READERS: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("plan", "at"): _or_none(lambda value: datetime.fromisoformat(str(value))),
    ("report.time", "at"): lambda value: time.fromisoformat(str(value)),
}
"""Fields whose meaning depends on the operation."""
ADDED_LATER = {"weekly_spend": None, "no_weekly": False}
"""Fields that records written before them do not have."""


def from_json(value: Mapping[str, Any]) -> Operation:
    """The operation of a canonical JSON object. Raises KeyError or ValueError for anything else."""
    kind = str(value["op"])
    operation_type = KINDS[kind]
    given = {**ADDED_LATER, **value}
    found: dict[str, Any] = {}
    for field in fields(operation_type):
        reader = OWN_READERS.get((kind, field.name)) or READERS[field.name]
        found[field.name] = reader(given[field.name])
    return operation_type(**found)


OWN_READERS["plan", "operation"] = from_json
