"""What a delivery attempt came to, and how stubborn to be before giving up."""

from dataclasses import dataclass

from bot.ports.queues import OutboxState


@dataclass(frozen=True, slots=True)
class Stubbornness:
    """How often and how long. `unreached`: attempts without a connection (500 are about 16 hours); `unclear`: attempts of a
    repeatable call without an answer, kept few because the chat's next messages wait behind it. Waits in seconds, doubling.
    """

    unreached: int = 500
    unclear: int = 6
    first_wait: float = 1.0
    longest_wait: float = 120.0

    def wait(self, attempts: int) -> float:
        """Seconds before the next attempt after so many."""
        return min(self.longest_wait, self.first_wait * 2.0 ** min(attempts - 1, 20))


@dataclass(frozen=True, slots=True)
class Ended:
    """The row is settled like this."""

    state: OutboxState
    message_ref: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Certainly not out, or repeatable: again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another address now."""

    chat: str


Outcome = Ended | Later | Moved
