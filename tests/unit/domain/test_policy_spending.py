"""Policy on spending and on the shop itself: caps, months, the stop switch. A blank limit is the strictest one."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidRestore,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    CapPeriod,
    FormerBid,
    LimitAdjust,
    LimitScale,
)
from bot.domain.listing import Listing, ListingField, PriceTier, Promotion, PromotionState
from bot.domain.money import Money
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
from bot.domain.operation_json import KINDS
from bot.domain.planned import PlanCancel, Planned
from bot.domain.policy import Committed, Question, Reason, VerdictKind
from bot.domain.policy_rules import OUTSIDE, RULES, WHILE_STOPPED, decide
from bot.domain.preferences import Loudness, LoudnessSet, QuietHoursSet, ReportTimeSet, Topic
from bot.domain.preview import Preview
from bot.domain.selling import (
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)
from bot.domain.shop import Limits
from tests.unit.domain.samples import (
    ALLOW,
    ASK,
    BID,
    NOTHING,
    NOW,
    OFF,
    PAUSED,
    REFUSE,
    RUNNING,
    SHOP,
    SLIPPERS,
    STOPPED,
    TODAY,
    because,
    judged,
    yuan,
)

ONE = ("slipper",)
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def spends(amount: str) -> tuple[Reason, ...]:
    return because("policy-spends", amount=yuan(amount))


def start(budget: str, days: int = 1, listings: tuple[str, ...] = ONE) -> PromotionStart:
    return PromotionStart(listings, yuan(budget), days)


ENDLESS = replace(RUNNING, promotion=Promotion(PromotionState.RUNNING, yuan("20.00")))
PAST = replace(PAUSED, promotion=Promotion(PromotionState.PAUSED, yuan("20.00"), date(2026, 3, 11)))

CASES: list[tuple[Operation, Listing, VerdictKind, tuple[Reason, ...]]] = [
    (start("20.00", 3), SLIPPERS, ASK, spends("60.00")),
    (start("20.00", 3), PAUSED, ASK, spends("60.00")),
    (start("0.00"), SLIPPERS, REFUSE, because("policy-budget-invalid", budget=yuan("0.00"))),
    (start("-5.00"), SLIPPERS, REFUSE, because("policy-budget-invalid", budget=yuan("-5.00"))),
    (start("1.00", 0), SLIPPERS, REFUSE, because("policy-days-invalid", days=0)),
    (start("1.00", 91), SLIPPERS, REFUSE, because("policy-days-invalid", days=91)),
    (start("1.00", 90), SLIPPERS, ASK, spends("90.00")),
    (start("20.00"), RUNNING, REFUSE, because("policy-already-promoted", name="拖鞋", budget=yuan("20.00"))),
    (start("20.00", listings=("gone",)), SLIPPERS, ALLOW, ()),
    (PromotionPause(ONE), RUNNING, ALLOW, ()),
    (PromotionPause(ONE), SLIPPERS, ALLOW, ()),
    (PromotionResume(ONE), PAUSED, ASK, spends("60.00")),
    (PromotionResume(ONE), RUNNING, REFUSE, because("policy-no-promotion", name="")),
    (PromotionResume(ONE), SLIPPERS, REFUSE, because("policy-no-promotion", name="")),
    (PromotionResume(ONE), PAST, REFUSE, because("policy-no-promotion", name="")),
    (BudgetSet(ONE, yuan("30.00")), RUNNING, ASK, spends("30.00")),
    (BudgetSet(ONE, yuan("30.00")), ENDLESS, ASK, spends("300.00")),
    (BudgetSet(ONE, yuan("10.00")), RUNNING, ALLOW, ()),
    (BudgetSet(ONE, yuan("20.00")), RUNNING, ALLOW, ()),
    (BudgetSet(ONE, yuan("0.00")), RUNNING, REFUSE, because("policy-budget-invalid", budget=yuan("0.00"))),
    (BudgetSet(ONE, yuan("30.00")), PAUSED, REFUSE, because("policy-no-promotion", name="")),
    (LimitSet(yuan("100.01"), None), SLIPPERS, ASK, because("policy-raises-limit", before=yuan("100.00"), after=yuan("100.01"))),
    (LimitSet(None, yuan("999.00")), SLIPPERS, ALLOW, ()),
    (LimitSet(yuan("0.00"), yuan("0.00")), SLIPPERS, ALLOW, ()),
    (LimitSet(yuan("-1.00"), None), SLIPPERS, REFUSE, because("policy-budget-invalid", budget=yuan("-1.00"))),
    (StopAll(), SLIPPERS, ALLOW, ()),
    (StopLift(), SLIPPERS, ALLOW, ()),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "listing", "kind", "reasons"), CASES)
def test_spending(operation: Operation, listing: Listing, kind: VerdictKind, reasons: tuple[Reason, ...]) -> None:
    verdict = judged(operation, listing)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


def over_day(day: date, committed: str, asked: str, left: str) -> tuple[Reason, ...]:
    values = {"cap": "100.00", "committed": committed, "asked": asked, "left": left}
    return because("policy-over-daily-cap", day=day, **{name: yuan(value) for name, value in values.items()})


def over_month(committed: str, asked: str, left: str) -> tuple[Reason, ...]:
    values = {"cap": "1000.00", "committed": committed, "asked": asked, "left": left}
    return because("policy-over-monthly-cap", **{name: yuan(value) for name, value in values.items()})


@pytest.mark.parametrize(
    ("operation", "committed", "kind", "reasons"),
    [
        (start("100.00"), NOTHING, ASK, spends("100.00")),
        (start("100.01"), NOTHING, REFUSE, over_day(TODAY, "0.00", "100.01", "100.00")),
        (start("40.00"), Committed({TODAY: yuan("60.00")}, {MARCH: yuan("60.00")}), ASK, spends("40.00")),
        (
            start("40.01"), Committed({TODAY: yuan("60.00")}, {MARCH: yuan("60.00")}), REFUSE,
            over_day(TODAY, "60.00", "40.01", "40.00"),
        ),
        (
            start("40.00", 3), Committed({date(2026, 3, 14): yuan("160.00")}, {MARCH: yuan("160.00")}), REFUSE,
            over_day(date(2026, 3, 14), "160.00", "40.00", "0.00"),
        ),
        (start("50.00", 20), NOTHING, ASK, spends("1000.00")),
        (start("50.05", 20), NOTHING, REFUSE, over_month("0.00", "1001.00", "1000.00")),
        (start("50.00", 20), Committed({}, {MARCH: yuan("0.01")}), REFUSE, over_month("0.01", "1000.00", "999.99")),
        (start("40.00", 30), NOTHING, ASK, spends("1200.00")),
        (start("40.00", 30), Committed({}, {APRIL: yuan("600.01")}), REFUSE, over_month("600.01", "1200.00", "399.99")),
        (start("40.00", 30), Committed({}, {APRIL: yuan("600.00")}), ASK, spends("1200.00")),
    ],
)  # fmt: skip
def test_caps_count_what_is_committed_already(
    operation: Operation, committed: Committed, kind: VerdictKind, reasons: tuple[Reason, ...]
) -> None:
    """From the 12th: 20 days end in March, of 30 days ten are in April."""
    shop = replace(SHOP, limits=replace(SHOP.limits, operation_spend=yuan("1200.00")))
    verdict = judged(operation, shop=shop, committed=committed)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


def test_over_both_caps_names_both() -> None:
    verdict = judged(start("200.00", 6))
    assert verdict.reasons == over_day(TODAY, "0.00", "200.00", "100.00") + over_month("0.00", "1200.00", "1000.00")


@pytest.mark.parametrize("limits", [Limits(), Limits(yuan("100.00")), Limits(monthly_spend=yuan("1000.00"))])
@pytest.mark.parametrize(
    ("operation", "listing"),
    [(start("0.01"), SLIPPERS), (PromotionResume(ONE), PAUSED), (BudgetSet(ONE, yuan("20.01")), RUNNING)],
)
def test_without_a_cap_nothing_may_be_spent(limits: Limits, operation: Operation, listing: Listing) -> None:
    verdict = judged(operation, listing, shop=replace(SHOP, limits=limits))
    assert (verdict.kind, verdict.reasons) == (REFUSE, because("policy-cap-missing"))


def test_without_a_cap_stopping_and_saving_go_on() -> None:
    shop = replace(SHOP, limits=Limits())
    assert judged(PromotionPause(ONE), RUNNING, shop=shop).kind is ALLOW
    assert judged(BudgetSet(ONE, yuan("10.00")), RUNNING, shop=shop).kind is ALLOW
    first = judged(LimitSet(yuan("50.00"), None), shop=shop)
    assert (first.kind, first.reasons) == (ASK, because("policy-raises-limit", before=None, after=yuan("50.00")))


EVERY: tuple[tuple[Operation, Listing], ...] = (
    (PriceSet(ONE, yuan("5.50")), SLIPPERS), (PriceAdjust(ONE, yuan("0.10")), SLIPPERS),
    (PriceScale(ONE, yuan("1.00").amount), SLIPPERS), (PriceRestore(()), SLIPPERS), (PriceReset(()), SLIPPERS),
    (FloorSet(ONE, yuan("5.50")), SLIPPERS),
    (CostSet(ONE, yuan("5.50")), SLIPPERS), (start("1.00"), SLIPPERS), (PromotionPause(ONE), RUNNING),
    (PromotionResume(ONE), PAUSED), (BudgetSet(ONE, yuan("10.00")), RUNNING), (LimitSet(yuan("1.00"), None), SLIPPERS),
    (StopAll(), SLIPPERS), (StopLift(), SLIPPERS), (Planned(PriceSet(ONE, yuan("5.50")), None, TODAY), SLIPPERS),
    (PlanCancel("r1"), SLIPPERS), (ReportTimeSet(time(8)), SLIPPERS), (QuietHoursSet(None, None), SLIPPERS),
    (LoudnessSet(Topic.REMINDER, Loudness.OFF), SLIPPERS), (TierSet(ONE, (PriceTier(20, yuan("5.90")),)), SLIPPERS),
    (BudgetAdjust(ONE, yuan("-1.00")), RUNNING), (BudgetScale(ONE, Decimal("0.5")), RUNNING), (BidSet(ONE, yuan("0.40")), BID),
    (BidAdjust(ONE, yuan("-0.10")), BID), (BidScale(ONE, Decimal("0.5")), BID), (BidCap(ONE, yuan("0.40")), BID),
    (BidRestore((FormerBid("slipper", yuan("0.40")),)), BID), (ListingPublish(ONE), OFF), (ListingUnpublish(ONE), SLIPPERS),
    (ListingWrite(ONE, (ListingField.TITLE,), "新标题"), SLIPPERS), (ListingRestore(()), SLIPPERS),
    (TenderOffer(ONE, yuan("5.20"), 100), SLIPPERS), (TenderWithdraw(ONE), SLIPPERS),
    (LimitAdjust(CapPeriod.DAY, yuan("-1.00")), SLIPPERS), (LimitScale(CapPeriod.MONTH, Decimal("0.5")), SLIPPERS),
)  # fmt: skip
GO_ON = {
    "promotion.pause", "tender.withdraw", "stop.all", "stop.lift", "floor.set", "cost.set", "limit.set", "limit.adjust",
    "limit.scale", "plan.cancel", "report.time", "loudness.set", "quiet.set",
}  # fmt: skip
ELSEWHERE = (
    "name.learn", "name.forget", "unit.learn", "mandate.set", "mandate.revoke", "guard.set", "listing.protect", "listing.unprotect",
)  # fmt: skip


@pytest.mark.parametrize(("operation", "listing"), EVERY)
def test_while_stopped_nothing_goes_out_but_pauses(operation: Operation, listing: Listing) -> None:
    verdict = judged(operation, listing, shop=STOPPED)
    if operation.kind in GO_ON:
        assert "policy-stopped" not in {each.key for each in verdict.reasons}
    else:
        since = datetime(2026, 3, 12, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
        assert (verdict.kind, verdict.reasons) == (REFUSE, because("policy-stopped", since=since))


def test_going_on_after_a_stop_is_asked_about() -> None:
    verdict = judged(StopLift(), shop=STOPPED)
    assert (verdict.kind, verdict.reasons) == (ASK, because("policy-resume-work"))


def test_every_kind_has_a_rule_and_a_case() -> None:
    """Settings and plans have cases of their own."""
    own = {each for each in KINDS.values() if each.kind not in ELSEWHERE}
    assert own <= set(RULES)
    assert own == {type(operation) for operation, _ in EVERY}
    assert {each for each in own if each.kind in GO_ON} == WHILE_STOPPED & own
    assert {PromotionPause, TenderWithdraw} == WHILE_STOPPED & OUTSIDE


@pytest.mark.parametrize("shop", [SHOP, STOPPED])
def test_an_unknown_kind_is_refused(shop: Any) -> None:
    class Giveaway(Operation):
        kind = "giveaway"

    verdict = decide(Question(shop, Preview(shop.id, Giveaway(), ()), NOTHING, NOW))
    assert (verdict.kind, verdict.reasons) == (REFUSE, because("policy-empty"))


def test_days_without_an_entry_are_free() -> None:
    committed = Committed({TODAY: yuan("1.00")}, {MARCH: yuan("2.00")})
    assert committed.day(TODAY, "CNY") == yuan("1.00")
    assert committed.day(date(2026, 3, 13), "CNY") == Money(0, "CNY")
    assert committed.month(date(2026, 3, 31), "CNY") == yuan("2.00")
    assert committed.month(APRIL, "CNY") == Money(0, "CNY")
