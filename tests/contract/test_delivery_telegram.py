"""Inbox, outbox and Telegram together: a database, the emulator, and people who see each thing once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from structlog.testing import capture_logs

from bot.delivery.inbox import InboxWorker
from bot.delivery.sender import Sender
from bot.domain.chat import IncomingKind, Shown, Toast
from bot.machine import SystemClock, TaskNursery
from bot.messengers.telegram.adapter import TelegramMessenger
from bot.ports.queues import Draft, InboxRow, InboxState, Lane, OutboxKind
from bot.storage.store import SqlStore, open_store
from tests.contract.telegram_side import YES_NO
from tests.fakes.telegram.client import Emulator

pytest_plugins = ["tests.fakes.telegram.fixtures", "tests.contract.telegram_fixture"]


class Shop:
    """The smallest program there can be: asks with a card, and closes the card on a press."""

    def __init__(self, store: SqlStore, messenger: TelegramMessenger) -> None:
        self._store = store
        self._clock = SystemClock()
        self.failures: list[BaseException] = []
        self._nursery = TaskNursery(self.failures.append)
        self.inbox = InboxWorker(store, self._clock, self._nursery, self._handle)
        self.sender = Sender(messenger, store, self._clock, self._nursery)
        self._messenger = messenger

    def start(self) -> None:
        self._nursery.start("inbox", self.inbox.run())
        self._nursery.start("outbox", self.sender.run())
        self._nursery.start("telegram", self._messenger.run(self.inbox.receive))

    async def end(self) -> None:
        await self._nursery.stop(0)

    def draft(self, row: InboxRow) -> list[Draft]:
        chat = row.incoming.chat
        if row.incoming.kind is IncomingKind.PRESS:
            done = Shown("Done.", card="ask", update=True)
            toast = Toast("On it")
            return [
                Draft("telegram", chat, OutboxKind.ANSWER, toast=toast, press_ref=row.incoming.press_ref),
                Draft("telegram", chat, OutboxKind.EDIT, done, key=f"done-{row.id}"),
            ]
        return [Draft("telegram", chat, OutboxKind.SEND, Shown("Lower it?", YES_NO, card="ask"), key=f"ask-{row.id}")]

    async def _handle(self, row: InboxRow) -> None:
        with self._store.begin() as tx:
            for draft in self.draft(row):
                tx.outbox.add(draft, self._clock.now())
            tx.inbox.finish(row.id, InboxState.HANDLED)
        self.sender.wake()


@asynccontextmanager
async def shop_in(folder: Path, messenger: TelegramMessenger) -> AsyncIterator[Shop]:
    store = open_store(f"sqlite:///{folder / 'xiaoer.db'}")
    shop = Shop(store, messenger)
    shop.start()
    try:
        yield shop
    finally:
        await shop.end()
        await asyncio.sleep(0)
        store.close()
    assert shop.failures == []


async def test_asked_pressed_answered_and_closed(
    emulator: Emulator, telegram: TelegramMessenger, tmp_path: Path
) -> None:
    async with shop_in(tmp_path, telegram):
        await emulator.wait_for(7, lambda screen: bool(screen.by_bot))
        press = await emulator.press(7, "Yes")
        assert (await emulator.answer_of(press))["text"] == "On it"
        screen = await emulator.wait_for(7, lambda screen: screen.last.text == "Done.")
        assert [(message.text, message.labels) for message in screen.by_bot] == [("Done.", [])]
        await emulator.wait_confirmed()


async def test_killed_while_telegram_had_the_message_shows_it_once_and_never_again(
    emulator: Emulator, telegram: TelegramMessenger, tmp_path: Path
) -> None:
    await emulator.faults("sendMessage", kind="slow", seconds=30)
    async with shop_in(tmp_path, telegram):
        await emulator.wait_for(7, lambda screen: bool(screen.by_bot))
    await emulator.clear_faults()
    async with shop_in(tmp_path, telegram):
        await emulator.wait_confirmed()
        await asyncio.sleep(0.3)
        assert [message.text for message in (await emulator.screen(7)).by_bot] == ["Lower it?"]


async def test_a_lost_answer_is_unknown_and_not_repeated(
    emulator: Emulator, telegram: TelegramMessenger, tmp_path: Path
) -> None:
    await emulator.faults("sendMessage", kind="close_after")
    with capture_logs() as logs:
        async with shop_in(tmp_path, telegram):
            await emulator.wait_for(7, lambda screen: bool(screen.by_bot))
            await asyncio.sleep(1.2)
    assert [message.text for message in (await emulator.screen(7)).by_bot] == ["Lower it?"]
    assert [log["event"] for log in logs if log["log_level"] == "warning"] == ["delivery_unknown"]


async def test_a_broadcast_through_a_429_reaches_everybody_once_and_never_asks_inside_the_wait(
    emulator: Emulator, telegram: TelegramMessenger, tmp_path: Path
) -> None:
    people = range(100, 130)
    for person in people:
        await emulator.add_user(person, f"P{person}")
        await emulator.say(person, "/start")
    store = open_store(f"sqlite:///{tmp_path / 'xiaoer.db'}")
    clock = SystemClock()
    failures: list[BaseException] = []
    nursery = TaskNursery(failures.append)
    with store.begin() as tx:
        for person in people:
            draft = Draft("telegram", str(person), OutboxKind.SEND, Shown("News"), lane=Lane.BROADCAST)
            tx.outbox.add(draft, clock.now())
    await emulator.set_rates()
    await emulator.faults("sendMessage", chat=110, kind="429", retry_after=2)
    sender = Sender(telegram, store, clock, nursery)
    nursery.start("outbox", sender.run())
    for person in people:
        await emulator.wait_for(person, lambda screen: bool(screen.by_bot), timeout=10)
    rows = await emulator.journal("sendMessage")
    await nursery.stop(0)
    store.close()
    assert failures == []
    assert [row["chat"] for row in rows if row["status"] != 200] == [110]
    assert sorted(row["chat"] for row in rows if row["status"] == 200) == list(people)
    refused = next(row["real"] for row in rows if row["status"] == 429)
    # What was on its way when the refusal came may still arrive; after it nothing leaves before the wait is over.
    assert [row for row in rows if refused + 0.5 < row["real"] < refused + 1.9] == []
    assert (await emulator.counters())["too_early"] == 0
