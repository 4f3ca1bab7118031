"""From an operation and the shop's listings to the exact rows it would change: pure, one small function a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.domain.floor import CostSheet, effective_floor, margin
from bot.domain.listing import Listing, Promotion, PromotionState
from bot.domain.money import Money, total
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceRestore,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopAll,
    StopLift,
)  # fmt: skip
from bot.domain.preview import Preview, Row, RowField, SpendPlan
from bot.domain.previewing_words import BUILDERS as WORD_BUILDERS
from bot.domain.shop import Shop
from bot.domain.words import TaughtWord

LONGEST_DAYS = 90
"""No promotion is previewed beyond this; policy refuses longer ones."""
ENDLESS_DAYS = 30


def endless_until(today: date) -> date:
    """Last day we take on for a promotion without an end: money that nobody ends must come up for approval again."""
    return today + timedelta(days=ENDLESS_DAYS - 1)


@dataclass(frozen=True, slots=True)
class View:
    """The shop as it is now. `units` are average daily units by listing; `held` is budget still open today by listing.

    `words` are what the shop taught us, oldest first.
    """

    shop: Shop
    today: date
    listings: Mapping[str, Listing]
    units: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, Money] = field(default_factory=dict)
    words: tuple[TaughtWord, ...] = ()

    def chosen(self, operation: Operation) -> tuple[Listing, ...]:
        return tuple(self.listings[each] for each in operation.targets if each in self.listings)


def build_preview(view: View, operation: Operation) -> Preview:
    """The preview of an operation. Listings that are no longer there are left out."""
    rows, spend = BUILDERS[type(operation)](view, operation)
    return Preview(view.shop.id, operation, rows, spend)


Built = tuple[tuple[Row, ...], SpendPlan | None]


def _price_rows(view: View, old: Listing, new: Listing) -> list[Row]:
    """The unit price, then each tier, then each variant that costs more than the listing itself."""
    pairs = [(RowField.PRICE, 0, "", old.price, new.price)]
    pairs += [
        (RowField.TIER, before.min_quantity, "", before.price, after.price)
        for before, after in zip(old.tiers, new.tiers, strict=True)
    ]
    pairs += [
        (RowField.VARIANT, 0, variant.name, old.price + variant.surcharge, new.price + variant.surcharge)
        for variant in old.variants
        if variant.surcharge.minor
    ]
    return [
        Row(
            listing=old.id, name=old.name, field=kind, before=before, after=after, quantity=quantity, detail=detail,
            floor=old.floor, margin_before=_margin(before, old.costs), margin_after=_margin(after, old.costs),
            daily_units=view.units.get(old.id),
        )
        for kind, quantity, detail, before, after in pairs
    ]  # fmt: skip


def _margin(price: Money, costs: CostSheet | None) -> Money | None:
    return None if costs is None else margin(price, costs)


def _repriced(new_price: Callable[[Any, Listing], Money]) -> Callable[[View, Any], Built]:
    def build(view: View, operation: Operation) -> Built:
        rows: list[Row] = []
        for listing in view.chosen(operation):
            rows += _price_rows(view, listing, listing.priced(new_price(operation, listing)))
        return tuple(rows), None

    return build


def _restored(view: View, operation: PriceRestore) -> Built:
    rows: list[Row] = []
    for former in operation.prices:
        old = view.listings.get(former.listing)
        if old is None:
            continue
        new = old.priced(former.price)
        if [each.min_quantity for each in former.tiers] == [each.min_quantity for each in old.tiers]:
            new = Listing(id=old.id, title=old.title, price=former.price, tiers=former.tiers)
        rows += _price_rows(view, old, new)
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
                margin_before=_margin(each.price, each.costs), margin_after=_margin(each.price, after),
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


def _state(promotion: Promotion | None) -> str:
    return promotion.state.value if promotion else PromotionState.OFF.value


def _budget(listing: Listing, view: View) -> Money:
    return listing.promotion.daily_budget if listing.promotion else Money.zero(view.shop.currency)


def _last_day(view: View, listing: Listing) -> date:
    """A promotion's own last shop-day, or how far we take on one without an end."""
    until = listing.promotion.until if listing.promotion else None
    return until or endless_until(view.today)


def _promotion_row(
    view: View, listing: Listing, state: PromotionState, budget: Money, until: date | None = None
) -> Row:
    """`detail` carries the last shop-day of the promotion (ISO), so that the digest covers it."""
    last = until or _last_day(view, listing)
    return Row(
        listing=listing.id, name=listing.name, field=RowField.BUDGET, before=_budget(listing, view), after=budget,
        state_before=_state(listing.promotion), state_after=state.value, detail=last.isoformat(),
    )  # fmt: skip


def _started(view: View, operation: PromotionStart) -> Built:
    chosen = view.chosen(operation)
    last = view.today + timedelta(days=min(max(operation.days, 1), LONGEST_DAYS) - 1)
    rows = tuple(_promotion_row(view, each, PromotionState.RUNNING, operation.daily_budget, last) for each in chosen)
    return rows, SpendPlan(operation.daily_budget * len(chosen), view.today, last) if chosen else None


def _paused(view: View, operation: PromotionPause) -> Built:
    running = [each for each in view.chosen(operation) if each.promoted]
    return tuple(_promotion_row(view, each, PromotionState.PAUSED, _budget(each, view)) for each in running), None


def _resumed(view: View, operation: PromotionResume) -> Built:
    """Days already held are not asked for again: a pause and a resume on one day cost one day's budget."""
    chosen = [each for each in view.chosen(operation) if _resumable(each, view.today)]
    rows = tuple(_promotion_row(view, each, PromotionState.RUNNING, _budget(each, view)) for each in chosen)
    if not chosen:
        return rows, None
    daily = total([_budget(each, view) for each in chosen], view.shop.currency)
    covered = all(view.held.get(each.id, Money.zero(daily.currency)) >= _budget(each, view) for each in chosen)
    last = max(_last_day(view, each) for each in chosen)
    first = view.today + timedelta(days=1) if covered and last > view.today else view.today
    return rows, SpendPlan(Money.zero(daily.currency) if covered and last == view.today else daily, first, last)


def _resumable(listing: Listing, today: date) -> bool:
    promotion = listing.promotion
    if promotion is None or promotion.state is not PromotionState.PAUSED:
        return False
    return promotion.until is None or promotion.until >= today


def _rebudgeted(view: View, operation: BudgetSet) -> Built:
    chosen = [each for each in view.chosen(operation) if each.promoted]
    rows = tuple(_promotion_row(view, each, PromotionState.RUNNING, operation.daily_budget) for each in chosen)
    rise = [operation.daily_budget - _budget(each, view) for each in chosen]
    more = total([each for each in rise if each.minor > 0], view.shop.currency)
    if not more.minor:
        return rows, None
    last = max(_last_day(view, each) for each in chosen)
    return rows, SpendPlan(more, view.today, max(last, view.today))


def _limits(view: View, operation: LimitSet) -> Built:
    limits = view.shop.limits
    rows = []
    if operation.daily_spend is not None:
        rows.append(Row("", "", RowField.DAILY_SPEND, limits.daily_spend, operation.daily_spend))
    if operation.monthly_spend is not None:
        rows.append(Row("", "", RowField.MONTHLY_SPEND, limits.monthly_spend, operation.monthly_spend))
    return tuple(rows), None


def _shop_state(after: str) -> Callable[[View, Operation], Built]:
    def build(view: View, _: Operation) -> Built:
        before = "stopped" if view.shop.stopped_at else "working"
        return (Row("", view.shop.name, RowField.SHOP, state_before=before, state_after=after),), None

    return build


def _rows_only(build: Callable[[Any, Any], tuple[Row, ...]]) -> Callable[[View, Any], Built]:
    """What commits no money has rows and nothing else."""
    return lambda view, operation: (build(view, operation), None)


def _scaled(operation: PriceScale, listing: Listing) -> Money:
    return listing.price.scaled(Decimal(operation.factor))


BUILDERS: dict[type[Operation], Callable[[View, Any], Built]] = {
    PriceSet: _repriced(lambda operation, _: operation.to),
    PriceAdjust: _repriced(lambda operation, listing: listing.price + operation.by),
    PriceScale: _repriced(_scaled),
    PriceRestore: _restored,
    FloorSet: _floors,
    CostSet: _costs,
    PromotionStart: _started,
    PromotionPause: _paused,
    PromotionResume: _resumed,
    BudgetSet: _rebudgeted,
    LimitSet: _limits,
    StopAll: _shop_state("stopped"),
    StopLift: _shop_state("working"),
    **{kind: _rows_only(build) for kind, build in WORD_BUILDERS.items()},
}
