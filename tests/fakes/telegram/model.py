"""People, chats and messages as the emulated service keeps them, and the JSON it shows of them."""

from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram.files import StoredFile

Json = dict[str, Any]


@dataclass
class Person:
    """An account. `started` says that the bot may write to it."""

    id: int
    name: str
    language_code: str
    username: str | None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        """The `User` object."""
        shown: Json = {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language_code}
        return shown | ({"username": self.username} if self.username else {})


@dataclass(frozen=True)
class Content:
    """What a message holds. `kind` is text, photo, document, voice or service; `extra` are fields shown as they are."""

    kind: str
    text: str = ""
    entities: tuple[Json, ...] = ()
    file: StoredFile | None = None
    extra: Json = field(default_factory=dict)

    def fields(self) -> Json:
        """The part of the `Message` object that this content makes."""
        shown: Json = dict(self.extra)
        words, marks = ("text", "entities") if self.kind == "text" else ("caption", "caption_entities")
        if self.text:
            shown[words] = self.text
        if self.entities:
            shown[marks] = list(self.entities)
        if self.file is not None:
            shown[self.kind] = self.file.shown()
        return shown


@dataclass
class Message:
    """One message of one chat; `sender` is a `User` object, `date` is in virtual Unix seconds."""

    id: int
    sender: Json
    date: int
    content: Content
    markup: Json | None = None
    edited: int | None = None
    reply_to: int | None = None
    group_id: str | None = None

    @property
    def by_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def inline(self) -> Json | None:
        """The inline keyboard, if it has one."""
        return self.markup if self.markup and "inline_keyboard" in self.markup else None


@dataclass
class Chat:
    """A private talk (positive id, equal to the person's) or a group."""

    id: int
    kind: str
    title: str = ""
    members: list[int] = field(default_factory=list)
    bot_status: str = "member"
    privacy: bool = True
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: list[list[str]] = field(default_factory=list)
    menu_button: Json | None = None
    last_id: int = 0
    acted: float = float("-inf")

    @property
    def private(self) -> bool:
        """Whether it is a talk with one person."""
        return self.kind == "private"

    def reference(self, person: Person | None) -> Json:
        """The `Chat` object; a private one shows its person."""
        if person is None or not self.private:
            return {"id": self.id, "type": self.kind, "title": self.title}
        shown: Json = {"id": self.id, "type": "private", "first_name": person.name}
        return shown | ({"username": person.username} if person.username else {})
