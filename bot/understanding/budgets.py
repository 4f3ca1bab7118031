"""What ads may cost in all: a listing's daily budget, and the shop's caps by day, week and month. Money needs its period said."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.advertising import BudgetAdjust, BudgetScale, CapPeriod, LimitAdjust, LimitScale
from bot.domain.money import Money
from bot.domain.operation import BudgetSet, LimitSet, Operation
from bot.domain.understood import Context, Unclear
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.figures import bundle_of
from bot.understanding.prices import factor_of
from bot.understanding.relations import Relation, Said, said
from bot.understanding.tokens import Role, Token

Listings = tuple[str, ...]
CAPS: dict[CapPeriod, Callable[[Money], LimitSet]] = {
    CapPeriod.DAY: lambda money: LimitSet(daily_spend=money),
    CapPeriod.WEEK: lambda money: LimitSet(weekly_spend=money),
    CapPeriod.MONTH: lambda money: LimitSet(monthly_spend=money),
}
THIS_WEEK = frozenset({"这周", "本周", "这星期", "本星期", "这礼拜", "这个星期", "这一周", "this week"})
THIS_MONTH = frozenset({"这个月", "本月", "这月", "this month"})


def by_period(clause: Clause) -> Clause:
    """「这周推广别超过一千二」: in a cap the week is what it is counted over, not when it begins."""
    return Clause(tuple(replace(each, role=_counted(each)) for each in clause.tokens))


def _counted(token: Token) -> Role:
    if token.role is not Role.PERIOD or token.text not in THIS_WEEK | THIS_MONTH:
        return token.role
    return Role.PER_WEEK if token.text in THIS_WEEK else Role.PER_MONTH


def budget_of(clause: Clause, listings: Listings, context: Context) -> Operation | Unclear:
    """「拖鞋日预算50」, 「拖鞋的推广预算加20」: one promotion's own budget a day."""
    what = _said(clause, context)
    if isinstance(what, Unclear):
        return what
    if what.figure.ratio is not None:
        factor = factor_of(what, what.figure.ratio)
        return factor if isinstance(factor, Unclear) else BudgetScale(listings, factor)
    money = _money(what)
    change = _change(what, money)
    make: Operation = BudgetSet(listings, money) if change is None else BudgetAdjust(listings, change)
    if clause.roles & {Role.PER_WEEK, Role.PER_MONTH, Role.PERIOD}:
        return Unclear("ask-budget-day", (("amount", money),), choices([make], context))
    if not clause.roles & {Role.PER_DAY, Role.BUDGET, Role.LIMIT}:
        return Unclear("ask-budget-day", (("amount", money),), choices([make], context))
    return make


def limit_of(clause: Clause, context: Context) -> Operation | Unclear:
    """「每天推广最多花200」, 「日预算加三百」: what the whole shop may spend, by day, week or month."""
    what = _said(clause, context)
    if isinstance(what, Unclear):
        return what
    makes = {period: _made(period, what) for period in CapPeriod}
    problem = next((each for each in makes.values() if isinstance(each, Unclear)), None)
    if problem is not None:
        return problem
    period = _period(clause)
    cap = context.daily_cap if period is CapPeriod.DAY else None
    if cap is not None and _wrong_way(what, cap):
        made = makes[CapPeriod.DAY]
        offered = [made] if isinstance(made, Operation) else []
        return Unclear("ask-direction-cap", (("price", cap), ("to", _money(what))), choices(offered, context))
    if period is None:
        offered = [each for name, each in makes.items() if isinstance(each, Operation) and name is not CapPeriod.WEEK]
        return Unclear("ask-limit-period", (("amount", what.figure.token.text),), choices(offered, context))
    return makes[period]


def _wrong_way(what: Said, cap: Money) -> bool:
    """「日预算降到」 more than the cap now, or 加到 less."""
    if what.figure.money is None or what.relation is not Relation.TO:
        return False
    return (what.direction < 0 and what.figure.money > cap) or (what.direction > 0 and what.figure.money < cap)


def _made(period: CapPeriod, what: Said) -> Operation | Unclear:
    if what.figure.ratio is not None:
        factor = factor_of(what, what.figure.ratio)
        return factor if isinstance(factor, Unclear) else LimitScale(period, factor)
    money = _money(what)
    change = _change(what, money)
    return CAPS[period](money) if change is None else LimitAdjust(period, change)


def _said(clause: Clause, context: Context) -> Said | Unclear:
    """The clause's one statement; an old figure beside the new one is more than a budget is told with."""
    bundle = bundle_of(clause)
    if bundle is not None:
        return bundle
    what = said(clause, context)
    if isinstance(what, Said) and what.old is not None and what.old.money != context.daily_cap:
        text = f"{what.old.token.text} / {what.figure.token.text}"
        return Unclear("ask-amounts-several", (("text", text),))
    return what


def _money(what: Said) -> Money:
    money = what.figure.money
    assert money is not None  # noqa: S101 - a figure holds one of the two
    return money


def _change(what: Said, money: Money) -> Money | None:
    """The signed difference; None when the figure is the new amount."""
    if what.relation is not Relation.BY or not what.direction:
        return None
    return money if what.direction > 0 else -money


def _period(clause: Clause) -> CapPeriod | None:
    """The one period the words name; None when they name none, two, or one that no cap is counted over."""
    present = clause.roles
    found: set[CapPeriod] = set()
    if Role.PER_DAY in present or any("daily" in token.text for token in clause.of(Role.BUDGET, Role.LIMIT)):
        found.add(CapPeriod.DAY)
    if Role.PER_WEEK in present:
        found.add(CapPeriod.WEEK)
    if Role.PER_MONTH in present:
        found.add(CapPeriod.MONTH)
    if Role.PERIOD in present:
        return None
    return found.pop() if len(found) == 1 else None
