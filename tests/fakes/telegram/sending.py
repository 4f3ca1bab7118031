"""The methods that put something new into a chat."""

from typing import Any

from tests.fakes.telegram.errors import bad
from tests.fakes.telegram.files import StoredFile
from tests.fakes.telegram.keyboards import markup
from tests.fakes.telegram.model import Chat, Content, Message
from tests.fakes.telegram.texts import caption, message_text
from tests.fakes.telegram.wire import Params, Upload
from tests.fakes.telegram.world import World

Json = dict[str, Any]

_NAMES = {"photo": "Photo", "document": "Document", "voice": "VoiceNote"}
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


async def send_message(world: World, params: Params) -> Json:
    """sendMessage."""
    chat = world.writable(params)
    text, entities = message_text(params)
    return _send(world, chat, params, Content("text", text, entities))


def _send(world: World, chat: Chat, params: Params, content: Content) -> Json:
    keyboard = markup(params, chat.private)
    reply_to = _reply(chat, params)
    world.rates.charge(chat)
    message = _put(world, chat, content, reply_to)
    message.markup = keyboard
    _show_keyboard(chat, keyboard)
    return world.shown(chat, message)


def _put(world: World, chat: Chat, content: Content, reply_to: int | None) -> Message:
    message = world.put(chat, world.bot(), content)
    message.reply_to = reply_to
    return message


def _show_keyboard(chat: Chat, keyboard: Json | None) -> None:
    if keyboard and "keyboard" in keyboard:
        chat.keyboard = [[button["text"] for button in row] for row in keyboard["keyboard"]]
    if keyboard and keyboard.get("remove_keyboard"):
        chat.keyboard = []


def _reply(chat: Chat, params: Params) -> int | None:
    asked = params.structure("reply_parameters") or {}
    message_id = asked.get("message_id") or params.integer("reply_to_message_id")
    if not message_id or message_id in chat.messages:
        return message_id or None
    if asked.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")


async def take_file(world: World, params: Params, kind: str, given: str | None) -> StoredFile:
    """A file given as a part of the request, `attach://`, or an id. Raises 400 when it is none of them."""
    if given is None:
        upload = params.uploads.get(kind)
    elif given.startswith("attach://"):
        upload = params.uploads.get(given.removeprefix("attach://"))
    else:
        return _by_id(world, kind, given)
    if upload is None:
        raise bad(f"there is no {kind} in the request" if given is None else "wrong file identifier/HTTP URL specified")
    return await _uploaded(world, kind, upload)


async def _uploaded(world: World, kind: str, upload: Upload) -> StoredFile:
    await world.rates.upload(len(upload.data))
    return world.files.add(kind, upload)


def _by_id(world: World, kind: str, file_id: str) -> StoredFile:
    if file_id.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    stored, _ = world.files.find(file_id)
    if stored.kind != kind:
        raise bad(f"can't use file of type {_NAMES[stored.kind]} as {_NAMES[kind]}")
    return stored


async def _send_file(world: World, params: Params, kind: str) -> Json:
    chat = world.writable(params)
    text, entities = caption(params)
    markup(params, chat.private)
    stored = await take_file(world, params, kind, params.text(kind))
    return _send(world, chat, params, Content(kind, text, entities, stored))


async def send_photo(world: World, params: Params) -> Json:
    """sendPhoto."""
    return await _send_file(world, params, "photo")


async def send_document(world: World, params: Params) -> Json:
    """sendDocument."""
    return await _send_file(world, params, "document")


async def send_voice(world: World, params: Params) -> Json:
    """sendVoice."""
    return await _send_file(world, params, "voice")


async def send_media_group(world: World, params: Params) -> list[Json]:
    """sendMediaGroup: 2 to 10 photos or documents, no keyboard; counted as so many messages."""
    chat = world.writable(params)
    listed = params.structure("media")
    if not isinstance(listed, list) or not 2 <= len(listed) <= 10:
        raise bad("wrong number of messages to send as an album: 2-10 are allowed")
    if len({one.get("type") for one in listed}) != 1:
        raise bad("documents can't be mixed with other media types")
    contents = [await media_content(world, params, one) for one in listed]
    reply_to = _reply(chat, params)
    world.rates.charge(chat, len(contents))
    messages = [_put(world, chat, content, reply_to) for content in contents]
    for message in messages:
        message.group_id = str(13_000_000_000 + messages[0].id)
    return [world.shown(chat, message) for message in messages]


async def media_content(world: World, params: Params, media: Any) -> Content:
    """The content of one `InputMedia`. Raises 400 for a kind other than photo and document."""
    if not isinstance(media, dict) or media.get("type") not in {"photo", "document"}:
        raise bad("can't parse InputMedia: invalid type specified")
    if not media.get("media"):
        raise bad("can't parse InputMedia: media not found")
    text, entities = caption(Params({name: value for name, value in media.items() if value is not None}))
    stored = await take_file(world, params, media["type"], str(media["media"]))
    return Content(media["type"], text, entities, stored)


async def send_chat_action(world: World, params: Params) -> bool:
    """sendChatAction."""
    world.writable(params)
    if params.text("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    return True
