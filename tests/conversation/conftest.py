"""What the conversations share: one prepared data folder, two emulators, and one unmodified program for all that leave it running."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace

import pytest
import pytest_asyncio

from tests.conversation.driver import Chat
from tests.conversation.people import NAMES, Home, furnish
from tests.conversation.programs import Served
from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.process import EmulatorProcess

Copy = Callable[[], Home]
Talk = Callable[..., Chat]


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The data folder that all others are copies of."""
    return asyncio.run(furnish(tmp_path_factory.mktemp("furnished")))


@pytest.fixture(scope="session")
def copied(furnished: Home, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A fresh copy of the prepared data folder at each call."""

    def copy() -> Home:
        folder = tmp_path_factory.mktemp("home") / "data"
        shutil.copytree(furnished.folder, folder)
        return replace(furnished, folder=folder)

    return copy


@pytest.fixture
def home(copied: Copy) -> Home:
    """A data folder for one test."""
    return copied()


@pytest.fixture(scope="session")
def shared_process() -> Iterator[EmulatorProcess]:
    process = EmulatorProcess().start()
    yield process
    process.stop()


@pytest.fixture(scope="session")
def own_process() -> Iterator[EmulatorProcess]:
    process = EmulatorProcess().start()
    yield process
    process.stop()


@pytest.fixture(scope="session")
def served(copied: Copy, shared_process: EmulatorProcess) -> Iterator[Served]:
    """The unmodified program that all tests share that do not stop it."""
    program = Served(copied(), f"http://127.0.0.1:{shared_process.port}", shared_process.options.token, fresh=True)
    asyncio.run(_begun(program, shared_process))
    yield program
    assert program.stop() == 0


async def _begun(program: Served, process: EmulatorProcess) -> None:
    async with Emulator(process=process) as emulator:
        await introduce(emulator)
    await program.start()


@pytest_asyncio.fixture
async def street(served: Served, shared_process: EmulatorProcess) -> AsyncIterator[Emulator]:
    """The emulator of the shared program; chats go on from test to test."""
    async with Emulator(process=shared_process) as telegram:
        yield telegram


@pytest_asyncio.fixture
async def telegram(own_process: EmulatorProcess) -> AsyncIterator[Emulator]:
    """An empty emulator for a program of the test's own."""
    async with Emulator(process=own_process) as emulator:
        await emulator.reset()
        await introduce(emulator)
        yield emulator


async def introduce(emulator: Emulator) -> None:
    for user, name in NAMES.items():
        await emulator.add_user(user, name, language_code="en" if name.isascii() else "zh-hans")


@pytest.fixture
def chat(street: Emulator) -> Talk:
    """`chat(user)`: a person's talk with the shared program."""

    def talk(user: int, place: int | None = None) -> Chat:
        return Chat(street, user, place)

    return talk


Serve = Callable[[Home], Served]


@pytest.fixture
def serve(own_process: EmulatorProcess) -> Iterator[Serve]:
    """`serve(home)`: the program on a data folder and the test's own emulator, not started yet; killed at the end at the latest."""
    made: list[Served] = []

    def served_on(home: Home) -> Served:
        made.append(Served(home, f"http://127.0.0.1:{own_process.port}", own_process.options.token))
        return made[-1]

    yield served_on
    for program in made:
        program.kill()
