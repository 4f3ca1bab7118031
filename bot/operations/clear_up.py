"""Calls whose outcome nobody knows: the people of the shop are asked, one of them says how it ended, and that is held to.

What a person says settles the call like a reading would, and is written down with their name. Should the marketplace show the
opposite later, that is said aloud and written down; the books are not changed behind anybody's back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.command import CallSaid
from bot.domain.effect import SAID_DONE, SAID_NOT_DONE, SHOWN_AFTER_ALL, Effect, EffectState, Run, RunState
from bot.domain.outcome import Outcome, Said
from bot.domain.people import Actor, Person
from bot.domain.preview import from_record as preview_from_record
from bot.domain.unclear import permission_to_clear
from bot.errors import NotAllowed
from bot.operations.way.booking import log, preview_body
from bot.operations.way.budget import book_outcome
from bot.operations.way.executing import Executor, Noticed
from bot.operations.way.finishing import TellRun, reconcile
from bot.operations.way.house import House, Told
from bot.operations.way.noticing import concerned, question
from bot.operations.way.repeating import CONCLUDE_AFTER
from bot.ports.marketplace import EffectSeen
from bot.ports.store import Transaction

WATCHED = timedelta(hours=24)
"""How long after a person's word the marketplace is still looked at."""
ENDS = {True: (EffectState.DONE, SAID_DONE), False: (EffectState.REFUSED, SAID_NOT_DONE)}
Warn = Callable[[Transaction, Effect, Person, Outcome], None]
"""Tells a person that a call ended otherwise than was said."""


@dataclass(frozen=True, slots=True)
class Word:
    """Who says it, what they say, and how they and whoever asked for the run are told."""

    actor: Actor
    said: CallSaid
    told: Told
    tell_run: TellRun


class ClearUp:
    """`say(word)` takes a person's word; `tell_open()` and `look_again(warn)` are for the jobs."""

    def __init__(self, house: House, executor: Executor, noticed: Noticed) -> None:
        self._house = house
        self._executor = executor
        self._noticed = noticed

    def may(self, tx: Transaction, actor: Actor, effect_id: str) -> bool:
        """Whether the person may say how this call of the actor's shop ended, by the role they have now."""
        effect = tx.runs.effect(actor.shop_id, effect_id)
        role = tx.people.role(actor.shop_id, actor.person_id)
        return effect is not None and Actor(actor.person_id, actor.shop_id, role).may(permission_to_clear(effect))

    def say(self, word: Word) -> Outcome:
        """Settle the call, if it still is unclear; else nothing changes, and the answer says how it ended. Raises NotAllowed."""
        actor = word.actor
        with self._house.store.begin() as tx:
            effect = tx.runs.effect(actor.shop_id, word.said.effect)
            if effect is None or not self.may(tx, actor, word.said.effect):
                raise NotAllowed
            answer = self._answer(tx, effect, word)
            word.told(tx, answer)
        return answer

    def _answer(self, tx: Transaction, effect: Effect, word: Word) -> Outcome:
        if effect.state in (EffectState.SENDING, EffectState.PENDING):
            return question(tx, self._house, effect, word.actor.person_id)
        values = (("name", self._name(tx, effect)),)
        if effect.state is not EffectState.UNKNOWN:
            return Said("call-over-done" if effect.state is EffectState.DONE else "call-over-not-done", values)
        self._settle(tx, effect, word)
        return Said("call-said-done" if word.said.happened else "call-said-not-done", values)

    def _settle(self, tx: Transaction, effect: Effect, word: Word) -> None:
        """A yes leaves the budget as it is booked; a no gives it back. The run ends with it where nothing else of it is open."""
        now, (state, note), by = self._house.clock.now(), ENDS[word.said.happened], word.actor
        shop, run = self._house.shop_in(tx, effect.shop_id), tx.runs.get(effect.shop_id, effect.run_id)
        if run is None or not tx.runs.effect_state(effect, state, now, note):
            raise LookupError(f"{effect.id} changed inside a transaction")
        if state is EffectState.REFUSED:
            book_outcome(tx, shop, effect, state, shop.today(now))
        self._log(tx, run, effect, "call-said-done" if word.said.happened else "call-said-not-done", by)
        settled = tx.runs.effect(shop.id, effect.id)
        if settled is not None:
            self._noticed(tx, settled, by.name)
        ended = reconcile(tx, self._house, run) if run.state is RunState.UNKNOWN else None
        if ended is not None:
            word.tell_run(tx, run, ended)

    def _log(self, tx: Transaction, run: Run, effect: Effect, kind: str, by: Actor) -> None:
        shop, preview = self._house.shop_in(tx, run.shop_id), preview_from_record(run.preview)
        said = {"actor": by.person_id, "run_id": run.id, "listings": (effect.action.listing,), "by": by.name}
        log(tx, shop, kind, self._house.clock.now(), **said, **preview_body(preview), effect=effect.id)

    def _name(self, tx: Transaction, effect: Effect) -> str:
        run = tx.runs.get(effect.shop_id, effect.run_id)
        rows = preview_from_record(run.preview).rows if run is not None else ()
        return next(
            (row.name for row in rows if row.listing == effect.action.listing and row.name), effect.action.listing
        )

    def tell_open(self) -> None:
        """Whatever is unclear and was not told yet, as after a crash, is told now; what is told stays told once."""
        with self._house.store.begin() as tx:
            unclear = [each for each in tx.runs.open_effects() if each.state is EffectState.UNKNOWN]
        for effect in unclear:
            with self._house.store.begin() as tx:
                now = tx.runs.effect(effect.shop_id, effect.id)
                if now is not None and now.state is EffectState.UNKNOWN:
                    self._noticed(tx, now, "")

    async def look_again(self, warn: Warn) -> int:
        """Read the marketplace about what people said. Returns how often it shows the opposite; each is said once."""
        with self._house.store.begin() as tx:
            said = tx.runs.said_since(self._house.clock.now() - WATCHED)
        found = 0
        for effect in said:
            found += await self._contradicted(effect) and self._warn(effect, warn)
        return found

    async def _contradicted(self, effect: Effect) -> bool:
        seen = await self._executor.seen(self._house.shop(effect.shop_id), effect)
        if effect.state is not EffectState.DONE:
            return seen is EffectSeen.DONE
        late = effect.sent_at is None or self._house.clock.now() - effect.sent_at >= CONCLUDE_AFTER
        return late and seen is EffectSeen.NOT_DONE

    def _warn(self, effect: Effect, warn: Warn) -> bool:
        with self._house.store.begin() as tx:
            run = tx.runs.get(effect.shop_id, effect.run_id)
            if run is None or not tx.runs.renote(effect, f"{effect.note}{SHOWN_AFTER_ALL}"):
                return False
            shown = "call-shown-done" if effect.state is EffectState.REFUSED else "call-shown-not-done"
            self._log(tx, run, effect, shown, Actor("", effect.shop_id, None))
            said = Said(shown, (("name", self._name(tx, effect)),))
            for person in concerned(tx, effect):
                warn(tx, effect, person, said)
        return True
