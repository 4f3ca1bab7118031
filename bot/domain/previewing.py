"""From an operation and the shop's listings to the exact rows it would change: pure, one small function a kind."""

from collections.abc import Callable
from typing import Any

from bot.domain.operation import Operation, StopAll, StopLift
from bot.domain.preview import Preview, Row, RowField
from bot.domain.previewing_ads import ADS, LONGEST_DAYS
from bot.domain.previewing_prices import PRICES, with_goods_cost
from bot.domain.previewing_selling import SELLING
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


BUILDERS: dict[type[Operation], Callable[[View, Any], Built]] = {
    **PRICES,
    **ADS,
    **SELLING,
    StopAll: _shop_state("stopped"),
    StopLift: _shop_state("working"),
}
