"""Before -> after of prices, quantity prices, lowest prices and costs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from bot.domain.floor import CostSheet, effective_floor
from bot.domain.listing import Listing, PriceTier
from bot.domain.money import Money
from bot.domain.operation import (
    CostSet,
    FloorSet,
    Operation,
    PriceAdjust,
    PriceReset,
    PriceRestore,
    PriceScale,
    PriceSet,
)
from bot.domain.preview import Row, RowField
from bot.domain.selling import TierSet
from bot.domain.view import Built, View, margin_of


def _price_row(view: View, listing: Listing, field: RowField, change: tuple[Money | None, Money | None]) -> Row:
    before, after = change
    return Row(
        listing=listing.id, name=listing.name, field=field, before=before, after=after, floor=listing.floor,
        margin_before=margin_of(before, listing.costs), margin_after=margin_of(after, listing.costs),
        daily_units=view.units.get(listing.id),
    )  # fmt: skip


def _ladder(view: View, old: Listing, price: Money, tiers: tuple[PriceTier, ...]) -> list[Row]:
    """The unit price, then every quantity price that was or will be, ascending."""
    before = {each.min_quantity: each.price for each in old.tiers}
    after = {each.min_quantity: each.price for each in tiers}
    rows = [_price_row(view, old, RowField.PRICE, (old.price, price))]
    for quantity in sorted({*before, *after}):
        row = _price_row(view, old, RowField.TIER, (before.get(quantity), after.get(quantity)))
        rows.append(replace(row, quantity=quantity))
    return rows


def _price_rows(view: View, old: Listing, price: Money, tiers: tuple[PriceTier, ...]) -> list[Row]:
    """The ladder, then each variant that costs more than the listing itself."""
    rows = _ladder(view, old, price, tiers)
    for variant in old.variants:
        if variant.surcharge.minor:
            change = (old.price + variant.surcharge, price + variant.surcharge)
            rows.append(replace(_price_row(view, old, RowField.VARIANT, change), detail=variant.name))
    return rows


def _repriced(new_price: Callable[[Any, Listing], Money]) -> Callable[[View, Any], Built]:
    def build(view: View, operation: Operation) -> Built:
        rows: list[Row] = []
        for listing in view.chosen(operation):
            new = listing.priced(new_price(operation, listing))
            rows += _price_rows(view, listing, new.price, new.tiers)
        return tuple(rows), None

    return build


def _restored(view: View, operation: PriceRestore) -> Built:
    """Exactly as it was: quantity prices that came later go, and those that went come back."""
    rows: list[Row] = []
    for former in operation.prices:
        if (old := view.listings.get(former.listing)) is not None:
            rows += _price_rows(view, old, former.price, former.tiers)
    return tuple(rows), None


def _tiered(view: View, operation: TierSet) -> Built:
    """The whole ladder is shown: a quantity price is judged by its neighbours."""
    rows: list[Row] = []
    for listing in view.chosen(operation):
        merged: Mapping[int, PriceTier] = {each.min_quantity: each for each in (*listing.tiers, *operation.tiers)}
        rows += _ladder(view, listing, listing.price, tuple(merged.values()))
    return tuple(rows), None


def _floors(view: View, operation: FloorSet) -> Built:
    return tuple(
        Row(
            listing=each.id, name=each.name, field=RowField.FLOOR, before=each.own_floor, after=operation.floor,
            floor=effective_floor(each.costs, operation.floor),
        )
        for each in view.chosen(operation)
    ), None  # fmt: skip


def _costs(view: View, operation: CostSet) -> Built:
    rows = []
    for each in view.chosen(operation):
        after = with_goods_cost(each.costs, operation.cost)
        rows.append(
            Row(
                listing=each.id, name=each.name, field=RowField.COST, before=each.costs.goods if each.costs else None,
                after=operation.cost, floor=effective_floor(after, each.own_floor),
                margin_before=margin_of(each.price, each.costs), margin_after=margin_of(each.price, after),
            )
        )  # fmt: skip
    return tuple(rows), None


def with_goods_cost(costs: CostSheet | None, goods: Money | None) -> CostSheet | None:
    """A cost sheet with another cost of goods; None forgets all of it."""
    if goods is None:
        return None
    if costs is None:
        return CostSheet.only_goods(goods)
    return CostSheet(goods, costs.packing, costs.shipping, costs.ads, costs.commission, costs.refunds)


def _scaled(operation: PriceScale, listing: Listing) -> Money:
    return listing.price.scaled(Decimal(operation.factor))


PRICES: dict[type[Operation], Callable[[View, Any], Built]] = {
    PriceSet: _repriced(lambda operation, _: operation.to),
    PriceAdjust: _repriced(lambda operation, listing: listing.price + operation.by),
    PriceScale: _repriced(_scaled),
    PriceRestore: _restored,
    PriceReset: _restored,
    TierSet: _tiered,
    FloorSet: _floors,
    CostSet: _costs,
}
