"""What operations on plans and settings do to our own rows, in the transaction that lets them, and whether it still is so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from bot.domain.effect import Run
from bot.domain.operation import Operation
from bot.domain.planned import Plan, PlanCancel, Planned, PlanState
from bot.domain.preferences import Loudness, LoudnessSet, QuietHoursSet, ReportTimeSet, Topic
from bot.domain.preview import Preview, Row, RowField
from bot.domain.preview import from_record as preview_from_record
from bot.domain.previewing_settings import span_of
from bot.domain.shop import Shop, instant
from bot.errors import InputError
from bot.ports.store import Transaction

RENEWED = "'"
"""What a run's id is followed by when its card is shown anew."""
PERSONAL: tuple[type[Operation], ...] = (LoudnessSet, QuietHoursSet)
"""Operations on one person's own settings: nobody else takes them back."""


def part_id(request_id: str, position: int) -> str:
    """Run id of one of the operations that a request to undo comes to."""
    return f"{request_id}u{position}"


def is_part(run_id: str, request_id: str) -> bool:
    """Whether a run is one of that request's."""
    return bool(request_id) and run_id.rpartition("u")[0] == request_id


def kept_plan(tx: Transaction, shop_id: str, plan_id: str) -> tuple[Plan, Preview] | None:
    """A plan with the preview that its card showed."""
    plan, run = tx.plans.get(shop_id, plan_id), tx.runs.get(shop_id, plan_id)
    return (plan, preview_from_record(run.preview)) if plan is not None and run is not None else None


def newest_run(tx: Transaction, shop_id: str, run_id: str) -> Run | None:
    """The run, or the one that took its place when its card had to be shown anew because the shop had moved."""
    found = tx.runs.get(shop_id, run_id)
    while found is not None and (fresh := tx.runs.get(shop_id, f"{found.id}{RENEWED}")) is not None:
        found = fresh
    return found


def _plan(tx: Transaction, shop: Shop, run: Run) -> None:
    operation = run.operation
    if not isinstance(operation, Planned):
        return
    until = operation.until
    ends_at = instant(until + timedelta(days=1), time(0), shop.timezone) if until else None
    made = Plan(
        id=run.id,
        shop_id=shop.id,
        person_id=run.asked_by,
        operation=operation.operation,
        created_at=run.created_at + timedelta(days=shop.clock_offset_days),
        due_at=operation.at,
        until=until,
        ends_at=ends_at,
    )
    tx.plans.add(made)


def _cancel(tx: Transaction, shop: Shop, run: Run) -> None:
    """Raises InputError when the plan has moved on since it was looked at: then nothing of this is kept."""
    operation = run.operation
    plan = tx.plans.get(shop.id, operation.plan) if isinstance(operation, PlanCancel) else None
    if plan is None or not plan.cancellable or not tx.plans.move(plan, PlanState.CANCELLED):
        raise InputError("error-plan-gone")
    tx.runs.mark_undone(shop.id, plan.id, run.id)


def _report_time(tx: Transaction, shop: Shop, run: Run) -> None:
    if isinstance(run.operation, ReportTimeSet):
        tx.shops.save(replace(tx.shops.get(shop.id) or shop, report_at=run.operation.at))


def _loudness(tx: Transaction, shop: Shop, run: Run) -> None:
    if isinstance(run.operation, LoudnessSet):
        before = tx.preferences.of(shop.id, run.asked_by)
        after = before.with_topic(run.operation.topic, run.operation.loudness)
        tx.preferences.save(shop.id, run.asked_by, after)


def _quiet(tx: Transaction, shop: Shop, run: Run) -> None:
    if isinstance(run.operation, QuietHoursSet):
        start, end = run.operation.start, run.operation.end
        before = tx.preferences.of(shop.id, run.asked_by)
        quiet = None if start is None or end is None else (start, end)
        tx.preferences.save(shop.id, run.asked_by, replace(before, quiet=quiet))


KEEPERS: dict[type[Operation], Callable[[Transaction, Shop, Run], None]] = {
    Planned: _plan,
    PlanCancel: _cancel,
    ReportTimeSet: _report_time,
    LoudnessSet: _loudness,
    QuietHoursSet: _quiet,
}


def still_so(tx: Transaction, run: Run, row: Row) -> bool:
    """Whether a setting still is as a run's row left it."""
    return STANDS[row.field](tx, run, row)


def _same_time(tx: Transaction, run: Run, row: Row) -> bool:
    shop = tx.shops.get(run.shop_id)
    return shop is not None and shop.report_at == time.fromisoformat(row.state_after)


STANDS: dict[RowField, Callable[[Transaction, Run, Row], bool]] = {
    RowField.REPORT_TIME: _same_time,
    RowField.LOUDNESS: lambda tx, run, row: (
        tx.preferences.of(run.shop_id, run.asked_by).of(Topic(row.detail)) is Loudness(row.state_after)
    ),
    RowField.QUIET: lambda tx, run, row: tx.preferences.of(run.shop_id, run.asked_by).quiet == span_of(row.state_after),
}


def setting_back(row: Row) -> Operation:
    """The operation that puts back what a row of a setting changed."""
    if row.field is RowField.REPORT_TIME:
        return ReportTimeSet(time.fromisoformat(row.state_before))
    if row.field is RowField.LOUDNESS:
        return LoudnessSet(Topic(row.detail), Loudness(row.state_before))
    quiet = span_of(row.state_before)
    return QuietHoursSet(*quiet) if quiet else QuietHoursSet(None, None)
