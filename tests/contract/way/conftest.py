"""The shop that the stories of the way are played in; what must hold is asserted after each."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ports.marketplace import Repeatable
from tests.contract.way.bench import Way, open_way
from tests.contract.way.invariants import check


@pytest.fixture
def promise() -> Repeatable | None:
    """What the marketplace promises of its calls; None: what the practice one does."""
    return None


@pytest.fixture
def opened(tmp_path: Path, promise: Repeatable | None) -> Way:
    return open_way(tmp_path, promise=promise)


@pytest.fixture
async def way(opened: Way) -> AsyncIterator[Way]:
    yield opened
    await check(opened)
    opened.now.store.close()


@pytest.fixture
async def hasty(way: Way) -> Way:
    """The same with hardly any patience: a call that waits is given up after 20 ms of real time."""
    way.call_seconds = 0.02
    way.restart()
    return way
