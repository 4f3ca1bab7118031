"""One delivery from call to settled row: what each failure means for the row, the lane and the person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.delivery.lanes import Pacer
from bot.delivery.outcomes import Ended, Later, Moved, Outcome, Stubbornness
from bot.domain.chat import Shown, Toast
from bot.errors import (
    ChatMoved,
    DeliveryError,
    MessageGone,
    NotSent,
    Rejected,
    RetryLater,
    SendUnknown,
    Unauthorized,
    Unreachable,
)
from bot.ports.machine import Clock
from bot.ports.messenger import Messenger
from bot.ports.queues import OutboxKind, OutboxRow, OutboxState
from bot.ports.store import Store, Transaction

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Carrier:
    """Carries claimed rows to one messenger. Raises Unauthorized (the row is given back), and what the store raises."""

    def __init__(self, messenger: Messenger, store: Store, clock: Clock, pacer: Pacer, how: Stubbornness) -> None:
        self._messenger = messenger
        self._store = store
        self._clock = clock
        self._pacer = pacer
        self._how = how
        self._away = 0

    async def carry(self, row: OutboxRow) -> None:
        """Calls the messenger and settles or postpones the row, which must be in SENDING with this attempt counted."""
        outcome = await self._attempt(row, self._shown_as(row))
        if isinstance(outcome, Moved):
            row = self._move(row, outcome.chat)
            outcome = await self._attempt(row, None)
        if isinstance(outcome, Moved):
            self._alarm("delivery_moves_in_circles", row)
            outcome = Ended(OutboxState.DEAD, note="moved twice")
        self._settle(row, outcome)

    def _shown_as(self, row: OutboxRow) -> str | None:
        """The message an edit changes; rows of one lane keep their order, so a card still to be sent is sent before."""
        shown = row.draft.shown
        if row.draft.kind is not OutboxKind.EDIT or shown is None:
            return None
        with self._store.begin() as tx:
            return tx.outbox.card(self._messenger.name, row.draft.chat, shown.card)

    async def _attempt(self, row: OutboxRow, message_ref: str | None) -> Outcome:
        try:
            outcome: Outcome = await self._call(row, message_ref)
        except Unauthorized:
            self._settle(row, Later(0))
            raise
        except DeliveryError as error:
            return self._meaning(row, error)
        except Exception as error:  # noqa: BLE001 - one delivery is a boundary: it may be out, and the others have to go on
            _log.exception("delivery_failed", row=row.id, messenger=self._messenger.name)
            return Ended(OutboxState.UNKNOWN, note=type(error).__name__)
        self._away = 0
        self._pacer.arrived()
        return outcome

    async def _call(self, row: OutboxRow, message_ref: str | None) -> Ended:
        draft = row.draft
        if draft.kind is OutboxKind.ANSWER:
            await self._messenger.answer(draft.press_ref, draft.toast or Toast())
            return Ended(OutboxState.SENT)
        shown = draft.shown or Shown("")
        if message_ref is not None:
            try:
                await self._messenger.edit(draft.chat, message_ref, shown)
                return Ended(OutboxState.SENT, message_ref)
            except MessageGone:
                _log.info("card_sent_afresh", row=row.id, messenger=self._messenger.name)
        return await self._send(row, shown)

    async def _send(self, row: OutboxRow, shown: Shown) -> Ended:
        try:
            return Ended(OutboxState.SENT, await self._messenger.send(row.draft.chat, shown, str(row.id)))
        except SendUnknown as error:
            if self._messenger.traits.resend_safe:
                raise
            self._away = 0
            _log.warning("delivery_unknown", row=row.id, messenger=self._messenger.name, detail=_note(error))
            return Ended(OutboxState.UNKNOWN, note=_note(error))

    def _meaning(self, row: OutboxRow, error: DeliveryError) -> Outcome:
        for kind, decide in _DECISIONS:
            if isinstance(error, kind):
                return decide(self, row, error)
        self._alarm("delivery_failed", row, error)
        return Ended(OutboxState.UNKNOWN, note=_note(error))

    def _asked_to_wait(self, row: OutboxRow, error: DeliveryError) -> Outcome:
        seconds = error.seconds if isinstance(error, RetryLater) else 1
        self._pacer.asked_to_wait(row.draft.kind, seconds)
        return Later(seconds)

    def _not_reached(self, row: OutboxRow, error: DeliveryError) -> Outcome:
        """Nobody is there for any message, so all wait, and only a few rows find out when somebody is."""
        if row.attempts >= self._how.unreached:
            return self._dead(row, error)
        self._away += 1
        seconds = self._how.wait(self._away)
        self._pacer.pause(seconds)
        return Later(seconds)

    def _unclear(self, row: OutboxRow, error: DeliveryError) -> Outcome:
        if row.attempts >= self._how.unclear:
            self._alarm("delivery_unclear", row, error)
            return Ended(OutboxState.UNKNOWN, note=_note(error))
        return Later(self._how.wait(row.attempts))

    def _unreachable(self, row: OutboxRow, error: DeliveryError) -> Outcome:
        with self._store.begin() as tx:
            person = tx.people.find(self._messenger.name, row.draft.chat)
            if person is not None:
                tx.people.save(replace(person, reachable=False))
        return Ended(OutboxState.DEAD, note=_note(error))

    def _moved(self, row: OutboxRow, error: DeliveryError) -> Outcome:
        return Moved(error.chat if isinstance(error, ChatMoved) else row.draft.chat)

    def _dead(self, row: OutboxRow, error: DeliveryError) -> Outcome:
        self._alarm("delivery_dead", row, error)
        return Ended(OutboxState.DEAD, note=_note(error))

    def _move(self, row: OutboxRow, chat: str) -> OutboxRow:
        name, old = self._messenger.name, row.draft.chat
        with self._store.begin() as tx:
            tx.outbox.move_chat(name, old, chat)
            person = tx.people.find(name, old)
            if person is not None:
                tx.people.save(replace(person, chat=chat))
        return replace(row, draft=replace(row.draft, chat=chat))

    def _settle(self, row: OutboxRow, outcome: Outcome) -> None:
        with self._store.begin() as tx:
            self._write(tx, row, outcome)

    def _write(self, tx: Transaction, row: OutboxRow, outcome: Outcome) -> None:
        if isinstance(outcome, Ended):
            tx.outbox.settle(row.id, outcome.state, outcome.message_ref, outcome.note)
        elif isinstance(outcome, Later):
            tx.outbox.postpone(row.id, self._clock.now() + timedelta(seconds=outcome.seconds))

    def _alarm(self, event: str, row: OutboxRow, error: DeliveryError | None = None) -> None:
        details = {} if error is None else {"detail": _note(error)}
        _log.error(event, row=row.id, shop=row.draft.shop_id, messenger=self._messenger.name, **details)


def _note(error: DeliveryError) -> str:
    return f"{type(error).__name__}: {error.values.get('detail', '')}"[:300]


_Decide = Callable[[Carrier, OutboxRow, DeliveryError], Outcome]
_DECISIONS: tuple[tuple[type[DeliveryError], _Decide], ...] = (
    (RetryLater, Carrier._asked_to_wait),
    (NotSent, Carrier._not_reached),
    (SendUnknown, Carrier._unclear),
    (Unreachable, Carrier._unreachable),
    (ChatMoved, Carrier._moved),
    (Rejected, Carrier._dead),
    (MessageGone, Carrier._dead),
)
