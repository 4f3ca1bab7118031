"""Watching over what others change: what is noticed, what is not, what it means in money, once, and what may be done about it."""

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
    PromotionPauseChange,
    ShelfChange,
)
from bot.domain.drifting import Danger, Drifted
from bot.domain.effect import Action, RunState
from bot.domain.listing import PriceTier
from bot.domain.operation import PriceSet, PromotionPause, StopLift
from bot.domain.outcome import Asked, Executed, Outcome, Refused, Said
from bot.domain.people import Actor, Role
from bot.domain.preferences import Loudness, Preferences, Topic
from bot.domain.watched import DriftState, Facet, Origin
from bot.errors import NotAllowed
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind, Faults
from bot.marketplaces.sandbox.platform import Platform
from jobs.settle_calls import settle_calls
from jobs.watch_shops import watch_shops
from tests.contract.way.bench import BATH, CASES, SHOP, SLIPPERS, SOCKS, TOWEL, yuan
from tests.contract.way.program import Office, office

CUT = PriceChange(SLIPPERS, yuan("6.00"), yuan("5.00"))
STAFF = ("owner", "operator")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


async def look(shop: Office, minutes: int = 1) -> list[Drifted]:
    """What the next look tells the owner."""
    await shop.clock.advance(60 * minutes)
    before = len(shop.told)
    await watch_shops(shop.app)
    told = [(who, each) for who, each in shop.told[before:] if isinstance(each, Drifted)]
    assert {who for who, _ in told} in (set(), set(STAFF))
    return [each for who, each in told if who == "owner"]


async def meddle(shop: Office, *actions: Action) -> None:
    await shop.clock.advance(60)
    for each in actions:
        await Platform(shop.program.sandbox).change(SHOP, each)


def drifts(shop: Office, listing: str = SLIPPERS, facet: Facet = Facet.PRICE) -> list[DriftState]:
    with shop.program.store.begin() as tx:
        return [each.state for each in tx.watched.history(SHOP.id, listing, facet, 20)][::-1]


async def received(shop: Office) -> list[Action]:
    return [each.action for each in await shop.program.sandbox.accepted(SHOP)]


def actor(person: str) -> Actor:
    return Actor(
        person, SHOP.id, {"owner": Role.OWNER, "operator": Role.OPERATOR, "viewer": Role.VIEWER}.get(person), person
    )


async def restored(shop: Office, told: Drifted, person: str = "owner", run_id: str = "r") -> list[Outcome]:
    """As the button does it."""
    operations = shop.app.drift.restoring(actor(person), tuple(each.drift.id for each in told.lines))
    request = shop.request(person, run_id)
    return [
        await shop.app.submit(each, replace(request, run_id=f"{run_id}{place}", origin="offer"))
        for place, each in enumerate(operations)
    ]


async def price(shop: Office, listing: str = SLIPPERS) -> str:
    found = await shop.app.house.market(SHOP).listing(SHOP, listing)
    assert found is not None
    return str(found.price.amount)


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


async def test_putting_back_goes_the_ordinary_way_and_can_be_taken_back(shop: Office) -> None:
    await look(shop)
    await meddle(shop, PriceChange(SLIPPERS, yuan("6.00"), yuan("5.20")))
    (told,) = await look(shop)
    (outcome,) = await restored(shop, told)
    assert isinstance(outcome, Executed)
    assert (outcome.run.state, await price(shop)) == (RunState.DONE, "6.00")
    assert outcome.undo is not None
    assert drifts(shop) == [DriftState.RESTORED]
    assert await look(shop) == []
    assert shop.app.drift.restoring(actor("owner"), (told.lines[0].drift.id,)) == ()


async def test_a_former_price_below_the_floor_is_not_put_back(shop: Office) -> None:
    """What is now keeps nothing from being noticed; policy decides about going back."""
    await meddle(shop, CUT)
    await look(shop)
    await meddle(shop, PriceChange(SLIPPERS, yuan("5.00"), yuan("5.60")))
    (told,) = await look(shop)
    (outcome,) = await restored(shop, told)
    assert isinstance(outcome, Refused)
    assert [each.key for each in outcome.reasons] == ["policy-below-floor"]
    assert (await price(shop), await received(shop)) == ("5.60", [])


async def test_accepting_is_logged_and_makes_it_what_is_expected(shop: Office) -> None:
    await look(shop)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    ids = (told.lines[0].drift.id,)
    with shop.program.store.begin() as tx:
        assert shop.app.drift.accept(tx, actor("operator"), ids) == Said("drift-accepted", (("count", 1),))
        assert shop.app.drift.accept(tx, actor("owner"), ids) == Said("drift-over")
        known = tx.watched.expected(SHOP.id)[SLIPPERS, Facet.PRICE]
        logged = [line.step for line in tx.worklog.chain(SHOP.id)]
    assert (known.standing.amount, known.origin, known.by) == (yuan("5.00"), Origin.ACCEPTED, "operator")
    assert [(each.kind, each.actor) for each in logged] == [("drifted", ""), ("drift-accepted", "operator")]
    assert await look(shop) == []
    assert await received(shop) == []


@pytest.mark.parametrize("person", ["viewer", "stranger"])
async def test_whoever_may_not_change_the_shop_answers_nothing(shop: Office, person: str) -> None:
    await look(shop)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    ids = (told.lines[0].drift.id,)
    with pytest.raises(NotAllowed):
        shop.app.drift.restoring(actor(person), ids)
    with shop.program.store.begin() as tx, pytest.raises(NotAllowed):
        shop.app.drift.accept(tx, actor(person), ids)
    assert (drifts(shop), await received(shop)) == ([DriftState.OPEN], [])


async def test_nobody_answers_for_another_shop(shop: Office) -> None:
    await look(shop)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    neighbour = Actor("neighbour", "s2", Role.OWNER, "neighbour")
    ids = (told.lines[0].drift.id,)
    assert shop.app.drift.restoring(neighbour, ids) == ()
    with shop.program.store.begin() as tx:
        assert shop.app.drift.accept(tx, neighbour, ids) == Said("drift-over")
    assert drifts(shop) == [DriftState.OPEN]


async def test_another_change_is_another_message_and_going_back_is_none(shop: Office) -> None:
    await look(shop)
    await meddle(shop, CUT)
    (first,) = await look(shop)
    await meddle(shop, PriceChange(SLIPPERS, yuan("5.00"), yuan("4.50")))
    (second,) = await look(shop)
    assert second.lines[0].drift.before.amount == yuan("6.00")
    assert second.lines[0].drift.earliest == first.lines[0].drift.noticed_at
    await meddle(shop, PriceChange(SLIPPERS, yuan("4.50"), yuan("6.00")))
    assert await look(shop) == []
    assert drifts(shop) == [DriftState.REPLACED, DriftState.GONE]


async def test_two_overturned_restores_raise_an_alarm_instead_of_a_third(shop: Office) -> None:
    await look(shop)
    for number in range(2):
        await meddle(shop, CUT)
        (told,) = await look(shop)
        assert not told.lines[0].drift.contested
        assert [each.key for each in told.taps] == ["drift-restore-it", "drift-accept-it"]
        await restored(shop, told, run_id=f"r{number}")
        assert await price(shop) == "6.00"
        await shop.clock.advance(3600)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    assert told.lines[0].drift.contested
    assert [each.key for each in told.taps] == ["drift-unpublish", "drift-accept-it"]
    before = await received(shop)
    assert await restored(shop, told, run_id="r9") == []
    assert (await price(shop), await received(shop)) == ("5.00", before)
    await meddle(shop, PriceChange(SLIPPERS, yuan("5.00"), yuan("4.90")))
    (again,) = await look(shop)
    assert again.lines[0].drift.contested


async def test_a_change_days_after_the_restore_is_no_war(shop: Office) -> None:
    await look(shop)
    for number in range(4):
        await meddle(shop, CUT)
        (told,) = await look(shop)
        assert not told.lines[0].drift.contested
        await restored(shop, told, run_id=f"r{number}")
        await shop.clock.advance(25 * 3600)
        await look(shop)


async def test_many_changes_are_one_message_with_a_few_buttons(shop: Office) -> None:
    await look(shop)
    listings = await shop.app.house.market(SHOP).listings(SHOP)
    many = [each for each in listings if each.floor is not None][:12]
    for place, each in enumerate(many):
        to = each.floor - yuan("0.01") if place < 5 and each.floor else each.price + yuan("0.10")
        await Platform(shop.program.sandbox).change(SHOP, PriceChange(each.id, each.price, to, each.tiers, each.tiers))
    (told,) = await look(shop)
    assert len(told.lines) == 12
    assert [each.below for each in told.lines][:5] == [True] * 5
    assert [each.key for each in told.taps][-2:] == ["drift-restore-all", "drift-accept-all"]
    assert len(told.taps) == 3
    (shown,) = shop.app.wording.render(told, "zh-Hans")
    assert "还有 4 处" in shown.text
    assert len(shown.text) < 2500
    (card,) = await restored(shop, replace(told, lines=told.lines[:5]))
    assert isinstance(card, Asked)


async def test_alarms_come_whatever_somebody_keeps_quiet(shop: Office) -> None:
    quiet = Preferences(tuple((topic, Loudness.OFF) for topic in Topic))
    with shop.program.store.begin() as tx:
        for person in STAFF:
            tx.preferences.save(SHOP.id, person, quiet)
    await look(shop)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    assert shop.written("owner") == shop.written("operator") == 1
    for language in ("zh-Hans", "en"):
        (shown,) = shop.app.wording.render(told, language)
        assert not shown.silent
        assert "5.00" in shown.text
        assert "6.00" in shown.text


async def test_a_marketplace_that_is_away_keeps_nothing_from_being_noticed_later(shop: Office) -> None:
    await look(shop)
    seen = shop.clock.now()
    await meddle(shop, CUT)
    shop.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
    assert await look(shop, 30) == []
    shop.faults.clear()
    (told,) = await look(shop)
    assert told.lines[0].drift.earliest == seen


async def test_while_stopped_watching_goes_on(shop: Office) -> None:
    await look(shop)
    await shop.app.stop(shop.request("owner", "r1"), shop.app.submit)
    assert await look(shop) == []
    await meddle(shop, PromotionOrder(SOCKS, yuan("12.00"), date(2026, 3, 20)))
    (told,) = await look(shop)
    (outcome,) = await restored(shop, told)
    assert isinstance(outcome, Executed)
    assert isinstance((await received(shop))[-1], PromotionPauseChange)
    assert isinstance(await shop.app.submit(StopLift(), shop.request("owner", "r2")), Asked)
