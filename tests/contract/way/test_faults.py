"""Everything that can go wrong with one call: what is recorded, what the ledger holds, what is told, and how it ends."""

import asyncio
from dataclasses import dataclass

import pytest

from bot.domain.effect import EffectState, RunState
from bot.domain.operation import BudgetSet, Operation, PriceSet, PromotionPause, PromotionStart
from bot.domain.outcome import Asked, Executed
from bot.marketplaces.sandbox.faults import ANY, READ, Fault, FaultKind
from bot.ports.marketplace import Repeatable
from tests.contract.way.bench import SLIPPERS, TOWEL, Way, yuan

PROMOTE = PromotionStart((TOWEL,), yuan("20.00"), 3)
LOWER = PriceSet((SLIPPERS,), yuan("5.50"))
DAYS = ["12 20.00", "13 20.00", "14 20.00"]
MINUTES = 60


@pytest.fixture
def promise() -> Repeatable:
    """Calls that are read and never repeated; what may be repeated, and what can be neither, have their own stories."""
    return Repeatable.QUERYABLE


@dataclass(frozen=True)
class Story:
    """A fault, what is recorded at once, whether the marketplace did it, and what is recorded once it is settled."""

    kind: FaultKind
    state: RunState
    note: str
    done: bool
    end: RunState
    end_note: str


STORIES = (
    Story(FaultKind.REFUSE, RunState.REFUSED, "refused_on_order", False, RunState.REFUSED, "refused_on_order"),
    Story(FaultKind.FAIL_BEFORE, RunState.REFUSED, "unavailable", False, RunState.REFUSED, "unavailable"),
    Story(FaultKind.UNCLEAR_NOT_APPLIED, RunState.UNKNOWN, "unclear", False, RunState.REFUSED, "not-applied"),
    Story(FaultKind.ACCEPT_WITHOUT_EFFECT, RunState.UNKNOWN, "not-visible", False, RunState.REFUSED, "not-applied"),
    Story(FaultKind.DROP_ANSWER, RunState.DONE, "", True, RunState.DONE, ""),
    Story(FaultKind.SLOW, RunState.UNKNOWN, "unclear", False, RunState.REFUSED, "not-applied"),
    Story(FaultKind.SLOW_ANSWER, RunState.DONE, "", True, RunState.DONE, ""),
)
LOGGED = {RunState.DONE: ["done"], RunState.REFUSED: ["effect-refused"], RunState.UNKNOWN: ["unknown"]}


def test_every_fault_has_its_story() -> None:
    assert {each.kind for each in STORIES} == set(FaultKind)


async def executed(way: Way, operation: Operation) -> Executed:
    outcome = await way.ask(operation)
    if isinstance(outcome, Asked):
        decided = await way.press(outcome.approval)
        assert isinstance(decided.outcome, Executed)
        return decided.outcome
    assert isinstance(outcome, Executed)
    return outcome


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.kind.value)
@pytest.mark.parametrize("operation", [PROMOTE, LOWER], ids=["promotion", "price"])
async def test_one_fault(hasty: Way, story: Story, operation: Operation) -> None:
    """Budget stays held exactly as long as it may have been spent; an unclear end is told as unclear, then settled."""
    way = hasty
    way.faults.put(Fault(story.kind, on=ANY, seconds=3600))
    outcome = await executed(way, operation)
    run_id, spends = outcome.run.id, operation is PROMOTE
    assert (outcome.run.state, outcome.effects[0].note) == (story.state, story.note)
    assert way.run(run_id).state is story.state
    assert outcome.effects == way.effects(run_id)
    assert outcome.effects[0].attempts == 1
    assert (outcome.undo is not None) == (story.state is RunState.DONE)
    assert way.open_of(run_id) == (DAYS if spends and story.state is not RunState.REFUSED else [])
    assert way.kinds(run_id)[-2:] == ["sent", *LOGGED[story.state]]
    assert await stands(way, operation) == story.done

    told = len(way.told)
    await way.clock.advance(9 * MINUTES + 59)
    assert await way.settled() == 0
    assert way.run(run_id).state is story.state
    assert way.open_of(run_id) == (DAYS if spends and story.state is not RunState.REFUSED else [])
    await way.clock.advance(1)
    assert await way.settled() == (1 if story.state is RunState.UNKNOWN else 0)
    assert await way.settled() == 0
    assert (way.run(run_id).state, way.effects(run_id)[0].note) == (story.end, story.end_note)
    assert way.open_of(run_id) == (DAYS if spends and story.done else [])
    assert await stands(way, operation) == story.done
    news = way.told[told:]
    assert [type(each) for each in news] == ([Executed] if story.state is RunState.UNKNOWN else [])
    assert all(isinstance(each, Executed) and each.run.state is story.end for each in news)


async def stands(way: Way, operation: Operation) -> bool:
    """Whether the marketplace shows what was asked for."""
    listing = await way.listing(operation.targets[0])
    return listing.promoted if operation is PROMOTE else listing.price == yuan("5.50")


async def test_done_but_not_readable_is_unclear_until_it_is_read(hasty: Way) -> None:
    """The answer is late and the read-back fails: the budget stays held, and the job finds it done as soon as it can read."""
    way = hasty
    card = await way.card(PROMOTE)
    way.faults.put(Fault(FaultKind.SLOW_ANSWER, on="PromotionOrder", seconds=3600))
    pressed = asyncio.ensure_future(way.press(card))
    await asyncio.sleep(0)
    assert len(await way.journal()) == 1
    way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
    outcome = (await pressed).outcome
    assert isinstance(outcome, Executed)
    assert outcome.run.state is RunState.UNKNOWN
    assert way.open_of(card.run_id) == DAYS
    await way.clock.advance(3 * 3600)
    assert await way.settled() == 0
    assert (way.run(card.run_id).state, way.open_of(card.run_id)) == (RunState.UNKNOWN, DAYS)
    way.faults.clear()
    assert await way.settled() == 1
    assert (way.run(card.run_id).state, way.open_of(card.run_id)) == (RunState.DONE, DAYS)
    assert way.kinds(card.run_id) == ["asked", "approved", "sent", "unknown", "sent", "done"]


async def test_while_it_is_unclear_its_budget_counts_against_the_cap(way: Way) -> None:
    way.faults.put(Fault(FaultKind.UNCLEAR_NOT_APPLIED))
    await way.approved(PromotionStart((TOWEL,), yuan("200.00"), 1))
    other = await way.ask(PromotionStart(("6820110",), yuan("150.00"), 1))
    assert type(other).__name__ == "Refused"
    await way.clock.advance(10 * MINUTES)
    await way.settled()
    again = await way.ask(PromotionStart(("6820110",), yuan("150.00"), 1))
    assert isinstance(again, Asked)


async def test_partly_done_says_which(way: Way) -> None:
    way.faults.put(Fault(FaultKind.REFUSE, on="PromotionOrder", reason="account_owes_money"))
    outcome = await way.approved(PromotionStart((TOWEL, "6820110"), yuan("20.00"), 1))
    assert outcome.run.state is RunState.PARTLY
    assert [(each.action.listing, each.state, each.note) for each in outcome.effects] == [
        (TOWEL, EffectState.REFUSED, "account_owes_money"),
        ("6820110", EffectState.DONE, ""),
    ]
    assert way.open_of(outcome.run.id) == ["12 20.00"]
    assert [each.promoted for each in (await way.listing(TOWEL), await way.listing("6820110"))] == [False, True]


async def test_a_price_changed_on_the_platform_while_we_send_is_refused_there(way: Way) -> None:
    way.faults.put(Fault(FaultKind.SLOW, on="PriceChange", seconds=5))
    sending = asyncio.ensure_future(way.ask(LOWER))
    await way.clock.advance(1)
    await way.done(PriceSet((SLIPPERS,), yuan("5.80")))
    await way.clock.advance(5)
    outcome = await sending
    assert isinstance(outcome, Executed)
    assert (outcome.run.state, outcome.effects[0].note) == (RunState.REFUSED, "price_changed")
    assert (await way.listing(SLIPPERS)).price == yuan("5.80")


@pytest.mark.parametrize(("kind", "left"), [(FaultKind.REFUSE, DAYS), (None, ["12 20.00"])])
async def test_only_a_confirmed_pause_frees_the_days_to_come(way: Way, kind: FaultKind | None, left: list[str]) -> None:
    started = await way.approved(PROMOTE)
    if kind:
        way.faults.put(Fault(kind, on="PromotionPauseChange"))
    await way.done(PromotionPause((TOWEL,)))
    assert way.open_of(started.run.id) == left


@pytest.mark.parametrize(("kind", "left"), [(FaultKind.REFUSE, ["20.00"] * 3), (None, ["20.00", "5.00", "5.00"])])
async def test_only_a_confirmed_cut_frees_the_difference(way: Way, kind: FaultKind | None, left: list[str]) -> None:
    await way.approved(PROMOTE)
    if kind:
        way.faults.put(Fault(kind, on="BudgetCut"))
    await way.done(BudgetSet((TOWEL,), yuan("5.00")))
    held = [each for found in way.held(12, 14).values() for each in found if each.open.minor > 0]
    assert [str(each.open.amount) for each in sorted(held, key=lambda each: each.day)] == left


async def test_a_pause_leaves_the_budget_of_a_rise_that_may_still_land(way: Way) -> None:
    started = await way.approved(PROMOTE)
    way.faults.put(Fault(FaultKind.UNCLEAR_NOT_APPLIED, on="PromotionOrder"))
    rise = await way.approved(BudgetSet((TOWEL,), yuan("30.00")))
    assert way.open_of(rise.run.id) == ["12 10.00", "13 10.00", "14 10.00"]
    await way.done(PromotionPause((TOWEL,)))
    assert way.open_of(started.run.id) == ["12 20.00"]
    assert way.open_of(rise.run.id) == ["12 10.00", "13 10.00", "14 10.00"]
    await way.clock.advance(10 * MINUTES)
    await way.settled()
    assert way.open_of(rise.run.id) == []


async def test_an_order_that_may_not_have_landed_covers_no_other(way: Way) -> None:
    """It gives its budget back in the end, and what runs must not be left without."""
    way.faults.put(Fault(FaultKind.UNCLEAR_NOT_APPLIED))
    unclear = await way.approved(PromotionStart((TOWEL,), yuan("20.00"), 1))
    done = await way.approved(PromotionStart((TOWEL,), yuan("20.00"), 1))
    assert done.run.state is RunState.DONE
    assert (way.open_of(unclear.run.id), way.open_of(done.run.id)) == (["12 20.00"], ["12 20.00"])
    await way.clock.advance(10 * MINUTES)
    await way.settled()
    assert (way.open_of(unclear.run.id), way.open_of(done.run.id)) == ([], ["12 20.00"])
