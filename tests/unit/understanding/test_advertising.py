"""Bids, budgets and caps: what is set, what is changed, and what is asked because it could be either."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    CapPeriod,
    LimitAdjust,
    LimitScale,
)
from bot.domain.money import Money
from bot.domain.operation import BudgetSet, LimitSet, Operation, PromotionPause
from bot.domain.understood import Context, Unclear, Understood
from bot.understanding.read import read
from tests.unit.understanding.shops import shop


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


def bidding(focus: tuple[str, ...] = (), cap: str = "200.00") -> Context:
    """The shop with a bid of 0.80 on everything and a daily cap."""
    plain = shop(focus)
    return replace(plain, catalog=tuple(replace(each, bid=yuan("0.80")) for each in plain.catalog), daily_cap=yuan(cap))


ALL = tuple(f"p{number}" for number in range(1, 7))
READ: dict[str, Operation] = {
    "拖鞋出价七毛": BidSet(("p1",), yuan("0.70")), "拖鞋出价降到7毛": BidSet(("p1",), yuan("0.70")), "手机壳点击出价加一毛": BidAdjust(("p3",), yuan("0.10")),
    "保温杯出价砍一半": BidScale(("p5",), Decimal("0.5")), "所有推广出价降10%": BidScale(ALL, Decimal("0.9")), "拖鞋的出价最高九毛": BidCap(("p1",), yuan("0.90")),
    "袜子出价别超过1块": BidCap(("p4",), yuan("1.00")), "bid 1.20 on socks": BidSet(("p4",), yuan("1.20")), "raise the bid on socks by 0.15": BidAdjust(("p4",), yuan("0.15")),
    "max bid for socks 1.10": BidCap(("p4",), yuan("1.10")), "double the bid on socks": BidScale(("p4",), Decimal(2)), "月饼礼盒竞价调到1块1": BidSet(("p2",), yuan("1.10")),
    "日预算加到三百": LimitSet(daily_spend=yuan("300.00")), "日预算加三百": LimitAdjust(CapPeriod.DAY, yuan("300.00")),
    "日预算减五十": LimitAdjust(CapPeriod.DAY, yuan("-50.00")), "日预算翻倍": LimitScale(CapPeriod.DAY, Decimal(2)), "日预算减半": LimitScale(CapPeriod.DAY, Decimal("0.5")),
    "这周推广别超过一千二": LimitSet(weekly_spend=yuan("1200.00")), "每周推广预算1000": LimitSet(weekly_spend=yuan("1000.00")),
    "本月推广最多花五千": LimitSet(monthly_spend=yuan("5000.00")), "推广预算一个月五千": LimitSet(monthly_spend=yuan("5000.00")), "月预算加一千": LimitAdjust(CapPeriod.MONTH, yuan("1000.00")),
    "拖鞋日预算50": BudgetSet(("p1",), yuan("50.00")), "拖鞋日预算加20": BudgetAdjust(("p1",), yuan("20.00")), "袜子的日预算翻倍": BudgetScale(("p4",), Decimal(2)),
    "拖鞋不要投广告了": PromotionPause(("p1",)), "set the weekly ad budget to 900": LimitSet(weekly_spend=yuan("900.00")),
    "increase the daily budget by 30": LimitAdjust(CapPeriod.DAY, yuan("30.00")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "operation"), READ.items())
def test_what_is_read(text: str, operation: Operation) -> None:
    assert read(text, bidding()) == Understood((operation,))


ASKED = {
    "拖鞋出价降到9毛": "ask-direction-bid", "拖鞋出价加到5毛": "ask-direction-bid", "拖鞋出价加1": "ask-unit", "拖鞋出价5块": "ask-bid-or-price",
    "拖鞋出价降一块": "ask-to-or-by", "拖鞋出价从7毛改到6毛": "ask-old-bid", "日预算降到500": "ask-direction-cap", "日预算加到100": "ask-direction-cap",
    "推广预算加到300": "ask-limit-period", "拖鞋每周预算300": "ask-budget-day", "预算加点": "ask-amount-vague", "拖鞋出价高一点": "ask-amount-vague",
    "拖鞋出价1块5双": "ask-bundle", "今天推广别超过100": "ask-only-today", "拖鞋出价五六毛": "ask-amount-vague", "bid $1 on socks": "ask-currency",
}  # fmt: skip


@pytest.mark.parametrize(("text", "key"), ASKED.items())
def test_what_is_asked(text: str, key: str) -> None:
    reading = read(text, bidding())
    assert isinstance(reading, Unclear)
    assert reading.key == key


def test_a_cap_after_a_bid_is_of_the_same_listing() -> None:
    assert read("bid 1.20 on slippers, cap 50/day", bidding()) == Understood(
        (BidSet(("p1",), yuan("1.20")), BudgetSet(("p1",), yuan("50.00")))
    )


def test_a_shop_budget_after_two_listings_is_the_shops() -> None:
    reading = read("拖鞋降到5块5，月饼礼盒出价一块二，日预算加到三百", bidding())
    assert isinstance(reading, Understood)
    assert reading.commands[-1] == LimitSet(daily_spend=yuan("300.00"))


@pytest.mark.parametrize("text", ["不要投广告", "拖鞋先不投广告", "别推广"])
def test_a_denied_promotion_without_le_may_only_forbid_to_begin(text: str) -> None:
    reading = read(text, bidding())
    commands = reading.commands if isinstance(reading, Understood) else ()
    assert not any(isinstance(each, Operation) for each in commands)
