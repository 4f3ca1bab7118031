"""Clock, ids and background work of the machine we run on: one home each, so that tests and simulations can own them."""

from collections.abc import Coroutine
from datetime import datetime
from typing import Any, Protocol


class Clock(Protocol):
    """Wall clock and waiting."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        ...

    def elapsed(self) -> float:
        """Seconds on a clock that never jumps; only differences mean anything."""
        ...

    async def sleep(self, seconds: float) -> None: ...


class Ids(Protocol):
    """Unguessable identifiers."""

    def token(self) -> str:
        """128 random bits as 22 URL-safe characters."""
        ...


class Nursery(Protocol):
    """The one place where background tasks live; a task that fails ends the program instead of vanishing."""

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> None: ...

    async def stop(self, grace_seconds: float) -> None:
        """Cancel what still runs after the grace, and wait for it."""
        ...
