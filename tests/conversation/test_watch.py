"""Somebody else changes the shop on the platform: staff are told once, what they press is done, and a crash repeats nothing."""

import asyncio

from bot.domain.action import PriceChange, PromotionOrder
from bot.domain.effect import Action
from bot.domain.money import Money
from bot.domain.shop import Shop
from bot.marketplaces.sandbox.platform import Platform
from tests.conversation.people import ANKLE_SOCKS, OPERATOR, OWNER, SLIPPERS, TOWEL, VIEWER, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.telegram.client import Emulator

NEWS = "不是我改的"


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


def shop_of(running: Inside) -> Shop:
    with running.program.store.begin() as tx:
        shop = tx.shops.get(running.home.first)
    assert shop is not None
    return shop


async def looked(running: Inside) -> None:
    """The first look has been, so that what comes is compared with it."""
    await running.chat(OWNER).asked("/pending", "没有等您点头的事")
    running.clock.advance(65)
    await running.chat(OWNER).asked("/pending", "没有等您点头的事")
    assert running.books.rows("SELECT COUNT(*) FROM expectation") != [(0,)]


async def to(running: Inside, listing: str, amount: str) -> PriceChange:
    """The listing's price changed by somebody else, its quantity prices with it."""
    found = await running.program.app.house.market(shop_of(running)).listing(shop_of(running), listing)
    assert found is not None
    after = found.priced(yuan(amount))
    return PriceChange(listing, found.price, after.price, found.tiers, after.tiers)


async def meddled(running: Inside, *actions: Action) -> None:
    running.clock.advance(5)
    await asyncio.sleep(0.1)
    for each in actions:
        await Platform(running.program.sandbox).change(shop_of(running), each)
    running.clock.advance(61)


def price(running: Inside, listing: str) -> int:
    return running.books.price(running.home.first, listing)


async def test_a_price_below_cost_is_told_to_staff_and_put_back_by_a_press(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner, operator, viewer = running.chat(OWNER), running.chat(OPERATOR), running.chat(VIEWER)
        await viewer.said("/help")
        await looked(running)
        await operator.said("/help")
        await meddled(running, await to(running, SLIPPERS, "5.00"))
        told = await owner.answer(NEWS, "¥6.00 → ¥5.00", "低于成本", "一天少")
        same = await operator.answer(NEWS, "¥6.00 → ¥5.00")
        assert told.labels == same.labels == ["恢复原样", "就这样，不用改"]
        assert NEWS not in (await viewer.screen()).text
        data = next(each.data for each in told.buttons if each.text == "恢复原样")
        assert data is not None
        assert await viewer.forged(data) == "这个按钮不是给您的，什么都没动。"
        assert price(running, SLIPPERS) == 500
        await operator.pressed("恢复原样", same)
        await operator.answer("【办好了】恢复原价：拖鞋")
        assert price(running, SLIPPERS) == 600
        assert [each["do"] for each in running.books.received(home.first)] == ["PriceChange"]
        await owner.pressed("恢复原样", told)
        await owner.answer("这里已经不是那样了")
        assert [each["do"] for each in running.books.received(home.first)] == ["PriceChange"]


async def test_letting_it_stay_is_written_down_and_asked_no_more(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await looked(running)
        await meddled(running, await to(running, ANKLE_SOCKS, "8.50"))
        told = await owner.answer(NEWS, "¥8.80 → ¥8.50")
        await owner.pressed("就这样，不用改", told)
        await owner.answer("1 处以现在的为准")
        await owner.asked(
            "今天你做了什么", "不是小二改的：船袜 价格 ¥8.80 → ¥8.50", "王姐说就这样：船袜 价格 ¥8.80 → ¥8.50"
        )
        running.clock.advance(200)
        await owner.asked("/pending", "没有等您点头的事")
        assert NEWS not in (await owner.since()).text
        assert running.books.received(home.first) == []


async def test_several_changes_are_one_message_and_a_restart_repeats_none(home: Home, telegram: Emulator) -> None:
    async with inside(home, telegram) as running:
        await looked(running)
        until = shop_of(running).today(running.clock.now())
        await meddled(
            running,
            await to(running, SLIPPERS, "5.00"),
            PromotionOrder(TOWEL, yuan("400.00"), until),
        )
        told = await running.chat(OWNER).answer(NEWS, "有 2 处", "推广又开了", "超过您定的每天 ¥300.00")
        assert told.labels == ["恢复 拖鞋", "恢复 毛巾", "全部恢复（2）", "都就这样"]
    async with inside(home, telegram) as running:
        owner = running.chat(OWNER)
        await looked(running)
        assert len([one for one in (await owner.screen()).by_bot if NEWS in one.body]) == 1
        await owner.pressed("全部恢复（2）", told)
        await owner.answer("【办好了】恢复原价：拖鞋")
        await owner.answer("【办好了】停推广：毛巾")
        assert [each["do"] for each in running.books.received(home.first)] == ["PriceChange", "PromotionPauseChange"]
