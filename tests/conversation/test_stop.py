"""Stop everything: at once, without the marketplace, over a restart; nothing goes through meanwhile, and going on is asked for."""

import asyncio

from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from tests.conversation.conftest import Serve
from tests.conversation.driver import Chat
from tests.conversation.people import ANKLE_SOCKS, OPERATOR, OWNER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator

STOPPED = "已经全部停下：我不再改任何东西"
RUNNING = 7
"""Products that are promoted when the practice shop opens."""


def did(running: Inside) -> list[str]:
    return [each["do"] for each in running.books.received(running.home.first)]


async def test_stopping_voids_cards_pauses_promotions_and_lets_nothing_through(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator = running.chat(OWNER), running.chat(OPERATOR)
        card = await owner.asked("船袜推广3天每天30块", "【要花钱，请您点头】")
        await operator.asked("全部停下", STOPPED)
        await operator.answer("【办好了】停推广")
        closed = await owner.becomes(card, "【没有办】", "这张卡作废了")
        assert closed.labels == []
        assert did(running) == ["PromotionPauseChange"] * RUNNING
        await owner.asked("船袜降到8块7", "【没改】", "全部停下了")
        await owner.asked("船袜推广3天每天30块", "【没改】", "全部停下了")
        data = next(each.data for each in card.buttons if each.text == "同意")
        assert data is not None
        assert await owner.forged(data, card) == "这张卡已经有人处理过了。"
        assert did(running) == ["PromotionPauseChange"] * RUNNING

        lift = await owner.asked("恢复工作", "【请您点头】恢复工作")
        await owner.asked("船袜降到8块7", "【没改】", "全部停下了")
        await owner.pressed("同意", lift)
        await owner.becomes(lift, "【办好了】恢复工作")
        fresh = await owner.asked("船袜降到8块7", "【请您点头】改价：船袜", "刚恢复工作")
        assert did(running) == ["PromotionPauseChange"] * RUNNING
        await owner.pressed("同意", fresh)
        await owner.becomes(fresh, "【办好了】改价：船袜")
        assert did(running) == [*["PromotionPauseChange"] * RUNNING, "PriceChange"]


async def test_stopping_needs_no_marketplace_and_pausing_is_tried_until_it_worked(
    home: Home, telegram: Emulator
) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        running.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
        await owner.asked("全部停下", STOPPED)
        stopped = running.books.rows("SELECT stopped_at IS NOT NULL FROM shop WHERE id = ?", home.first)
        assert stopped == [(1,)]
        assert did(running) == []
        running.faults.clear()
        running.clock.advance(31)
        await owner.answer("【办好了】停推广")
        assert did(running) == ["PromotionPauseChange"] * RUNNING
        running.clock.advance(100)
        await owner.asked("/pending", "没有等您点头的事")
        assert did(running) == ["PromotionPauseChange"] * RUNNING


async def test_stopping_in_the_middle_of_a_run_keeps_the_rest_from_going_out(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator = running.chat(OWNER), running.chat(OPERATOR)
        card = await owner.asked("船袜、毛巾、浴巾都推广2天每天5块", "【要花钱，请您点头】")
        running.faults.put(Fault(FaultKind.SLOW_ANSWER, on="PromotionOrder", seconds=60))
        await owner.press("同意", card)
        async with asyncio.timeout(20):
            while did(running) != ["PromotionOrder"]:
                await asyncio.sleep(0.02)
        await operator.asked("/stop", STOPPED)
        await operator.answer("【办好了】停推广")
        running.clock.advance(60)
        await owner.becomes(card, "【只办成一部分】", "办成的：船袜", "没有发给平台")
        assert did(running).count("PromotionOrder") == 1
        assert running.books.held(home.first) == 1000  # what was under way when the pause came keeps its budget


async def test_a_stop_outlives_a_crash(home: Home, telegram: Emulator, serve: Serve) -> None:
    program, owner = serve(home), Chat(telegram, OWNER)
    await program.start()
    await owner.asked("/stop", STOPPED)
    program.kill()
    await program.start()
    await owner.asked("船袜降到8块7", "【没改】", "全部停下了")
    assert program.books.price(home.first, ANKLE_SOCKS) == 880
    assert "PriceChange" not in [each["do"] for each in program.books.received(home.first)]
