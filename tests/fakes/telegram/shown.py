"""What a person sees and did, as values for assertions: buttons, messages, screens, presses."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Button:
    """One inline button; `data` is None for buttons that only open something, `raw` holds every field as sent."""

    text: str
    data: str | None
    raw: Json = field(repr=False, compare=False, default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """One message as the chat shows it now. `sender` is "bot" or the person's id; `edited` counts keyboard changes too."""

    message_id: int
    sender: int | str
    text: str | None
    caption: str | None
    rows: tuple[tuple[Button, ...], ...]
    photo: str | None
    document: str | None
    edited: bool
    raw: Json = field(repr=False, compare=False)

    @property
    def body(self) -> str:
        """The text, or the caption of a picture or file, or nothing."""
        return self.text or self.caption or ""

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.rows for button in row)

    @property
    def labels(self) -> list[str]:
        """The texts of all buttons in reading order."""
        return [button.text for button in self.buttons]

    @property
    def by_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.sender == "bot"


class Screen(tuple[Shown, ...]):
    """The messages of one chat, oldest first, deleted ones left out."""

    __slots__ = ()

    @property
    def by_bot(self) -> "Screen":
        """The same without what people wrote."""
        return Screen(message for message in self if message.by_bot)

    @property
    def last(self) -> Shown:
        """The newest message. Raises IndexError on an empty chat."""
        return self[-1]

    @property
    def text(self) -> str:
        """All texts and captions, one a line: for `in`."""
        return "\n".join(message.body for message in self)

    def find(self, words: str) -> Shown | None:
        """The newest message whose text or caption holds the words."""
        return next((message for message in reversed(self) if words in message.body), None)


@dataclass(frozen=True)
class Said:
    """What a person sent: `update_id` is None where privacy mode hides it from the bot."""

    message_id: int
    update_id: int | None


@dataclass(frozen=True)
class Press:
    """One press of a button; `query_id` is what the bot has to answer."""

    update_id: int
    query_id: str
    message_id: int


def screen_from(messages: list[Json]) -> Screen:
    """Reads the control port's messages."""
    return Screen(_shown(message) for message in messages)


def _shown(message: Json) -> Shown:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    photo = message.get("photo")
    return Shown(
        message_id=message["message_id"],
        sender="bot" if message["from"]["is_bot"] else message["from"]["id"],
        text=message.get("text"),
        caption=message.get("caption"),
        rows=tuple(tuple(Button(b["text"], b.get("callback_data"), b) for b in row) for row in rows),
        photo=photo[-1]["file_id"] if photo else None,
        document=(message.get("document") or {}).get("file_name"),
        edited="edit_date" in message,
        raw=message,
    )
