"""A card between question and execution: shown again while it waits, or ended by a no, by time, or because the shop moved."""

from dataclasses import replace

from bot.domain.approval import Approval, ApprovalState
from bot.domain.effect import Run, RunState
from bot.domain.outcome import Asked, Closed
from bot.domain.people import Actor
from bot.domain.policy import Reason
from bot.domain.preview import from_record as preview_from_record
from bot.operations.way.booking import log, preview_body
from bot.operations.way.house import House
from bot.ports.store import Transaction

CLOSED_RUN = {
    ApprovalState.DECLINED: RunState.DECLINED,
    ApprovalState.EXPIRED: RunState.EXPIRED,
    ApprovalState.VOID: RunState.EXPIRED,
}
CLOSED_LOG = {ApprovalState.DECLINED: "declined", ApprovalState.EXPIRED: "expired", ApprovalState.VOID: "voided"}


def close_run(tx: Transaction, house: House, ended: tuple[Run, Approval, ApprovalState], by: Actor) -> Closed:
    """End a card's run without execution, in the transaction that decided the card."""
    run, approval, state = ended
    now = house.clock.now()
    shop = tx.shops.get(run.shop_id)
    tx.runs.move(run, CLOSED_RUN[state], now)
    preview = preview_from_record(run.preview)
    if shop is not None:
        said = {"actor": by.person_id, "run_id": run.id, "listings": preview.listings, "by": by.name}
        log(tx, shop, CLOSED_LOG[state], now, **said, **preview_body(preview))
    decided = replace(approval, state=state, decided_by=by.person_id or None, decided_at=now)
    return Closed(decided, preview, by.name)


def asked_again(run: Run, approval: Approval) -> Asked:
    """A card that still waits, as it is shown once more: exactly its stored preview."""
    preview = preview_from_record(run.preview)
    reasons = (Reason("policy-spends", (("amount", preview.spend.whole),)),) if preview.spend else ()
    return Asked(approval, preview, reasons)
