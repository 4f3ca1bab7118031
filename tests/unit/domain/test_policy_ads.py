"""Policy on bids, relative budgets and caps: more always asks, less goes at once, and nothing passes a cap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

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
from bot.domain.listing import Listing
from bot.domain.moves import moves_near
from bot.domain.operation import LimitSet, Operation, PromotionPause, PromotionStart
from bot.domain.policy import Committed, VerdictKind, monday_of
from bot.domain.policy_rules import decide
from bot.domain.shop import Limits
from tests.unit.domain.samples import (
    ALLOW,
    ASK,
    BID,
    NOTHING,
    REFUSE,
    RUNNING,
    SHOP,
    SLIPPERS,
    STOPPED,
    TODAY,
    because,
    judged,
    question,
    yuan,
)
from tests.unit.domain.test_policy_spending import spends

ONE = ("slipper",)
CAPPED = replace(BID, bid_cap=yuan("0.60"))


def raises(after: str, before: str = "0.45") -> Sequence[object]:
    return because("policy-raises-bid", name="拖鞋", before=yuan(before), after=yuan(after))


CASES: list[tuple[Operation, Listing, VerdictKind, Sequence[object]]] = [
    (BidSet(ONE, yuan("0.40")), BID, ALLOW, ()),
    (BidSet(ONE, yuan("0.45")), BID, ALLOW, ()),
    (BidSet(ONE, yuan("0.46")), BID, ASK, raises("0.46")),
    (BidSet(ONE, yuan("1.35")), BID, ASK, raises("1.35")),
    (BidSet(ONE, yuan("1.36")), BID, ASK, (*raises("1.36"), *because("policy-bid-large", name="拖鞋", times=Decimal("3.0")))),
    (BidSet(ONE, yuan("4.50")), BID, ASK, (*raises("4.50"), *because("policy-bid-large", name="拖鞋", times=Decimal("10.0")))),
    (BidSet(ONE, yuan("0.00")), BID, REFUSE, because("policy-bid-nonpositive", name="拖鞋", bid=yuan("0.00"))),
    (BidSet(ONE, yuan("-0.40")), BID, REFUSE, because("policy-bid-nonpositive", name="拖鞋", bid=yuan("-0.40"))),
    (BidSet(ONE, yuan("0.60")), CAPPED, ASK, raises("0.60")),
    (BidSet(ONE, yuan("0.61")), CAPPED, REFUSE, because("policy-bid-over-cap", name="拖鞋", bid=yuan("0.61"), cap=yuan("0.60"))),
    (BidAdjust(ONE, yuan("0.05")), BID, ASK, raises("0.50")),
    (BidAdjust(ONE, yuan("-0.05")), BID, ALLOW, ()),
    (BidAdjust(ONE, yuan("-0.45")), BID, REFUSE, because("policy-bid-nonpositive", name="拖鞋", bid=yuan("0.00"))),
    (BidScale(ONE, Decimal("0.5")), BID, ALLOW, ()),
    (BidScale(ONE, Decimal("1.2")), BID, ASK, raises("0.54")),
    (BidAdjust(ONE, yuan("0.05")), SLIPPERS, REFUSE, because("policy-bid-unknown", name="拖鞋")),
    (BidScale(ONE, Decimal("0.5")), SLIPPERS, REFUSE, because("policy-bid-unknown", name="拖鞋")),
    (BidSet(ONE, yuan("0.40")), SLIPPERS, ASK, because("policy-raises-bid-unknown", name="拖鞋", after=yuan("0.40"))),
    (BidSet(("gone",), yuan("0.40")), BID, ALLOW, ()),
    (BidCap(ONE, yuan("0.60")), BID, ALLOW, ()),
    (BidCap(ONE, yuan("0.30")), BID, ALLOW, ()),
    (BidCap(ONE, yuan("0.50")), CAPPED, ALLOW, ()),
    (BidCap(ONE, yuan("0.61")), CAPPED, ASK, because("policy-raises-bid-cap", name="拖鞋")),
    (BidCap(ONE, None), CAPPED, ASK, because("policy-raises-bid-cap", name="拖鞋")),
    (BidCap(ONE, None), BID, ALLOW, ()),
    (BidCap(ONE, yuan("0.00")), BID, REFUSE, because("policy-bid-nonpositive", name="拖鞋", bid=yuan("0.00"))),
    (BidRestore((FormerBid("slipper", yuan("0.40")),)), BID, ALLOW, ()),
    (BidRestore((FormerBid("slipper", yuan("0.50")),)), BID, ASK, raises("0.50")),
    (BidRestore((FormerBid("slipper", yuan("0.70")),), (FormerBid("slipper", None),)), CAPPED, ASK,
     (*because("policy-raises-bid-cap", name="拖鞋"), *raises("0.70"))),
    (BudgetAdjust(ONE, yuan("10.00")), RUNNING, ASK, spends("30.00")),
    (BudgetAdjust(ONE, yuan("-10.00")), RUNNING, ALLOW, ()),
    (BudgetAdjust(ONE, yuan("-20.00")), RUNNING, REFUSE, because("policy-budget-gone", name="拖鞋", budget=yuan("0.00"))),
    (BudgetAdjust(ONE, yuan("-25.00")), RUNNING, REFUSE, because("policy-budget-gone", name="拖鞋", budget=yuan("-5.00"))),
    (BudgetAdjust(ONE, yuan("5.00")), SLIPPERS, REFUSE, because("policy-no-promotion", name="")),
    (BudgetScale(ONE, Decimal("1.5")), RUNNING, ASK, spends("30.00")),
    (BudgetScale(ONE, Decimal("0.5")), RUNNING, ALLOW, ()),
    (BudgetScale(ONE, Decimal(0)), RUNNING, REFUSE, because("policy-budget-gone", name="拖鞋", budget=yuan("0.00"))),
    (LimitAdjust(CapPeriod.DAY, yuan("20.00")), BID, ASK, because("policy-raises-limit", before=yuan("100.00"), after=yuan("120.00"))),
    (LimitAdjust(CapPeriod.DAY, yuan("-20.00")), BID, ALLOW, ()),
    (LimitAdjust(CapPeriod.DAY, yuan("-100.00")), BID, ALLOW, ()),
    (LimitAdjust(CapPeriod.DAY, yuan("-100.01")), BID, REFUSE, because("policy-budget-invalid", budget=yuan("-0.01"))),
    (LimitScale(CapPeriod.MONTH, Decimal("1.1")), BID, ASK, because("policy-raises-limit", before=yuan("1000.00"), after=yuan("1100.00"))),
    (LimitScale(CapPeriod.MONTH, Decimal("0.5")), BID, ALLOW, ()),
    (LimitAdjust(CapPeriod.WEEK, yuan("20.00")), BID, REFUSE, because("policy-no-cap", period="weekly_spend")),
    (LimitSet(weekly_spend=yuan("200.00")), BID, ALLOW, ()),
    (LimitSet(no_weekly=True), BID, ALLOW, ()),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "listing", "kind", "reasons"), CASES)
def test_ads(operation: Operation, listing: Listing, kind: VerdictKind, reasons: Sequence[object]) -> None:
    verdict = judged(operation, listing)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


WEEKLY = replace(SHOP, limits=replace(SHOP.limits, weekly_spend=yuan("150.00")))


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        (LimitSet(weekly_spend=yuan("150.01")), ASK),
        (LimitSet(weekly_spend=yuan("149.99")), ALLOW),
        (LimitSet(no_weekly=True), ASK),
        (LimitAdjust(CapPeriod.WEEK, yuan("1.00")), ASK),
        (LimitScale(CapPeriod.WEEK, Decimal("0.9")), ALLOW),
    ],
)
def test_a_weekly_cap_that_is_there(operation: Operation, kind: VerdictKind) -> None:
    assert judged(operation, shop=WEEKLY).kind is kind


def over_week(day: date, committed: str, asked: str, left: str, days: int) -> Sequence[object]:
    values = {"cap": "150.00", "committed": committed, "asked": asked, "left": left}
    amounts = {name: yuan(value) for name, value in values.items()}
    return because("policy-over-weekly-cap", day=day, **amounts, days=days)


MONDAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("budget", "days", "held", "kind", "reasons"),
    [
        ("37.50", 4, {}, ASK, spends("150.00")),
        ("37.51", 4, {}, REFUSE, over_week(MONDAY, "0.00", "150.04", "150.00", 4)),
        ("30.00", 11, {}, REFUSE, over_week(MONDAY + timedelta(days=7), "0.00", "210.00", "150.00", 7)),
        ("20.00", 4, {MONDAY: "70.01"}, REFUSE, over_week(MONDAY, "70.01", "80.00", "79.99", 4)),
        ("20.00", 4, {MONDAY - timedelta(days=1): "90.00"}, ASK, spends("80.00")),
        ("20.00", 4, {MONDAY: "40.00", MONDAY + timedelta(days=6): "30.00"}, ASK, spends("80.00")),
    ],
)
def test_the_week_from_monday_to_sunday_counts(
    budget: str, days: int, held: dict[date, str], kind: VerdictKind, reasons: Sequence[object]
) -> None:
    """Today is Thursday the 12th: four days are left of its week."""
    assert monday_of(TODAY) == MONDAY
    committed = Committed({day: yuan(amount) for day, amount in held.items()}, {})
    verdict = judged(PromotionStart(ONE, yuan(budget), days), shop=WEEKLY, committed=committed)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


def test_the_weekly_cap_replaces_neither_of_the_others() -> None:
    only_week = replace(SHOP, limits=Limits(weekly_spend=yuan("150.00")))
    assert judged(PromotionStart(ONE, yuan("1.00"), 1), shop=only_week).reasons == because("policy-cap-missing")
    assert judged(PromotionStart(ONE, yuan("100.01"), 1), shop=WEEKLY).reasons[0].key == "policy-over-daily-cap"


@pytest.mark.parametrize("limits", [Limits(), Limits(yuan("100.00")), Limits(monthly_spend=yuan("100.00"))])
def test_a_bid_is_raised_only_where_caps_are_set(limits: Limits) -> None:
    shop = replace(SHOP, limits=limits)
    verdict = judged(BidSet(ONE, yuan("0.50")), BID, shop=shop)
    assert (verdict.kind, verdict.reasons) == (REFUSE, because("policy-cap-missing"))
    assert judged(BidSet(ONE, yuan("0.40")), BID, shop=shop).kind is ALLOW


def near(
    operation: Operation, listing: Listing, shop: object = SHOP, committed: Committed = NOTHING
) -> Sequence[object]:
    asked = question(operation, listing, shop=shop, committed=committed)  # type: ignore[arg-type]
    return moves_near(asked, decide(asked))


def test_beside_a_refusal_stands_what_would_be_allowed() -> None:
    assert near(BidSet(ONE, yuan("0.70")), CAPPED) == (BidSet(ONE, yuan("0.60")),)
    assert near(BudgetAdjust(ONE, yuan("-30.00")), RUNNING) == (PromotionPause(ONE),)
    blank = replace(SHOP, limits=Limits())
    assert near(BidSet(ONE, yuan("0.50")), BID, blank) == (LimitSet(yuan("50.00"), yuan("1500.00")),)
    held = Committed({TODAY: yuan("80.00")}, {})
    assert near(BidSet(ONE, yuan("0.50")), BID, blank, held) == (LimitSet(yuan("80.00"), yuan("2400.00")),)


def test_the_budget_that_fits_into_the_week() -> None:
    held = Committed({MONDAY: yuan("110.00")}, {})
    asked = PromotionStart(ONE, yuan("20.00"), 4)
    assert near(asked, SLIPPERS, WEEKLY, held) == (PromotionStart(ONE, yuan("10.00"), 4),)
    full = Committed({MONDAY: yuan("150.00")}, {})
    assert near(asked, SLIPPERS, WEEKLY, full) == ()


def test_many_bids_at_once_are_asked_about() -> None:
    listings = [replace(BID, id=f"l{number}", aliases=(f"n{number}",)) for number in range(4)]
    operation = BidScale(tuple(each.id for each in listings), Decimal("0.9"))
    assert judged(operation, *listings).reasons == because("policy-many-listings", count=4, limit=3)


def test_stopped_means_no_bid_moves() -> None:
    for operation in (BidSet(ONE, yuan("0.40")), BidCap(ONE, yuan("0.30")), BudgetAdjust(ONE, yuan("-1.00"))):
        assert judged(operation, BID, shop=STOPPED).reasons[0].key == "policy-stopped"
