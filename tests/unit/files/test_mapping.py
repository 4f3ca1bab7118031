"""Which column is which: by the table of names, and asked wherever it is not certain."""

import pytest

from bot.errors import FileRejected, InputError
from bot.marketplaces.files.headers import FIELDS, Kind, plain
from bot.marketplaces.files.mapping import map_columns
from bot.marketplaces.files.questions import Doubt, MappingAsked, MappingQuestion

REAL = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]
CHINESE = ["订单编号", "商品名称", "货号", "单价(元)", "数量", "下单时间", "买家会员名", "订单状态"]


def asked(headers: list[str], **answers: str) -> tuple[MappingQuestion, ...]:
    with pytest.raises(MappingAsked) as caught:
        map_columns(headers, answers)
    return caught.value.questions


MAPPED = [
    (REAL, Kind.ORDERS, {"invoice": 0, "sku": 1, "name": 2, "quantity": 3, "time": 4, "price": 5, "buyer": 6}),
    (CHINESE, Kind.ORDERS, {"invoice": 0, "name": 1, "sku": 2, "price": 3, "quantity": 4, "time": 5, "buyer": 6, "status": 7}),
    (["order_no", "Product Name", "QTY", "Order Date", "Price"], Kind.ORDERS, {"invoice": 0, "name": 1, "quantity": 2, "time": 3, "price": 4}),
    (["订单号", "货号", "数量", "日期", "金额"], Kind.ORDERS, {"invoice": 0, "sku": 1, "quantity": 2, "time": 3, "amount": 4}),
    (["订单号", "货号", "数量", "日期", "单价", "金额"], Kind.ORDERS, {"invoice": 0, "sku": 1, "quantity": 2, "time": 3, "price": 4, "amount": 5}),
    (["货号", "商品名称", "价格", "库存", "成本价"], Kind.PRODUCTS, {"sku": 0, "name": 1, "price": 2, "stock": 3, "cost": 4}),
    (["SKU", "Title", "Price"], Kind.PRODUCTS, {"sku": 0, "name": 1, "price": 2}),
    (["日期", "计划名称", "商品ID", "花费", "展现量", "点击量", "成交笔数"], Kind.ADS,
     {"time": 0, "campaign": 1, "sku": 2, "spend": 3, "impressions": 4, "clicks": 5, "orders": 6}),
    (["Date", "Campaign", "Cost", "Impressions", "Clicks"], Kind.ADS, {"time": 0, "campaign": 1, "spend": 2, "impressions": 3, "clicks": 4}),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "kind", "at"), MAPPED)
def test_known_names_are_taken(headers: list[str], kind: Kind, at: dict[str, int]) -> None:
    columns = map_columns(headers, {})
    assert columns.kind is kind
    assert columns.at == at


def test_two_columns_for_one_field_are_asked() -> None:
    headers = ["订单号", "货号", "数量", "单价", "下单时间", "成交时间"]
    assert asked(headers) == (MappingQuestion("time", Doubt.UNSURE, ("下单时间", "成交时间")),)
    assert map_columns(headers, {"time": "成交时间"}).at["time"] == 5


def test_a_missing_field_is_asked_with_all_columns() -> None:
    headers = ["订单号", "货号", "数量", "单价", "备注"]
    assert asked(headers) == (MappingQuestion("time", Doubt.MISSING, tuple(headers)),)


def test_a_column_that_only_might_be_it_is_asked_and_never_taken() -> None:
    headers = ["订单号", "货号", "数量", "单价", "付款时间"]
    assert asked(headers) == (MappingQuestion("time", Doubt.UNSURE, ("付款时间",)),)
    headers = ["订单号", "货号", "数量", "单价", "预计下单时间"]
    assert asked(headers) == (MappingQuestion("time", Doubt.UNSURE, ("预计下单时间",)),)


def test_all_questions_come_together() -> None:
    found = asked(["订单号", "数量", "备注"])
    assert [(each.field, each.doubt) for each in found] == [
        ("sku", Doubt.MISSING),
        ("price", Doubt.MISSING),
        ("time", Doubt.MISSING),
    ]


def test_price_may_be_replaced_by_a_likely_amount_only_when_asked() -> None:
    found = asked(["订单号", "货号", "数量", "日期", "实付款"])
    assert found == (MappingQuestion("amount", Doubt.UNSURE, ("实付款",)),)
    assert map_columns(["订单号", "货号", "数量", "日期", "实付款"], {"amount": "实付款"}).at["amount"] == 4


def test_an_optional_field_may_be_answered_with_none() -> None:
    headers = [*REAL, "Buyer"]
    (question,) = asked(headers)
    assert question == MappingQuestion("buyer", Doubt.UNSURE, ("CustomerID", "Buyer"), optional=True)
    assert "buyer" not in map_columns(headers, {"buyer": ""}).at


def test_equal_names_are_told_apart() -> None:
    headers = ["订单号", "货号", "数量", "日期", "单价", "单价"]
    (question,) = asked(headers)
    assert question.candidates == ("单价", "单价 (2)")
    assert map_columns(headers, {"price": "单价 (2)"}).at["price"] == 5


def test_an_unclear_kind_is_asked() -> None:
    (question,) = asked(["a", "b", "c"])
    assert question == MappingQuestion("kind", Doubt.KIND, ("orders", "products", "ads"))
    assert question.choice_keys == ("mapping-choice-orders", "mapping-choice-products", "mapping-choice-ads")


def test_one_column_is_never_two_fields() -> None:
    (question,) = asked(REAL, price="Quantity")
    assert question.field == "price"
    assert "Quantity" not in question.candidates


def test_an_answer_that_is_not_on_offer_is_refused() -> None:
    with pytest.raises(InputError, match="error-import-answer"):
        map_columns(REAL, {"price": "No Such Column"})
    with pytest.raises(InputError, match="error-import-answer"):
        map_columns(REAL, {"price": ""})


def test_a_header_without_names_is_no_table() -> None:
    with pytest.raises(FileRejected, match="error-file-not-table"):
        map_columns(["", " "], {})


def test_names_of_the_table_are_written_plainly_and_mean_one_field() -> None:
    for kind, fields in FIELDS.items():
        names = [name for field in fields for name in field.sure.split()]
        assert names == [plain(name) for name in names], kind
        assert len(names) == len(set(names)), kind


def test_a_file_name_is_no_code() -> None:
    assert MappingQuestion("price", Doubt.UNSURE, ("orders",)).choice_keys == ("",)
