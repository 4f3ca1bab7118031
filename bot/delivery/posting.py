"""Outcomes into the outbox, inside the transaction that makes them true: to one person, or onto every card that shows a thing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.chat import Shown
from bot.domain.outcome import Asked, Outcome
from bot.domain.people import Person
from bot.domain.preferences import Loudness, Topic
from bot.ports.machine import Clock
from bot.ports.queues import Draft, Lane, OutboxKind
from bot.ports.store import Transaction
from bot.ports.wording import Given, Wording


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes and in which language. `key` makes it unique: the same key is posted once, however often it is tried.

    A message with a `topic` comes to `person_id` as loudly as they want it, or not at all; one that is `unasked` comes without a sound
    in their quiet hours. Anything else, answers, cards and alarms, always comes with one.
    """

    messenger: str
    chat: str
    language: str
    key: str
    lane: Lane = Lane.REPLY
    shop_id: str | None = None
    person_id: str = ""
    topic: Topic | None = None
    unasked: bool = False

    @classmethod
    def of(
        cls,
        person: Person,
        key: str,
        lane: Lane = Lane.REPLY,
        shop_id: str | None = None,
        topic: Topic | None = None,
    ) -> "Address":
        return cls(person.messenger, person.chat, person.language, key, lane, shop_id, person.id, topic)


class Post:
    """Writes outbox rows. `posted` is called after each, to wake whoever sends."""

    def __init__(self, wording: Wording, clock: Clock, posted: Callable[[], None]) -> None:
        self._wording = wording
        self._clock = clock
        self._posted = posted

    def tell(self, tx: Transaction, outcome: Outcome, to: Address) -> None:
        """Show an outcome. One that belongs to a shown card replaces that card wherever it is shown; else it is a new message."""
        loudness = self._loudness(tx, outcome, to)
        if loudness is Loudness.OFF:
            return
        shown_in = tx.outbox.cards(outcome.card) if outcome.card and not isinstance(outcome, Asked) else ()
        if shown_in:
            self._update_cards(tx, outcome, shown_in, to)
        else:
            self._send(tx, outcome, to, silent=loudness is Loudness.SILENT)

    def _loudness(self, tx: Transaction, outcome: Outcome, to: Address) -> Loudness:
        shop = tx.shops.get(to.shop_id) if to.shop_id and (to.topic is not None or to.unasked) else None
        if shop is None or isinstance(outcome, Asked):
            return Loudness.ON
        wall = shop.local(self._clock.now()).time()
        return tx.preferences.of(shop.id, to.person_id).now(to.topic, wall)

    def _send(self, tx: Transaction, outcome: Outcome, to: Address, silent: bool) -> None:
        for position, rendered in enumerate(self._wording.render(outcome, to.language)):
            shown = replace(rendered, silent=True) if silent else rendered
            draft = Draft(
                to.messenger,
                to.chat,
                OutboxKind.SEND,
                shown,
                lane=to.lane,
                key=f"{to.key}.{position}",
                shop_id=to.shop_id,
            )
            tx.outbox.add(draft, self._clock.now())
        self._posted()

    def _update_cards(
        self, tx: Transaction, outcome: Outcome, shown_in: tuple[tuple[str, str], ...], to: Address
    ) -> None:
        for messenger, chat in shown_in:
            person = tx.people.find(messenger, chat)
            shown = self._wording.render(outcome, person.language if person else to.language)
            for position, each in enumerate(shown):
                kind = OutboxKind.EDIT if each.card else OutboxKind.SEND
                key = f"{to.key}.{messenger}.{chat}.{position}"
                draft = Draft(messenger, chat, kind, each, lane=to.lane, key=key, shop_id=to.shop_id)
                tx.outbox.add(draft, self._clock.now())
        self._posted()

    def answer(self, tx: Transaction, press_ref: str, to: Address, text: tuple[str, Given]) -> None:
        """Answer a press with a toast, by text key and values."""
        toast = self._wording.toast(text[0], text[1], to.language)
        draft = Draft(
            to.messenger, to.chat, OutboxKind.ANSWER, toast=toast, press_ref=press_ref, key=to.key, shop_id=to.shop_id
        )
        tx.outbox.add(draft, self._clock.now())
        self._posted()

    def show(self, tx: Transaction, shown: Shown, to: Address) -> None:
        """A message that is already worded."""
        draft = Draft(to.messenger, to.chat, OutboxKind.SEND, shown, lane=to.lane, key=to.key, shop_id=to.shop_id)
        tx.outbox.add(draft, self._clock.now())
        self._posted()
