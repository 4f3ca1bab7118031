"""A card is answered once, by somebody who may do it now, while the shop and the rules still are as it said."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.approval import ApprovalState
from bot.domain.effect import EffectState, PromotionOrder, RunState
from bot.domain.operation import (
    BudgetSet,
    LimitSet,
    Operation,
    PriceSet,
    PromotionPause,
    PromotionStart,
    StopLift,
)
from bot.domain.outcome import Asked, Closed, Executed, Refused, Unchanged, Working
from bot.domain.people import Membership, Role
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from bot.operations.decide_approval import Answer, Decided
from tests.contract.way.bench import BATH, SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan

PROMOTE = PromotionStart((TOWEL,), yuan("20.00"), 3)
RAISE = PriceSet((SLIPPERS,), yuan("9.00"))
"""Half as much again: more than the shop lets pass without a question."""


async def nothing_happened(way: Way, run_id: str, state: RunState, journal: int = 0) -> None:
    assert way.run(run_id).state is state
    assert (way.effects(run_id), way.open_of(run_id)) == ((), [])
    assert len(await way.journal()) == journal


async def test_yes_does_exactly_what_the_card_showed(way: Way) -> None:
    card = await way.card(PROMOTE)
    decided = await way.press(card)
    outcome = decided.outcome
    assert isinstance(outcome, Executed)
    assert (decided.toast, outcome.run.state, outcome.by) == ("toast-approved", RunState.DONE, "Owner")
    assert outcome.approval == way.approval(card.id)
    assert (way.approval(card.id).state, way.approval(card.id).decided_by) == (ApprovalState.APPROVED, "owner")
    action = PromotionOrder(TOWEL, yuan("20.00"), SHOP.today(way.at()) + timedelta(days=2))
    assert [each.action for each in await way.journal()] == [action]
    assert way.open_of(card.run_id) == ["12 20.00", "13 20.00", "14 20.00"]
    assert way.kinds(card.run_id) == ["asked", "approved", "sent", "done"]
    assert [type(each) for each in way.told] == [Asked, Working, Executed]
    assert (await way.listing(TOWEL)).promoted


async def test_no_is_no(way: Way) -> None:
    card = await way.card(PROMOTE)
    decided = await way.press(card, yes=False)
    assert decided.toast == "toast-declined"
    assert isinstance(decided.outcome, Closed)
    assert (way.approval(card.id).state, way.approval(card.id).decided_by) == (ApprovalState.DECLINED, "owner")
    assert (await way.press(card)).toast == "toast-already"
    await nothing_happened(way, card.run_id, RunState.DECLINED)
    assert way.kinds(card.run_id) == ["asked", "declined"]


async def test_a_second_press_changes_nothing(way: Way) -> None:
    card = await way.card(PROMOTE)
    await way.press(card)
    again = await way.press(card, person="operator")
    assert (again.toast, again.values, again.outcome) == ("toast-already", (("by", "Owner"),), None)
    assert (await way.press(card, yes=False)).toast == "toast-already"
    assert len(await way.journal()) == 1
    assert way.kinds(card.run_id) == ["asked", "approved", "sent", "done"]


@pytest.mark.parametrize("yes", [True, False])
async def test_after_its_time_a_card_says_no(way: Way, yes: bool) -> None:
    card = await way.card(PROMOTE)
    await way.clock.advance(120 * 60)
    decided = await way.press(card, yes)
    assert decided.toast == "toast-expired"
    assert isinstance(decided.outcome, Closed)
    assert way.approval(card.id).state is ApprovalState.EXPIRED
    assert (await way.press(card, yes)).toast == "toast-expired"
    await nothing_happened(way, card.run_id, RunState.EXPIRED)


async def test_one_second_before_its_time_a_card_counts(way: Way) -> None:
    card = await way.card(PROMOTE)
    await way.clock.advance(120 * 60 - 1)
    assert (await way.press(card)).toast == "toast-approved"


@pytest.mark.parametrize(("person", "toast"), [("viewer", "toast-not-allowed"), ("stranger", "toast-not-allowed")])
@pytest.mark.parametrize("yes", [True, False])
async def test_whoever_may_not_leaves_the_card_open(way: Way, person: str, toast: str, yes: bool) -> None:
    card = await way.card(PROMOTE)
    assert await way.press(card, yes, person) == Decided(toast)
    assert way.approval(card.id) == card
    await nothing_happened(way, card.run_id, RunState.AWAITING)


async def test_a_card_of_another_shop_is_unknown(way: Way) -> None:
    card = await way.card(PROMOTE)
    stranger = Answer(way.actor("neighbour", "s2"), card.id, True, way.tell)
    assert await way.now.decide(stranger) == Decided("toast-forged")
    forged = Answer(way.actor("owner"), "A" * 22, True, way.tell)
    assert await way.now.decide(forged) == Decided("toast-forged")
    assert way.approval(card.id) == card
    await nothing_happened(way, card.run_id, RunState.AWAITING)


async def test_an_operator_may_spend_but_not_raise_the_cap(way: Way) -> None:
    caps = await way.card(LimitSet(yuan("400.00")))
    assert (await way.press(caps, person="operator")).toast == "toast-not-allowed"
    assert way.shop().limits.daily_spend == yuan("300.00")
    card = await way.card(PROMOTE)
    assert (await way.press(card, person="operator")).toast == "toast-approved"


@pytest.mark.parametrize("role", [None, Role.VIEWER])
async def test_a_role_taken_away_between_card_and_press_counts(way: Way, role: Role | None) -> None:
    card = await way.card(PROMOTE, "operator")
    before = way.actor("operator")
    with way.now.store.begin() as tx:
        if role is None:
            tx.people.remove(SHOP.id, "operator")
        else:
            tx.people.bind(Membership(SHOP.id, "operator", role))
    assert (await way.press(card, person="operator")).toast == "toast-not-allowed"
    late = await way.now.decide(Answer(before, card.id, True, way.tell))
    assert late == Decided("toast-not-allowed")
    await nothing_happened(way, card.run_id, RunState.AWAITING)


async def test_when_the_price_moved_a_new_card_asks_about_what_is_true_now(way: Way) -> None:
    card = await way.card(RAISE)
    await way.done(PriceSet((SLIPPERS,), yuan("5.50")))
    decided = await way.press(card)
    outcome = decided.outcome
    assert isinstance(outcome, Asked)
    assert (decided.toast, outcome.replaces_drifted) == ("toast-drifted", True)
    assert way.approval(card.id).state is ApprovalState.VOID
    assert outcome.preview.rows[0].before == yuan("5.50")
    await nothing_happened(way, card.run_id, RunState.EXPIRED, journal=1)
    assert (await way.press(card)).toast == "toast-already"
    assert (await way.press(outcome.approval)).toast == "toast-approved"
    assert (await way.listing(SLIPPERS)).price == yuan("9.00")
    assert [type(each) for each in way.told[-4:]] == [Closed, Asked, Working, Executed]


async def test_when_it_is_so_already_the_card_is_void_and_says_so(way: Way) -> None:
    card = await way.card(RAISE)
    await way.approved(RAISE)
    decided = await way.press(card)
    assert isinstance(decided.outcome, Unchanged)
    assert way.approval(card.id).state is ApprovalState.VOID
    await nothing_happened(way, card.run_id, RunState.EXPIRED, journal=1)


async def test_at_midnight_a_card_about_days_is_asked_again(way: Way) -> None:
    """13:40 hours later it is 00:00 in the shop: the three days would be others than the card showed."""
    way.change_shop(replace(SHOP, limits=replace(SHOP.limits, approval_minutes=24 * 60)))
    card = await way.card(PROMOTE)
    await way.clock.advance(13 * 3600 + 40 * 60)
    decided = await way.press(card)
    assert isinstance(decided.outcome, Asked)
    assert decided.outcome.preview.spend is not None
    assert decided.outcome.preview.spend.first.day == 13
    await nothing_happened(way, card.run_id, RunState.EXPIRED)


async def test_a_cap_used_up_meanwhile_refuses(way: Way) -> None:
    card = await way.card(PromotionStart((TOWEL,), yuan("200.00"), 1))
    await way.approved(PromotionStart((BATH,), yuan("150.00"), 1))
    decided = await way.press(card)
    assert isinstance(decided.outcome, Refused)
    reason = decided.outcome.reasons[0]
    assert (reason.key, dict(reason.values)["left"]) == ("policy-over-daily-cap", yuan("150.00"))
    assert way.approval(card.id).state is ApprovalState.VOID
    await nothing_happened(way, card.run_id, RunState.EXPIRED, journal=1)
    assert way.kinds(card.run_id) == ["asked", "voided", "refused"]


async def test_a_cap_lowered_meanwhile_refuses(way: Way) -> None:
    card = await way.card(PROMOTE)
    await way.done(LimitSet(yuan("10.00")))
    assert isinstance((await way.press(card)).outcome, Refused)
    await nothing_happened(way, card.run_id, RunState.EXPIRED)


async def test_of_two_cards_that_fit_only_one_by_one_the_second_is_refused_though_pressed_at_once(way: Way) -> None:
    """Both presses have looked at the shop before either is written: the cap is read where it is used."""
    one = await way.card(PromotionStart((TOWEL,), yuan("200.00"), 1))
    other = await way.card(PromotionStart((BATH,), yuan("200.00"), 1))
    way.faults.put(Fault(FaultKind.SLOW, on=READ, times=4, seconds=1))
    both = asyncio.gather(way.press(one), way.press(other, person="operator"))
    await way.clock.advance(5)
    outcomes = [each.outcome for each in await both]
    assert sorted(type(each).__name__ for each in outcomes) == ["Executed", "Refused"]
    assert len(await way.journal()) == 1


async def test_stopped_meanwhile_every_card_is_void(way: Way) -> None:
    card = await way.card(PROMOTE)
    await way.stop()
    assert (await way.press(card)).toast == "toast-already"
    assert way.approval(card.id).state is ApprovalState.VOID
    assert (way.run(card.run_id).state, way.effects(card.run_id)) == (RunState.EXPIRED, ())
    assert TOWEL not in {each.action.listing for each in await way.journal()}


async def test_stopped_while_the_press_looks_at_the_shop(way: Way) -> None:
    card = await way.card(PROMOTE)
    way.faults.put(Fault(FaultKind.SLOW, on=READ, times=1, seconds=5))
    pressed = asyncio.ensure_future(way.press(card))
    await way.clock.advance(1)
    await way.stop()
    await way.clock.advance(5)
    decided = await pressed
    assert (decided.toast, decided.outcome) == ("toast-stopped", None)
    assert (way.approval(card.id).state, way.effects(card.run_id)) == (ApprovalState.VOID, ())
    assert TOWEL not in {each.action.listing for each in await way.journal()}


@pytest.mark.parametrize("reads", [0, 4])
async def test_two_presses_at_the_same_time_are_one_effect(way: Way, reads: int) -> None:
    """Once both presses look at the shop at once, once the second comes while the first one's call is under way."""
    card = await way.card(PROMOTE)
    if reads:
        way.faults.put(Fault(FaultKind.SLOW, on=READ, times=reads, seconds=1))
    way.faults.put(Fault(FaultKind.SLOW, on="PromotionOrder", seconds=3))
    both = asyncio.gather(way.press(card), way.press(card, person="operator"))
    await way.clock.advance(10)
    first, second = await both
    assert sorted([first.toast, second.toast]) == ["toast-already", "toast-approved"]
    assert [(each.state, each.attempts) for each in way.effects(card.run_id)] == [(EffectState.DONE, 1)]
    assert [each.received for each in await way.journal()] == [1]
    assert way.kinds(card.run_id) == ["asked", "approved", "sent", "done"]
    assert way.open_of(card.run_id) == ["12 20.00", "13 20.00", "14 20.00"]


async def test_a_card_survives_a_restart(way: Way) -> None:
    card = await way.card(PROMOTE)
    way.restart()
    assert (await way.press(card)).toast == "toast-approved"
    way.restart()
    assert (await way.press(card)).toast == "toast-already"
    assert len(await way.journal()) == 1


@pytest.mark.parametrize(
    "operation",
    [RAISE, LimitSet(yuan("400.00")), BudgetSet((SOCKS,), yuan("15.00")), PromotionPause((SOCKS, SLIPPERS))],
)
async def test_a_shop_that_is_as_shown_is_not_asked_twice(way: Way, operation: Operation) -> None:
    """Time and sales may go on between card and press: neither changes what the card said."""
    outcome = await way.ask(operation)
    await way.clock.advance(3600)
    if isinstance(outcome, Asked):
        outcome = (await way.press(outcome.approval)).outcome or outcome
    assert isinstance(outcome, Executed)
    assert outcome.run.state is RunState.DONE


async def test_going_on_after_a_stop_needs_a_yes(way: Way) -> None:
    await way.stop()
    card = await way.card(StopLift())
    assert way.shop().stopped_at is not None
    for person in ("viewer", "operator"):
        assert (await way.press(card, person=person)).toast == "toast-not-allowed"
    assert way.shop().stopped_at is not None
    assert (await way.press(card)).toast == "toast-approved"
    assert way.shop().stopped_at is None
    assert way.kinds(card.run_id) == ["asked", "approved", "done"]
