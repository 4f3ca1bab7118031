"""Works off the inbox: stored first, then handled one after another per chat, side by side across chats, until it is done or dead."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

import structlog

from bot.delivery.bell import Bell
from bot.domain.chat import Incoming
from bot.errors import SetupError
from bot.ports.machine import Clock, Nursery
from bot.ports.queues import InboxRow, InboxState
from bot.ports.store import Store, Transaction

Handle = Callable[[InboxRow], Awaitable[None]]
"""Does what the row asks and finishes it in the transaction of its effects. A row left NEW is tried again."""

_FIRST_LOOK = 64
_WIDEST_LOOK = 4096
_Chat = tuple[str, str, bool]
_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def _never(_: Incoming) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class InboxOptions:
    """`parallel`: chats worked on at once. `attempts`: after so many a row is DEAD. Waits in seconds, doubling per attempt.

    `urgent` tells what overtakes its chat's other messages: it gets a place of its own, even while the chat is busy.
    """

    parallel: int = 16
    attempts: int = 5
    first_wait: float = 0.5
    poll_seconds: float = 1.0
    on_dead: Handle | None = None
    urgent: Callable[[Incoming], bool] = field(default=_never)


class InboxWorker:
    """`receive` is what messengers are given; `run` belongs into the nursery. Attempts are counted before work starts, so a row that
    ends the program every time is given up as well.
    """

    def __init__(
        self, store: Store, clock: Clock, nursery: Nursery, handle: Handle, options: InboxOptions | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._nursery = nursery
        self._handle = handle
        self._options = options or InboxOptions()
        self._bell = Bell(clock, nursery)
        self._busy: set[_Chat] = set()
        self._resting: dict[_Chat, float] = {}
        self._stopping = False

    async def receive(self, incoming: Incoming) -> bool:
        """Stored when it returns; True when it is new. Raises what the store raises, and then nothing is stored."""
        with self._store.begin() as tx:
            row_id = tx.inbox.add(incoming, self._clock.now())
        self._bell.ring()
        return row_id is not None

    def wake(self) -> None:
        """Rows were added by another way than `receive`."""
        self._bell.ring()

    def stop(self) -> None:
        """Takes nothing new; what is being handled has until the nursery's grace ends."""
        self._stopping = True
        self._bell.ring()

    async def run(self) -> None:
        """Until stopped or cancelled. Rows left by an earlier run are taken up first, being the oldest."""
        while not self._stopping:
            taken = self._take()
            for row in taken:
                self._nursery.start(f"inbox {row.id}", self._work(row))
            if not taken:
                await self._bell.wait(self._pause())

    def _pause(self) -> float:
        """Until the next chat has rested, at most the poll interval."""
        now = self._clock.elapsed()
        rests = [until - now for until in self._resting.values()]
        return max(0.0, min([self._options.poll_seconds, *rests]))

    def _take(self) -> list[InboxRow]:
        now = self._clock.elapsed()
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}
        free = self._options.parallel - len(self._busy)
        if free <= 0:
            return []
        with self._store.begin() as tx:
            rows = self._choose(tx, free)
            taken = [replace(row, attempts=tx.inbox.attempt(row.id)) for row in rows]
        self._busy.update(self._chat(row) for row in taken)
        return taken

    def _choose(self, tx: Transaction, free: int) -> list[InboxRow]:
        """The oldest row of each chat that is neither busy nor resting; looks further only while there is none near."""
        look = _FIRST_LOOK
        while True:
            rows = tx.inbox.waiting(look)
            first: dict[_Chat, InboxRow] = {}
            for row in rows:
                first.setdefault(self._chat(row), row)
            ready = [row for chat, row in first.items() if chat not in self._busy and chat not in self._resting]
            if ready or len(rows) < look or look >= _WIDEST_LOOK:
                return ready[:free]
            look *= 4

    async def _work(self, row: InboxRow) -> None:
        try:
            if row.attempts > self._options.attempts:
                await self._bury(row)
            elif not await self._finished(row):
                await self._failed(row)
        except BaseException:
            self._stopping = True
            raise
        finally:
            self._busy.discard(self._chat(row))
            self._bell.ring()

    async def _finished(self, row: InboxRow) -> bool:
        await self._guarded(self._handle, row)
        with self._store.begin() as tx:
            stored = tx.inbox.get(row.id)
        return stored is None or stored.state is not InboxState.NEW

    async def _guarded(self, act: Handle, row: InboxRow) -> None:
        try:
            await act(row)
        except SetupError:
            raise
        except Exception:  # noqa: BLE001 - one message is a boundary: it may fail, the others have to go on
            _log.exception("message_failed", row=row.id, attempt=row.attempts, messenger=row.incoming.messenger)

    async def _failed(self, row: InboxRow) -> None:
        if row.attempts >= self._options.attempts:
            await self._bury(row)
            return
        wait = self._options.first_wait * 2.0 ** (row.attempts - 1)
        self._resting[self._chat(row)] = self._clock.elapsed() + wait

    async def _bury(self, row: InboxRow) -> None:
        with self._store.begin() as tx:
            tx.inbox.finish(row.id, InboxState.DEAD)
        _log.error("message_dead", row=row.id, attempts=row.attempts, messenger=row.incoming.messenger)
        if self._options.on_dead is not None:
            await self._guarded(self._options.on_dead, row)

    def _chat(self, row: InboxRow) -> _Chat:
        return row.incoming.messenger, row.incoming.chat, self._options.urgent(row.incoming)
