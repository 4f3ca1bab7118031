"""What a stop does to work that is under way, planned or offered, and who alone lets work go on."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.effect import EffectState, PromotionOrder, RunState
from bot.domain.operation import PriceSet, PromotionPause, PromotionStart, StopLift
from bot.domain.outcome import Executed, Refused, Said
from bot.domain.planned import Planned, PlanState
from bot.errors import NotAllowed
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from bot.operations.way.house import Hands
from tests.contract.way.bench import BATH, SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan

PROMOTE = PromotionStart((TOWEL,), yuan("20.00"), 3)


async def test_only_an_owner_lets_work_go_on(way: Way) -> None:
    """An operator stops, and cannot ask for going on, nor press another's card, nor is offered it."""
    assert await way.stop("operator") == Said("stopped-now")
    with pytest.raises(NotAllowed):
        await way.ask(StopLift(), "operator")
    refused = await way.ask(PriceSet((SLIPPERS,), yuan("5.50")), "operator")
    assert isinstance(refused, Refused)
    assert refused.moves == ()
    card = await way.card(StopLift())
    assert (await way.press(card, person="operator")).toast == "toast-not-allowed"
    assert way.shop().stopped_at is not None
    way.restart()
    assert way.shop().stopped_at is not None
    assert (await way.press(card)).toast == "toast-approved"
    assert way.shop().stopped_at is None


async def test_unsent_calls_are_void_even_when_work_goes_on_before_their_turn(way: Way) -> None:
    """The first order is under way, stop and go on come and go, and the second still never leaves."""
    card = await way.card(PromotionStart((TOWEL, BATH), yuan("20.00"), 2))
    way.faults.put(Fault(FaultKind.SLOW, on="PromotionOrder", seconds=10))
    pressed = asyncio.ensure_future(way.press(card))
    await way.clock.advance(1)
    await way.stop()
    assert [(each.state.value, each.note) for each in way.effects(card.run_id)] == [
        ("sending", ""),
        ("refused", "stopped"),
    ]
    assert way.open_of(card.run_id) == ["12 20.00", "13 20.00"]
    await way.approved(StopLift())
    await way.clock.advance(10)
    outcome = (await pressed).outcome
    assert isinstance(outcome, Executed)
    assert [(each.state.value, each.note) for each in outcome.effects] == [("done", ""), ("refused", "stopped")]
    orders = [each for each in await way.journal() if isinstance(each.action, PromotionOrder)]
    assert [each.action.listing for each in orders] == [TOWEL]


async def test_calls_that_a_crash_left_unsent_are_void_as_well(way: Way) -> None:
    """The process died after the yes and before the first call; the next one is stopped, goes on, and sends nothing of it."""
    card = await way.card(PROMOTE)
    way.start(Hands(dict.fromkeys(["sandbox"], Dies()), dict.fromkeys(["sandbox"], Dies())))
    with pytest.raises(ZeroDivisionError):
        await way.press(card)
    way.restart()
    with way.now.store.begin() as tx:
        (effect,) = tx.runs.effects(SHOP.id, card.run_id)
        tx.runs.effect_state(effect, EffectState.PENDING, way.at())
    await way.stop()
    assert [(each.state.value, each.note) for each in way.effects(card.run_id)] == [("refused", "stopped")]
    assert way.open_of(card.run_id) == []
    await way.approved(StopLift())
    await way.clock.advance(600)
    await way.settled()
    assert way.run(card.run_id).state is RunState.REFUSED
    assert [each for each in await way.journal() if isinstance(each.action, PromotionOrder)] == []


async def test_pauses_on_their_way_are_not_voided(way: Way) -> None:
    """They only take a commitment back."""
    way.faults.put(Fault(FaultKind.SLOW, on="PromotionPauseChange", seconds=5))
    pausing = asyncio.ensure_future(way.ask(PromotionPause((SLIPPERS, SOCKS))))
    await way.clock.advance(1)
    await way.stop()
    await way.clock.advance(5)
    outcome = await pausing
    assert isinstance(outcome, Executed)
    assert outcome.run.state is RunState.DONE


async def test_a_plan_that_is_due_waits_and_its_card_is_void(way: Way) -> None:
    tomorrow = way.shop().local(way.at()) + timedelta(hours=2)
    plan = await way.approved(Planned(PriceSet((SLIPPERS,), yuan("5.50")), tomorrow))
    spend = await way.approved(Planned(PROMOTE, tomorrow))
    await way.clock.advance(3 * 3600)
    await way.stop()
    journal = await way.journal()
    await way.plans_due()
    assert {way.plan(each.run.id).state for each in (plan, spend)} == {PlanState.WAITING}
    assert await way.journal() == journal
    await way.approved(StopLift())
    await way.clock.advance(1800)
    await way.plans_due()
    assert way.plan(plan.run.id).state is not PlanState.WAITING
    assert (await way.listing(SLIPPERS)).price == yuan("5.50")


async def test_a_choice_offered_before_the_stop_sends_nothing(way: Way) -> None:
    """A button from before: refused while stopped, and its undo as well."""
    done = await way.done(PriceSet((SLIPPERS,), yuan("5.50")))
    await way.stop()
    journal = await way.journal()
    tapped = replace(way.request(), origin="offer")
    assert isinstance(await way.now.submit(PriceSet((SLIPPERS,), yuan("5.60")), tapped), Refused)
    assert [type(each) for each in await way.taken_back(done.run)] == [Refused]
    assert await way.journal() == journal
    assert (await way.listing(SLIPPERS)).price == yuan("5.50")


class Dies:
    """A marketplace that the process does not survive."""

    async def apply(self, *_: object) -> None:
        raise ZeroDivisionError

    async def spend(self, *_: object) -> None:
        raise ZeroDivisionError
