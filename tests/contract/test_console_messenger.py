"""The console keeps the contract of every messenger."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import TextIO

import pytest_asyncio

from bot.domain.chat import Incoming
from bot.machine import SystemClock, SystemIds
from bot.messengers.console import ConsoleMessenger, ConsoleWiring
from tests.contract.messenger_suite import Kept, MessengerSuite


def _texts(key: str, values: Mapping[str, object]) -> str:
    return f"{key} {' '.join(str(value) for value in values.values())}"


class _Told(Kept):
    """Says when a line was offered."""

    def __init__(self) -> None:
        super().__init__()
        self.offered = asyncio.Event()

    async def __call__(self, incoming: Incoming) -> bool:
        try:
            return await super().__call__(incoming)
        finally:
            self.offered.set()


class _ConsoleSide:
    chat = "console"

    def __init__(self, messenger: ConsoleMessenger, written: list[str], typing: TextIO, folder: Path) -> None:
        self.messenger = messenger
        self.kept = _Told()
        self._written = written
        self._typing = typing
        self._folder = folder
        self._said = ""
        self._toasts_from = 0

    async def _type(self, line: str) -> None:
        self.kept.offered.clear()
        self._typing.write(f"{line}\n")
        self._typing.flush()
        async with asyncio.timeout(5):
            await self.kept.offered.wait()
        await asyncio.sleep(0)

    async def say(self, text: str) -> bool:
        self._said = text
        await self._type(text)
        return not any(block.startswith("console-not-stored") for block in self._written)

    async def offer_again(self) -> None:
        await self._type(self._said)

    async def press(self, message_ref: str, data: str) -> None:
        await self._type({"ok:17": "1", "no:17": "2"}[data])
        self._toasts_from = len(self._written)

    async def hand_in(self, name: str, content: bytes) -> None:
        (self._folder / name).write_bytes(content)
        await self._type(f"/file {self._folder / name}")

    async def screen(self) -> list[str]:
        return list(self._written)

    async def toasts(self) -> list[str]:
        return self._written[self._toasts_from :]


def _console(lines: TextIO, written: list[str], folder: Path) -> ConsoleMessenger:
    return ConsoleMessenger(ConsoleWiring(lines, written.append, _texts, folder / "shown", SystemClock(), SystemIds()))


class TestConsoleMessenger(MessengerSuite):
    redelivers = False
    in_place = False

    @pytest_asyncio.fixture
    async def side(self, tmp_path: Path) -> AsyncIterator[_ConsoleSide]:
        reading, writing = os.pipe()
        written: list[str] = []
        with os.fdopen(reading, encoding="utf-8") as lines, os.fdopen(writing, "w", encoding="utf-8") as typing:
            side = _ConsoleSide(_console(lines, written, tmp_path), written, typing, tmp_path)
            running = asyncio.create_task(side.messenger.run(side.kept))
            yield side
            typing.close()
            async with asyncio.timeout(5):
                await running
