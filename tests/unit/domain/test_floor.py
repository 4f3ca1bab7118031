"""The floor: the lowest price at which one more order loses nothing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.floor import CostSheet, effective_floor, floor_price, full_cost, margin
from bot.domain.money import Money
from tests.unit.domain.samples import COSTS, SHARED, yuan

PARTS = st.integers(0, 10**7).map(lambda minor: Money(minor, "CNY"))
SHARES = st.integers(0, 4999).map(lambda basis: Decimal(basis) / 10000)
SHEETS = st.builds(CostSheet, PARTS, PARTS, PARTS, PARTS, SHARES, SHARES)


def test_from_six_to_five_at_a_cost_of_five_ten_loses_ten_fen() -> None:
    assert full_cost(yuan("6.00"), COSTS) == yuan("5.10")
    assert margin(yuan("6.00"), COSTS) == yuan("0.90")
    assert margin(yuan("5.50"), COSTS) == yuan("0.40")
    assert margin(yuan("5.00"), COSTS) == yuan("-0.10")
    assert floor_price(COSTS) == yuan("5.10")


def test_shares_of_the_price_are_part_of_its_cost() -> None:
    """2.40 and 5 % of the price: 2.40 / 0.95 = 2.5263."""
    assert full_cost(yuan("3.80"), SHARED) == yuan("2.59")
    assert margin(yuan("3.80"), SHARED) == yuan("1.21")
    assert floor_price(SHARED) == yuan("2.53")


def test_a_fraction_of_a_fen_lost_is_a_loss() -> None:
    """1.00 and 0.4 % of the price: at 1.00 four tenths of a fen are lost, though rounding hides them."""
    sheet = CostSheet(yuan("1.00"), yuan("0.00"), yuan("0.00"), yuan("0.00"), Decimal("0.004"))
    assert margin(yuan("1.00"), sheet) == yuan("0.00")
    assert floor_price(sheet) == yuan("1.01")


@given(SHEETS)
def test_at_the_floor_nothing_is_lost_and_one_below_it_something_is(sheet: CostSheet) -> None:
    floor = floor_price(sheet)
    kept = 1 - Fraction(sheet.share)
    assert margin(floor, sheet).minor >= 0
    assert floor.minor * kept >= sheet.fixed.minor
    assert (floor.minor - 1) * kept < sheet.fixed.minor
    assert margin(Money(floor.minor - 1, "CNY"), sheet).minor <= 0


@given(st.builds(CostSheet, PARTS, PARTS, PARTS, PARTS))
def test_without_shares_one_fen_below_the_floor_is_one_fen_of_loss(sheet: CostSheet) -> None:
    floor = floor_price(sheet)
    assert margin(floor, sheet) == yuan("0.00")
    assert margin(Money(floor.minor - 1, "CNY"), sheet) == yuan("-0.01")


def test_shares_that_eat_the_whole_price_have_no_floor() -> None:
    sheet = CostSheet(yuan("1.00"), yuan("0.00"), yuan("0.00"), yuan("0.00"), Decimal("0.6"), Decimal("0.4"))
    with pytest.raises(ValueError, match="whole price"):
        floor_price(sheet)


def test_only_the_goods_known() -> None:
    sheet = CostSheet.only_goods(yuan("5.10"))
    assert (sheet.fixed, sheet.share, floor_price(sheet)) == (yuan("5.10"), Decimal(0), yuan("5.10"))


@pytest.mark.parametrize(
    ("costs", "own", "expected"),
    [
        (None, None, None),
        (COSTS, None, "5.10"),
        (None, "5.80", "5.80"),
        (COSTS, "5.80", "5.80"),
        (COSTS, "4.00", "5.10"),
    ],
)
def test_the_stricter_floor_counts(costs: CostSheet | None, own: str | None, expected: str | None) -> None:
    found = effective_floor(costs, yuan(own) if own else None)
    assert found == (yuan(expected) if expected else None)
