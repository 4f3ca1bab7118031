"""That an older copy was put in place, as a record of its own."""

from datetime import datetime
from typing import Protocol

from bot.domain.restoring import Restoration


class Restorations(Protocol):
    """Never changed, only added to."""

    def begin(self, copied_at: datetime, now: datetime) -> Restoration:
        """The next epoch. From here on no number that the lost time may have given out (of a message in or out) is given again."""
        ...

    def newest(self) -> Restoration | None: ...
