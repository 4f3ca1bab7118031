"""The page's protocol: JSON frames in both directions. What comes in is checked here and nowhere later trusted to be well-formed."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.chat import Button, Shown, Toast
from bot.messengers.files import png_size
from bot.messengers.web.media import Media
from bot.messengers.web.options import Past

UID = re.compile(r"[A-Za-z0-9_-]{8,64}")
LANGUAGE = re.compile(r"[A-Za-z0-9-]{2,16}")
MAX_DATA = 64
MAX_REF = 128
Frame = dict[str, object]


class Malformed(Exception):
    """A frame the page of ours would never send. `uid` is the message's when it could be read, else ""."""

    def __init__(self, why: str, uid: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.uid = uid


@dataclass(frozen=True, slots=True)
class SaidText:
    uid: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Pressed:
    uid: str
    message_ref: str
    data: str
    language: str


@dataclass(frozen=True, slots=True)
class Ping:
    pass


Heard = SaidText | Pressed | Ping


def _string(frame: Mapping[str, Any], name: str, limit: int, uid: str) -> str:
    value = frame.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Malformed("malformed", uid)
    try:
        size = len(value.encode())
    except UnicodeEncodeError as error:
        raise Malformed("malformed", uid) from error
    if size > limit:
        raise Malformed("too-long", uid)
    return value


def language_of(value: object) -> str:
    """A language tag as given, or "" when it is none."""
    return value if isinstance(value, str) and LANGUAGE.fullmatch(value) else ""


def _text(frame: Mapping[str, Any], uid: str, max_text: int) -> Heard:
    return SaidText(uid, _string(frame, "text", max_text, uid), language_of(frame.get("lang")))


def _press(frame: Mapping[str, Any], uid: str, max_text: int) -> Heard:
    message = _string(frame, "message", MAX_REF, uid)
    return Pressed(uid, message, _string(frame, "data", MAX_DATA, uid), language_of(frame.get("lang")))


_KINDS: dict[str, Callable[[Mapping[str, Any], str, int], Heard]] = {"text": _text, "press": _press}


def heard(raw: str, max_text: int) -> Heard:
    """Reads one frame. Raises Malformed ("malformed", "too-long")."""
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Malformed("malformed") from error
    if not isinstance(frame, dict):
        raise Malformed("malformed")
    kind = frame.get("type")
    if kind == "ping":
        return Ping()
    uid = frame.get("uid")
    reader = _KINDS.get(kind) if isinstance(kind, str) else None
    if reader is None or not isinstance(uid, str) or not UID.fullmatch(uid):
        raise Malformed("malformed")
    return reader(frame, uid, max_text)


def _button(button: Button) -> Frame:
    return {"label": button.label, "data": button.data, "style": button.style.value}


def _attached(media: Media, chat: str, shown: Shown) -> Frame | None:
    if shown.file is None:
        return {"name": shown.file_name, "url": "", "size": None} if shown.file_name else None
    url = f"/media/{media.put(chat, shown.file)}?as=file"
    return {"name": shown.file_name or "file", "url": url, "size": len(shown.file)}


def _pictured(media: Media, chat: str, shown: Shown) -> Frame | None:
    if shown.picture is None:
        return None
    width, height = png_size(shown.picture) or (None, None)
    return {"url": f"/media/{media.put(chat, shown.picture)}", "width": width, "height": height}


def page_ref(chat: str, past: Past) -> str:
    """A person's own message goes by the page's uid, without the sender before it."""
    return past.ref.removeprefix(f"{chat}:") if past.mine else past.ref


def message(media: Media, chat: str, past: Past) -> Frame:
    """One message as the page shows it; pictures and files are addresses."""
    shown = past.shown
    return {
        "ref": page_ref(chat, past),
        "mine": past.mine,
        "at": past.at.isoformat() if past.at else None,
        "text": shown.text,
        "card": bool(shown.card),
        "buttons": [[_button(button) for button in row] for row in shown.buttons],
        "picture": _pictured(media, chat, shown),
        "file": _attached(media, chat, shown),
    }


def toast(uid: str, shown: Toast) -> Frame:
    """The answer to the press with this page uid."""
    return {"type": "toast", "press": uid, "text": shown.text, "alert": shown.alert}
