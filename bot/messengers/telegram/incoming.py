"""Turns Telegram's updates into ours: one table from the kind of update to the function that reads it, and nothing besides."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import Chat, ChatMemberUpdated, Message, Update, User

from bot.domain.chat import Incoming, IncomingKind
from bot.messengers.telegram.contents import CONTENTS
from bot.messengers.telegram.parts import PartKind, Sent, reference

NAME = "telegram"
_ADDRESSED = re.compile(r"(/[A-Za-z0-9_]{1,32})@([A-Za-z0-9_]+)(?=\s|$)")
_PRIVATE = "private"
_INSIDE = {"member", "administrator", "creator"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads updates of one bot. `now` is when it arrived: presses carry no time of their own."""

    bot_id: int
    username: str

    def read(self, raw: Mapping[str, Any], now: datetime) -> Incoming | None:
        """None for what is nobody's message to us. Raises ValueError without a usable update id."""
        update_id = raw.get("update_id")
        if not isinstance(update_id, int) or isinstance(update_id, bool):
            raise ValueError("an update without a number")
        kind = next((kind for kind in READERS if isinstance(raw.get(kind), Mapping)), None)
        if kind is None:
            return None
        context = _Context(f"{self.bot_id}:{update_id}", self.username, now)
        try:
            update = Update.model_validate(raw)
        except ValueError:
            return _unreadable(raw[kind], context)
        return READERS[kind](update, context)


@dataclass(frozen=True, slots=True)
class _Context:
    uid: str
    username: str
    now: datetime

    def incoming(self, chat: Chat, sender: User, at: datetime) -> Incoming:
        return Incoming(
            messenger=NAME,
            uid=self.uid,
            chat=str(chat.id),
            sender=str(sender.id),
            at=at.astimezone(UTC),
            sender_name=sender.full_name,
            language_hint=sender.language_code or "",
            private=chat.type == _PRIVATE,
        )


def _message(update: Update, context: _Context) -> Incoming | None:
    message = update.message
    if message is None or message.from_user is None:
        return None
    base = context.incoming(message.chat, message.from_user, message.date)
    if message.migrate_to_chat_id is not None:
        return replace(base, kind=IncomingKind.MIGRATED, moved_to=str(message.migrate_to_chat_id))
    read = CONTENTS.get(ContentType(message.content_type))
    text = for_us(message.text or message.caption or "", context.username)
    if read is None or text is None:
        return None
    kind, file = read(message)
    sent = reference([Sent(_shape(message), message.message_id)])
    return replace(base, kind=kind, text=text, file=file, quoted=_quoted(message), message_ref=sent)


def _quoted(message: Message) -> bool:
    """Somebody else's words. A reply that quotes a line is no such thing: its own text is the sender's, and the quote is left out."""
    return message.forward_origin is not None or message.via_bot is not None


def _shape(message: Message) -> PartKind:
    if message.photo:
        return PartKind.PHOTO
    return PartKind.DOCUMENT if message.document else PartKind.TEXT


def for_us(text: str, username: str) -> str | None:
    """The text with "/report@OurBot" as "/report"; None when the command is for another bot."""
    addressed = _ADDRESSED.match(text)
    if addressed is None:
        return text
    return addressed[1] + text[addressed.end() :] if addressed[2].lower() == username.lower() else None


def _press(update: Update, context: _Context) -> Incoming | None:
    query = update.callback_query
    if query is None or query.message is None or query.data is None:
        return None
    message = query.message
    shape = _shape(message) if isinstance(message, Message) else PartKind.TEXT
    base = context.incoming(message.chat, query.from_user, context.now)
    sent = reference([Sent(shape, message.message_id)])
    return replace(base, kind=IncomingKind.PRESS, data=query.data, press_ref=query.id, message_ref=sent)


def _membership(update: Update, context: _Context) -> Incoming | None:
    change = update.my_chat_member
    if change is None:
        return None
    was, now = _inside(change, new=False), _inside(change, new=True)
    if was == now:
        return None
    base = context.incoming(change.chat, change.from_user, change.date)
    return replace(base, kind=IncomingKind.JOINED if now else IncomingKind.BLOCKED)


def _inside(change: ChatMemberUpdated, *, new: bool) -> bool:
    member = change.new_chat_member if new else change.old_chat_member
    return member.status in _INSIDE or bool(getattr(member, "is_member", False))


READERS: dict[str, Callable[[Update, _Context], Incoming | None]] = {
    "message": _message,
    "callback_query": _press,
    "my_chat_member": _membership,
}
ALLOWED_UPDATES = list(READERS)
"""Named to Telegram, because the setting persists there and the default leaves some out. Edited messages are not asked for."""


def _unreadable(body: Mapping[str, Any], context: _Context) -> Incoming | None:
    """Something newer than the library: whoever sent it still gets an answer, if it says who that is."""
    chat, sender = _number(body.get("chat")), _number(body.get("from"))
    if chat is None or sender is None:
        return None
    private = body["chat"].get("type") == _PRIVATE
    return Incoming(NAME, context.uid, chat, sender, context.now, IncomingKind.OTHER, private=private)


def _number(owner: Any) -> str | None:
    number = owner.get("id") if isinstance(owner, Mapping) else None
    return str(number) if isinstance(number, int) else None
