"""Rows to lines: exact amounts, cancellations, what is counted, what is refused."""

from collections.abc import Mapping

import pytest

from bot.marketplaces.files.mapping import map_columns
from bot.marketplaces.files.records import READERS, Reading, order_reader, product_reader, reading
from bot.marketplaces.files.rows import LineRefused
from bot.marketplaces.files.survey import Surveyed

HEADER = ["invoice", "sku", "name", "quantity", "date", "price", "buyer", "status"]
GOOD = ["536365", "85123A", "HEART", "6", "2010-12-01 08:26:00", "2.55", "17850", "paid"]


def how(header: list[str]) -> Reading:
    return reading(Surveyed(map_columns(header, {}), "", ".", 1), "Europe/London")


def changed(**cells: str) -> list[str]:
    return [cells.get(name, cell) for name, cell in zip(HEADER, GOOD, strict=True)]


def test_an_order_line_is_exact() -> None:
    line = order_reader(how(HEADER))(GOOD)
    assert line[:2] == (20101201, "536365")
    assert line[3:] == (30360, 6, 25500, 153000, "85123A", "HEART", "17850", 0)


@pytest.mark.parametrize(
    ("cells", "amount", "cancelled", "notes"),
    [
        ({}, 153000, 0, {}),
        ({"invoice": "C536379", "quantity": "-1"}, -25500, 1, {"cancellations": 1}),
        ({"invoice": "c536379", "quantity": "-1"}, -25500, 1, {"cancellations": 1}),
        ({"invoice": "C536379"}, 153000, 1, {"cancellations": 1, "positive-cancellations": 1}),
        ({"invoice": "CN-5"}, 153000, 0, {}),
        ({"invoice": "A563185", "quantity": "1", "price": "-11062.06"}, -110620600, 0, {"adjustments": 1}),
        ({"quantity": "-3"}, -76500, 0, {"adjustments": 1}),
        ({"price": "0"}, 0, 0, {"zero-price": 1}),
        ({"buyer": ""}, 153000, 0, {"without-buyer": 1}),
        ({"price": "0.0001"}, 6, 0, {}),
    ],
)
def test_what_a_line_is_worth_and_what_is_said(
    cells: dict[str, str], amount: int, cancelled: int, notes: Mapping[str, int]
) -> None:
    counted = how(HEADER)
    line = order_reader(counted)(changed(**cells))
    assert (line[6], line[10]) == (amount, cancelled)
    assert {name: count for name, count in counted.notes.items() if count} == notes


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"quantity": "six"}, "reject-number"),
        ({"quantity": ""}, "reject-number"),
        ({"quantity": "=3*2"}, "reject-number"),
        ({"quantity": "1.5"}, "reject-quantity"),
        ({"price": "1e3"}, "reject-number"),
        ({"price": "2.55555"}, "reject-too-fine"),
        ({"price": "9999999999", "quantity": "9"}, "reject-too-large"),
        ({"date": "2010-02-30"}, "reject-date"),
        ({"invoice": " "}, "reject-no-invoice"),
        ({"invoice": "1.23457E+17"}, "reject-shortened"),
        ({"sku": "", "name": ""}, "reject-no-product"),
        ({"name": "x" * 501}, "reject-text-too-long"),
        ({"status": "交易关闭"}, "reject-order-closed"),
        ({"status": "Cancelled"}, "reject-order-closed"),
    ],
)
def test_a_broken_line_is_refused_with_its_reason_and_counts_for_nothing(cells: dict[str, str], key: str) -> None:
    counted = how(HEADER)
    with pytest.raises(LineRefused) as caught:
        order_reader(counted)(changed(**cells))
    assert caught.value.key == key
    assert set(counted.notes.values()) == {0}


def test_text_that_looks_like_a_formula_is_data() -> None:
    line = order_reader(how(HEADER))(changed(name="=SUM(A1)", sku="@1", buyer="+86"))
    assert line[7:10] == ("@1", "=SUM(A1)", "+86")


def test_the_content_is_of_values_and_not_of_letters() -> None:
    read = order_reader(how(HEADER))
    same = read(changed(price="2.5500", quantity="6.0", date="2010/12/1 8:26", name=" HEART ", status="sent"))
    assert same == read(GOOD)
    for name in ("invoice", "sku", "name", "quantity", "date", "price", "buyer"):
        other = {"invoice": "536366", "date": "2010-12-01 08:26:01", "quantity": "7", "price": "2.56"}.get(
            name, "other"
        )
        assert read(changed(**{name: other}))[2] != read(GOOD)[2], name


def test_an_amount_column_gives_the_unit_price_for_showing() -> None:
    read = order_reader(how(["订单号", "商品名称", "数量", "日期", "金额"]))
    line = read(["1", "拖鞋", "3", "2010年12月1日", "￥10.00"])
    assert line[4:9] == (3, 33333, 100000, "拖鞋", "拖鞋")


def test_a_product_line() -> None:
    read = product_reader(how(["货号", "名称", "价格", "库存", "成本价"]))
    assert read(["A1", "拖鞋", "5.5", "100", "3.2"]) == ("A1", "拖鞋", 55000, 100, 32000)
    assert read(["A2", "", "5.5", "", ""]) == ("A2", "A2", 55000, 0, None)
    assert read(["A1", "拖鞋", "5.50", "100", "3.20"]) == ("A1", "拖鞋", 55000, 100, 32000)
    for cells, key in (
        (["A1", "拖鞋", "6", "100", "3.2"], "reject-sku-twice"),
        (["A3", "x", "0", "", ""], "reject-price"),
        (["A3", "x", "1", "", "-1"], "reject-price"),
        (["", "", "1", "", ""], "reject-no-product"),
    ):
        with pytest.raises(LineRefused, match=key):
            read(cells)


def test_an_ad_line() -> None:
    header = how(["日期", "计划", "货号", "花费", "展现量", "点击量", "成交笔数"])
    read = READERS[map_columns(["日期", "花费", "点击量"], {}).kind](header)
    assert read(["2010-12-01", "P", "A1", "12.34", "1,000", "50", "3"]) == (20101201, "A1", "P", 123400, 1000, 50, 3)
    assert read(["2010-12-01", "", "", "0", "", "", ""]) == (20101201, "", "", 0, 0, 0, 0)
    for cells, key in (
        (["2010-12-01", "P", "A1", "-1", "1", "1", "1"], "reject-price"),
        (["2010-12-01", "P", "A1", "1", "-1", "1", "1"], "reject-quantity"),
    ):
        with pytest.raises(LineRefused, match=key):
            read(cells)
