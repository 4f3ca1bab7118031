"""Tokens and money of a model: whole numbers, rounded so that nothing spent is ever told as less."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model_use import MICRO, MOST_TOKENS, ModelDay, Tariff, Tokens
from bot.domain.money import Money

COUNTS = st.integers(0, MOST_TOKENS)
PRICES = st.decimals(0, 1000, places=4)


@pytest.mark.parametrize(
    ("price_in", "price_out", "tokens", "cost"),
    [
        ("2", "8", Tokens(1_000_000, 0), 2 * MICRO),
        ("2", "8", Tokens(1500, 100), 3800),
        ("0.5", "1.5", Tokens(1, 0), 1),
        ("0.0001", "0", Tokens(1, 999), 1),
        ("0", "0", Tokens(5000, 5000), 0),
    ],
)
def test_a_million_tokens_cost_their_price(price_in: str, price_out: str, tokens: Tokens, cost: int) -> None:
    assert Tariff(Decimal(price_in), Decimal(price_out), "CNY").cost(tokens) == cost


@given(COUNTS, COUNTS, PRICES, PRICES)
def test_a_cost_is_never_told_as_less(read: int, written: int, price_in: Decimal, price_out: Decimal) -> None:
    cost = Tariff(price_in, price_out, "CNY").cost(Tokens(read, written))
    exact = read * price_in + written * price_out
    assert 0 <= cost - exact < 1
    shown = ModelDay("CNY", 1, 0, read, written, cost).money
    assert 0 <= shown.amount * MICRO - cost < MICRO // 100


@pytest.mark.parametrize(("cost", "money"), [(0, "0"), (1, "0.01"), (10_000, "0.01"), (10_001, "0.02")])
def test_money_is_shown_in_whole_minor_units(cost: int, money: str) -> None:
    assert ModelDay("CNY", cost=cost).money == Money.of(money, "CNY")


@pytest.mark.parametrize(("read", "written"), [(-1, 0), (0, -1), (MOST_TOKENS + 1, 0), (0, MOST_TOKENS + 1)])
def test_nonsense_is_no_count(read: int, written: int) -> None:
    with pytest.raises(ValueError, match="tokens"):
        Tokens(read, written)
