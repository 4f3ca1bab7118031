"""Before -> after tables: every operation kind, value by value."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.listing import PriceTier
from bot.domain.operation import (
    CostSet,
    FloorSet,
    FormerPrice,
    LimitSet,
    PriceAdjust,
    PriceRestore,
    PriceScale,
    PriceSet,
    StopAll,
    StopLift,
)
from bot.domain.preview import Row, RowField
from bot.domain.shop import Limits
from tests.unit.domain.samples import CASES, SHOP, SLIPPERS, SOCKS, STOPPED, preview, yuan


def test_a_price_with_its_margin_floor_and_sales() -> None:
    made = preview(PriceSet(("slipper",), yuan("5.50")))
    assert made.rows == (
        Row(
            "slipper", "拖鞋", RowField.PRICE, yuan("6.00"), yuan("5.50"), floor=yuan("5.10"),
            margin_before=yuan("0.90"), margin_after=yuan("0.40"), daily_units=40,
        ),
    )  # fmt: skip
    assert (made.shop_id, made.spend, made.changes, made.listings) == ("s1", None, True, ("slipper",))


def test_a_price_with_its_tiers_and_dearer_variants() -> None:
    rows = preview(PriceAdjust(("case",), yuan("-0.38"))).rows
    assert [(row.field, row.quantity, row.detail) for row in rows] == [
        (RowField.PRICE, 0, ""), (RowField.TIER, 20, ""), (RowField.TIER, 100, ""), (RowField.VARIANT, 0, "加大"),
    ]  # fmt: skip
    assert [(str(row.before), str(row.after)) for row in rows] == [
        ("3.80 CNY", "3.42 CNY"), ("3.60 CNY", "3.24 CNY"), ("3.30 CNY", "2.97 CNY"), ("4.30 CNY", "3.92 CNY"),
    ]  # fmt: skip
    assert [str(row.margin_after) for row in rows] == ["0.85 CNY", "0.68 CNY", "0.42 CNY", "1.32 CNY"]


def test_relative_prices_are_reckoned_from_what_stands() -> None:
    assert [row.after for row in preview(PriceScale(("slipper", "sock"), Decimal("0.95"))).rows] == [
        yuan("5.70"), yuan("9.41"),
    ]  # fmt: skip
    assert preview(PriceAdjust(("sock",), yuan("0.05"))).rows[0].after == yuan("9.95")


def test_where_the_cost_is_unknown_no_margin_is_told() -> None:
    row = preview(PriceSet(("sock",), yuan("9.00"))).rows[0]
    assert (row.floor, row.margin_before, row.margin_after, row.daily_units) == (None, None, None, None)


def test_rows_come_in_the_order_asked_and_without_what_is_gone() -> None:
    assert preview(PriceAdjust(("sock", "gone", "slipper"), yuan("-0.10"))).listings == ("sock", "slipper")
    assert preview(PriceSet(("gone",), yuan("1.00"))).rows == ()


def test_nothing_changes_where_all_is_as_asked() -> None:
    assert not preview(PriceSet(("slipper",), yuan("6.00"))).changes
    assert not preview(PriceScale(("case",), Decimal(1))).changes


def test_prices_are_restored_with_their_tiers_as_they_were() -> None:
    former = FormerPrice("case", yuan("4.00"), (PriceTier(20, yuan("3.70")), PriceTier(100, yuan("3.10"))))
    rows = preview(PriceRestore((former,))).rows
    assert [row.after for row in rows] == [yuan("4.00"), yuan("3.70"), yuan("3.10"), yuan("4.50")]
    other_steps = FormerPrice("case", yuan("1.90"), (PriceTier(10, yuan("1.70")),))
    assert [(row.quantity, row.before, row.after) for row in preview(PriceRestore((other_steps,))).rows] == [
        (0, yuan("3.80"), yuan("1.90")), (10, None, yuan("1.70")), (20, yuan("3.60"), None), (100, yuan("3.30"), None),
        (0, yuan("4.30"), yuan("2.40")),
    ]  # fmt: skip


def test_a_floor() -> None:
    assert preview(FloorSet(("slipper", "sock"), yuan("5.80"))).rows == (
        Row("slipper", "拖鞋", RowField.FLOOR, None, yuan("5.80"), floor=yuan("5.80")),
        Row("sock", "棉袜", RowField.FLOOR, None, yuan("5.80"), floor=yuan("5.80")),
    )
    own = replace(SLIPPERS, own_floor=yuan("5.80"))
    assert preview(FloorSet(("slipper",), None), own).rows == (
        Row("slipper", "拖鞋", RowField.FLOOR, yuan("5.80"), None, floor=yuan("5.10")),
    )


def test_a_cost_of_goods_leaves_the_rest_of_the_sheet() -> None:
    assert preview(CostSet(("slipper", "sock"), yuan("4.50"))).rows == (
        Row(
            "slipper", "拖鞋", RowField.COST, yuan("4.20"), yuan("4.50"), floor=yuan("5.40"),
            margin_before=yuan("0.90"), margin_after=yuan("0.60"),
        ),
        Row("sock", "棉袜", RowField.COST, None, yuan("4.50"), floor=yuan("4.50"), margin_after=yuan("5.40")),
    )  # fmt: skip
    forgotten = preview(CostSet(("slipper",), None)).rows[0]
    assert (forgotten.after, forgotten.floor, forgotten.margin_after) == (None, None, None)


def test_caps() -> None:
    assert preview(LimitSet(yuan("50.00"), yuan("500.00"))).rows == (
        Row("", "", RowField.DAILY_SPEND, yuan("100.00"), yuan("50.00")),
        Row("", "", RowField.MONTHLY_SPEND, yuan("1000.00"), yuan("500.00")),
    )
    assert preview(LimitSet(None, yuan("500.00")), shop=replace(SHOP, limits=Limits())).rows == (
        Row("", "", RowField.MONTHLY_SPEND, None, yuan("500.00")),
    )
    assert not preview(LimitSet()).changes


def test_stopping_and_going_on() -> None:
    assert preview(StopAll()).rows == (Row("", "拖鞋店", RowField.SHOP, state_before="working", state_after="stopped"),)
    assert preview(StopLift(), shop=STOPPED).rows[0].state_after == "working"
    assert [preview(StopAll()).changes, preview(StopAll(), shop=STOPPED).changes] == [True, False]
    assert [preview(StopLift()).changes, preview(StopLift(), shop=STOPPED).changes] == [False, True]


def test_the_samples_are_what_the_tables_say() -> None:
    assert (SLIPPERS.floor, CASES.floor, SOCKS.floor) == (yuan("5.10"), yuan("2.53"), None)
