"""Words the merchant teaches, and what only sounds like a lesson."""

from dataclasses import replace

import pytest

from bot.domain.operation import Operation
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.understood import Unclear, Understood
from bot.understanding.read import read
from tests.unit.understanding.shops import shop

LESSONS: dict[str, Operation] = {
    "以后把拖鞋叫做大凉拖": NameLearn(("p1",), "大凉拖"), "以后拖鞋就叫小粉吧": NameLearn(("p1",), "小粉"), "管保温杯叫胖杯": NameLearn(("p5",), "胖杯"),
    "以后说大棉拖就是拖鞋": NameLearn(("p1",), "大棉拖"), "from now on call the slippers pinkies": NameLearn(("p1",), "pinkies"),
    'from now on "the blue one" means slippers': NameLearn(("p1",), "blue one"),
    "when I say pinkies I mean the slippers": NameLearn(("p1",), "pinkies"), "the blue one means socks": NameLearn(("p4",), "blue one"),
    "以后“蓝的”就是拖鞋": NameLearn(("p1",), "蓝的"),
    "忘掉袜子这个叫法": NameForget(("p4",), "袜子"), "别再叫它袜子了": NameForget(("p4",), "袜子"), "forget the nickname socks": NameForget(("p4",), "socks"),
    "以后一箱就是24双": UnitLearn("箱", 24, "双"), "一打是十二双": UnitLearn("打", 12, "双"), "一件等于五十个": UnitLearn("件", 50, "个"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "operation"), LESSONS.items())
def test_lessons(text: str, operation: Operation) -> None:
    assert read(text, shop()) == Understood((operation,))


def test_it_is_what_was_spoken_of() -> None:
    assert read("以后叫它大棉拖", shop(("p1",))) == Understood((NameLearn(("p1",), "大棉拖"),))


def test_of_several_spoken_of_it_is_asked_which() -> None:
    reading = read("以后叫它大棉拖", shop(("p1", "p4")))
    assert isinstance(reading, Unclear)
    assert [each.command for each in reading.choices] == [NameLearn(("p1",), "大棉拖"), NameLearn(("p4",), "大棉拖")]


@pytest.mark.parametrize(
    "text",
    [
        "以后叫它大棉拖",
        "以后别叫我老板",
        "叫小王过来",
        "以后再说",
        "以后拖鞋叫手机壳",
        "以后拖鞋卖5块8",
        "一双5块5",
        "拖鞋一双是5块",
        "忘掉这件事",
        "别叫了",
        "一箱多少双",
        "from now on the price is 5.50",
        "from now on slippers is 5.50",
        "5.50 means slippers",
        "slippers means nothing to me",
    ],
)
def test_what_teaches_nothing(text: str) -> None:
    reading = read(text, shop())
    commands = reading.commands if isinstance(reading, Understood) else ()
    assert not any(isinstance(each, NameLearn | NameForget | UnitLearn) for each in commands)


def test_a_name_that_is_taken_is_no_lesson() -> None:
    context = replace(shop(("p1",)), focus=("p1",))
    assert not isinstance(read("以后叫它手机壳", context), Understood)
