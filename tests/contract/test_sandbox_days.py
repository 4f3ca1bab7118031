"""A simulated shop's past is the same however, whenever and in how many goes it is looked at."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.effect import PriceChange, PromotionPauseChange
from bot.domain.money import Money
from bot.domain.shop import Shop
from bot.marketplaces.sandbox.terms import DAY, HOUR, beginning
from tests.contract.sandbox_bench import SHOP, SLIPPERS, SOCKS, START, TODAY, Bench, bench_on, empty_bench, filled_bench

WEEK = 7
CHANGE = PriceChange(SLIPPERS, Money(600, "CNY"), Money(550, "CNY"))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = filled_bench(tmp_path, history_days=2 * WEEK)
    yield made
    made.engine.dispose()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Bench]:
    folder = tmp_path / "other"
    folder.mkdir()
    made = filled_bench(folder, history_days=2 * WEEK)
    yield made
    made.engine.dispose()


@pytest.fixture
def usual(tmp_path: Path) -> Iterator[Bench]:
    """As a shop is made where nothing else is said."""
    made = filled_bench(tmp_path)
    yield made
    made.engine.dispose()


async def test_the_same_seed_makes_the_same_shop_and_another_seed_another(tmp_path: Path) -> None:
    prints = []
    for number, seed in enumerate(("a", "a", "b")):
        folder = tmp_path / str(number)
        folder.mkdir()
        made = empty_bench(folder, seed=seed)
        await made.sandbox.create(SHOP, history_days=WEEK)
        figures = await made.reads.figures(SHOP, TODAY - timedelta(days=WEEK), TODAY)
        prints.append((made.fingerprint(), figures.totals))
        made.engine.dispose()
    assert prints[0] == prints[1]
    assert prints[0][1].net != prints[2][1].net


async def test_two_shops_live_apart(bench: Bench) -> None:
    before = bench.fingerprint()
    sister = replace(SHOP, id="s2")
    await bench.sandbox.create(sister, history_days=WEEK)
    await bench.writes.apply(sister, "e1", CHANGE)
    assert bench.fingerprint() == before
    yesterday = TODAY - timedelta(days=1)
    ours, theirs = [(await bench.reads.figures(each, yesterday, yesterday)).totals for each in (SHOP, sister)]
    assert ours.net != theirs.net


async def test_making_a_shop_again_changes_nothing(bench: Bench) -> None:
    before = bench.fingerprint()
    await bench.sandbox.create(SHOP, history_days=5)
    assert bench.fingerprint() == before


async def test_history_reaches_back_sixty_days_and_up_to_the_hour(usual: Bench) -> None:
    assert await usual.reads.days(SHOP) == (TODAY - timedelta(days=60), TODAY)
    assert usual.until() == beginning(TODAY) + 10 * HOUR
    promoted = [each for each in await usual.reads.listings(SHOP) if each.promoted]
    assert 5 <= len(promoted) <= 8


async def test_many_small_steps_with_restarts_equal_one_step(bench: Bench, other: Bench) -> None:
    for hours in range(1, 50, 3):
        bench.engine.dispose()
        again = bench_on(bench.engine, START + timedelta(hours=hours))
        await again.reads.ad_spend(SHOP, TODAY)
    await other.clock.advance(49 * 3600)
    await other.reads.listings(SHOP)
    assert bench.until() == other.until() == beginning(TODAY) + 2 * DAY + 11 * HOUR
    assert bench.fingerprint() == other.fingerprint()


async def test_reads_in_another_order_change_nothing(bench: Bench, other: Bench) -> None:
    await bench.clock.advance(5 * 3600)
    await other.clock.advance(5 * 3600)
    await bench.reads.figures(SHOP, TODAY, TODAY)
    await bench.reads.listings(SHOP)
    await other.reads.tenders(SHOP)
    await other.reads.daily_units(SHOP, [SOCKS], TODAY)
    await other.reads.figures(SHOP, TODAY - timedelta(days=12), TODAY - timedelta(days=9))
    assert bench.fingerprint() == other.fingerprint()


async def test_a_change_within_an_hour_counts_from_its_minute_whoever_looked(bench: Bench, other: Bench) -> None:
    for each in (bench, other):
        await each.writes.apply(SHOP, "e1", CHANGE)
        await each.writes.apply(SHOP, "e2", PromotionPauseChange(SOCKS))
    for minutes in (1, 38, 1, 60):
        await bench.clock.advance(minutes * 60)
        await bench.reads.figures(SHOP, TODAY, TODAY)
    await other.clock.advance(100 * 60)
    await other.reads.figures(SHOP, TODAY, TODAY)
    assert bench.fingerprint() == other.fingerprint()


async def test_a_finished_day_never_changes(bench: Bench) -> None:
    yesterday = TODAY - timedelta(days=1)
    before = await bench.reads.figures(SHOP, yesterday - timedelta(days=WEEK), yesterday)
    await bench.writes.apply(SHOP, "e1", CHANGE)
    await bench.clock.advance(9 * 24 * 3600)
    assert await bench.reads.figures(SHOP, yesterday - timedelta(days=WEEK), yesterday) == before


async def test_today_grows_by_the_hour(bench: Bench) -> None:
    at_ten = await bench.reads.figures(SHOP, TODAY, TODAY)
    await bench.clock.advance(39 * 60)
    assert await bench.reads.figures(SHOP, TODAY, TODAY) == at_ten
    await bench.clock.advance(5 * 3600)
    at_four = await bench.reads.figures(SHOP, TODAY, TODAY)
    assert 0 < at_ten.totals.orders < at_four.totals.orders
    assert at_ten.totals.sales < at_four.totals.sales


async def test_moving_the_clock_a_day_finishes_today(bench: Bench) -> None:
    tomorrow = replace(SHOP, clock_offset_days=1)
    figures = await bench.reads.figures(tomorrow, TODAY, TODAY)
    assert figures.totals.orders > 100
    assert await bench.reads.days(tomorrow) == (TODAY - timedelta(days=2 * WEEK), TODAY + timedelta(days=1))


async def test_advancing_runs_up_to_the_day_and_no_further(bench: Bench) -> None:
    await bench.sandbox.advance(SHOP, TODAY + timedelta(days=2))
    assert bench.until() == beginning(TODAY) + 2 * DAY
    stood = bench.fingerprint()
    await bench.sandbox.advance(SHOP, TODAY + timedelta(days=1))
    await bench.reads.listings(SHOP)
    assert bench.fingerprint() == stood


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Chatham", "UTC"])
async def test_days_are_the_shops_own(tmp_path: Path, zone: str) -> None:
    bench = empty_bench(tmp_path)
    shop: Shop = replace(SHOP, timezone=zone)
    await bench.sandbox.create(shop, history_days=3)
    local = shop.local(START)
    assert bench.until() == beginning(local.date()) + local.hour * HOUR
    bench.engine.dispose()
