"""The start of a run that may go on: effects stored and budget held, or the shop's own knowledge changed, in one transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.actions import actions_of
from bot.domain.advertising import BidCap, BidRestore, LimitAdjust, LimitScale
from bot.domain.approval import ApprovalState
from bot.domain.effect import Effect, EffectState, Run
from bot.domain.operation import CostSet, FloorSet, LimitSet, Operation, StopAll, StopLift
from bot.domain.policy_rules import OUTSIDE
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Preview, RowField
from bot.domain.shop import Shop
from bot.domain.view import View
from bot.operations.way.budget import hold
from bot.operations.way.keeping import KEEPERS
from bot.operations.way.looking import effect_id
from bot.operations.way.words import teach
from bot.ports.store import Knowledge, Transaction

TEACHING = (NameLearn, NameForget, UnitLearn)


def begin(tx: Transaction, view: View, preview: Preview, run: Run) -> bool:
    """True: everything is done already, there is nothing to send."""
    if isinstance(preview.operation, TEACHING):
        teach(tx, preview, run)
        return True
    kind = type(preview.operation)
    if kind in KEEPERS:
        KEEPERS[kind](tx, view.shop, run)
        return True
    if kind in BY_ROWS:
        BY_ROWS[kind](tx, view.shop, preview)
    elif kind not in OUTSIDE:
        INSIDE[kind](tx, view.shop, preview.operation, run.created_at)
    effects = effects_of(preview, run)
    if kind not in OUTSIDE and not effects:
        return True
    tx.runs.add_effects(effects)
    hold(tx, view.shop, preview, effects, view.today)
    return False


def effects_of(preview: Preview, run: Run) -> tuple[Effect, ...]:
    """The outside writes that the run comes to when it may go on, not stored yet. None for what only our own rows know."""
    if isinstance(preview.operation, TEACHING) or type(preview.operation) in KEEPERS:
        return ()
    return tuple(
        Effect(effect_id(run.id, position, action.listing), run.id, run.shop_id, action, EffectState.PENDING)
        for position, action in enumerate(actions_of(preview))
    )


def _know(tx: Transaction, shop: Shop, operation: Operation, _: datetime) -> None:
    known = tx.shops.knowledge(shop.id)
    for listing in operation.targets:
        knowledge = known.get(listing, Knowledge(listing))
        if isinstance(operation, FloorSet):
            knowledge = replace(knowledge, floor=operation.floor)
        elif isinstance(operation, CostSet):
            knowledge = replace(knowledge, goods_cost=operation.cost)
        tx.shops.know(shop.id, knowledge)


def _limits(tx: Transaction, shop: Shop, preview: Preview) -> None:
    """The caps as the rows say: what was shown, not reckoned again."""
    stored = tx.shops.get(shop.id) or shop
    caps: dict[str, Any] = {row.field.value: row.after for row in preview.rows}
    tx.shops.save(replace(stored, limits=replace(stored.limits, **caps)))


def _bid_caps(tx: Transaction, shop: Shop, preview: Preview) -> None:
    known = tx.shops.knowledge(shop.id)
    for row in preview.rows:
        if row.field is RowField.BID_CAP:
            tx.shops.know(shop.id, replace(known.get(row.listing, Knowledge(row.listing)), bid_cap=row.after))


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
    StopAll: stop,
    StopLift: _lift,
}
"""What each operation on the shop's own rows does; every other kind goes through outside effects."""
BY_ROWS: dict[type[Operation], Callable[[Transaction, Shop, Preview], None]] = {
    LimitSet: _limits,
    LimitAdjust: _limits,
    LimitScale: _limits,
    BidCap: _bid_caps,
    BidRestore: _bid_caps,
}
"""The same for operations whose values only the rows tell; bid caps may bring a bid down outside as well."""
