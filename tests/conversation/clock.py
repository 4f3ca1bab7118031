"""A clock that runs faster than the machine's and can be moved on, for a whole program with real network around it."""

import asyncio
import time
from datetime import UTC, datetime, timedelta


class QuickClock:
    """The Clock port. One real second is `speed` seconds here; `advance` skips time and wakes whoever sleeps past it."""

    def __init__(self, speed: float = 10.0, start: datetime | None = None) -> None:
        self._start = start or datetime.now(UTC)
        self._speed = speed
        self._began = time.monotonic()
        self._skipped = 0.0
        self._moved = asyncio.Event()

    def elapsed(self) -> float:
        return (time.monotonic() - self._began) * self._speed + self._skipped

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.elapsed())

    async def sleep(self, seconds: float) -> None:
        until = self.elapsed() + seconds
        while (left := until - self.elapsed()) > 0:
            try:
                await asyncio.wait_for(self._moved.wait(), left / self._speed)
            except TimeoutError:
                continue
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        """Skips so many seconds."""
        self._skipped += seconds
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
