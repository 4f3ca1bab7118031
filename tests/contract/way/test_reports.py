"""Reports say what the marketplace and the log say: every number again, from the source."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.figures import Figures
from bot.domain.operation import FloorSet, PriceSet, PromotionPause, PromotionStart
from bot.domain.outcome import PeriodReported
from bot.domain.people import Actor, Role
from bot.domain.report import DailyReport, DoneLine
from bot.errors import MarketplaceUnavailable
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from bot.operations.report_sales import Told
from tests.contract.way.bench import SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan

YESTERDAY = date(2026, 3, 11)
ONE_DAY = timedelta(days=1)


async def figures(way: Way, first: date, last: date | None = None) -> Figures:
    return await way.now.house.market(way.shop()).figures(way.shop(), first, last or first)


async def daily(way: Way, day: date = YESTERDAY, told: Told | None = None) -> DailyReport:
    report, _ = await way.now.reports.daily(way.shop(), day, told or Told())
    return report


async def test_the_day_beside_the_day_and_the_week_before(way: Way) -> None:
    report = await daily(way)
    assert report.figures == await figures(way, YESTERDAY)
    assert report.day_before == await figures(way, date(2026, 3, 10))
    assert report.week_before == await figures(way, date(2026, 3, 4))
    assert (report.shop_id, report.shop_name, report.day, report.sandbox) == (SHOP.id, SHOP.name, YESTERDAY, True)
    assert report.figures.totals.sales > 0
    assert report.ad_cap == yuan("300.00")


async def test_the_margin_is_net_minus_what_was_sold_minus_ads(way: Way) -> None:
    report = await daily(way)
    spent = await way.now.house.market(way.shop()).ad_spend(way.shop(), YESTERDAY)
    costs = sum((each.goods_cost or Decimal(0) for each in report.figures.listings), Decimal(0))
    assert report.margin == report.figures.totals.net - costs - Decimal(sum(spent.values())) / 100
    assert report.cost_unknown == ()


async def test_fourteen_days_oldest_first(way: Way) -> None:
    report = await daily(way)
    assert [each[0] for each in report.series] == [YESTERDAY - ONE_DAY * back for back in range(13, -1, -1)]
    for day, net, ads in report.series[-3:]:
        there = await figures(way, day)
        assert there.ads is not None
        assert (net, ads) == (there.totals.net, there.ads.spend.amount)


async def test_best_and_worst_are_of_the_day(way: Way) -> None:
    report = await daily(way)
    by_sales = sorted(report.figures.listings, key=lambda each: -each.sales)
    assert [each.sales for each in report.best] == [each.sales for each in by_sales[:3]]
    assert len(report.worst) <= 2
    for each in report.worst:
        assert each.profit is not None
        assert each.profit < 0 or -each.refunds > each.sales * Decimal("0.15")


async def test_what_was_done_that_day_and_what_waits(way: Way) -> None:
    await way.done(PriceSet((SLIPPERS,), yuan("5.80")))
    way.faults.put(Fault(FaultKind.REFUSE))
    await way.done(PriceSet((SOCKS,), yuan("9.80")))
    await way.card(PromotionStart((TOWEL,), yuan("20.00"), 1))
    report = await daily(way, date(2026, 3, 12))
    slippers, socks = await way.listing(SLIPPERS), await way.listing(SOCKS)
    assert report.done == (
        DoneLine("price.set", (slippers.name,), "done"),
        DoneLine("price.set", (socks.name,), "refused"),
    )
    assert report.waiting == 1
    assert (await daily(way)).done == ()
    await way.stop()
    assert (await daily(way, date(2026, 3, 12))).done[2] == DoneLine("stopped", (), "done")


async def test_missed_days_and_lateness_are_passed_on(way: Way) -> None:
    report = await daily(way, told=Told((date(2026, 3, 9), date(2026, 3, 10)), late=True))
    assert (report.missed, report.late) == ((date(2026, 3, 9), date(2026, 3, 10)), True)


async def test_proposals_are_offered_to_whoever_may_take_them(way: Way) -> None:
    await way.done(FloorSet((SLIPPERS,), yuan("6.50")))
    report, proposals = await way.now.reports.daily(way.shop(), YESTERDAY, Told())
    assert proposals[0].operation == PriceSet((SLIPPERS,), yuan("6.50"))
    assert report.suggestions == len(proposals) <= 3
    with way.now.store.begin() as tx:
        owner = way.now.reports.offered(tx, report, proposals, Actor("owner", SHOP.id, Role.OWNER))
        viewer = way.now.reports.offered(tx, report, proposals, Actor("viewer", SHOP.id, Role.VIEWER))
    assert [each.command for each in owner.taps] == [each.operation for each in proposals]
    assert viewer.taps == ()


async def test_any_period_beside_the_one_before_it(way: Way) -> None:
    outcome = await way.now.reports.period(way.shop(), date(2026, 3, 5), YESTERDAY, ())
    assert isinstance(outcome, PeriodReported)
    report = outcome.report
    assert report.figures == await figures(way, date(2026, 3, 5), YESTERDAY)
    assert report.before == await figures(way, date(2026, 2, 26), date(2026, 3, 4))
    assert report.margin == report.figures.margin
    nets = [(await figures(way, date(2026, 3, 5) + ONE_DAY * number)).totals.net for number in range(7)]
    assert [each[1] for each in report.series] == nets
    assert sum(nets, Decimal(0)) == report.figures.totals.net


async def test_of_some_products_only_theirs_is_counted(way: Way) -> None:
    report = (await way.now.reports.period(way.shop(), date(2026, 3, 5), YESTERDAY, (SLIPPERS, SOCKS))).report
    whole = await figures(way, date(2026, 3, 5), YESTERDAY)
    mine = [each for each in whole.listings if each.sku in {SLIPPERS, SOCKS}]
    assert [each.sku for each in report.figures.listings] == [each.sku for each in mine]
    assert report.figures.totals.sales == sum((each.sales for each in mine), Decimal(0))
    assert report.figures.totals.net == sum((each.sales + each.refunds for each in mine), Decimal(0))
    assert report.figures.totals.units == sum(each.units for each in mine)
    assert report.names == tuple([(await way.listing(each)).name for each in (SLIPPERS, SOCKS)])
    assert report.series == ()


async def test_a_single_day_has_no_series(way: Way) -> None:
    report = (await way.now.reports.period(way.shop(), YESTERDAY, YESTERDAY, ())).report
    assert (report.series, report.before) == ((), await figures(way, date(2026, 3, 10)))


async def test_what_cannot_be_read_is_not_reported(way: Way) -> None:
    way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ))
    with pytest.raises(MarketplaceUnavailable):
        await daily(way)


async def test_a_promotion_that_only_costs_is_proposed_to_be_paused(way: Way) -> None:
    """The week's figures decide, of listings that are promoted now."""
    _, proposals = await way.now.reports.daily(way.shop(), YESTERDAY, Told())
    week = {each.sku: each for each in (await figures(way, date(2026, 3, 5), YESTERDAY)).listings}
    for each in proposals:
        if isinstance(each.operation, PromotionPause):
            profit = week[each.operation.listings[0]].profit
            assert profit is not None
            assert profit < 0
