"""Prices that are none, and the readings that would be silently wrong: the question asked, and that nothing is ordered."""

from time import process_time

import pytest

from bot.domain.command import StateQuery
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceAdjust, PriceScale, PriceSet
from bot.domain.understood import Nothing, Unclear, Understood
from bot.understanding.answering import answered
from bot.understanding.choices import choices
from bot.understanding.read import read
from tests.unit.understanding.shops import shop

BAD = {
    "拖鞋改成九千九百九十九亿元": "ask-amount-malformed", "拖鞋改成99999999999999999999元": "ask-amount-malformed",
    "拖鞋降0.0000001%": "ask-ratio-unclear", "拖鞋涨九千九百九十九亿个点": "ask-ratio-unclear", "拖鞋改成0元": "ask-amount-zero", "拖鞋改成0": "ask-amount-zero", "拖鞋改成-5块": "ask-amount-negative", "拖鞋改成负五块": "ask-amount-negative",
    "拖鞋改成一块八毛五分钱七": "ask-amounts-several", "拖鞋改成5.555": "ask-amount-precision", "拖鞋改成5.555元": "ask-amount-precision",
    "拖鞋改成1e3": "ask-amount-malformed", "拖鞋降到5块500": "ask-amount-malformed", "拖鞋降到五六块": "ask-amount-vague",
    "拖鞋降到十来块": "ask-amount-vague", "保温杯降到20多": "ask-amount-vague", "拖鞋打0.95折": "ask-discount-unclear",
    "拖鞋打十五折": "ask-discount-unclear", "手机壳涨两倍": "ask-times-unclear", "拖鞋100块15双": "ask-bundle", "拖鞋降到$5": "ask-currency",
    "cut socks by 20 cents": "ask-currency", "拖鞋降到7块": "ask-direction-down", "手机壳降到一千二": "ask-direction-down",
    "拖鞋涨到5块": "ask-direction-up", "拖鞋降5块": "ask-to-or-by", "拖鞋涨5": "ask-unit", "拖鞋降到.5": "ask-amount-malformed",
    "拖鞋改成٥块": "ask-amount-malformed", "拖鞋改成5²块": "ask-amount-malformed", "月饼礼盒一块二": "ask-what-amount",
    "拖鞋从7块降到5块5": "ask-old-price", "今天拖鞋降到5块5": "ask-only-today", "把凉鞋降到8块": "ask-product-unknown",
    "再降两毛": "ask-product-missing", "拖鞋便宜点": "ask-amount-vague", "拖鞋降价": "ask-amount-missing",
    "如果同行降价拖鞋就降到5块5": "ask-condition", "推广拖鞋": "ask-promotion", "推广拖鞋每天50块": "ask-promotion-days",
    "推广拖鞋3天": "ask-promotion-budget", "推广拖鞋150块3天": "ask-daily-or-total", "拖鞋满减": "ask-offers", "拖鞋投标五块三": "ask-tender-none", "同行把拖鞋降到5块了": "ask-others", "把这句翻成英文：拖鞋降到5块": "ask-quoted", "拖鞋改成100块": "ask-price-far",
}  # fmt: skip
GOOD = {
    "月饼礼盒改到一百二": PriceSet(("p2",), Money(12000, "CNY")),
    "月饼礼盒改成一百零二": PriceSet(("p2",), Money(10200, "CNY")),
    "袜子加一毛五": PriceAdjust(("p4",), Money(15, "CNY")),
    "拖鞋涨5毛": PriceAdjust(("p1",), Money(50, "CNY")),
    "3双装袜子降到9块5": PriceSet(("p4",), Money(950, "CNY")),
    "500ml保温杯降到24": PriceSet(("p5",), Money(2400, "CNY")),
    "一加仑凉水壶涨两块": PriceAdjust(("p6",), Money(200, "CNY")),
    "拖鞋降到５．５元": PriceSet(("p1",), Money(550, "CNY")),
}
"""The silent errors of number libraries: 一百二 as 102, 5毛 as 5, 一毛五 as 5.10, 3双装 and 500ml as prices, 一加 as 1加."""


@pytest.mark.parametrize(("text", "key"), BAD.items())
def test_bad_figures_are_asked_about_and_order_nothing(text: str, key: str) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Unclear)
    assert reading.key == key


@pytest.mark.parametrize(("text", "operation"), GOOD.items())
def test_silent_errors_of_others_are_not_ours(text: str, operation: Operation) -> None:
    assert read(text, shop()) == Understood((operation,))


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("拖鞋降5块", [PriceSet(("p1",), Money(500, "CNY")), PriceAdjust(("p1",), Money(-500, "CNY"))]),
        ("手机壳打95", None),
        ("拖鞋5%", None),
    ],
)
def test_choices_hold_exact_commands(text: str, offered: list[Operation] | None) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Unclear)
    commands = [each.command for each in reading.choices]
    assert commands
    if offered is not None:
        assert commands == offered
    else:
        assert all(isinstance(each, PriceScale) for each in commands)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "nothing-empty"), ("\u200b", "nothing-empty"), ("拖" * 700, "nothing-long"), ("谢谢", "nothing-thanks"), ("你好", "nothing-greeting"),
        ("先别降价", "nothing-negation"), ("我再想想", "nothing-hesitation"), ("同行都在降价", "nothing-others"),
        ("把这句翻成英文：今天天气好", "nothing-quoted"), ("袜子退款", "nothing-listings"),
        ("今天天气不错", "nothing-understood"),
    ],
)  # fmt: skip
def test_nothing_to_do(text: str, key: str) -> None:
    assert read(text, shop()) == Nothing(key)


def test_one_unclear_clause_holds_back_all_of_them() -> None:
    reading = read("拖鞋降到5块5，凉鞋降到8块", shop())
    assert isinstance(reading, Unclear)
    assert PriceSet(("p1",), Money(550, "CNY")) in [each.command for each in reading.choices]


@pytest.mark.parametrize("piece", ["好的", "好", "ok", "谢谢", "thanks", "嗯", "那就", "确认", "👍", "不要", "第一个"])
def test_politeness_without_end_is_read_at_once(piece: str) -> None:
    """A pattern that tries every way to split the same words would take hours for these."""
    for text in (piece * 40, piece * 40 + "x", " ".join([piece] * 30) + " x", "x" + piece * 40):
        started = process_time()
        read(text[:120], shop())
        answered(text, choices([StateQuery(("p1",)), StateQuery(("p2",))], shop()), ("看看拖鞋", "看看月饼"))
        assert process_time() - started < 1
