"""What a listing is expected to be on the marketplace, and what was found there that we did not do.

Four things are watched, each for itself: prices, the promotion, the bid, and whether it is on sale.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.action import (
    Action,
    BidCut,
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
    ShelfChange,
)
from bot.domain.listing import Listing, PriceTier
from bot.domain.money import Money
from bot.domain.operation_json import money_or_none, money_to_json, tier_to_json, tiers_from_json

CONTEST = timedelta(hours=24)
"""A restore that is overturned within this time counts as undone by the platform."""
MOST_RESTORES = 2
"""After so many overturned restores in a row we no longer offer another one: it would be a war."""


class Facet(StrEnum):
    """What of a listing is watched."""

    PRICE = "price"
    PROMOTION = "promotion"
    BID = "bid"
    SHELF = "shelf"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one facet of a listing stands; only the fields of its facet say something.

    `amount` is the unit price, the daily budget or the bid. `on` is whether the promotion runs, or the listing is on sale; `until`
    is the promotion's last shop-day.
    """

    amount: Money | None = None
    tiers: tuple[PriceTier, ...] = ()
    on: bool = True
    until: date | None = None

    def running(self, today: date) -> bool:
        """Whether a promotion that stands like this runs on a day: past its last day it does not."""
        return self.on and (self.until is None or self.until >= today)


def lowest_price(standing: Standing) -> Money | None:
    """The lowest of the unit price and the quantity prices."""
    prices = [each for each in (standing.amount, *(tier.price for tier in standing.tiers)) if each is not None]
    return min(prices, key=lambda each: each.minor, default=None)


class Origin(StrEnum):
    """How an expectation came about: found at the first look, set by an effect of ours, or accepted by a person."""

    SEEN = "seen"
    EFFECT = "effect"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Expected:
    """The state we hold a facet to. `by` is the effect's or the person's id; `seen_at` is when it was last found to be so."""

    listing: str
    facet: Facet
    standing: Standing
    origin: Origin
    by: str
    set_at: datetime
    seen_at: datetime

    @property
    def key(self) -> tuple[str, Facet]:
        return self.listing, self.facet

    @property
    def certain_at(self) -> datetime:
        """The last moment at which it is known to have been so."""
        return max(self.set_at, self.seen_at)


class DriftState(StrEnum):
    """OPEN: it stands so. RESTORED: an effect of ours put it back. SUPERSEDED: an effect of ours made it something else.

    ACCEPTED: a person said that it may stay. GONE: it went back by itself. REPLACED: it changed once more without us.
    """

    OPEN = "open"
    RESTORED = "restored"
    SUPERSEDED = "superseded"
    ACCEPTED = "accepted"
    GONE = "gone"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Drift:
    """A change without us: from `before` to `found`, at some time from `earliest` to `noticed_at`.

    `contested`: our restores of this facet were overturned twice, so none is offered any more.
    """

    id: str
    shop_id: str
    listing: str
    name: str
    facet: Facet
    before: Standing
    found: Standing
    earliest: datetime
    noticed_at: datetime
    contested: bool = False
    state: DriftState = DriftState.OPEN
    ended_at: datetime | None = None
    ended_by: str = ""

    @property
    def key(self) -> tuple[str, Facet]:
        return self.listing, self.facet


def standings(listing: Listing) -> dict[Facet, Standing]:
    """How every facet of a listing stands now; a bid that the marketplace does not tell is left out."""
    promotion = listing.promotion
    found = {
        Facet.PRICE: Standing(listing.price, listing.tiers),
        Facet.PROMOTION: Standing(
            promotion.daily_budget if promotion else None,
            on=listing.promoted,
            until=promotion.until if promotion else None,
        ),
        Facet.SHELF: Standing(on=listing.on_sale),
    }
    return found if listing.bid is None else {**found, Facet.BID: Standing(listing.bid)}


def same(facet: Facet, expected: Standing, found: Standing, today: date) -> bool:
    """Whether what was found is what is expected. Of a promotion that does not run nothing else matters."""
    if facet is not Facet.PROMOTION:
        return (expected.amount, expected.tiers, expected.on) == (found.amount, found.tiers, found.on)
    runs = expected.running(today)
    return runs == found.on and (not runs or expected.amount == found.amount)


def facet_of(action: Action) -> Facet | None:
    """What an effect of ours changes; None for what is not watched."""
    return FACETS.get(type(action))


def after(action: Action, former: Standing | None) -> Standing | None:
    """How the facet stands once the effect is done. None: that cannot be told without knowing how it stood before."""
    if isinstance(action, PriceChange):
        return Standing(action.after, action.tiers_after)
    if isinstance(action, PromotionOrder):
        return Standing(action.daily_budget, until=action.until)
    if isinstance(action, BidCut | BidRaise):
        return Standing(action.after)
    if isinstance(action, ShelfChange):
        return Standing(on=action.on_sale)
    return _after_change(action, former) if former is not None else None


def _after_change(action: Action, former: Standing) -> Standing | None:
    if isinstance(action, PromotionPauseChange):
        return replace(former, on=False)
    return replace(former, amount=action.after, on=True) if isinstance(action, BudgetCut) else None


FACETS: Mapping[type[Action], Facet] = {
    PriceChange: Facet.PRICE,
    PromotionOrder: Facet.PROMOTION,
    PromotionPauseChange: Facet.PROMOTION,
    BudgetCut: Facet.PROMOTION,
    BidCut: Facet.BID,
    BidRaise: Facet.BID,
    ShelfChange: Facet.SHELF,
}


def contested(now: datetime, earlier: tuple[Drift, ...]) -> bool:
    """Whether a drift noticed now overturns a restore, and so did the one before it. `earlier`: of the same facet, newest first."""
    noticed, overturned = now, 0
    for drift in earlier:
        if drift.state is not DriftState.RESTORED or drift.ended_at is None or noticed - drift.ended_at > CONTEST:
            break
        noticed, overturned = drift.noticed_at, overturned + 1
    return overturned >= MOST_RESTORES


def standing_to_json(standing: Standing) -> dict[str, Any]:
    """The written form kept in the store."""
    return {
        "amount": money_to_json(standing.amount) if standing.amount is not None else None,
        "tiers": [tier_to_json(each) for each in standing.tiers],
        "on": standing.on,
        "until": standing.until.isoformat() if standing.until else None,
    }


def standing_from_json(value: Mapping[str, Any]) -> Standing:
    """Reads `standing_to_json` back. Raises KeyError or ValueError for anything else."""
    until = value["until"]
    return Standing(
        amount=money_or_none(value["amount"]),
        tiers=tiers_from_json(value["tiers"]),
        on=bool(value["on"]),
        until=date.fromisoformat(until) if until else None,
    )
