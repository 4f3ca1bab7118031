"""Open pages by chat. Pushing never waits: a page too slow to read is closed, and finds everything in the history when it returns."""

import asyncio
import json
from collections import defaultdict

from aiohttp import WSCloseCode, web

from bot.messengers.web.logins import Login
from bot.messengers.web.wire import Frame

_QUEUE = 256


class Connection:
    """One open page. `language` is what it shows, told at the start."""

    def __init__(self, socket: web.WebSocketResponse, login: Login, language: str) -> None:
        self.socket = socket
        self.login = login
        self.language = language
        self._frames: asyncio.Queue[str | None] = asyncio.Queue(_QUEUE)
        self._overrun = False

    def push(self, frame: Frame) -> None:
        if self._overrun:
            return
        if self._frames.qsize() >= _QUEUE - 1:
            self._overrun = True
            self._frames.put_nowait(None)
            return
        self._frames.put_nowait(json.dumps(frame, ensure_ascii=False))

    async def write(self) -> None:
        """Sends what is pushed until the page is gone or overrun."""
        while (frame := await self._frames.get()) is not None:
            try:
                async with asyncio.timeout(20):
                    await self.socket.send_str(frame)
            except (TimeoutError, ConnectionError):
                break
        await self.socket.close(code=WSCloseCode.TRY_AGAIN_LATER)


class Hub:
    """Which pages show which chat."""

    def __init__(self) -> None:
        self._open: defaultdict[str, set[Connection]] = defaultdict(set)

    def add(self, connection: Connection) -> None:
        self._open[connection.login.sender].add(connection)

    def remove(self, connection: Connection) -> None:
        chat = connection.login.sender
        self._open[chat].discard(connection)
        if not self._open[chat]:
            del self._open[chat]

    def push(self, chat: str, frame: Frame, besides: Connection | None = None) -> None:
        """To every page of the chat, except the one that already knows."""
        for connection in self._open.get(chat, set()):
            if connection is not besides:
                connection.push(frame)

    async def close(self) -> None:
        """Tells every page that we are going away."""
        everybody = [connection for pages in self._open.values() for connection in pages]
        for connection in everybody:
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)
