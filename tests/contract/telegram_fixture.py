"""The messenger most Telegram tests use, as a plugin of its own (a module that is imported by name cannot be one).

A test module asks for it with `pytest_plugins = ["tests.fakes.telegram.fixtures", "tests.contract.telegram_fixture"]`.
"""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.messengers.telegram.adapter import TelegramMessenger
from tests.contract.telegram_side import on, setup_for
from tests.fakes.telegram.client import Emulator


@pytest_asyncio.fixture
async def telegram(emulator: Emulator) -> AsyncIterator[TelegramMessenger]:
    """A messenger facing person 7, who has pressed Start."""
    await emulator.add_user(7, "Wang")
    await emulator.say(7, "/start")
    async with on(setup_for(emulator)) as messenger:
        yield messenger
