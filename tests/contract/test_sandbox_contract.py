"""The simulated marketplace keeps what every marketplace promises."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.contract.market import WritableMarket
from tests.contract.marketplace_suite import MarketplaceReadSuite, MarketplaceWriteSuite
from tests.contract.sandbox_bench import SLIPPERS, SOCKS, TODAY, TOWEL, Bench, filled_bench


def market_of(bench: Bench) -> WritableMarket:
    return WritableMarket(
        bench.shop, bench.reads, TODAY - timedelta(days=30), TODAY - timedelta(days=1), TODAY, SLIPPERS, SOCKS,
        bench.writes, bench.spend, SOCKS, TOWEL,
    )  # fmt: skip


@pytest.fixture
def market(tmp_path: Path) -> Iterator[WritableMarket]:
    bench = filled_bench(tmp_path)
    yield market_of(bench)
    bench.engine.dispose()


class TestSandboxReads(MarketplaceReadSuite):
    """Over SQLite."""


class TestSandboxWrites(MarketplaceWriteSuite):
    """Over SQLite."""
