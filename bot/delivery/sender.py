"""Works off a messenger's outbox: a row is SENDING in the database before the messenger is called, so a crash never sends it twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.delivery.bell import Bell
from bot.delivery.carrying import Carrier
from bot.delivery.lanes import Pacer
from bot.delivery.outcomes import Stubbornness
from bot.ports.machine import Clock, Nursery
from bot.ports.messenger import Messenger
from bot.ports.queues import OutboxKind, OutboxRow, OutboxState
from bot.ports.store import Store, Transaction

_FIRST_LOOK = 8
_WIDEST_LOOK = 512


@dataclass(frozen=True, slots=True)
class SenderOptions:
    """`parallel`: deliveries on the way at once; it is also how many a crash can leave unclear. `poll_seconds`: looks without a wake."""

    parallel: int = 5
    poll_seconds: float = 1.0
    stubbornness: Stubbornness = field(default_factory=Stubbornness)


class Sender:
    """The outgoing worker of one messenger. `run` belongs into the nursery, and only one may run per messenger."""

    def __init__(
        self, messenger: Messenger, store: Store, clock: Clock, nursery: Nursery, options: SenderOptions | None = None
    ) -> None:
        self._messenger = messenger
        self._store = store
        self._clock = clock
        self._nursery = nursery
        self._options = options or SenderOptions()
        self._pacer = Pacer(messenger.traits, clock)
        self._carrier = Carrier(messenger, store, clock, self._pacer, self._options.stubbornness)
        self._bell = Bell(clock, nursery)
        self._flying = 0
        self._stopping = False

    def wake(self) -> None:
        """Something was committed to the outbox."""
        self._bell.ring()

    def stop(self) -> None:
        """Takes nothing new; what is on its way has until the nursery's grace ends."""
        self._stopping = True
        self._bell.ring()

    def recover(self) -> None:
        """Rows a crash left in SENDING: what may be repeated is, the rest is UNKNOWN. Only before `run`."""
        with self._store.begin() as tx:
            for row in tx.outbox.interrupted(self._messenger.name):
                if row.draft.kind is not OutboxKind.SEND or self._messenger.traits.resend_safe:
                    tx.outbox.postpone(row.id, self._clock.now())
                else:
                    tx.outbox.settle(row.id, OutboxState.UNKNOWN, note="interrupted")

    async def run(self) -> None:
        """Until stopped or cancelled."""
        self.recover()
        while not self._stopping:
            claimed, wait = self._claim()
            for row in claimed:
                self._flying += 1
                self._nursery.start(f"deliver {self._messenger.name} {row.id}", self._deliver(row))
            if not claimed:
                await self._bell.wait(wait)

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            await self._carrier.carry(row)
        except BaseException:
            # Whoever hears of it ends the program; until then a refused token or a broken store is not hammered.
            self._stopping = True
            raise
        finally:
            self._flying -= 1
            self._bell.ring()

    def _claim(self) -> tuple[list[OutboxRow], float]:
        """Rows now ours, and how long to wait when there are none."""
        free = self._options.parallel - self._flying
        if free <= 0:
            return [], self._options.poll_seconds
        with self._store.begin() as tx:
            return self._choose(tx, free)

    def _choose(self, tx: Transaction, free: int) -> tuple[list[OutboxRow], float]:
        """Looks further only while everything near has to wait, so that one busy chat holds up no other."""
        chosen: list[OutboxRow] = []
        look, wait = _FIRST_LOOK, self._options.poll_seconds
        while not chosen and look <= _WIDEST_LOOK:
            rows = tx.outbox.due(self._messenger.name, self._clock.now(), look)
            for row in rows:
                pause = self._pacer.wait(row.draft.chat, row.draft.kind)
                if pause > 0:
                    wait = min(wait, pause)
                elif len(chosen) < free and tx.outbox.claim(row.id):
                    self._pacer.leaving(row.draft.chat, row.draft.kind)
                    chosen.append(replace(row, state=OutboxState.SENDING, attempts=row.attempts + 1))
            look = look * 4 if len(rows) == look else _WIDEST_LOOK + 1
        return chosen, wait


class Outgoing:
    """All senders of the program."""

    def __init__(self, senders: Iterable[Sender], nursery: Nursery) -> None:
        self._senders = tuple(senders)
        self._nursery = nursery

    def start(self) -> None:
        for sender in self._senders:
            self._nursery.start("outbox", sender.run())

    def wake(self) -> None:
        """Something was committed to the outbox, for whichever messenger."""
        for sender in self._senders:
            sender.wake()

    def stop(self) -> None:
        for sender in self._senders:
            sender.stop()
