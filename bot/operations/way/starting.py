"""The start of a run that may go on: effects stored and budget held, or the shop's own knowledge changed, in one transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.actions import actions_of
from bot.domain.approval import ApprovalState
from bot.domain.effect import Effect, EffectState, Run
from bot.domain.operation import CostSet, FloorSet, LimitSet, Operation, StopAll, StopLift
from bot.domain.policy_rules import OUTSIDE
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Preview
from bot.domain.previewing import View
from bot.domain.shop import Shop
from bot.operations.way.budget import hold
from bot.operations.way.looking import effect_id
from bot.operations.way.words import teach
from bot.ports.store import Knowledge, Transaction

TEACHING = (NameLearn, NameForget, UnitLearn)


def begin(tx: Transaction, view: View, preview: Preview, run: Run) -> bool:
    """True: everything is done already, there is nothing to send."""
    if isinstance(preview.operation, TEACHING):
        teach(tx, preview, run)
        return True
    if type(preview.operation) not in OUTSIDE:
        INSIDE[type(preview.operation)](tx, view.shop, preview.operation, run.created_at)
        return True
    effects = tuple(
        Effect(effect_id(run.id, position, action.listing), run.id, view.shop.id, action, EffectState.PENDING)
        for position, action in enumerate(actions_of(preview))
    )
    tx.runs.add_effects(effects)
    hold(tx, view.shop, preview, effects, view.today)
    return False


def _know(tx: Transaction, shop: Shop, operation: Operation, _: datetime) -> None:
    known = tx.shops.knowledge(shop.id)
    for listing in operation.targets:
        knowledge = known.get(listing, Knowledge(listing))
        if isinstance(operation, FloorSet):
            knowledge = replace(knowledge, floor=operation.floor)
        elif isinstance(operation, CostSet):
            knowledge = replace(knowledge, goods_cost=operation.cost)
        tx.shops.know(shop.id, knowledge)


def _limit(tx: Transaction, shop: Shop, operation: Operation, _: datetime) -> None:
    if not isinstance(operation, LimitSet):
        return
    limits = shop.limits
    daily = operation.daily_spend if operation.daily_spend is not None else limits.daily_spend
    monthly = operation.monthly_spend if operation.monthly_spend is not None else limits.monthly_spend
    tx.shops.save(replace(shop, limits=replace(limits, daily_spend=daily, monthly_spend=monthly)))


def stop(tx: Transaction, shop: Shop, _: Operation, now: datetime) -> None:
    """Set the stop switch and void every open question: nothing that was asked before may still be answered."""
    if shop.stopped_at is None:
        tx.shops.save(replace(shop, stopped_at=now))
    for approval in tx.approvals.pending(shop.id):
        tx.approvals.decide(approval.id, ApprovalState.VOID, None, now)


def _lift(tx: Transaction, shop: Shop, _: Operation, __: datetime) -> None:
    tx.shops.save(replace(shop, stopped_at=None))


INSIDE: dict[type[Operation], Callable[[Transaction, Shop, Operation, datetime], None]] = {
    FloorSet: _know,
    CostSet: _know,
    LimitSet: _limit,
    StopAll: stop,
    StopLift: _lift,
}
"""What each operation on the shop's own rows does; every other kind goes through outside effects."""
