"""The inbox worker: stored once, one at a time per chat, in order, tried again, and in the end dead with an alarm."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from bot.delivery.inbox import InboxOptions, InboxWorker
from bot.domain.chat import Incoming
from bot.errors import SetupError
from bot.machine import TaskNursery
from bot.ports.queues import InboxRow, InboxState
from bot.storage.store import SqlStore, open_store
from tests.fakes.clock import FakeClock

AT = FakeClock().now()


def said(text: str, chat: str = "7", uid: str = "") -> Incoming:
    return Incoming("scripted", uid or f"{chat}-{text}", chat, chat, AT, text=text)


@dataclass
class Desk:
    """A worker whose handler does as `deal` says and notes what it got; finishing the row is the handler's part."""

    store: SqlStore
    clock: FakeClock = field(default_factory=FakeClock)
    handled: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def __post_init__(self) -> None:
        self.deal: Callable[[InboxRow], Awaitable[None]] = self.finish
        self.nursery = TaskNursery(self.failures.append)
        self.worker = self._new()

    def _new(self) -> InboxWorker:
        options = InboxOptions(parallel=3, on_dead=self._died)
        return InboxWorker(self.store, self.clock, self.nursery, self._handle, options)

    async def _handle(self, row: InboxRow) -> None:
        self.handled.append(f"{row.incoming.chat} {row.incoming.text} #{row.attempts}")
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.deal(row)
        finally:
            self.at_once -= 1

    async def _died(self, row: InboxRow) -> None:
        self.dead.append(row.incoming.text)

    async def finish(self, row: InboxRow) -> None:
        with self.store.begin() as tx:
            tx.inbox.finish(row.id, InboxState.HANDLED)

    def start(self) -> None:
        self.nursery.start("inbox", self.worker.run())

    async def kill(self) -> None:
        await self.nursery.stop(0)
        self.nursery = TaskNursery(self.failures.append)
        self.worker = self._new()

    def states(self) -> list[str]:
        with self.store.engine.connect() as connection:
            return [row.state for row in connection.exec_driver_sql("select state from inbox order by id")]


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = open_store(f"sqlite:///{tmp_path / 'xiaoer.db'}")
    made = Desk(store)
    yield made
    await made.nursery.stop(0)
    await asyncio.sleep(0)
    store.close()
    assert made.failures == []


async def test_what_is_received_is_stored_once_and_handled_once(desk: Desk) -> None:
    assert await desk.worker.receive(said("hello", uid="1"))
    assert desk.states() == ["new"]
    assert not await desk.worker.receive(said("hello", uid="1"))
    desk.start()
    await desk.clock.advance(10)
    assert not await desk.worker.receive(said("hello", uid="1"))
    await desk.clock.advance(10)
    assert desk.handled == ["7 hello #1"]
    assert desk.states() == ["handled"]


async def test_a_new_message_is_handled_at_once(desk: Desk) -> None:
    desk.start()
    await desk.clock.advance(5.5)
    await desk.worker.receive(said("hello"))
    await desk.clock.settle()
    assert desk.handled == ["7 hello #1"]


async def test_one_at_a_time_per_chat_and_chats_side_by_side_up_to_the_limit(desk: Desk) -> None:
    gate = asyncio.Event()

    async def wait(row: InboxRow) -> None:
        await gate.wait()
        await desk.finish(row)

    desk.deal = wait
    for chat in ("a", "b", "c", "d"):
        for text in ("1", "2"):
            await desk.worker.receive(said(text, chat))
    desk.start()
    await desk.clock.advance(3)
    assert desk.handled == ["a 1 #1", "b 1 #1", "c 1 #1"]
    gate.set()
    await desk.clock.advance(3)
    assert desk.most_at_once == 3
    assert sorted(desk.handled) == sorted(f"{chat} {text} #1" for chat in "abcd" for text in "12")
    for chat in "abcd":
        assert [line for line in desk.handled if line.startswith(chat)] == [f"{chat} 1 #1", f"{chat} 2 #1"]


async def test_a_chat_with_hundreds_waiting_holds_up_no_other(desk: Desk) -> None:
    gate = asyncio.Event()

    async def wait(row: InboxRow) -> None:
        if row.incoming.chat == "flood":
            await gate.wait()
        await desk.finish(row)

    desk.deal = wait
    for number in range(300):
        await desk.worker.receive(said(str(number), "flood"))
    desk.start()
    await desk.clock.settle()
    await desk.worker.receive(said("hello", "7"))
    await desk.clock.settle()
    assert desk.handled == ["flood 0 #1", "7 hello #1"]
    gate.set()


async def test_a_row_left_unfinished_is_tried_again_before_the_next_of_its_chat(desk: Desk) -> None:
    async def second_time(row: InboxRow) -> None:
        if row.attempts >= 2:
            await desk.finish(row)

    desk.deal = second_time
    await desk.worker.receive(said("one"))
    await desk.worker.receive(said("two"))
    desk.start()
    await desk.clock.advance(0.4)
    assert desk.handled == ["7 one #1"]
    await desk.clock.advance(5)
    assert desk.handled == ["7 one #1", "7 one #2", "7 two #1", "7 two #2"]
    assert desk.states() == ["handled", "handled"]


@pytest.mark.parametrize("raises", [True, False])
async def test_after_five_attempts_a_row_is_dead_with_an_alarm_and_the_next_is_handled(
    desk: Desk, *, raises: bool
) -> None:
    async def fail(row: InboxRow) -> None:
        if row.incoming.text == "fine":
            await desk.finish(row)
        elif raises:
            raise ZeroDivisionError

    desk.deal = fail
    await desk.worker.receive(said("poison"))
    await desk.worker.receive(said("fine"))
    with capture_logs() as logs:
        desk.start()
        await desk.clock.advance(60)
    assert desk.handled == [*(f"7 poison #{attempt}" for attempt in range(1, 6)), "7 fine #1"]
    assert desk.states() == ["dead", "handled"]
    assert desk.dead == ["poison"]
    assert [log["event"] for log in logs].count("message_dead") == 1
    assert [log["event"] for log in logs].count("message_failed") == (5 if raises else 0)


async def test_a_restart_takes_up_what_was_not_finished(desk: Desk) -> None:
    gate = asyncio.Event()

    async def hang(_: InboxRow) -> None:
        await gate.wait()

    desk.deal = hang
    await desk.worker.receive(said("one"))
    await desk.worker.receive(said("two"))
    desk.start()
    await desk.clock.settle()
    await desk.kill()
    assert desk.states() == ["new", "new"]
    desk.deal = desk.finish
    desk.start()
    await desk.clock.advance(1)
    assert desk.handled == ["7 one #1", "7 one #2", "7 two #1"]


async def test_a_row_that_kills_the_program_every_time_is_given_up(desk: Desk) -> None:
    async def hang(_: InboxRow) -> None:
        await asyncio.Event().wait()

    desk.deal = hang
    await desk.worker.receive(said("poison"))
    for _ in range(5):
        desk.start()
        await desk.clock.settle()
        await desk.kill()
    with capture_logs() as logs:
        desk.start()
        await desk.clock.settle()
    assert len(desk.handled) == 5
    assert desk.states() == ["dead"]
    assert desk.dead == ["poison"]
    assert [log["event"] for log in logs] == ["message_dead"]


async def test_a_machine_that_fails_ends_the_program_and_keeps_the_row(desk: Desk) -> None:
    async def full(_: InboxRow) -> None:
        raise SetupError("error-disk-full", exit_code=74)

    desk.deal = full
    await desk.worker.receive(said("one"))
    desk.start()
    await desk.clock.advance(30)
    assert [type(error) for error in desk.failures] == [SetupError]
    desk.failures.clear()
    assert desk.handled == ["7 one #1"]
    assert desk.states() == ["new"]


async def test_after_stop_nothing_new_is_taken(desk: Desk) -> None:
    desk.start()
    await desk.clock.settle()
    desk.worker.stop()
    await desk.worker.receive(said("late"))
    desk.worker.wake()
    await desk.clock.advance(5)
    assert desk.handled == []
    assert desk.states() == ["new"]
