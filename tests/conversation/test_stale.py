"""Cards that are not what they were: nobody answered in time, the shop moved on, the person lost the right, a colleague was quicker."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.domain.people import Membership, Role
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from tests.conversation.clock import QuickClock
from tests.conversation.people import OPERATOR, OWNER, Home, limit_cards
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.shown import Shown

ASKED = "【要花钱，请您点头】开推广：船袜"
ORDER = "船袜推广3天每天30块"


def orders(running: Inside) -> int:
    return sum(each["do"] == "PromotionOrder" for each in running.books.received(running.home.first))


def approve_on(card: Shown) -> str:
    found = next(each.data for each in card.buttons if each.text == "同意")
    assert found is not None
    return found


async def test_silence_is_a_no_and_the_card_says_so(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        limit_cards(running.program, home.first, 5)
        owner = running.chat(OWNER)
        card = await owner.asked(ORDER, ASKED, "5 分钟不答就算不花")
        running.clock.advance(299)
        assert "【要花钱" in (await owner.becomes(card, ASKED)).body
        running.clock.advance(10)
        closed = await owner.becomes(card, "【没有办】", "5 分钟没人答，当作不同意")
        assert closed.labels == []
        assert await owner.forged(approve_on(card), card) == "这个按钮过期了，什么都没动。要办请再说一次。"
        assert orders(running) == 0
        assert running.books.held(home.first) == 0


async def test_a_press_while_the_program_was_away_for_too_long_spends_nothing(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        card = await owner.asked(ORDER, ASKED)
        await owner.asked("/help", "的小二")
    press = await owner.press("同意", card)
    later = QuickClock(start=datetime.now(UTC) + timedelta(minutes=121))
    async with inside(home, telegram, later) as running:
        assert (await owner.toast(press)).startswith("这个按钮过期了，什么都没动。")
        await owner.becomes(card, "【没有办】", "120 分钟没人答，当作不同意")
        assert orders(running) == 0
        assert running.books.held(home.first) == 0


async def test_the_shop_moved_since_so_a_new_card_asks(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator = running.chat(OWNER), running.chat(OPERATOR)
        card = await owner.asked("船袜涨到11块", "【请您点头】改价：船袜", "¥8.80 → ¥11.00")
        await operator.asked("船袜降到8块7", "【办好了】改价：船袜")
        assert await owner.pressed("同意", card) == "店里刚才变过，原来那张卡作废，请看新的。"
        await owner.becomes(card, "【没有办】", "这张卡作废了")
        fresh = await owner.answer("【请您点头】改价：船袜", "¥8.70 → ¥11.00", "原来那张卡作废了")
        assert [each["after"]["amount"] for each in running.books.received(home.first)] == ["8.70"]
        await owner.pressed("同意", fresh)
        await owner.becomes(fresh, "【办好了】改价：船袜", "¥8.70 → ¥11.00")
        assert [each["after"]["amount"] for each in running.books.received(home.first)] == ["8.70", "11.00"]


async def test_a_right_that_was_taken_away_counts_at_the_press(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        operator = running.chat(OPERATOR)
        card = await operator.asked(ORDER, ASKED)
        with running.program.store.begin() as tx:
            tx.people.bind(Membership(home.first, f"person-{OPERATOR}", Role.VIEWER))
        assert await operator.pressed("同意", card) == "您没有这个权限，什么都没动。"
        assert orders(running) == 0
        with running.program.store.begin() as tx:
            tx.people.remove(home.first, f"person-{OPERATOR}")
        assert await operator.pressed("同意", card) == "这个按钮不是给您的，什么都没动。"
        assert orders(running) == 0


async def test_the_cap_was_lowered_since_so_the_press_is_refused(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        card = await owner.asked(ORDER, ASKED)
        await owner.asked("每天推广上限150块", "【办好了】改推广花费上限")
        assert await owner.pressed("同意", card) != "好，这就办。"
        await owner.becomes(card, "【没有办】", "这张卡作废了")
        await owner.answer("【没改】开推广：船袜", "上限 ¥150.00", "只剩 ¥11.00")
        assert orders(running) == 0
        assert running.books.held(home.first) == 0


async def test_a_colleague_presses_while_it_is_under_way(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator = running.chat(OWNER), running.chat(OPERATOR)
        card = await owner.asked(ORDER, ASKED)
        shown = await operator.asked("/pending", ASKED)
        running.faults.put(Fault(FaultKind.SLOW, on="PromotionOrder", seconds=60))
        assert await owner.pressed("同意", card) == "好，这就办。"
        await operator.becomes(shown, "【正在办】")
        assert await operator.forged(approve_on(card), shown) == "这张卡王姐已经处理过了。"
        running.clock.advance(60)
        await asyncio.gather(owner.becomes(card, "【办好了】"), operator.becomes(shown, "【办好了】"))
        assert "还不清楚" not in (await operator.screen()).text
        assert orders(running) == 1


async def test_two_cards_that_together_pass_the_cap_cannot_both_be_approved(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator = running.chat(OWNER), running.chat(OPERATOR)
        mine = await owner.asked("船袜推广1天每天100块", ASKED)
        theirs = await operator.asked("毛巾推广1天每天100块", "【要花钱，请您点头】开推广：毛巾")
        await asyncio.gather(owner.press("同意", mine), operator.press("同意", theirs))
        await running.telegram.wait_confirmed()
        await owner.becomes(mine, "推广：船袜")
        await asyncio.gather(
            owner.asked("/pending", "没有等您点头的事"), operator.asked("/pending", "没有等您点头的事")
        )
        assert orders(running) == 1
        assert running.books.held(home.first) == 10000
