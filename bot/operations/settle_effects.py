"""Open outside calls brought to an end: runs that a crash cut off go on, unclear outcomes are read from the marketplace.

What was not sent yet is sent (its card was approved and it is stored). What may have been sent is read; only where the marketplace
does one key once is it sent again, under that key. "Not there" counts as "did not happen" after ten minutes of looking, because
marketplaces show writes late. What can be neither read nor repeated is never ended here: a person says how it ended.
"""

from datetime import timedelta

from bot.domain.effect import Effect, EffectState, Run, RunState
from bot.domain.outcome import Executed
from bot.operations.way.executing import Executor
from bot.operations.way.finishing import TellRun, finish, reconcile
from bot.operations.way.house import House
from bot.operations.way.repeating import CONCLUDE_AFTER, answerable
from bot.ports.store import Transaction

UNTOUCHED = timedelta(seconds=60)


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
            actor = answerable(tx, run)
        last = max([each.sent_at for each in effects if each.sent_at], default=run.created_at)
        if self._executor.busy(run) or self._house.clock.now() - max(last, run.created_at) < UNTOUCHED:
            return 0
        effects = await self._executor.carry_out(run)
        told = finish(self._house, run, effects, actor, lambda tx, outcome: self._tell(tx, run, outcome, tell))
        return int(told is not None)

    def _tell(self, tx: Transaction, run: Run, outcome: object, tell: TellRun) -> None:
        if isinstance(outcome, Executed):
            tell(tx, run, outcome)

    async def _look(self, run: Run, tell: TellRun) -> int:
        with self._house.store.begin() as tx:
            effects = tx.runs.effects(run.shop_id, run.id)
        for effect in effects:
            if effect.state is EffectState.UNKNOWN or (
                effect.state is EffectState.SENDING and self._since(effect, UNTOUCHED)
            ):
                await self._look_at(run, effect)
        with self._house.store.begin() as tx:
            outcome = reconcile(tx, self._house, run)
            if outcome is None:
                return 0
            tell(tx, run, outcome)
        return 1

    async def _look_at(self, run: Run, effect: Effect) -> None:
        """Read it; what is still unclear then is sent again where that may be."""
        await self._executor.settle(effect, self._since(effect, CONCLUDE_AFTER))
        with self._house.store.begin() as tx:
            now = tx.runs.effect(effect.shop_id, effect.id)
        if now is not None and now.state is EffectState.UNKNOWN:
            await self._executor.repeat(run, now)

    def _since(self, effect: Effect, least: timedelta) -> bool:
        return effect.sent_at is not None and self._house.clock.now() - effect.sent_at >= least
