"""Stop everything: at once and without the marketplace, then every running promotion is paused, until it has answered."""

import asyncio
from itertools import pairwise

import pytest

from bot.domain.approval import ApprovalState
from bot.domain.effect import PromotionPauseChange, RunState
from bot.domain.operation import BudgetSet, PriceSet, PromotionPause, PromotionResume, PromotionStart, StopLift
from bot.domain.outcome import Asked, Closed, Executed, Refused, Said, Unchanged
from bot.domain.people import Actor, Role
from bot.errors import NotAllowed
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from bot.operations.way.house import Request
from tests.contract.way.bench import BATH, SLIPPERS, TOWEL, Way, yuan

RUNNING = {"6820101", "6820102", "6820103", "6820105", "6820108", "6820111", "6820124"}
PROMOTE = PromotionStart((TOWEL,), yuan("20.00"), 3)


async def running(way: Way) -> set[str]:
    found = await way.now.house.market(way.shop()).listings(way.shop())
    return {each.id for each in found if each.promoted}


async def sweep(way: Way) -> bool:
    """As the job does it."""
    shop = way.shop()
    return await way.now.stop.pause_promotions(
        shop, Request(Actor("", shop.id, Role.OWNER), "", "stop", way.tell), way.now.submit
    )


async def test_stopped_and_paused(way: Way) -> None:
    card = await way.card(PROMOTE)
    assert await running(way) == RUNNING
    assert await way.stop("operator") == Said("stopped-now")
    assert way.shop().stopped_at == way.at()
    assert await running(way) == set()
    assert {type(each.action) for each in await way.journal()} == {PromotionPauseChange}
    assert way.approval(card.id).state is ApprovalState.VOID
    assert [type(each) for each in way.told] == [Asked, Closed, Said, Executed]
    assert [line.step.kind for line in way.log()] == ["asked", "voided", "stopped", "allowed", "sent", "done"]
    assert [line.step.actor for line in way.log()][1:3] == ["operator", "operator"]


async def test_without_the_marketplace_it_is_stopped_all_the_same(way: Way) -> None:
    way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
    await way.stop()
    assert way.shop().stopped_at is not None
    assert [line.step.kind for line in way.log()] == ["stopped"]
    way.restart()
    assert way.shop().stopped_at is not None
    assert await sweep(way) is False
    way.faults.clear()
    assert await running(way) == RUNNING
    assert await sweep(way) is True
    assert await running(way) == set()
    journal = await way.journal()
    assert await sweep(way) is True
    assert await way.journal() == journal


@pytest.mark.parametrize("kind", [FaultKind.REFUSE, FaultKind.FAIL_BEFORE, FaultKind.UNCLEAR_NOT_APPLIED])
async def test_pauses_that_fail_are_tried_again_at_growing_intervals(way: Way, kind: FaultKind) -> None:
    """A marketplace that stays away all day does not fill the work log with a try every half minute."""
    way.faults.put(Fault(kind, on="PromotionPauseChange", times=None))
    await way.stop()
    answers = []
    for _ in range(60):
        await way.clock.advance(60)
        answers.append(await sweep(way))
    tries = [each for each in way.runs() if isinstance(each.operation, PromotionPause)]
    assert answers == [False] * 60
    assert len(tries) == 8
    waits = [(later.created_at - earlier.created_at) for earlier, later in pairwise(tries)]
    assert waits == sorted(waits)
    assert await running(way) == RUNNING
    way.faults.clear()
    await way.clock.advance(3600)
    assert await sweep(way) is True
    assert await running(way) == set()


async def test_of_several_only_what_still_runs_is_tried_again(way: Way) -> None:
    way.faults.put(Fault(FaultKind.REFUSE, on="PromotionPauseChange", times=2))
    await way.stop()
    left = await running(way)
    assert len(left) == 2
    await way.clock.advance(30)
    assert await sweep(way) is True
    assert await running(way) == set()
    last = way.runs()[-1]
    assert (set(last.operation.targets), last.state) == (left, RunState.DONE)


async def test_whoever_may_not_stop_stops_nothing(way: Way) -> None:
    for person in ("viewer", "stranger", "neighbour"):
        with pytest.raises(NotAllowed):
            await way.stop(person)
    assert (way.shop().stopped_at, way.log(), await way.journal()) == (None, (), ())
    assert await running(way) == RUNNING


async def test_stopping_twice_keeps_the_first_moment(way: Way) -> None:
    await way.stop()
    first = way.shop().stopped_at
    await way.clock.advance(60)
    await way.stop()
    assert way.shop().stopped_at == first
    assert [line.step.kind for line in way.log()].count("stopped") == 1


async def test_while_stopped_nothing_goes_out_but_pauses(way: Way) -> None:
    started = await way.approved(PROMOTE)
    way.faults.put(Fault(FaultKind.REFUSE, on="PromotionPauseChange", times=None))
    await way.stop()
    way.faults.clear()
    journal = await way.journal()
    for operation in (
        PriceSet((SLIPPERS,), yuan("5.50")),
        PromotionStart((BATH,), yuan("20.00"), 1),
        BudgetSet((TOWEL,), yuan("5.00")),
        PromotionResume((TOWEL,)),
    ):
        outcome = await way.ask(operation)
        assert isinstance(outcome, Refused)
        assert [each.key for each in outcome.reasons] == ["policy-stopped"]
        assert [each.command for each in outcome.moves] == [StopLift()]
    assert await way.journal() == journal
    paused = await way.done(PromotionPause((TOWEL,)))
    assert (paused.run.state, way.open_of(started.run.id)) == (RunState.DONE, ["12 20.00"])


async def test_stopped_in_the_middle_of_a_run_the_rest_is_not_sent(way: Way) -> None:
    """The first order is under way when the stop comes; the second never leaves, and its budget is free."""
    card = await way.card(PromotionStart((TOWEL, BATH), yuan("20.00"), 2))
    way.faults.put(Fault(FaultKind.SLOW, on="PromotionOrder", seconds=5))
    pressed = asyncio.ensure_future(way.press(card))
    await way.clock.advance(1)
    await way.stop()
    await way.clock.advance(5)
    outcome = (await pressed).outcome
    assert isinstance(outcome, Executed)
    assert [(each.state.value, each.note) for each in outcome.effects] == [("done", ""), ("refused", "stopped")]
    assert outcome.run.state is RunState.PARTLY
    assert way.open_of(card.run_id) == ["12 20.00", "13 20.00"]


async def test_what_lands_after_the_stop_is_paused_as_well(way: Way) -> None:
    """The order was on its way: the sweep pauses it, though all that ran before is paused and confirmed."""
    card = await way.card(PROMOTE)
    way.faults.put(Fault(FaultKind.SLOW, on="PromotionOrder", seconds=5))
    pressed = asyncio.ensure_future(way.press(card))
    await way.clock.advance(1)
    await way.stop()
    assert await running(way) == set()
    await way.clock.advance(5)
    await pressed
    assert await running(way) == {TOWEL}
    assert await sweep(way) is True
    assert await running(way) == set()
    assert way.open_of(card.run_id) == ["12 20.00"]
    assert await sweep(way) is True
    assert len([each for each in way.runs() if isinstance(each.operation, PromotionPause)]) == 2


async def test_what_the_merchant_starts_on_the_platform_while_stopped_is_left_alone(way: Way) -> None:
    await way.stop()
    await way.start_by_hand(BATH, "10.00", 2)
    await way.clock.advance(60)
    assert await sweep(way) is True
    assert await running(way) == {BATH}


async def test_after_going_on_everything_may_be_asked_again_and_stays_paused(way: Way) -> None:
    await way.stop()
    lifted = await way.approved(StopLift())
    assert (lifted.run.state, way.shop().stopped_at) == (RunState.DONE, None)
    assert await running(way) == set()
    assert isinstance(await way.ask(PROMOTE), Asked)
    assert isinstance(await way.ask(PriceSet((SLIPPERS,), yuan("5.50"))), Asked)
    await way.clock.advance(1800)
    assert isinstance(await way.done(PriceSet((SLIPPERS,), yuan("5.50"))), Executed)
    await way.stop()
    assert way.shop().stopped_at == way.at()


async def test_going_on_where_nothing_is_stopped(way: Way) -> None:
    assert isinstance(await way.ask(StopLift()), Unchanged)
    assert way.log() == ()
