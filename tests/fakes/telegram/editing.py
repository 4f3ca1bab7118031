"""The methods that change or remove what a chat shows, and the answer to a press."""

from dataclasses import replace
from typing import Any

from tests.fakes.telegram.errors import bad
from tests.fakes.telegram.keyboards import markup
from tests.fakes.telegram.model import Chat, Content, Message
from tests.fakes.telegram.sending import media_content
from tests.fakes.telegram.texts import caption, message_text
from tests.fakes.telegram.wire import Params
from tests.fakes.telegram.world import World

Json = dict[str, Any]

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_DELETE_SECONDS = 48 * 3600


def _target(world: World, params: Params) -> tuple[Chat, Message]:
    """The message to edit. Raises 400 or 403."""
    if params.text("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = world.writable(params)
    message_id = params.integer("message_id")
    if not message_id:
        raise bad("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad("message to edit not found")
    if not message.by_bot or (message.markup is not None and message.inline is None):
        raise bad("message can't be edited")
    return chat, message


def _change(world: World, chat: Chat, message: Message, content: Content, params: Params) -> Json:
    """Replaces content and keyboard; an edit without a keyboard takes the old one away."""
    keyboard = markup(params, chat.private, inline_only=True)
    if content == message.content and keyboard == message.markup:
        raise bad(_SAME)
    world.rates.charge(chat)
    message.content, message.markup = content, keyboard
    message.edited = int(world.clock.now())
    world.touch()
    return world.shown(chat, message)


async def edit_text(world: World, params: Params) -> Json:
    """editMessageText."""
    text, entities = message_text(params)
    chat, message = _target(world, params)
    if message.content.kind != "text":
        raise bad("there is no text in the message to edit")
    return _change(world, chat, message, Content("text", text, entities), params)


async def edit_caption(world: World, params: Params) -> Json:
    """editMessageCaption."""
    text, entities = caption(params)
    chat, message = _target(world, params)
    if message.content.file is None:
        raise bad("there is no caption in the message to edit")
    return _change(world, chat, message, replace(message.content, text=text, entities=entities), params)


async def edit_markup(world: World, params: Params) -> Json:
    """editMessageReplyMarkup."""
    chat, message = _target(world, params)
    return _change(world, chat, message, message.content, params)


async def edit_media(world: World, params: Params) -> Json:
    """editMessageMedia."""
    chat, message = _target(world, params)
    return _change(world, chat, message, await media_content(world, params, params.structure("media")), params)


async def delete_message(world: World, params: Params) -> bool:
    """deleteMessage."""
    chat = world.writable(params)
    _delete(world, chat, params.integer("message_id") or 0)
    return True


async def delete_messages(world: World, params: Params) -> bool:
    """deleteMessages: up to 100; those that are not there are passed over."""
    chat = world.writable(params)
    ids = params.structure("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
        raise bad("message identifiers are not specified")
    for message_id in ids:
        if int(message_id) in chat.messages:
            _delete(world, chat, int(message_id))
    return True


def _delete(world: World, chat: Chat, message_id: int) -> None:
    message = chat.messages.get(message_id)
    if message is None:
        raise bad("message to delete not found")
    too_old = world.clock.now() - message.date > _DELETE_SECONDS
    if too_old or not (message.by_bot or chat.private):
        raise bad("message can't be deleted for everyone" if too_old else "message can't be deleted")
    del chat.messages[message_id]
    world.touch()


async def answer_callback(world: World, params: Params) -> bool:
    """answerCallbackQuery."""
    text = params.text("text") or ""
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query = world.queries.get(params.text("callback_query_id") or "")
    if query is None or world.clock.now() - query.made >= world.options.answer_window:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    url = params.text("url")
    if url and not url.startswith(("https://t.me/", "tg://", "t.me/")):
        raise bad("URL_INVALID")
    query.answers.append({"text": text, "show_alert": params.flag("show_alert"), "url": url, "at": world.clock.now()})
    world.touch()
    return True
