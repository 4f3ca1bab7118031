"""A listing at a new price: its tiers keep their ratio to it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.listing import Listing, PriceTier, Promotion, PromotionState
from bot.domain.money import Money
from tests.unit.domain.samples import CASES, RUNNING, SLIPPERS, yuan

PRICES = st.integers(1, 10**7)


@pytest.mark.parametrize(
    ("price", "tiers"),
    [
        ("3.80", ["3.60", "3.30"]),
        ("3.42", ["3.24", "2.97"]),
        ("1.90", ["1.80", "1.65"]),
        ("4.00", ["3.79", "3.47"]),
        ("0.01", ["0.01", "0.01"]),
    ],
)
def test_tiers_move_with_the_price(price: str, tiers: list[str]) -> None:
    moved = CASES.priced(yuan(price))
    assert moved.price == yuan(price)
    assert moved.tiers == (PriceTier(20, yuan(tiers[0])), PriceTier(100, yuan(tiers[1])))
    assert (moved.id, moved.variants, moved.costs) == (CASES.id, CASES.variants, CASES.costs)


@given(PRICES, st.lists(PRICES, max_size=4), PRICES)
def test_every_tier_is_its_ratio_rounded_half_up(old: int, tiers: list[int], new: int) -> None:
    steps = tuple(PriceTier(place + 2, Money(tier, "CNY")) for place, tier in enumerate(tiers))
    moved = Listing("x", "x", Money(old, "CNY"), tiers=steps).priced(Money(new, "CNY"))
    for before, after in zip(tiers, moved.tiers, strict=True):
        exact = Fraction(before * new, old)
        assert exact - Fraction(1, 2) < after.price.minor <= exact + Fraction(1, 2)


@given(PRICES, st.lists(PRICES, max_size=4), PRICES)
def test_a_price_left_as_it_is_leaves_the_tiers(old: int, tiers: list[int], new: int) -> None:
    steps = tuple(PriceTier(place + 2, Money(tier, "CNY")) for place, tier in enumerate(tiers))
    listing = Listing("x", "x", Money(old, "CNY"), tiers=steps)
    assert listing.priced(Money(old, "CNY")) == listing


def test_a_listing_goes_by_its_nickname() -> None:
    assert (SLIPPERS.name, CASES.name) == ("拖鞋", "透明手机壳")


def test_its_floor_is_the_stricter_one() -> None:
    assert SLIPPERS.floor == yuan("5.10")
    assert replace(SLIPPERS, own_floor=yuan("5.80")).floor == yuan("5.80")
    assert replace(SLIPPERS, costs=None).floor is None


@pytest.mark.parametrize(
    ("state", "promoted"),
    [(PromotionState.RUNNING, True), (PromotionState.PAUSED, False), (PromotionState.OFF, False)],
)
def test_only_a_running_promotion_promotes(state: PromotionState, promoted: bool) -> None:
    assert replace(RUNNING, promotion=Promotion(state, yuan("20.00"))).promoted is promoted
    assert not SLIPPERS.promoted
