"""Taken back after a while: the answer says what sold at the wrong price, as far as the platform tells."""

from tests.conversation.people import OWNER, SLIPPERS, Home
from tests.conversation.programs import inside
from tests.fakes.telegram.client import Emulator


async def test_an_undo_hours_later_says_what_happened_meanwhile(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("拖鞋降到5块5", "【办好了】改价：拖鞋")
        running.clock.advance(5 * 3600)
        await owner.asked("撤销", "【办好了】恢复原价：拖鞋")
        told = await owner.answer("撤销之前，平台上是这样的", "拖鞋")
        assert "按改过的价成交" in told.body
        assert "比原价少收" in told.body
        assert "赚了" in told.body
        assert running.books.price(home.first, SLIPPERS) == 600


async def test_an_undo_at_once_says_nothing_more(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await owner.asked("拖鞋降到5块5", "【办好了】改价：拖鞋")
        await owner.asked("撤销", "【办好了】恢复原价：拖鞋")
        await owner.asked("/pending", "没有等您点头的事")
        assert "撤销之前" not in (await owner.screen()).text
