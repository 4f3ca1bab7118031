"""A messenger: how incoming things get into the durable inbox, and how what we show gets out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.domain.chat import FileRef, Incoming, Shown, Toast

Receive = Callable[[Incoming], Awaitable[bool]]
"""Stores an incoming message durably before it returns; only then may the messenger be told that we have it.

True: it is new. False: it was stored before (a redelivery). Raises XiaoerError when it cannot be stored.
"""


@dataclass(frozen=True, slots=True)
class MessengerTraits:
    """What a messenger can do. `per_second` and `per_chat_seconds` are its pacing; 0 means none.

    `resend_safe`: sending the same outbox row twice shows one message (our own web chat). False on Telegram.
    """

    text_limit: int
    caption_limit: int
    per_second: int = 0
    per_chat_seconds: float = 0.0
    resend_safe: bool = False


class Messenger(Protocol):
    """One way to reach people. `name` is what `Incoming.messenger` says ("telegram", "web", "console").

    `send`, `edit` and `answer` raise the DeliveryError that says what is known and what to do next.
    """

    @property
    def name(self) -> str: ...

    @property
    def traits(self) -> MessengerTraits: ...

    async def send(self, chat: str, shown: Shown, key: str) -> str:
        """Show a new message; `key` is the outbox row's id. Returns the messenger's own reference of the message."""
        ...

    async def edit(self, chat: str, message_ref: str, shown: Shown) -> None:
        """Replace text and buttons of a message of ours. Equal content counts as success."""
        ...

    async def answer(self, press_ref: str, toast: Toast) -> None:
        """Answer a press. A press too old to be answered counts as success."""
        ...

    async def fetch(self, file: FileRef, target: Path, limit_bytes: int) -> None:
        """Download a file a person sent. Raises TooLarge beyond the limit, FileRejected when it is gone."""
        ...

    async def run(self, receive: Receive) -> None:
        """Take in messages until cancelled. Raises Unauthorized when the messenger will not have us."""
        ...
