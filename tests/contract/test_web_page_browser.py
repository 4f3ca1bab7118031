"""The page in a real browser: what a merchant types, presses, uploads and sees, online and after the line broke."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload

from bot.domain.chat import IncomingKind, Shown
from bot.messengers.web import WebSettings
from tests.contract.web_browser import CARD, CHROMIUM, HOSTILE, Bot, browser, chart, window
from tests.contract.web_side import TOKEN, Site, site
from tests.contract.web_texts import page_strings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as launched:
        yield launched


@dataclass
class Shop:
    """The served page and the bot behind it."""

    on: Site
    bot: Bot

    @property
    def address(self) -> str:
        return self.on.messenger.login_address(TOKEN)


@pytest_asyncio.fixture(loop_scope="module")
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    bot = Bot()
    strings = page_strings(WebSettings(tmp_path, max_upload=2 * 1024 * 1024).values())
    async with site(tmp_path, bot, strings=strings, max_upload=2 * 1024 * 1024) as on:
        bot.messenger = on.messenger
        yield Shop(on, bot)


async def test_the_key_leaves_the_address_and_the_page_is_quiet(chromium: Browser, shop: Shop) -> None:
    async with window(chromium, shop.address) as open_page:
        assert open_page.page.url == shop.on.address
        assert await open_page.page.title() == "小二"
        assert await open_page.page.locator("#empty").is_visible()
        await open_page.page.reload()
        await open_page.page.locator("#state[data-state=online]").wait_for()
        assert open_page.errors == []


async def test_a_message_of_two_lines_goes_out_and_is_answered(chromium: Browser, shop: Shop) -> None:
    async with window(chromium, shop.address) as open_page:
        await open_page.page.locator("#input").press_sequentially("昨天")
        await open_page.page.keyboard.press("Shift+Enter")
        await open_page.page.locator("#input").press_sequentially("卖得怎么样")
        await open_page.page.keyboard.press("Enter")
        await open_page.seen("echo: 昨天")
        assert await open_page.rows() == ["昨天\n卖得怎么样", "echo: 昨天\n卖得怎么样"]
        assert await open_page.page.locator("#input").input_value() == ""
        assert [one.text for one in shop.bot.came if one.text] == ["昨天\n卖得怎么样"]
        assert await open_page.page.locator(".row.waiting").count() == 0
        assert open_page.errors == []


async def test_a_press_rests_the_buttons_shows_the_answer_and_the_card_changes_in_place(
    chromium: Browser, shop: Shop
) -> None:
    async with window(chromium, shop.address) as open_page:
        page = open_page.page
        await open_page.say("card")
        await page.get_by_role("button", name="同意").click()
        assert await page.locator(".press:disabled").count() == 3
        assert await page.locator(".press.under-way").inner_text() == "同意"
        shop.bot.go.set()
        await page.locator(".toast", has_text="好的，马上改").wait_for()
        await open_page.seen("【办好了】")
        assert await page.locator(".row.theirs").count() == 1
        assert await page.locator(".press").all_inner_texts() == ["撤销"]
        assert await page.locator(".press:disabled").count() == 0
        presses = [(one.data, one.message_ref) for one in shop.bot.came if one.kind is IncomingKind.PRESS]
        assert presses == [("ok:17", "row-1")]
        assert open_page.errors == []


async def test_a_picture_is_shown_and_enlarged(chromium: Browser, shop: Shop) -> None:
    async with window(chromium, shop.address) as open_page:
        page = open_page.page
        await open_page.say("picture")
        await page.locator(".picture").click()
        await page.locator("#enlarged[open]").wait_for()
        assert await page.locator("#enlarged img").evaluate("image => [image.naturalWidth, image.naturalHeight]") == [
            960,
            540,
        ]
        await page.keyboard.press("Escape")
        assert await page.locator("#enlarged[open]").count() == 0
        assert open_page.errors == []


async def test_a_table_is_uploaded_and_the_rejects_come_back_as_a_file(
    chromium: Browser, shop: Shop, tmp_path: Path
) -> None:
    async with window(chromium, shop.address) as open_page:
        page = open_page.page
        upload: FilePayload = {"name": "订单.csv", "mimeType": "text/csv", "buffer": b"sku,price\nA1,5.80\n"}
        await page.set_input_files("#file", files=[upload])
        await open_page.seen("收到 订单.csv")
        assert await page.locator(".row.mine .file b").inner_text() == "订单.csv"
        assert await page.locator(".row.waiting").count() == 0
        async with page.expect_download() as downloading:
            await page.locator("a.file").click()
        download = await downloading.value
        await download.save_as(tmp_path / "got.csv")
        assert download.suggested_filename == "rejects.csv"
        assert (tmp_path / "got.csv").read_bytes() == b"line,reason\n3,price\n"
        assert open_page.errors == []


async def test_a_file_too_large_is_refused_before_it_is_sent(chromium: Browser, shop: Shop) -> None:
    async with window(chromium, shop.address) as open_page:
        upload: FilePayload = {"name": "big.csv", "mimeType": "text/csv", "buffer": b"x" * (2 * 1024 * 1024 + 1)}
        await open_page.page.set_input_files("#file", files=[upload])
        await open_page.page.locator(".toast", has_text="文件太大，最大 2 MB。").wait_for()
        assert await open_page.page.locator(".row").count() == 0
        assert list(shop.on.spool.iterdir()) == []


async def test_the_language_button_says_it_and_turns_the_page(chromium: Browser, shop: Shop) -> None:
    async with window(chromium, shop.address) as open_page:
        await open_page.page.get_by_role("button", name="换成英文").click()
        await open_page.seen("echo: /language en")
        assert await open_page.page.locator("h1").inner_text() == "Xiaoer"
        assert await open_page.page.locator("#state").inner_text() == "Online"
        assert await open_page.page.locator("html").get_attribute("lang") == "en"
        await open_page.say("/language zh")
        await open_page.seen("echo: /language zh")
        assert await open_page.page.locator("h1").inner_text() == "小二"
        assert [(one.text, one.language_hint) for one in shop.bot.came if one.text] == [
            ("/language en", "en"),
            ("/language zh", "zh-Hans"),
        ]


async def test_hostile_text_is_text(chromium: Browser, shop: Shop) -> None:
    async with window(chromium, shop.address) as open_page:
        await open_page.say(HOSTILE)
        await open_page.seen(f"echo: {HOSTILE}")
        await shop.bot.show(
            Shown(f"{HOSTILE}\n{HOSTILE}  {HOSTILE}", CARD.buttons, card="c", file=b"x", file_name=HOSTILE)
        )
        await open_page.page.locator(".row.theirs .file").wait_for()
        assert await open_page.page.locator(".row script, .row img").count() == 0
        assert await open_page.page.title() == "小二"
        assert open_page.errors == []


async def test_what_is_not_stored_returns_to_the_input(chromium: Browser, shop: Shop) -> None:
    async with window(chromium, shop.address) as open_page:
        shop.bot.failing = True
        await open_page.say("停掉所有推广")
        await open_page.page.locator(".toast", has_text="没存下来，请再试一次。").wait_for()
        assert await open_page.page.locator("#input").input_value() == "停掉所有推广"
        assert await open_page.page.locator(".row").count() == 0
        shop.bot.failing = False
        await open_page.page.click("#send")
        await open_page.seen("echo: 停掉所有推广")
        assert [one.text for one in shop.bot.came if one.text] == ["停掉所有推广"]


@pytest.mark.parametrize("width", [320, 390])
async def test_nothing_reaches_over_the_edge_and_buttons_are_large(chromium: Browser, shop: Shop, width: int) -> None:
    long = Shown(
        "https://example.com/"
        + "x" * 200
        + "\n夏季防滑浴室拖鞋（男款）加厚底  ¥1,234,567.80 → ¥1,234,567.50（-0.01%）\n" * 2,
        CARD.buttons,
    )
    async with window(chromium, shop.address, viewport={"width": width, "height": 640}) as open_page:
        for shown in (CARD, long, Shown("y" * 300, picture=chart(), file=b"x", file_name="z" * 90 + ".csv")):
            await shop.bot.show(shown)
        await open_page.say("w" * 300)
        await open_page.seen("echo: ")
        assert await open_page.too_wide() == []
        heights = await open_page.page.locator("button:visible").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect().height)"
        )
        assert min(heights) >= 44
        assert open_page.errors == []


async def test_two_windows_follow_each_other(chromium: Browser, shop: Shop) -> None:
    async with window(chromium, shop.address) as phone, window(chromium, shop.address) as desk:
        await phone.say("一句话")
        await desk.seen("echo: 一句话")
        assert await desk.rows() == await phone.rows() == ["一句话", "echo: 一句话"]
        assert await desk.page.locator(".row.mine").count() == 1


async def test_a_flood_of_messages_arrives_whole_once_and_in_order(chromium: Browser, shop: Shop) -> None:
    shop.bot.silent = True
    async with window(chromium, shop.address) as open_page:
        for number in range(24):
            await open_page.say(f"m{number}")
        async with asyncio.timeout(15):
            while len([one for one in shop.bot.came if one.text]) < 24:
                await asyncio.sleep(0.1)
        assert [one.text for one in shop.bot.came if one.text] == [f"m{number}" for number in range(24)]


async def test_a_long_report_is_read_from_its_beginning_and_a_new_message_is_announced(
    chromium: Browser, shop: Shop
) -> None:
    async with window(chromium, shop.address) as open_page:
        await open_page.say("第一句")
        await open_page.seen("echo: 第一句")
        await shop.bot.show(Shown("\n".join(f"第 {number} 行" for number in range(80))))
        await open_page.page.get_by_text("第 0 行").wait_for()
        top = "() => document.querySelector('.row:last-child').getBoundingClientRect().top"
        header = "() => document.querySelector('header').getBoundingClientRect().bottom"
        assert 0 <= await open_page.page.evaluate(top) - await open_page.page.evaluate(header) <= 24
        await shop.bot.show(Shown("之后的消息"))
        await open_page.page.get_by_role("button", name="有新消息").click()
        await open_page.page.locator("#newer").wait_for(state="hidden")
        assert await open_page.page.get_by_text("之后的消息").is_visible()
