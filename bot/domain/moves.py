"""Near a refused operation: what would be allowed instead, with exact values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from bot.domain.advertising import BidSet
from bot.domain.guarding import ListingUnprotect
from bot.domain.listing import PriceTier
from bot.domain.money import Money
from bot.domain.operation import (
    BudgetSet,
    LimitSet,
    Operation,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopLift,
)
from bot.domain.planned import Planned
from bot.domain.policy import Question, Verdict
from bot.domain.policy_selling import call_of
from bot.domain.policy_settings import NOT_PLANNED, inner_question
from bot.domain.preferences import NameForget
from bot.domain.preview import Row, RowField
from bot.domain.previewing_words import TAUGHT
from bot.domain.selling import TenderOffer, TierSet

MOST_MOVES = 3
CLICKS = 100
"""A day's cap that is offered where nothing else tells how much is needed: so many clicks at the new bid."""


def moves_near(question: Question, verdict: Verdict) -> tuple[Operation, ...]:
    """Candidate operations for a refusal, nearest first and not yet judged: the caller drops those refused as well."""
    operation = question.preview.operation
    if isinstance(operation, Planned) and not isinstance(operation.operation, Planned):
        return tuple(_planned(operation, each) for each in moves_near(inner_question(question), verdict))
    found: list[Operation] = []
    for reason in verdict.reasons:
        finder = FINDERS.get(reason.key)
        if finder is not None:
            found += finder(question, dict(reason.values))
    return tuple(dict.fromkeys(found))


def _planned(plan: Planned, move: Operation) -> Operation:
    """A move instead of what is planned is planned for the same time; lifting a stop is not."""
    return move if type(move) in NOT_PLANNED else replace(plan, operation=move)


def _price_rows(question: Question) -> list[Row]:
    return [row for row in question.preview.rows if row.field is RowField.PRICE and row.before and row.after]


def _above_floor(question: Question, _: dict[str, Any]) -> list[Operation]:
    """Per product: its floor, and half way between floor and the price it has now."""
    if isinstance(question.preview.operation, TierSet):
        return _tiers_at_floor(question, question.preview.operation)
    moves: list[Operation] = []
    for row in _price_rows(question):
        floor = _whole_floor(question, row)
        if floor is None or row.before is None:
            continue
        moves.append(PriceSet((row.listing,), floor))
        if row.before > floor:
            half = Money((floor.minor + row.before.minor + 1) // 2, floor.currency)
            if half not in (floor, row.before):
                moves.append(PriceSet((row.listing,), half))
    return moves


def _tiers_at_floor(question: Question, operation: TierSet) -> list[Operation]:
    """Per product: the asked quantity prices, those below the floor raised to it."""
    moves: list[Operation] = []
    for row in _price_rows(question):
        floor = row.floor
        if floor is not None:
            tiers = tuple(PriceTier(each.min_quantity, max(each.price, floor)) for each in operation.tiers)
            moves.append(TierSet((row.listing,), tiers))
    return moves


def _whole_floor(question: Question, price_row: Row) -> Money | None:
    """The lowest unit price at which every tier keeps above the floor too: tiers move with the unit price."""
    floor = price_row.floor
    if floor is None or price_row.before is None:
        return None
    lowest = floor
    for row in question.preview.rows:
        if row.listing == price_row.listing and row.field is RowField.TIER and row.before and row.before.minor > 0:
            needed = floor.part_up(price_row.before.minor, row.before.minor)
            lowest = max(lowest, needed, key=lambda each: each.minor)
    return lowest


def _within_change(question: Question, _: dict[str, Any]) -> list[Operation]:
    limit = question.shop.limits.ask_above_change
    moves: list[Operation] = []
    for row in _price_rows(question):
        if row.before is None or row.after is None:
            continue
        sign = 1 if row.after > row.before else -1
        moves.append(PriceSet((row.listing,), row.before.scaled(1 + sign * limit)))
    return moves


def _within_day(question: Question, _: dict[str, Any]) -> list[Operation]:
    """As far as all changes of today together may still go."""
    limit = question.shop.limits.refuse_above_day_change
    moves: list[Operation] = []
    for row in _price_rows(question):
        changed = question.changed.get(row.listing)
        if changed is not None and row.after is not None:
            sign = 1 if row.after > changed.first else -1
            moves.append(PriceSet((row.listing,), changed.first.scaled(1 + sign * limit)))
    return moves


def _tomorrow(question: Question, _: dict[str, Any]) -> list[Operation]:
    """The same when the next shop-day begins."""
    today = question.shop.local(question.now)
    return [
        Planned(question.preview.operation, datetime.combine(today.date() + timedelta(days=1), time(0), today.tzinfo))
    ]


def _unprotect(question: Question, _: dict[str, Any]) -> list[Operation]:
    listings = tuple(each for each in question.preview.listings if each in question.protected)
    return [ListingUnprotect(listings)]


def _fewer_listings(question: Question, values: dict[str, Any]) -> list[Operation]:
    """As many as may be changed at once, the first of them."""
    operation: Any = question.preview.operation
    if not hasattr(operation, "listings"):
        return []
    return [replace(operation, listings=question.preview.listings[: values["limit"]])]


def _smaller_budget(question: Question, values: dict[str, Any]) -> list[Operation]:
    """The most that today's cap still allows, shared evenly over the listings."""
    operation, left = question.preview.operation, values["left"]
    if not isinstance(operation, PromotionStart) or left.minor <= 0:
        return []
    each = Money(left.minor // max(len(operation.listings), 1), left.currency)
    return [PromotionStart(operation.listings, each, operation.days)] if each.minor else []


def _fewer_days(question: Question, values: dict[str, Any]) -> list[Operation]:
    """As many days as the cap pays for; of promotions that would be resumed, each anew with the budget it has."""
    operation, left = question.preview.operation, values["left"]
    if question.preview.spend is None:
        return []
    days = left.minor // max(question.preview.spend.daily.minor, 1)
    if isinstance(operation, PromotionStart):
        return [PromotionStart(operation.listings, operation.daily_budget, days)] if days else []
    rows = [row for row in question.preview.rows if row.field is RowField.BUDGET and row.after is not None]
    if not isinstance(operation, PromotionResume) or not days or len(rows) != 1 or rows[0].after is None:
        return []
    return [PromotionStart((rows[0].listing,), rows[0].after, days)]


def _new_budget(question: Question, _: dict[str, Any]) -> list[Operation]:
    operation = question.preview.operation
    return [BudgetSet(operation.listings, operation.daily_budget)] if isinstance(operation, PromotionStart) else []


def _set_caps(question: Question, _: dict[str, Any]) -> list[Operation]:
    """Caps just wide enough for what was asked: a day's budget, and thirty such days.

    A raised bid has no budget of its own: then what is committed today, or some clicks at the new bid where nothing is.
    """
    plan = question.preview.spend
    if plan is not None:
        return [LimitSet(plan.daily, plan.daily * 30)]
    bids = [row.after for row in question.preview.rows if row.field is RowField.BID and row.after is not None]
    if not bids:
        return []
    highest = max(bids) * CLICKS
    daily = max(question.committed.day(question.shop.today(question.now), highest.currency), highest)
    return [LimitSet(daily, daily * 30)]


def _less_a_week(question: Question, values: dict[str, Any]) -> list[Operation]:
    """The budget that just fits into what the week has left."""
    operation, left = question.preview.operation, values["left"]
    if not isinstance(operation, PromotionStart) or left.minor <= 0:
        return []
    each = Money(left.minor // (values["days"] * max(len(operation.listings), 1)), left.currency)
    return [PromotionStart(operation.listings, each, operation.days)] if each.minor else []


def _pause(question: Question, _: dict[str, Any]) -> list[Operation]:
    """Without a budget left a promotion is over: that is said as a pause."""
    gone = [row.listing for row in question.preview.rows if row.after is not None and row.after.minor <= 0]
    return [PromotionPause(tuple(gone))] if gone else []


def _bid_at_cap(question: Question, _: dict[str, Any]) -> list[Operation]:
    """Per product: the most that its cap lets bid."""
    rows = [row for row in question.preview.rows if row.field is RowField.BID and row.after is not None]
    return [BidSet((row.listing,), row.cap) for row in rows if row.cap is not None and row.after != row.cap]


def _within_call(question: Question, _: dict[str, Any]) -> list[Operation]:
    """The offer as near to what was asked as buyer and floor allow: not over the highest price, not below the floor."""
    operation = question.preview.operation
    offer = next((row for row in question.preview.rows if row.field is RowField.TENDER), None)
    call = offer and call_of(question, offer)
    if not isinstance(operation, TenderOffer) or offer is None or call is None:
        return []
    price = operation.unit_price if call.after is None else min(operation.unit_price, call.after)
    price = price if offer.floor is None else max(price, offer.floor)
    quantity = operation.quantity if 1 <= operation.quantity <= call.quantity else call.quantity
    return [TenderOffer(operation.listings, price, quantity, operation.unit)]


def _lift(_: Question, __: dict[str, Any]) -> list[Operation]:
    return [StopLift()]


def _forget_first(question: Question, _: dict[str, Any]) -> list[Operation]:
    """A name that another listing was taught can be taken from it; its own names cannot."""
    return [NameForget((row.listing,), row.state_before) for row in question.preview.rows if row.detail == TAUGHT]


FINDERS: dict[str, Callable[[Question, dict[str, Any]], list[Operation]]] = {
    "policy-below-floor": _above_floor,
    "policy-nonpositive": _above_floor,
    "policy-change-too-large": _within_change,
    "policy-day-change": _within_day,
    "policy-changes-a-day": _tomorrow,
    "policy-protected": _unprotect,
    "policy-too-many-listings": _fewer_listings,
    "policy-over-operation-cap": _fewer_days,
    "policy-over-daily-cap": _smaller_budget,
    "policy-over-monthly-cap": _fewer_days,
    "policy-over-weekly-cap": _less_a_week,
    "policy-already-promoted": _new_budget,
    "policy-budget-gone": _pause,
    "policy-bid-over-cap": _bid_at_cap,
    "policy-tender-below-floor": _within_call,
    "policy-tender-over-highest": _within_call,
    "policy-tender-quantity": _within_call,
    "policy-cap-missing": _set_caps,
    "policy-stopped": _lift,
    "policy-name-taken": _forget_first,
}
