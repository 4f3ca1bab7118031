"""Rules for plans and settings. A plan always asks; what can never be carried out is refused before anybody approves it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.advertising import BidAdjust, BidScale, BidSet, BudgetAdjust, BudgetScale, LimitAdjust, LimitScale
from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.mandate import MandateRevoke, MandateSet
from bot.domain.operation import (
    BudgetSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceScale,
    PriceSet,
    PromotionPause,
    StopAll,
    StopLift,
)
from bot.domain.planned import PlanCancel, Planned
from bot.domain.policy import Question, Reason, VerdictKind
from bot.domain.preferences import (
    LoudnessSet,
    NameForget,
    NameLearn,
    QuietHoursSet,
    ReportTimeSet,
    UnitLearn,
)
from bot.domain.previewing_settings import without_plan
from bot.domain.selling import ListingPublish, ListingUnpublish, TierSet

Finding = tuple[VerdictKind, Reason]
LONGEST_AHEAD = timedelta(days=366)
NOT_PLANNED: frozenset[type[Operation]] = frozenset(
    {
        StopAll, StopLift, LimitSet, LimitAdjust, LimitScale, ReportTimeSet, LoudnessSet, QuietHoursSet, NameLearn, NameForget,
        UnitLearn, Planned, PlanCancel, MandateSet, MandateRevoke, GuardSet, ListingProtect,
        ListingUnprotect,
    }
)  # fmt: skip
"""What happens now or not at all."""
TAKEN_BACK: frozenset[type[Operation]] = frozenset(
    {
        PriceSet, PriceAdjust, PriceScale, TierSet, PromotionPause, BudgetSet, BudgetAdjust, BudgetScale, BidSet, BidAdjust,
        BidScale, ListingPublish, ListingUnpublish,
    }
)  # fmt: skip
"""What may be done only until a day: everything it changes can be put back."""
LASTING = frozenset(
    {
        "policy-protected",
        "policy-too-many-listings",
        "policy-nonpositive",
        "policy-below-floor",
        "policy-cost-invalid",
        "policy-days-invalid",
        "policy-budget-invalid",
        "policy-bid-nonpositive",
        "policy-tier-order",
        "policy-tier-quantity",
        "policy-tender-below-floor",
        "policy-text-empty",
        "policy-title-too-long",
        "policy-text-too-long",
    }
)
"""Refusals of the operation itself that no waiting will change."""


def _refuse(key: str, **values: object) -> Finding:
    return VerdictKind.REFUSE, Reason(key, tuple(values.items()))


def inner_question(question: Question) -> Question:
    """The same question about the operation inside a plan, as if it were to happen now."""
    return replace(question, preview=without_plan(question.preview))


def planned(question: Question, inside: Iterable[Finding]) -> Iterable[Finding]:
    """`inside` is what the rules say of the operation itself, now."""
    operation = question.preview.operation
    if not isinstance(operation, Planned):
        return
    if type(operation.operation) in NOT_PLANNED or (operation.at is None and operation.until is None):
        yield _refuse("policy-plan-kind")
        return
    yield from _times(question, operation)
    yield from (each for each in inside if each[0] is VerdictKind.REFUSE and each[1].key in LASTING)
    yield VerdictKind.ASK, Reason("policy-planned-now" if operation.at is None else "policy-planned")


def _times(question: Question, operation: Planned) -> Iterable[Finding]:
    shop, at, until = question.shop, operation.at, operation.until
    now = shop.local(question.now)
    today = now.date()
    if at is not None and at < now:
        yield _refuse("policy-plan-past", at=at.astimezone(ZoneInfo(shop.timezone)))
    elif at is not None and at > now + LONGEST_AHEAD:
        yield _refuse("policy-plan-far")
    if until is None:
        return
    begins = at.astimezone(ZoneInfo(shop.timezone)).date() if at is not None else today
    if type(operation.operation) not in TAKEN_BACK:
        yield _refuse("policy-plan-kept")
    elif until < today:
        yield _refuse("policy-plan-over", until=until)
    elif until < begins:
        yield _refuse("policy-plan-order", at=begins, until=until)
    elif until > today + LONGEST_AHEAD:
        yield _refuse("policy-plan-far")


def plan_cancelled(question: Question) -> Iterable[Finding]:
    if not question.preview.rows:
        yield _refuse("policy-plan-gone")


def quiet_set(question: Question) -> Iterable[Finding]:
    """A start and an end that differ, or neither."""
    operation = question.preview.operation
    if not isinstance(operation, QuietHoursSet):
        return
    if (operation.start is None) != (operation.end is None) or (operation.start and operation.start == operation.end):
        yield _refuse("policy-quiet-invalid")


def own_setting(_: Question) -> Iterable[Finding]:
    """Whoever may, may at once: it is seen at once, and put back as easily."""
    return ()
