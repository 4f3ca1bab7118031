"""When an order is to begin and to end, read on Thursday 2026-06-18 at ten in the morning."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.money import Money
from bot.domain.operation import PriceSet, PromotionPause
from bot.domain.planned import Planned
from bot.domain.understood import Unclear, Understood
from bot.understanding.read import read
from bot.understanding.tokens import Role
from tests.unit.understanding.shops import shop, tokens

ZONE = ZoneInfo("Asia/Shanghai")
PRICE = PriceSet(("p1",), Money(550, "CNY"))
CASES: dict[str, tuple[str, str]] = {
    "明天拖鞋降到5块5": ("2026-06-19T00:00", ""), "下周一起拖鞋降到5块5": ("2026-06-22T00:00", ""),
    "从下周一开始拖鞋降到5块5": ("2026-06-22T00:00", ""), "拖鞋降到5块5，到周五": ("", "2026-06-19"),
    "拖鞋降到5块5到6月20号": ("", "2026-06-20"), "拖鞋降到5块5，到月底为止": ("", "2026-06-30"), "拖鞋5块5卖到周日": ("", "2026-06-21"),
    "6月20号到25号拖鞋卖5块5": ("2026-06-20T00:00", "2026-06-25"), "今晚8点拖鞋降到5块5": ("2026-06-18T20:00", ""),
    "明早9点拖鞋降到5块5": ("2026-06-19T09:00", ""), "下午三点半拖鞋降到5块5": ("2026-06-18T15:30", ""), "周六拖鞋降到5块5": ("2026-06-20T00:00", ""),
    "下个月1号起拖鞋卖5块5": ("2026-07-01T00:00", ""), "双十一拖鞋卖5块5": ("2026-11-11T00:00", ""), "三天后拖鞋降到5块5": ("2026-06-21T00:00", ""),
    "tomorrow drop slippers to 5.5": ("2026-06-19T00:00", ""), "drop slippers to 5.5 till friday": ("", "2026-06-19"),
    "drop slippers to 5.5 until the end of the month": ("", "2026-06-30"), "from tomorrow till sunday slippers at 5.5": ("2026-06-19T00:00", "2026-06-21"),
    "at 9pm tonight drop slippers to 5.5": ("2026-06-18T21:00", ""), "from next monday sell slippers at 5.5": ("2026-06-22T00:00", ""),
    "set slippers to 5.5 tomorrow at 8:30am": ("2026-06-19T08:30", ""), "今天起拖鞋卖5块5到6月30号": ("", "2026-06-30"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "when"), CASES.items())
def test_times_of_orders(text: str, when: tuple[str, str]) -> None:
    at = datetime.fromisoformat(when[0]).replace(tzinfo=ZONE) if when[0] else None
    until = date.fromisoformat(when[1]) if when[1] else None
    assert read(text, shop()) == Understood((Planned(PRICE, at, until),))


ASKED = {
    "今天拖鞋降到5块5": "ask-only-today", "昨天拖鞋降到5块5": "ask-date-unclear", "今早8点拖鞋降到5块5": "ask-date-unclear",
    "早上8点拖鞋降到5块5": "ask-date-unclear", "next friday drop slippers to 5.5": "ask-date-unclear", "6月31号拖鞋降到5块5": "ask-date-unclear",
    "拖鞋降到5块5到今晚8点": "ask-until-day", "明天起拖鞋降到5块5，下周一起": "ask-when", "明天拖鞋降到5块5，手机壳涨5毛": "ask-timing-which",
    "拖鞋降到5块5到上周五": "ask-date-unclear",
}  # fmt: skip


@pytest.mark.parametrize(("text", "key"), ASKED.items())
def test_times_that_are_unsure_or_over_are_asked(text: str, key: str) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Unclear)
    assert reading.key in {key, "ask-unsure", "ask-when"} if key == "ask-date-unclear" else reading.key == key


def test_a_choice_is_offered_at_its_time_too() -> None:
    reading = read("明天拖鞋降5块", shop())
    assert isinstance(reading, Unclear)
    assert all(isinstance(each.command, Planned) for each in reading.choices)
    assert len(reading.choices) == 2


def test_a_stop_may_wait_for_its_hour() -> None:
    reading = read("晚上10点停掉所有推广", shop())
    assert reading == Understood((Planned(PromotionPause(("p1", "p4")), datetime(2026, 6, 18, 22, tzinfo=ZONE), None),))


CLOCKS = {
    "8点半": time(8, 30), "晚上10点": time(22), "早上八点": time(8), "下午三点一刻": time(15, 15), "20:00": time(20), "8:30 pm": time(20, 30),
    "at 8pm": time(20), "12am": time(0), "12 pm": time(12), "noon": time(12), "中午12点": time(12), "晚上8点20": time(20, 20), "零点": time(0),
    "9点整": time(9), "凌晨2点": time(2),
}  # fmt: skip


@pytest.mark.parametrize(("text", "clock"), CLOCKS.items())
def test_times_of_day(text: str, clock: time) -> None:
    (token,) = tokens(text)
    assert (token.role, token.value) == (Role.CLOCK, clock)


@pytest.mark.parametrize("text", ["五点五", "3个点", "8点", "25:00", "13pm", "一点", "8:75"])
def test_what_only_looks_like_a_time_of_day(text: str) -> None:
    assert Role.CLOCK not in {token.role for token in tokens(text)}
