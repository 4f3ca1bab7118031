"""What a person put into a message, by Telegram's type of content: one table, and what is not in it nobody said."""

from collections.abc import Callable

from aiogram.enums import ContentType
from aiogram.types import Message

from bot.domain.chat import FileRef, IncomingKind

Content = tuple[IncomingKind, FileRef | None]


def _photo(message: Message) -> Content:
    sizes = message.photo or []
    largest = max(sizes, key=lambda size: size.width * size.height)
    name = f"{largest.file_unique_id}.jpg"
    return IncomingKind.PHOTO, FileRef(largest.file_id, name, "image/jpeg", largest.file_size)


def _document(message: Message) -> Content:
    file = message.document
    if file is None:
        return IncomingKind.OTHER, None
    return IncomingKind.FILE, FileRef(file.file_id, file.file_name or "file", file.mime_type or "", file.file_size)


def _voice(message: Message) -> Content:
    voice = message.voice
    if voice is None:
        return IncomingKind.OTHER, None
    return IncomingKind.VOICE, FileRef(voice.file_id, "voice.ogg", voice.mime_type or "audio/ogg", voice.file_size)


def _other(message: Message) -> Content:
    return IncomingKind.OTHER, None


CONTENTS: dict[ContentType, Callable[[Message], Content]] = {
    ContentType.TEXT: lambda _: (IncomingKind.TEXT, None),
    ContentType.PHOTO: _photo,
    ContentType.DOCUMENT: _document,
    ContentType.VOICE: _voice,
    **dict.fromkeys(
        (
            ContentType.ANIMATION,
            ContentType.AUDIO,
            ContentType.CHECKLIST,
            ContentType.CONTACT,
            ContentType.DICE,
            ContentType.GAME,
            ContentType.LIVE_PHOTO,
            ContentType.LOCATION,
            ContentType.PAID_MEDIA,
            ContentType.POLL,
            ContentType.RICH_MESSAGE,
            ContentType.STICKER,
            ContentType.STORY,
            ContentType.VENUE,
            ContentType.VIDEO,
            ContentType.VIDEO_NOTE,
            ContentType.WEB_APP_DATA,
            ContentType.UNKNOWN,
        ),
        _other,
    ),
}
"""What a person says. Everything else in a message (who joined, what was pinned) is Telegram's own and is left alone."""
