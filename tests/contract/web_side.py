"""A web messenger on a real loopback server, a store that remembers like the real one, and a page without a browser."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import aiohttp

from bot.domain.chat import Incoming, IncomingKind, Shown
from bot.machine import SystemClock, SystemIds
from bot.messengers.web import PAGE_KEYS, Past, WebMessenger, WebSettings, Wiring
from tests.contract.messenger_suite import Kept

TOKEN = "a-token-of-the-owner-0001"
OWNER = "owner"
STRINGS = {language: {key: f"{language} {key}" for key in PAGE_KEYS} for language in ("zh-Hans", "en")}


class Memory(Kept):
    """Inbox and outbox in one: what the page finds when it is opened again."""

    def __init__(self) -> None:
        super().__init__()
        self.past: dict[str, list[Past]] = {}

    async def __call__(self, incoming: Incoming) -> bool:
        new = await super().__call__(incoming)
        if new and incoming.kind is IncomingKind.TEXT:
            self.remember(incoming.chat, Past(incoming.uid, Shown(incoming.text), True, incoming.at))
        return new

    def remember(self, chat: str, past: Past) -> None:
        """Adds a message, or replaces the one with its reference."""
        kept = self.past.setdefault(chat, [])
        at = next((index for index, one in enumerate(kept) if one.ref == past.ref), None)
        if at is None:
            kept.append(past)
        else:
            kept[at] = past

    def history(self, chat: str) -> list[Past]:
        return list(self.past.get(chat, []))


@dataclass
class Site:
    """A running messenger. `address` has no key in it."""

    messenger: WebMessenger
    memory: Memory
    address: str
    spool: Path

    def headers(self) -> dict[str, str]:
        return {"Origin": self.address.rstrip("/")}

    async def browser(self, token: str = TOKEN) -> aiohttp.ClientSession:
        """A session that has opened the printed address."""
        session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        async with session.get(self.messenger.login_address(token)) as answer:
            assert answer.status == 200
        return session


@asynccontextmanager
async def site(folder: Path, memory: Memory | None = None, **changes: Any) -> AsyncIterator[Site]:
    """Serves until the block ends. `changes` are fields of WebSettings, and `strings`."""
    kept = memory or Memory()
    strings = changes.pop("strings", STRINGS)
    settings = replace(WebSettings(folder / "spool", port=0), **changes)
    bound: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    messenger = WebMessenger(settings, Wiring(kept.history, strings, SystemClock(), SystemIds(), bound.set_result))
    messenger.add_login(TOKEN, OWNER, "Wang")
    serving = asyncio.create_task(messenger.run(kept))
    try:
        waiting: set[asyncio.Future[Any]] = {serving, bound}
        await asyncio.wait(waiting, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            serving.result()
        yield Site(messenger, kept, bound.result(), settings.spool)
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


@dataclass
class Page:
    """The page's side of the protocol, with a screen that follows it."""

    socket: aiohttp.ClientWebSocketResponse
    hello: dict[str, Any] = field(default_factory=dict)
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    toasts: list[str] = field(default_factory=list)

    async def next(self, *kinds: str) -> dict[str, Any]:
        """Reads on to the first frame of one of these kinds."""
        async with asyncio.timeout(5):
            while True:
                frame: dict[str, Any] = json.loads(await self.socket.receive_str())
                self._follow(frame)
                if frame["type"] in kinds:
                    return frame

    def _follow(self, frame: dict[str, Any]) -> None:
        if frame["type"] == "hello":
            self.messages = {one["ref"]: one for one in frame["messages"]}
        elif frame["type"] in {"message", "edit"}:
            self.messages[frame["message"]["ref"]] = frame["message"]
        elif frame["type"] == "toast":
            self.toasts.append(frame["text"])

    async def caught_up(self) -> None:
        """Everything pushed before now is on the screen afterwards."""
        await self.socket.send_json({"type": "ping"})
        await self.next("pong")

    async def say(self, text: str, uid: str = "uid-00000001") -> dict[str, Any]:
        await self.socket.send_json({"type": "text", "uid": uid, "text": text, "lang": "en"})
        return await self.next("stored", "refused")

    async def press(self, message: str, data: str, uid: str = "uid-press-01") -> dict[str, Any]:
        await self.socket.send_json({"type": "press", "uid": uid, "message": message, "data": data, "lang": "en"})
        return await self.next("stored", "refused")


@asynccontextmanager
async def page(on: Site, session: aiohttp.ClientSession) -> AsyncIterator[Page]:
    """An open page that has received its history."""
    async with session.ws_connect(f"{on.address}socket?lang=en", headers=on.headers()) as socket:
        opened = Page(socket)
        opened.hello = await opened.next("hello")
        yield opened
