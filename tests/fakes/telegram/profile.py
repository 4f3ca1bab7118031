"""The methods about the bot itself, its chats and files, and how updates reach it."""

import re
from typing import Any

from tests.fakes.telegram.errors import bad
from tests.fakes.telegram.webhook import hook_from
from tests.fakes.telegram.wire import Params
from tests.fakes.telegram.world import World

Json = dict[str, Any]

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
_BUTTONS = {"default", "commands", "web_app"}
_RIGHTS = (
    "can_join_groups",
    "can_read_all_group_messages",
    "supports_inline_queries",
    "can_connect_to_business",
    "has_main_web_app",
)


async def get_me(world: World, _: Params) -> Json:
    """getMe."""
    return world.bot() | {right: right == "can_join_groups" for right in _RIGHTS}


async def get_updates(world: World, params: Params) -> list[Json]:
    """getUpdates."""
    world.updates.allow(params.structure("allowed_updates"))
    limit = min(100, max(1, params.integer("limit", 100) or 100))
    timeout = min(50, max(0, params.integer("timeout", 0) or 0))
    return await world.updates.poll(params.integer("offset"), limit, timeout)


async def set_webhook(world: World, params: Params) -> bool:
    """setWebhook; an empty address removes it."""
    if not params.text("url"):
        return await delete_webhook(world, params)
    hook = hook_from(params)
    world.updates.allow(params.structure("allowed_updates"))
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    await world.webhook.set(hook)
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    """deleteWebhook."""
    await world.webhook.close()
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    world.touch()
    return True


async def get_webhook_info(world: World, _: Params) -> Json:
    """getWebhookInfo."""
    return world.webhook.info()


async def get_file(world: World, params: Params) -> Json:
    """getFile."""
    return world.files.link(params.text("file_id") or "", world.clock.now())


async def get_chat(world: World, params: Params) -> Json:
    """getChat."""
    chat = world.named(params)
    full = chat.reference(world.people.get(chat.id)) | {"accent_color_id": 0, "max_reaction_count": 11}
    return full | {"accepted_gift_types": dict.fromkeys(_GIFTS, False)}


async def get_chat_member(world: World, params: Params) -> Json:
    """getChatMember."""
    chat = world.named(params)
    user = params.integer("user_id") or 0
    if user == world.bot_id:
        return {"status": chat.bot_status, "user": world.bot()}
    if user not in world.people:
        raise bad("PARTICIPANT_ID_INVALID")
    return {"status": "member" if user in chat.members else "left", "user": world.people[user].user()}


async def set_my_commands(world: World, params: Params) -> bool:
    """setMyCommands."""
    listed = params.structure("commands")
    if not isinstance(listed, list):
        raise bad("can't parse commands: expected an Array of BotCommand")
    if len(listed) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for one in listed:
        if not isinstance(one, dict) or not re.fullmatch(
            r"[a-z0-9_]{1,32}", str(one.get("command", "")).removeprefix("/")
        ):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(one.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(params)] = [
        {"command": one["command"].removeprefix("/"), "description": one["description"]} for one in listed
    ]
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    """getMyCommands."""
    return world.commands.get(_scope(params), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    """deleteMyCommands."""
    world.commands.pop(_scope(params), None)
    return True


def _scope(params: Params) -> str:
    language = params.text("language_code") or ""
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("LANG_CODE_INVALID")
    scope = params.structure("scope") or {"type": "default"}
    return f"{sorted(scope.items())} {language}"


async def set_menu_button(world: World, params: Params) -> bool:
    """setChatMenuButton, for one private chat or for all."""
    button = params.structure("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in _BUTTONS:
        raise bad("can't parse menu button: invalid type specified")
    if button["type"] == "web_app" and not str((button.get("web_app") or {}).get("url", "")).startswith("https://"):
        raise bad("menu button Web App URL is invalid: Only HTTPS links are allowed")
    if params.text("chat_id") is None:
        world.menu_button = button
        return True
    chat = world.named(params)
    if not chat.private:
        raise bad("chat not found")
    chat.menu_button = button
    return True


async def get_menu_button(world: World, params: Params) -> Json:
    """getChatMenuButton."""
    own = world.named(params).menu_button if params.text("chat_id") is not None else None
    return own or world.menu_button


async def set_name(world: World, params: Params) -> bool:
    """setMyName, setMyDescription, setMyShortDescription: each keeps what it was given, up to its length."""
    for field, longest in (("name", 64), ("description", 512), ("short_description", 120)):
        value = params.text(field)
        if value is not None and len(value) > longest:
            raise bad(f"bot {field.replace('_', ' ')} is too long")
        if value:
            world.names[field] = value
    return True
