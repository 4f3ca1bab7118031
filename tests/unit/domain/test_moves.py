"""Beside a refusal stands what would be allowed, with exact values."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.floor import CostSheet
from bot.domain.listing import Listing, PriceTier
from bot.domain.money import Money
from bot.domain.moves import moves_near
from bot.domain.operation import (
    BudgetSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopLift,
)
from bot.domain.policy import Committed, VerdictKind
from bot.domain.policy_rules import decide
from bot.domain.shop import Limits, Shop
from tests.unit.domain.samples import (
    CASES,
    NOTHING,
    PAUSED,
    RUNNING,
    SHOP,
    SLIPPERS,
    SOCKS,
    STOPPED,
    TODAY,
    judged,
    question,
    yuan,
)

ONE = ("slipper",)


def near(
    operation: Operation, *listings: Listing, shop: Shop = SHOP, committed: Committed = NOTHING
) -> tuple[Operation, ...]:
    asked = question(operation, *listings, shop=shop, committed=committed)
    return moves_near(asked, decide(asked))


def test_below_the_floor_the_floor_and_half_way_to_it() -> None:
    found = near(PriceSet(ONE, yuan("5.00")), SLIPPERS)
    assert found == (PriceSet(ONE, yuan("5.10")), PriceSet(ONE, yuan("5.55")))
    assert [judged(each).kind for each in found] == [VerdictKind.ALLOW, VerdictKind.ALLOW]


def test_the_lowest_tier_decides_how_far() -> None:
    """At 2.92 the tier from 100 pieces is 2.54; at 2.91 it would be 2.53 by rounding alone, exactly 2.527."""
    found = near(PriceSet(("case",), yuan("2.00")), CASES)
    assert found == (PriceSet(("case",), yuan("2.92")), PriceSet(("case",), yuan("3.36")))
    assert [judged(each).kind for each in found] == [VerdictKind.ASK, VerdictKind.ALLOW]


def test_no_price_at_all_is_answered_the_same_way() -> None:
    assert near(PriceSet(ONE, yuan("0.00")), SLIPPERS) == (
        PriceSet(ONE, yuan("5.10")),
        PriceSet(ONE, yuan("5.55")),
        PriceSet(ONE, yuan("4.80")),
    )
    assert near(PriceSet(("sock",), yuan("0.00")), SOCKS) == (PriceSet(("sock",), yuan("7.92")),)


def test_a_change_too_large_is_answered_with_the_largest_that_asks_nothing() -> None:
    assert near(PriceSet(ONE, yuan("20.00")), SLIPPERS) == (PriceSet(ONE, yuan("7.20")),)


def test_several_products_each_get_their_own() -> None:
    found = near(PriceAdjust(("slipper", "case"), yuan("-2.00")), SLIPPERS, CASES)
    assert PriceSet(ONE, yuan("5.10")) in found
    assert PriceSet(("case",), yuan("2.92")) in found


def test_over_the_daily_cap_the_most_that_is_left() -> None:
    held = Committed({TODAY: yuan("70.00")}, {})
    both = PromotionStart(("slipper", "case"), yuan("20.00"), 2)
    found = near(both, SLIPPERS, CASES, committed=held)
    assert found == (PromotionStart(("slipper", "case"), yuan("15.00"), 2),)
    assert judged(found[0], SLIPPERS, CASES, committed=held).kind is VerdictKind.ASK
    assert near(both, SLIPPERS, CASES, committed=Committed({TODAY: yuan("100.00")}, {})) == ()


def test_over_the_monthly_cap_fewer_days() -> None:
    asked = PromotionStart(ONE, yuan("90.00"), 15)
    assert near(asked, SLIPPERS) == (PromotionStart(ONE, yuan("90.00"), 11),)
    assert judged(PromotionStart(ONE, yuan("90.00"), 11)).kind is VerdictKind.ASK


def test_already_promoted_a_new_budget() -> None:
    assert near(PromotionStart(ONE, yuan("30.00"), 3), RUNNING) == (BudgetSet(ONE, yuan("30.00")),)


def test_without_a_cap_caps_just_wide_enough() -> None:
    shop = replace(SHOP, limits=Limits())
    assert near(PromotionStart(ONE, yuan("20.00"), 3), SLIPPERS, shop=shop) == (
        LimitSet(yuan("20.00"), yuan("600.00")),
    )
    assert near(PromotionResume(ONE), PAUSED, shop=shop) == (LimitSet(yuan("20.00"), yuan("600.00")),)


def test_while_stopped_going_on() -> None:
    assert near(PriceSet(ONE, yuan("5.50")), SLIPPERS, shop=STOPPED) == (StopLift(),)


def test_where_nothing_is_near_nothing_is_offered() -> None:
    assert near(PromotionStart(ONE, yuan("1.00"), 0), SLIPPERS) == ()
    assert near(PromotionResume(ONE), SLIPPERS) == ()
    assert near(PromotionPause(ONE), RUNNING) == ()


PRICES = st.integers(1, 10**6).map(lambda minor: Money(minor, "CNY"))
SHARES = st.integers(0, 4000).map(lambda basis: Decimal(basis) / 10000)
ZERO = Money(0, "CNY")


@given(PRICES, st.lists(PRICES, max_size=3), PRICES, SHARES, PRICES)
def test_the_price_offered_for_one_below_the_floor_is_above_it_with_all_its_tiers(
    price: Money, tiers: list[Money], goods: Money, share: Decimal, asked: Money
) -> None:
    steps = tuple(PriceTier(number + 2, each) for number, each in enumerate(tiers))
    listing = Listing("x", "x", price, tiers=steps, costs=CostSheet(goods, ZERO, ZERO, ZERO, share))
    verdict = judged(PriceSet(("x",), asked), listing)
    below = [each for each in verdict.reasons if each.key == "policy-below-floor"]
    for move in near(PriceSet(("x",), asked), listing)[:1] if below else ():
        assert {each.key for each in judged(move, listing).reasons} <= {
            "policy-change-large",
            "policy-change-too-large",
        }
