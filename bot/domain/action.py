"""What is written outside: one record for each change of a marketplace, and its written form for the store.

Whatever commits money or goods is a `Spending`, everything else a `Write`: the marketplace takes them through different ports.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from bot.domain.listing import ListingField, PriceTier
from bot.domain.money import Money
from bot.domain.operation_json import money_from_json, money_or_none, money_to_json, tier_to_json, tiers_from_json


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


@dataclass(frozen=True, slots=True)
class BidCut:
    """Lower what a click on a listing may cost, only if the bid still is `before`: spends nothing."""

    listing: str
    before: Money
    after: Money


@dataclass(frozen=True, slots=True)
class BidRaise:
    """Let a click on a listing cost more, only if the bid still is `before` (None: it was not told). This spends."""

    listing: str
    before: Money | None
    after: Money


@dataclass(frozen=True, slots=True)
class ShelfChange:
    """Put a listing on sale, or take it off; one that already is stays as it is."""

    listing: str
    on_sale: bool


@dataclass(frozen=True, slots=True)
class TextEdit:
    """One text of a listing from and to."""

    field: ListingField
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """Write texts of a listing, all or none, only if they still are what the preview showed."""

    listing: str
    edits: tuple[TextEdit, ...]


@dataclass(frozen=True, slots=True)
class TenderOfferChange:
    """Offer `quantity` pieces at `unit_price` in an open tender, in place of any offer we made before. A commitment."""

    listing: str
    tender: str
    unit_price: Money
    quantity: int


@dataclass(frozen=True, slots=True)
class TenderWithdrawChange:
    """Take back our offer in an open tender; where there is none it stays so."""

    listing: str
    tender: str


Write = PriceChange | PromotionPauseChange | BudgetCut | BidCut | ShelfChange | TextChange | TenderWithdrawChange
"""What the Writes port takes."""
Spending = PromotionOrder | BidRaise | TenderOfferChange
"""What the AdSpend port takes: it commits money or goods."""
Action = Write | Spending
WHILE_STOPPED: tuple[type[Write], ...] = (PromotionPauseChange, TenderWithdrawChange)
"""What may still be sent while everything is stopped: it only takes a commitment back."""
ACTIONS: dict[str, type[Action]] = {each.__name__: each for each in get_args(Action)}


def _edit_to_json(edit: TextEdit) -> dict[str, Any]:
    return {"field": edit.field.value, "before": edit.before, "after": edit.after}


WRITERS: tuple[tuple[type[Any], Callable[[Any], Any]], ...] = (
    (Money, money_to_json),
    (PriceTier, tier_to_json),
    (TextEdit, _edit_to_json),
    (tuple, lambda value: [_plain(each) for each in value]),
    (date, lambda value: value.isoformat()),
)


def _plain(value: Any) -> Any:
    return next((write(value) for kind, write in WRITERS if isinstance(value, kind)), value)


def action_to_json(action: Action) -> dict[str, Any]:
    """The written form kept in the store: the class name as `do`, and the fields."""
    values = {name: _plain(getattr(action, name)) for name in action.__dataclass_fields__}
    return {"do": type(action).__name__, **values}


def _edits(value: list[Mapping[str, Any]]) -> tuple[TextEdit, ...]:
    return tuple(TextEdit(ListingField(each["field"]), str(each["before"]), str(each["after"])) for each in value)


READERS: dict[str, Callable[[Any], Any]] = {
    "listing": str,
    "tender": str,
    "before": money_or_none,
    "after": money_from_json,
    "tiers_before": tiers_from_json,
    "tiers_after": tiers_from_json,
    "daily_budget": money_from_json,
    "unit_price": money_from_json,
    "quantity": int,
    "until": date.fromisoformat,
    "on_sale": bool,
    "edits": _edits,
}


def action_from_json(value: Mapping[str, Any]) -> Action:
    """Reads `action_to_json` back. Raises KeyError or ValueError for anything else."""
    action_type = ACTIONS[str(value["do"])]
    return action_type(**{name: READERS[name](value[name]) for name in action_type.__dataclass_fields__})
