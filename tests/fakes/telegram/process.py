"""Starting and stopping the emulator's process, apart from the client so that one process can serve many event loops."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TOKEN = "700100:emulated-token-AAAA"


@dataclass(frozen=True, kw_only=True)
class Options:
    """How the emulated service behaves; the first value of each is what conversation tests want.

    `speed` is virtual seconds per real second (0 stops the clock until `advance`); `start` is the first instant in Unix
    seconds, None meaning now; `answer_window` is how long a callback query can be answered, in virtual seconds.
    """

    token: str = TOKEN
    port: int = 0
    rates: bool = False
    speed: float = 1.0
    start: float | None = None
    answer_window: float = 150.0

    def arguments(self) -> list[str]:
        """The same as command line words."""
        words = ["--token", self.token, "--port", str(self.port), "--speed", str(self.speed)]
        words += ["--answer-window", str(self.answer_window)]
        words += ["--rates"] if self.rates else []
        words += [] if self.start is None else ["--start", str(self.start)]
        return words


@dataclass
class EmulatorProcess:
    """One running `python -m tests.fakes.telegram`; it ends on `stop`, on SIGTERM, or when the tests' process dies."""

    options: Options = field(default_factory=Options)
    port: int = 0
    control: int = 0
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> "EmulatorProcess":
        """Starts it and waits for its line of JSON. Raises RuntimeError when it ends without one."""
        command = [sys.executable, "-m", "tests.fakes.telegram", "--until-eof", *self.options.arguments()]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self.stop()
            raise RuntimeError("the Bot API emulator ended before it served")
        ports = json.loads(line)
        self.port, self.control = int(ports["port"]), int(ports["control"])
        return self

    def stop(self) -> int:
        """Ends it with SIGTERM, waits, and gives the exit code (0 when it left in order)."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.terminate()
        code = process.wait(timeout=10)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        return code
