"""From an operation and the shop's listings to the exact rows it would change: pure, one small function a kind."""

from collections.abc import Callable
from typing import Any

from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.mandate import MandateRevoke, MandateSet
from bot.domain.operation import Operation, StopAll, StopLift
from bot.domain.planned import PlanCancel, Planned
from bot.domain.preferences import LoudnessSet, QuietHoursSet, ReportTimeSet
from bot.domain.preview import Preview, Row, RowField
from bot.domain.previewing_ads import ADS, LONGEST_DAYS
from bot.domain.previewing_guards import guard_rows, protect_rows
from bot.domain.previewing_mandates import revoke_rows, set_rows
from bot.domain.previewing_prices import PRICES, with_goods_cost
from bot.domain.previewing_selling import SELLING
from bot.domain.previewing_settings import cancel_rows, loudness_rows, plan_rows, quiet_rows, report_time_rows
from bot.domain.previewing_words import BUILDERS as WORD_BUILDERS
from bot.domain.view import Built, View, endless_until

__all__ = ["LONGEST_DAYS", "View", "build_preview", "endless_until", "with_goods_cost"]


def build_preview(view: View, operation: Operation) -> Preview:
    """The preview of an operation. Listings that are no longer there are left out."""
    rows, spend = BUILDERS[type(operation)](view, operation)
    return Preview(view.shop.id, operation, rows, spend)


def _shop_state(after: str) -> Callable[[View, Operation], Built]:
    def build(view: View, _: Operation) -> Built:
        before = "stopped" if view.shop.stopped_at else "working"
        return (Row("", view.shop.name, RowField.SHOP, state_before=before, state_after=after),), None

    return build


def _planned(view: View, operation: Planned) -> Built:
    """The operation's own table as it would be now, then the times. No money is committed before it is due."""
    build = BUILDERS.get(type(operation.operation))
    rows = build(view, operation.operation)[0] if build else ()
    return (*rows, *plan_rows(view.shop, operation)), None


def _rows_only(build: Callable[[Any, Any], tuple[Row, ...]]) -> Callable[[View, Any], Built]:
    """What commits no money has rows and nothing else."""
    return lambda view, operation: (build(view, operation), None)


BUILDERS: dict[type[Operation], Callable[[View, Any], Built]] = {
    **PRICES,
    **ADS,
    **SELLING,
    StopAll: _shop_state("stopped"),
    StopLift: _shop_state("working"),
    Planned: _planned,
    PlanCancel: lambda view, operation: (cancel_rows(view.plans.get(operation.plan)), None),
    ReportTimeSet: lambda view, operation: (report_time_rows(view.shop, operation), None),
    LoudnessSet: lambda view, operation: (loudness_rows(view.preferences, operation), None),
    QuietHoursSet: lambda view, operation: (quiet_rows(view.preferences, operation), None),
    GuardSet: _rows_only(guard_rows),
    ListingProtect: _rows_only(protect_rows),
    ListingUnprotect: _rows_only(protect_rows),
    MandateSet: _rows_only(set_rows),
    MandateRevoke: _rows_only(revoke_rows),
    **{kind: _rows_only(build) for kind, build in WORD_BUILDERS.items()},
}
