"""One bot token's line to the Bot API: every call goes through here, so every failure leaves as one of ours and without the token."""

from collections.abc import AsyncIterator
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from aiogram.methods import GetFile, TelegramMethod
from aiogram.utils.token import TokenValidationError

from bot.errors import SetupError
from bot.messengers.telegram.errors import meaning
from bot.messengers.telegram.setup import TelegramSetup

T = TypeVar("T")
# Beside its own errors aiogram lets through what the HTTP client and odd answers raise; those carry the URL, so none may pass as it is.
_CALL_FAILURES = (AiogramError, OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError)


class RawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without aiogram's models: one update it cannot read must not take the whole batch with it."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = 0
    allowed_updates: list[str]


class Line:
    """Calls of one bot. Raises the DeliveryError that says what is known."""

    def __init__(self, setup: TelegramSetup) -> None:
        self._server = TelegramAPIServer.from_base(setup.base_url)
        self._session = AiohttpSession(api=self._server, timeout=setup.call_seconds)
        self._token = setup.token
        try:
            self._bot = Bot(setup.token, session=self._session)
        except TokenValidationError:
            raise SetupError("error-telegram-token") from None

    @property
    def bot_id(self) -> int:
        return self._bot.id

    async def call(self, method: TelegramMethod[T], seconds: float | None = None) -> T:
        """One attempt, `seconds` at most. The failure is raised outside the handler so that no chained error carries the URL."""
        timeout = None if seconds is None else int(seconds)
        try:
            return await self._bot(method, request_timeout=timeout)
        except _CALL_FAILURES as error:
            problem = meaning(error, self._token)
        raise problem

    async def path_of(self, file_id: str) -> tuple[str, int | None]:
        """Where a file can be read, and its size in bytes if told."""
        file = await self.call(GetFile(file_id=file_id))
        return file.file_path or "", file.file_size

    def read(self, path: str, seconds: int) -> AsyncIterator[bytes]:
        """The file's bytes as they arrive; raises what the HTTP client raises, URL and all."""
        return self._session.stream_content(self._server.file_url(self._token, path), timeout=seconds)

    async def close(self) -> None:
        await self._session.close()
