"""The web chat as a Messenger. What it shows lives in the outbox and inbox; a restart loses nothing but open connections."""

import asyncio
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.domain.chat import FileRef, Shown, Toast
from bot.errors import Rejected, SetupError
from bot.messengers.web import wire
from bot.messengers.web.conversation import House
from bot.messengers.web.guard import Guard
from bot.messengers.web.hub import Hub
from bot.messengers.web.intake import Intake
from bot.messengers.web.logins import Logins
from bot.messengers.web.media import Media
from bot.messengers.web.options import Past, WebSettings, Wiring
from bot.messengers.web.server import Server
from bot.messengers.web.spool import Spool
from bot.ports.messenger import MessengerTraits, Receive

_SWEEP_SECONDS = 6 * 3600
_TRAITS = MessengerTraits(text_limit=20_000, caption_limit=20_000, resend_safe=True)


class WebMessenger:
    """Serves the chat page on this machine. `add_login` before or while it runs; a chat's id is its sender's."""

    name = "web"
    traits = _TRAITS

    def __init__(self, settings: WebSettings, wiring: Wiring) -> None:
        self._settings = settings
        self._wiring = wiring
        self._logins = Logins()
        self._guard = Guard(self._logins, settings.names)
        self._hub = Hub()
        self._media = Media(wiring.history)
        self._spool = Spool(settings.spool)
        self._port = settings.port

    def add_login(self, token: str, sender: str, name: str) -> None:
        """Lets whoever opens the address with this token in, as this sender. Raises ValueError for a token under 16 characters."""
        self._logins.add(token, sender, name)

    def login_address(self, token: str) -> str:
        """The address to print; right once the port is bound."""
        return f"{self._address()}?key={token}"

    def _address(self) -> str:
        host = "127.0.0.1" if self._settings.host in {"", "0.0.0.0", "127.0.0.1"} else self._settings.host  # noqa: S104
        return f"http://{host}:{self._port}/"

    async def send(self, chat: str, shown: Shown, key: str) -> str:
        """Succeeds with nobody there too: the message is in the history of the next visit."""
        self._push(chat, "message", key, shown)
        return key

    async def edit(self, chat: str, message_ref: str, shown: Shown) -> None:
        self._push(chat, "edit", message_ref, shown)

    def _push(self, chat: str, kind: str, ref: str, shown: Shown) -> None:
        if len(shown.text) > self.traits.text_limit:
            raise Rejected(values={"limit": self.traits.text_limit})
        past = Past(ref, shown, mine=False, at=self._wiring.clock.now())
        self._hub.push(chat, {"type": kind, "message": wire.message(self._media, chat, past)})

    async def answer(self, press_ref: str, toast: Toast) -> None:
        chat, _, uid = press_ref.rpartition(":")
        self._hub.push(chat, wire.toast(uid, toast))

    async def fetch(self, file: FileRef, target: Path, limit_bytes: int) -> None:
        await self._spool.copy(file.ref, target, limit_bytes)

    async def run(self, receive: Receive) -> None:
        """Serves until cancelled. Raises SetupError when the port is taken or the spool folder cannot be made."""
        try:
            self._spool.open()
        except OSError as error:
            raise SetupError("error-web-spool", {"folder": str(self._settings.spool)}, exit_code=73) from error
        house = House(self._settings, self._wiring, self._media, self._hub, Intake(self._wiring.clock, receive))
        server = Server(house, self._logins, self._guard, self._spool)
        runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            await self._bind(runner)
            await self._keep_tidy()
        finally:
            await runner.cleanup()

    async def _bind(self, runner: web.AppRunner) -> None:
        try:
            await web.TCPSite(runner, self._settings.host, self._port).start()
        except OSError as error:
            raise SetupError("error-web-port", {"port": str(self._port)}) from error
        self._port = int(runner.addresses[0][1])
        self._guard.bound(self._port)
        self._wiring.ready(self._address())

    async def _keep_tidy(self) -> None:
        while True:
            now = self._wiring.clock.now()
            await asyncio.to_thread(self._spool.sweep, now, timedelta(days=self._settings.spool_days))
            await self._wiring.clock.sleep(_SWEEP_SECONDS)
