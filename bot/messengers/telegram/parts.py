"""Lays one message of ours out in Telegram's messages: a picture or file with a caption, or texts no longer than allowed."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.chat import Button, Shown
from bot.errors import Rejected

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MOST_PIECES = 10
"""More would be a flood that no one reads and that Telegram would stop half-way."""


class PartKind(StrEnum):
    """The letter a message reference starts with: only texts have a text to edit, the others a caption."""

    TEXT = "t"
    PHOTO = "p"
    DOCUMENT = "d"


@dataclass(frozen=True, slots=True)
class Part:
    """One message of Telegram's. `text` is the caption of a photo or document."""

    kind: PartKind
    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    content: bytes = b""
    name: str = ""
    silent: bool = False


def lay_out(shown: Shown) -> tuple[Part, ...]:
    """In the order of sending; the buttons are under the last. A text too long for a caption follows its picture.

    Raises Rejected for a text that would need more than `MOST_PIECES` messages.
    """
    return tuple(replace(part, silent=shown.silent) for part in _parts(shown))


def _parts(shown: Shown) -> tuple[Part, ...]:
    text = _encodable(shown.text)
    attached = _attachments(shown)
    if attached and width(text) <= CAPTION_LIMIT:
        last = attached[-1]
        return (*attached[:-1], Part(last.kind, text, shown.buttons, last.content, last.name))
    pieces = split(text, TEXT_LIMIT)
    if len(pieces) > MOST_PIECES:
        raise Rejected(values={"detail": f"a text of {len(text)} characters", "limit": MOST_PIECES * TEXT_LIMIT})
    texts = [Part(PartKind.TEXT, piece) for piece in pieces[:-1]]
    return (*attached, *texts, Part(PartKind.TEXT, pieces[-1], shown.buttons))


def _attachments(shown: Shown) -> tuple[Part, ...]:
    photo = () if shown.picture is None else (Part(PartKind.PHOTO, content=shown.picture, name="picture.png"),)
    file = () if shown.file is None else (Part(PartKind.DOCUMENT, content=shown.file, name=shown.file_name or "file"),)
    return photo + file


def width(text: str) -> int:
    """Length in UTF-16 code units, the larger of the two ways Telegram may count."""
    return len(text.encode("utf-16-le", "replace")) // 2


def split(text: str, limit: int) -> tuple[str, ...]:
    """At least one piece, none wider than the limit, cut after lines where possible, else after spaces, else anywhere."""
    pieces = []
    while width(text) > limit:
        room = _fitting(text, limit)
        cut = text.rfind("\n", 1, room)
        cut = cut if cut > 0 else text.rfind(" ", 1, room)
        end = cut if cut > 0 else room
        pieces.append(text[:end])
        text = text[end:].lstrip("\n") if cut > 0 else text[end:]
    return (*pieces, text)


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start are not wider than the limit."""
    count = min(len(text), limit)
    while width(text[:count]) > limit:
        count -= (width(text[:count]) - limit + 1) // 2
    return count


def _encodable(text: str) -> str:
    """A half of a surrogate pair in somebody's product name must not keep a report from going out."""
    return text.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Sent:
    """One message as the service knows it."""

    kind: PartKind
    message_id: int


def reference(messages: list[Sent]) -> str:
    """All messages of one `Shown` as text: "t:12", or "p:12,t:13" for a picture with a long text."""
    return ",".join(f"{message.kind}:{message.message_id}" for message in messages)


def referenced(text: str) -> list[Sent]:
    """The reverse of `reference`. Raises ValueError for anything else."""
    pairs = [part.split(":") for part in text.split(",")]
    return [Sent(PartKind(kind), int(number)) for kind, number in pairs]
