"""kill -9 in the middle: what was asked can still be answered, what was pressed happens once, and its outcome reaches the chat."""

import asyncio

from bot.marketplaces.sandbox.faults import Fault, FaultKind
from tests.conversation.conftest import Serve
from tests.conversation.driver import PATIENCE, Books, Chat
from tests.conversation.people import OTHER, OWNER, Home
from tests.conversation.programs import inside
from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.shown import Screen

ASKED = "【要花钱，请您点头】开推广：船袜"
DONE = "【办好了】开推广：船袜"


async def applied(books: Books, shop: str) -> None:
    """Until the marketplace has accepted something."""
    async with asyncio.timeout(PATIENCE):
        while not books.received(shop):
            await asyncio.sleep(0.02)


async def sending(books: Books) -> None:
    """Until a call to the marketplace is on its way."""
    async with asyncio.timeout(PATIENCE):
        while books.rows("SELECT state FROM effect") != [("sending",)]:
            await asyncio.sleep(0.02)


async def settled(books: Books) -> None:
    """Until the program has noted what became of everything it sent."""
    async with asyncio.timeout(PATIENCE):
        while books.rows("SELECT 1 FROM outbox WHERE messenger = 'telegram' AND state IN ('pending', 'sending')"):
            await asyncio.sleep(0.02)


async def test_killed_while_a_card_waits_the_press_still_works_once(
    home: Home, telegram: Emulator, serve: Serve
) -> None:
    program, owner = serve(home), Chat(telegram, OWNER)
    program.fresh = True
    await program.start()
    card = await owner.asked("船袜推广3天每天30块", ASKED)
    await settled(program.books)
    program.kill()
    press = await owner.press("同意", card)
    assert program.books.received(home.first) == []
    await program.start()
    assert await owner.toast(press) == "好，这就办。"
    await owner.becomes(card, DONE)
    await settled(program.books)
    program.kill()
    program.fresh = False
    await program.start()
    assert await owner.pressed("撤销", card) == "正在办……"
    await owner.answer("【办好了】停推广：船袜")
    assert [each["do"] for each in program.books.received(home.first)] == ["PromotionOrder", "PromotionPauseChange"]
    assert [each["times"] for each in program.books.received(home.first)] == [1, 1]
    assert len((await owner.screen()).by_bot) == 2


async def test_killed_after_the_marketplace_accepted_nothing_is_sent_again(
    home: Home, telegram: Emulator, serve: Serve
) -> None:
    owner, program = Chat(telegram, OWNER), serve(home)
    faulty = serve(home)
    faulty.fault = Fault(FaultKind.SLOW_ANSWER, seconds=60)
    await faulty.start()
    card = await owner.asked("船袜推广3天每天30块", ASKED)
    assert await owner.pressed("同意", card) == "好，这就办。"
    await applied(faulty.books, home.first)
    faulty.kill()
    await program.start()
    await owner.becomes(card, DONE, "店里已经是新的", "王姐同意的")
    assert [each["times"] for each in program.books.received(home.first)] == [1]
    assert program.books.held(home.first) == 9000
    assert len((await owner.screen()).by_bot) == 1


async def test_killed_before_the_marketplace_had_it_is_said_unclear_and_sent_again_under_its_number(
    home: Home, telegram: Emulator, serve: Serve
) -> None:
    owner = Chat(telegram, OWNER)
    faulty = serve(home)
    faulty.fault = Fault(FaultKind.SLOW, seconds=60)
    await faulty.start()
    card = await owner.asked("船袜推广3天每天30块", ASKED)
    await owner.pressed("同意", card)
    await sending(faulty.books)
    faulty.kill()
    async with inside(home, telegram) as running:
        await owner.becomes(card, "【还不清楚】开推广：船袜", "不会给您办成两遍", "这笔预算先占着")
        assert running.books.held(home.first) == 9000
        running.clock.advance(60)
        await owner.becomes(card, DONE, "店里已经是新的")
        await owner.answer("查清楚了")
        assert [each["times"] for each in running.books.received(home.first)] == [1]
        assert running.books.held(home.first) == 9000


async def test_killed_before_it_knew_that_the_card_was_shown_the_press_still_spends_once(
    home: Home, telegram: Emulator, serve: Serve
) -> None:
    program, owner = serve(home), Chat(telegram, OWNER)
    await program.start()
    await telegram.faults("sendMessage", chat=OWNER, kind="slow", seconds=60)
    card = await owner.asked("船袜推广3天每天30块", ASKED)
    program.kill()
    await telegram.clear_faults()
    await program.start()
    press = await owner.press("同意", card)
    assert await owner.toast(press) == "好，这就办。"
    assert (await owner.becomes(card, DONE)).labels == ["撤销"]
    (again,) = await owner.telegram.press_again(press, 1)
    assert await owner.toast(again) == "这张卡王姐已经处理过了。"
    assert [each["times"] for each in program.books.received(home.first)] == [1]


async def test_a_report_that_went_out_does_not_go_out_again(home: Home, telegram: Emulator, serve: Serve) -> None:
    program, owner = serve(home), Chat(telegram, OTHER)
    await program.start()
    await owner.asked("/tomorrow", "练习店过了一天")
    assert (await owner.answer("净卖", "这是练习店，数字是模拟的")).photo is not None
    await settled(program.books)
    program.kill()
    await program.start()
    await owner.asked("/pending", "没有等您点头的事")
    assert _reports(await owner.screen()) == 1


async def test_a_report_cut_off_while_it_is_sent_is_told_and_not_sent_again(
    home: Home, telegram: Emulator, serve: Serve
) -> None:
    program, owner = serve(home), Chat(telegram, OTHER)
    await program.start()
    await telegram.faults("sendPhoto", chat=OTHER, kind="slow", seconds=60)
    await owner.asked("/tomorrow", "练习店过了一天")
    await owner.answer("净卖")
    program.kill()
    await telegram.clear_faults()
    await program.start()
    unclear = await owner.answer("的日报可能没送到")
    assert _reports(await owner.screen()) == 1
    query = "SELECT state FROM report WHERE shop_id = ? ORDER BY day DESC LIMIT 1"
    assert program.books.rows(query, home.other) == [("uncertain",)]
    await owner.pressed(unclear.labels[0], unclear)
    await owner.answer("净卖 ")


def _reports(screen: Screen) -> int:
    return sum(one.photo is not None for one in screen.by_bot)
