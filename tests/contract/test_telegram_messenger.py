"""Telegram keeps the contract of every messenger, with the emulator at the other end."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.domain.chat import Shown
from bot.errors import Rejected
from bot.messengers.telegram.adapter import TelegramMessenger
from tests.contract.messenger_suite import CARD, Kept, MessengerSuite, Side
from tests.contract.telegram_side import CHAT, on, setup_for
from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.shown import Press

pytest_plugins = ["tests.fakes.telegram.fixtures"]


class _TelegramSide:
    def __init__(self, emulator: Emulator, messenger: TelegramMessenger) -> None:
        self.messenger = messenger
        self.kept = Kept()
        self.chat = CHAT
        self._emulator = emulator
        self._presses: list[Press] = []
        self._newest = 0
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self.messenger.run(self.kept))

    async def stop(self) -> None:
        assert self._task is not None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _taken(self) -> bool:
        """Until everything is confirmed, or storing failed and with it the intake."""
        assert self._task is not None
        confirmed = asyncio.ensure_future(self._emulator.wait_confirmed())
        await asyncio.wait({confirmed, self._task}, return_when=asyncio.FIRST_COMPLETED)
        if not self._task.done():
            await confirmed
            return True
        confirmed.cancel()
        await asyncio.gather(confirmed, return_exceptions=True)
        return False

    async def say(self, text: str) -> bool:
        said = await self._emulator.say(7, text)
        self._newest = said.update_id or 0
        return await self._taken()

    async def offer_again(self) -> None:
        assert self._task is not None
        if self._task.done():
            self.start()
        else:
            await self._emulator.redeliver(self._newest)
        assert await self._taken()

    async def press(self, message_ref: str, data: str) -> None:
        self._presses.append(await self._emulator.press(7, data, int(message_ref.split(":")[1])))
        assert await self._taken()

    async def hand_in(self, name: str, content: bytes) -> None:
        await self._emulator.send_document(7, name, content)
        assert await self._taken()

    async def screen(self) -> list[str]:
        shown = (await self._emulator.screen(7)).by_bot
        return ["\n".join([message.body, *message.labels]) for message in shown]

    async def toasts(self) -> list[str]:
        return [(await self._emulator.answer_of(press))["text"] for press in self._presses]


class TestTelegramMessenger(MessengerSuite):
    @pytest_asyncio.fixture
    async def side(self, emulator: Emulator) -> AsyncIterator[_TelegramSide]:
        await emulator.add_user(7, "Wang")
        await emulator.say(7, "/start")
        async with on(setup_for(emulator)) as messenger:
            side = _TelegramSide(emulator, messenger)
            side.start()
            await emulator.wait_confirmed()
            side.kept.came.clear()
            yield side
            await side.stop()

    async def test_a_text_beyond_the_limit_is_refused_whole(self, side: Side) -> None:
        """Here the limit is ten messages: up to there a long text is split, which no person minds and no store has to know."""
        limit = side.messenger.traits.text_limit
        with pytest.raises(Rejected):
            await side.messenger.send(side.chat, Shown("x" * (limit * 10 + 1)), "1")
        assert await side.screen() == []
        await side.messenger.send(side.chat, Shown("x" * (limit + 1), CARD.buttons), "2")
        assert await side.screen() == ["x" * limit, "x\nAgree\nNo"]
