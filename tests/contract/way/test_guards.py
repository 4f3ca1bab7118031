"""The shop's own rules on the one way: what they refuse never reaches the marketplace, and what was refused says what would pass."""

from decimal import Decimal

import pytest

from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.operation import Operation, PriceAdjust, PriceScale, PriceSet, PromotionPause, PromotionStart, StopLift
from bot.domain.outcome import Asked, Executed, Outcome, Refused
from bot.errors import NotAllowed
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from tests.contract.way.bench import SLIPPERS, SOCKS, TOWEL, Way, yuan
from tests.contract.way.mandated import GRANT, START, why

MINUTE = 60
HOUR = 3600


def moves(outcome: Outcome) -> list[object]:
    assert isinstance(outcome, Refused), outcome
    return [each.command for each in outcome.moves]


async def test_nobody_changes_a_protected_listing_and_an_owner_may_lift_it(way: Way) -> None:
    done = await way.done(ListingProtect((TOWEL,)), "operator")
    before = (await way.listing(TOWEL)).price
    for operation in (PriceAdjust((TOWEL,), yuan("0.10")), START):
        refused = await way.ask(operation)
        assert why(refused)[0] == "policy-protected"
        assert ListingUnprotect((TOWEL,)) in moves(refused)
    assert isinstance(await way.ask(PriceAdjust((TOWEL, SOCKS), yuan("0.10"))), Refused)
    assert ((await way.listing(TOWEL)).price, await way.journal()) == (before, ())
    with pytest.raises(NotAllowed):
        await way.ask(ListingUnprotect((TOWEL,)), "operator")
    (asked,) = await way.taken_back(done.run)
    assert why(asked) == ["policy-unprotects"]
    assert isinstance(asked, Asked)
    await way.press(asked.approval)
    assert isinstance(await way.ask(PriceAdjust((TOWEL,), yuan("0.10"))), Executed)


async def test_an_operator_is_offered_no_move_that_only_an_owner_may_take(way: Way) -> None:
    await way.done(ListingProtect((TOWEL,)))
    assert moves(await way.ask(PriceAdjust((TOWEL,), yuan("0.10")), "operator")) == []


async def test_a_card_shown_before_the_protection_is_void_when_it_is_pressed(way: Way) -> None:
    card = await way.card(START)
    await way.done(ListingProtect((TOWEL,)))
    outcome = (await way.press(card)).outcome
    assert why(outcome) == ["policy-protected"] if outcome is not None else False
    assert await way.journal() == ()


async def test_a_running_promotion_of_a_protected_listing_can_be_paused(way: Way) -> None:
    await way.done(ListingProtect((SLIPPERS,)))
    assert isinstance(await way.ask(PromotionPause((SLIPPERS,))), Executed)


async def test_steps_of_one_day_add_up_and_the_next_day_begins_anew(way: Way) -> None:
    first = (await way.listing(TOWEL)).price
    for _ in range(3):
        await way.done(PriceScale((TOWEL,), Decimal("1.19")))
    now = (await way.listing(TOWEL)).price
    beyond = await way.ask(PriceScale((TOWEL,), Decimal("1.19")))
    assert why(beyond) == ["policy-day-change"]
    assert moves(beyond) == [PriceSet((TOWEL,), first.scaled(Decimal("1.70")))]
    assert (await way.listing(TOWEL)).price == now
    await way.clock.advance(24 * HOUR)
    assert isinstance(await way.ask(PriceScale((TOWEL,), Decimal("1.19"))), Executed)


async def test_only_so_many_changes_a_day_and_undo_is_none_of_them(way: Way) -> None:
    await way.done(GuardSet(changes_a_day=2))
    first = await way.done(PriceAdjust((TOWEL,), yuan("0.10")))
    second = await way.done(PriceAdjust((TOWEL,), yuan("0.10")))
    refused = await way.ask(PriceAdjust((TOWEL,), yuan("0.10")))
    assert why(refused) == ["policy-changes-a-day"]
    assert [type(each).__name__ for each in moves(refused)] == ["Planned"]
    assert isinstance((await way.taken_back(second.run))[0], Executed)
    assert isinstance((await way.taken_back(first.run))[0], Executed)
    assert isinstance(await way.ask(PriceAdjust((SOCKS,), yuan("0.10"))), Executed)


async def test_what_the_marketplace_certainly_refused_was_no_change(way: Way) -> None:
    await way.done(GuardSet(changes_a_day=1))
    way.faults.put(Fault(FaultKind.REFUSE))
    await way.done(PriceAdjust((TOWEL,), yuan("0.10")))
    assert isinstance(await way.ask(PriceAdjust((TOWEL,), yuan("0.10"))), Executed)
    assert isinstance(await way.ask(PriceAdjust((TOWEL,), yuan("0.10"))), Refused)


async def test_after_a_stop_everything_asks_for_a_while_mandate_or_not(way: Way) -> None:
    await way.approved(GRANT)
    await way.stop()
    await way.approved(StopLift())
    journal = await way.journal()
    assert why(await way.ask(PriceAdjust((TOWEL,), yuan("0.10")))) == ["policy-cool-down"]
    assert why(await way.ask(START)) == ["policy-cool-down", "policy-spends"]
    assert await way.journal() == journal
    await way.clock.advance(30 * MINUTE)
    assert isinstance(await way.ask(PriceAdjust((TOWEL,), yuan("0.10"))), Executed)
    assert isinstance(await way.ask(START), Executed)


async def test_rules_are_the_owners_and_what_is_looser_is_asked_about(way: Way) -> None:
    with pytest.raises(NotAllowed):
        await way.ask(GuardSet(step_change=Decimal("0.10")), "operator")
    done = await way.done(GuardSet(step_change=Decimal("0.10"), ask_change=Decimal("0.05")))
    assert why(await way.ask(PriceScale((TOWEL,), Decimal("1.11")))) == ["policy-change-too-large"]
    assert why(await way.ask(PriceScale((TOWEL,), Decimal("1.06")))) == ["policy-change-large"]
    back = await way.taken_back(done.run)
    assert [why(each) for each in back] == [["policy-loosens"], ["policy-loosens"]]
    assert way.shop().limits.refuse_above_change == Decimal("0.10")


@pytest.mark.parametrize(
    ("operation", "key"),
    [
        (PromotionStart((TOWEL,), yuan("10.00"), 6), "policy-over-operation-cap"),
        (PriceScale((TOWEL, SOCKS), Decimal("1.01")), "policy-too-many-listings"),
    ],
)
async def test_a_cap_of_one_thing_and_of_how_many(way: Way, operation: Operation, key: str) -> None:
    await way.done(GuardSet(operation_spend=yuan("50.00"), listings_at_once=1))
    refused = await way.ask(operation)
    assert why(refused) == [key]
    (move,) = moves(refused)
    assert isinstance(move, Operation)
    assert await way.journal() == ()
    assert isinstance(await way.ask(move), Asked | Executed)


async def test_each_decision_is_written_down_with_the_version_of_the_rules(way: Way) -> None:
    await way.done(PriceAdjust((TOWEL,), yuan("0.10")))
    await way.card(START)
    await way.ask(PriceSet((SLIPPERS,), yuan("0.01")))
    said = [
        dict(line.step.body).get("policy") for line in way.log() if line.step.kind in {"allowed", "asked", "refused"}
    ]
    assert said == [2, 2, 2]
