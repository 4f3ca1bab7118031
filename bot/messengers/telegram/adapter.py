"""Telegram behind the messenger port: who we are is asked first, then updates are taken in, by polling or by webhook."""

import asyncio
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from aiogram import methods
from aiogram.types import BotCommand

from bot.domain.chat import FileRef, Shown, Toast
from bot.errors import Rejected, SendUnknown, SetupError
from bot.messengers.telegram.files import fetch
from bot.messengers.telegram.incoming import ALLOWED_UPDATES, NAME, Reader
from bot.messengers.telegram.line import Line, RawUpdates
from bot.messengers.telegram.parts import CAPTION_LIMIT, TEXT_LIMIT
from bot.messengers.telegram.patience import Patience
from bot.messengers.telegram.polling import Take, poll
from bot.messengers.telegram.sending import Sending
from bot.messengers.telegram.setup import TelegramSetup, Webhook
from bot.messengers.telegram.webhook import serving
from bot.ports.machine import Clock
from bot.ports.messenger import MessengerTraits, Receive

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)
# Telegram publishes about 30 a second and one a second per chat; 25 left a limiting server without a single 429 in measurements.
_TRAITS = MessengerTraits(TEXT_LIMIT, CAPTION_LIMIT, per_second=25, per_chat_seconds=1.0)
_SPARE_SECONDS = 10


class TelegramMessenger:
    """One bot. Message references look like "t:12" (text), "p:12" (photo) or "p:12,t:13" (a photo and the text after it)."""

    name = NAME
    traits = _TRAITS

    def __init__(self, setup: TelegramSetup, clock: Clock) -> None:
        self._setup = setup
        self._clock = clock
        self._line = Line(setup)
        self._sending = Sending(self._line)
        self._patience = Patience(clock, setup.first_wait, setup.longest_wait)
        self._username = ""

    @property
    def username(self) -> str:
        """Ours, for deep links; empty before `introduce`."""
        return self._username

    async def send(self, chat: str, shown: Shown, key: str) -> str:
        return await self._sending.send(chat, shown, key)

    async def edit(self, chat: str, message_ref: str, shown: Shown) -> None:
        await self._sending.edit(chat, message_ref, shown)

    async def answer(self, press_ref: str, toast: Toast) -> None:
        await self._sending.answer(press_ref, toast)

    async def fetch(self, file: FileRef, target: Path, limit_bytes: int) -> None:
        await fetch(self._line, file, target, limit_bytes)

    async def introduce(self) -> str:
        """Asks who we are, waiting while the service is out of reach. Raises Unauthorized when the token is not accepted."""
        if not self._username:
            me = await self._patience.until_done("getMe", lambda: self._line.call(methods.GetMe()))
            self._username = me.username or ""
        return self._username

    async def run(self, receive: Receive) -> None:
        """Until cancelled; a failure of `receive` ends it, and whatever was not stored comes again."""
        reader = Reader(self._line.bot_id, await self.introduce())
        await self._show_menu()
        take = self._taking(reader, receive)
        if self._setup.webhook is None:
            await self._poll(take)
        else:
            await self._serve(self._setup.webhook, take)

    def _taking(self, reader: Reader, receive: Receive) -> Take:
        async def take(raw: Mapping[str, Any]) -> None:
            incoming = reader.read(raw, self._clock.now())
            if incoming is None:
                _log.info("telegram_update_ignored", update_id=raw.get("update_id"), fields=sorted(raw))
                return
            await receive(incoming)

        return take

    async def _show_menu(self) -> None:
        for language, entries in self._setup.menu.items():
            commands = [BotCommand(command=command, description=text) for command, text in entries]
            method = methods.SetMyCommands(commands=commands, language_code=language or None)
            try:
                await self._patience.until_done("setMyCommands", partial(self._line.call, method))
            except Rejected as refused:
                _log.error("telegram_menu_refused", language=language, detail=refused.values.get("detail"))

    async def _poll(self, take: Take) -> None:
        drop = methods.DeleteWebhook(drop_pending_updates=False)
        await self._patience.until_done("deleteWebhook", lambda: self._line.call(drop))
        wait = self._setup.poll_seconds

        async def batch(offset: int | None) -> list[dict[str, Any]]:
            method = RawUpdates(offset=offset, timeout=wait, allowed_updates=ALLOWED_UPDATES)
            try:
                return await self._line.call(method, wait + _SPARE_SECONDS)
            except Rejected as refused:
                # Asking again costs nothing, and a page of some proxy must not stop a shop's bot for good.
                raise SendUnknown(values=refused.values) from None

        await poll(batch, take, self._patience)

    async def _serve(self, hook: Webhook, take: Take) -> None:
        announce = methods.SetWebhook(
            url=hook.public_url,
            secret_token=hook.secret,
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
        )
        async with serving(hook, take):
            try:
                await self._patience.until_done("setWebhook", lambda: self._line.call(announce))
            except Rejected as refused:
                raise SetupError("error-telegram-webhook", refused.values) from None
            await asyncio.Event().wait()

    async def close(self) -> None:
        """Gives the connections back; nothing can be sent after it."""
        await self._line.close()
