"""People and groups of the emulator: who can be written to, what groups let the bot see, and moving to a supergroup."""

import pytest

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.raw import RawBot

pytest_plugins = ["tests.fakes.telegram.fixtures"]


async def send(raw: RawBot, chat: int) -> str:
    """The refusal of a plain message."""
    return await raw.refused("sendMessage", chat_id=chat, text="hi")


async def test_a_bot_cannot_begin_a_talk(emulator: Emulator, raw: RawBot) -> None:
    await emulator.add_user(8, "Li")
    assert await send(raw, 8) == "403 Forbidden: bot can't initiate conversation with a user"
    assert await send(raw, 9) == "400 Bad Request: chat not found"
    assert list(await emulator.screen(8)) == []
    await emulator.say(8, "/start")
    await raw.ok("sendMessage", chat_id=8, text="hi")
    assert (await emulator.screen(8)).last.text == "hi"


async def test_blocking_is_told_and_refuses_everything(emulator: Emulator, raw: RawBot, png: bytes) -> None:
    sent = await raw.ok("sendMessage", chat_id=7, text="before")
    await emulator.block(7)
    blocked = "403 Forbidden: bot was blocked by the user"
    assert await send(raw, 7) == blocked
    assert (await raw.upload("sendPhoto", {"photo": png}, chat_id="7")).refusal == blocked
    assert await raw.refused("editMessageText", chat_id=7, message_id=sent["message_id"], text="x") == blocked
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await emulator.say(7, "still here?")
    await emulator.unblock(7)
    await raw.ok("sendMessage", chat_id=7, text="after")
    told = [one["my_chat_member"] for one in await raw.ok("getUpdates")]
    statuses = [(one["old_chat_member"]["status"], one["new_chat_member"]["status"], one["chat"]["id"]) for one in told]
    assert statuses == [("member", "kicked", 7), ("kicked", "member", 7)]
    assert told[0]["new_chat_member"]["user"]["id"] == 700100
    assert (await emulator.screen(7)).by_bot.text == "before\nafter"


async def test_a_deleted_account(emulator: Emulator, raw: RawBot) -> None:
    await emulator.deactivate(7)
    assert await send(raw, 7) == "403 Forbidden: user is deactivated"
    assert await raw.ok("getUpdates") == []
    assert len((await emulator.screen(7)).by_bot) == 0


async def test_privacy_mode_hides_talk_between_people(emulator: Emulator, raw: RawBot) -> None:
    await emulator.add_user(8, "Li")
    await emulator.add_group(-5, "Shop", [7, 8])
    sent = await raw.ok("sendMessage", chat_id=-5, text="hello all")
    hidden = [await emulator.say(7, text, -5) for text in ("lunch?", "/report@other_bot", "mail@emulated_bot.com")]
    seen = [await emulator.say(8, text, -5) for text in ("/report", "/report@emulated_bot now", "@emulated_bot hi")]
    answer = await emulator.say(7, "ok", -5, reply_to=sent["message_id"])
    assert [one.update_id for one in hidden] == [None, None, None]
    updates = (await raw.ok("getUpdates"))[1:]
    assert [one["update_id"] for one in updates] == [one.update_id for one in [*seen, answer]]
    assert {one["message"]["chat"]["title"] for one in updates} == {"Shop"}
    assert len(await emulator.screen(-5)) == 8
    await emulator.add_group(-6, "Open", [7], privacy=False)
    assert (await emulator.say(7, "lunch?", -6)).update_id is not None
    with pytest.raises(AssertionError, match="cannot write in chat"):
        await emulator.say(8, "let me in", -6)


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_being_put_out_of_a_group(emulator: Emulator, raw: RawBot, kind: str) -> None:
    await emulator.add_group(-5, "Shop", [7], kind=kind)
    await emulator.kick(-5)
    assert await send(raw, -5) == f"403 Forbidden: bot was kicked from the {kind} chat"
    assert (await emulator.say(7, "/report", -5)).update_id is None
    told = [one["my_chat_member"]["new_chat_member"]["status"] for one in await raw.ok("getUpdates")]
    assert told == ["member", "kicked"]


async def test_a_group_becomes_a_supergroup(emulator: Emulator, raw: RawBot) -> None:
    await emulator.add_group(-5, "Shop", [7])
    await raw.ok("sendMessage", chat_id=-5, text="old home")
    new_id = await emulator.upgrade_group(-5)
    answer = await raw.call("sendMessage", chat_id=-5, text="lost")
    assert answer.refusal == "400 Bad Request: group chat was upgraded to a supergroup chat"
    assert answer.body["parameters"] == {"migrate_to_chat_id": new_id}
    assert await raw.ok("sendMessage", chat_id=new_id, text="new home")
    services = [one["message"] for one in (await raw.ok("getUpdates"))[1:]]
    assert [
        (one["chat"]["id"], one.get("migrate_to_chat_id"), one.get("migrate_from_chat_id")) for one in services
    ] == [(-5, new_id, None), (new_id, None, -5)]
    assert (await emulator.say(7, "/report", new_id)).update_id is not None
    assert [one.body for one in (await emulator.screen(-5)).by_bot] == ["old home"]
    assert [one.body for one in (await emulator.screen(new_id)).by_bot] == ["new home"]


async def test_two_people_press_the_same_button(emulator: Emulator, raw: RawBot) -> None:
    await emulator.add_user(8, "Li")
    await emulator.add_user(9, "Stranger")
    await emulator.add_group(-5, "Shop", [7, 8])
    await raw.ok(
        "sendMessage",
        chat_id=-5,
        text="card",
        reply_markup={"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]},
    )
    await emulator.press(7, "Yes", chat=-5)
    await emulator.press(8, "Yes", chat=-5)
    with pytest.raises(AssertionError, match="person 9 cannot write in chat -5"):
        await emulator.press(9, "Yes", chat=-5)
    queries = [one["callback_query"] for one in (await raw.ok("getUpdates"))[1:]]
    assert [(one["from"]["id"], one["data"], one["message"]["chat"]["id"]) for one in queries] == [
        (7, "y", -5),
        (8, "y", -5),
    ]
    assert queries[0]["chat_instance"] == queries[1]["chat_instance"]


async def test_chat_members(emulator: Emulator, raw: RawBot) -> None:
    await emulator.add_user(8, "Li")
    await emulator.add_group(-5, "Shop", [7])
    assert (await raw.ok("getChatMember", chat_id=-5, user_id=7))["status"] == "member"
    assert (await raw.ok("getChatMember", chat_id=-5, user_id=8))["status"] == "left"
    assert await raw.refused("getChatMember", chat_id=-5, user_id=99) == "400 Bad Request: PARTICIPANT_ID_INVALID"
