"""Numbers and days as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.money import EXPONENTS, Money
from bot.replies import formats


@pytest.mark.parametrize(
    ("amount", "currency", "zh", "en"),
    [
        ("5.50", "CNY", "¥5.50", "CN¥5.50"),
        ("-1234567.50", "CNY", "-¥1,234,567.50", "-CN¥1,234,567.50"),
        ("12000", "CNY", "¥12,000.00", "CN¥12,000.00"),
        ("0.10", "GBP", "£0.10", "£0.10"),
        ("1500", "JPY", "JP¥1,500", "¥1,500"),
        ("1.234", "KWD", "KWD1.234", "KWD1.234"),
    ],
)
def test_money(amount: str, currency: str, zh: str, en: str) -> None:
    money = Money.of(amount, currency)
    written = [formats.money(money, language) for language in ("zh-Hans", "en")]
    assert written == [zh, en]


@pytest.mark.parametrize("currency", sorted(EXPONENTS))
def test_money_always_has_exactly_the_currencys_digits(currency: str) -> None:
    for language in ("zh-Hans", "en"):
        digits = formats.money(Money(123456, currency), language).partition(".")[2]
        assert len(digits) == EXPONENTS[currency]


def test_signed_money() -> None:
    assert formats.signed_money(Money(40, "CNY"), "zh-Hans") == "+¥0.40"
    assert formats.signed_money(Money(-10, "CNY"), "zh-Hans") == "-¥0.10"
    assert formats.signed_money(Money(0, "CNY"), "zh-Hans") == "¥0.00"


def test_an_exact_sum_is_rounded_once_half_up() -> None:
    assert formats.rounded_money(Decimal("0.005"), "GBP", "en") == "£0.01"
    assert formats.rounded_money(Decimal("714473.8649"), "GBP", "en") == "£714,473.86"


def test_numbers_are_never_shortened() -> None:
    assert formats.number(12000, "zh-Hans") == "12,000"
    assert formats.number(Decimal("1234.5678"), "en") == "1,234.5678"


def test_days() -> None:
    day = date(2025, 6, 3)
    assert formats.full_day(day, "en") == "Tue, Jun 3, 2025"
    assert formats.short_day(day, "zh-Hans") == "6月3日周二"
    assert formats.plain_day(day, "en") == "Jun 3"
    assert formats.axis_day(day, "zh-Hans") == "6/3"
    assert formats.weekday(day, "zh-Hans") == "星期二"


def test_periods() -> None:
    first = date(2025, 6, 3)
    assert formats.period(first, date(2025, 6, 9), "zh-Hans") == "2025年6月3日至9日"
    assert formats.period(first, first, "zh-Hans") == "2025年6月3日周二"
    assert formats.short_period(first, date(2025, 7, 1), "en") == "Jun 3 – Jul 1"
    assert formats.short_period(first, first, "en") == "Jun 3"
