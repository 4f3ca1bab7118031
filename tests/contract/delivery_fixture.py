"""The `bench` fixture, as a plugin of its own (a module that is imported by name cannot be one)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.contract.delivery_bench import Bench, bench_in


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    """A sender that is not started yet."""
    async with bench_in(tmp_path) as made:
        yield made
