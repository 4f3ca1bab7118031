"""The page when the server goes away and comes back: what was typed waits, goes out once, and nothing is shown twice."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.domain.chat import Shown
from bot.messengers.web import Past, WebSettings
from tests.contract.web_browser import CARD, CHROMIUM, Bot, browser, window
from tests.contract.web_side import OWNER, TOKEN, site
from tests.contract.web_texts import page_strings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest_asyncio.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as launched:
        yield launched


async def test_words_typed_offline_wait_and_go_out_once(chromium: Browser, tmp_path: Path) -> None:
    bot = Bot()
    strings = page_strings(WebSettings(tmp_path).values())
    serving = site(tmp_path, bot, strings=strings)
    on = await serving.__aenter__()
    port = int(on.address.split(":")[-1].rstrip("/"))
    bot.messenger = on.messenger
    await bot.show(CARD)
    async with window(chromium, on.messenger.login_address(TOKEN)) as open_page:
        page = open_page.page
        await open_page.say("在线时")
        await open_page.seen("echo: 在线时")
        await serving.__aexit__(None, None, None)
        await page.get_by_text("连不上，正在重试").wait_for()

        await open_page.say("离线一")
        await open_page.say("离线二")
        assert await page.locator(".row.waiting .text").all_inner_texts() == ["离线一", "离线二"]
        await page.get_by_role("button", name="同意").click()
        await page.locator(".toast", has_text="现在连不上").wait_for()
        assert await page.locator(".press:disabled").count() == 0
        bot.remember(OWNER, Past("row-night", Shown("夜里的消息"), False))

        async with site(tmp_path, bot, strings=strings, port=port) as again:
            bot.messenger = again.messenger
            await open_page.seen("echo: 离线二")
            await page.locator("#state[data-state=online]").wait_for()
            assert not await page.locator("#offline").is_visible()
            rows = await open_page.rows()
            assert rows[1:6] == ["在线时", "echo: 在线时", "夜里的消息", "离线一", "离线二"]
            assert sorted(rows[6:]) == ["echo: 离线一", "echo: 离线二"]
            assert [one.text for one in bot.came if one.text] == ["在线时", "离线一", "离线二"]
            assert [one.data for one in bot.came if one.data] == []
            assert await page.locator(".row.waiting").count() == 0


async def test_a_message_whose_acknowledgement_was_lost_is_shown_and_stored_once(
    chromium: Browser, tmp_path: Path
) -> None:
    """The server stored it and died before it could say so."""
    bot = Bot()
    strings = page_strings(WebSettings(tmp_path).values())
    async with site(tmp_path, bot, strings=strings) as on:
        bot.messenger = on.messenger
        async with window(chromium, on.messenger.login_address(TOKEN)) as open_page:
            lost = '[{"uid": "uid-lost-0001", "text": "只有一次", "lang": "zh-Hans", "at": "2025-01-02T03:04:05Z"}]'
            await open_page.say("先说一句")
            await open_page.seen("echo: 先说一句")
            await open_page.page.evaluate(f"() => localStorage.setItem('xiaoer-pending-owner', {lost!r})")
            for _ in range(2):
                await open_page.page.reload()
                await open_page.seen("echo: 只有一次")
            await open_page.page.evaluate(f"() => localStorage.setItem('xiaoer-pending-owner', {lost!r})")
            await open_page.page.reload()
            await open_page.seen("echo: 只有一次")
            assert [one.text for one in bot.came if one.text] == ["先说一句", "只有一次"]
            assert (await open_page.rows()).count("只有一次") == 1
            assert await open_page.page.evaluate("() => localStorage.getItem('xiaoer-pending-owner')") == "[]"


async def test_a_page_whose_key_is_gone_says_so(chromium: Browser, tmp_path: Path) -> None:
    strings = page_strings(WebSettings(tmp_path).values())
    serving = site(tmp_path, strings=strings)
    on = await serving.__aenter__()
    port = int(on.address.split(":")[-1].rstrip("/"))
    async with window(chromium, on.messenger.login_address(TOKEN)) as open_page:
        await serving.__aexit__(None, None, None)
        await open_page.page.context.clear_cookies()
        async with site(tmp_path, strings=strings, port=port):
            await open_page.page.get_by_text("这个页面要重新进").wait_for()
            assert await open_page.page.locator("#state").get_attribute("data-state") == "expired"
