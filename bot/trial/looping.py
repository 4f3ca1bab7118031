"""An event loop whose time is made up: it jumps to whatever comes next, and it is an error when nothing does."""

import asyncio
from collections.abc import Callable
from typing import Any

from bot.trial.world import World


class Killed(SystemExit):
    """The process is gone, between two things or in the middle of one. Nothing of it runs after this."""


class Ended(SystemExit):
    """The run is over."""


class Stuck(RuntimeError):
    """Nothing is ready, no timer is set and nothing will happen outside: the program waits for what never comes."""


class VirtualLoop(asyncio.BaseEventLoop):
    """Timers and the world's agenda in one order of time. There are no sockets, threads or signals."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        self._selector = self
        self._scheduled: list[asyncio.TimerHandle]
        self.turns = 0

    def time(self) -> float:
        return self._world.now

    def select(self, timeout: float | None) -> tuple[()]:
        """What the real loop asks the system for. Here it lets the world go on: nothing at all while something is ready."""
        self.turns += 1
        world = self._world
        if timeout is not None and timeout <= 0:
            world.run_due(world.now)
            return ()
        timer = self._scheduled[0].when() if self._scheduled else None
        if timer is None and world.next_at is None:
            raise Stuck
        if world.next_at is not None and (timer is None or world.next_at <= timer):
            world.run_due(world.next_at)
        elif timer is not None:
            world.now = max(world.now, timer)
        return ()

    def _process_events(self, events: object) -> None:
        """There are none."""

    def drop_everything(self) -> list[asyncio.Task[Any]]:
        """What a crash does to memory: nothing that was ready or timed will run. The dead tasks, for the caller to keep hold of."""
        tasks = list(asyncio.all_tasks(self))
        self.close()
        return tasks

    def begin(self, first: Callable[[], None]) -> None:
        """Runs `first` and then everything that comes of it, until Killed or Ended is raised."""
        self.call_soon(first)
        self.run_forever()
