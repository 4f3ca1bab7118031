"""Bugs in the one place that sends, and in what is made of an answer."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import update

from bot.domain.effect import EffectState, PromotionOrder, RunState
from bot.domain.money import Money
from bot.operations import decide_approval, settle_effects, submit
from bot.operations.settle_effects import SettleEffects
from bot.operations.way import finishing
from bot.operations.way.executing import Executor, Sent
from bot.ports.marketplace import EffectSeen
from bot.storage.runs import SqlRuns
from bot.storage.tables import work
from bot.trial.mutants.switch import Mutant, always, giving

ATTEMPTS = count(1)


def _key_per_attempt(apply: Any) -> Any:
    async def mutant(self: Any, shop: Any, effect_id: str, action: Any) -> None:
        await apply(self, shop, f"{effect_id}/{next(ATTEMPTS)}", action)

    return mutant


def _more(apply: Any) -> Any:
    async def mutant(self: Any, shop: Any, effect_id: str, action: Any) -> None:
        if isinstance(action, PromotionOrder):
            budget = Money(action.daily_budget.minor + 100, action.daily_budget.currency)
            action = replace(action, daily_budget=budget)
        await apply(self, shop, effect_id, action)

    return mutant


def _sent_unseen(effect_state: Any) -> Any:
    """SENDING is not stored before the call."""

    def mutant(self: Any, effect: Any, state: EffectState, now: Any, note: str = "") -> Any:
        return state is EffectState.SENDING or effect_state(self, effect, state, now, note)

    return mutant


def _anyone_moves(effect_state: Any) -> Any:
    """The state is written whatever it was."""

    def mutant(self: Any, effect: Any, state: EffectState, now: Any, note: str = "") -> bool:
        if effect_state(self, effect, state, now, note):
            return True
        row = work.effect.c
        self._connection.execute(update(work.effect).where(row.id == effect.id).values(state=state, note=note))
        return True

    return mutant


def _as(state: EffectState) -> Any:
    """An unclear answer taken for this one."""

    def make(call: Any) -> Any:
        async def mutant(self: Any, shop: Any, effect: Any) -> Sent:
            sent: Sent = await call(self, shop, effect)
            return Sent(state, sent.note) if sent.state is EffectState.UNKNOWN else sent

        return mutant

    return make


def _seen_as(result: EffectSeen, instead_of: EffectSeen) -> Any:
    def make(seen: Any) -> Any:
        async def mutant(self: Any, shop: Any, effect: Any) -> EffectSeen:
            found: EffectSeen = await seen(self, shop, effect)
            return result if found is instead_of else found

        return mutant

    return make


def _sends_again(settle: Any) -> Any:
    """What is unclear is sent once more, and a refusal of that ends it."""

    async def mutant(self: Any, effect: Any, conclude: bool = False) -> None:
        shop = self._house.shop(effect.shop_id)
        self._record(effect, await self._call(shop, replace(effect, attempts=0)))

    return mutant


def _never(_: Any) -> Any:
    async def mutant(*given: Any) -> int:
        return 0

    return mutant


def _silent_when_unclear(finish: Any) -> Any:
    def mutant(house: Any, run: Any, effects: Any, by: Any, told: Any) -> Any:
        def quiet(tx: Any, outcome: Any) -> None:
            if outcome.run.state is not RunState.UNKNOWN:
                told(tx, outcome)

        return finish(house, run, effects, by, quiet)

    return mutant


def _sent_before_stored(each_effect: Any) -> Any:
    """All calls go out before any of them is stored as sent."""

    async def mutant(self: Any, run: Any) -> Any:
        with self._house.store.begin() as tx:
            effects = tx.runs.effects(run.shop_id, run.id)
        for effect in effects:
            if effect.state is EffectState.PENDING:
                await self._call(self._house.shop(run.shop_id), effect)
        return await each_effect(self, run)

    return mutant


def _after_stops(move: Any) -> Any:
    """A run is called done as soon as it is sent."""

    def mutant(effects: Any) -> RunState:
        found: RunState = move(effects)
        return RunState.DONE if found is RunState.UNKNOWN else found

    return mutant


FINISH = ((decide_approval, "finish", _silent_when_unclear), (submit, "finish", _silent_when_unclear))
SENDING = (
    Mutant(
        "key-per-attempt", "the marketplace gets a fresh key with each call", ((Executor, "_apply", _key_per_attempt),)
    ),
    Mutant(
        "more-than-shown", "a promotion is ordered for one yuan more than the card said", ((Executor, "_apply", _more),)
    ),
    Mutant("sending-not-stored", "a call goes out before its row says so", ((SqlRuns, "effect_state", _sent_unseen),)),
    Mutant(
        "sent-twice", "every call is made once before it is made", ((Executor, "_each_effect", _sent_before_stored),)
    ),
    Mutant("unclear-is-refused", "no answer is taken for a no", ((Executor, "_call", _as(EffectState.REFUSED)),)),
    Mutant("unclear-is-done", "no answer is taken for a yes", ((Executor, "_call", _as(EffectState.DONE)),)),
    Mutant(
        "not-there-is-done",
        "what the marketplace does not show is called done",
        (
            (Executor, "_seen", _seen_as(EffectSeen.DONE, EffectSeen.NOT_DONE)),
            (Executor, "_seen", _seen_as(EffectSeen.DONE, EffectSeen.CANNOT_TELL)),
        ),
    ),
    Mutant(
        "cannot-tell-is-not-done",
        "a marketplace that cannot tell is taken to say no",
        ((Executor, "_seen", _seen_as(EffectSeen.NOT_DONE, EffectSeen.CANNOT_TELL)),),
    ),
    Mutant(
        "given-up-at-once",
        "not there yet is taken for never",
        ((settle_effects, "CONCLUDE_AFTER", always(timedelta(0))),),
    ),
    Mutant("sent-again-blindly", "what is unclear is sent again", ((Executor, "settle", _sends_again),)),
    Mutant("no-recovery", "runs that a crash cut off are never taken up", ((SettleEffects, "_go_on", _never),)),
    Mutant("never-settled", "what is unclear is never looked up", ((SettleEffects, "_look", _never),)),
    Mutant("unclear-not-told", "nobody is told that an outcome is unclear", FINISH),
    Mutant(
        "unclear-run-is-done",
        "a run with an unclear effect is called done",
        ((finishing, "state_of", _after_stops), (settle_effects, "state_of", _after_stops)),
    ),
    Mutant("approved-not-logged", "the work log does not say who approved", ((decide_approval, "log", giving(None)),)),
    Mutant("end-not-logged", "the work log does not say what came of it", ((finishing, "log", giving(None)),)),
    Mutant(
        "anyone-moves-an-effect",
        "an effect's state is written whatever it was before",
        ((SqlRuns, "effect_state", _anyone_moves),),
        survives="within one process a run's effects are worked by one task at a time: the second defence is not reached",
    ),
)
