"""What buyers make of a changed bid, an empty shelf, a quantity price and an offer, hour by hour, on both databases."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select

from bot.domain.action import (
    BidCut,
    BidRaise,
    PriceChange,
    ShelfChange,
    TenderOfferChange,
    TenderWithdrawChange,
)
from bot.domain.listing import PriceTier
from bot.domain.money import Money
from bot.domain.tender import Offered, Tender, TenderState
from bot.errors import MarketplaceRefused
from bot.marketplaces.sandbox import book, tables
from bot.marketplaces.sandbox.offers import SHOWN_AFTER
from bot.marketplaces.sandbox.shop import simulated_until, world_of
from bot.marketplaces.sandbox.tenders import Call, called_on, price_to_beat
from bot.marketplaces.sandbox.terms import Shelf
from bot.storage.engine import begin, make_engine
from tests.contract.sandbox_bench import CASES, SHOP, SLIPPERS, SOCKS, TODAY, TOWEL, Bench, bench_on

DAY = 24 * 3600
TOMORROW, LATER = TODAY + timedelta(days=1), TODAY + timedelta(days=3)


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """The shop with one day behind it."""
    made = bench_on(make_engine(database_url))
    await made.sandbox.create(SHOP, 1)
    yield made
    made.engine.dispose()


@pytest.fixture
async def usual(migrated_sqlite: Path, tmp_path: Path) -> AsyncIterator[Bench]:
    """The same shop, where nobody changes anything."""
    made = bench_on(make_engine(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'usual.db')}"))
    await made.sandbox.create(SHOP, 1)
    yield made
    made.engine.dispose()


def cny(amount: str) -> Money:
    return Money.of(amount, "CNY")


def ads(bench: Bench, listing: str) -> tuple[int, int, int]:
    """Impressions, clicks and spend of a listing on the days TOMORROW..LATER."""
    row = tables.ads.c
    query = select(row.impressions, row.clicks, row.spend).where(
        row.listing_id == listing, row.day.between(TOMORROW, LATER)
    )
    with begin(bench.engine) as connection:
        found = connection.execute(query).all()
    return (
        sum(each.impressions for each in found),
        sum(each.clicks for each in found),
        sum(each.spend for each in found),
    )


async def days(bench: Bench, number: int) -> None:
    await bench.clock.advance(number * DAY)
    await bench.reads.listings(SHOP)


def set_terms(bench: Bench, listing: str, **changes: Any) -> None:
    """What the merchant does on the platform itself."""
    with begin(bench.engine) as connection:
        history = book.histories(connection, SHOP.id)[listing]
        terms = replace(history[-1], since=simulated_until(connection, SHOP), **changes)
        book.add_terms(connection, (SHOP.id, listing, len(history) + 1), terms)


async def test_another_bid_brings_other_traffic(bench: Bench, usual: Bench) -> None:
    """The same days of the same world, with budget enough that none is cut off; other listings go on as they would."""
    for each in (bench, usual):
        set_terms(each, SOCKS, budget=1_000_000)
    await bench.writes.apply(SHOP, "e1", BidCut(SOCKS, cny("0.50"), cny("0.25")))
    for each in (bench, usual):
        await days(each, 4)
    less, more = ads(bench, SOCKS), ads(usual, SOCKS)
    assert 0 < less[0] < more[0] // 4
    assert 0 < less[1] < more[1]
    assert less[2] * more[1] < more[2] * less[1], "a click costs less too"
    assert ads(bench, CASES) == ads(usual, CASES)


async def test_a_higher_bid_wins_more_and_pays_more_a_click(bench: Bench, usual: Bench) -> None:
    for each in (bench, usual):
        set_terms(each, SOCKS, budget=1_000_000)
    await bench.spend.spend(SHOP, "e1", BidRaise(SOCKS, cny("0.50"), cny("0.75")))
    for each in (bench, usual):
        await days(each, 4)
    more, less = ads(bench, SOCKS), ads(usual, SOCKS)
    assert more[0] > less[0] > 0
    assert more[2] * less[1] > less[2] * more[1]


async def test_a_bid_counts_from_its_hour_on(bench: Bench, usual: Bench) -> None:
    """What was shown before stays as it was."""
    for each in (bench, usual):
        await days(each, 2)
    before = ads(bench, SOCKS)
    await bench.writes.apply(SHOP, "e1", BidCut(SOCKS, cny("0.50"), cny("0.05")))
    assert ads(bench, SOCKS) == before == ads(usual, SOCKS)
    for each in (bench, usual):
        await days(each, 1)
    assert ads(bench, SOCKS) != ads(usual, SOCKS)


def sold(bench: Bench, listing: str) -> list[tuple[object, int, int]]:
    row = tables.lines.c
    query = select(row.day, row.units, row.unit_price).where(
        row.listing_id == listing, row.kind == "sale", row.day.between(TOMORROW, LATER)
    )
    with begin(bench.engine) as connection:
        return [(each.day, each.units, each.unit_price) for each in connection.execute(query)]


async def test_what_is_off_sale_is_neither_bought_nor_shown(bench: Bench) -> None:
    await bench.writes.apply(SHOP, "off", ShelfChange(SLIPPERS, False))
    await bench.writes.apply(SHOP, "off 2", ShelfChange(SOCKS, False))
    await days(bench, 4)
    assert sold(bench, SLIPPERS) == sold(bench, SOCKS) == []
    assert ads(bench, SOCKS) == (0, 0, 0)
    assert len(sold(bench, CASES)) > 10
    listing = await bench.reads.listing(SHOP, SLIPPERS)
    assert listing is not None
    assert not listing.on_sale
    await bench.writes.apply(SHOP, "on", ShelfChange(SLIPPERS, True))
    await days(bench, 3)
    row = tables.lines.c
    with begin(bench.engine) as connection:
        days_sold = connection.scalars(select(row.day).where(row.listing_id == SLIPPERS, row.kind == "sale")).all()
    assert max(days_sold) > LATER


async def test_a_quantity_price_is_what_large_orders_pay(bench: Bench) -> None:
    change = PriceChange(SLIPPERS, cny("6.00"), cny("6.00"), (), (PriceTier(5, cny("5.55")),))
    await bench.writes.apply(SHOP, "e1", change)
    await days(bench, 4)
    orders = sold(bench, SLIPPERS)
    assert {price for _, units, price in orders if units >= 5} == {555}
    assert {price for _, units, price in orders if units < 5} == {600}


async def test_a_draft_sells_nothing_until_it_is_published(bench: Bench) -> None:
    set_terms(bench, TOWEL, shelf=Shelf.DRAFT)
    await bench.writes.apply(SHOP, "off", ShelfChange(TOWEL, False))
    with begin(bench.engine) as connection:
        assert book.histories(connection, SHOP.id)[TOWEL][-1].shelf is Shelf.DRAFT
    await bench.writes.apply(SHOP, "on", ShelfChange(TOWEL, True))
    listing = await bench.reads.listing(SHOP, TOWEL)
    assert listing is not None
    assert listing.on_sale


def call(bench: Bench) -> Call:
    """The tender that the suites use, as the world drew it."""
    with begin(bench.engine) as connection:
        world = world_of(connection, SHOP)
    found = called_on(world, TODAY - timedelta(days=3))
    assert found is not None
    return found


async def open_call(bench: Bench) -> Call:
    """A call that is open whatever the days behind the shop are: put there as the buyer would."""
    drawn = call(bench)
    with begin(bench.engine) as connection:
        row = tables.tenders.c
        connection.execute(delete(tables.tenders).where(row.shop_id == SHOP.id))
        connection.execute(
            insert(tables.tenders).values(
                shop_id=SHOP.id, tender_id=drawn.id, listing_id=drawn.listing, units=drawn.units,
                highest_price=drawn.highest_price, opens=TODAY, closes=TOMORROW,
            )
        )  # fmt: skip
    return replace(drawn, opens=TODAY, closes=TOMORROW)


async def tender(bench: Bench, tender_id: str) -> Tender | None:
    return next((each for each in await bench.reads.tenders(SHOP) if each.id == tender_id), None)


@pytest.mark.parametrize(("above", "state"), [(-1, TenderState.WON), (0, TenderState.WON), (1, TenderState.LOST)])
async def test_when_it_closes_the_best_price_wins(bench: Bench, above: int, state: TenderState) -> None:
    drawn = await open_call(bench)
    with begin(bench.engine) as connection:
        best = price_to_beat(world_of(connection, SHOP), drawn)
    assert best < drawn.highest_price
    offer = TenderOfferChange(drawn.listing, drawn.id, Money(best + above, "CNY"), drawn.units)
    await bench.spend.spend(SHOP, "e1", offer)
    await days(bench, 1)
    standing = await tender(bench, drawn.id)
    assert standing is not None
    assert (standing.state, standing.offer) == (TenderState.OPEN, Offered(offer.unit_price, drawn.units))
    await days(bench, 1)
    closed = await tender(bench, drawn.id)
    assert closed is not None
    assert (closed.state, closed.offer, closed.open) == (state, standing.offer, False)
    with pytest.raises(MarketplaceRefused, match="tender_closed"):
        await bench.writes.apply(SHOP, "e2", TenderWithdrawChange(drawn.listing, drawn.id))
    with pytest.raises(MarketplaceRefused, match="tender_closed"):
        await bench.spend.spend(SHOP, "e3", replace(offer, quantity=1))
    await days(bench, SHOWN_AFTER.days)
    assert await tender(bench, drawn.id) is None


async def test_an_offer_taken_back_wins_nothing(bench: Bench) -> None:
    drawn = await open_call(bench)
    await bench.spend.spend(SHOP, "e1", TenderOfferChange(drawn.listing, drawn.id, Money(1, "CNY"), 1))
    await bench.writes.apply(SHOP, "e2", TenderWithdrawChange(drawn.listing, drawn.id))
    await days(bench, 2)
    assert await tender(bench, drawn.id) is None
