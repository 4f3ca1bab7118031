"""Sends, edits and answers through one bot, remembering uploads and how far a message of several parts got."""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from aiogram import methods
from aiogram.types import Message

from bot.domain.chat import Shown, Toast
from bot.errors import MessageGone, NotSent, Rejected, RetryLater
from bot.messengers.telegram.errors import harmless, wrong_file
from bot.messengers.telegram.forms import FORMS, Edit, edited
from bot.messengers.telegram.line import Line
from bot.messengers.telegram.parts import (
    CAPTION_LIMIT,
    Part,
    PartKind,
    Sent,
    lay_out,
    reference,
    referenced,
    width,
)

_REMEMBERED = 512
_TOAST_LIMIT = 200
V = TypeVar("V")


class _Recent(Generic[V]):
    """The newest few hundred values by key."""

    def __init__(self) -> None:
        self._values: dict[str, V] = {}

    def get(self, key: str) -> V | None:
        return self._values.get(key)

    def pop(self, key: str) -> V | None:
        return self._values.pop(key, None)

    def put(self, key: str, value: V) -> None:
        self._values.pop(key, None)
        self._values[key] = value
        if len(self._values) > _REMEMBERED:
            del self._values[next(iter(self._values))]


class Sending:
    """The outgoing half of the messenger.

    Uploads and progress are kept in memory: a restart costs an upload, or shows the first part of a long message that was stopped
    between two parts a second time.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._uploads = _Recent[str]()
        self._begun = _Recent[list[Sent]]()

    async def send(self, chat: str, shown: Shown, key: str) -> str:
        """All parts; a later attempt under the same key goes on after the parts that are certainly there."""
        done = self._begun.pop(key) or []
        try:
            for part in lay_out(shown)[len(done) :]:
                done.append(Sent(part.kind, await self._send_part(chat, part)))
        except (RetryLater, NotSent):
            self._begun.put(key, done)
            raise
        return reference(done)

    async def _send_part(self, chat: str, part: Part) -> int:
        handle = _handle(part)
        known = self._uploads.get(handle)
        try:
            message = await self._line.call(FORMS[part.kind](chat, part, known))
        except Rejected as refused:
            if known is None or not wrong_file(refused):
                raise
            self._uploads.pop(handle)
            message = await self._line.call(FORMS[part.kind](chat, part, None))
        if file_id := _file_id(message):
            self._uploads.put(handle, file_id)
        return message.message_id

    async def edit(self, chat: str, message_ref: str, shown: Shown) -> None:
        """Changes the texts where they are. When the new text needs another number of messages, closes the old and says MessageGone."""
        try:
            messages = referenced(message_ref)
        except ValueError:
            raise MessageGone(values={"detail": "not a reference of ours"}) from None
        texts = [message for message in messages if message.kind is PartKind.TEXT] or messages[-1:]
        parts = lay_out(Shown(shown.text, shown.buttons))
        fits = texts[0].kind is PartKind.TEXT or width(parts[0].text) <= CAPTION_LIMIT
        if len(texts) != len(parts) or not fits:
            await self._close(chat, messages[-1])
            raise MessageGone(values={"detail": "the new text needs another number of messages"})
        for message, part in zip(texts, parts, strict=True):
            await self._quietly(edited(chat, message, part))

    async def _close(self, chat: str, message: Sent) -> None:
        """Takes the buttons away; a message that cannot be changed any more has none to fear."""
        try:
            await self._quietly(methods.EditMessageReplyMarkup(chat_id=chat, message_id=message.message_id))
        except MessageGone:
            return

    async def answer(self, press_ref: str, toast: Toast) -> None:
        """One line over the chat, cut to what Telegram allows; no text only stops the waiting sign."""
        text = toast.text[:_TOAST_LIMIT] or None
        method = methods.AnswerCallbackQuery(callback_query_id=press_ref, text=text, show_alert=toast.alert)
        await self._quietly(method)

    async def _quietly(self, method: Edit | methods.TelegramMethod[bool]) -> None:
        call: Callable[[methods.TelegramMethod[Any]], Awaitable[object]] = self._line.call
        try:
            await call(method)
        except Rejected as refused:
            if not harmless(refused):
                raise


def _handle(part: Part) -> str:
    """Names an upload by what it is: the same bytes as photo and as file are two uploads."""
    return f"{part.kind}:{part.name}:{hashlib.sha256(part.content).hexdigest()}" if part.content else ""


def _file_id(message: Message) -> str | None:
    if message.photo:
        return message.photo[-1].file_id
    return message.document.file_id if message.document else None
