"""A simulated shop with a past behind it, made once and copied for each test."""

import asyncio
import hashlib
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, select

from bot.domain.shop import Shop
from bot.marketplaces.sandbox import tables
from bot.marketplaces.sandbox.faults import Faults
from bot.marketplaces.sandbox.reads import SandboxMarketplace
from bot.marketplaces.sandbox.shop import Sandbox, simulated_until
from bot.marketplaces.sandbox.writes import SandboxAdSpend, SandboxWrites
from bot.storage.engine import begin, make_engine
from bot.storage.migrations import migrate
from tests.fakes.clock import FakeClock

SHOP = Shop("s1", "小二试用店", "sandbox", "CNY", "Asia/Shanghai")
START = datetime(2026, 3, 12, 2, 20, tzinfo=UTC)
"""A Thursday, 10:20 in the shop."""
TODAY = date(2026, 3, 12)
SLIPPERS, CASES, SOCKS, TOWEL = "6820101", "6820102", "6820103", "6820109"


@dataclass(frozen=True, slots=True)
class Bench:
    """The simulated marketplace with all its ports, and the clock it lives by."""

    engine: Engine
    clock: FakeClock
    sandbox: Sandbox
    reads: SandboxMarketplace
    writes: SandboxWrites
    spend: SandboxAdSpend
    faults: Faults
    shop: Shop = SHOP

    def fingerprint(self, shop_id: str = SHOP.id) -> str:
        """A digest of all that has happened in the shop, and of how it stands."""
        digest = hashlib.sha256()
        with begin(self.engine) as connection:
            for table in (
                tables.shops,
                tables.lines,
                tables.ads,
                tables.stock,
                tables.buyers,
                tables.tenders,
                tables.offers,
                tables.terms,
            ):
                query = select(table).where(table.c.shop_id == shop_id).order_by(*table.primary_key.columns)
                digest.update(repr([tuple(row) for row in connection.execute(query)]).encode())
        return digest.hexdigest()

    def until(self) -> int:
        with begin(self.engine) as connection:
            return simulated_until(connection, self.shop)


def bench_on(engine: Engine, start: datetime = START, seed: str = "xiaoer") -> Bench:
    """The adapter on an engine, as after a start of the program."""
    clock, faults = FakeClock(start), Faults()
    sandbox = Sandbox(engine, clock, faults, seed)
    reads = SandboxMarketplace(sandbox)
    return Bench(engine, clock, sandbox, reads, SandboxWrites(sandbox), SandboxAdSpend(sandbox), faults)


def empty_bench(folder: Path, start: datetime = START, seed: str = "xiaoer") -> Bench:
    """A database with tables and no shop."""
    path = folder / "sandbox.db"
    path.write_bytes(_no_shop())
    return bench_on(make_engine(f"sqlite:///{path}"), start, seed)


def filled_bench(folder: Path, history_days: int = 60) -> Bench:
    """The shop as it stands at START."""
    path = folder / "sandbox.db"
    path.write_bytes(_history(history_days))
    return bench_on(make_engine(f"sqlite:///{path}"))


@cache
def _no_shop() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        engine = make_engine(f"sqlite:///{path}")
        migrate(engine)
        engine.dispose()
        return path.read_bytes()


@cache
def _history(days: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        bench = empty_bench(Path(folder))
        asyncio.run(bench.sandbox.create(SHOP, days))
        bench.engine.dispose()
        return (Path(folder) / "sandbox.db").read_bytes()
