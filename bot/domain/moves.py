"""Near a refused operation: what would be allowed instead, with exact values."""

from collections.abc import Callable
from typing import Any

from bot.domain.money import Money
from bot.domain.operation import BudgetSet, LimitSet, Operation, PriceSet, PromotionStart, StopLift
from bot.domain.policy import Question, Verdict
from bot.domain.preferences import NameForget
from bot.domain.preview import Row, RowField
from bot.domain.previewing_words import TAUGHT

MOST_MOVES = 3


def moves_near(question: Question, verdict: Verdict) -> tuple[Operation, ...]:
    """Candidate operations for a refusal, nearest first and not yet judged: the caller drops those refused as well."""
    found: list[Operation] = []
    for reason in verdict.reasons:
        finder = FINDERS.get(reason.key)
        if finder is not None:
            found += finder(question, dict(reason.values))
    return tuple(dict.fromkeys(found))


def _price_rows(question: Question) -> list[Row]:
    return [row for row in question.preview.rows if row.field is RowField.PRICE and row.before and row.after]


def _above_floor(question: Question, _: dict[str, Any]) -> list[Operation]:
    """Per product: its floor, and half way between floor and the price it has now."""
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


def _smaller_budget(question: Question, values: dict[str, Any]) -> list[Operation]:
    """The most that today's cap still allows, shared evenly over the listings."""
    operation, left = question.preview.operation, values["left"]
    if not isinstance(operation, PromotionStart) or left.minor <= 0:
        return []
    each = Money(left.minor // max(len(operation.listings), 1), left.currency)
    return [PromotionStart(operation.listings, each, operation.days)] if each.minor else []


def _fewer_days(question: Question, values: dict[str, Any]) -> list[Operation]:
    operation, left = question.preview.operation, values["left"]
    if not isinstance(operation, PromotionStart) or question.preview.spend is None:
        return []
    days = left.minor // max(question.preview.spend.daily.minor, 1)
    return [PromotionStart(operation.listings, operation.daily_budget, days)] if days else []


def _new_budget(question: Question, _: dict[str, Any]) -> list[Operation]:
    operation = question.preview.operation
    return [BudgetSet(operation.listings, operation.daily_budget)] if isinstance(operation, PromotionStart) else []


def _set_caps(question: Question, _: dict[str, Any]) -> list[Operation]:
    """Caps just wide enough for what was asked: a day's budget, and thirty such days."""
    plan = question.preview.spend
    return [LimitSet(plan.daily, plan.daily * 30)] if plan else []


def _lift(_: Question, __: dict[str, Any]) -> list[Operation]:
    return [StopLift()]


def _forget_first(question: Question, _: dict[str, Any]) -> list[Operation]:
    """A name that another listing was taught can be taken from it; its own names cannot."""
    return [NameForget((row.listing,), row.state_before) for row in question.preview.rows if row.detail == TAUGHT]


FINDERS: dict[str, Callable[[Question, dict[str, Any]], list[Operation]]] = {
    "policy-below-floor": _above_floor,
    "policy-nonpositive": _above_floor,
    "policy-change-too-large": _within_change,
    "policy-over-daily-cap": _smaller_budget,
    "policy-over-monthly-cap": _fewer_days,
    "policy-already-promoted": _new_budget,
    "policy-cap-missing": _set_caps,
    "policy-stopped": _lift,
    "policy-name-taken": _forget_first,
}
