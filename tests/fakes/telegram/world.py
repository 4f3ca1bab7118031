"""Everything the emulated service knows in one place: people, chats, messages, queries, updates, and who may write to whom."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.errors import ApiError, CannotError, bad, forbidden
from tests.fakes.telegram.faults import Faults
from tests.fakes.telegram.files import Files
from tests.fakes.telegram.journal import Entry, Journal
from tests.fakes.telegram.model import Chat, Content, Message, Person
from tests.fakes.telegram.process import Options
from tests.fakes.telegram.rates import Limits, Rates
from tests.fakes.telegram.updates import Update, Updates
from tests.fakes.telegram.webhook import Webhook
from tests.fakes.telegram.wire import Params

Json = dict[str, Any]
Run = Callable[["World", str, Params, str], Awaitable[Any]]

USERNAME = "emulated_bot"


@dataclass
class Query:
    """A press that waits for its answer."""

    id: str
    made: float
    answers: list[Json] = field(default_factory=list)


class World:
    """The state of one emulator between two resets."""

    def __init__(self, options: Options, run: Run, next_id: int) -> None:
        self.options = options
        self.clock = Clock(options.speed, options.start)
        self.files = Files()
        self.journal = Journal(self.clock)
        self.faults = Faults()
        self.rates = Rates(self.clock, Limits(enabled=options.rates))
        self.updates = Updates(self.clock, next_id)
        self.webhook = Webhook(self.clock, self.updates, lambda call: self._from_webhook(run, call), self.touch)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[str, list[Json]] = {}
        self.menu_button: Json = {"type": "commands"}
        self.names: dict[str, str] = {}
        self.version = 0
        self.changed = asyncio.Event()

    @property
    def bot_id(self) -> int:
        """The number before the colon of the token."""
        return int(self.options.token.split(":", 1)[0])

    def bot(self) -> Json:
        """The bot as a `User` object."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.names.get("name", "Emulated"),
            "username": USERNAME,
        }

    async def _from_webhook(self, run: Run, call: Params) -> None:
        method = call.text("method") or ""
        if not method.lower().startswith("get") and method.lower() != "setwebhook":
            await run(self, method, call, "webhook")

    async def close(self) -> None:
        """Ends polls, pushes and holds."""
        self.updates.closed = True
        self.faults.clear()
        self.updates.interrupt("")
        await self.webhook.close()
        self.touch()

    def touch(self) -> None:
        """Something a test may wait for has changed."""
        self.version += 1
        event, self.changed = self.changed, asyncio.Event()
        event.set()

    def emit(self, kind: str, body: Json, queue: str) -> Update | None:
        """Queues an update and sets the webhook going."""
        update = self.updates.add(kind, body, queue)
        self.webhook.kick()
        self.touch()
        return update

    def person(self, user: int) -> Person:
        """Raises CannotError for an unknown person."""
        if user not in self.people:
            raise CannotError(f"there is no person {user}; add_user first")
        return self.people[user]

    def chat(self, chat_id: int) -> Chat:
        """Raises CannotError for an unknown chat."""
        if chat_id not in self.chats:
            raise CannotError(f"there is no chat {chat_id}")
        return self.chats[chat_id]

    def named(self, params: Params) -> Chat:
        """The chat of `chat_id`. Raises 400 when it is empty, unknown, or moved to a supergroup."""
        value = (params.text("chat_id") or "").strip()
        if not value:
            raise bad("chat_id is empty")
        chat = self.chats.get(int(value)) if re.fullmatch(r"-?[0-9]{1,19}", value) else None
        if chat is None:
            raise bad("chat not found")
        if chat.migrated_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        return chat

    def writable(self, params: Params) -> Chat:
        """The chat of `chat_id` if the bot may write to it. Raises 400 or 403."""
        chat = self.named(params)
        self.rates.arrived(chat.id)
        if refusal := self._refusal(chat):
            raise refusal
        return chat

    def _refusal(self, chat: Chat) -> ApiError | None:
        if not chat.private:
            return forbidden(f"bot was kicked from the {chat.kind} chat") if chat.bot_status == "kicked" else None
        person = self.people[chat.id]
        if person.deactivated:
            return forbidden("user is deactivated")
        if person.blocked:
            return forbidden("bot was blocked by the user")
        return None if person.started else forbidden("bot can't initiate conversation with a user")

    def put(self, chat: Chat, sender: Json, content: Content) -> Message:
        """A new message with the chat's next id."""
        chat.last_id += 1
        message = Message(chat.last_id, sender, int(self.clock.now()), content)
        chat.messages[message.id] = message
        self.touch()
        return message

    def shown(self, chat: Chat, message: Message, *, quoted: bool = False) -> Json:
        """The `Message` object; a quoted one does not show what it answers in turn."""
        shown: Json = {"message_id": message.id, "date": message.date, "from": message.sender}
        shown |= {"chat": chat.reference(self.people.get(chat.id)), **message.content.fields()}
        if message.edited is not None:
            shown["edit_date"] = message.edited
        if message.inline is not None:
            shown["reply_markup"] = message.inline
        if message.group_id is not None:
            shown["media_group_id"] = message.group_id
        original = chat.messages.get(message.reply_to or 0)
        if original is not None and not quoted:
            shown["reply_to_message"] = self.shown(chat, original, quoted=True)
        return shown

    def refused_wait(self, entry: Entry, seconds: int) -> None:
        """Notes a wait that a fault told the bot."""
        if entry.chat is not None:
            self.rates.asked_to_wait(entry.chat, seconds)
