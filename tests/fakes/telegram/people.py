"""Who is there: accounts, blocking, groups, leaving, and a group's move to a supergroup."""

from typing import Any

from tests.fakes.telegram.errors import CannotError
from tests.fakes.telegram.model import Chat, Content, Person
from tests.fakes.telegram.world import World

Json = dict[str, Any]

_GROUPS = {"group", "supergroup"}


def add_user(world: World, asked: Json) -> None:
    """A person and, with them, the private talk that has not begun."""
    user = int(asked["user"])
    if user in world.people:
        raise CannotError(f"there is a person {user} already")
    world.people[user] = Person(user, asked["name"], asked["language_code"], asked.get("username"))
    world.chats[user] = Chat(user, "private", members=[user])


def block(world: World, asked: Json) -> None:
    """The person stops the bot."""
    _set_blocked(world, int(asked["user"]), True)


def unblock(world: World, asked: Json) -> None:
    """The person lets the bot in again."""
    _set_blocked(world, int(asked["user"]), False)


def _set_blocked(world: World, user: int, blocked: bool) -> None:
    person = world.person(user)
    if person.blocked == blocked:
        raise CannotError(f"person {user} has {'' if blocked else 'not '}blocked the bot already")
    person.blocked = blocked
    person.started = True
    statuses = ("member", "kicked") if blocked else ("kicked", "member")
    _membership(world, world.chats[user], person, *statuses)


def deactivate(world: World, asked: Json) -> None:
    """The account is gone; nobody tells the bot."""
    world.person(int(asked["user"])).deactivated = True


def add_group(world: World, asked: Json) -> None:
    """A group whose first member adds the bot."""
    chat_id, members = int(asked["chat"]), [int(one) for one in asked["members"]]
    if chat_id >= 0 or chat_id in world.chats or asked["kind"] not in _GROUPS or not members:
        raise CannotError("a group needs a new negative id, a kind (group, supergroup) and members")
    chat = Chat(chat_id, asked["kind"], asked["title"], members, privacy=bool(asked["privacy"]))
    adder, *_ = [world.person(member) for member in members]
    world.chats[chat_id] = chat
    _membership(world, chat, adder, "left", "member")


def kick(world: World, asked: Json) -> None:
    """A member puts the bot out of the group."""
    chat = world.chat(int(asked["chat"]))
    if chat.private or chat.bot_status != "member":
        raise CannotError(f"the bot is not in group {chat.id}")
    chat.bot_status = "kicked"
    _membership(world, chat, world.person(int(asked["by"] or chat.members[0])), "member", "kicked")


def upgrade_group(world: World, asked: Json) -> int:
    """The group becomes a supergroup with a new id; each of the two tells it by a service message."""
    old = world.chat(int(asked["chat"]))
    if old.kind != "group" or old.migrated_to is not None:
        raise CannotError(f"chat {old.id} is no group that could be upgraded")
    new_id = -1_000_000_000_000 + old.id
    new = Chat(new_id, "supergroup", old.title, list(old.members), privacy=old.privacy)
    world.chats[new_id] = new
    owner = world.person(old.members[0])
    for chat, field, other in ((old, "migrate_to_chat_id", new_id), (new, "migrate_from_chat_id", old.id)):
        message = world.put(chat, owner.user(), Content("service", extra={field: other}))
        world.emit("message", world.shown(chat, message), f"chat {chat.id}")
    old.migrated_to = new_id
    return new_id


def _membership(world: World, chat: Chat, actor: Person, before: str, after: str) -> None:
    body: Json = {
        "chat": chat.reference(world.people.get(chat.id)),
        "from": actor.user(),
        "date": int(world.clock.now()),
    }
    body["old_chat_member"] = _member(world, before)
    body["new_chat_member"] = _member(world, after)
    world.emit("my_chat_member", body, f"chat {chat.id}")


def _member(world: World, status: str) -> Json:
    shown: Json = {"user": world.bot(), "status": status}
    return shown | ({"until_date": 0} if status == "kicked" else {})
