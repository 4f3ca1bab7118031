"""Clock, ids and the failure of background tasks, as the trial gives them to the program."""

import asyncio
from base64 import urlsafe_b64encode
from datetime import datetime

from bot.trial.world import World


class TrialClock:
    """The world's clock. While nothing happens waits are stretched, so that quiet hours cost little."""

    def __init__(self, world: World) -> None:
        self._world = world

    def now(self) -> datetime:
        return self._world.utc

    def elapsed(self) -> float:
        return self._world.now

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(self._world.nap(seconds))


class TrialIds:
    """Identifiers of the right form from the seed; those of a later life are others."""

    def __init__(self, world: World, life: int) -> None:
        self._dice = world.dice("ids", life)

    def token(self) -> str:
        words = self._dice.word().to_bytes(8, "big") + self._dice.word().to_bytes(8, "big")
        return urlsafe_b64encode(words).decode().rstrip("=")
