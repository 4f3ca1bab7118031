"""Mandates granted and revoked, in the transaction that lets them, exactly as the rows of a preview say; and how they stand."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from bot.domain.effect import Run
from bot.domain.mandate import Mandate, MandateRevoke, MandateSet, Standing
from bot.domain.operation import Operation
from bot.domain.preview import Preview, RowField
from bot.domain.preview import from_record as preview_from_record
from bot.domain.previewing_mandates import GRANTED, read_terms
from bot.domain.shop import Shop
from bot.ports.store import Transaction

GRANTING = (MandateSet, MandateRevoke)


def standings(tx: Transaction, shop: Shop, today: date) -> tuple[Standing, ...]:
    """The live mandates of a shop with their use so far; nobody else can use them until the transaction ends."""
    return tuple(Standing(each, tx.mandates.use(each)) for each in tx.mandates.live(shop.id, today))


def standing_of(tx: Transaction, run: Run) -> Standing | None:
    """The mandate by which a run ran without asking, as it stands now."""
    mandate = tx.mandates.get(run.shop_id, run.mandate_id) if run.mandate_id else None
    return Standing(mandate, tx.mandates.use(mandate)) if mandate is not None else None


def authorised(tx: Transaction, shop: Shop, run_id: str, now: datetime) -> bool:
    """Whether what a run may do without having asked still stands: false once the mandate it cites was taken back or is over."""
    run = tx.runs.get(shop.id, run_id)
    if run is None or run.mandate_id is None:
        return True
    mandate = tx.mandates.get(shop.id, run.mandate_id)
    return mandate is not None and mandate.live(shop.today(now))


def grant(tx: Transaction, preview: Preview, run: Run, now: datetime) -> None:
    """Whoever answered the card signed it; where none was shown, because it only narrows, whoever asked."""
    approval = tx.approvals.of_run(run.shop_id, run.id)
    signer = approval.decided_by if approval is not None and approval.decided_by else run.asked_by
    ended = [row.detail for row in preview.rows if row.field is RowField.MANDATE and row.detail]
    former = tx.mandates.get(run.shop_id, ended[0]) if ended else None
    for each in ended:
        tx.mandates.revoke(run.shop_id, each, signer, now)
    operation = preview.operation
    if isinstance(operation, MandateSet):
        tx.mandates.add(replace(_mandate(operation, preview, run, former), granted_by=signer))


def _mandate(operation: MandateSet, preview: Preview, run: Run, former: Mandate | None) -> Mandate:
    terms = read_terms(preview.rows)
    assert terms.until is not None  # noqa: S101 - policy refuses a mandate without an end
    return Mandate(
        id=run.id,
        line=former.line if former is not None else run.id,
        shop_id=run.shop_id,
        scope=operation.scope,
        listings=terms.listings,
        whole=terms.whole,
        until=terms.until,
        uses=terms.uses or 0,
        max_change=terms.max_change or Decimal(0),
        granted_by=run.asked_by,
        granted_at=run.created_at,
        cap=terms.cap,
        window=terms.window,
        per_action=terms.per_action,
    )


def mandate_back(tx: Transaction, run: Run, today: date) -> tuple[Operation, ...]:
    """What takes a grant back: the terms before it, or its end. Nothing where it no longer stands."""
    operation, preview = run.operation, preview_from_record(run.preview)
    mandate = tx.mandates.get(run.shop_id, run.id)
    if not isinstance(operation, MandateSet) or mandate is None or not mandate.live(today):
        return ()
    if preview.rows[0].state_before != GRANTED:
        return (MandateRevoke(operation.scope, run.id),)
    former = read_terms(preview.rows, former=True)
    return (
        MandateSet(
            operation.scope, former.listings, former.whole, former.until, former.cap, former.window, former.per_action,
            former.max_change, former.uses,
        ),
    )  # fmt: skip
