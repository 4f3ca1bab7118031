"""Which words may be learned: names of goods, not words we take orders by."""

import pytest

from bot.understanding.lexicon import ENTRIES
from bot.understanding.tokens import Role
from bot.understanding.vocabulary import learnable, learnable_unit
from tests.unit.understanding.shops import shop

NAMES = [
    "大棉拖",
    "加绒棉鞋",
    "鼠标",
    "别针",
    "3双装袜子",
    "特价棉拖",
    "5块钱拖鞋",
    "2024加绒棉鞋",
    "鞋",
    "老款",
    "小黑",
    "fluffy",
    "big-slippers",
    "棉拖A款",
    "拖鞋",
    "脱鞋",
    "大號棉拖",
]
REFUSED = [
    ("", "policy-name-empty"),
    ("  \u200b", "policy-name-empty"),
    ("降", "policy-name-word"),
    ("确认", "policy-name-word"),
    ("好的", "policy-name-word"),
    ("全部停下", "policy-name-word"),
    ("撤销", "policy-name-word"),
    ("所有", "policy-name-word"),
    ("打折", "policy-name-word"),
    ("undo", "policy-name-word"),
    ("stop everything", "policy-name-word"),
    ("昨天卖得怎么样", "policy-name-word"),
    ("第一个", "policy-name-word"),
    ("你自己定", "policy-name-word"),
    ("免问", "policy-name-word"),
    ("先斩后奏", "policy-name-word"),
    ("the second one", "policy-name-word"),
    ("双", "policy-name-word"),
    ("箱", "policy-name-word"),
    ("B", "policy-name-word"),
    ("，。", "policy-name-word"),
    ("5块", "policy-name-number"),
    ("三双", "policy-name-number"),
    ("500ml", "policy-name-number"),
    ("九五折", "policy-name-number"),
    ("6月18号", "policy-name-number"),
    ("棉拖降到20", "policy-name-order"),
    ("棉拖每天50块", "policy-name-order"),
    ("棉拖\n降价", "policy-name-order"),
    ("🧦", "policy-name-short"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_may_be_learned(name: str) -> None:
    assert learnable(name, shop()) == ""


@pytest.mark.parametrize(("name", "key"), REFUSED)
def test_an_order_a_number_or_a_word_of_the_grammar_may_not(name: str, key: str) -> None:
    assert learnable(name, shop()) == key


def test_no_word_of_the_tables_may_be_learned() -> None:
    words = [entry for entries in ENTRIES.values() for entry, role in entries if role is not Role.UNKNOWN]
    assert len(words) > 1000
    assert [word for word in words if not learnable(word, shop())] == []


def test_what_the_shop_calls_its_goods_does_not_matter_here() -> None:
    assert learnable("月饼", shop()) == ""


@pytest.mark.parametrize("unit", ["箱", "双", "件", "扎", "提", "dozen", "carton", "case"])
def test_a_unit_may_be_learned(unit: str) -> None:
    assert learnable_unit(unit, shop()) == ""


@pytest.mark.parametrize(
    "unit",
    ["天", "块", "元", "毛", "月", "周", "%", "折", "千", "万", "day", "yuan", "5", "降", "到", "", "箱子降价"],
)
def test_money_time_and_orders_are_no_units(unit: str) -> None:
    assert learnable_unit(unit, shop()) == "policy-unit-word"
