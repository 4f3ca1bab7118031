"""The platform's price-following in a practice shop: off by itself, the same in every run, and never above a rival."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.marketplaces.sandbox import tables
from bot.marketplaces.sandbox.catalog import products
from bot.marketplaces.sandbox.market import rival_prices
from bot.marketplaces.sandbox.shop import world_of
from bot.marketplaces.sandbox.terms import HOUR, day_of
from bot.storage.engine import begin
from tests.contract.sandbox_bench import SHOP, TODAY, Bench, filled_bench

DAYS = 12


def followed(bench: Bench) -> list[tuple[str, int, int]]:
    """(listing, moment, price) of every change that no write of ours made, after the shop opened."""
    row = tables.terms.c
    with begin(bench.engine) as connection:
        found = connection.execute(
            select(row.listing_id, row.since, row.price)
            .where(row.shop_id == SHOP.id, row.effect_id.is_(None), row.since >= TODAY.toordinal() * 24 * HOUR)
            .order_by(row.since)
        )
        return [(each.listing_id, each.since, each.price) for each in found]


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Bench]:
    made = filled_bench(tmp_path, history_days=14)
    yield made
    made.engine.dispose()


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Bench]:
    folder = tmp_path / "many"
    folder.mkdir()
    made = filled_bench(folder, history_days=14)
    yield made
    made.engine.dispose()


async def lived(bench: Bench, steps: int, following: bool = True) -> Bench:
    """The days to come in so many goes."""
    bench.sandbox.following = following
    for step in range(1, steps + 1):
        await bench.sandbox.advance(SHOP, TODAY + timedelta(days=DAYS * step // steps))
    return bench


async def test_it_is_off_by_itself(one: Bench) -> None:
    assert followed(await lived(one, 1, following=False)) == []


async def test_it_strikes_now_and_then_at_the_cheapest_rivals_price(one: Bench) -> None:
    bench = await lived(one, 1)
    struck = followed(bench)
    assert 0 < len(struck) < DAYS
    with begin(bench.engine) as connection:
        world = world_of(connection, SHOP)
    for listing, moment, price in struck:
        assert price == min(rival_prices(world, products()[listing], day_of(moment)))
        assert moment % (24 * HOUR) == 3 * HOUR
    assert await bench.sandbox.accepted(SHOP) == ()


async def test_it_is_the_same_in_however_many_goes(one: Bench, many: Bench) -> None:
    await lived(one, 1)
    await lived(many, DAYS)
    assert followed(one) == followed(many) != []
    assert one.fingerprint() == many.fingerprint()
