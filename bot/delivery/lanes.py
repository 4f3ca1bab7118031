"""When the next message may leave: one pace and one pause for everything a token sends, and some time between two to one chat."""

from bot.ports.machine import Clock
from bot.ports.messenger import MessengerTraits
from bot.ports.queues import OutboxKind

_SLOWER = 1.25
_SLOWEST = 4.0
_FASTER = 0.995
_CHATS_KEPT = 2000


class Pacer:
    """Seconds to wait, from a messenger's traits. Answers to presses are not counted by any messenger we know, so they do not wait.

    The pace falls when the messenger asks us to wait and comes back slowly: its real limit is not published and changes.
    """

    def __init__(self, traits: MessengerTraits, clock: Clock) -> None:
        self._clock = clock
        self._gap = 1 / traits.per_second if traits.per_second else 0.0
        self._slowdown = 1.0
        self._chat_gap = traits.per_chat_seconds
        self._next = 0.0
        self._next_in: dict[str, float] = {}
        self._paused = 0.0
        self._answers_paused = 0.0

    def wait(self, chat: str, kind: OutboxKind) -> float:
        """Seconds until this may leave; 0 for now."""
        now = self._clock.elapsed()
        if kind is OutboxKind.ANSWER:
            return max(0.0, self._answers_paused - now)
        return max(0.0, self._paused - now, self._next - now, self._next_in.get(chat, 0.0) - now)

    def leaving(self, chat: str, kind: OutboxKind) -> None:
        """One message leaves now."""
        if kind is OutboxKind.ANSWER:
            return
        now = self._clock.elapsed()
        self._next = now + self._gap * self._slowdown
        if self._chat_gap:
            self._next_in[chat] = now + self._chat_gap
            self._forget(now)

    def _forget(self, now: float) -> None:
        if len(self._next_in) > _CHATS_KEPT:
            self._next_in = {chat: at for chat, at in self._next_in.items() if at > now}

    def arrived(self) -> None:
        """One message went well."""
        self._slowdown = max(1.0, self._slowdown * _FASTER)

    def asked_to_wait(self, kind: OutboxKind, seconds: float) -> None:
        """The messenger refused for now: all wait, and then go on more slowly."""
        self._slowdown = min(_SLOWEST, self._slowdown * _SLOWER)
        self.pause(seconds)
        if kind is OutboxKind.ANSWER:
            self._answers_paused = max(self._answers_paused, self._clock.elapsed() + seconds)

    def pause(self, seconds: float) -> None:
        """Nothing but answers leaves for so long."""
        self._paused = max(self._paused, self._clock.elapsed() + seconds)
