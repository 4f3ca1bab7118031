"""A card's digest covers every exact value of what is asked, and nothing that may move beside it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from bot.domain.money import Money
from bot.domain.operation import PriceAdjust, PriceSet, PromotionStart
from bot.domain.preview import Preview, Row, RowField, SpendPlan
from tests.unit.domain.forms import PREVIEWS, ROWS
from tests.unit.domain.samples import yuan

ROW = Row(
    "slipper", "拖鞋", RowField.PRICE, yuan("6.00"), yuan("5.50"), "off", "running", 20, "2026-03-14", yuan("5.10"),
    yuan("0.90"), yuan("0.40"), 40,
)  # fmt: skip
PLAN = SpendPlan(yuan("20.00"), date(2026, 3, 12), date(2026, 3, 14))
PREVIEW = Preview("s1", PriceSet(("slipper",), yuan("5.50")), (ROW,), PLAN)

EXACT: list[tuple[str, Any]] = [
    ("listing", "case"), ("field", RowField.TIER), ("before", yuan("6.01")), ("before", None), ("after", yuan("5.51")),
    ("after", Money(550, "USD")), ("state_before", "paused"), ("state_after", "paused"), ("quantity", 21),
    ("detail", "2026-03-15"),
]  # fmt: skip
BESIDE: list[tuple[str, Any]] = [
    ("name", "拖鞋(新)"), ("floor", yuan("5.20")), ("margin_before", None), ("margin_after", yuan("0.41")),
    ("daily_units", 41), ("week_units", 250), ("cap", yuan("0.50")),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), EXACT)
def test_another_exact_value_is_another_digest(field: str, value: Any) -> None:
    changed = replace(PREVIEW, rows=(replace(ROW, **{field: value}),))
    assert changed.digest != PREVIEW.digest


@pytest.mark.parametrize(("field", "value"), BESIDE)
def test_names_and_sales_may_move(field: str, value: Any) -> None:
    changed = replace(PREVIEW, rows=(replace(ROW, **{field: value}),))
    assert changed != PREVIEW
    assert changed.digest == PREVIEW.digest


def test_the_fields_of_a_row_are_either_exact_or_beside() -> None:
    assert {name for name, _ in EXACT} | {name for name, _ in BESIDE} == set(Row.__dataclass_fields__)


@pytest.mark.parametrize(
    "changed",
    [
        replace(PREVIEW, shop_id="s2"),
        replace(PREVIEW, operation=PriceSet(("slipper",), yuan("5.51"))),
        replace(PREVIEW, operation=PriceSet(("slipper", "case"), yuan("5.50"))),
        replace(PREVIEW, operation=PriceAdjust(("slipper",), yuan("5.50"))),
        replace(PREVIEW, operation=PromotionStart(("slipper",), yuan("5.50"), 3)),
        replace(PREVIEW, rows=()),
        replace(PREVIEW, rows=(ROW, ROW)),
        replace(PREVIEW, rows=(replace(ROW, listing="a"), ROW)),
        replace(PREVIEW, spend=None),
        replace(PREVIEW, spend=replace(PLAN, daily=yuan("20.01"))),
        replace(PREVIEW, spend=replace(PLAN, first=date(2026, 3, 11))),
        replace(PREVIEW, spend=replace(PLAN, last=date(2026, 3, 15))),
    ],
)
def test_another_operation_table_or_spend_is_another_digest(changed: Preview) -> None:
    assert changed.digest != PREVIEW.digest


def test_the_order_of_the_rows_counts() -> None:
    other = replace(ROW, listing="case")
    assert replace(PREVIEW, rows=(ROW, other)).digest != replace(PREVIEW, rows=(other, ROW)).digest


@given(PREVIEWS.filter(lambda preview: bool(preview.rows)), ROWS)
def test_any_preview_may_be_renamed(preview: Preview, other: Row) -> None:
    beside = {name: getattr(other, name) for name, _ in BESIDE}
    rows = tuple(replace(row, **beside) for row in preview.rows)
    assert replace(preview, rows=rows).digest == preview.digest


@given(PREVIEWS, ROWS)
def test_any_row_more_is_another_digest(preview: Preview, row: Row) -> None:
    assert replace(preview, rows=(*preview.rows, row)).digest != preview.digest


def test_a_digest_is_sha_256_and_stays_what_it_is() -> None:
    """Stored cards outlive the program: this number may only change with a migration of what is open."""
    assert PREVIEW.digest == "53996a7085255cbd2cddc2d520cd2fbaeb91bfd51289e9f27262b02bbac22fc6"
    assert len(PREVIEW.digest) == 64
