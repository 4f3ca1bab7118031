"""Messages in and out, with nothing in them that belongs to one messenger."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class IncomingKind(StrEnum):
    """JOINED: the person opened the chat or unblocked us. BLOCKED: the person cannot be reached any more."""

    TEXT = "text"
    PRESS = "press"
    FILE = "file"
    PHOTO = "photo"
    VOICE = "voice"
    JOINED = "joined"
    BLOCKED = "blocked"
    MIGRATED = "migrated"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file the messenger keeps for us: `ref` is its own handle, `size` in bytes (None: not told)."""

    ref: str
    name: str
    mime: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing a person did. `uid` is unique per messenger and the same on redelivery.

    `press_ref` answers a press; `message_ref` is the message a press belongs to. `quoted` marks forwarded text or text inserted by
    another bot: data, never an order. `moved_to` is a migrated group's new chat.
    """

    messenger: str
    uid: str
    chat: str
    sender: str
    at: datetime
    kind: IncomingKind = IncomingKind.TEXT
    text: str = ""
    data: str = ""
    sender_name: str = ""
    language_hint: str = ""
    private: bool = True
    quoted: bool = False
    message_ref: str = ""
    press_ref: str = ""
    file: FileRef | None = None
    moved_to: str = ""

    @property
    def stem(self) -> str:
        """What ids of runs that this asks for begin with: the same whenever it comes again, also into a restored database."""
        told = json.dumps([self.messenger, self.sender, self.uid]).encode()
        return "m" + base64.urlsafe_b64encode(hashlib.sha256(told).digest()[:15]).decode()


class ButtonStyle(StrEnum):
    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Button:
    """`data` is what comes back: at most 64 bytes, only ids and verbs, never an amount."""

    label: str
    data: str
    style: ButtonStyle = ButtonStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Shown:
    """A message ready to be shown: final text (plain, no markup), rows of buttons, a PNG or a file beside it.

    `silent` asks the messenger to make no sound. `card` names the message so that a later `Shown` with the same card and
    `update=True` replaces it in place.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: bytes | None = field(default=None, repr=False)
    card: str = ""
    update: bool = False
    file: bytes | None = field(default=None, repr=False)
    file_name: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """A short line that answers a press (200 characters at most); `alert` asks the messenger to make it stand out."""

    text: str = ""
    alert: bool = False
