"""Plans that meet a lost right, a stop, downtime, a cancellation or an undo: told, and nothing done that is not wanted any more."""

from datetime import date, timedelta

import pytest

from bot.domain.operation import (
    PriceSet,
    StopLift,
)
from bot.domain.outcome import Asked, Executed, Refused, Said
from bot.domain.people import Role
from bot.domain.planned import PlanCancel, Planned, PlanState
from bot.errors import NotAllowed
from tests.contract.way.bench import SHOP, SOCKS, Way, yuan
from tests.contract.way.planning import DAY, ENDED, FAILED, HOUR, LOWER, MIDNIGHT, go_to, planned, price, role, said


@pytest.mark.parametrize("person", ["viewer", "stranger", "neighbour"])
async def test_who_may_not_do_it_may_not_plan_it(way: Way, person: str) -> None:
    with pytest.raises(NotAllowed):
        await way.ask(Planned(LOWER, MIDNIGHT), person)


async def test_the_card_of_a_plan_is_answered_by_who_may_do_it(way: Way) -> None:
    card = await way.card(Planned(LOWER, MIDNIGHT))
    assert (await way.press(card, person="viewer")).toast == "toast-not-allowed"
    assert (await way.press(card, person="operator")).toast == "toast-approved"


@pytest.mark.parametrize("held", [Role.VIEWER, None])
async def test_the_role_counts_that_is_held_when_it_is_due(way: Way, held: Role | None) -> None:
    plan_id = (await way.approved(Planned(LOWER, MIDNIGHT), "operator")).run.id
    role(way, "operator", held)
    await go_to(way, MIDNIGHT)
    assert said(await way.plans_due()) == ["plan-not-allowed"]
    assert (way.plan(plan_id).state, await price(way)) == (FAILED, "6.00")
    assert way.kinds(f"plan-{plan_id}") == ["plan-dropped"]
    assert await way.plans_due() == []


async def test_who_lost_the_role_before_the_end_does_not_take_it_back(way: Way) -> None:
    plan_id = (await way.approved(Planned(LOWER, None, date(2026, 3, 12)), "operator")).run.id
    await way.plans_due()
    role(way, "operator", Role.VIEWER)
    await go_to(way, MIDNIGHT)
    assert said(await way.plans_due()) == ["plan-end-not-allowed"]
    assert (way.plan(plan_id).state, await price(way)) == (FAILED, "5.50")


async def test_while_stopped_it_is_told_once_and_waits_until_work_resumes(way: Way) -> None:
    plan_id = await planned(way)
    await way.stop()
    await go_to(way, MIDNIGHT)
    assert said(await way.plans_due()) == ["plan-waits-stopped"]
    await way.clock.advance(5 * HOUR)
    assert await way.plans_due() == []
    await way.approved(StopLift())
    told = await way.plans_due()
    assert (said(told), await price(way)) == (["plan-due", "Asked"], "6.00")
    assert isinstance(told[-1], Asked)
    assert [each.key for each in told[-1].reasons] == ["policy-cool-down"]
    await way.press(told[-1].approval)
    assert (way.plan(plan_id).state, await price(way)) == (ENDED, "5.50")


async def test_while_stopped_it_waits_no_longer_than_a_day(way: Way) -> None:
    plan_id = await planned(way)
    await way.stop()
    await go_to(way, MIDNIGHT)
    await way.plans_due()
    await way.clock.advance(DAY)
    assert await way.plans_due() == []
    await way.clock.advance(1)
    assert said(await way.plans_due()) == ["plan-missed-stopped"]
    await way.approved(StopLift())
    assert (await way.plans_due(), way.plan(plan_id).state, await price(way)) == ([], FAILED, "6.00")


async def test_the_end_waits_for_work_to_resume_too(way: Way) -> None:
    plan_id = await planned(way, at=None, until=date(2026, 3, 12))
    await way.plans_due()
    await way.stop()
    await go_to(way, MIDNIGHT + timedelta(days=2))
    assert said(await way.plans_due()) == ["plan-end-waits-stopped"]
    assert await way.plans_due() == []
    await way.approved(StopLift())
    assert said(await way.plans_due()) == ["plan-end-due", "Executed"]
    assert (way.plan(plan_id).state, await price(way)) == (ENDED, "6.00")


async def test_missed_by_less_than_a_day_it_is_done_late_and_by_more_it_is_told(way: Way) -> None:
    early, late = (
        await planned(way),
        await planned(way, PriceSet((SOCKS,), yuan("9.80")), MIDNIGHT + timedelta(hours=2)),
    )
    await go_to(way, MIDNIGHT + timedelta(days=1, seconds=1))
    assert said(await way.plans_due()) == ["plan-missed", "plan-due", "Executed"]
    assert (way.plan(early).state, way.plan(late).state) == (FAILED, ENDED)
    assert (await price(way), await price(way, SOCKS)) == ("6.00", "9.80")


async def test_it_does_not_begin_once_its_last_day_is_over(way: Way) -> None:
    plan_id = await planned(way, at=MIDNIGHT - timedelta(hours=1), until=date(2026, 3, 12))
    await go_to(way, MIDNIGHT)
    assert said(await way.plans_due()) == ["plan-missed"]
    assert (way.plan(plan_id).state, await price(way)) == (FAILED, "6.00")


async def test_cancelling_a_plan(way: Way) -> None:
    plan_id = await planned(way)
    cancelled = await way.done(PlanCancel(plan_id), "operator")
    assert (cancelled.undo, [row.name for row in cancelled.preview.rows]) == (None, ["拖鞋"])
    assert isinstance(await way.ask(PlanCancel(plan_id)), Refused)
    await go_to(way, MIDNIGHT)
    assert (await way.plans_due(), await price(way)) == ([], "6.00")
    with pytest.raises(NotAllowed):
        await way.ask(PlanCancel(plan_id), "viewer")


async def test_cancelling_what_has_begun_leaves_it_as_it_is(way: Way) -> None:
    plan_id = await planned(way, at=None, until=date(2026, 3, 12))
    await way.plans_due()
    await way.done(PlanCancel(plan_id))
    await go_to(way, MIDNIGHT)
    assert (await way.plans_due(), await price(way)) == ([], "5.50")


async def test_undo_cancels_what_waits_and_takes_back_what_has_begun(way: Way) -> None:
    before = await way.done(PriceSet((SOCKS,), yuan("9.80")))
    waits, begun = await planned(way), await planned(way, at=None, until=date(2026, 3, 20))
    await way.plans_due()
    (back,) = await way.taken_back(way.run(begun))
    assert isinstance(back, Executed)
    assert (await price(way), way.run(f"plan-{begun}").undone_by) == ("6.00", back.run.id)
    (cancelled,) = await way.taken_back(way.run(waits))
    assert isinstance(cancelled, Executed)
    assert cancelled.run.operation == PlanCancel(waits)
    assert (way.plan(waits).state, way.run(waits).undone_by) == (PlanState.CANCELLED, cancelled.run.id)
    assert [each.key for each in await way.taken_back(way.run(waits)) if isinstance(each, Said)] == ["undo-already"]
    await way.clock.advance(30 * DAY)
    assert (await way.plans_due(), await price(way)) == ([], "6.00")
    assert way.plan(begun).state is ENDED
    assert way.run(before.run.id).undone_by is None


async def test_undo_in_words_goes_past_a_plan_that_was_cancelled(way: Way) -> None:
    before = await way.done(PriceSet((SOCKS,), yuan("9.80")))
    await way.done(PlanCancel(await planned(way)))
    (back,) = await way.taken_back()
    assert isinstance(back, Executed)
    assert back.run.origin == f"undo:{before.run.id}"


async def test_a_plan_approved_after_its_time_is_refused(way: Way) -> None:
    card = await way.card(Planned(LOWER, way.at() + timedelta(minutes=10)))
    await way.clock.advance(11 * 60)
    refused = (await way.press(card)).outcome
    assert isinstance(refused, Refused)
    assert [each.key for each in refused.reasons] == ["policy-plan-past"]
    with way.now.store.begin() as tx:
        assert tx.plans.open(SHOP.id) == ()
