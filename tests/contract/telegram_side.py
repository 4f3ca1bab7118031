"""What the Telegram tests share: a messenger on the emulator, a place that stores what comes in, and a running intake."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot.domain.chat import Button, ButtonStyle, Incoming, Shown
from bot.machine import SystemClock
from bot.messengers.telegram import TelegramSetup, connect
from bot.messengers.telegram.adapter import TelegramMessenger
from tests.fakes.telegram.client import Emulator

CHAT = "7"
YES_NO = ((Button("Yes", "y:1", ButtonStyle.GOOD), Button("No", "n:1", ButtonStyle.BAD)), (Button("Later", "l:1"),))
CARD = Shown("Lower the price?", YES_NO)


class Stored:
    """A Receive that keeps what came, once per uid. `fail` failures come first, each before anything is stored."""

    def __init__(self, fail: int = 0) -> None:
        self.came: list[Incoming] = []
        self.calls = 0
        self._fail = fail
        self._changed = asyncio.Event()

    async def __call__(self, incoming: Incoming) -> bool:
        self.calls += 1
        if self._fail > 0:
            self._fail -= 1
            raise OSError("disk full")
        new = incoming.uid not in {one.uid for one in self.came}
        if new:
            self.came.append(incoming)
        self._changed.set()
        return new

    async def wait(self, count: int, seconds: float = 5.0) -> list[Incoming]:
        """What came, as soon as there are so many."""
        async with asyncio.timeout(seconds):
            while len(self.came) < count:
                self._changed.clear()
                await self._changed.wait()
        return self.came


def setup_for(emulator: Emulator, **changes: Any) -> TelegramSetup:
    """Short waits: the tests pay for them in real time."""
    setup = TelegramSetup(
        emulator.token, emulator.url, poll_seconds=1, call_seconds=3.0, first_wait=0.05, longest_wait=0.2
    )
    return replace(setup, **changes)


@asynccontextmanager
async def on(setup: TelegramSetup) -> AsyncIterator[TelegramMessenger]:
    """A messenger, closed at the end."""
    messenger = connect(setup, SystemClock())
    try:
        yield messenger
    finally:
        await messenger.close()


@asynccontextmanager
async def running(messenger: TelegramMessenger, receive: Stored) -> AsyncIterator["asyncio.Task[None]"]:
    """`run` as a task, cancelled at the end; if it ended before by itself, its failure comes out here."""
    task = asyncio.create_task(messenger.run(receive))
    try:
        yield task
    finally:
        ended = task.exception() if task.done() and not task.cancelled() else None
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        if ended is not None:
            raise ended
