"""Wakes a worker that waits: rung when there is work, and by itself after a while in case nobody rang."""

import asyncio

from bot.ports.machine import Clock, Nursery


class Bell:
    """For one waiter. A ring while nobody waits is kept for the next wait; many rings are one."""

    def __init__(self, clock: Clock, nursery: Nursery) -> None:
        self._clock = clock
        self._nursery = nursery
        self._rung = asyncio.Event()
        self._alarm: float | None = None

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Until rung, at most so many seconds."""
        at = self._clock.elapsed() + seconds
        if self._alarm is None or at < self._alarm:
            self._alarm = at
            self._nursery.start("bell", self._ring_at(at, seconds))
        await self._rung.wait()
        self._rung.clear()

    async def _ring_at(self, at: float, seconds: float) -> None:
        await self._clock.sleep(seconds)
        if self._alarm == at:
            self._alarm = None
        self._rung.set()
