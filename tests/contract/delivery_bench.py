"""What the delivery tests share: a real SQLite store, a clock that stands still, and a sender that can be killed and started again."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.delivery.sender import Sender, SenderOptions
from bot.domain.chat import Shown, Toast
from bot.machine import TaskNursery
from bot.ports.messenger import MessengerTraits
from bot.ports.queues import Draft, Lane, OutboxKind, OutboxState
from bot.storage.store import SqlStore, open_store
from tests.fakes.clock import FakeClock
from tests.fakes.scripted import Call, ScriptedMessenger

NAME = "scripted"


@dataclass
class Bench:
    """One outbox, one messenger. `failures` are what would have ended the program."""

    store: SqlStore
    clock: FakeClock = field(default_factory=FakeClock)
    failures: list[BaseException] = field(default_factory=list)
    options: SenderOptions = field(default_factory=SenderOptions)

    def __post_init__(self) -> None:
        self.messenger = ScriptedMessenger(self.clock)
        self.nursery = TaskNursery(self.failures.append)
        self.sender = self._new_sender()

    def _new_sender(self) -> Sender:
        return Sender(self.messenger, self.store, self.clock, self.nursery, self.options)

    def with_traits(self, traits: MessengerTraits) -> None:
        self.messenger.traits = traits
        self.sender = self._new_sender()

    def start(self) -> None:
        self.nursery.start("outbox", self.sender.run())

    async def kill(self) -> None:
        """Everything stops where it is, as in a crash; the rows stay as they are."""
        await self.nursery.stop(0)
        self.nursery = TaskNursery(self.failures.append)
        self.sender = self._new_sender()

    def script(self, *steps: BaseException | None) -> None:
        self.messenger.script = deque(steps)

    def post(self, text: str, *, chat: str = "7", card: str = "", edit: bool = False, lane: Lane = Lane.REPLY) -> int:
        kind = OutboxKind.EDIT if edit else OutboxKind.SEND
        row_id = self.add(Draft(NAME, chat, kind, Shown(text, card=card, update=edit), lane=lane))
        self.sender.wake()
        return row_id

    def answer(self, press: str, text: str = "ok", chat: str = "7") -> int:
        row_id = self.add(Draft(NAME, chat, OutboxKind.ANSWER, toast=Toast(text), press_ref=press))
        self.sender.wake()
        return row_id

    def add(self, draft: Draft) -> int:
        """Committed without a word to the sender."""
        with self.store.begin() as tx:
            row_id = tx.outbox.add(draft, self.clock.now())
        assert row_id is not None
        return row_id

    def state(self, row_id: int) -> tuple[OutboxState, str]:
        """State and message reference as stored."""
        with self.store.engine.connect() as connection:
            row = connection.exec_driver_sql("select state, message_ref from outbox where id = ?", (row_id,)).one()
        return OutboxState(row.state), row.message_ref

    @property
    def calls(self) -> list[Call]:
        return self.messenger.calls

    @property
    def said(self) -> list[str]:
        """What reached the messenger, as "what text"."""
        return [f"{call.what} {call.text}" for call in self.calls]


@asynccontextmanager
async def bench_in(folder: Path) -> AsyncIterator[Bench]:
    """A bench on a database file of its own; at the end nothing may have ended the program unless the test took it out."""
    store = open_store(f"sqlite:///{folder / 'xiaoer.db'}")
    bench = Bench(store)
    try:
        yield bench
    finally:
        await bench.nursery.stop(0)
        await asyncio.sleep(0)
        store.close()
    assert bench.failures == []
