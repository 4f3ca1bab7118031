"""The end of a run: its state from its effects, the log lines, the undo button, and the words to whoever asked."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.advertising import BidRestore
from bot.domain.approval import Approval
from bot.domain.command import Undo
from bot.domain.effect import Effect, EffectState, Run, RunState
from bot.domain.mandate import MandateRevoke, Standing
from bot.domain.operation import Operation, PriceRestore, StopAll, StopLift
from bot.domain.outcome import Executed, Tap
from bot.domain.people import Actor
from bot.domain.planned import PlanCancel
from bot.domain.preview import Preview
from bot.domain.preview import from_record as preview_from_record
from bot.domain.selling import ListingRestore
from bot.domain.shop import Shop
from bot.operations.way.booking import log, offer, preview_body
from bot.operations.way.granting import standing_of
from bot.operations.way.house import House, Told
from bot.operations.way.keeping import PERSONAL
from bot.operations.way.repeating import answerable
from bot.ports.marketplace import Repeatable
from bot.ports.store import Transaction

TellRun = Callable[[Transaction, Run, Executed], None]
"""Brings the end of a run to whoever asked for it, in the transaction that makes it true."""
NOT_UNDONE: frozenset[type[Operation]] = frozenset(
    {PriceRestore, BidRestore, ListingRestore, StopAll, StopLift, PlanCancel, MandateRevoke}
)
"""An undo is not undone again by a button (say what is wanted instead), and stopping is lifted, not undone."""
LOG_KIND = {
    RunState.DONE: "done",
    RunState.PARTLY: "done",
    RunState.REFUSED: "effect-refused",
    RunState.UNKNOWN: "unknown",
}
OPEN = frozenset({EffectState.PENDING, EffectState.SENDING, EffectState.UNKNOWN})


def state_of(effects: tuple[Effect, ...]) -> RunState:
    """DONE only when every effect was read back; anything unclear makes the whole unclear."""
    states = {each.state for each in effects}
    if states & OPEN:
        return RunState.UNKNOWN
    if EffectState.REFUSED not in states:
        return RunState.DONE
    return RunState.PARTLY if EffectState.DONE in states else RunState.REFUSED


def finish(house: House, run: Run, effects: tuple[Effect, ...], by: Actor, told: Told) -> Executed | None:
    """Record and tell a run's outcome, once: None when another worker did so before."""
    now = house.clock.now()
    shop = house.shop(run.shop_id)
    with house.store.begin() as tx:
        state = state_of(effects)
        if not tx.runs.move(run, state, now):
            return None
        outcome = conclude(tx, house, shop, (run, state, effects), by)
        told(tx, outcome)
    return outcome


def conclude(
    tx: Transaction, house: House, shop: Shop, ended: tuple[Run, RunState, tuple[Effect, ...]], by: Actor
) -> Executed:
    """Log lines and the outcome of a run that ended in this transaction; of one that ended before, see `executed`."""
    run, state, effects = ended
    now = house.clock.now()
    preview = preview_from_record(run.preview)
    said = {"actor": by.person_id, "run_id": run.id, "listings": preview.listings, "by": by.name}
    if effects:
        states = [{"listing": each.action.listing, "state": each.state.value, "note": each.note} for each in effects]
        log(tx, shop, "sent", now, **said, effects=states)
    word = {"word": True} if state is not RunState.UNKNOWN and any(each.said for each in effects) else {}
    log(tx, shop, LOG_KIND[state], now, **said, **preview_body(preview), state=state.value, **word)
    if run.origin.startswith("undo:") and state is RunState.DONE:
        undone = run.origin.removeprefix("undo:")
        tx.runs.mark_undone(shop.id, undone, run.id)
        log(tx, shop, "undone", now, **said, undone=undone)
    return executed(tx, house, run, by)


def reconcile(tx: Transaction, house: House, run: Run) -> Executed | None:
    """The end of an unclear run none of whose effects is unclear any more; None while one is, or when it ended before."""
    effects = tx.runs.effects(run.shop_id, run.id)
    state, shop = state_of(effects), tx.shops.get(run.shop_id)
    if shop is None or state is RunState.UNKNOWN or not tx.runs.move(run, state, house.clock.now()):
        return None
    return conclude(tx, house, shop, (replace(run, state=state), state, effects), answerable(tx, run))


def for_a_person(tx: Transaction, house: House, effects: tuple[Effect, ...]) -> bool:
    """Whether something unclear among the effects can be neither read nor sent again."""
    unclear = [each for each in effects if each.state is EffectState.UNKNOWN]
    shop = tx.shops.get(unclear[0].shop_id) if unclear else None
    return shop is not None and any(house.market(shop).repeats(each.action) is Repeatable.BLIND for each in unclear)


def executed(tx: Transaction, house: House, run: Run, by: Actor) -> Executed:
    """A run that has ended, as it is told: nothing is logged, so it can be told again."""
    finished = tx.runs.get(run.shop_id, run.id) or run
    preview = preview_from_record(finished.preview)
    effects = tx.runs.effects(run.shop_id, run.id)
    approval = tx.approvals.of_run(run.shop_id, run.id)
    tap, human = undo_tap(tx, house, by, finished, preview), for_a_person(tx, house, effects)
    told = Executed(finished, preview, effects, approval, by.name, tap, human=human)
    standing, shop = standing_of(tx, finished), tx.shops.get(run.shop_id)
    if standing is None or shop is None:
        return told
    day = shop.today(house.clock.now())
    return replace(told, under=standing, day=day, revoke=_revoke_tap(tx, house, by, standing))


def _revoke_tap(tx: Transaction, house: House, by: Actor, standing: Standing) -> Tap | None:
    """One tap ends the authority that this was done under."""
    if standing.mandate.revoked_at is not None:
        return None
    revoke = MandateRevoke(standing.mandate.scope, standing.mandate.id)
    return offer(tx, house, Actor("", by.shop_id, by.role), revoke, ("button-revoke", ()))


def undo_tap(tx: Transaction, house: House, by: Actor, run: Run, preview: Preview) -> Tap | None:
    undoable = run.state in (RunState.DONE, RunState.PARTLY) and type(run.operation) not in NOT_UNDONE
    if not undoable or not preview.changes:
        return None
    taker = by if isinstance(run.operation, PERSONAL) else Actor("", by.shop_id, by.role)
    return offer(tx, house, taker, Undo(run.id), ("button-undo", ()))


def asked_by(tx: Transaction, approval: Approval) -> str:
    """Display name of whoever asked for what a card shows."""
    person = tx.people.person(approval.asked_by)
    return person.name if person else ""
