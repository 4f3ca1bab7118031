"""The durable inbox and outbox: what came in is stored before it is acknowledged, what goes out before it is sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.chat import Incoming, Shown, Toast


class InboxState(StrEnum):
    NEW = "new"
    HANDLED = "handled"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class InboxRow:
    """`id` counts up; a chat's rows are worked off in this order."""

    id: int
    incoming: Incoming
    state: InboxState
    attempts: int


class Inbox(Protocol):
    def add(self, incoming: Incoming, received_at: datetime) -> int | None:
        """Row id, or None when (messenger, uid) is already there."""
        ...

    def get(self, row_id: int) -> InboxRow | None: ...
    def waiting(self, limit: int) -> tuple[InboxRow, ...]:
        """NEW rows, oldest first."""
        ...

    def history(self, messenger: str, chat: str, limit: int) -> tuple[InboxRow, ...]:
        """Newest things that came from a chat, oldest first."""
        ...

    def attempt(self, row_id: int) -> int:
        """Counts one attempt before work starts; returns the new count."""
        ...

    def finish(self, row_id: int, state: InboxState) -> None: ...


class OutboxKind(StrEnum):
    """SEND: new message. EDIT: replaces the message sent under the same card. ANSWER: a press's toast."""

    SEND = "send"
    EDIT = "edit"
    ANSWER = "answer"


class OutboxState(StrEnum):
    """UNKNOWN rows are never resent by themselves."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"


class Lane(StrEnum):
    """Replies to a person go before reports, reports before broadcasts."""

    REPLY = "reply"
    REPORT = "report"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class Draft:
    """One message to go out. `press_ref` is set for ANSWER; `key` makes the row unique (None: no dedup)."""

    messenger: str
    chat: str
    kind: OutboxKind
    shown: Shown | None = None
    toast: Toast | None = None
    press_ref: str = ""
    lane: Lane = Lane.REPLY
    key: str | None = None
    shop_id: str | None = None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    id: int
    draft: Draft
    state: OutboxState
    attempts: int
    not_before: datetime
    message_ref: str = ""


class Outbox(Protocol):
    def add(self, draft: Draft, now: datetime) -> int | None:
        """Row id, or None when a row with this key is already there."""
        ...

    def due(self, messenger: str, now: datetime, limit: int) -> tuple[OutboxRow, ...]:
        """PENDING rows whose time has come: lane first, then age. A chat with a row in SENDING waits."""
        ...

    def claim(self, row_id: int) -> bool:
        """PENDING -> SENDING, atomically, counting the attempt. False: somebody else has it."""
        ...

    def settle(self, row_id: int, state: OutboxState, message_ref: str = "", note: str = "") -> None: ...
    def postpone(self, row_id: int, until: datetime) -> None:
        """Back to PENDING, not before `until`."""
        ...

    def state_of(self, key: str) -> OutboxState | None:
        """State of the row with this key; None when there is none."""
        ...

    def interrupted(self, messenger: str) -> tuple[OutboxRow, ...]:
        """Rows left in SENDING by a crash."""
        ...

    def hold_back(self) -> dict[str, int]:
        """What was not sent yet is not sent: messages become UNKNOWN, answers to presses DEAD. How many, by shop ("": of none)."""
        ...

    def card(self, messenger: str, chat: str, card: str) -> str | None:
        """Message reference of the newest sent message with this card."""
        ...

    def cards(self, card: str) -> tuple[tuple[str, str], ...]:
        """(messenger, chat) pairs that show this card."""
        ...

    def found(self, messenger: str, chat: str, card: str, message_ref: str) -> bool:
        """A press came from this message, so an UNKNOWN row of this card did arrive there. True when there was one."""
        ...

    def last_asked(self, messenger: str, chat: str) -> str:
        """Key of the newest message to a chat that came with buttons; empty when there is none. Changed cards do not count."""
        ...

    def move_chat(self, messenger: str, old: str, new: str) -> None: ...
    def history(self, messenger: str, chat: str, limit: int) -> tuple[OutboxRow, ...]:
        """Newest messages sent to a chat, oldest first (for a page that is opened again)."""
        ...
