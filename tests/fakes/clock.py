"""A clock that stands still until the test moves it, so that waiting costs no time and always ends in the same order."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta
from itertools import count

_START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
_TURNS = 50


class FakeClock:
    """The Clock port. `advance` wakes sleepers in the order of their times, letting each run before the next."""

    def __init__(self, start: datetime = _START) -> None:
        self._start = start
        self._elapsed = 0.0
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._elapsed)

    def elapsed(self) -> float:
        return self._elapsed

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._elapsed + seconds, next(self._order), done))
        await done

    async def advance(self, seconds: float) -> None:
        """Moves the time on; tasks that became ready have run when it returns."""
        end = self._elapsed + seconds
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            at, _, done = heapq.heappop(self._sleepers)
            if done.done():
                continue
            self._elapsed = max(self._elapsed, at)
            done.set_result(None)
            await self.settle()
        self._elapsed = end
        await self.settle()

    async def settle(self) -> None:
        """Lets every task that is ready run, without moving the time."""
        for _ in range(_TURNS):
            await asyncio.sleep(0)
