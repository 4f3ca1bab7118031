"""Promotions from the table to the outside writes and the budget held for them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.actions import actions_of, holds_of
from bot.domain.effect import Action, BudgetCut, PriceChange, PromotionOrder, PromotionPauseChange
from bot.domain.listing import Listing, PriceTier, Promotion, PromotionState
from bot.domain.money import Money
from bot.domain.operation import (
    BudgetSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopAll,
)
from bot.domain.preview import Preview, SpendPlan
from bot.domain.previewing import build_preview
from tests.unit.domain.samples import CASES, PAUSED, RUNNING, SLIPPERS, SOCKS, TODAY, preview, view, yuan

ONE = ("slipper",)
LAST = date(2026, 3, 14)


def days(first: int, last: int) -> list[date]:
    return [date(2026, 3, 1) + timedelta(days=number - 1) for number in range(first, last + 1)]


def resumed(*listings: Listing, **held: Money) -> Preview:
    return build_preview(view(listings, held=held), PromotionResume(tuple(each.id for each in listings)))


def test_a_start_through_its_last_day() -> None:
    made = preview(PromotionStart(("slipper", "sock"), yuan("20.00"), 3))
    assert made.spend == SpendPlan(yuan("40.00"), TODAY, LAST)
    assert (made.spend.days, made.spend.whole) == (3, yuan("120.00"))
    assert [(row.state_before, row.state_after, row.before, row.after, row.detail) for row in made.rows] == [
        ("off", "running", yuan("0.00"), yuan("20.00"), "2026-03-14"),
    ] * 2  # fmt: skip
    assert actions_of(made) == (
        PromotionOrder("slipper", yuan("20.00"), LAST),
        PromotionOrder("sock", yuan("20.00"), LAST),
    )


def test_a_pause_of_what_runs() -> None:
    made = preview(PromotionPause(("slipper", "sock")), RUNNING, SOCKS)
    assert [(row.state_before, row.state_after, row.before, row.after) for row in made.rows] == [
        ("running", "paused", yuan("20.00"), yuan("20.00"))
    ]
    assert (made.spend, actions_of(made)) == (None, (PromotionPauseChange("slipper"),))


def test_a_resume_asks_only_for_days_not_held() -> None:
    assert resumed(PAUSED).spend == SpendPlan(yuan("20.00"), TODAY, LAST)
    assert resumed(PAUSED, slipper=yuan("19.99")).spend == SpendPlan(yuan("20.00"), TODAY, LAST)
    assert resumed(PAUSED, slipper=yuan("20.00")).spend == SpendPlan(yuan("20.00"), TODAY + timedelta(days=1), LAST)
    today_only = replace(PAUSED, promotion=Promotion(PromotionState.PAUSED, yuan("20.00"), TODAY))
    assert resumed(today_only, slipper=yuan("20.00")).spend == SpendPlan(yuan("0.00"), TODAY, TODAY)
    assert actions_of(resumed(PAUSED)) == (PromotionOrder("slipper", yuan("20.00"), LAST),)


def test_of_several_resumed_the_longest_counts() -> None:
    other = replace(PAUSED, id="other", promotion=Promotion(PromotionState.PAUSED, yuan("5.00"), date(2026, 3, 20)))
    assert resumed(PAUSED, other).spend == SpendPlan(yuan("25.00"), TODAY, date(2026, 3, 20))


@pytest.mark.parametrize(
    ("budget", "spend", "actions"),
    [
        ("30.00", SpendPlan(yuan("10.00"), TODAY, LAST), (PromotionOrder("slipper", yuan("30.00"), LAST),)),
        ("20.00", None, ()),
        ("10.00", None, (BudgetCut("slipper", yuan("20.00"), yuan("10.00")),)),
    ],
)
def test_a_new_budget(budget: str, spend: SpendPlan | None, actions: tuple[Action, ...]) -> None:
    made = preview(BudgetSet(ONE, yuan(budget)), RUNNING)
    assert (made.spend, actions_of(made)) == (spend, actions)


def test_new_budgets_up_and_down_commit_only_the_rise() -> None:
    small = replace(RUNNING, id="small", promotion=Promotion(PromotionState.RUNNING, yuan("12.00"), LAST))
    made = preview(BudgetSet(("slipper", "small"), yuan("15.00")), RUNNING, small)
    assert made.spend == SpendPlan(yuan("3.00"), TODAY, LAST)
    assert actions_of(made) == (
        BudgetCut("slipper", yuan("20.00"), yuan("15.00")),
        PromotionOrder("small", yuan("15.00"), LAST),
    )


def test_prices_go_out_with_what_they_replace() -> None:
    tiers = (PriceTier(20, yuan("3.60")), PriceTier(100, yuan("3.30")))
    after = (PriceTier(20, yuan("3.24")), PriceTier(100, yuan("2.97")))
    assert actions_of(preview(PriceAdjust(("slipper", "case"), yuan("-0.38")))) == (
        PriceChange("slipper", yuan("6.00"), yuan("5.62")),
        PriceChange("case", yuan("3.80"), yuan("3.42"), tiers, after),
    )


@pytest.mark.parametrize(
    "operation", [PriceSet(ONE, yuan("6.00")), FloorSet(ONE, yuan("5.80")), LimitSet(yuan("1.00")), StopAll()]
)
def test_what_changes_nothing_outside_sends_nothing(operation: Operation) -> None:
    assert actions_of(preview(operation, SLIPPERS, CASES)) == ()


def order(made: Preview) -> PromotionOrder:
    action = actions_of(made)[0]
    assert isinstance(action, PromotionOrder)
    return action


def test_a_start_holds_every_day() -> None:
    made = preview(PromotionStart(ONE, yuan("20.00"), 3))
    assert holds_of(made, order(made), TODAY, None) == (days(12, 14), yuan("20.00"))


def test_a_rise_holds_only_the_rise() -> None:
    made = preview(BudgetSet(ONE, yuan("30.00")), RUNNING)
    assert holds_of(made, order(made), TODAY, yuan("20.00")) == (days(12, 14), yuan("10.00"))


@pytest.mark.parametrize(
    ("held", "first"),
    [(None, 12), ("0.00", 12), ("19.99", 12), ("20.00", 13), ("30.00", 13)],
)
def test_a_resume_leaves_out_today_where_it_is_held(held: str | None, first: int) -> None:
    made = resumed(PAUSED)
    found = holds_of(made, order(made), TODAY, yuan(held) if held else None)
    assert found == (days(first, 14), yuan("20.00"))


def test_a_resume_of_a_day_that_is_held_holds_nothing_more() -> None:
    made = resumed(replace(PAUSED, promotion=Promotion(PromotionState.PAUSED, yuan("20.00"), TODAY)))
    assert holds_of(made, order(made), TODAY, yuan("20.00")) == ([], yuan("20.00"))


@pytest.mark.parametrize("action", [PromotionPauseChange("slipper"), BudgetCut("slipper", yuan("2.00"), yuan("1.00"))])
def test_what_spends_nothing_holds_nothing(action: Action) -> None:
    assert holds_of(preview(PromotionPause(ONE), RUNNING), action, TODAY, None)[0] == []
