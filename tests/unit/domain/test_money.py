"""Money is exact from the typed word to the stored number, and refuses whatever is not."""

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.money import EXPONENTS, Money, MoneyError, total
from tests.unit.domain.forms import MONEY

MINORS = st.integers(-(10**17), 10**17)


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("5.50", "CNY", 550),
        ("5.5", "CNY", 550),
        ("5.500000000000000000000000000000000000", "CNY", 550),
        ("-0.01", "CNY", -1),
        (12, "CNY", 1200),
        (Decimal("1E+3"), "CNY", 100000),
        ("500", "JPY", 500),
        ("1.234", "KWD", 1234),
        ("0.0001", "CLF", 1),
        ("9999999999999999.99", "CNY", 999999999999999999),
    ],
)
def test_an_amount_in_major_units(amount: str | Decimal | int, currency: str, minor: int) -> None:
    assert Money.of(amount, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("5.555", "CNY"),
        ("5.5", "JPY"),
        ("1.00000000000000000000000000000000001", "CNY"),
        ("0.00001", "CLF"),
        ("1.0001", "KWD"),
        ("10000000000000000", "CNY"),
        ("1e999999", "CNY"),
        ("nan", "CNY"),
        ("Infinity", "CNY"),
        ("", "CNY"),
        ("五块五", "CNY"),
        ("5,50", "CNY"),
        ("5", "XYZ"),
        ("5", "cny"),
    ],
)
def test_what_is_no_exact_amount_is_refused(amount: str, currency: str) -> None:
    with pytest.raises(MoneyError):
        Money.of(amount, currency)


def test_floats_and_flags_are_no_amounts() -> None:
    for amount in (5.5, True, None):
        with pytest.raises(MoneyError):
            Money.of(amount, "CNY")  # type: ignore[arg-type]
    for minor in (5.5, True, "5", Decimal(5)):
        with pytest.raises(MoneyError):
            Money(minor, "CNY")  # type: ignore[arg-type]
    for times in (1.5, True, Decimal(2)):
        with pytest.raises(MoneyError):
            Money(100, "CNY") * times  # type: ignore[operator]


@given(MONEY)
def test_written_and_read_back(money: Money) -> None:
    assert Money.of(money.amount, money.currency) == money
    assert Money.of(f"{money.amount:f}", money.currency) == money
    assert Fraction(money.amount) == Fraction(money.minor, 10 ** EXPONENTS[money.currency])
    assert str(money) == f"{money.amount:f} {money.currency}"


@given(MINORS, MINORS, st.integers(-1000, 1000))
def test_sums_are_exact(one: int, other: int, times: int) -> None:
    a, b = Money(one, "CNY"), Money(other, "CNY")
    assert (a + b).minor == one + other
    assert (a - b).minor == one - other
    assert (-a).minor == -one
    assert (a * times).minor == one * times
    assert total([a, b, a], "CNY").minor == 2 * one + other
    assert (a < b, a <= b, a > b, a >= b) == (one < other, one <= other, one > other, one >= other)


def test_no_amounts_add_up_to_zero_of_the_currency() -> None:
    assert total((), "JPY") == Money(0, "JPY")


def test_currencies_never_mix() -> None:
    yuan, dollar = Money(100, "CNY"), Money(100, "USD")
    for mixed in (
        lambda: yuan + dollar,
        lambda: yuan - dollar,
        lambda: yuan < dollar,
        lambda: yuan <= dollar,
        lambda: yuan > dollar,
        lambda: yuan >= dollar,
        lambda: total([yuan, dollar], "CNY"),
    ):
        with pytest.raises(MoneyError):
            mixed()
    assert yuan != dollar


@pytest.mark.parametrize(
    ("minor", "factor", "expected"),
    [(600, "0.85", 510), (555, "0.5", 278), (-555, "0.5", -278), (999, "0.95", 949), (1, "0.5", 1), (1, "0.4", 0)],
)
def test_a_ratio_is_rounded_half_up(minor: int, factor: str, expected: int) -> None:
    assert Money(minor, "CNY").scaled(Decimal(factor)).minor == expected


@given(st.integers(0, 10**9), st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_part_is_the_smallest_that_is_not_too_small(minor: int, over: int, under: int) -> None:
    part = Money(minor, "CNY").part_up(over, under).minor
    assert part >= Fraction(minor * over, under) > part - 1


def test_a_part_that_comes_out_even_is_not_raised() -> None:
    assert Money(300, "CNY").part_up(500, 300) == Money(500, "CNY")


@pytest.mark.parametrize(("amount", "minor"), [("2.005", 201), ("2.0049", 200), ("-2.005", -201), ("0.004999", 0)])
def test_sums_of_any_precision_are_rounded_once(amount: str, minor: int) -> None:
    assert Money.rounded(Decimal(amount), "CNY").minor == minor


def test_another_rounding_on_demand() -> None:
    assert Money.rounded(Decimal("2.019"), "CNY", ROUND_FLOOR).minor == 201
