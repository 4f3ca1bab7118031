"""Plans on the one way: asked about once, begun when they are due, taken back at their end, and nothing in between lost or doubled."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.approval import ApprovalState
from bot.domain.effect import RunState
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    PriceRestore,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
)
from bot.domain.outcome import Asked, Closed, Refused
from bot.domain.people import Permission
from bot.domain.planned import PlanCancel, Planned, PlanState
from bot.domain.preview import RowField
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from tests.contract.way.bench import SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan
from tests.contract.way.planning import (
    DAY,
    ENDED,
    FAILED,
    LOWER,
    MIDNIGHT,
    STARTED,
    WAITING,
    ZONE,
    go_to,
    planned,
    price,
    said,
)


async def test_a_plan_asks_with_the_table_of_now_and_its_times_then_waits_and_happens_once(way: Way) -> None:
    asked = await way.ask(Planned(LOWER, MIDNIGHT, date(2026, 3, 14)))
    assert isinstance(asked, Asked)
    assert [row.field for row in asked.preview.rows] == [RowField.PRICE, RowField.PLAN_START, RowField.PLAN_END]
    assert [each.key for each in asked.reasons] == ["policy-planned"]
    assert asked.approval.permission is Permission.CHANGE
    plan_id = asked.approval.run_id
    await way.press(asked.approval)
    assert (way.plan(plan_id).state, await price(way)) == (WAITING, "6.00")
    assert way.plan(plan_id).ends_at == datetime(2026, 3, 15, 0, 0, tzinfo=ZONE)
    await go_to(way, MIDNIGHT - timedelta(seconds=1))
    assert await way.plans_due() == []
    await go_to(way, MIDNIGHT)
    outcomes = await way.plans_due()
    assert said(outcomes) == ["plan-due", "Executed"]
    assert (way.plan(plan_id).state, await price(way)) == (STARTED, "5.50")
    run = way.run(f"plan-{plan_id}")
    assert (run.origin, run.asked_by, run.state) == (f"plan:{plan_id}", "owner", RunState.DONE)
    for _ in range(3):
        assert await way.plans_due() == []
    await go_to(way, datetime(2026, 3, 15, 0, 0, tzinfo=ZONE))
    assert said(await way.plans_due()) == ["plan-end-due", "Executed"]
    assert (way.plan(plan_id).state, await price(way)) == (ENDED, "6.00")
    back = way.run(f"plan-{plan_id}-endu0")
    assert (type(back.operation), back.origin) == (PriceRestore, f"undo:{run.id}")
    assert way.run(run.id).undone_by == back.id
    await way.clock.advance(30 * DAY)
    assert await way.plans_due() == []
    assert len(await way.journal()) == 2


async def test_a_plan_without_a_beginning_begins_with_its_yes(way: Way) -> None:
    plan_id = await planned(way, at=None, until=date(2026, 3, 12))
    assert said(await way.plans_due()) == ["Executed"]
    assert (way.plan(plan_id).state, await price(way)) == (STARTED, "5.50")
    await go_to(way, MIDNIGHT)
    assert said(await way.plans_due()) == ["plan-end-due", "Executed"]
    assert await price(way) == "6.00"


async def test_declined_or_unanswered_nothing_is_planned(way: Way) -> None:
    card = await way.card(Planned(LOWER, MIDNIGHT))
    await way.press(card, yes=False)
    await way.card(Planned(LOWER, MIDNIGHT))
    await go_to(way, MIDNIGHT + timedelta(hours=1))
    assert await way.plans_due() == []
    with way.now.store.begin() as tx:
        assert tx.plans.open(SHOP.id) == ()


async def test_what_asks_when_it_is_due_asks_then_and_is_taken_back_only_if_it_was_done(way: Way) -> None:
    plan_id = await planned(way, PriceSet((SLIPPERS,), yuan("8.00")), until=date(2026, 3, 13))
    await go_to(way, MIDNIGHT)
    due = await way.plans_due()
    assert said(due) == ["plan-due", "Asked"]
    card = due[1]
    assert isinstance(card, Asked)
    assert await way.plans_due() == []
    await way.press(card.approval)
    assert (await price(way), way.plan(plan_id).state) == ("8.00", STARTED)
    await go_to(way, MIDNIGHT + timedelta(days=1))
    assert said(await way.plans_due()) == ["plan-end-due", "Executed"]
    assert await price(way) == "6.00"


async def test_money_is_asked_about_again_when_it_is_due(way: Way) -> None:
    plan_id = await planned(way, PromotionStart((TOWEL,), yuan("20.00"), 2))
    assert way.open_of(plan_id) == []
    await go_to(way, MIDNIGHT)
    (_, card) = await way.plans_due()
    assert isinstance(card, Asked)
    assert (card.reasons[0].key, way.plan(plan_id).state) == ("policy-spends", ENDED)
    await way.press(card.approval)
    assert way.open_of(f"plan-{plan_id}") == ["13 20.00", "14 20.00"]


async def test_a_card_nobody_answered_until_the_end_is_closed(way: Way) -> None:
    shop = way.shop()
    way.change_shop(replace(shop, limits=replace(shop.limits, approval_minutes=3 * 24 * 60)))
    plan_id = await planned(way, PriceSet((SLIPPERS,), yuan("8.00")), until=date(2026, 3, 13))
    await go_to(way, MIDNIGHT)
    (_, card) = await way.plans_due()
    assert isinstance(card, Asked)
    await go_to(way, MIDNIGHT + timedelta(days=1))
    (closed,) = await way.plans_due()
    assert isinstance(closed, Closed)
    assert (closed.approval.state, way.plan(plan_id).state) == (ApprovalState.VOID, ENDED)
    assert (await way.press(card.approval)).outcome is None
    assert await price(way) == "6.00"


async def test_a_card_renewed_because_the_shop_moved_is_taken_back_all_the_same(way: Way) -> None:
    plan_id = await planned(way, PriceSet((SLIPPERS,), yuan("8.00")), until=date(2026, 3, 13))
    await go_to(way, MIDNIGHT)
    (_, card) = await way.plans_due()
    assert isinstance(card, Asked)
    await way.done(PriceSet((SLIPPERS,), yuan("6.20")))
    renewed = (await way.press(card.approval)).outcome
    assert isinstance(renewed, Asked)
    await way.press(renewed.approval)
    assert await price(way) == "8.00"
    await go_to(way, MIDNIGHT + timedelta(days=1))
    await way.plans_due()
    assert (await price(way), way.plan(plan_id).state) == ("6.20", ENDED)


async def test_what_the_rules_forbid_by_then_is_refused_with_moves(way: Way) -> None:
    plan_id = await planned(way)
    await way.done(CostSet((SLIPPERS,), yuan("4.70")))
    await go_to(way, MIDNIGHT)
    (line, refused) = await way.plans_due()
    assert isinstance(refused, Refused)
    assert [each.key for each in refused.reasons] == ["policy-below-floor"]
    assert (said([line]), way.plan(plan_id).state, await price(way)) == (["plan-due"], FAILED, "6.00")
    assert await way.plans_due() == []


async def test_a_loss_is_refused_before_anybody_approves_it_with_moves_for_the_same_time(way: Way) -> None:
    refused = await way.ask(Planned(PriceSet((SLIPPERS,), yuan("5.00")), MIDNIGHT))
    assert isinstance(refused, Refused)
    moves = [each.command for each in refused.moves]
    assert moves == [Planned(PriceSet((SLIPPERS,), yuan(each)), MIDNIGHT) for each in ("5.10", "5.55")]


async def test_a_marketplace_that_does_not_answer_is_asked_again_and_the_plan_can_be_cancelled_meanwhile(
    way: Way,
) -> None:
    plan_id, other = await planned(way), await planned(way, PriceSet((SOCKS,), yuan("9.80")))
    way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
    await go_to(way, MIDNIGHT)
    assert await way.plans_due() == []
    assert way.plan(plan_id).state is WAITING
    await way.done(PlanCancel(other))
    way.faults.clear()
    assert said(await way.plans_due()) == ["plan-due", "Executed"]
    assert (await price(way), await price(way, SOCKS)) == ("5.50", "9.90")
    assert (way.plan(plan_id).state, way.plan(other).state) == (ENDED, PlanState.CANCELLED)


async def test_the_end_is_tried_until_the_marketplace_answers(way: Way) -> None:
    plan_id = await planned(way, at=None, until=date(2026, 3, 12))
    await way.plans_due()
    way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
    await go_to(way, MIDNIGHT + timedelta(hours=3))
    assert (await way.plans_due(), way.plan(plan_id).state) == ([], STARTED)
    way.faults.clear()
    assert said(await way.plans_due()) == ["plan-end-due", "Executed"]
    assert await price(way) == "6.00"


async def test_what_was_taken_back_before_its_end_is_left_alone(way: Way) -> None:
    plan_id = await planned(way, at=None, until=date(2026, 3, 12))
    await way.plans_due()
    await way.taken_back(way.run(f"plan-{plan_id}"))
    await way.done(PriceSet((SLIPPERS,), yuan("6.10")))
    await go_to(way, MIDNIGHT)
    assert await way.plans_due() == []
    assert (way.plan(plan_id).state, await price(way)) == (ENDED, "6.10")


async def test_where_the_shop_moved_on_the_end_asks(way: Way) -> None:
    plan_id = await planned(way, at=None, until=date(2026, 3, 12))
    await way.plans_due()
    await way.done(PriceSet((SLIPPERS,), yuan("5.80")))
    await go_to(way, MIDNIGHT)
    (line, card) = await way.plans_due()
    assert isinstance(card, Asked)
    assert (said([line]), [each.key for each in card.reasons]) == (["plan-end-due"], ["policy-moved-since"])
    assert (way.plan(plan_id).state, await price(way)) == (ENDED, "5.80")
    await way.press(card.approval)
    assert await price(way) == "6.00"


async def test_a_pause_until_a_day_goes_on_after_a_question_about_the_money(way: Way) -> None:
    await planned(way, PromotionPause((SLIPPERS,)), None, date(2026, 3, 12))
    await way.plans_due()
    assert not (await way.listing(SLIPPERS)).promoted
    await go_to(way, MIDNIGHT)
    (_, card) = await way.plans_due()
    assert isinstance(card, Asked)
    assert card.preview.operation == PromotionResume((SLIPPERS,))
    await way.press(card.approval)
    assert (await way.listing(SLIPPERS)).promoted


async def test_a_budget_until_a_day(way: Way) -> None:
    await planned(way, BudgetSet((SLIPPERS, SOCKS), yuan("10.00")), None, date(2026, 3, 12))
    assert said(await way.plans_due()) == ["Executed"]
    await go_to(way, MIDNIGHT)
    outcomes = await way.plans_due()
    assert said(outcomes) == ["plan-end-due", "Asked", "Asked"]
    for each in outcomes[1:]:
        assert isinstance(each, Asked)
        await way.press(each.approval)
    budgets = [(await way.listing(each)).promotion for each in (SLIPPERS, SOCKS)]
    assert [each and each.daily_budget for each in budgets] == [yuan("15.00"), yuan("12.00")]


async def test_the_end_is_the_shops_own_midnight_also_when_clocks_change(way: Way) -> None:
    """The last day in Paris is the one on which summer time begins."""
    way.change_shop(replace(way.shop(), timezone="Europe/Paris"))
    plan_id = await planned(way, at=None, until=date(2026, 3, 29))
    assert way.plan(plan_id).ends_at == datetime(2026, 3, 29, 22, 0, tzinfo=UTC)
