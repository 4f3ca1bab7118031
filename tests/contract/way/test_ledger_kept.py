"""The ledger against the marketplace's own figures: running campaigns counted once, finished days closed to the fen."""

from datetime import date, timedelta

import pytest

from bot.domain.effect import RunState
from bot.domain.ledger import Reservation
from bot.domain.money import Money
from bot.domain.operation import BudgetSet, PromotionPause, PromotionResume, PromotionStart
from bot.domain.outcome import Asked, Refused
from bot.errors import MarketplaceUnavailable
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from tests.contract.way.bench import SHOP, SOCKS, TOWEL, Way, yuan

BUDGETS = {
    "6820101": "15.00", "6820102": "15.00", "6820103": "12.00", "6820105": "40.00", "6820108": "12.00",
    "6820111": "20.00", "6820124": "25.00",
}  # fmt: skip
"""What runs when the shop opens to us: 139.00 a day."""
TODAY = date(2026, 3, 12)
DAY_SECONDS = 24 * 3600


def reservations(way: Way, first: int, last: int) -> tuple[Reservation, ...]:
    with way.now.store.begin() as tx:
        return tx.ledger.reservations(SHOP.id, TODAY.replace(day=first), TODAY.replace(day=last))


def by_listing(found: tuple[Reservation, ...]) -> dict[str, str]:
    return {each.effect_id.rpartition("@")[2]: str(each.reserved.amount) for each in found}


def committed(way: Way, day: int) -> Money:
    with way.now.store.begin() as tx:
        return tx.ledger.committed(SHOP.id, TODAY, TODAY + timedelta(days=20)).day(TODAY.replace(day=day), "CNY")


async def spent(way: Way, day: int) -> dict[str, int]:
    return await way.now.house.market(way.shop()).ad_spend(way.shop(), TODAY.replace(day=day))


async def keep(way: Way) -> None:
    await way.now.ledger(way.shop())


async def test_campaigns_that_run_without_us_are_taken_up_once_a_day(way: Way) -> None:
    await keep(way)
    found = reservations(way, 1, 31)
    assert by_listing(found) == BUDGETS
    assert {each.day for each in found} == {TODAY}
    assert committed(way, 12) == yuan("139.00")
    await keep(way)
    assert reservations(way, 1, 31) == found
    await way.clock.advance(DAY_SECONDS)
    await keep(way)
    assert by_listing(reservations(way, 13, 13)) == BUDGETS


async def test_what_they_use_is_not_left_for_us(way: Way) -> None:
    await keep(way)
    assert isinstance(await way.ask(PromotionStart((TOWEL,), yuan("161.01"), 1)), Refused)
    assert isinstance(await way.ask(PromotionStart((TOWEL,), yuan("161.00"), 1)), Asked)


async def test_what_we_started_is_not_taken_up_again(way: Way) -> None:
    await way.approved(PromotionStart((TOWEL,), yuan("20.00"), 2))
    await way.approved(BudgetSet((TOWEL,), yuan("25.00")))
    await keep(way)
    mine = [each for each in reservations(way, 12, 12) if each.effect_id.endswith(TOWEL)]
    assert [str(each.reserved.amount) for each in mine] == ["20.00", "5.00"]


async def test_a_budget_raised_on_the_platform_is_taken_up_as_well(way: Way) -> None:
    """Also where ours was freed: paused by us, started again there by hand."""
    await keep(way)
    await way.approved(PromotionStart((TOWEL,), yuan("20.00"), 3))
    await way.done(PromotionPause((TOWEL,)))
    await way.clock.advance(DAY_SECONDS)
    await way.start_by_hand(TOWEL, "30.00", 5)
    await way.start_by_hand(SOCKS, "18.00", 5)
    await keep(way)
    await keep(way)
    held: dict[str, Money] = {}
    for each in reservations(way, 13, 13):
        listing = each.effect_id.rpartition("@")[2]
        held[listing] = held.get(listing, yuan("0.00")) + each.open
    assert (held[TOWEL], held[SOCKS]) == (yuan("30.00"), yuan("18.00"))


async def test_a_finished_day_is_closed_to_what_it_cost(way: Way) -> None:
    await keep(way)
    await way.approved(PromotionStart((TOWEL,), yuan("20.00"), 1))
    await way.clock.advance(DAY_SECONDS)
    await keep(way)
    closed, cost = reservations(way, 12, 12), await spent(way, 12)
    assert sum(cost.values()) > 0
    assert all(each.posted + each.voided == each.reserved for each in closed)
    posted: dict[str, int] = {}
    for each in closed:
        listing = each.effect_id.rpartition("@")[2]
        posted[listing] = posted.get(listing, 0) + each.posted.minor
    assert {listing: minor for listing, minor in posted.items() if minor} == {k: v for k, v in cost.items() if v}
    assert committed(way, 12).minor == sum(cost.values())
    before = reservations(way, 1, 31)
    await keep(way)
    assert reservations(way, 1, 31) == before


async def test_what_the_platform_charges_beyond_the_budget_is_booked(way: Way) -> None:
    """The simulated platform goes up to ten percent over on a busy day; the month's cap must see it."""
    for _ in range(10):
        await keep(way)
        await way.clock.advance(DAY_SECONDS)
    await keep(way)
    beyond = [each for each in reservations(way, 12, 21) if each.effect_id.startswith("beyond-")]
    assert beyond
    for each in beyond:
        listing, cost = each.effect_id.rpartition("@")[2], await spent(way, each.day.day)
        assert each.posted == each.reserved
        assert each.posted.minor == cost[listing] - Money.of(BUDGETS[listing], "CNY").minor
    total = sum([sum((await spent(way, day)).values()) for day in range(12, 22)])
    assert sum(committed(way, day).minor for day in range(12, 22)) == total


async def test_days_on_which_nobody_looked_are_booked_too(way: Way) -> None:
    await keep(way)
    await way.clock.advance(4 * DAY_SECONDS)
    await keep(way)
    for day in (12, 13, 14, 15):
        assert committed(way, day).minor == sum((await spent(way, day)).values()) > 0, day
    before = reservations(way, 1, 31)
    await keep(way)
    assert reservations(way, 1, 31) == before


async def test_a_pause_keeps_the_day_and_a_resume_does_not_pay_it_twice(way: Way) -> None:
    started = await way.approved(PromotionStart((TOWEL,), yuan("200.00"), 2))
    await way.done(PromotionPause((TOWEL,)))
    assert way.open_of(started.run.id) == ["12 200.00"]
    resumed = await way.approved(PromotionResume((TOWEL,)))
    assert resumed.run.state is RunState.DONE
    assert (way.open_of(started.run.id), way.open_of(resumed.run.id)) == (["12 200.00"], ["13 200.00"])
    assert committed(way, 12) == committed(way, 13) == yuan("200.00")


async def test_an_unclear_order_is_closed_like_any_other_when_its_day_is_over(way: Way) -> None:
    way.faults.put(Fault(FaultKind.UNCLEAR_NOT_APPLIED))
    unclear = await way.approved(PromotionStart((TOWEL,), yuan("20.00"), 2))
    await way.clock.advance(DAY_SECONDS)
    await keep(way)
    assert way.open_of(unclear.run.id) == ["13 20.00"]
    await way.settled()
    assert way.open_of(unclear.run.id) == []
    assert way.run(unclear.run.id).state is RunState.REFUSED
    await keep(way)
    assert [str(each.posted.amount) for each in reservations(way, 12, 13) if each.effect_id.endswith(TOWEL)] == [
        "0.00"
    ] * 2


async def test_nothing_is_booked_while_the_marketplace_does_not_answer(way: Way) -> None:
    way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ))
    with pytest.raises(MarketplaceUnavailable):
        await keep(way)
    assert reservations(way, 1, 31) == ()
