"""The rules of policy, gathered from their areas; `decide` puts together what they say.

A refusal wins over a question, a question over an allowance. Unknown kinds of operation are refused: the table below is
an allow-list.
"""

from collections.abc import Iterable

from bot.domain.advertising import (
    BidAdjust,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    LimitAdjust,
    LimitScale,
)
from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.mandate import MandateRevoke, MandateSet
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceReset,
    PriceRestore,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopAll,
    StopLift,
)
from bot.domain.planned import PlanCancel, Planned
from bot.domain.policy import Question, Reason, Verdict, VerdictKind
from bot.domain.policy_ads import ADS
from bot.domain.policy_guards import guards, protection, rules_set
from bot.domain.policy_mandates import excused, granted, revoked
from bot.domain.policy_parts import Finding, Rule, allowed, ask, refuse
from bot.domain.policy_prices import PRICES
from bot.domain.policy_selling import SELLING
from bot.domain.policy_settings import NOT_PLANNED, inner_question, own_setting, plan_cancelled, planned, quiet_set
from bot.domain.policy_words import forget_name, learn_name, learn_unit
from bot.domain.preferences import LoudnessSet, NameForget, NameLearn, QuietHoursSet, ReportTimeSet, UnitLearn
from bot.domain.selling import (
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)


def _lifted(question: Question) -> Iterable[Finding]:
    if question.preview.changes:
        yield ask("policy-resume-work")


def _planned(question: Question) -> Iterable[Finding]:
    inner = inner_question(question)
    kind = type(inner.preview.operation)
    if kind in NOT_PLANNED:
        yield from planned(question, ())
    elif kind in RULES:
        yield from planned(question, RULES[kind](inner))
    else:
        yield refuse("policy-empty")


def _findings(question: Question) -> Iterable[Finding]:
    """What holds for whatever changes the shop outside, then the rules of the kind."""
    kind = type(question.preview.operation)
    inside = type(inner_question(question).preview.operation)
    if inside in OUTSIDE:
        yield from guards(inner_question(question), takes_back=inside in WHILE_STOPPED)
    yield from RULES[kind](question)


RULES: dict[type[Operation], Rule] = {
    **PRICES,
    **ADS,
    **SELLING,
    PriceReset: PRICES[PriceRestore],
    StopAll: allowed,
    StopLift: _lifted,
    Planned: _planned,
    PlanCancel: plan_cancelled,
    ReportTimeSet: own_setting,
    LoudnessSet: own_setting,
    QuietHoursSet: quiet_set,
    NameLearn: learn_name,
    NameForget: forget_name,
    UnitLearn: learn_unit,
    GuardSet: rules_set,
    ListingProtect: protection,
    ListingUnprotect: protection,
    MandateSet: granted,
    MandateRevoke: revoked,
}
WHILE_STOPPED = frozenset(
    {
        PromotionPause,
        TenderWithdraw,
        StopAll,
        StopLift,
        FloorSet,
        CostSet,
        LimitSet,
        LimitAdjust,
        LimitScale,
        PlanCancel,
        MandateRevoke,
        GuardSet,
        ListingProtect,
        ListingUnprotect,
        ReportTimeSet,
        LoudnessSet,
        QuietHoursSet,
        NameLearn,
        NameForget,
        UnitLearn,
    }
)
"""What may go on while everything is stopped: it changes nothing outside, or only takes a commitment back."""
OUTSIDE: frozenset[type[Operation]] = frozenset(
    {
        PriceSet, PriceAdjust, PriceScale, PriceRestore, PriceReset, TierSet, PromotionStart, PromotionPause,
        PromotionResume, BudgetSet, BudgetAdjust, BudgetScale, BidSet, BidAdjust, BidScale, ListingWrite, ListingRestore, ListingPublish,
        ListingUnpublish, TenderOffer, TenderWithdraw,
    }
)  # fmt: skip
"""Operations that write to the marketplace. Bid caps are the shop's own: setting or restoring them writes only where a bid changes."""


def decide(question: Question) -> Verdict:
    """Policy: a pure function. The reasons are those of the strictest kind found; with a mandate those that it answers."""
    operation = type(question.preview.operation)
    if operation not in RULES:
        return Verdict(VerdictKind.REFUSE, (Reason("policy-empty"),))
    if question.shop.stopped_at is not None and operation not in WHILE_STOPPED:
        since = question.shop.local(question.shop.stopped_at)
        return Verdict(VerdictKind.REFUSE, (Reason("policy-stopped", (("since", since),)),))
    findings = list(_findings(question))
    refusals = _of(findings, VerdictKind.REFUSE)
    if refusals:
        return Verdict(VerdictKind.REFUSE, refusals)
    asks = _of(findings, VerdictKind.ASK)
    if not asks:
        return Verdict(VerdictKind.ALLOW)
    standing, lacks = excused(question, asks)
    if standing is None:
        return Verdict(VerdictKind.ASK, (*asks, *lacks))
    return Verdict(VerdictKind.ALLOW, asks, standing.mandate.id)


def _of(findings: list[Finding], kind: VerdictKind) -> tuple[Reason, ...]:
    """Each reason of the kind once, in order."""
    return tuple(dict.fromkeys(reason for found, reason in findings if found is kind))
