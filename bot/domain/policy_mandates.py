"""Rules for mandates: what may be granted, who widens it, and whether one covers what would otherwise be asked about."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal

from bot.domain.advertising import BidAdjust, BidScale, BidSet, BudgetAdjust, BudgetScale
from bot.domain.listing import PromotionState
from bot.domain.mandate import LONGEST_DAYS, MandateScope, MandateSet, Standing
from bot.domain.money import Money
from bot.domain.operation import (
    BudgetSet,
    Operation,
    PriceAdjust,
    PriceScale,
    PriceSet,
    PromotionResume,
    PromotionStart,
)
from bot.domain.policy import Question, Reason
from bot.domain.policy_parts import Finding, ask, refuse
from bot.domain.preview import Row, RowField
from bot.domain.previewing_mandates import GRANTED, Terms, read_terms
from bot.domain.selling import TierSet

SCOPES: dict[type[Operation], MandateScope] = {
    PromotionStart: MandateScope.ADS,
    PromotionResume: MandateScope.ADS,
    BudgetSet: MandateScope.ADS,
    BudgetAdjust: MandateScope.ADS,
    BudgetScale: MandateScope.ADS,
    BidSet: MandateScope.BIDS,
    BidAdjust: MandateScope.BIDS,
    BidScale: MandateScope.BIDS,
    PriceSet: MandateScope.PRICES,
    PriceAdjust: MandateScope.PRICES,
    PriceScale: MandateScope.PRICES,
    TierSet: MandateScope.PRICES,
}
"""Which scope an operation falls under; everything else is always asked about where policy asks."""
COVERED: dict[MandateScope, frozenset[str]] = {
    MandateScope.ADS: frozenset({"policy-spends"}),
    MandateScope.BIDS: frozenset({"policy-raises-bid", "policy-many-listings"}),
    MandateScope.PRICES: frozenset({"policy-change-large", "policy-many-listings"}),
}
"""Reasons to ask that a mandate of the scope answers. Unknown costs, unknown bids and slips of the finger are asked about still."""
CHANGED = frozenset({RowField.PRICE, RowField.TIER, RowField.BID, RowField.BUDGET})


def granted(question: Question) -> Iterable[Finding]:
    """A grant and whatever widens one is the owner's to sign; what only narrows is not asked about."""
    operation = question.preview.operation
    if not isinstance(operation, MandateSet):
        return
    after = read_terms(question.preview.rows)
    yield from _lasting(question, after)
    yield from BOUNDS[operation.scope](question, after)
    if not after.listings:
        yield refuse("policy-mandate-no-products")
    if after.until is not None and after.uses is not None and after.uses < 1:
        yield refuse("policy-mandate-uses")
    head = question.preview.rows[0]
    if head.state_before != GRANTED:
        yield ask("policy-mandate-grants", scope=operation.scope.value)
    elif widens(read_terms(question.preview.rows, former=True), after):
        yield ask("policy-mandate-widens", scope=operation.scope.value)


def _lasting(question: Question, terms: Terms) -> Iterable[Finding]:
    today = question.shop.today(question.now)
    if terms.until is None:
        yield refuse("policy-mandate-no-end")
    elif terms.until < today:
        yield refuse("policy-mandate-over", until=terms.until)
    elif terms.until > today + timedelta(days=LONGEST_DAYS):
        yield refuse("policy-mandate-far", days=LONGEST_DAYS)


def _ads_bounds(_: Question, terms: Terms) -> Iterable[Finding]:
    if not all(each is not None and each.minor > 0 for each in (terms.cap, terms.per_action)):
        yield refuse("policy-mandate-no-amount")


def _bid_bounds(_: Question, terms: Terms) -> Iterable[Finding]:
    if terms.per_action is None or terms.per_action.minor <= 0:
        yield refuse("policy-mandate-no-bid")


def _price_bounds(question: Question, terms: Terms) -> Iterable[Finding]:
    limit = question.shop.limits.refuse_above_change
    if terms.max_change is None or terms.max_change <= 0:
        yield refuse("policy-mandate-no-change")
    elif terms.max_change > limit:
        yield refuse("policy-mandate-change-large", change=terms.max_change, limit=limit)


BOUNDS: dict[MandateScope, Callable[[Question, Terms], Iterable[Finding]]] = {
    MandateScope.ADS: _ads_bounds,
    MandateScope.BIDS: _bid_bounds,
    MandateScope.PRICES: _price_bounds,
}
"""What must be bounded in each scope."""


def widens(before: Terms, after: Terms) -> bool:
    """Whether anything is allowed after that was not before. Another window cannot be compared, so it counts as wider."""
    return (
        not set(after.listings) <= set(before.listings)
        or before.window is not after.window
        or _more(before.cap, after.cap)
        or _more(before.per_action, after.per_action)
        or _more(before.max_change, after.max_change)
        or _more(before.uses, after.uses)
        or _more(before.until, after.until)
    )


def _more(before: object, after: object) -> bool:
    """No bound is more than any."""
    if before is None:
        return False
    return after is None or bool(after > before)  # type: ignore[operator]


def revoked(question: Question) -> Iterable[Finding]:
    """Taking authority back never asks."""
    if not question.preview.rows:
        yield refuse("policy-mandate-none")


def excused(question: Question, asks: tuple[Reason, ...]) -> tuple[Standing | None, tuple[Reason, ...]]:
    """The mandate that answers all these reasons to ask, if there is one; else what the nearest one lacks, for the card."""
    scope = SCOPES.get(type(question.preview.operation))
    if scope is None or not all(each.key in COVERED[scope] for each in asks):
        return None, ()
    lacks: tuple[Reason, ...] = ()
    for standing in question.mandates:
        if standing.mandate.scope is not scope or not standing.mandate.live(question.shop.today(question.now)):
            continue
        lack = next(iter(_lacking(question, standing)), None)
        if lack is None:
            return standing, ()
        lacks = lacks or (lack,)
    return None, lacks


def _lacking(question: Question, standing: Standing) -> Iterable[Reason]:
    """What of the operation goes beyond the mandate."""
    mandate, preview = standing.mandate, question.preview
    outside = [row.name for row in preview.rows if row.listing and row.listing not in mandate.listings]
    if outside or not preview.listings:
        yield _lack("mandate-lacks-product", name=outside[0] if outside else "")
    if standing.uses_left < 1:
        yield _lack("mandate-lacks-uses", uses=mandate.uses)
    for row in preview.rows:
        change = _change(row)
        if change is not None and change > mandate.max_change:
            yield _lack("mandate-lacks-change", name=row.name, change=change, limit=mandate.max_change)
        if mandate.scope is MandateScope.BIDS and row.field is RowField.BID and _over(row.after, mandate.per_action):
            yield _lack("mandate-lacks-bid", name=row.name, bid=row.after, limit=mandate.per_action)
    if mandate.scope is MandateScope.ADS:
        yield from _spend_lacking(question, standing)


def _spend_lacking(question: Question, standing: Standing) -> Iterable[Reason]:
    mandate, plan = standing.mandate, question.preview.spend
    if plan is None or mandate.cap is None or mandate.per_action is None:
        yield _lack("mandate-lacks-amount")
        return
    if plan.last > mandate.until:
        yield _lack("mandate-lacks-day", until=mandate.until, last=plan.last)
    if plan.whole > mandate.per_action:
        yield _lack("mandate-lacks-action", asked=plan.whole, limit=mandate.per_action)
    asked: dict[object, Money] = {}
    for offset in range(plan.days):
        day = plan.first + timedelta(days=offset)
        span = mandate.span(day)
        asked[span] = asked.get(span, Money.zero(plan.daily.currency)) + plan.daily
        if standing.used(day, plan.daily.currency) + asked[span] > mandate.cap:
            yield _lack("mandate-lacks-cap", day=day, left=standing.left(day), cap=mandate.cap)
            return


def _lack(key: str, **values: object) -> Reason:
    return Reason(key, tuple(values.items()))


def _over(amount: Money | None, limit: Money | None) -> bool:
    return amount is None or limit is None or amount > limit


def _change(row: Row) -> Decimal | None:
    """The relative change of a row; None where nothing ran or stood there before."""
    started = row.field is RowField.BUDGET and row.state_before != PromotionState.RUNNING.value
    if row.field not in CHANGED or started or row.before is None or row.after is None or row.before.minor <= 0:
        return None
    return abs(Decimal(row.after.minor - row.before.minor)) / row.before.minor
