"""One open page: history first, then what it says, each message stored before it is acknowledged."""

import asyncio
from dataclasses import dataclass

from aiohttp import WSMsgType, web

from bot.domain.chat import Shown
from bot.messengers.web import wire
from bot.messengers.web.hub import Connection, Hub
from bot.messengers.web.intake import Intake, Stored
from bot.messengers.web.media import Media
from bot.messengers.web.options import Past, WebSettings, Wiring
from bot.messengers.web.pace import Pace

_FRAME_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True)
class House:
    """What every request of the server shares."""

    settings: WebSettings
    wiring: Wiring
    media: Media
    hub: Hub
    intake: Intake


class Conversation:
    """Talks with one page until it goes away."""

    def __init__(self, house: House, connection: Connection) -> None:
        self._house = house
        self._connection = connection
        self._login = connection.login
        settings = house.settings
        self._pace = Pace(house.wiring.clock, settings.burst, settings.per_second)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            writing = tasks.create_task(self._connection.write())
            try:
                await self._greet()
                await self._listen()
            finally:
                self._house.hub.remove(self._connection)
                writing.cancel()

    async def _greet(self) -> None:
        house, login = self._house, self._login
        past = house.wiring.history(login.sender)
        self._connection.push(
            {
                "type": "hello",
                "me": login.sender,
                "name": login.name,
                "limits": {"text": house.settings.max_text, "upload": house.settings.max_upload},
                "messages": [wire.message(house.media, login.sender, each) for each in past],
            }
        )
        house.hub.add(self._connection)
        if not past:
            await house.intake.joined(login, self._connection.language)

    async def _listen(self) -> None:
        async for frame in self._connection.socket:
            if frame.type is not WSMsgType.TEXT:
                break
            try:
                heard = wire.heard(frame.data, self._house.settings.max_text)
            except wire.Malformed as wrong:
                self._refuse(wrong.uid, wrong.why)
                continue
            await self._take(heard)

    async def _take(self, heard: wire.Heard) -> None:
        if isinstance(heard, wire.Ping):
            self._connection.push({"type": "pong"})
        elif not self._pace.take():
            self._refuse(heard.uid, "slow-down")
        elif isinstance(heard, wire.SaidText):
            self._tell(heard.uid, await self._said(heard))
        else:
            self._tell(heard.uid, await self._house.intake.press(self._login, heard))

    async def _said(self, said: wire.SaidText) -> Stored:
        stored = await self._house.intake.text(self._login, said)
        if stored is Stored.NEW:
            past = Past(said.uid, Shown(said.text), True, self._house.wiring.clock.now())
            frame = wire.message(self._house.media, self._login.sender, past)
            self._house.hub.push(self._login.sender, {"type": "message", "message": frame}, besides=self._connection)
        return stored

    def _tell(self, uid: str, stored: Stored) -> None:
        if stored is Stored.FAILED:
            self._refuse(uid, "not-stored")
        else:
            self._connection.push({"type": "stored", "uid": uid})

    def _refuse(self, uid: str, why: str) -> None:
        self._connection.push({"type": "refused", "uid": uid, "why": why})


async def converse(house: House, request: web.Request, connection: Connection) -> web.WebSocketResponse:
    """Upgrades the request and stays until the page is gone."""
    await connection.socket.prepare(request)
    await Conversation(house, connection).run()
    return connection.socket


def new_socket() -> web.WebSocketResponse:
    """A socket that refuses frames far over any message of ours and notices a silent peer."""
    return web.WebSocketResponse(max_msg_size=_FRAME_BYTES, heartbeat=25, timeout=3)
