"""Watching over what others change: what is noticed, what is not, once, and what it means in money."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.domain.action import (
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    ShelfChange,
)
from bot.domain.drifting import Danger, Drifted
from bot.domain.effect import RunState
from bot.domain.listing import PriceTier
from bot.domain.operation import PriceSet, PromotionPause
from bot.domain.outcome import Asked, Executed
from bot.domain.watched import DriftState, Facet, Origin
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind, Faults
from jobs.settle_calls import settle_calls
from jobs.watch_shops import watch_shops
from tests.contract.way.bench import BATH, CASES, SHOP, SLIPPERS, SOCKS, TOWEL, yuan
from tests.contract.way.program import Office, office
from tests.contract.way.watching import CUT, STAFF, drifts, look, meddle, price, restored


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


async def test_the_first_look_is_silent_and_a_change_is_told_once(shop: Office) -> None:
    assert await look(shop) == []
    started = shop.clock.now()
    assert await look(shop) == []
    await meddle(shop, CUT)
    (told,) = await look(shop)
    (line,) = told.lines
    assert (line.drift.before.amount, line.drift.found.amount) == (yuan("6.00"), yuan("5.00"))
    assert (line.drift.earliest > started, line.drift.noticed_at) == (True, shop.clock.now())
    assert line.since == SHOP.local(line.drift.earliest)
    assert (line.danger, line.lowest, line.floor) == (Danger.COST, yuan("5.00"), yuan("5.10"))
    before, after = line.margins
    assert before is not None
    assert after is not None
    assert (before - after).minor > 0 > after.minor
    assert await look(shop) == []
    assert await look(shop, 60) == []
    assert drifts(shop) == [DriftState.OPEN]
    assert shop.written("viewer") == 0
    assert shop.written("owner") == shop.written("operator") == 1


async def test_neither_a_crash_nor_a_second_worker_tells_twice(shop: Office) -> None:
    """Two looks at once, then one whose message could not be stored: nothing of it is kept, and the next one tells it."""
    await look(shop)
    await meddle(shop, CUT)
    await shop.clock.advance(60)

    def dies(tx: object, told: Drifted) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await shop.app.watch(SHOP, dies)
    assert drifts(shop) == []
    before = len(shop.told)
    await asyncio.gather(watch_shops(shop.app), watch_shops(shop.app))
    assert [type(each) for _, each in shop.told[before:]] == [Drifted, Drifted]
    assert {who for who, _ in shop.told[before:]} == set(STAFF)
    assert drifts(shop) == [DriftState.OPEN]


async def test_what_we_do_ourselves_is_no_change_without_us(shop: Office) -> None:
    await look(shop)
    await shop.clock.advance(60)
    done = await shop.app.submit(PriceSet((SLIPPERS,), yuan("5.50")), shop.request("owner", "r1"))
    assert isinstance(done, Executed)
    assert await look(shop) == []
    with shop.program.store.begin() as tx:
        known = tx.watched.expected(SHOP.id)[SLIPPERS, Facet.PRICE]
    assert (known.standing.amount, known.origin, known.by) == (yuan("5.50"), Origin.EFFECT, done.effects[0].id)
    await meddle(shop, PriceChange(SLIPPERS, yuan("5.50"), yuan("6.00")))
    (told,) = await look(shop)
    assert told.lines[0].drift.before.amount == yuan("5.50")


class Unreadable(Faults):
    """After a call whose answer is lost the marketplace cannot be read once, so that nothing tells whether it was done."""

    def take(self, call: str) -> Fault | None:
        fault = super().take(call)
        if fault is not None and fault.kind is FaultKind.DROP_ANSWER:
            self.put(Fault(FaultKind.FAIL_BEFORE, on=READ))
        return fault


@pytest.mark.parametrize("kind", [FaultKind.DROP_ANSWER, FaultKind.UNCLEAR_NOT_APPLIED])
async def test_while_a_call_is_unclear_both_states_are_right(shop: Office, kind: FaultKind) -> None:
    await look(shop)
    await shop.clock.advance(60)
    shop.program.sandbox.faults = Unreadable()
    shop.program.sandbox.faults.put(Fault(kind, on="PriceChange"))
    outcome = await shop.app.submit(PriceSet((SLIPPERS,), yuan("5.50")), shop.request("owner", "r1"))
    assert isinstance(outcome, Executed)
    assert outcome.run.state is RunState.UNKNOWN
    assert await price(shop) == ("5.50" if kind is FaultKind.DROP_ANSWER else "6.00")
    assert await look(shop) == []
    await shop.clock.advance(660)
    await settle_calls(shop.app)
    assert await look(shop) == []
    assert drifts(shop) == []


async def test_a_run_that_is_being_sent_is_no_change_without_us(shop: Office) -> None:
    """The look begins before the call, or while it is under way, and ends after it."""
    await look(shop)
    await shop.clock.advance(60)
    shop.faults.put(Fault(FaultKind.SLOW_ANSWER, on="PriceChange", seconds=10))
    sending = asyncio.ensure_future(shop.app.submit(PriceSet((SLIPPERS,), yuan("5.50")), shop.request("owner", "r1")))
    await shop.clock.advance(1)
    await watch_shops(shop.app)
    shop.faults.put(Fault(FaultKind.SLOW, on=READ, seconds=5))
    looking = asyncio.ensure_future(watch_shops(shop.app))
    await shop.clock.advance(20)
    await asyncio.gather(sending, looking)
    assert await look(shop) == []
    assert drifts(shop) == []
    assert await price(shop) == "5.50"


async def test_a_look_from_before_our_change_says_nothing_about_it(shop: Office) -> None:
    """It saw the old price, and our change was confirmed before it compared."""
    await look(shop)
    await shop.clock.advance(60)
    reads = shop.app.house.market(SHOP)
    seen = await reads.listings(SHOP)

    class Late:
        capabilities = reads.capabilities

        async def listings(self, _: object) -> object:
            await shop.clock.sleep(5)
            return seen

    shop.app.watch._house = replace(shop.app.house, markets={"sandbox": Late()})  # type: ignore[dict-item]
    looking = asyncio.ensure_future(watch_shops(shop.app))
    await shop.clock.advance(1)
    await shop.app.submit(PriceSet((SLIPPERS,), yuan("5.50")), shop.request("owner", "r1"))
    await shop.clock.advance(10)
    await looking
    assert drifts(shop) == []


async def test_tiers_budgets_bids_and_shelves_are_watched_too(shop: Office) -> None:
    await look(shop)
    cases = await shop.app.house.market(SHOP).listing(SHOP, CASES)
    socks = await shop.app.house.market(SHOP).listing(SHOP, SOCKS)
    assert cases is not None
    assert socks is not None
    assert socks.bid is not None
    assert socks.promotion is not None
    lower = tuple(PriceTier(each.min_quantity, each.price - yuan("0.30")) for each in cases.tiers)
    await meddle(
        shop,
        PriceChange(CASES, cases.price, cases.price, cases.tiers, lower),
        BidRaise(SOCKS, socks.bid, yuan("2.00")),
        BudgetCut(SOCKS, socks.promotion.daily_budget, yuan("5.00")),
        PromotionOrder(TOWEL, yuan("400.00"), date(2026, 3, 20)),
        ShelfChange(BATH, False),
    )
    (told,) = await look(shop)
    found = {(each.drift.listing, each.drift.facet): each for each in told.lines}
    assert set(found) == {
        (CASES, Facet.PRICE), (SOCKS, Facet.BID), (SOCKS, Facet.PROMOTION), (TOWEL, Facet.PROMOTION), (BATH, Facet.SHELF),
    }  # fmt: skip
    over = found[TOWEL, Facet.PROMOTION].over_cap
    assert over is not None
    assert over[0] > over[1] == yuan("300.00")
    assert found[SOCKS, Facet.PROMOTION].over_cap is None
    outcomes = await restored(shop, told)
    asked = [each for each in outcomes if isinstance(each, Asked)]
    done = [each for each in outcomes if isinstance(each, Executed)]
    assert {type(each.run.operation).__name__ for each in done} == {"PriceReset", "BidSet", "PromotionPause"}
    assert {type(each.approval.operation).__name__ for each in asked} <= {"BudgetSet", "ListingPublish"}
    listing = await shop.app.house.market(SHOP).listing(SHOP, CASES)
    assert listing is not None
    assert listing.tiers == cases.tiers
    assert drifts(shop, CASES) == [DriftState.RESTORED]


async def test_a_promotion_that_ends_by_itself_is_no_news_and_one_that_goes_on_is(shop: Office) -> None:
    await look(shop)
    card = await shop.app.submit(PromotionPause((SLIPPERS,)), shop.request("owner", "r1"))
    assert isinstance(card, Executed)
    assert await look(shop) == []
    await meddle(shop, PromotionOrder(SLIPPERS, yuan("10.00"), date(2026, 3, 12)))
    (told,) = await look(shop)
    assert (told.lines[0].ran, told.lines[0].drift.found.on) == (False, True)
    assert await look(shop, 60 * 24) == []
    assert drifts(shop, SLIPPERS, Facet.PROMOTION) == [DriftState.GONE]


async def test_a_marketplace_that_is_away_keeps_nothing_from_being_noticed_later(shop: Office) -> None:
    await look(shop)
    seen = shop.clock.now()
    await meddle(shop, CUT)
    shop.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
    assert await look(shop, 30) == []
    shop.faults.clear()
    (told,) = await look(shop)
    assert told.lines[0].drift.earliest == seen
