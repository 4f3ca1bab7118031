"""Pytest fixtures over one emulator process for the whole run, emptied for each test.

A test module asks for them with `pytest_plugins = ["tests.fakes.telegram.fixtures"]`.
"""

import io
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from PIL import Image

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.process import EmulatorProcess, Options
from tests.fakes.telegram.raw import RawBot


@pytest.fixture(scope="session")
def emulator_process() -> Iterator[EmulatorProcess]:
    """The process behind `emulator`, with the default options."""
    process = EmulatorProcess().start()
    yield process
    assert process.stop() == 0


@pytest.fixture(scope="session")
def frozen_process() -> Iterator[EmulatorProcess]:
    """A process whose clock moves on `advance` only: for tests of seconds. A module lets its `emulator_process` return it."""
    process = EmulatorProcess(Options(speed=0, start=1_790_000_000.0)).start()
    yield process
    assert process.stop() == 0


@pytest_asyncio.fixture
async def emulator(emulator_process: EmulatorProcess) -> AsyncIterator[Emulator]:
    """An empty emulator, rates off."""
    async with Emulator(process=emulator_process) as telegram:
        await telegram.reset()
        yield telegram


@pytest_asyncio.fixture
async def raw(emulator: Emulator) -> AsyncIterator[RawBot]:
    """A bot without a library, facing person 7 who has pressed Start; no update waits."""
    await emulator.add_user(7, "Wang")
    said = await emulator.say(7, "/start")
    async with RawBot(emulator.url, emulator.token) as bot:
        await bot.ok("getUpdates", offset=(said.update_id or 0) + 1)
        yield bot


@pytest.fixture(scope="session")
def png() -> bytes:
    """A small picture, 200 by 120."""
    with io.BytesIO() as held:
        Image.new("RGB", (200, 120), (200, 30, 30)).save(held, "PNG")
        return held.getvalue()
