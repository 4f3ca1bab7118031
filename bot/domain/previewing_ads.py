"""Before -> after of promotions, their budgets, bids and the shop's spend caps."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
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
    LimitAdjust,
    LimitScale,
)
from bot.domain.listing import Listing, Promotion, PromotionState
from bot.domain.money import Money, total
from bot.domain.operation import BudgetSet, LimitSet, Operation, PromotionPause, PromotionResume, PromotionStart
from bot.domain.preview import Row, RowField, SpendPlan
from bot.domain.shop import Limits
from bot.domain.view import Built, View, endless_until

LONGEST_DAYS = 90
"""No promotion is previewed beyond this; policy refuses longer ones."""


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


def _rebudgeted(new_budget: Callable[[Any, Money], Money]) -> Callable[[View, Any], Built]:
    """Of promotions that run. Only what is more than before is spent."""

    def build(view: View, operation: Operation) -> Built:
        chosen = [each for each in view.chosen(operation) if each.promoted]
        budgets = [new_budget(operation, _budget(each, view)) for each in chosen]
        rows = tuple(
            _promotion_row(view, each, PromotionState.RUNNING, budget)
            for each, budget in zip(chosen, budgets, strict=True)
        )
        rise = [budget - _budget(each, view) for each, budget in zip(chosen, budgets, strict=True)]
        more = total([each for each in rise if each.minor > 0], view.shop.currency)
        if not more.minor:
            return rows, None
        last = max(_last_day(view, each) for each in chosen)
        return rows, SpendPlan(more, view.today, max(last, view.today))

    return build


def _bid_row(listing: Listing, after: Money | None, cap: Money | None) -> Row:
    return Row(listing.id, listing.name, RowField.BID, listing.bid, after, cap=cap)


def _rebid(new_bid: Callable[[Any, Money | None], Money | None]) -> Callable[[View, Any], Built]:
    """A bid that is not known cannot be changed by a part of it: its row then stays empty, and policy says so."""

    def build(view: View, operation: Operation) -> Built:
        return tuple(
            _bid_row(each, new_bid(operation, each.bid), each.bid_cap) for each in view.chosen(operation)
        ), None

    return build


def _cap_row(listing: Listing, most: Money | None) -> Row:
    return Row(listing.id, listing.name, RowField.BID_CAP, listing.bid_cap, most)


def _bids_capped(view: View, operation: BidCap) -> Built:
    """The cap, and below it the bid where it comes down."""
    rows: list[Row] = []
    for each in view.chosen(operation):
        rows.append(_cap_row(each, operation.most))
        if operation.most is not None and each.bid is not None and each.bid > operation.most:
            rows.append(_bid_row(each, operation.most, operation.most))
    return tuple(rows), None


def _bids_restored(view: View, operation: BidRestore) -> Built:
    caps = {each.listing: each.amount for each in operation.caps}
    bids = {each.listing: each.amount for each in operation.bids}
    rows: list[Row] = []
    for each in view.chosen(operation):
        if each.id in caps:
            rows.append(_cap_row(each, caps[each.id]))
        if bids.get(each.id) is not None:
            rows.append(_bid_row(each, bids[each.id], caps.get(each.id, each.bid_cap)))
    return tuple(rows), None


CAPS: dict[CapPeriod, tuple[RowField, str]] = {
    CapPeriod.DAY: (RowField.DAILY_SPEND, "daily_spend"),
    CapPeriod.WEEK: (RowField.WEEKLY_SPEND, "weekly_spend"),
    CapPeriod.MONTH: (RowField.MONTHLY_SPEND, "monthly_spend"),
}
"""Each of the shop's caps: its row, and its name in `Limits`."""


def cap_of(limits: Limits, period: CapPeriod) -> Money | None:
    found: Money | None = getattr(limits, CAPS[period][1])
    return found


def _limits(view: View, operation: LimitSet) -> Built:
    rows = []
    for period, (field, name) in CAPS.items():
        asked = getattr(operation, name)
        if asked is not None:
            rows.append(Row("", "", field, cap_of(view.shop.limits, period), asked))
    if operation.no_weekly:
        rows.append(Row("", "", RowField.WEEKLY_SPEND, view.shop.limits.weekly_spend, None))
    return tuple(rows), None


def _limit_moved(new_cap: Callable[[Any, Money], Money]) -> Callable[[View, Any], Built]:
    """Without a cap there is nothing to change: its row then stays empty, and policy says so."""

    def build(view: View, operation: LimitAdjust | LimitScale) -> Built:
        cap = cap_of(view.shop.limits, operation.period)
        after = None if cap is None else new_cap(operation, cap)
        return (Row("", "", CAPS[operation.period][0], cap, after),), None

    return build


def _by(operation: BudgetAdjust | LimitAdjust, amount: Money) -> Money:
    return amount + operation.by


def _times(operation: BudgetScale | LimitScale, amount: Money) -> Money:
    return amount.scaled(Decimal(operation.factor))


ADS: dict[type[Operation], Callable[[View, Any], Built]] = {
    PromotionStart: _started,
    PromotionPause: _paused,
    PromotionResume: _resumed,
    BudgetSet: _rebudgeted(lambda operation, _: operation.daily_budget),
    BudgetAdjust: _rebudgeted(_by),
    BudgetScale: _rebudgeted(_times),
    BidSet: _rebid(lambda operation, _: operation.to),
    BidAdjust: _rebid(lambda operation, bid: None if bid is None else bid + operation.by),
    BidScale: _rebid(lambda operation, bid: None if bid is None else bid.scaled(Decimal(operation.factor))),
    BidCap: _bids_capped,
    BidRestore: _bids_restored,
    LimitSet: _limits,
    LimitAdjust: _limit_moved(_by),
    LimitScale: _limit_moved(_times),
}
