"""Rules for what ads may cost: promotions, budgets, bids and the shop's spend caps. More always asks, less never does."""

from collections.abc import Iterable
from decimal import Decimal

from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidRestore,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    LimitAdjust,
    LimitScale,
)
from bot.domain.listing import PromotionState
from bot.domain.operation import BudgetSet, LimitSet, Operation, PromotionPause, PromotionResume, PromotionStart
from bot.domain.policy import Question
from bot.domain.policy_parts import Finding, Rule, allowed, ask, caps_there, first_of_each, many, refuse, spending
from bot.domain.preview import Row, RowField
from bot.domain.previewing_ads import LONGEST_DAYS

LARGE_RISE = 3
"""A bid more than so many times the old one is asked about for a reason of its own: a slip of the finger looks like that."""


def _started(question: Question) -> Iterable[Finding]:
    operation = question.preview.operation
    if isinstance(operation, PromotionStart):
        if not 1 <= operation.days <= LONGEST_DAYS:
            yield refuse("policy-days-invalid", days=operation.days)
            return
        if operation.daily_budget.minor <= 0:
            yield refuse("policy-budget-invalid", budget=operation.daily_budget)
            return
    for row in question.preview.rows:
        if row.state_before == PromotionState.RUNNING.value:
            yield refuse("policy-already-promoted", name=row.name, budget=row.before)
    yield from spending(question)


def _resumed(question: Question) -> Iterable[Finding]:
    if question.preview.spend is None:
        yield refuse("policy-no-promotion", name="")
        return
    yield from spending(question)


def _budget(question: Question) -> Iterable[Finding]:
    operation = question.preview.operation
    if isinstance(operation, BudgetSet) and operation.daily_budget.minor <= 0:
        yield refuse("policy-budget-invalid", budget=operation.daily_budget)
        return
    if not question.preview.rows:
        yield refuse("policy-no-promotion", name="")
        return
    for row in question.preview.rows:
        if row.after is not None and row.after.minor <= 0:
            yield refuse("policy-budget-gone", name=row.name, budget=row.after)
    yield from spending(question)


def _bids(question: Question) -> Iterable[Finding]:
    rows = [row for row in question.preview.rows if row.field is RowField.BID]
    for row in rows:
        if row.after is None:
            yield refuse("policy-bid-unknown", name=row.name)
        elif row.after.minor <= 0:
            yield refuse("policy-bid-nonpositive", name=row.name, bid=row.after)
        elif row.cap is not None and row.after > row.cap:
            yield refuse("policy-bid-over-cap", name=row.name, bid=row.after, cap=row.cap)
    raised = [row for row in rows if _raises(row)]
    if raised and not caps_there(question):
        yield refuse("policy-cap-missing")
    yield from first_of_each(finding for row in raised for finding in _raise_findings(row))
    yield from many(question)


def _raises(row: Row) -> bool:
    return row.after is not None and (row.before is None or row.after > row.before)


def _raise_findings(row: Row) -> Iterable[Finding]:
    if row.before is None:
        yield ask("policy-raises-bid-unknown", name=row.name, after=row.after)
        return
    yield ask("policy-raises-bid", name=row.name, before=row.before, after=row.after)
    if row.after is not None and row.after.minor > LARGE_RISE * row.before.minor > 0:
        times = (Decimal(row.after.minor) / row.before.minor).quantize(Decimal("0.1"))
        yield ask("policy-bid-large", name=row.name, times=times)


def _bid_caps(question: Question) -> Iterable[Finding]:
    """A bid that comes down with its cap spends less, so it goes with it."""
    for row in question.preview.rows:
        if row.field is not RowField.BID_CAP:
            continue
        if row.after is not None and row.after.minor <= 0:
            yield refuse("policy-bid-nonpositive", name=row.name, bid=row.after)
        elif row.before is not None and (row.after is None or row.after > row.before):
            yield ask("policy-raises-bid-cap", name=row.name)
    yield from many(question)


def _bids_restored(question: Question) -> Iterable[Finding]:
    yield from _bid_caps(question)
    yield from _bids(question)


def _limits(question: Question) -> Iterable[Finding]:
    """A cap of day or month that was blank was the strictest; a blank cap of the week was none, so setting it spends no more."""
    relative = isinstance(question.preview.operation, LimitAdjust | LimitScale)
    for row in question.preview.rows:
        blank_is_none = row.field is RowField.WEEKLY_SPEND
        if relative and row.before is None:
            yield refuse("policy-no-cap", period=row.field.value)
        elif row.after is None:
            if row.before is not None:
                yield ask("policy-raises-limit", before=row.before, after=None)
        elif row.after.minor < 0:
            yield refuse("policy-budget-invalid", budget=row.after)
        elif (row.before is None and not blank_is_none) or (row.before is not None and row.after > row.before):
            yield ask("policy-raises-limit", before=row.before, after=row.after)


ADS: dict[type[Operation], Rule] = {
    PromotionStart: _started,
    PromotionPause: allowed,
    PromotionResume: _resumed,
    BudgetSet: _budget,
    BudgetAdjust: _budget,
    BudgetScale: _budget,
    BidSet: _bids,
    BidAdjust: _bids,
    BidScale: _bids,
    BidCap: _bid_caps,
    BidRestore: _bids_restored,
    LimitSet: _limits,
    LimitAdjust: _limits,
    LimitScale: _limits,
}
