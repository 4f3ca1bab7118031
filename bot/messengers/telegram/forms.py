"""The Bot API's requests for our parts: what a text, a photo and a file look like when sent and when edited."""

from collections.abc import Callable

from aiogram import methods
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)

from bot.domain.chat import Button, ButtonStyle
from bot.messengers.telegram.parts import Part, PartKind, Sent

Send = methods.TelegramMethod[Message]
Edit = methods.TelegramMethod[Message | bool]
_STYLES = {ButtonStyle.GOOD: "success", ButtonStyle.BAD: "danger"}


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """None for no buttons: an edit without a keyboard removes the one that was there."""
    if not any(rows):
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_key(button) for button in row] for row in rows if row])


def _key(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=button.label, callback_data=button.data, style=_STYLES.get(button.style))


def _source(part: Part, known: str | None) -> str | BufferedInputFile:
    return known or BufferedInputFile(part.content, filename=part.name)


def _hush(part: Part) -> bool | None:
    """Only what comes without a sound says so; anything else is left to the chat's own setting."""
    return part.silent or None


def _text(chat: str, part: Part, known: str | None) -> Send:
    return methods.SendMessage(
        chat_id=chat,
        text=part.text,
        reply_markup=keyboard(part.buttons),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=_hush(part),
    )


def _photo(chat: str, part: Part, known: str | None) -> Send:
    return methods.SendPhoto(
        chat_id=chat,
        photo=_source(part, known),
        caption=part.text or None,
        reply_markup=keyboard(part.buttons),
        disable_notification=_hush(part),
    )


def _document(chat: str, part: Part, known: str | None) -> Send:
    return methods.SendDocument(
        chat_id=chat,
        document=_source(part, known),
        caption=part.text or None,
        reply_markup=keyboard(part.buttons),
        disable_notification=_hush(part),
    )


FORMS: dict[PartKind, Callable[[str, Part, str | None], Send]] = {
    PartKind.TEXT: _text,
    PartKind.PHOTO: _photo,
    PartKind.DOCUMENT: _document,
}


def edited(chat: str, message: Sent, part: Part) -> Edit:
    where, markup = message.message_id, keyboard(part.buttons)
    if message.kind is not PartKind.TEXT:
        return methods.EditMessageCaption(chat_id=chat, message_id=where, caption=part.text, reply_markup=markup)
    preview = LinkPreviewOptions(is_disabled=True)
    return methods.EditMessageText(
        chat_id=chat, message_id=where, text=part.text, reply_markup=markup, link_preview_options=preview
    )
