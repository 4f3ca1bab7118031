"""The web chat keeps the contract of every messenger."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest_asyncio

from tests.contract.messenger_suite import MessengerSuite
from tests.contract.web_side import OWNER, Page, Site, page, site


def _seen(message: dict[str, Any]) -> str:
    labels = [button["label"] for row in message["buttons"] for button in row]
    return "\n".join([message["text"], *labels])


class _WebSide:
    def __init__(self, on: Site, session: aiohttp.ClientSession, opened: Page) -> None:
        self.messenger = on.messenger
        self.kept = on.memory
        self.chat = OWNER
        self._site = on
        self._session = session
        self._page = opened
        self._said = ""

    async def say(self, text: str) -> bool:
        self._said = text
        return bool((await self._page.say(text))["type"] == "stored")

    async def offer_again(self) -> None:
        await self._page.say(self._said)

    async def press(self, message_ref: str, data: str) -> None:
        await self._page.press(message_ref, data)

    async def hand_in(self, name: str, content: bytes) -> None:
        address = f"{self._site.address}upload?uid=upload-00001&name={name}"
        async with self._session.post(address, data=content, headers=self._site.headers()) as answer:
            assert await answer.json() == {"type": "stored", "uid": "upload-00001"}

    async def screen(self) -> list[str]:
        await self._page.caught_up()
        return [_seen(one) for one in self._page.messages.values() if not one["mine"]]

    async def toasts(self) -> list[str]:
        await self._page.caught_up()
        return self._page.toasts


class TestWebMessenger(MessengerSuite):
    @pytest_asyncio.fixture
    async def side(self, tmp_path: Path) -> AsyncIterator[_WebSide]:
        async with site(tmp_path) as on, await on.browser() as session, page(on, session) as opened:
            assert [one.uid for one in on.memory.came] == ["owner:joined"]
            on.memory.came.clear()
            yield _WebSide(on, session, opened)
