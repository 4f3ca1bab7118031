"""What people do in their app: write, send files, press buttons, and have a press sent twice."""

import base64
import mimetypes
from collections.abc import Callable
from typing import Any

from tests.fakes.telegram.errors import ApiError, CannotError
from tests.fakes.telegram.model import Chat, Content, Message, Person
from tests.fakes.telegram.texts import written
from tests.fakes.telegram.updates import Update
from tests.fakes.telegram.wire import Upload
from tests.fakes.telegram.world import USERNAME, Query, World

Json = dict[str, Any]


def _place(world: World, asked: Json) -> tuple[Person, Chat]:
    """The person and the chat they act in. Raises CannotError where their app would not let them."""
    person = world.person(int(asked["user"]))
    chat = world.chat(int(asked.get("chat") or person.id))
    if person.deactivated or person.id not in chat.members or chat.migrated_to is not None:
        raise CannotError(f"person {person.id} cannot write in chat {chat.id}")
    if chat.private and person.blocked:
        raise CannotError(f"person {person.id} has blocked the bot; unblock first")
    return person, chat


def say(world: World, asked: Json) -> Json:
    """A text message."""
    text = str(asked["text"]).strip()
    if not 1 <= len(text) <= 4096:
        raise CannotError("a message has 1 to 4096 characters")
    return _sent(world, asked, Content("text", text, written(text)))


def edit_said(world: World, asked: Json) -> Json:
    """A changed text of one's own."""
    person, chat = _place(world, asked)
    message = chat.messages.get(int(asked["message_id"]))
    if message is None or message.sender["id"] != person.id:
        raise CannotError(f"message {asked['message_id']} is not one of person {person.id}")
    message.content = Content("text", asked["text"], written(asked["text"]))
    message.edited = int(world.clock.now())
    update = (
        world.emit("edited_message", world.shown(chat, message), f"chat {chat.id}")
        if _seen(world, chat, message)
        else None
    )
    return {"message_id": message.id, "update_id": update.id if update else None}


def send_file(world: World, asked: Json) -> Json:
    """A document, picture or voice note."""
    kind, data = asked["kind"], base64.b64decode(asked["data"])
    mimes = {"photo": ("photo.jpg", "image/jpeg"), "voice": ("voice.oga", "audio/ogg")}
    name = str(asked.get("filename") or "file")
    name, mime = mimes.get(kind, (name, mimetypes.guess_type(name)[0] or "application/octet-stream"))
    try:
        stored = world.files.add(kind, Upload(name, mime, data), int(asked.get("duration") or 0))
    except ApiError as error:
        raise CannotError(error.description) from None
    caption = str(asked.get("caption") or "")
    return _sent(world, asked, Content(kind, caption, written(caption), stored))


def _sent(world: World, asked: Json, content: Content) -> Json:
    person, chat = _place(world, asked)
    reply_to = asked.get("reply_to")
    if reply_to is not None and reply_to not in chat.messages:
        raise CannotError(f"chat {chat.id} has no message {reply_to}")
    message = world.put(chat, person.user(), content)
    message.reply_to = reply_to
    if chat.private:
        person.started = True
    update = None
    if _seen(world, chat, message):
        chat.acted = world.clock.now()
        update = world.emit("message", world.shown(chat, message), f"chat {chat.id}")
    return {"message_id": message.id, "update_id": update.id if update else None}


def _seen(world: World, chat: Chat, message: Message) -> bool:
    """Whether the bot is given the message: everything in private; in a group what privacy mode lets through."""
    if chat.private or not chat.privacy:
        return chat.bot_status == "member"
    text = message.content.text
    commands = [_slice(text, one) for one in message.content.entities if one["type"] == "bot_command"]
    meant = any("@" not in command or command.endswith(f"@{USERNAME}") for command in commands)
    answered = chat.messages.get(message.reply_to or 0)
    return chat.bot_status == "member" and (
        meant or f"@{USERNAME}" in text.split() or (answered is not None and answered.by_bot)
    )


def _slice(text: str, entity: Json) -> str:
    coded = text.encode("utf-16-le")
    return coded[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")


def press(world: World, asked: Json) -> Json:
    """A press of a button that is shown now, the newest one with that text or data."""
    wanted = asked["button"]

    def data_of(message: Message) -> str | None:
        rows = (message.inline or {}).get("inline_keyboard", [])
        for button in (one for row in rows for one in row):
            data: str | None = button.get("callback_data")
            if wanted in {button["text"], data} and "disabled" not in button:
                return data
        return None

    return _pressed(world, asked, data_of, f"with a button {wanted!r} to press")


def press_forged(world: World, asked: Json) -> Json:
    """A press with any data on a message of the bot."""
    return _pressed(world, asked, lambda _: str(asked["data"]), "of the bot")


def _pressed(world: World, asked: Json, data_of: Callable[[Message], str | None], wanted: str) -> Json:
    person, chat = _place(world, asked)
    only = asked.get("message_id")
    for message in sorted(chat.messages.values(), key=lambda one: -one.id):
        data = data_of(message) if message.by_bot and only in {None, message.id} else None
        if data is not None:
            gone = bool(asked.get("inaccessible"))
            return _query(
                world, person, chat, message.id, {"data": data, "message": _carried(world, chat, message, gone)}
            )
    if only is not None and only not in chat.messages and "data" in asked and 0 < only <= chat.last_id:
        return _query(world, person, chat, only, {"data": asked["data"], "message": _gone(world, chat, only)})
    shown = [
        [button["text"] for row in (one.inline or {}).get("inline_keyboard", []) for button in row]
        for one in chat.messages.values()
    ]
    raise CannotError(
        f"chat {chat.id} shows no message {'' if only is None else only} {wanted}; buttons: {[row for row in shown if row]}"
    )


def _carried(world: World, chat: Chat, message: Message, gone: bool) -> Json:
    return _gone(world, chat, message.id) if gone else world.shown(chat, message)


def _gone(world: World, chat: Chat, message_id: int) -> Json:
    """The `InaccessibleMessage` object."""
    return {"chat": chat.reference(world.people.get(chat.id)), "message_id": message_id, "date": 0}


def _query(world: World, person: Person, chat: Chat, message_id: int, body: Json) -> Json:
    query = Query(str(4_100_000_000_000_000_000 + len(world.queries) + world.updates.next_id * 1000), world.clock.now())
    instance = str(7_000_000_000 + abs(chat.id))
    body = {"id": query.id, "from": person.user(), "chat_instance": instance, **body}
    update = world.emit("callback_query", body, f"user {person.id}")
    if update is None:
        raise CannotError("the bot's allowed_updates leave callback_query out")
    world.queries[query.id] = query
    chat.acted = world.clock.now()
    return {"update_id": update.id, "query_id": query.id, "message_id": message_id}


def press_again(world: World, asked: Json) -> list[Json]:
    """The press of an earlier update again, each time with new ids."""
    update: Update = world.updates.find(int(asked["update_id"]))
    if update.kind != "callback_query":
        raise CannotError(f"update {update.id} is no press")
    body = update.body
    person, chat = world.person(body["from"]["id"]), world.chat(body["message"]["chat"]["id"])
    carried = {"data": body["data"], "message": body["message"]}
    return [_query(world, person, chat, body["message"]["message_id"], carried) for _ in range(int(asked["times"]))]
