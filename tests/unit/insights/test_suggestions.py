"""Proposals: raise what sells below cost, pause what ads cost more than they bring. At most three, the gravest first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figures import Figures, ListingFigures, Totals
from bot.domain.floor import CostSheet
from bot.domain.listing import Listing, PriceTier, Promotion, PromotionState
from bot.domain.money import Money
from bot.domain.operation import BudgetSet, PriceSet, PromotionPause
from bot.domain.outcome import Proposal
from bot.insights.suggestions import suggest

FIRST, LAST = date(2026, 3, 5), date(2026, 3, 11)


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


def listing(name: str, price: str, floor: str | None = None, *tiers: str, budget: str = "") -> Listing:
    steps = tuple(PriceTier(place + 2, yuan(each)) for place, each in enumerate(tiers))
    promotion = Promotion(PromotionState.RUNNING, yuan(budget)) if budget else None
    costs = CostSheet.only_goods(yuan(floor)) if floor else None
    return Listing(name, name, yuan(price), tiers=steps, costs=costs, promotion=promotion)


def week(*listings: ListingFigures) -> Figures:
    return Figures(FIRST, LAST, "CNY", Totals(), listings)


def advertised(name: str, ads: str, sales: str = "0", cost: str | None = "0") -> ListingFigures:
    return ListingFigures(name, name, 1, Decimal(sales), ad_spend=yuan(ads), goods_cost=Decimal(cost) if cost else None)


def test_below_the_floor_the_floor_is_proposed() -> None:
    assert suggest([listing("a", "5.00", "5.10"), listing("b", "5.10", "5.10"), listing("c", "1.00")], week()) == (
        Proposal(
            PriceSet(("a",), yuan("5.10")),
            "suggest-below-floor",
            (("name", "a"), ("price", yuan("5.10")), ("floor", yuan("5.10"))),
        ),
    )


def test_what_is_off_sale_is_left_alone() -> None:
    off = replace(listing("a", "5.00", "5.10", budget="20.00"), on_sale=False)
    assert suggest([off], week(advertised("a", "50.00", "10", "8"))) == ()
    assert len(suggest([replace(off, on_sale=True)], week(advertised("a", "50.00", "10", "8")))) == 2


def test_a_price_that_comes_out_even_is_not_a_fen_too_high() -> None:
    """5.00 / 3.00 has no end as a decimal."""
    assert [each.operation for each in suggest([listing("a", "3.00", "5.00")], week())] == [
        PriceSet(("a",), yuan("5.00"))
    ]


def test_the_lowest_tier_decides_how_far() -> None:
    found = suggest([listing("a", "4.00", "3.00", "3.50", "2.50")], week())
    assert [each.operation for each in found] == [PriceSet(("a",), yuan("4.80"))]


PRICES = st.integers(1, 10**6).map(lambda minor: Money(minor, "CNY"))


@given(PRICES, st.lists(PRICES, max_size=3), PRICES)
def test_at_the_price_proposed_every_tier_keeps_to_the_floor(price: Money, tiers: list[Money], floor: Money) -> None:
    steps = tuple(PriceTier(place + 2, each) for place, each in enumerate(tiers))
    bad = Listing("x", "x", price, tiers=steps, costs=CostSheet.only_goods(floor))
    lowest = min([price, *tiers], key=lambda each: each.minor)
    found = [each.operation for each in suggest([bad], week())]
    assert bool(found) == (lowest < floor)
    for operation in found:
        assert isinstance(operation, PriceSet)
        raised = bad.priced(operation.to)
        assert all(each >= floor for each in [raised.price, *(tier.price for tier in raised.tiers)])


def test_ads_that_cost_more_than_they_bring() -> None:
    promoted = [listing(each, "9.00", budget="20.00") for each in ("a", "b", "c")]
    figures = week(
        advertised("a", "50.00", "100", "60"),
        advertised("b", "50.00", "100", "80"),
        advertised("c", "50.00", "100", "50"),
    )
    assert suggest(promoted, figures) == (
        Proposal(
            PromotionPause(("b",)),
            "suggest-pause-promotion",
            (("name", "b"), ("spent", yuan("50.00")), ("loss", yuan("30.00"))),
        ),
        Proposal(
            PromotionPause(("a",)),
            "suggest-pause-promotion",
            (("name", "a"), ("spent", yuan("50.00")), ("loss", yuan("10.00"))),
        ),
        Proposal(
            BudgetSet(("c",), yuan("10.00")),
            "suggest-cut-budget",
            (("name", "c"), ("spent", yuan("50.00")), ("left", yuan("0.00")), ("budget", yuan("10.00"))),
        ),
    )


def test_too_little_spent_not_promoted_or_cost_unknown_proves_nothing() -> None:
    off = listing("off", "9.00")
    paused = replace(off, id="paused", promotion=Promotion(PromotionState.PAUSED, yuan("20.00")))
    promoted = [listing(each, "9.00", budget="20.00") for each in ("small", "unknown", "unseen")]
    figures = week(
        advertised("small", "4.99"), advertised("unknown", "50.00", cost=None), advertised("off", "50.00"),
        advertised("paused", "50.00"),
    )  # fmt: skip
    assert suggest([off, paused, *promoted], figures) == ()


def test_at_most_three_and_prices_first() -> None:
    low = [listing(f"l{number}", "1.00", "2.00") for number in range(2)]
    wasted = [listing(f"w{number}", "9.00", budget="20.00") for number in range(2)]
    figures = week(advertised("w0", "10.00"), advertised("w1", "20.00"))
    assert [each.operation.targets for each in suggest([*wasted, *low], figures)] == [("l0",), ("l1",), ("w1",)]


def test_a_heavy_promotion_is_halved_and_a_light_one_left() -> None:
    """100.00 sales, 40.00 cost: 60.00 before ads. 21.00 of ads is just 35 % of that, 21.01 is more."""
    light, heavy = advertised("a", "21.00", "100.00", "40.00"), advertised("b", "21.01", "100.00", "40.00")
    found = suggest(
        [listing("a", "9.00", "3.00", budget="15.00"), listing("b", "9.00", "3.00", budget="15.01")], week(light, heavy)
    )
    assert found == (
        Proposal(
            BudgetSet(("b",), yuan("7.50")),
            "suggest-cut-budget",
            (("name", "b"), ("spent", yuan("21.01")), ("left", yuan("38.99")), ("budget", yuan("7.50"))),
        ),
    )


def test_a_promotion_that_loses_comes_before_a_heavy_one() -> None:
    losing, heavy = advertised("a", "30.00", "20.00", "10.00"), advertised("b", "30.00", "100.00", "40.00")
    shop = [listing("b", "9.00", "3.00", budget="15.00"), listing("a", "9.00", "3.00", budget="15.00")]
    assert [each.operation for each in suggest(shop, week(losing, heavy))] == [
        PromotionPause(("a",)),
        BudgetSet(("b",), yuan("7.50")),
    ]
