"""Figures of the simulated shop equal sums made by hand from its lines, and come fast."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.listing import Listing
from bot.marketplaces.sandbox import tables
from bot.marketplaces.sandbox.orders import Kind, Reason
from bot.storage.engine import begin
from tests.contract.sandbox_bench import SHOP, SLIPPERS, TODAY, Bench, filled_bench

DAYS = timedelta


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = filled_bench(tmp_path)
    yield made
    made.engine.dispose()


def rows(bench: Bench, table: Any) -> list[Any]:
    with begin(bench.engine) as connection:
        return list(connection.execute(select(table)))


def amount(lines: list[Any], kind: Kind | None = None) -> Decimal:
    return Decimal(sum(each.amount for each in lines if kind in {None, each.kind})).scaleb(-2)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (TODAY - DAYS(1), TODAY - DAYS(1)),
        (TODAY - DAYS(7), TODAY - DAYS(1)),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (TODAY, TODAY),
    ],
)
async def test_totals_equal_a_sum_by_hand(bench: Bench, first: date, last: date) -> None:
    totals = (await bench.reads.figures(SHOP, first, last)).totals
    until = bench.until()
    past = [each for each in rows(bench, tables.lines) if each.moment < until]
    lines = [each for each in past if first <= each.day <= last]
    sold = [each for each in lines if each.kind is Kind.SALE]
    assert (totals.sales, totals.net) == (amount(lines, Kind.SALE), amount(lines))
    assert (totals.cancellations, totals.adjustments) == (amount(lines, Kind.RETURNED), amount(lines, Kind.REFUND_ONLY))
    assert totals.orders == len({each.order_id for each in sold})
    assert totals.cancelled_orders == len({each.order_id for each in lines if each.kind is Kind.RETURNED})
    earlier = {each.buyer for each in past if each.kind is Kind.SALE and each.day < first}
    buyers = {each.buyer for each in sold}
    assert (totals.buyers, totals.new_buyers) == (len(buyers), len(buyers - earlier))
    assert totals.units == sum(each.units for each in sold)


async def test_a_listings_cost_leaves_ads_and_refunds_to_what_really_happened(bench: Bench) -> None:
    figures = await bench.reads.figures(SHOP, TODAY - DAYS(30), TODAY - DAYS(1))
    known: dict[str, Listing] = {each.id: each for each in await bench.reads.listings(SHOP)}
    for line in figures.listings:
        costs = known[line.sku].costs
        assert costs is not None
        fixed = (costs.goods + costs.packing + costs.shipping).amount
        assert line.goods_cost == fixed * line.units + costs.commission * line.sales
        assert line.name == known[line.sku].name
    slippers = next(each for each in figures.listings if each.sku == SLIPPERS)
    assert slippers.goods_cost == Decimal("5.00") * slippers.units
    assert figures.ads is not None
    costs_of_all = sum((each.goods_cost or Decimal(0) for each in figures.listings), Decimal(0))
    assert figures.margin == figures.totals.net - costs_of_all - figures.ads.spend.amount


async def test_every_line_is_units_times_a_price_on_offer(bench: Bench) -> None:
    listings = {each.id: each for each in await bench.reads.listings(SHOP)}
    for line in rows(bench, tables.lines):
        if line.kind is not Kind.SALE:
            continue
        listing = listings[line.listing_id]
        surcharge = next(each.surcharge.minor for each in listing.variants if each.id == line.variant_id)
        fitting = [tier.price.minor for tier in listing.tiers if line.units >= tier.min_quantity]
        assert line.unit_price == (fitting[-1] if fitting else listing.price.minor) + surcharge
        assert line.amount == line.units * line.unit_price > 0


async def test_refunds_follow_an_order_and_never_exceed_it(bench: Bench) -> None:
    lines, until = rows(bench, tables.lines), bench.until()
    sales = {(each.order_id, each.listing_id): each for each in lines if each.kind is Kind.SALE}
    refunds = [each for each in lines if each.kind is not Kind.SALE]
    for each in refunds:
        sale = sales[each.refund_of, each.listing_id]
        assert each.buyer == sale.buyer
        assert sale.moment < each.moment < sale.moment + 8 * 1440
        assert 0 < -each.amount <= sale.amount
        assert (each.amount == -sale.amount) or each.kind is Kind.REFUND_ONLY
    reasons = {reason: sum(1 for each in refunds if each.reason is reason) for reason in Reason}
    assert min(reasons[each] for each in (Reason.CHANGED_MIND, Reason.FLAW, Reason.NOT_AS_DESCRIBED)) > 20
    still_to_come = [each for each in refunds if each.moment >= until]
    assert still_to_come
    assert not [each for each in lines if each.kind is Kind.SALE and each.moment >= until]


async def test_abusive_buyers_are_few_and_come_again(bench: Bench) -> None:
    lines = rows(bench, tables.lines)
    abusers = {each.buyer for each in lines if each.reason is Reason.NOT_AS_DESCRIBED}
    assert 0 < len(abusers) < len({each.buyer for each in lines}) * 3 / 100
    counts = [
        sum(1 for each in lines if each.buyer == one and each.reason is Reason.NOT_AS_DESCRIBED) for one in abusers
    ]
    assert max(counts) >= 3
    assert not [each for each in lines if each.buyer in abusers and each.reason in {Reason.FLAW, Reason.CHANGED_MIND}]


async def test_tenders_open_today_are_shown_and_others_not(bench: Bench) -> None:
    shown = await bench.reads.tenders(SHOP)
    everything = rows(bench, tables.tenders)
    assert [each.id for each in shown] == [
        each.tender_id
        for each in sorted(everything, key=lambda each: (each.closes, each.tender_id))
        if each.opens <= TODAY <= each.closes
    ]
    assert len(everything) > 10
    assert all(each.quantity >= 60 and each.highest_price and each.highest_price.minor > 0 for each in shown)


async def test_a_months_figures_take_less_than_a_fifth_of_a_second(bench: Bench) -> None:
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        await bench.reads.figures(SHOP, TODAY - DAYS(31), TODAY - DAYS(1))
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.2
