"""The start of a run that may go on: effects stored and budget held, or the shop's own knowledge changed, in one transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.action import WHILE_STOPPED
from bot.domain.actions import actions_of
from bot.domain.advertising import BidCap, BidRestore, LimitAdjust, LimitScale
from bot.domain.approval import ApprovalState
from bot.domain.effect import Effect, EffectState, Run
from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.mandate import MandateRevoke
from bot.domain.operation import CostSet, FloorSet, LimitSet, Operation, PromotionPause, StopAll, StopLift
from bot.domain.policy_rules import OUTSIDE
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Preview, RowField
from bot.domain.previewing_guards import PROTECTED, limits_after
from bot.domain.selling import TenderWithdraw
from bot.domain.shop import Shop
from bot.domain.view import View
from bot.errors import ShopFrozen
from bot.operations.way.budget import book_outcome, hold
from bot.operations.way.granting import GRANTING, grant
from bot.operations.way.keeping import KEEPERS
from bot.operations.way.looking import effect_id
from bot.operations.way.words import teach
from bot.ports.store import Knowledge, Transaction

WHILE_FROZEN: frozenset[type[Operation]] = frozenset({StopAll, PromotionPause, TenderWithdraw, MandateRevoke})
"""What may go on while the shop is frozen."""
TEACHING = (NameLearn, NameForget, UnitLearn)


def begin(tx: Transaction, view: View, preview: Preview, run: Run, now: datetime) -> bool:
    """True: everything is done already, there is nothing to send.

    Raises ShopFrozen, and with it undoes the transaction, while the shop is frozen; what only takes a commitment back goes on.
    """
    current = tx.shops.get(view.shop.id)
    if current is not None and current.frozen_at is not None and type(preview.operation) not in WHILE_FROZEN:
        raise ShopFrozen
    if isinstance(preview.operation, TEACHING):
        teach(tx, preview, run)
        return True
    if isinstance(preview.operation, GRANTING):
        grant(tx, preview, run, now)
        return True
    kind = type(preview.operation)
    if kind in KEEPERS:
        KEEPERS[kind](tx, view.shop, run)
        return True
    if kind in BY_ROWS:
        BY_ROWS[kind](tx, view.shop, preview)
    elif kind not in OUTSIDE:
        INSIDE[kind](tx, view.shop, preview.operation, now)
    effects = effects_of(preview, run)
    if kind not in OUTSIDE and not effects:
        return True
    tx.runs.add_effects(effects)
    hold(tx, view.shop, preview, effects, view.today)
    return False


def effects_of(preview: Preview, run: Run) -> tuple[Effect, ...]:
    """The outside writes that the run comes to when it may go on, not stored yet. None for what only our own rows know."""
    if isinstance(preview.operation, TEACHING + GRANTING) or type(preview.operation) in KEEPERS:
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
    """Set the stop switch and void every open question and unsent call: nothing asked before may still be answered or sent.

    What only takes a commitment back is still sent. Calls under way cannot be called back; their outcome is told when it is known.
    """
    if shop.stopped_at is None:
        tx.shops.save(replace(shop, stopped_at=now))
    for approval in tx.approvals.pending(shop.id):
        tx.approvals.decide(approval.id, ApprovalState.VOID, None, now)
    for effect in tx.runs.open_effects():
        unsent = effect.shop_id == shop.id and effect.state is EffectState.PENDING
        if unsent and not isinstance(effect.action, WHILE_STOPPED):
            tx.runs.effect_state(effect, EffectState.REFUSED, now, "stopped")
            book_outcome(tx, shop, effect, EffectState.REFUSED, shop.today(now))


def _lift(tx: Transaction, shop: Shop, _: Operation, now: datetime) -> None:
    stored = tx.shops.get(shop.id) or shop
    tx.shops.save(
        replace(stored, stopped_at=None, resumed_at=now if stored.stopped_at is not None else stored.resumed_at)
    )


def _protect(tx: Transaction, shop: Shop, preview: Preview) -> None:
    known = tx.shops.knowledge(shop.id)
    for row in preview.rows:
        before = known.get(row.listing, Knowledge(row.listing))
        tx.shops.know(shop.id, replace(before, protected=row.state_after == PROTECTED))


def _guards(tx: Transaction, shop: Shop, preview: Preview) -> None:
    stored = tx.shops.get(shop.id) or shop
    changed: dict[str, Any] = limits_after(preview.rows)
    tx.shops.save(replace(stored, limits=replace(stored.limits, **changed)))


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
    GuardSet: _guards,
    ListingProtect: _protect,
    ListingUnprotect: _protect,
}
"""The same for operations whose values only the rows tell; bid caps may bring a bid down outside as well."""
