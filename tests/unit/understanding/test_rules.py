"""The shop's own rules in words: one whole message is one rule; whatever says more, less or something else sets nothing."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.understood import CatalogItem, Context, Unclear, Understood
from bot.understanding.read import read


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


CONTEXT = Context(
    datetime(2026, 6, 18, 10, tzinfo=UTC),
    "CNY",
    (
        CatalogItem("s", "防滑拖鞋", yuan("6.00"), ("拖鞋",)),
        CatalogItem("t", "毛巾", yuan("7.50")),
        CatalogItem("m", "Enamel Mug", yuan("8.00"), ("mug",)),
        CatalogItem("a", "棉袜加厚", yuan("9.00"), ("厚袜", "袜子")),
        CatalogItem("b", "棉袜薄款", yuan("9.00"), ("薄袜", "袜子")),
    ),
)
SAID: list[tuple[str, Operation]] = [
    ("保护拖鞋", ListingProtect(("s",))),
    ("帮我把拖鞋锁定", ListingProtect(("s",))),
    ("拖鞋锁住", ListingProtect(("s",))),
    ("把拖鞋和毛巾保护起来吧", ListingProtect(("s", "t"))),
    ("保護拖鞋", ListingProtect(("s",))),
    ("protect the mug", ListingProtect(("m",))),
    ("please lock mug", ListingProtect(("m",))),
    ("取消保护拖鞋", ListingUnprotect(("s",))),
    ("解除拖鞋的保护", ListingUnprotect(("s",))),
    ("不用保护拖鞋了", ListingUnprotect(("s",))),
    ("unprotect mug", ListingUnprotect(("m",))),
    ("stop protecting the mug", ListingUnprotect(("m",))),
    ("一次改价最多20%", GuardSet(step_change=Decimal("0.2"))),
    ("每次调价不超过两成", GuardSet(step_change=Decimal("0.2"))),
    ("改价每次最多15%", GuardSet(step_change=Decimal("0.15"))),
    ("一天改价最多30%", GuardSet(day_change=Decimal("0.3"))),
    ("每天加起来改价不超过三成", GuardSet(day_change=Decimal("0.3"))),
    ("改价超过15%先问我", GuardSet(ask_change=Decimal("0.15"))),
    ("改价超过一成就要先问我", GuardSet(ask_change=Decimal("0.1"))),
    ("每个商品一天最多改3次价", GuardSet(changes_a_day=3)),
    ("一次动超过5个商品先问我", GuardSet(ask_listings=5)),
    ("一次最多改50个商品", GuardSet(listings_at_once=50)),
    ("恢复工作后60分钟都先问我", GuardSet(cool_down=60)),
    ("单次推广最多花500", GuardSet(operation_spend=yuan("500.00"))),
    ("一次推广一共最多花五百块", GuardSet(operation_spend=yuan("500.00"))),
    ("prices may change at most 10% at a time", GuardSet(step_change=Decimal("0.1"))),
    ("prices may change at most 30% a day", GuardSet(day_change=Decimal("0.3"))),
    ("ask me before price changes over 15%", GuardSet(ask_change=Decimal("0.15"))),
    ("change the price at most 3 times a day", GuardSet(changes_a_day=3)),
    ("ask me before changing more than 5 products", GuardSet(ask_listings=5)),
    ("a promotion may cost at most 500", GuardSet(operation_spend=yuan("500.00"))),
    ("30 minutes after resuming, ask me first", GuardSet(cool_down=30)),
]
TRAPS = [
    "别保护拖鞋", "拖鞋保护起来了吗", "能保护拖鞋吗？", "保护环境", "如果涨价就保护拖鞋", "客服说保护拖鞋", "保护拖鞋和天上的云",
    "一次改价最多八折", "一次改价最多两毛", "拖鞋一次降价最多20%", "一次改价最多20%吗？", "一次改价最多20%30%", "一次改价最多十几个点",
    "每个商品一天最多改三四次价", "单次推广最多花$500", "单次推广最多花五六百", "昨天一次改价最多20%", "一次改价别最多20%",
    "恢复工作后两三分钟都先问我", "never protect the mug", "did you protect the mug?", "改价超过15%先问我，拖鞋降到5块",
]  # fmt: skip


def operations(text: str) -> list[Operation]:
    reading = read(text, CONTEXT)
    commands = reading.commands if isinstance(reading, Understood) else ()
    return [each for each in commands if isinstance(each, Operation)]


@pytest.mark.parametrize(("text", "operation"), SAID)
def test_a_rule_is_read_as_it_is_said(text: str, operation: Operation) -> None:
    assert operations(text) == [operation]


@pytest.mark.parametrize("text", TRAPS)
def test_what_is_no_rule_as_a_whole_sets_none(text: str) -> None:
    assert not any(isinstance(each, GuardSet | ListingProtect | ListingUnprotect) for each in operations(text))


def test_which_of_two_is_asked() -> None:
    reading = read("保护袜子", CONTEXT)
    assert isinstance(reading, Unclear)
    assert [each.command for each in reading.choices][:2] == [ListingProtect(("a",)), ListingProtect(("b",))]


@given(st.integers(1, 95))
def test_every_share_is_read_exactly(percent: int) -> None:
    assert operations(f"一次改价最多{percent}%") == [GuardSet(step_change=Decimal(percent) / 100)]


@given(st.sampled_from([text for text, _ in SAID]), st.integers(1, 9), st.integers(0, 40))
def test_a_digit_put_in_anywhere_is_read_or_sets_nothing(text: str, digit: int, place: int) -> None:
    """Never the rule without the digit: it is part of the figure, or the message is no rule."""
    changed = text[:place] + str(digit) + text[place:]
    said: Any = dict(SAID)[text]
    for each in operations(changed):
        assert each != said or str(digit) + text[place:] == text[place:]
