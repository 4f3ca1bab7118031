"""The unmodified program on a data folder of its own, and its chat page as it is used on a phone: say, read the answer, press."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Locator, Page

from tests.contract.web_browser import Window
from tests.conversation.driver import Books

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
ADDRESS = re.compile(r"http://[^\s?]+\?key=\S+")
INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")
BLANK = (
    "XIAOER_DATABASE_URL", "TELEGRAM_BOT_TOKEN", "XIAOER_TELEGRAM_WEBHOOK_URL", "XIAOER_WEB_KEY", "XIAOER_ADMINS", "XIAOER_LLM_URL",
)  # fmt: skip
QUIET_HOUR = 4
"""An hour of the shop's day far from midnight and from the hour of the daily report: no report comes but the one asked for."""


def zone_at(hour: int, now: datetime) -> str:
    """A zone where this hour of the day is running."""
    ahead = hour - now.astimezone(UTC).hour
    ahead += 24 if ahead < -12 else 0
    return "Etc/GMT" if ahead == 0 else f"Etc/GMT{'-' if ahead > 0 else '+'}{abs(ahead)}"


@dataclass
class OwnProgram:
    """`python -m bot run` in a process of its own. A start after a kill takes the port it had before."""

    folder: Path
    zone: str
    language: str = "zh-Hans"
    port: int = 0
    _process: "subprocess.Popen[bytes] | None" = None

    @property
    def books(self) -> Books:
        return Books(self.folder)

    @property
    def shop(self) -> str:
        """Id of the practice shop."""
        return str(self.books.rows("SELECT shop_id FROM sandbox_shop")[0][0])

    async def start(self) -> str:
        """The address it prints. AssertionError with its last words when it ends before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        log = self.folder / "program.log"
        with log.open("ab") as stream:
            begun = stream.tell()
            command = [sys.executable, "-m", "bot", "run"]
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._surroundings(), stdout=stream, stderr=stream)
        async with asyncio.timeout(2 * PATIENCE):
            while not (found := ADDRESS.search(log.read_bytes()[begun:].decode(errors="replace"))):
                assert self._process.poll() is None, log.read_text()
                await asyncio.sleep(0.05)
        self.port = int(found[0].split(":")[2].partition("/")[0])
        return found[0]

    def _surroundings(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in INHERITED if name in os.environ}
        own = {"XIAOER_DATA_DIR": str(self.folder), "XIAOER_WEB_PORT": str(self.port), "XIAOER_LANGUAGE": self.language}
        return {**kept, **dict.fromkeys(BLANK, ""), **own, "XIAOER_TIMEZONE": self.zone, "PYTHONUNBUFFERED": "1"}

    def kill(self) -> None:
        """kill -9: not one more instruction of it runs."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.send_signal(how)
        return process.wait(timeout=PATIENCE)


@dataclass(frozen=True)
class Answer:
    """One message of the bot where it stands on the page."""

    row: Locator

    async def text(self) -> str:
        """What is read, each run of blanks and line ends as one blank."""
        return " ".join((await self.row.locator(".text").first.inner_text()).split())

    async def labels(self) -> list[str]:
        labels: list[str] = await self.row.locator(".press").all_inner_texts()
        return labels

    async def becomes(self, *words: str) -> str:
        """The text of this same message once it holds all these words."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds(found := await self.text(), words):
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"{words} never came to: {await self.text()}") from None
        return found

    async def press(self, label: str) -> None:
        await self.row.get_by_role("button", name=label, exact=True).click()


def holds(text: str, words: Sequence[str]) -> bool:
    return all(each in text for each in words)


@dataclass
class Phone:
    """The open chat page; what is said and pressed goes the way of fingers."""

    window: Window
    mark: int = 0

    @property
    def page(self) -> Page:
        return self.window.page

    @property
    def rows(self) -> Locator:
        return self.page.locator("#messages .row")

    async def asked(self, text: str, *words: str) -> Answer:
        """Says something and gives the answer that holds all these words."""
        self.mark = await self.rows.count()
        await self.window.say(text)
        return await self.answer(*words)

    async def press(self, answer: Answer, label: str, *words: str) -> Answer:
        """Presses a button of a message and gives the new message that holds all these words."""
        self.mark = await self.rows.count()
        await answer.press(label)
        return await self.answer(*words)

    async def answer(self, *words: str) -> Answer:
        """The newest message of the bot since the last thing said or pressed that holds all these words, as soon as it is there."""
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := await self._newest(words)) is None:
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"nothing with {words} in: {await self.texts()}") from None
        return found

    async def _newest(self, words: Sequence[str]) -> Answer | None:
        texts = await self.texts()
        for at in range(len(texts) - 1, self.mark - 1, -1):
            if holds(texts[at][1], words) and not texts[at][0]:
                return Answer(self.page.locator(f"[data-ref={json.dumps(texts[at][2])}]"))
        return None

    async def texts(self) -> list[tuple[bool, str, str]]:
        """Every message on the page in order: whether it is the person's own, its words, its place on the page."""
        found: list[list[object]] = await self.rows.evaluate_all(
            """all => all.map(row => [row.classList.contains('mine'), row.querySelector('.text')?.innerText ?? '', row.dataset.ref])"""
        )
        return [(bool(mine), " ".join(str(words).split()), str(ref)) for mine, words, ref in found]

    async def said(self) -> list[str]:
        """What the person wrote, in order."""
        return [words for mine, words, _ in await self.texts() if mine]
