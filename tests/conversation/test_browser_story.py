"""The whole story in a real browser at the width of a phone, with the unmodified program behind it and a kill -9 in the middle."""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.domain.money import Money
from bot.domain.operation_json import money_from_json
from tests.contract.web_browser import CHROMIUM, browser, window
from tests.conversation.people import ANKLE_SOCKS, SLIPPERS
from tests.conversation.phone import QUIET_HOUR, OwnProgram, Phone, zone_at

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
OF_A_BROKEN_LINE = re.compile(r"WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to load resource")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as launched:
        yield launched


@pytest.fixture
def program(tmp_path: Path) -> Iterator[OwnProgram]:
    """Not started yet; ended with the test, however that ends."""
    served = OwnProgram(tmp_path / "data", zone_at(QUIET_HOUR, datetime.now(UTC)))
    yield served
    served.stop()


async def prices(phone: Phone, program: OwnProgram) -> None:
    """A price is changed, one below cost is refused, a move is pressed, and the last change is taken back."""
    books, shop = program.books, program.shop
    done = await phone.asked("把拖鞋降到5块5", "【办好了】改价：拖鞋")
    assert "拖鞋 ¥6.00 → ¥5.50 每件赚 ¥0.90 → 赚 ¥0.40 改完我又看了一遍" in await done.text()
    assert await done.labels() == ["撤销"]
    assert books.price(shop, SLIPPERS) == 550

    refused = await phone.asked("拖鞋降到5块", "【没改】改价：拖鞋")
    text = await refused.text()
    assert "拖鞋 ¥5.50 → ¥5.00 每件赚 ¥0.40 → 亏 ¥0.10" in text
    assert "为什么没改：拖鞋卖 ¥5.00 低于保本价 ¥5.10，卖一件亏 ¥0.10" in text
    assert re.search(r"按最近一天卖 \d+ 件算，拖鞋一天亏 ¥\d+\.\d0 店里什么都没动。", text)
    assert (await refused.labels())[0] == "改成 ¥5.10（保本）"
    assert books.price(shop, SLIPPERS) == 550
    assert len(books.received(shop)) == 1

    moved = await phone.press(refused, "改成 ¥5.10（保本）", "【办好了】改价：拖鞋")
    assert "拖鞋 ¥5.50 → ¥5.10" in await moved.text()
    assert books.price(shop, SLIPPERS) == 510
    back = await phone.asked("撤销", "【办好了】恢复原价：拖鞋")
    assert "拖鞋 ¥5.10 → ¥5.50" in await back.text()
    assert books.price(shop, SLIPPERS) == 550
    assert [each["listing"] for each in books.received(shop)] == [SLIPPERS] * 3


async def spending(phone: Phone, program: OwnProgram) -> None:
    """Money is asked for before it is spent, and the answer comes on the card that asked."""
    books, shop = program.books, program.shop
    card = await phone.asked("推广船袜每天50块推3天", "【要花钱，请您点头】开推广：船袜")
    text = await card.text()
    assert "没开 → 推广中，每天最多 ¥50.00" in text
    assert "每天最多 ¥50.00 × 3 天" in text
    assert "一共最多 ¥150.00" in text
    assert "连同已答应的共 ¥139.00，上限 ¥300.00 同意后今天还剩 ¥111.00" in text
    assert await card.labels() == ["同意", "不同意"]
    assert len(books.received(shop)) == 3
    assert books.held(shop) == 0

    await card.press("同意")
    assert "改完我又看了一遍，店里已经是新的。 老板同意的。" in await card.becomes("【办好了】开推广：船袜")
    assert await card.labels() == ["撤销"]
    assert await phone.page.get_by_text("【要花钱").count() == 0
    started = books.received(shop)[3]
    assert (started["do"], started["listing"], started["times"]) == ("PromotionOrder", ANKLE_SOCKS, 1)
    assert money_from_json(started["daily_budget"]) == Money.of("50.00", "CNY")
    assert books.held(shop) == 15_000


async def looking_back(phone: Phone) -> None:
    """What was done, and the next morning's report with a picture that is really there."""
    log = await phone.asked("今天你做了什么", "做过的事")
    text = await log.text()
    assert text.count("已办好") == 4
    assert "拖鞋 ¥5.50 → ¥5.00，没改。" in text
    assert "老板同意：船袜" in text

    await phone.asked("/tomorrow", "练习店过了一天")
    report = await phone.answer("净卖", "推广花", "卖得最好")
    assert "这天办的事： · 改价：拖鞋，办好了" in await report.text()
    picture = report.row.locator("img")
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1080
    assert (await picture.bounding_box() or {"width": 0.0})["width"] > 300


async def stopping(phone: Phone, program: OwnProgram) -> None:
    """One word pauses every promotion that runs, and nothing is changed after it."""
    books, shop = program.books, program.shop
    await phone.asked("全部停下", "已经全部停下")
    await phone.answer("【办好了】停推广", "推广中 → 已暂停")
    running = "SELECT count(*) FROM sandbox_terms t WHERE promotion = 'running' AND number = (SELECT max(number) FROM sandbox_terms WHERE shop_id = t.shop_id AND listing_id = t.listing_id)"
    assert books.rows(running) == [(0,)]
    received = len(books.received(shop))
    refused = await phone.asked("拖鞋卖6块", "【没改】", "全部停下了")
    assert await refused.labels() == ["恢复工作"]
    assert len(books.received(shop)) == received


async def the_program_dies(phone: Phone, program: OwnProgram) -> None:
    """kill -9: the page says so, comes back by itself, and all that was said is still there, after a reload too."""
    assert phone.window.errors == []
    before = await phone.texts()
    program.kill()
    await phone.page.locator("#offline", has_text="连不上，正在重试").wait_for()
    await program.start()
    online = phone.page.locator("#state[data-state=online]")
    await online.wait_for(timeout=30_000)
    assert await phone.texts() == before
    await phone.page.reload()
    await online.wait_for()
    await phone.page.locator(f"[data-ref='{before[-1][2]}']").wait_for()
    assert await phone.texts() == before
    assert [each for each in phone.window.errors if not OF_A_BROKEN_LINE.search(each)] == []
    phone.window.errors.clear()


async def going_on(phone: Phone, program: OwnProgram) -> None:
    """Work begins again only after a press."""
    received = len(program.books.received(program.shop))
    card = await phone.asked("恢复工作", "【请您点头】恢复工作", "全部停下 → 正常")
    assert await card.labels() == ["同意", "不同意"]
    await card.press("同意")
    assert "停掉的推广还停着" in await card.becomes("【办好了】恢复工作")
    assert len(program.books.received(program.shop)) == received


async def in_english(phone: Phone, program: OwnProgram) -> None:
    """The button turns the page and the answers."""
    await phone.page.get_by_role("button", name="换成英文").click()
    await phone.answer("English from now on")
    assert await phone.page.locator("h1").inner_text() == "Xiaoer"
    assert await phone.page.locator("#state").inner_text() == "Online"
    await phone.asked("how were sales yesterday", "et sales", "Best sellers")
    refused = await phone.asked("set slippers to 5", "[Not changed]", "below its break-even price")
    assert program.books.price(program.shop, SLIPPERS) == 550
    card = await phone.press(refused, (await refused.labels())[0], "[Your OK needed] Price", "resumed only just now")
    assert program.books.price(program.shop, SLIPPERS) == 550
    await card.press("Approve")
    assert "earns nothing" in await card.becomes("[Done] Price")
    assert program.books.price(program.shop, SLIPPERS) == 510
    await phone.asked("undo", "[Done]", "5.10 →")
    assert program.books.price(program.shop, SLIPPERS) == 550
    await phone.asked("what did you do today", "what was done")


async def test_the_whole_story_on_a_phone(chromium: Browser, program: OwnProgram) -> None:
    async with window(chromium, await program.start()) as opened:
        phone = Phone(opened)
        await phone.answer("您好，我是小二，替您看着“练习店”。")
        await phone.answer("商品、顾客、数字都是模拟的")
        report = await phone.asked("昨天卖得怎么样", "净卖", "卖得最好")
        assert "订单" in await report.text()
        await prices(phone, program)
        await spending(phone, program)
        await looking_back(phone)
        await stopping(phone, program)
        assert await opened.too_wide() == []
        await the_program_dies(phone, program)
        await going_on(phone, program)
        await in_english(phone, program)
        assert await opened.too_wide() == []
        assert opened.errors == []
    assert program.stop() == 0
