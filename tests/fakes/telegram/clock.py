"""Virtual time, so that a day of retention or a minute of rate limits passes in a test at once."""

import asyncio
import time


class Clock:
    """Unix seconds that run at `speed` virtual seconds per real one, and jump on `advance`."""

    def __init__(self, speed: float = 1.0, start: float | None = None) -> None:
        self._speed = speed
        self._base = time.time() if start is None else start
        self._mark = time.monotonic()
        self._jump = asyncio.Event()

    def now(self) -> float:
        """Virtual Unix seconds."""
        return self._base + (time.monotonic() - self._mark) * self._speed

    def advance(self, seconds: float) -> float:
        """Jumps ahead, wakes all sleepers to look again, and gives the new reading."""
        self._base += seconds
        jump, self._jump = self._jump, asyncio.Event()
        jump.set()
        return self.now()

    async def sleep(self, seconds: float) -> None:
        """Until so many virtual seconds are over."""
        deadline = self.now() + seconds
        while (left := deadline - self.now()) > 0:
            jump = self._jump
            try:
                await asyncio.wait_for(jump.wait(), left / self._speed if self._speed else None)
            except TimeoutError:
                continue

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Whether the event came before so many seconds were over, virtual or real, whichever ends first."""
        sides = [asyncio.create_task(event.wait()), asyncio.create_task(self.sleep(seconds))]
        try:
            await asyncio.wait(sides, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for side in sides:
                side.cancel()
            await asyncio.gather(*sides, return_exceptions=True)
        return event.is_set()
