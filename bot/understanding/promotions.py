"""Starting a promotion: whom, how much a day, for how many days. Money needs its period said."""

from decimal import Decimal

from bot.domain.money import Money
from bot.domain.operation import Operation, PromotionStart
from bot.domain.understood import Context, Unclear
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.figures import bundle_of, figures
from bot.understanding.tokens import Quantity, Role, Token

Listings = tuple[str, ...]
USUAL_DAYS = (1, 3, 7)
USUAL_BUDGETS = (20, 50, 100)
LONGEST = 366


def started(clause: Clause, listings: Listings, context: Context) -> Operation | Unclear:
    """「推广拖鞋每天50块推3天」. What is missing is asked with choices that are complete."""
    found = figures(clause, context)
    if isinstance(found, Unclear):
        return found
    days = _days(clause)
    if isinstance(days, Unclear):
        return days
    if any(token not in _lengths(clause) for token in clause.of(Role.PER_WEEK)):
        return Unclear("ask-budget-period")
    amounts = [figure.money for figure in found if figure.money is not None]
    if len(found) != len(amounts) or len(amounts) > 1:
        return Unclear("ask-amounts-several", (("text", " / ".join(figure.token.text for figure in found)),))
    budget = amounts[0] if amounts else None
    if budget is None or days is None:
        return _missing(listings, budget, days, context)
    start = PromotionStart(listings, budget, days)
    if not _per_day(clause):
        return Unclear(
            "ask-daily-or-total", (("amount", budget), ("days", days)), choices(_daily_or_total(start), context)
        )
    return start


def _per_day(clause: Clause) -> bool:
    """Whether the amount is said to be a day's: a 一天 right after 推 is a length instead."""
    return any(token not in _lengths(clause) for token in clause.of(Role.PER_DAY))


def _lengths(clause: Clause) -> list[Token]:
    lengths: list[Token] = []
    for before, token in zip(clause.tokens, clause.tokens[1:], strict=False):
        if before.text == "for" and token.text == "a week":
            lengths.append(token)
        beside = before.role is Role.PROMOTE and before.end == token.start
        if beside and token.role in {Role.PER_DAY, Role.PER_WEEK} and token.text in {"一天", "一周", "一个星期"}:
            lengths.append(token)
    return lengths


def _days(clause: Clause) -> int | Unclear | None:
    """How many days, if it is said."""
    bundle = bundle_of(clause)
    if bundle is not None:
        return bundle
    counts = [token.value.number for token in clause.of(Role.QUANTITY) if isinstance(token.value, Quantity)]
    counts += [Decimal(1 if token.text == "一天" else 7) for token in _lengths(clause)]
    if len(counts) > 1:
        return Unclear("ask-days")
    if not counts:
        return None
    days = counts[0]
    return int(days) if days == int(days) and 1 <= days <= LONGEST else Unclear("ask-days")


def _daily_or_total(start: PromotionStart) -> list[Operation]:
    """50 for 3 days: 50 a day, or 50 in all when that splits evenly."""
    offered: list[Operation] = [start]
    share, rest = divmod(start.daily_budget.minor, start.days)
    if start.days > 1 and rest == 0 and share:
        offered.append(PromotionStart(start.listings, Money(share, start.daily_budget.currency), start.days))
    return offered


def _missing(listings: Listings, budget: Money | None, days: int | None, context: Context) -> Unclear:
    budgets = [budget] if budget else [Money.of(each, context.currency) for each in USUAL_BUDGETS]
    lengths = [days] if days else list(USUAL_DAYS)
    if budget is None and days is None:
        lengths = [3]
    offered: list[Operation] = [PromotionStart(listings, each, length) for each in budgets for length in lengths]
    key = (
        "ask-promotion"
        if budget is None and days is None
        else "ask-promotion-days"
        if budget
        else "ask-promotion-budget"
    )
    return Unclear(key, (), choices(offered, context))
