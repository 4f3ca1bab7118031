"""Open outside calls brought to an end: runs that a crash cut off go on, unclear outcomes are read from the marketplace.

Nothing is ever sent twice here. What was not sent yet is sent (its card was approved and it is stored); what may have been
sent is only read. "Not there" counts as "did not happen" after ten minutes of looking, because marketplaces show writes late.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.domain.effect import Effect, EffectState, Run, RunState
from bot.domain.outcome import Executed
from bot.domain.people import Actor
from bot.operations.way.executing import Executor
from bot.operations.way.finishing import conclude, finish, state_of
from bot.operations.way.house import House
from bot.ports.store import Transaction

UNTOUCHED = timedelta(seconds=60)
CONCLUDE_AFTER = timedelta(minutes=10)
TellRun = Callable[[Transaction, Run, Executed], None]


class SettleEffects:
    """`await settle(tell)`; `tell` brings an outcome to whoever asked. Returns how many runs came to an end."""

    def __init__(self, house: House, executor: Executor) -> None:
        self._house = house
        self._executor = executor

    async def __call__(self, tell: TellRun) -> int:
        with self._house.store.begin() as tx:
            cut_off = tx.runs.in_state(RunState.SENDING)
            unclear = tx.runs.in_state(RunState.UNKNOWN)
        ended = 0
        for run in cut_off:
            ended += await self._go_on(run, tell)
        for run in unclear:
            ended += await self._look(run, tell)
        return ended

    async def _go_on(self, run: Run, tell: TellRun) -> int:
        """A run still SENDING after a minute was cut off: its worker would have finished or timed out by now."""
        with self._house.store.begin() as tx:
            effects = tx.runs.effects(run.shop_id, run.id)
            actor = self._actor(tx, run)
        last = max([each.sent_at for each in effects if each.sent_at], default=run.created_at)
        if self._executor.busy(run) or self._house.clock.now() - max(last, run.created_at) < UNTOUCHED:
            return 0
        effects = await self._executor.carry_out(run)
        told = finish(self._house, run, effects, actor, lambda tx, outcome: self._tell(tx, run, outcome, tell))
        return int(told is not None)

    def _tell(self, tx: Transaction, run: Run, outcome: object, tell: TellRun) -> None:
        if isinstance(outcome, Executed):
            tell(tx, run, outcome)

    def _actor(self, tx: Transaction, run: Run) -> Actor:
        """Whoever let it run: the person who answered its card, else the one who asked."""
        approval = tx.approvals.of_run(run.shop_id, run.id)
        person_id = approval.decided_by if approval is not None and approval.decided_by else run.asked_by
        person = tx.people.person(person_id)
        return Actor(person_id, run.shop_id, tx.people.role(run.shop_id, person_id), person.name if person else "")

    async def _look(self, run: Run, tell: TellRun) -> int:
        with self._house.store.begin() as tx:
            effects = tx.runs.effects(run.shop_id, run.id)
        for effect in effects:
            if effect.state in (EffectState.SENDING, EffectState.UNKNOWN):
                await self._executor.settle(effect, self._old(effect))
        with self._house.store.begin() as tx:
            effects = tx.runs.effects(run.shop_id, run.id)
            state = state_of(effects)
            if state is RunState.UNKNOWN or not tx.runs.move(run, state, self._house.clock.now()):
                return 0
            shop = tx.shops.get(run.shop_id)
            if shop is None:
                return 0
            ended = replace(run, state=state)
            tell(tx, run, conclude(tx, self._house, shop, (ended, state, effects), self._actor(tx, run)))
        return 1

    def _old(self, effect: Effect) -> bool:
        return effect.sent_at is not None and self._house.clock.now() - effect.sent_at >= CONCLUDE_AFTER
