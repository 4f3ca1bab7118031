"""The queue of updates: confirmation by offset, redelivery, long polls, conflicts, expiry."""

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.errors import CannotError, conflict

Json = dict[str, Any]

MESSAGE_SECONDS = 24 * 3600.0
QUERY_SECONDS = 150.0
_OPT_IN = {"chat_member", "message_reaction", "message_reaction_count"}
_TAKEN = "terminated by other getUpdates request; make sure that only one bot instance is running"
_HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass
class Update:
    """One update and what became of it. `queue` is the webhook lane it is delivered in."""

    id: int
    kind: str
    body: Json
    queue: str
    expires: float
    state: str = "pending"
    handed: int = 0

    def shown(self) -> Json:
        """The `Update` object."""
        return {"update_id": self.id, self.kind: self.body}


@dataclass
class Updates:
    """All updates of one world; ids grow by one from `next_id`."""

    clock: Clock
    next_id: int
    every: list[Update] = field(default_factory=list)
    hooked: bool = False
    closed: bool = False
    allowed: list[str] = field(default_factory=list)
    added: asyncio.Event = field(default_factory=asyncio.Event)
    _again: list[Update] = field(default_factory=list)
    _poll: "asyncio.Future[str] | None" = None
    _last_offset: int | None = None
    _last_poll: float = float("-inf")

    def add(self, kind: str, body: Json, queue: str) -> Update | None:
        """Queues an update, unless the bot's allowed kinds leave it out."""
        if (kind not in self.allowed) if self.allowed else (kind in _OPT_IN):
            return None
        lifetime = QUERY_SECONDS if kind == "callback_query" else MESSAGE_SECONDS
        update = Update(self.next_id, kind, body, queue, self.clock.now() + lifetime)
        self.next_id += 1
        self.every.append(update)
        self._wake()
        return update

    def _wake(self) -> None:
        event, self.added = self.added, asyncio.Event()
        event.set()

    def find(self, update_id: int) -> Update:
        """The update of an id. Raises CannotError when there is none."""
        for update in self.every:
            if update.id == update_id:
                return update
        raise CannotError(f"there is no update {update_id}")

    def redeliver(self, update_id: int) -> None:
        """Hands an update out once more under its old id, whatever became of it."""
        update = self.find(update_id)
        if update.state != "pending":
            update.state = "pending"
            self._again.append(update)
        self._wake()

    def pending(self) -> list[Update]:
        """What waits, oldest first; what got too old is forgotten here."""
        now = self.clock.now()
        for update in self.every:
            if update.state == "pending" and now >= update.expires:
                update.state = "expired"
        return [update for update in self.every if update.state == "pending"]

    def drop(self) -> None:
        """Forgets all that waits."""
        for update in self.pending():
            update.state = "dropped"

    def allow(self, kinds: Any) -> None:
        """Keeps a new list of allowed kinds; None leaves the last one, an empty list means the default."""
        if isinstance(kinds, list):
            self.allowed = [str(kind) for kind in kinds]

    def interrupt(self, reason: str) -> None:
        """Ends the poll that waits: with 409 for a reason, with an empty list without one."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)

    async def poll(self, offset: int | None, limit: int, timeout: float) -> list[Json]:
        """getUpdates. Raises 409 when a webhook is set or a later poll takes over."""
        if self.closed:
            return []
        if self.hooked:
            raise conflict(_HOOKED)
        self.interrupt(_TAKEN)
        poll = self._poll = asyncio.get_running_loop().create_future()
        limit, timeout = self._throttled(offset, limit, timeout)
        self._confirm(offset)
        found = self._waiting(offset)
        if not found and timeout > 0:
            await self._wait(poll, timeout)
            found = self._waiting(offset)
        if poll.done() and poll.result():
            raise conflict(poll.result())
        return [self._hand(update) for update in found[:limit]]

    def _throttled(self, offset: int | None, limit: int, timeout: float) -> tuple[int, float]:
        """The service's brake on idle loops: the same offset again within 3 s waits 3 s, within 0.5 s gives one update."""
        since = self.clock.now() - self._last_poll
        same = offset == self._last_offset
        self._last_offset, self._last_poll = offset, self.clock.now()
        if same and since < 3:
            timeout = max(timeout, 3.0)
        return (1 if same and since < 0.5 else limit), timeout

    def _confirm(self, offset: int | None) -> None:
        waiting = self.pending()
        if offset is None or offset == 0:
            return
        first = waiting[offset:][0].id if offset < 0 and waiting else offset
        for update in waiting:
            if update.id < first and update not in self._again:
                update.state = "confirmed"

    def _waiting(self, offset: int | None) -> list[Update]:
        least = offset if offset and offset > 0 else 0
        return [update for update in self.pending() if update.id >= least or update in self._again]

    def _hand(self, update: Update) -> Json:
        update.handed += 1
        if update in self._again:
            self._again.remove(update)
        return update.shown()

    async def _wait(self, poll: "asyncio.Future[str]", timeout: float) -> None:
        deadline = self.clock.now() + timeout
        loop = asyncio.get_running_loop()
        real = loop.time() + timeout
        while not self.pending() and not poll.done():
            left = min(deadline - self.clock.now(), real - loop.time())
            if left <= 0:
                return
            either = asyncio.Event()
            poll.add_done_callback(partial(_set, either))
            relay = asyncio.create_task(_relay(self.added, either))
            await self.clock.wait(either, left)
            relay.cancel()


def _set(event: asyncio.Event, _: object) -> None:
    event.set()


async def _relay(source: asyncio.Event, target: asyncio.Event) -> None:
    await source.wait()
    target.set()
