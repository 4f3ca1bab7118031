"""How fast the bot may send: token buckets on the virtual clock, and the delay of equal-sized uploads."""

import math
from dataclasses import dataclass, field

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.errors import too_many
from tests.fakes.telegram.model import Chat


@dataclass
class Limits:
    """Messages a second overall and per chat, the short burst of a chat, messages a minute in a group; see `Emulator.set_rates`."""

    enabled: bool = False
    overall: float = 30.0
    per_chat: float = 1.0
    burst: int = 3
    group_minute: float = 20.0
    reply_window: float = 0.0
    lengthen: bool = False


@dataclass
class _Bucket:
    """Fills at `rate` a second up to `size`."""

    rate: float
    size: float
    level: float
    at: float

    def wait(self, amount: float, now: float) -> float:
        """Seconds until so much is there; a request above the size needs a full bucket."""
        self.level = min(self.size, self.level + max(0.0, now - self.at) * self.rate)
        self.at = now
        return max(0.0, (min(amount, self.size) - self.level) / self.rate)


@dataclass
class Rates:
    """Decides on each send and edit; `too_early` counts the requests inside a wait that a 429 had asked for."""

    clock: Clock
    limits: Limits = field(default_factory=Limits)
    too_early: int = 0
    _buckets: dict[str, _Bucket] = field(default_factory=dict)
    _until: dict[int, tuple[float, int]] = field(default_factory=dict)
    _uploads: dict[int, float] = field(default_factory=dict)
    _step: int = 0

    def set(self, limits: Limits) -> None:
        """New limits with full buckets."""
        self.limits = limits
        self._buckets.clear()

    def asked_to_wait(self, chat_id: int, seconds: int) -> None:
        """Notes a wait told by a fault, so that coming back too early is counted."""
        self._until[chat_id] = (self.clock.now() + seconds, seconds)

    def arrived(self, chat_id: int) -> None:
        """Counts a request that comes inside the wait; with `lengthen` it is refused and the wait doubles."""
        now = self.clock.now()
        until, length = self._until.get(chat_id, (0.0, 0))
        if now >= until:
            self._until.pop(chat_id, None)
            return
        self.too_early += 1
        if self.limits.enabled and self.limits.lengthen:
            self._refuse(chat_id, length * 2)

    def charge(self, chat: Chat, messages: int = 1) -> None:
        """Takes the messages from every bucket that applies. Raises 429 and takes nothing when one is too empty."""
        if not self.limits.enabled:
            return
        now = self.clock.now()
        buckets = self._applying(chat, now)
        wait = max(bucket.wait(messages, now) for bucket in buckets)
        if wait > 1e-9:
            self._refuse(chat.id, max(1, math.ceil(wait - 1e-9)))
        for bucket in buckets:
            bucket.level -= messages

    def _refuse(self, chat_id: int, seconds: int) -> None:
        self._until[chat_id] = (self.clock.now() + seconds, seconds)
        raise too_many(seconds)

    def _applying(self, chat: Chat, now: float) -> list[_Bucket]:
        limits = self.limits
        chosen = [self._bucket(f"chat {chat.id}", limits.per_chat, limits.burst)]
        if not chat.private:
            chosen.append(self._bucket(f"group {chat.id}", limits.group_minute / 60, limits.group_minute))
        if now - chat.acted >= limits.reply_window:
            chosen.append(self._bucket("overall", limits.overall, limits.overall))
        return chosen

    def _bucket(self, name: str, rate: float, size: float) -> _Bucket:
        if name not in self._buckets:
            self._buckets[name] = _Bucket(rate, size, size, self.clock.now())
        return self._buckets[name]

    async def upload(self, size: int) -> None:
        """Holds an upload of over 100 kB behind earlier ones of the same size, 0.2 to 0.9 s each; 429 (60 s) past 5 s of them."""
        if not self.limits.enabled or size <= 100_000:
            return
        now = self.clock.now()
        turn = max(now, self._uploads.get(size, now))
        if turn - now > 5:
            raise too_many(60)
        self._step = (self._step + 3) % 8
        self._uploads[size] = turn + 0.2 + self._step / 10
        await self.clock.sleep(turn - now)
