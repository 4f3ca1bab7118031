"""Takes README's pictures: the unmodified program on a data folder of its own, photographed on the page as a phone shows it.

Run: python -m tests.pictures.take [chat.png] [chat-en.png]. Without names it takes chat.png, the one README shows.
"""

import argparse
import asyncio
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.async_api import Browser, Page

from tests.contract.web_browser import browser, window
from tests.conversation.phone import OwnProgram, Phone, zone_at

HERE = Path(__file__).resolve().parent
SCALE = 1.75
SIZE = {"width": 390, "height": 812}
MARGIN, GAP, CORNER = 24, 28, 34
"""Pixels of the page around, between and at the corners of the two phones."""
GROUND, EDGE = "#dfe5e1", "#c3ccc6"
MORNING = 8
COLOURS = 255


@dataclass(frozen=True)
class Script:
    """What is said and pressed for one picture, and words the answers hold."""

    name: str
    language: str
    locale: str
    priced: tuple[str, str]
    asked: tuple[str, str]
    approve: tuple[str, str]
    report: str


SCRIPTS = (
    Script(
        "chat.png", "zh-Hans", "zh-CN", ("把拖鞋降到5块5", "【办好了】"), ("推广船袜每天50块推3天", "【要花钱"),
        ("同意", "【办好了】"), "净卖",
    ),
    Script(
        "chat-en.png", "en", "en-US", ("slippers to 5.50", "[Done]"), ("promote ankle socks 50 a day for 3 days", "[This spends money"),
        ("Approve", "[Done]"), "net sales",
    ),
)  # fmt: skip


async def calm(page: Page) -> None:
    """Nothing on the page moves or covers it any more."""
    await page.locator(".toast").wait_for(state="detached", timeout=15_000)
    await page.mouse.move(1, 1)
    await page.evaluate("() => document.activeElement?.blur()")
    await page.wait_for_timeout(400)


async def shot(page: Page) -> Image.Image:
    return Image.open(BytesIO(await page.screenshot())).convert("RGB")


async def talk(phone: Phone, script: Script) -> tuple[Image.Image, Image.Image]:
    """A price changed and money approved; the next morning's report."""
    await phone.asked(*script.priced)
    card = await phone.asked(*script.asked)
    label, done = script.approve
    await card.press(label)
    await card.becomes(done)
    await calm(phone.page)
    first = await shot(phone.page)
    await phone.asked("/tomorrow")
    report = await phone.answer(script.report)
    await report.row.locator("img").evaluate("image => image.decode()")
    await calm(phone.page)
    await report.row.evaluate("row => row.scrollIntoView({ block: 'start' })")
    return first, await shot(phone.page)


async def photographed(on: Browser, folder: Path, script: Script) -> tuple[Image.Image, Image.Image]:
    zone = zone_at(MORNING, datetime.now(UTC))
    program = OwnProgram(folder, zone, script.language)
    try:
        address = await program.start()
        how = {"viewport": SIZE, "device_scale_factor": SCALE, "locale": script.locale, "timezone_id": zone}
        async with window(on, address, **how, color_scheme="light") as opened:
            return await talk(Phone(opened), script)
    finally:
        program.stop()


def side_by_side(phones: tuple[Image.Image, Image.Image]) -> Image.Image:
    """The phones on one ground, with round corners and an edge."""
    margin, gap, corner = (round(each * SCALE) for each in (MARGIN, GAP, CORNER))
    width, height = phones[0].size
    sheet = Image.new("RGB", (2 * (width + margin) + gap, height + 2 * margin), GROUND)
    for at, phone in enumerate(phones):
        mask = Image.new("L", (2 * width, 2 * height))
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, 2 * width - 1, 2 * height - 1), 2 * corner, fill=255)
        mask = mask.resize((width, height), Image.Resampling.LANCZOS)
        left = margin + at * (width + gap)
        sheet.paste(phone, (left, margin), mask)
        box = (left, margin, left + width - 1, margin + height - 1)
        ImageDraw.Draw(sheet).rounded_rectangle(box, corner, outline=EDGE, width=2)
    return sheet


async def take(names: list[str]) -> None:
    async with browser() as on:
        for script in (each for each in SCRIPTS if each.name in names):
            with tempfile.TemporaryDirectory(prefix="xiaoer-picture-") as folder:
                phones = await photographed(on, Path(folder), script)
            path = HERE / script.name
            side_by_side(phones).quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
            sys.stdout.write(f"{script.name}: {path.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=["chat.png"])
    asyncio.run(take(parser.parse_args().names))
