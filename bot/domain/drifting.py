"""A change without us in money, and the ordinary operations that take it back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.advertising import BidSet
from bot.domain.listing import Listing, PriceTier
from bot.domain.money import Money
from bot.domain.operation import BudgetSet, FormerPrice, Operation, PriceReset, PromotionPause, PromotionStart
from bot.domain.outcome import Outcome, Tap
from bot.domain.selling import ListingPublish, ListingUnpublish
from bot.domain.shop import Shop
from bot.domain.view import ENDLESS_DAYS, margin_of
from bot.domain.watched import Drift, Facet, lowest_price


class Danger(StrEnum):
    """What is wrong with a changed price. COST: it loses money. FLOOR: it is under the merchant's own floor. UNKNOWN: no cost is known."""

    NONE = "none"
    FLOOR = "floor"
    COST = "cost"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DriftLine:
    """One change without us with what it means. `margins` are per unit at full cost before and after, None where unknown: at the
    unit price, or at the lowest quantity price where the unit price did not change.

    `lowest` is the lowest price after it, quantity prices too; `units` are sold on an average day. `over_cap` is what all running
    promotions may spend in a day and the shop's cap, where the change took them above it. Times are in the shop's zone.
    """

    drift: Drift
    since: datetime
    until: datetime
    danger: Danger = Danger.NONE
    margins: tuple[Money | None, Money | None] = (None, None)
    lowest: Money | None = None
    floor: Money | None = None
    units: int | None = None
    over_cap: tuple[Money, Money] | None = None

    @property
    def name(self) -> str:
        return self.drift.name

    @property
    def below(self) -> bool:
        return self.danger in (Danger.FLOOR, Danger.COST)

    @property
    def ran(self) -> bool:
        """Whether the promotion should be running."""
        return self.drift.before.running(self.until.date())

    @property
    def costs_more(self) -> bool:
        """Whether a changed promotion may spend more than it should."""
        before, found = self.drift.before.amount, self.drift.found
        if self.drift.facet is not Facet.PROMOTION or not found.on:
            return False
        return not self.ran or before is None or (found.amount is not None and found.amount > before)


@dataclass(frozen=True, slots=True)
class Drifted(Outcome):
    """Changes without us found in one look, the worst first; `more` are left out."""

    shop: Shop
    lines: tuple[DriftLine, ...]
    taps: tuple[Tap, ...] = ()
    more: int = 0


def line_of(shop: Shop, drift: Drift, listing: Listing, known: tuple[int | None, Money]) -> DriftLine:
    """`known`: units sold on an average day, and what all running promotions may spend in a day now."""
    units, running = known
    said = DriftLine(drift, shop.local(drift.earliest), shop.local(drift.noticed_at))
    if drift.facet is Facet.PRICE:
        return _priced(said, listing, units)
    return _promoted(said, shop, running) if drift.facet is Facet.PROMOTION else said


def _priced(said: DriftLine, listing: Listing, units: int | None) -> DriftLine:
    before, found = said.drift.before, said.drift.found
    lowest, tiers_only = lowest_price(found), before.amount == found.amount
    earned = margin_of(lowest, listing.costs)
    danger = Danger.NONE if listing.floor is not None else Danger.UNKNOWN
    if earned is not None and earned.minor < 0:
        danger = Danger.COST
    elif listing.floor is not None and lowest is not None and lowest < listing.floor:
        danger = Danger.FLOOR
    compared = (lowest_price(before), lowest) if tiers_only else (before.amount, found.amount)
    margins = margin_of(compared[0], listing.costs), margin_of(compared[1], listing.costs)
    units = None if tiers_only else units
    return replace(said, danger=danger, margins=margins, lowest=lowest, floor=listing.floor, units=units)


def _promoted(said: DriftLine, shop: Shop, running: Money) -> DriftLine:
    """More may be spent than before, and in all more than the cap. A blank cap lets nothing be spent."""
    cap = shop.limits.daily_spend or Money.zero(shop.currency)
    over = (running, cap) if said.costs_more and running > cap else None
    return replace(said, over_cap=over)


def worst_first(lines: Iterable[DriftLine]) -> list[DriftLine]:
    """Sold at a loss, then under the floor, then ads that cost more, then the rest."""
    rank = {Danger.COST: 0, Danger.FLOOR: 1}
    return sorted(lines, key=lambda each: (rank.get(each.danger, 2 if each.costs_more else 3), each.name))


def tier_changes(drift: Drift) -> list[tuple[int, Money | None, Money | None]]:
    """(quantity, before, after) of the quantity prices that differ."""

    def prices(tiers: tuple[PriceTier, ...]) -> dict[int, Money]:
        return {each.min_quantity: each.price for each in tiers}

    before, found = prices(drift.before.tiers), prices(drift.found.tiers)
    return [
        (each, before.get(each), found.get(each))
        for each in sorted({*before, *found})
        if before.get(each) != found.get(each)
    ]


Back = tuple[Callable[..., Operation], tuple[object, ...]]
"""A kind of operation, and its values besides the listings."""


def restoring(drifts: Iterable[Drift], today: date) -> tuple[Operation, ...]:
    """Ordinary operations that put these back: prices together, what is alike together, in a fixed order."""
    prices: list[FormerPrice] = []
    alike: dict[Back, list[str]] = {}
    for drift in drifts:
        if drift.facet is Facet.PRICE and drift.before.amount is not None:
            prices.append(FormerPrice(drift.listing, drift.before.amount, drift.before.tiers))
        elif (found := _back(drift, today)) is not None:
            alike.setdefault(found, []).append(drift.listing)
    rest = tuple(kind(tuple(listings), *values) for (kind, values), listings in alike.items())
    return ((PriceReset(tuple(prices)),) if prices else ()) + rest


def _back(drift: Drift, today: date) -> Back | None:
    """Kind and values of the operation for one listing; None where nothing is to be done any more."""
    before, found = drift.before, drift.found
    if drift.facet is Facet.SHELF:
        return (ListingPublish if before.on else ListingUnpublish), ()
    if drift.facet is Facet.BID:
        return BidSet, (before.amount,)
    if not before.running(today):
        return (PromotionPause, ()) if found.on else None
    if found.on:
        return BudgetSet, (before.amount,)
    days = (before.until - today).days + 1 if before.until is not None else ENDLESS_DAYS
    return PromotionStart, (before.amount, days)
