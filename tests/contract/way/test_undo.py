"""Taking back: every kind of operation, what the marketplace confirmed of it, once, and with a question where the shop moved on."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.effect import Run, RunState
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    FormerPrice,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceRestore,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopAll,
    StopLift,
)
from bot.domain.outcome import Asked, Executed, Outcome, Refused, Said, Unchanged
from bot.domain.people import Membership, Role
from bot.errors import NotAllowed
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from tests.contract.way.bench import BATH, CASES, SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan

START = PromotionStart((TOWEL,), yuan("20.00"), 3)


async def did(way: Way, operation: Operation, person: str = "owner") -> Run:
    """The operation done, with a yes where it is asked about."""
    outcome = await way.ask(operation, person)
    if isinstance(outcome, Asked):
        outcome = (await way.press(outcome.approval, person=person)).outcome or outcome
    assert isinstance(outcome, Executed), outcome
    assert outcome.run.state in {RunState.DONE, RunState.PARTLY}
    return outcome.run


async def standing(way: Way) -> list[object]:
    """What operations may change."""
    shop = way.shop()
    found: list[object] = [shop.limits, shop.stopped_at is None]
    with way.now.store.begin() as tx:
        known = tx.shops.knowledge(SHOP.id)
    for each in (SLIPPERS, CASES, SOCKS, TOWEL):
        listing = await way.listing(each)
        promotion = listing.promotion
        knows = known.get(each)
        found += [listing.price, listing.tiers, promotion.daily_budget if promotion and listing.promoted else None]
        found += [knows and knows.floor, knows and knows.goods_cost]
    return found


@pytest.mark.parametrize(
    ("operation", "opposite"),
    [
        (PriceSet((SLIPPERS,), yuan("5.50")), PriceRestore((FormerPrice(SLIPPERS, yuan("6.00")),))),
        (PriceAdjust((SLIPPERS,), yuan("2.00")), PriceRestore((FormerPrice(SLIPPERS, yuan("6.00")),))),
        (PriceScale((SLIPPERS,), Decimal("0.9")), PriceRestore((FormerPrice(SLIPPERS, yuan("6.00")),))),
        (FloorSet((SLIPPERS,), yuan("5.50")), FloorSet((SLIPPERS,), None)),
        (LimitSet(yuan("250.00")), LimitSet(yuan("300.00"))),
        (START, PromotionPause((TOWEL,))),
        (BudgetSet((SOCKS,), yuan("10.00")), BudgetSet((SOCKS,), yuan("12.00"))),
        (BudgetSet((SOCKS,), yuan("15.00")), BudgetSet((SOCKS,), yuan("12.00"))),
        (PromotionPause((SLIPPERS, SOCKS)), PromotionResume((SLIPPERS, SOCKS))),
    ],
)
async def test_every_kind_is_taken_back(way: Way, operation: Operation, opposite: Operation) -> None:
    """Whatever the opposite needs a yes for, it asks for: lowering a floor, raising a cap, spending."""
    before = await standing(way)
    run = await did(way, operation)
    assert await standing(way) != before
    (outcome,) = await way.taken_back(run)
    if isinstance(outcome, Asked):
        assert way.run(run.id).undone_by is None
        outcome = (await way.press(outcome.approval)).outcome or outcome
    assert isinstance(outcome, Executed)
    assert (outcome.run.operation, outcome.run.origin) == (opposite, f"undo:{run.id}")
    assert await standing(way) == before
    assert way.run(run.id).undone_by == outcome.run.id
    assert way.kinds(outcome.run.id)[-1] == "undone"


async def test_a_cost_is_taken_back_to_what_it_was(way: Way) -> None:
    run = await did(way, CostSet((SLIPPERS,), yuan("4.50")))
    assert (await way.ask(PriceSet((SLIPPERS,), yuan("5.39")))).__class__ is Refused
    (asked,) = await way.taken_back(run)
    assert isinstance(asked, Asked)
    await way.press(asked.approval)
    with way.now.store.begin() as tx:
        assert tx.shops.knowledge(SHOP.id)[SLIPPERS].goods_cost == yuan("4.20")
    assert isinstance(await way.ask(PriceSet((SLIPPERS,), yuan("5.39"))), Executed)


async def test_tiers_come_back_exactly(way: Way) -> None:
    before = await way.listing(CASES)
    run = await did(way, PriceScale((CASES,), Decimal("0.87")))
    assert [tier.price for tier in (await way.listing(CASES)).tiers] != [tier.price for tier in before.tiers]
    await way.taken_back(run)
    after = await way.listing(CASES)
    assert (after.price, after.tiers) == (before.price, before.tiers)


async def test_resuming_is_taken_back_by_pausing(way: Way) -> None:
    await did(way, START)
    await did(way, PromotionPause((TOWEL,)))
    run = await did(way, PromotionResume((TOWEL,)))
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Executed)
    assert not (await way.listing(TOWEL)).promoted


@pytest.mark.parametrize(
    ("first", "since"),
    [
        (PriceSet((SLIPPERS,), yuan("5.50")), PriceSet((SLIPPERS,), yuan("5.80"))),
        (BudgetSet((SOCKS,), yuan("15.00")), BudgetSet((SOCKS,), yuan("20.00"))),
        (FloorSet((SLIPPERS,), yuan("5.50")), FloorSet((SLIPPERS,), yuan("5.80"))),
        (LimitSet(yuan("400.00")), LimitSet(yuan("450.00"))),
        (CostSet((SLIPPERS,), yuan("3.00")), CostSet((SLIPPERS,), yuan("2.00"))),
        (START, BudgetSet((TOWEL,), yuan("25.00"))),
    ],
)
async def test_where_the_shop_moved_on_it_asks(way: Way, first: Operation, since: Operation) -> None:
    """Someone has changed it again meanwhile: going back would undo theirs as well."""
    run = await did(way, first)
    await did(way, since, "operator" if not isinstance(since, LimitSet) else "owner")
    before, journal = await standing(way), await way.journal()
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Asked)
    assert (await standing(way), await way.journal()) == (before, journal)
    assert way.run(run.id).undone_by is None
    decided = await way.press(outcome.approval)
    assert decided.toast == "toast-approved"
    assert way.run(run.id).undone_by is not None


async def test_where_the_tiers_alone_moved_it_asks(way: Way) -> None:
    """A price of 3.80 again, but tiers that were restored to something else."""
    before = await way.listing(CASES)
    run = await did(way, PriceSet((CASES,), yuan("3.70")))
    tiers = tuple(replace(tier, price=tier.price - yuan("0.01")) for tier in (await way.listing(CASES)).tiers)
    await did(way, PriceRestore((FormerPrice(CASES, yuan("3.70"), tiers),)))
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Asked)
    assert outcome.reasons[0].key == "policy-moved-since"
    assert (await way.listing(CASES)).tiers != before.tiers


async def test_only_what_was_confirmed_is_taken_back(way: Way) -> None:
    way.faults.put(Fault(FaultKind.REFUSE, on="PriceChange"))
    run = await did(way, PriceAdjust((SLIPPERS, CASES), yuan("-0.10")))
    assert run.state is RunState.PARTLY
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Executed)
    assert outcome.run.operation.targets == (CASES,)
    assert ((await way.listing(SLIPPERS)).price, (await way.listing(CASES)).price) == (yuan("6.00"), yuan("3.80"))


async def test_budgets_up_and_down_go_back_each_to_its_own(way: Way) -> None:
    run = await did(way, BudgetSet((SLIPPERS, SOCKS), yuan("14.00")))
    outcomes = await way.taken_back(run)
    assert [type(each) for each in outcomes] == [Asked, Executed]
    for each in outcomes:
        if isinstance(each, Asked):
            await way.press(each.approval)
    budgets = [(await way.listing(each)).promotion for each in (SLIPPERS, SOCKS)]
    assert [each and each.daily_budget for each in budgets] == [yuan("15.00"), yuan("12.00")]


async def test_the_last_of_ones_own_and_then_the_one_before(way: Way) -> None:
    first = await did(way, PriceSet((SLIPPERS,), yuan("5.50")))
    second = await did(way, PriceSet((CASES,), yuan("3.70")))
    await did(way, PriceSet((SOCKS,), yuan("9.80")), "operator")
    for run in (second, first):
        (outcome,) = await way.taken_back()
        assert isinstance(outcome, Executed)
        assert outcome.run.origin == f"undo:{run.id}"
    assert said(await way.taken_back()) == "undo-nothing"
    assert (await way.listing(SOCKS)).price == yuan("9.80")


def said(outcomes: tuple[Outcome, ...]) -> str:
    assert [type(each) for each in outcomes] == [Said]
    return outcomes[0].key if isinstance(outcomes[0], Said) else ""


async def test_once_is_enough(way: Way) -> None:
    run = await did(way, PriceSet((SLIPPERS,), yuan("5.50")))
    await way.taken_back(run)
    journal = await way.journal()
    assert said(await way.taken_back(run)) == "undo-already"
    assert await way.journal() == journal


@pytest.mark.parametrize("operation", [StopAll(), StopLift()])
async def test_stopping_is_not_undone(way: Way, operation: Operation) -> None:
    if isinstance(operation, StopAll):
        run = await did(way, operation)
    else:
        await way.stop()
        run = await did(way, operation)
    assert said(await way.taken_back(run)) == "undo-nothing"
    assert (way.shop().stopped_at is None) == isinstance(operation, StopLift)


async def test_what_never_ran_or_is_unknown_has_nothing_to_take_back(way: Way) -> None:
    card = await way.card(START)
    assert said(await way.taken_back(way.run(card.run_id))) == "undo-nothing"
    way.faults.put(Fault(FaultKind.REFUSE))
    refused = await way.press(card)
    assert isinstance(refused.outcome, Executed)
    assert said(await way.taken_back(refused.outcome.run)) == "undo-nothing"
    assert said(await way.taken_back(replace(refused.outcome.run, id="never"))) == "undo-nothing"


async def test_back_below_cost_is_refused(way: Way) -> None:
    """The old price was below what the floor is by now."""
    run = await did(way, PriceSet((SLIPPERS,), yuan("6.50")))
    await did(way, FloorSet((SLIPPERS,), yuan("6.20")))
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Refused)
    assert (await way.listing(SLIPPERS)).price == yuan("6.50")
    assert way.run(run.id).undone_by is None


async def test_who_may_not_change_may_not_take_back(way: Way) -> None:
    run = await did(way, PriceSet((SLIPPERS,), yuan("5.50")), "operator")
    with way.now.store.begin() as tx:
        tx.people.bind(Membership(SHOP.id, "operator", Role.VIEWER))
    with pytest.raises(NotAllowed):
        await way.taken_back(run, "operator")
    assert (await way.listing(SLIPPERS)).price == yuan("5.50")


async def test_taken_back_by_hand_already_nothing_is_left(way: Way) -> None:
    run = await did(way, START)
    await did(way, PromotionPause((TOWEL,)))
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Unchanged)
    assert not (await way.listing(BATH)).promoted
