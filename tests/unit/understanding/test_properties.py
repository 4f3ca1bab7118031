"""What must hold for any text: it never raises, and a figure nobody used never goes along with a write."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.command import Confirm, Undo
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceSet
from bot.domain.operation_json import to_json
from bot.domain.understood import Context, Reading, Unclear, Understood
from bot.understanding.read import read
from tests.unit.understanding.scoring import context_of, lines
from tests.unit.understanding.shops import shop
from tests.unit.understanding.test_phrases import OWN

WAITING = (PriceSet(("p1",), Money(550, "CNY")),)
ORDERS = st.sampled_from(
    [
        "拖鞋降到5块5",
        "袜子涨5毛",
        "手机壳打九折",
        "全店降5%",
        "推广拖鞋每天50块推3天",
        "停掉所有推广",
        "drop slippers to 5.5",
    ]
)
STRAY = st.sampled_from(
    [
        "7",
        " 88",
        "，3",
        "；12块",
        " 2.5",
        "5²",
        "①",
        "1e3",
        "٥",
        "５",
        " nine ",
        "8折",
        " 3% ",
        "第2",
        "x9",
        "b2b",
        "3号楼",
        "½",
    ]
)
WORDS = st.sampled_from(
    [
        "拖鞋",
        "袜子",
        "全店",
        "降到",
        "涨",
        "改成",
        "打",
        "5块5",
        "九折",
        "5%",
        "3",
        "10",
        "块",
        "毛",
        ",",
        "。",
        "推广",
        "停掉",
        "每天",
        "天",
        "成本",
        "底价",
        "和",
        "都",
        "不",
        "吗",
        "如果",
        "确认",
        "再",
        "它",
        "to",
        "by",
        "off",
        "slippers",
        "drop",
        "5.5",
        "20%",
        "cents",
        "and",
        "all",
        "set",
        "撤销",
        "昨天",
        "卖了多少",
        "？",
        "除了",
        "-",
        ".",
        "一",
        "二",
        "百",
        "万",
        "点",
    ]
)


def writes(reading: Reading) -> list[object]:
    if not isinstance(reading, Understood):
        return []
    return [each for each in reading.commands if isinstance(each, Operation | Confirm | Undo)]


def contexts() -> Iterable[Context]:
    return (shop(), shop(focus=("p1",), pending=WAITING))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_random_text_never_raises_and_never_writes(text: str) -> None:
    for context in contexts():
        assert writes(read(text, context)) == []


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40))
def test_random_chinese_never_raises(text: str) -> None:
    for context in contexts():
        read(text, context)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.characters(categories=["Cs", "Cf", "Cc", "Nd", "No", "Nl", "So"]), max_size=30))
def test_odd_characters_never_raise_and_never_write(chars: list[str]) -> None:
    assert writes(read("".join(chars), shop(pending=WAITING))) == []


@settings(max_examples=200, deadline=None)
@given(ORDERS, STRAY, st.booleans())
def test_a_figure_that_is_not_used_stops_the_write(order: str, stray: str, first: bool) -> None:
    reading = read(f"{stray} {order}" if first else f"{order}{stray}", shop())
    assert all(operation not in plain_operations(order) for operation in writes(reading))


def plain_operations(order: str) -> list[object]:
    """What the order means without the stray figure: with it, this must not run."""
    return writes(read(order, shop()))


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12))
def test_shuffled_words_give_well_formed_operations_or_none(words: list[str]) -> None:
    for context in contexts():
        reading = read("".join(words), context)
        for operation in writes(reading):
            if isinstance(operation, Operation):
                assert to_json(operation)["op"] == operation.kind
                assert set(operation.targets) <= {item.id for item in context.catalog}
                assert all(value.minor > 0 for value in positive(operation))


def positive(operation: Operation) -> list[Money]:
    names = ("to", "floor", "cost", "daily_budget", "daily_spend", "monthly_spend")
    values = [getattr(operation, name, None) for name in names]
    return [value for value in values if isinstance(value, Money)]


def test_choices_carry_commands_and_keys() -> None:
    """Every question of our own phrases offers commands with a label key of ours."""
    asked = 0
    for line in lines(OWN):
        reading = read(line["text"], context_of(line["context"]))
        if isinstance(reading, Unclear):
            assert reading.key.startswith("ask-")
            asked += 1
            assert all(each.key.startswith("choice-") for each in reading.choices)
    assert asked > 60
