"""What is asked for is allowed, asked about, refused or already so; and the same request never runs twice."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.approval import ApprovalState
from bot.domain.command import Command
from bot.domain.effect import EffectState, PriceChange, RunState
from bot.domain.operation import (
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceSet,
    PromotionPause,
    PromotionStart,
    StopLift,
)
from bot.domain.outcome import Asked, Closed, Executed, Refused, Unchanged
from bot.domain.people import Membership, Role
from bot.domain.policy import Reason
from bot.domain.shop import Limits
from bot.errors import MarketplaceUnavailable, NotAllowed
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from tests.contract.way.bench import BATH, SHOP, SLIPPERS, TOWEL, Way, yuan

LOWER = PriceSet((SLIPPERS,), yuan("5.50"))
PROMOTE = PromotionStart((TOWEL,), yuan("20.00"), 3)


async def test_an_allowed_change_is_done_read_back_and_told(way: Way) -> None:
    outcome = await way.ask(LOWER, run_id="r")
    assert isinstance(outcome, Executed)
    assert (outcome.run.state, outcome.approval, outcome.by) == (RunState.DONE, None, "Owner")
    assert [(each.action, each.state, each.attempts) for each in outcome.effects] == [
        (PriceChange(SLIPPERS, yuan("6.00"), yuan("5.50")), EffectState.DONE, 1)
    ]
    assert (await way.listing(SLIPPERS)).price == yuan("5.50")
    assert way.told == [outcome]
    assert way.kinds("r") == ["allowed", "sent", "done"]
    assert outcome.undo is not None


async def test_spending_is_asked_about_and_nothing_is_sent_or_held(way: Way) -> None:
    outcome = await way.ask(PROMOTE, run_id="r")
    assert isinstance(outcome, Asked)
    assert outcome.reasons == (Reason("policy-spends", (("amount", yuan("60.00")),)),)
    assert outcome.spend is not None
    assert (outcome.spend.daily_cap, outcome.spend.committed) == (yuan("300.00"), yuan("0.00"))
    assert way.approval(outcome.approval.id) == outcome.approval
    assert (outcome.approval.state, outcome.approval.digest) == (ApprovalState.PENDING, outcome.preview.digest)
    assert (outcome.approval.expires_at - outcome.approval.created_at).total_seconds() == 120 * 60
    assert way.run("r").state is RunState.AWAITING
    assert (way.effects("r"), way.held(12, 31), await way.journal()) == ((), {}, ())
    assert way.told == [outcome]


async def test_below_the_floor_is_refused_with_the_loss_and_what_would_be_allowed(way: Way) -> None:
    outcome = await way.ask(PriceSet((SLIPPERS,), yuan("5.00")), run_id="r")
    assert isinstance(outcome, Refused)
    values = dict(outcome.reasons[0].values)
    assert outcome.reasons[0].key == "policy-below-floor"
    assert (values["floor"], values["loss"]) == (yuan("5.10"), yuan("0.10"))
    assert [each.command for each in outcome.moves] == [
        PriceSet((SLIPPERS,), yuan("5.10")),
        PriceSet((SLIPPERS,), yuan("5.55")),
    ]
    assert (await way.listing(SLIPPERS)).price == yuan("6.00")
    assert (way.runs(), await way.journal()) == ((), ())
    assert way.kinds("r") == ["refused"]


async def test_what_already_is_so_is_said_and_nothing_is_stored(way: Way) -> None:
    outcome = await way.ask(PriceSet((SLIPPERS,), yuan("6.00")))
    assert isinstance(outcome, Unchanged)
    assert (way.runs(), way.log(), await way.journal()) == ((), (), ())


async def test_every_move_offered_passes_when_it_is_taken(way: Way) -> None:
    way.change_shop(replace(SHOP, limits=replace(SHOP.limits, daily_spend=yuan("50.00"), monthly_spend=yuan("200.00"))))
    refused: tuple[Operation, ...] = (
        PriceSet((SLIPPERS,), yuan("5.00")),
        PriceAdjust(("6820102", SLIPPERS), yuan("-2.00")),
        PriceSet((SLIPPERS,), yuan("60.00")),
        PromotionStart((TOWEL, BATH), yuan("40.00"), 2),
        PromotionStart((TOWEL,), yuan("40.00"), 9),
        PromotionStart((SLIPPERS,), yuan("20.00"), 2),
    )
    for operation in refused:
        outcome = await way.ask(operation)
        assert isinstance(outcome, Refused), operation
        assert outcome.moves, operation
        for tap in outcome.moves:
            assert isinstance(tap.command, Operation)
            again = await way.ask(tap.command)
            assert isinstance(again, Asked | Executed | Unchanged), (operation, tap.command, again)
            if isinstance(again, Executed):
                await way.taken_back(again.run)


@pytest.mark.parametrize(
    ("person", "offered"), [("owner", [LimitSet(yuan("20.00"), yuan("600.00"))]), ("operator", [])]
)
async def test_nobody_is_offered_what_their_role_does_not_allow(way: Way, person: str, offered: list[Command]) -> None:
    way.change_shop(replace(SHOP, limits=Limits()))
    outcome = await way.ask(PROMOTE, person)
    assert isinstance(outcome, Refused)
    assert [each.command for each in outcome.moves] == offered


@pytest.mark.parametrize(
    ("operation", "person"),
    [
        (LOWER, "viewer"),
        (PROMOTE, "viewer"),
        (PromotionPause((SLIPPERS,)), "viewer"),
        (FloorSet((SLIPPERS,), yuan("5.50")), "viewer"),
        (LimitSet(yuan("1.00")), "operator"),
        (LOWER, "stranger"),
        (LOWER, "neighbour"),
        (StopLift(), "viewer"),
        (StopLift(), "operator"),
    ],
)
async def test_whoever_may_not_changes_nothing(way: Way, operation: Operation, person: str) -> None:
    with pytest.raises(NotAllowed):
        await way.ask(operation, person)
    assert (way.runs(), way.log(), way.told, await way.journal()) == ((), (), [], ())


async def test_the_same_request_runs_once(way: Way) -> None:
    first = await way.ask(LOWER, run_id="r")
    steps = way.kinds("r")
    again = await way.ask(LOWER, run_id="r")
    assert isinstance(first, Executed)
    assert isinstance(again, Executed)
    assert (again.run, again.effects) == (first.run, first.effects)
    assert len(await way.journal()) == 1
    assert way.kinds("r") == steps


async def test_the_same_question_is_asked_once(way: Way) -> None:
    first = await way.card(PROMOTE)
    again = await way.ask(PROMOTE, run_id=first.run_id)
    assert isinstance(again, Asked)
    assert again.approval == first
    assert way.kinds(first.run_id) == ["asked"]


@pytest.mark.parametrize(
    ("yes", "state", "toast"),
    [(False, ApprovalState.DECLINED, "toast-declined"), (None, ApprovalState.EXPIRED, "toast-expired")],
)
async def test_a_request_worked_off_again_after_its_card_was_closed_says_so(
    way: Way, yes: bool | None, state: ApprovalState, toast: str
) -> None:
    """A message of two parts whose second one failed is worked off again when the first one's card has its answer."""
    card = await way.card(PROMOTE)
    if yes is None:
        await way.clock.advance(120 * 60)
    assert (await way.press(card, yes is not False)).toast == toast
    again = await way.ask(PROMOTE, run_id=card.run_id)
    assert isinstance(again, Closed)
    assert (again.approval.id, again.approval.state) == (card.id, state)
    assert (way.effects(card.run_id), await way.journal()) == ((), ())


@pytest.mark.parametrize("operation", [LOWER, PROMOTE])
async def test_the_same_request_twice_at_once_runs_once(way: Way, operation: Operation) -> None:
    way.faults.put(Fault(FaultKind.SLOW, on=READ, times=4, seconds=1))
    both = asyncio.gather(way.ask(operation, run_id="r"), way.ask(operation, run_id="r"))
    await way.clock.advance(3)
    one, other = await both
    assert type(one) is type(other)
    assert len(way.runs()) == 1
    assert way.kinds("r")[0] in {"allowed", "asked"}
    assert len(await way.journal()) == (1 if operation is LOWER else 0)


KNOWLEDGE: list[tuple[Operation, Any, Any]] = [
    (FloorSet((BATH,), yuan("3.00")), "floor", yuan("3.00")),
    (CostSet((BATH,), yuan("12.00")), "goods_cost", yuan("12.00")),
]


@pytest.mark.parametrize(("operation", "field", "value"), KNOWLEDGE)
async def test_what_the_shop_knows_itself_is_written_at_once(
    way: Way, operation: Operation, field: str, value: Any
) -> None:
    outcome = await way.done(operation)
    assert (outcome.run.state, outcome.effects) == (RunState.DONE, ())
    with way.now.store.begin() as tx:
        assert getattr(tx.shops.knowledge(SHOP.id)[BATH], field) == value
    assert way.kinds(outcome.run.id) == ["allowed", "done"]
    assert await way.journal() == ()


async def test_caps_go_up_only_with_a_yes(way: Way) -> None:
    card = await way.card(LimitSet(yuan("400.00")))
    assert way.shop().limits.daily_spend == yuan("300.00")
    decided = await way.press(card)
    assert (decided.toast, way.shop().limits.daily_spend) == ("toast-approved", yuan("400.00"))
    await way.done(LimitSet(None, yuan("5000.00")))
    assert way.shop().limits == Limits(yuan("400.00"), yuan("5000.00"))


async def test_a_shop_that_cannot_be_read_is_left_alone(way: Way) -> None:
    way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ))
    with pytest.raises(MarketplaceUnavailable):
        await way.ask(LOWER)
    assert (way.runs(), way.log(), way.told, await way.journal()) == ((), (), [], ())


async def test_a_role_given_later_counts_at_once(way: Way) -> None:
    with way.now.store.begin() as tx:
        tx.people.bind(Membership(SHOP.id, "viewer", Role.OPERATOR))
    assert (await way.done(LOWER, "viewer")).run.asked_by == "viewer"
