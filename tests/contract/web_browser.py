"""A real browser on the real page, and behind the page a small bot that answers enough to try everything."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageDraw
from playwright.async_api import Browser, Page, async_playwright

from bot.domain.chat import Button, ButtonStyle, Incoming, IncomingKind, Shown, Toast
from bot.machine import SystemClock
from bot.messengers.web import Past, WebMessenger
from tests.contract.web_side import OWNER, Memory

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NARROW = {"width": 390, "height": 844}
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
CARD = Shown(
    "【请您点头】改价：夏季防滑浴室拖鞋\n夏季防滑浴室拖鞋（男款）  ¥5.80 → ¥5.50\n　≥100件  ¥5.60 → ¥5.30\n"
    "　每件赚 ¥0.70 → 赚 ¥0.40\n\n点“同意”我就改；30 分钟不答就算不改。",
    (
        (Button("同意", "ok:17", ButtonStyle.GOOD), Button("不改", "no:17", ButtonStyle.BAD)),
        (Button("先看看对手的价", "look:17"),),
    ),
    card="ask-17",
)
DONE = Shown(
    "【办好了】改价：夏季防滑浴室拖鞋\n改完我又看了一遍，店里已经是新的。",
    ((Button("撤销", "undo:17"),),),
    card="ask-17",
)


def chart() -> bytes:
    """A picture as a report has it."""
    image = Image.new("RGB", (960, 540), "#ffffff")
    draw = ImageDraw.Draw(image)
    for at, height in enumerate((180, 240, 210, 300, 260, 340, 390)):
        draw.rectangle((90 + at * 115, 470 - height, 160 + at * 115, 470), fill="#0e7a5f")
    draw.line((60, 470, 900, 470), fill="#9aa5a0", width=2)
    made = BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


@dataclass
class Bot(Memory):
    """Answers a moment after a message is stored, a press when `go` is set. `silent` stores and says nothing."""

    messenger: WebMessenger | None = None
    silent: bool = False
    go: asyncio.Event = field(default_factory=asyncio.Event)
    answering: list["asyncio.Task[None]"] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    async def __call__(self, incoming: Incoming) -> bool:
        new = await super().__call__(incoming)
        if new and not self.silent:
            self.answering.append(asyncio.create_task(self._answer(incoming)))
        return new

    async def show(self, shown: Shown) -> str:
        assert self.messenger is not None
        self.number += 1
        ref = f"row-{self.number}"
        self.remember(OWNER, Past(ref, shown, False, SystemClock().now()))
        return await self.messenger.send(OWNER, shown, ref)

    async def _answer(self, incoming: Incoming) -> None:
        assert self.messenger is not None
        await asyncio.sleep(0.05)
        if incoming.kind is IncomingKind.PRESS:
            await self._pressed(self.messenger, incoming)
            return
        if incoming.kind in {IncomingKind.FILE, IncomingKind.PHOTO} and incoming.file is not None:
            await self.show(
                Shown(f"收到 {incoming.file.name}", file=b"line,reason\n3,price\n", file_name="rejects.csv")
            )
        elif incoming.text == "card":
            await self.show(CARD)
        elif incoming.text == "picture":
            await self.show(Shown("昨天", picture=chart()))
        elif incoming.text:
            await self.show(Shown(f"echo: {incoming.text}"))

    async def _pressed(self, messenger: WebMessenger, incoming: Incoming) -> None:
        await self.go.wait()
        await messenger.answer(incoming.press_ref, Toast("好的，马上改"))
        self.remember(OWNER, Past(incoming.message_ref, DONE, False, SystemClock().now()))
        await messenger.edit(OWNER, incoming.message_ref, DONE)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """Chromium without a window."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless=new", *_ARGUMENTS])
        yield launched
        await launched.close()


@dataclass
class Window:
    """One open chat page; `errors` are what its console complained about."""

    page: Page
    errors: list[str]

    async def say(self, text: str) -> None:
        await self.page.fill("#input", text)
        await self.page.click("#send")

    async def seen(self, text: str) -> None:
        """Waits until the text is on the page."""
        await self.page.get_by_text(text, exact=False).first.wait_for(timeout=5000)

    async def rows(self) -> list[str]:
        texts: list[str] = await self.page.locator(".row .text").all_inner_texts()
        return texts

    async def too_wide(self) -> list[str]:
        """Elements that reach over the right edge of the window."""
        wide: list[str] = await self.page.evaluate(
            """() => [...document.querySelectorAll('body *')]
                .filter(e => !e.closest('.table') && e.getBoundingClientRect().right > innerWidth + 0.5
                             && getComputedStyle(e).position !== 'fixed')
                .map(e => e.tagName + '.' + e.className)
                .concat(document.documentElement.scrollWidth > innerWidth ? ['page'] : [])"""
        )
        return wide


@asynccontextmanager
async def window(on: Browser, address: str, **options: object) -> AsyncIterator[Window]:
    """A fresh profile with the page open and greeted."""
    wanted: dict[str, object] = {"viewport": NARROW, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", **options}
    context = await on.new_context(**wanted)  # type: ignore[arg-type]
    page = await context.new_page()
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(address)
    await page.locator("#state[data-state=online]").wait_for(timeout=10000)
    yield Window(page, errors)
    await context.close()
