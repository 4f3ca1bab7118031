"""A group: only commands that read are answered, whatever words follow them, and no press there counts."""

import pytest

from tests.conversation.driver import Chat
from tests.conversation.people import OWNER, STRANGER, VIEWER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator

GROUP = -5001
PRIVATE_ONLY = "这件事请私聊我，群里我只答 /help、/report、/log。"


async def grouped(running: Inside, user: int = OWNER) -> Chat:
    await running.telegram.add_group(GROUP, "店里的人", [OWNER, VIEWER, STRANGER], privacy=False)
    return running.chat(user, GROUP)


async def quiet(running: Inside) -> None:
    """Everything that came in is worked off, and the marketplace got nothing."""
    await running.telegram.wait_confirmed()
    await running.chat(OWNER).asked("/pending", "没有等您点头的事")
    assert running.books.received(running.home.first) == []


async def test_reading_commands_are_answered_and_everything_else_is_not(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        group = await grouped(running)
        await group.asked("/report@emulated_bot", "净卖")
        await group.asked("/log", "做过")
        await group.asked("/help", "的小二")
        for order in ("/stop", "/undo", "/invite owner", "/tomorrow", "/pending", "/start AAAAAAAAAAAAAAAAAAAAAA"):
            await group.asked(order, PRIVATE_ONLY)
        said = len((await group.screen()).by_bot)
        for words in ("拖鞋降到5块5", "全部停下", "船袜推广3天每天30块", "同意", "/help@other_bot"):
            await group.said(words)
        await quiet(running)
        assert len((await group.screen()).by_bot) == said
        assert running.books.rows("SELECT COUNT(*) FROM approval") == [(0,)]


@pytest.mark.parametrize(
    "words",
    [
        "/report , 拖鞋降到5块5",
        "/report; 停掉所有推广",
        "/log 今天，船袜推广3天每天30块",
        "/report 拖鞋降到5块5",
        "/log 停掉所有推广",
        "/log 全部停下",
    ],
)
async def test_an_order_behind_a_reading_command_is_not_carried_out(home: Home, telegram: Emulator, words: str) -> None:
    async with inside(home, telegram) as running:
        group = await grouped(running)
        await group.said(words)
        await group.answer()
        await quiet(running)
        assert "【" not in (await group.screen()).by_bot.text
        assert running.books.rows("SELECT COUNT(*) FROM approval") == [(0,)]
        assert running.books.rows("SELECT COUNT(*) FROM shop WHERE stopped_at IS NOT NULL") == [(0,)]


async def test_no_press_in_a_group_counts(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        group, owner = await grouped(running), running.chat(OWNER)
        card = await owner.asked("船袜推广3天每天30块", "【要花钱，请您点头】")
        approve = next(each.data for each in card.buttons if each.text == "同意")
        assert approve is not None
        await group.asked("/help", "的小二")
        assert await group.forged(approve) == "群里不能点这个，请私聊我。"
        assert running.books.received(home.first) == []
        await owner.pressed("不同意", card)
        await owner.becomes(card, "【没有办】")
        await quiet(running)


async def test_a_stranger_in_a_group_is_not_answered(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        group = await grouped(running, STRANGER)
        await group.said("/report")
        await group.said("/help")
        await quiet(running)
        assert (await group.screen()).by_bot == ()


async def test_the_bot_put_out_of_a_group_still_reaches_whoever_did_it(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        group = await grouped(running)
        await group.asked("/help", "的小二")
        await telegram.kick(GROUP, by=OWNER)
        await telegram.wait_confirmed()
        await running.chat(VIEWER).asked("/help", "的小二")
        reachable = "SELECT reachable FROM person WHERE external_id = ?"
        assert running.books.rows(reachable, str(OWNER)) == [(1,)]


async def test_a_group_that_moves_is_answered_where_it_went(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        group = await grouped(running)
        await group.asked("/help", "的小二")
        moved = running.chat(OWNER, await telegram.upgrade_group(GROUP))
        await moved.asked("/help", "的小二")
        assert running.books.received(home.first) == []
