"""Names: longest first, with their digits; ends of titles that only one listing has; a likeness only for questions."""

import pytest

from bot.domain.operation import PriceSet
from bot.domain.understood import Unclear, Understood
from bot.understanding.normalise import normalise
from bot.understanding.products import alike, mentions, partial
from bot.understanding.read import read
from tests.unit.understanding.shops import CATALOG, item, shop


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("把3双装袜子降到9块5", [("3双装袜子", ("p4",))]),
        ("iPhone 15手机壳改成15块", [("iphone 15手机壳", ("p3",))]),
        ("iPhone15磁吸手机壳", [("iphone15磁吸手机壳", ("p3",))]),
        ("500ml保温杯涨到26", [("500ml保温杯", ("p5",))]),
        ("浴室拖鞋和月饼", [("浴室拖鞋", ("p1",)), ("月饼", ("p2",))]),
        ("drop slipper to 5", [("slipper", ("p1",))]),
        ("一加仑凉水壶", [("一加仑凉水壶", ("p6",))]),
        ("13双装袜子", [("双装袜子", ("p4",))]),
        ("slippersx", []),
    ],
)
def test_mentions(text: str, named: list[tuple[str, tuple[str, ...]]]) -> None:
    plain = normalise(text).text
    assert [(plain[each.start : each.end], each.names.listings) for each in mentions(plain, CATALOG)] == named


def test_a_name_never_takes_the_end_of_a_figure() -> None:
    drill = (item("h1", "电钻12V", "168.00", ("电钻",)), item("h2", "PVC水管", "2.40", ("水管",)))
    plain = "水管改成2.12电钻改成150"
    assert [plain[each.start : each.end] for each in mentions(plain, drill)] == ["水管", "电钻"]


def test_the_end_of_a_title_acts_only_when_it_is_the_only_one() -> None:
    lone = partial("把礼盒降到60", 0, CATALOG)
    assert lone is not None
    assert (lone.names.listings, lone.names.sure) == (("p2",), True)
    two = (item("a", "男士防滑拖鞋", "6.00"), item("b", "女士居家拖鞋", "6.50"))
    both = partial("把拖鞋降到5块5", 0, two)
    assert both is not None
    assert (both.names.listings, both.names.sure) == (("a", "b"), False)
    one = partial("把男士拖鞋降到5块5", 0, two)
    assert one is not None
    assert one.names.listings == ("a",)


def test_a_likeness_is_only_offered() -> None:
    assert alike("托鞋", CATALOG) == ("p1",)
    reading = read("托鞋降到5块5", shop())
    assert isinstance(reading, Unclear)
    assert reading.key == "ask-product-unknown"
    assert [each.command for each in reading.choices] == [read_price()]


def read_price() -> PriceSet:
    reading = read("拖鞋降到5块5", shop())
    assert isinstance(reading, Understood)
    (command,) = reading.commands
    assert isinstance(command, PriceSet)
    return command


@pytest.mark.parametrize("text", ["拖鞋架降到5块5", "红色拖鞋降到5块5", "手机降到10块", "所有凉鞋降5毛", "凉鞋降到8块"])
def test_other_goods_are_not_taken_for_ours(text: str) -> None:
    assert isinstance(read(text, shop()), Unclear)
