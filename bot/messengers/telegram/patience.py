"""Repeats what may be repeated while the service is out of reach, waiting longer each time and exactly as long as it asks for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

from bot.errors import NotSent, RetryLater, SendUnknown
from bot.ports.machine import Clock

T = TypeVar("T")
_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """Pauses in seconds. Only for calls that change nothing when made twice."""

    clock: Clock
    first: float
    longest: float

    async def until_done(self, step: str, act: Callable[[], Awaitable[T]]) -> T:
        """Until it succeeds; a refusal goes through at once."""
        wait = self.first
        while True:
            try:
                return await act()
            except RetryLater as error:
                pause, detail = float(error.seconds), "asked to wait"
            except (NotSent, SendUnknown) as error:
                pause, wait = wait, min(wait * 2, self.longest)
                detail = str(error.values.get("detail", ""))
            _log.warning("telegram_step_failed", step=step, pause=pause, detail=detail)
            await self.clock.sleep(pause)
