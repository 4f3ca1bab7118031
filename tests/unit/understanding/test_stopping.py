"""An order to stop everything at the beginning or the end of a longer message."""

import pytest

from bot.domain.operation import Operation, StopAll
from bot.domain.understood import Nothing, Unclear, Understood
from bot.understanding.read import read
from tests.unit.understanding.shops import shop

STOPPED = [
    "不对劲，全部停下",
    "全部停下，快",
    "出事了 全部停下！",
    "oh no, stop everything",
    "stop everything, now",
    "糟了！马上停止一切",
]
OFFERED = [
    "数字怪怪的，全部停下",
    "全部停下，钱不对数",
    "拖鞋降到5块5，全部停下",
    "these numbers look odd, stop everything",
    "推广有问题，全部停下",
]
LET_GO = ["客户说，全部停下", "如果亏本，全部停下", "先别，全部停下", "没让你，全部停下", "他喊，全部停下"]


@pytest.mark.parametrize("text", STOPPED)
def test_a_stop_with_only_alarm_beside_it_stops(text: str) -> None:
    assert read(text, shop()) == Understood((StopAll(),))


@pytest.mark.parametrize("text", OFFERED)
def test_a_stop_beside_other_words_is_at_least_offered(text: str) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Unclear)
    assert reading.key == "ask-stop-all"
    assert reading.choices[0].command == StopAll()


@pytest.mark.parametrize("text", LET_GO)
def test_a_stop_that_is_not_meant_stops_nothing(text: str) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Nothing | Unclear)
    offered = [each.command for each in reading.choices] if isinstance(reading, Unclear) else []
    assert [each for each in offered if isinstance(each, Operation)] == []
