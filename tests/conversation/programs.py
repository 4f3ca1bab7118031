"""The program under test: unmodified in a process of its own, or built in this one where a test needs faults or its own clock."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.build import Parts, Program, build
from bot.faces import telegram as telegram_face
from bot.marketplaces.sandbox.faults import Fault, Faults
from bot.serving import start
from tests.conversation.clock import QuickClock
from tests.conversation.driver import PATIENCE, Books, Chat
from tests.conversation.forked import Fork, forked
from tests.conversation.people import ADMIN, Home, settings_for
from tests.fakes.telegram.client import Emulator

ROOT = Path(__file__).resolve().parents[2]
READY = "Telegram 也开着"
INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")


def surroundings(home: Home, **more: str) -> dict[str, str]:
    """The environment of a program on this data folder; nothing of a developer's own settings gets in."""
    kept = {name: os.environ[name] for name in INHERITED if name in os.environ}
    own = {"XIAOER_DATA_DIR": str(home.folder), "XIAOER_TIMEZONE": home.timezone, "XIAOER_WEB_PORT": "0"}
    blank = {
        "XIAOER_DATABASE_URL": "",
        "TELEGRAM_BOT_TOKEN": "",
        "XIAOER_TELEGRAM_WEBHOOK_URL": "",
        "XIAOER_WEB_KEY": "",
        "XIAOER_LLM_URL": "",
    }
    return {**kept, **blank, **own, "XIAOER_LANGUAGE": "zh-Hans", "PYTHONUNBUFFERED": "1", **more}


@dataclass
class Served:
    """The program on a prepared data folder and the emulator, in a process that can be killed.

    A fresh one is `python -m bot run`. Any other is the same code forked off a process that has the libraries already, and may have
    a marketplace that goes wrong.
    """

    home: Home
    url: str
    token: str
    more: dict[str, str] = field(default_factory=dict)
    fresh: bool = False
    fault: Fault | None = None
    _process: "subprocess.Popen[bytes] | BaseProcess | None" = None

    @property
    def books(self) -> Books:
        return Books(self.home.folder)

    @property
    def log(self) -> Path:
        return self.home.folder / "program.log"

    async def start(self) -> None:
        """Returns once it serves Telegram. AssertionError with its last words when it ends before."""
        told = {"TELEGRAM_BOT_TOKEN": self.token, "XIAOER_TELEGRAM_API": self.url, "XIAOER_ADMINS": f"telegram:{ADMIN}"}
        environment = surroundings(self.home, **told, **self.more)
        self.log.touch()
        begun = self.log.stat().st_size
        self._process = self._fresh(environment) if self.fresh else forked(Fork(environment, self.log, self.fault))
        async with asyncio.timeout(2 * PATIENCE):
            while READY not in self.log.read_bytes()[begun:].decode(errors="replace"):
                assert self._alive(), self.log.read_text()
                await asyncio.sleep(0.05)

    def _fresh(self, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment, stdout=log, stderr=log
            )

    def _alive(self) -> bool:
        process = self._process
        return (
            process.is_alive() if isinstance(process, BaseProcess) else process is not None and process.poll() is None
        )

    def kill(self) -> None:
        """kill -9: not one more instruction of it runs."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None or process.pid is None:
            return 0
        os.kill(process.pid, how)
        if isinstance(process, BaseProcess):
            process.join(PATIENCE)
            return process.exitcode or 0
        return process.wait(timeout=PATIENCE)


@dataclass
class Inside:
    """The program in this process, with the real Telegram messenger on the emulator."""

    program: Program
    home: Home
    telegram: Emulator
    clock: QuickClock
    faults: Faults

    @property
    def books(self) -> Books:
        return Books(self.home.folder)

    def chat(self, user: int, chat: int | None = None) -> Chat:
        return Chat(self.telegram, user, chat)


@asynccontextmanager
async def inside(
    home: Home, telegram: Emulator, clock: QuickClock | None = None, **more: object
) -> AsyncIterator[Inside]:
    """Serves until the block ends; a failure that would end the program fails the test."""
    failures: list[BaseException] = []
    given = {"telegram_bot_token": telegram.token, "telegram_api": telegram.url, **more}
    clock, faults = clock or QuickClock(), Faults()
    parts = Parts(clock=clock, faults=faults, failed=failures.append)
    program = build(settings_for(home.folder, home.timezone, **given), parts)
    running = Inside(program, home, telegram, clock, faults)
    try:
        program.add(telegram_face(program))
        start(program)
        yield running
    finally:
        await program.stop()
    assert failures == []
