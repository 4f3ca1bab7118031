"""The simulated marketplace on PostgreSQL: the same promises, the same world, and no hour run twice by two programs."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.domain.effect import PriceChange
from bot.domain.money import Money
from bot.marketplaces.sandbox import tables
from bot.storage.engine import begin, make_engine
from bot.storage.migrations import migrate
from tests.conftest_postgres import Postgres
from tests.contract.market import WritableMarket
from tests.contract.marketplace_suite import MarketplaceReadSuite, MarketplaceWriteSuite
from tests.contract.sandbox_bench import SHOP, SLIPPERS, START, Bench, bench_on, empty_bench
from tests.contract.test_sandbox_contract import market_of

WEEK = 7
CHANGE = PriceChange(SLIPPERS, Money(600, "CNY"), Money(550, "CNY"))


@pytest.fixture(scope="module")
def two_months(postgres: Postgres) -> Iterator[Bench]:
    """The shop as it stands at START, in a database of this module's own: it takes longer to make than to use."""
    name = postgres.create()
    engine = make_engine(postgres.url(name))
    migrate(engine)
    bench = bench_on(engine)
    asyncio.run(bench.sandbox.create(SHOP))
    yield bench
    engine.dispose()
    postgres.drop(name)


@pytest.fixture
def market(two_months: Bench) -> Iterator[WritableMarket]:
    """The shop, put back afterwards: no time passes in the suites, so a test adds terms and effects and nothing else."""
    before = two_months.fingerprint()
    yield market_of(two_months)
    with begin(two_months.engine) as connection:
        connection.execute(delete(tables.terms).where(tables.terms.c.effect_id.is_not(None)))
        connection.execute(delete(tables.offers))
        connection.execute(delete(tables.effects))
    assert two_months.fingerprint() == before


@pytest.fixture
def bench(postgres_url: str) -> Iterator[Bench]:
    made = bench_on(make_engine(postgres_url))
    asyncio.run(made.sandbox.create(SHOP, WEEK))
    yield made
    made.engine.dispose()


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Bench]:
    """The same shop over SQLite."""
    made = empty_bench(tmp_path)
    asyncio.run(made.sandbox.create(SHOP, WEEK))
    yield made
    made.engine.dispose()


class TestPostgresReads(MarketplaceReadSuite):
    """Over PostgreSQL."""


class TestPostgresWrites(MarketplaceWriteSuite):
    """Over PostgreSQL."""


async def test_both_databases_hold_the_same_world(bench: Bench, twin: Bench) -> None:
    for each in (bench, twin):
        await each.writes.apply(SHOP, "e1", CHANGE)
        await each.clock.advance(30 * 3600)
        await each.reads.listings(SHOP)
    assert bench.fingerprint() == twin.fingerprint()


def wake_and_write(url: str) -> None:
    """What one of several programs does: it wakes up three days late and sends the same effect."""
    bench = bench_on(make_engine(url), START + timedelta(days=3))
    asyncio.run(bench.writes.apply(SHOP, "e1", CHANGE))
    bench.engine.dispose()


async def test_programs_that_wake_together_run_each_hour_and_effect_once(
    bench: Bench, twin: Bench, postgres_url: str
) -> None:
    with ThreadPoolExecutor(3) as programs:
        list(programs.map(wake_and_write, [postgres_url] * 3))
    await twin.clock.advance(3 * 24 * 3600)
    await twin.writes.apply(SHOP, "e1", CHANGE)
    assert bench.fingerprint() == twin.fingerprint()
    assert [(each.effect_id, each.received) for each in await bench.sandbox.accepted(SHOP)] == [("e1", 3)]
