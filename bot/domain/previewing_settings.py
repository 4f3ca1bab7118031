"""The rows of plans and settings: pure, from what the shop and the person have now. They commit no money themselves."""

from datetime import time
from zoneinfo import ZoneInfo

from bot.domain.planned import Plan, Planned, PlanState
from bot.domain.preferences import LoudnessSet, Preferences, QuietHoursSet, ReportTimeSet
from bot.domain.preview import Preview, Row, RowField
from bot.domain.shop import Shop

PLAN_ROWS = frozenset({RowField.PLAN_START, RowField.PLAN_END})


def plan_rows(shop: Shop, operation: Planned) -> tuple[Row, ...]:
    """When it begins and when it is taken back, in the shop's zone; they stand under the rows of the operation itself."""
    rows = []
    waiting = PlanState.WAITING.value
    if operation.at is not None:
        at = operation.at.astimezone(ZoneInfo(shop.timezone)).isoformat()
        rows.append(Row("", "", RowField.PLAN_START, state_after=waiting, detail=at))
    if operation.until is not None:
        rows.append(Row("", "", RowField.PLAN_END, state_after=waiting, detail=operation.until.isoformat()))
    return tuple(rows)


def without_plan(preview: Preview) -> Preview:
    """The part of a plan's preview that its operation makes, as if it were asked for now."""
    if not isinstance(preview.operation, Planned):
        return preview
    rows = tuple(row for row in preview.rows if row.field not in PLAN_ROWS)
    return Preview(preview.shop_id, preview.operation.operation, rows)


def cancel_rows(kept: tuple[Plan, Preview] | None) -> tuple[Row, ...]:
    """One row a product; none where there is nothing left to cancel. `kept` is the plan with the preview its card showed."""
    if kept is None or not kept[0].cancellable:
        return ()
    plan, shown = kept
    names = {row.listing: row.name for row in shown.rows if row.listing} or {"": ""}
    before, after = f"plan-{plan.state.value}", f"plan-{PlanState.CANCELLED.value}"
    return tuple(Row(listing, name, RowField.PLAN, None, None, before, after) for listing, name in names.items())


def report_time_rows(shop: Shop, operation: ReportTimeSet) -> tuple[Row, ...]:
    before, after = shop.report_at.isoformat("minutes"), operation.at.isoformat("minutes")
    return (Row("", "", RowField.REPORT_TIME, state_before=before, state_after=after),)


def loudness_rows(preferences: Preferences, operation: LoudnessSet) -> tuple[Row, ...]:
    before, after = preferences.of(operation.topic).value, operation.loudness.value
    return (
        Row("", "", RowField.LOUDNESS, state_before=before, state_after=after, detail=operation.topic.value),
    )  # fmt: skip


def quiet_rows(preferences: Preferences, operation: QuietHoursSet) -> tuple[Row, ...]:
    start, end = operation.start, operation.end
    after = "" if start is None or end is None else span(start, end)
    before = span(*preferences.quiet) if preferences.quiet else ""
    return (Row("", "", RowField.QUIET, state_before=before, state_after=after),)


def span(start: time, end: time) -> str:
    """Quiet hours as a row keeps them: "22:00-07:30"."""
    return f"{start.isoformat('minutes')}-{end.isoformat('minutes')}"


def span_of(written: str) -> tuple[time, time] | None:
    """The reverse of `span`; None for the empty text. Raises ValueError for anything else."""
    if not written:
        return None
    start, end = written.split("-")
    return time.fromisoformat(start), time.fromisoformat(end)
