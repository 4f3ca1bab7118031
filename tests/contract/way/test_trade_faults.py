"""Everything that can go wrong with one call, for one operation of each family: bids, ladder, shelf, texts, tenders."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.domain.advertising import BidCap, BidSet
from bot.domain.effect import RunState
from bot.domain.listing import Listing, ListingField, PriceTier
from bot.domain.operation import Operation
from bot.domain.outcome import Asked, Executed
from bot.domain.selling import ListingUnpublish, ListingWrite, TenderOffer, TierSet
from bot.domain.tender import Offered, Tender
from bot.marketplaces.sandbox.faults import ANY, Fault, FaultKind
from bot.ports.marketplace import Repeatable
from tests.contract.way.bench import SHOP, SLIPPERS, Way, yuan
from tests.contract.way.test_faults import LOGGED, STORIES, Story, executed

APRON = "6820120"
TITLE = "防滑拖鞋 家居"
OFFERED = Offered(yuan("7.30"), 500)


@pytest.fixture
def promise() -> Repeatable:
    """Calls that are read and never repeated; what may be repeated, and what can be neither, have their own stories."""
    return Repeatable.QUERYABLE


@dataclass(frozen=True)
class Family:
    """An operation, whether it is asked about, and how to tell that it was done."""

    operation: Operation
    asks: bool
    done: Callable[[Listing, Tender | None], bool]


FAMILIES = {
    "bid down": Family(BidSet((SLIPPERS,), yuan("0.40")), False, lambda it, _: it.bid == yuan("0.40")),
    "bid up": Family(BidSet((SLIPPERS,), yuan("0.50")), True, lambda it, _: it.bid == yuan("0.50")),
    "bid cap": Family(BidCap((SLIPPERS,), yuan("0.30")), False, lambda it, _: it.bid == yuan("0.30")),
    "tier": Family(TierSet((SLIPPERS,), (PriceTier(50, yuan("5.80")),)), False, lambda it, _: len(it.tiers) == 1),
    "off sale": Family(ListingUnpublish((SLIPPERS,)), True, lambda it, _: not it.on_sale),
    "title": Family(ListingWrite((SLIPPERS,), (ListingField.TITLE,), TITLE), True, lambda it, _: it.title == TITLE),
    "offer": Family(
        TenderOffer((APRON,), yuan("7.30"), 500), True, lambda _, call: call is not None and call.offer == OFFERED
    ),
}  # fmt: skip


async def stands(way: Way, family: Family) -> bool:
    listing = await way.listing(family.operation.targets[0])
    tenders = await way.now.house.market(way.shop()).tenders(way.shop())
    return bool(family.done(listing, next((each for each in tenders if each.listing == listing.id), None)))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.kind.value)
@pytest.mark.parametrize("name", FAMILIES)
async def test_one_fault(hasty: Way, story: Story, name: str) -> None:
    """Told as it is, settled when it is clear, and never sent twice (the invariants look at the journal)."""
    way, family = hasty, FAMILIES[name]
    asked = await way.ask(family.operation) if family.asks else None
    way.faults.put(Fault(story.kind, on=ANY, seconds=3600))
    if isinstance(asked, Asked):
        outcome = (await way.press(asked.approval)).outcome
    else:
        assert asked is None
        outcome = await executed(way, family.operation)
    assert isinstance(outcome, Executed)
    run_id = outcome.run.id
    assert (outcome.run.state, outcome.effects[0].note, outcome.effects[0].attempts) == (story.state, story.note, 1)
    assert (outcome.undo is not None) == (story.state is RunState.DONE)
    assert way.kinds(run_id)[-2:] == ["sent", *LOGGED[story.state]]
    assert await stands(way, family) == story.done
    await way.clock.advance(10 * 60)
    assert await way.settled() == (1 if story.state is RunState.UNKNOWN else 0)
    assert (way.run(run_id).state, way.effects(run_id)[0].note) == (story.end, story.end_note)
    assert await stands(way, family) == story.done
    assert way.open_of(run_id) == []


async def test_a_cap_stays_where_the_marketplace_refuses_the_lower_bid(way: Way) -> None:
    way.faults.put(Fault(FaultKind.REFUSE, on="BidCut"))
    outcome = await way.done(BidCap((SLIPPERS,), yuan("0.30")))
    assert outcome.run.state is RunState.REFUSED
    with way.now.store.begin() as tx:
        assert tx.shops.knowledge(SHOP.id)[SLIPPERS].bid_cap == yuan("0.30")
    assert (await way.listing(SLIPPERS)).bid == yuan("0.45")
