"""What the rules of all areas share: findings, many listings at once, and the caps on spending."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bot.domain.money import Money
from bot.domain.policy import Question, Reason, VerdictKind, monday_of
from bot.domain.preview import SpendPlan

Finding = tuple[VerdictKind, Reason]
Rule = Callable[[Question], Iterable[Finding]]


def refuse(key: str, **values: object) -> Finding:
    return VerdictKind.REFUSE, Reason(key, tuple(values.items()))


def ask(key: str, **values: object) -> Finding:
    return VerdictKind.ASK, Reason(key, tuple(values.items()))


def allowed(_: Question) -> Iterable[Finding]:
    return ()


def first_of_each(findings: Iterable[Finding]) -> list[Finding]:
    """One finding a rule and product is enough: the unit price comes before its tiers."""
    seen: dict[tuple[str, object], Finding] = {}
    for finding in findings:
        seen.setdefault((finding[1].key, dict(finding[1].values).get("name")), finding)
    return list(seen.values())


def many(question: Question) -> Iterable[Finding]:
    count, limit = len(question.preview.listings), question.shop.limits.ask_above_listings
    if count > limit:
        yield ask("policy-many-listings", count=count, limit=limit)


def caps_there(question: Question) -> bool:
    """Without the caps of day and month nothing may be spent."""
    limits = question.shop.limits
    return limits.daily_spend is not None and limits.monthly_spend is not None


def spending(question: Question) -> Iterable[Finding]:
    """Spending always asks; over a cap, or without one, it is refused."""
    plan, limits = question.preview.spend, question.shop.limits
    if plan is None:
        return
    if limits.daily_spend is None or limits.monthly_spend is None:
        yield refuse("policy-cap-missing")
        return
    over = [
        *_over_day(question, plan, limits.daily_spend),
        *(_over_week(question, plan, limits.weekly_spend) if limits.weekly_spend is not None else ()),
        *_over_month(question, plan, limits.monthly_spend),
    ]
    yield from over
    most = limits.operation_spend or limits.monthly_spend
    if plan.whole > most and (limits.operation_spend is not None or not over):
        yield refuse("policy-over-operation-cap", cap=most, asked=plan.whole, left=most)
    yield ask("policy-spends", amount=plan.whole)


def _left(cap: Money, committed: Money) -> Money:
    return Money(max((cap - committed).minor, 0), cap.currency)


def _over_day(question: Question, plan: SpendPlan, cap: Money) -> Iterable[Finding]:
    for offset in range(plan.days):
        day = plan.first + timedelta(days=offset)
        committed = question.committed.day(day, cap.currency)
        if committed + plan.daily > cap:
            left = _left(cap, committed)
            yield refuse("policy-over-daily-cap", day=day, cap=cap, committed=committed, asked=plan.daily, left=left)
            return


def days_by(plan: SpendPlan, first_of: Callable[[date], date]) -> dict[date, int]:
    """How many days of the plan lie in each week or month, named by its first day, in order."""
    counts: dict[date, int] = {}
    for offset in range(plan.days):
        first = first_of(plan.first + timedelta(days=offset))
        counts[first] = counts.get(first, 0) + 1
    return counts


def _over_week(question: Question, plan: SpendPlan, cap: Money) -> Iterable[Finding]:
    """Only what falls into the week counts against it."""
    for monday, days in days_by(plan, monday_of).items():
        committed, asked = question.committed.week(monday, cap.currency), plan.daily * days
        if committed + asked > cap:
            left = _left(cap, committed)
            yield refuse(
                "policy-over-weekly-cap", day=monday, cap=cap, committed=committed, asked=asked, left=left, days=days
            )
            return


def _over_month(question: Question, plan: SpendPlan, cap: Money) -> Iterable[Finding]:
    for first, days in days_by(plan, lambda day: day.replace(day=1)).items():
        committed = question.committed.month(first, cap.currency)
        if committed + plan.daily * days > cap:
            left = _left(cap, committed)
            yield refuse("policy-over-monthly-cap", cap=cap, committed=committed, asked=plan.whole, left=left)
            return
