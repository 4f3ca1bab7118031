"""Buyers, rivals and the calendar of the simulated shop answer as they would in life."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.floor import floor_price
from bot.domain.listing import PromotionState
from bot.domain.sampling import MICRO
from bot.marketplaces.sandbox.catalog import catalog, products
from bot.marketplaces.sandbox.market import LEAST, MOST, World, price_answer, reference, rival_prices, weather
from bot.marketplaces.sandbox.orders import Kind, Line
from bot.marketplaces.sandbox.simulation import Stand, run
from bot.marketplaces.sandbox.terms import Terms, beginning

OPENED = date(2026, 1, 5)
WORLD = World("seed", "shop", OPENED)
SLIPPERS, CASES, NOTEBOOK, MOONCAKES, TOY = "6820101", "6820102", "6820126", "6820107", "6820131"


def stand(changed: dict[str, Terms] | None = None) -> Stand:
    """All listings as they opened, without promotions, some on other terms."""
    histories = {each.id: [each.first_terms(OPENED, OPENED)[0]] for each in catalog()}
    plain = {name: [Terms(each[0].since, each[0].price, each[0].tiers)] for name, each in histories.items()}
    plain |= {name: [terms] for name, terms in (changed or {}).items()}
    return Stand(plain, {variant.id: variant.stock for each in catalog() for variant in each.variants})


def sold(lines: list[Line], listing: str) -> int:
    return sum(each.units for each in lines if each.listing == listing and each.kind is Kind.SALE)


def weeks(number: int, changed: dict[str, Terms] | None = None) -> list[Line]:
    return run(WORLD, stand(changed), beginning(OPENED), beginning(OPENED + timedelta(weeks=number)))


def test_the_catalog_is_a_shop() -> None:
    assert len(catalog()) == 34
    names = [alias for each in catalog() for alias in each.aliases]
    assert len(set(names)) == len(names) == 68
    assert [each.number for each in catalog()] == list(range(1, 35))
    for each in catalog():
        lowest = min([each.price, *(tier.price for tier in each.tiers)])
        assert lowest > floor_price(each.costs)
        assert each.variants


def test_the_slippers_cost_5_10_without_any_share() -> None:
    slippers = products()[SLIPPERS]
    assert (slippers.aliases, slippers.price.amount) == (("拖鞋", "slippers"), Decimal("6.00"))
    assert floor_price(slippers.costs).amount == Decimal("5.10")
    assert slippers.costs.share == 0
    assert slippers.tiers == ()


def test_the_same_world_on_every_machine() -> None:
    """The digest of three simulated days. It changes when the world is tuned, and must then change on purpose."""
    lines = run(WORLD, stand(), beginning(OPENED), beginning(OPENED + timedelta(days=3)))
    told = "\n".join(
        f"{each.order} {each.variant} {each.units} {each.amount} {each.moment} {each.kind}" for each in lines
    )
    assert (
        hashlib.sha256(told.encode()).hexdigest() == "fde261075ee74bb046144b52fd13a64f6135e9cd8a91aa92d9fa0ce7810f0e93"
    )


@pytest.mark.parametrize(("lower", "higher"), [(500, 550), (550, 600), (600, 700)])
def test_cheaper_sells_more(lower: int, higher: int) -> None:
    cheap = sold(weeks(2, {SLIPPERS: Terms(0, lower)}), SLIPPERS)
    dear = sold(weeks(2, {SLIPPERS: Terms(0, higher)}), SLIPPERS)
    assert cheap > dear > 0


def test_one_price_leaves_other_listings_sales_alone_but_for_second_items() -> None:
    before, after = weeks(2), weeks(2, {SLIPPERS: Terms(0, 500)})
    first = [{each.order for each in lines if each.order[12:14] == "02"} for lines in (before, after)]
    assert first[0] == first[1] != set()


def test_the_answer_to_a_price_has_constant_elasticity() -> None:
    assert price_answer(600, 600, Decimal("2.2")) == MICRO
    assert price_answer(300, 600, Decimal(2)) == pytest.approx(4 * MICRO, abs=1)
    assert price_answer(1200, 600, Decimal(1)) == pytest.approx(MICRO // 2, abs=1)
    assert (price_answer(1, 600, Decimal(2)), price_answer(60000, 600, Decimal(2))) == (MOST, LEAST)


def test_promoted_sells_more() -> None:
    terms = Terms(0, 380, (), PromotionState.RUNNING, 10_000)
    with_ads, without = weeks(2, {CASES: terms}), weeks(2, {CASES: Terms(0, 380)})
    assert sold(with_ads, CASES) > sold(without, CASES)
    assert any(each.from_ad for each in with_ads)
    assert not any(each.from_ad for each in without)


@pytest.mark.parametrize(("listing", "weekend_is_busier"), [(TOY, True), (NOTEBOOK, False)])
def test_weekends(listing: str, weekend_is_busier: bool) -> None:
    days = [OPENED + timedelta(days=each) for each in range(364)]
    orders = {day: weather(WORLD, products()[listing], day).orders for day in days}
    ends = [each for day, each in orders.items() if day.weekday() >= 5]
    rest = [each for day, each in orders.items() if day.weekday() < 5]
    assert (sum(ends) / len(ends) > sum(rest) / len(rest) * 1.1) is weekend_is_busier
    assert (sum(ends) / len(ends) < sum(rest) / len(rest) * 0.9) is not weekend_is_busier


def test_mooncakes_have_their_season() -> None:
    cakes = products()[MOONCAKES]
    september, march = (
        sum(weather(WORLD, cakes, date(2026, month, day)).orders for day in range(1, 29)) for month in (9, 3)
    )
    assert september > 50 * march > 0


def test_rivals_change_their_prices_and_fight_a_price_war() -> None:
    slippers, towels = products()[SLIPPERS], products()["6820109"]
    asked = [rival_prices(WORLD, towels, OPENED + timedelta(days=each)) for each in range(60)]
    assert all(len({day[rival] for day in asked}) >= 3 for rival in range(3))
    before, during = (
        sum(reference(rival_prices(WORLD, slippers, OPENED + timedelta(days=each))) for each in span)
        for span in (range(30, 45), range(60, 75))
    )
    assert during < before * 94 // 100


def test_the_stock_never_goes_below_nothing_and_is_filled_up() -> None:
    stand_now = stand()
    stand_now.stock.update(dict.fromkeys(stand_now.stock, 1))
    lines = run(WORLD, stand_now, beginning(OPENED), beginning(OPENED + timedelta(days=10)))
    assert min(stand_now.stock.values()) >= 0
    assert sum(stand_now.stock.values()) > 20_000
    assert lines
