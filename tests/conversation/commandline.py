"""The program as an engineer uses it: a real process for each command, with a data folder of the test's own and secrets to look for."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SECRET = "canary0123456789canary0123456789canary"
"""Stands in every setting that is secret; no command may ever say it."""
PATIENCE = 60.0
MODULE = (sys.executable, "-m", "bot")


@dataclass(frozen=True)
class Ran:
    """A command that has ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output, which holds nothing else."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def told(self) -> tuple[int, str, str]:
        """Exit code, standard output, and the one line on standard error."""
        return self.code, self.out, self.err.removesuffix("\n")


@dataclass(frozen=True)
class Commands:
    """Commands on one data folder, run where no settings of a developer lie about."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = MODULE

    def surroundings(self, **settings: str) -> dict[str, str]:
        place = str(self.folder.parent)
        own = {"PATH": os.environ["PATH"], "HOME": place, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        told = {"DATA_DIR": str(self.folder), "LANGUAGE": "en", "WEB_PORT": "0", "TELEGRAM_WEBHOOK_SECRET": SECRET}
        named = {f"XIAOER_{name}": value for name, value in (told | self.settings | settings).items()}
        return own | named | {"TELEGRAM_BOT_TOKEN": named.pop("XIAOER_TOKEN", "")}

    def ran(self, *arguments: str | Path, said: str = "", **settings: str) -> Ran:
        """Runs a command to its end. No traceback and no secret is ever in what it writes."""
        done = subprocess.run(
            [*self.command, *map(str, arguments)],
            input=said,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            cwd=self.folder.parent,
            env=self.surroundings(**settings),
            check=False,
        )
        written = done.stdout + done.stderr
        assert "Traceback" not in written, written
        assert SECRET not in written, written
        return Ran(done.returncode, done.stdout, done.stderr)

    def chat(self, *lines: str, **settings: str) -> str:
        """What a conversation in the terminal shows."""
        done = self.ran("chat", said="".join(f"{line}\n" for line in lines), **settings)
        assert (done.code, done.err) == (0, "")
        return done.out

    @contextmanager
    def running(self, **settings: str) -> "Iterator[Running]":
        """`run`, serving, and ended by the test or with the block."""
        path = self.folder.parent / "run.log"
        with path.open("wb") as log:
            process = subprocess.Popen(
                [*self.command, "run"],
                stdout=log,
                stderr=log,
                cwd=self.folder.parent,
                env=self.surroundings(**settings),
            )
        serving = Running(process, path)
        try:
            serving.wait_for("http://")
            yield serving
        finally:
            process.kill()
            process.wait()


@dataclass(frozen=True)
class Running:
    """A program that serves; `log` is all it wrote."""

    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def written(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, words: str) -> None:
        until = time.monotonic() + PATIENCE
        while words not in self.written:
            assert self.process.poll() is None, self.written
            assert time.monotonic() < until, self.written
            time.sleep(0.05)

    @property
    def address(self) -> str:
        """The chat page, with its key."""
        return next(word for word in self.written.split() if word.startswith("http://"))

    def end(self, how: signal.Signals) -> tuple[int, float]:
        """Exit code, and the seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE), time.monotonic() - begun
