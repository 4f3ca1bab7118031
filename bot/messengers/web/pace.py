"""How fast one connection may send: a runaway page must not fill the inbox, while a burst typed offline still gets through."""

from bot.ports.machine import Clock


class Pace:
    """A bucket of `burst` messages that refills by `per_second`."""

    def __init__(self, clock: Clock, burst: int, per_second: float) -> None:
        self._clock = clock
        self._burst = float(burst)
        self._per_second = per_second
        self._left = float(burst)
        self._seen = clock.elapsed()

    def take(self) -> bool:
        """True when one more message is allowed now."""
        now = self._clock.elapsed()
        self._left = min(self._burst, self._left + (now - self._seen) * self._per_second)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
