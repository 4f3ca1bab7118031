"""The rules of policy version 1, each a small function; `decide` gathers what they say.

A refusal wins over a question, a question over an allowance. Unknown kinds of operation are refused: the table below is
an allow-list.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal

from bot.domain.listing import PromotionState
from bot.domain.money import Money
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
)
from bot.domain.policy import Question, Reason, Verdict, VerdictKind
from bot.domain.policy_words import forget_name, learn_name, learn_unit
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Row, RowField, SpendPlan
from bot.domain.previewing import LONGEST_DAYS

Finding = tuple[VerdictKind, Reason]
PRICED = frozenset({RowField.PRICE, RowField.TIER, RowField.VARIANT})


def _refuse(key: str, **values: object) -> Finding:
    return VerdictKind.REFUSE, Reason(key, tuple(values.items()))


def _ask(key: str, **values: object) -> Finding:
    return VerdictKind.ASK, Reason(key, tuple(values.items()))


def _price_findings(question: Question) -> Iterable[Finding]:
    rows = [row for row in question.preview.rows if row.field in PRICED]
    yield from _first_of_each(_floor_findings(rows))
    yield from _change_findings(question, rows)
    yield from _many(question)


def _first_of_each(findings: Iterable[Finding]) -> list[Finding]:
    """One finding a rule and product is enough: the unit price comes before its tiers."""
    seen: dict[tuple[str, object], Finding] = {}
    for finding in findings:
        seen.setdefault((finding[1].key, dict(finding[1].values).get("name")), finding)
    return list(seen.values())


def _floor_findings(rows: list[Row]) -> Iterable[Finding]:
    for row in rows:
        price = row.after
        if price is None:
            continue
        if price.minor <= 0:
            yield _refuse("policy-nonpositive", name=row.name, price=price)
        elif row.floor is not None and price < row.floor:
            loss = max(-row.margin_after.minor if row.margin_after else 0, 0)
            yield _refuse(
                "policy-below-floor", name=row.name, price=price, floor=row.floor, loss=Money(loss, price.currency)
            )
        elif row.floor is None and row.before is not None and price < row.before:
            yield _ask("policy-cost-unknown", name=row.name)


def _change_findings(question: Question, rows: list[Row]) -> Iterable[Finding]:
    if isinstance(question.preview.operation, PriceRestore):
        return
    limits = question.shop.limits
    for row in rows:
        if row.field is not RowField.PRICE or row.before is None or row.after is None or row.before.minor <= 0:
            continue
        change = abs(Decimal(row.after.minor - row.before.minor)) / row.before.minor
        if change > limits.refuse_above_change:
            yield _refuse("policy-change-too-large", name=row.name, change=change, limit=limits.refuse_above_change)
        elif change > limits.ask_above_change:
            yield _ask("policy-change-large", name=row.name, change=change, limit=limits.ask_above_change)


def _many(question: Question) -> Iterable[Finding]:
    count, limit = len(question.preview.listings), question.shop.limits.ask_above_listings
    if count > limit:
        yield _ask("policy-many-listings", count=count, limit=limit)


def _floor_set(question: Question) -> Iterable[Finding]:
    for row in question.preview.rows:
        if row.after is not None and row.after.minor <= 0:
            yield _refuse("policy-nonpositive", name=row.name, price=row.after)
        elif row.before is not None and (row.after is None or row.after < row.before):
            yield _ask("policy-lowers-floor", name=row.name)
    yield from _many(question)


def _cost_set(question: Question) -> Iterable[Finding]:
    for row in question.preview.rows:
        if row.after is not None and row.after.minor <= 0:
            yield _refuse("policy-cost-invalid", name=row.name, price=row.after)
        elif row.before is not None and (row.after is None or row.after < row.before):
            yield _ask("policy-lowers-floor", name=row.name)
    yield from _many(question)


def _started(question: Question) -> Iterable[Finding]:
    operation = question.preview.operation
    if isinstance(operation, PromotionStart):
        if not 1 <= operation.days <= LONGEST_DAYS:
            yield _refuse("policy-days-invalid", days=operation.days)
            return
        if operation.daily_budget.minor <= 0:
            yield _refuse("policy-budget-invalid", budget=operation.daily_budget)
            return
    for row in question.preview.rows:
        if row.state_before == PromotionState.RUNNING.value:
            yield _refuse("policy-already-promoted", name=row.name, budget=row.before)
    yield from _spending(question)


def _resumed(question: Question) -> Iterable[Finding]:
    if question.preview.spend is None:
        yield _refuse("policy-no-promotion", name="")
        return
    yield from _spending(question)


def _budget(question: Question) -> Iterable[Finding]:
    operation = question.preview.operation
    if isinstance(operation, BudgetSet) and operation.daily_budget.minor <= 0:
        yield _refuse("policy-budget-invalid", budget=operation.daily_budget)
    elif not question.preview.rows:
        yield _refuse("policy-no-promotion", name="")
    elif question.preview.spend is not None:
        yield from _spending(question)


def _spending(question: Question) -> Iterable[Finding]:
    """Spending always asks; over a cap, or without one, it is refused."""
    plan = question.preview.spend
    if plan is None:
        return
    limits = question.shop.limits
    if limits.daily_spend is None or limits.monthly_spend is None:
        yield _refuse("policy-cap-missing")
        return
    yield from _over_day(question, plan, limits.daily_spend)
    yield from _over_month(question, plan, limits.monthly_spend)
    yield _ask("policy-spends", amount=plan.whole)


def _over_day(question: Question, plan: SpendPlan, cap: Money) -> Iterable[Finding]:
    for offset in range(plan.days):
        day = plan.first + timedelta(days=offset)
        committed = question.committed.day(day, cap.currency)
        if committed + plan.daily > cap:
            left = Money(max((cap - committed).minor, 0), cap.currency)
            yield _refuse("policy-over-daily-cap", day=day, cap=cap, committed=committed, asked=plan.daily, left=left)
            return


def _over_month(question: Question, plan: SpendPlan, cap: Money) -> Iterable[Finding]:
    months: dict[object, Money] = {}
    for offset in range(plan.days):
        first = (plan.first + timedelta(days=offset)).replace(day=1)
        months[first] = months.get(first, Money.zero(cap.currency)) + plan.daily
        committed = question.committed.month(first, cap.currency)
        if committed + months[first] > cap:
            left = Money(max((cap - committed).minor, 0), cap.currency)
            yield _refuse("policy-over-monthly-cap", cap=cap, committed=committed, asked=plan.whole, left=left)
            return


def _limit_set(question: Question) -> Iterable[Finding]:
    for row in question.preview.rows:
        if row.after is not None and row.after.minor < 0:
            yield _refuse("policy-budget-invalid", budget=row.after)
        elif row.after is not None and (row.before is None or row.after > row.before):
            yield _ask("policy-raises-limit", before=row.before, after=row.after)


def _allowed(_: Question) -> Iterable[Finding]:
    return ()


def _lifted(question: Question) -> Iterable[Finding]:
    if question.preview.changes:
        yield _ask("policy-resume-work")


RULES: dict[type[Operation], Callable[[Question], Iterable[Finding]]] = {
    PriceSet: _price_findings,
    PriceAdjust: _price_findings,
    PriceScale: _price_findings,
    PriceRestore: _price_findings,
    FloorSet: _floor_set,
    CostSet: _cost_set,
    PromotionStart: _started,
    PromotionPause: _allowed,
    PromotionResume: _resumed,
    BudgetSet: _budget,
    LimitSet: _limit_set,
    StopAll: _allowed,
    StopLift: _lifted,
    NameLearn: learn_name,
    NameForget: forget_name,
    UnitLearn: learn_unit,
}
WHILE_STOPPED = frozenset(
    {PromotionPause, StopAll, StopLift, FloorSet, CostSet, LimitSet, NameLearn, NameForget, UnitLearn}
)
"""What may go on while everything is stopped: it changes nothing outside, or only stops spending."""
OUTSIDE = frozenset(
    {PriceSet, PriceAdjust, PriceScale, PriceRestore, PromotionStart, PromotionPause, PromotionResume, BudgetSet}
)
"""Operations that write to the marketplace."""


def decide(question: Question) -> Verdict:
    """Policy: a pure function. The reasons are those of the strictest kind found."""
    operation = type(question.preview.operation)
    if operation not in RULES:
        return Verdict(VerdictKind.REFUSE, (Reason("policy-empty"),))
    if question.shop.stopped_at is not None and operation not in WHILE_STOPPED:
        since = question.shop.local(question.shop.stopped_at)
        return Verdict(VerdictKind.REFUSE, (Reason("policy-stopped", (("since", since),)),))
    findings = list(RULES[operation](question))
    for kind in (VerdictKind.REFUSE, VerdictKind.ASK):
        reasons = tuple(dict.fromkeys(reason for found, reason in findings if found is kind))
        if reasons:
            return Verdict(kind, reasons)
    return Verdict(VerdictKind.ALLOW)
