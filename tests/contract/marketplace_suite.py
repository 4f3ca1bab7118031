"""What every marketplace promises behind its ports. An adapter's test class inherits a suite and supplies the `market` fixture."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.effect import BudgetCut, PriceChange, PromotionOrder, PromotionPauseChange
from bot.domain.figures import Figures
from bot.domain.listing import PromotionState
from bot.domain.money import Money
from bot.domain.shop import day_bounds
from bot.errors import MarketplaceRefused
from bot.ports.marketplace import EffectSeen, Repeatable
from tests.contract.market import Market, WritableMarket
from tests.contract.marketplace_trade_suite import MarketplaceTradeSuite


def summed(parts: list[Figures], name: str) -> Decimal:
    return sum((getattr(each.totals, name) for each in parts), Decimal(0))


class MarketplaceReadSuite:
    """Reads, for a `market` fixture that gives a Market (or more)."""

    async def test_listings_are_complete_and_each_can_be_read_alone(self, market: Market) -> None:
        listings = await market.reads.listings(market.shop)
        assert len({each.id for each in listings}) == len(listings) > 0
        for each in listings:
            assert each.price.currency == market.shop.currency
            assert each.price.minor > 0
            assert await market.reads.listing(market.shop, each.id) == each

    async def test_an_unknown_listing_is_none(self, market: Market) -> None:
        assert await market.reads.listing(market.shop, "no-such-listing") is None

    async def test_quantity_prices_ascend_in_quantity(self, market: Market) -> None:
        assert (await market.listing(market.plain)).tiers == ()
        tiers = (await market.listing(market.tiered)).tiers
        quantities = [each.min_quantity for each in tiers]
        assert quantities == sorted(set(quantities)) != []

    async def test_tenders_are_for_listings_of_the_shop_and_ordered(self, market: Market) -> None:
        known = {each.id for each in await market.reads.listings(market.shop)}
        tenders = await market.reads.tenders(market.shop)
        assert {each.listing for each in tenders} <= known
        opened = [each for each in tenders if each.open]
        assert [each.closes for each in opened] == sorted(each.closes for each in opened)
        assert all(each.opens <= market.today <= each.closes and each.quantity > 0 for each in opened)

    async def test_days_cover_the_finished_days(self, market: Market) -> None:
        days = await market.reads.days(market.shop)
        assert days is not None
        assert days[0] <= market.first <= market.last <= days[1] <= market.today

    async def test_orders_of_finished_days_add_up_to_their_figures(self, market: Market) -> None:
        zone, listings = market.shop.timezone, await market.reads.listings(market.shop)
        names = [each.id for each in listings]
        span = day_bounds(market.first, market.last, zone)
        sold = await market.reads.orders(market.shop, span, names)
        figures = await market.reads.figures(market.shop, market.first, market.last)
        assert sold.told_until == span[1]
        assert sum(each.units for each in sold.lines) == figures.totals.units > 0
        assert sum((each.amount for each in sold.lines), Decimal(0)) == figures.totals.sales
        assert len({each.order for each in sold.lines}) == figures.totals.orders
        assert [each.at for each in sold.lines] == sorted(each.at for each in sold.lines)
        assert all(span[0] <= each.at < span[1] for each in sold.lines)

    async def test_orders_are_those_of_the_listings_and_the_span_alone(self, market: Market) -> None:
        span = day_bounds(market.first, market.last, market.shop.timezone)
        everything = await market.reads.orders(
            market.shop, span, [each.id for each in await market.reads.listings(market.shop)]
        )
        cut = everything.lines[len(everything.lines) // 2]
        early = await market.reads.orders(market.shop, (span[0], cut.at), [cut.sku])
        late = await market.reads.orders(market.shop, (cut.at, span[1]), [cut.sku])
        own = [each for each in everything.lines if each.sku == cut.sku]
        assert [*early.lines, *late.lines] == own
        assert cut in late.lines
        assert (await market.reads.orders(market.shop, span, [])).lines == ()

    async def test_orders_that_are_not_told_yet_are_said_not_to_be(self, market: Market) -> None:
        start, end = day_bounds(
            market.today + timedelta(days=20), market.today + timedelta(days=20), market.shop.timezone
        )
        sold = await market.reads.orders(market.shop, (start, end), [market.plain])
        assert sold.lines == ()
        assert sold.told_until < start

    async def test_net_is_the_sum_of_all_lines(self, market: Market) -> None:
        figures = await market.reads.figures(market.shop, market.first, market.last)
        totals = figures.totals
        assert totals.net == totals.sales + totals.cancellations + totals.adjustments
        assert totals.cancellations <= 0
        assert totals.adjustments <= 0
        assert totals.buyers == totals.new_buyers + totals.returning_buyers
        assert 0 < totals.buyers <= totals.orders <= totals.units

    async def test_days_add_up_to_the_period(self, market: Market) -> None:
        whole = await market.reads.figures(market.shop, market.first, market.last)
        days = [market.first + timedelta(days=each) for each in range(whole.days)]
        parts = [await market.reads.figures(market.shop, day, day) for day in days]
        for name in (
            "sales",
            "cancellations",
            "adjustments",
            "net",
            "orders",
            "cancelled_orders",
            "units",
            "new_buyers",
        ):
            assert summed(parts, name) == getattr(whole.totals, name), name
        if whole.ads is not None:
            assert sum(each.ads.spend.minor for each in parts if each.ads) == whole.ads.spend.minor
            assert sum(each.ads.clicks for each in parts if each.ads) == whole.ads.clicks

    async def test_listings_add_up_to_the_totals_best_first(self, market: Market) -> None:
        figures = await market.reads.figures(market.shop, market.first, market.last)
        lines = figures.listings
        assert [each.sales for each in lines] == sorted((each.sales for each in lines), reverse=True)
        assert sum((each.sales for each in lines), Decimal(0)) == figures.totals.sales
        assert sum(each.units for each in lines) == figures.totals.units
        refunds = sum((each.refunds for each in lines), Decimal(0))
        assert refunds == figures.totals.cancellations + figures.totals.adjustments

    async def test_days_without_data_are_zero(self, market: Market) -> None:
        before = market.first - timedelta(days=4000)
        figures = await market.reads.figures(market.shop, before, before + timedelta(days=3))
        assert (figures.days, figures.listings) == (4, ())
        assert (figures.totals.net, figures.totals.orders, figures.totals.buyers) == (Decimal(0), 0, 0)

    async def test_daily_units_are_the_week_before_rounded_half_up(self, market: Market) -> None:
        until = market.last + timedelta(days=1)
        week = await market.reads.figures(market.shop, until - timedelta(days=7), market.last)
        sold = {each.sku: each.units for each in week.listings}
        asked = [each.id for each in await market.reads.listings(market.shop)]
        expected = {each: (2 * sold.get(each, 0) + 7) // 14 for each in asked}
        assert await market.reads.daily_units(market.shop, asked, until) == expected

    async def test_ad_spend_of_a_day_is_what_the_figures_say(self, market: Market) -> None:
        figures = await market.reads.figures(market.shop, market.last, market.last)
        spent = await market.reads.ad_spend(market.shop, market.last)
        assert sum(spent.values()) == (figures.ads.spend.minor if figures.ads else 0)
        for each in figures.listings:
            assert spent.get(each.sku, 0) == (each.ad_spend.minor if each.ad_spend else 0)

    async def test_reads_change_nothing(self, market: Market) -> None:
        before = await market.reads.figures(market.shop, market.first, market.last)
        listings = await market.reads.listings(market.shop)
        await market.reads.days(market.shop)
        assert await market.reads.listings(market.shop) == listings
        assert await market.reads.figures(market.shop, market.first, market.last) == before


async def price_change(market: Market, listing_id: str, after: Money) -> PriceChange:
    """The change of a listing as it stands to another unit price, its quantity prices in proportion."""
    now = await market.listing(listing_id)
    return PriceChange(listing_id, now.price, after, now.tiers, now.priced(after).tiers)


class MarketplaceWriteSuite(MarketplaceTradeSuite):
    """Writes of a marketplace that is idempotent by effect id, for a `market` fixture that gives a WritableMarket."""

    async def test_it_says_what_it_can(self, market: WritableMarket) -> None:
        can = market.reads.capabilities
        assert (can.writes, can.promotes) == (True, True)
        change = await price_change(market, market.plain, Money(1234, market.shop.currency))
        order = PromotionOrder(market.quiet, Money(2000, market.shop.currency), market.today)
        assert [market.reads.repeats(each) for each in (change, order)] == [Repeatable.IDEMPOTENT] * 2

    @pytest.mark.parametrize("which", ["plain", "tiered"])
    async def test_a_price_is_read_back_as_written(self, market: WritableMarket, which: str) -> None:
        before = await market.listing(getattr(market, which))
        after = before.price - Money(10, market.shop.currency)
        await market.writes.apply(market.shop, "e1", await price_change(market, before.id, after))
        assert await market.listing(before.id) == before.priced(after)

    async def test_other_listings_stay(self, market: WritableMarket) -> None:
        others = [each for each in await market.reads.listings(market.shop) if each.id != market.plain]
        price = (await market.listing(market.plain)).price
        change = await price_change(market, market.plain, price + Money(5, price.currency))
        await market.writes.apply(market.shop, "e1", change)
        assert [each for each in await market.reads.listings(market.shop) if each.id != market.plain] == others

    async def test_the_same_effect_again_does_nothing_more(self, market: WritableMarket) -> None:
        before = await market.listing(market.plain)
        down = await price_change(market, before.id, Money(before.price.minor - 10, market.shop.currency))
        await market.writes.apply(market.shop, "e1", down)
        back = await price_change(market, before.id, before.price)
        await market.writes.apply(market.shop, "e2", back)
        await market.writes.apply(market.shop, "e1", down)
        assert await market.listing(before.id) == before

    async def test_one_effect_id_with_other_content_is_refused(self, market: WritableMarket) -> None:
        before = await market.listing(market.plain)
        down = await price_change(market, before.id, Money(before.price.minor - 10, market.shop.currency))
        await market.writes.apply(market.shop, "e1", down)
        with pytest.raises(MarketplaceRefused):
            await market.writes.apply(market.shop, "e1", replace(down, after=down.after - Money(1, "CNY")))
        assert await market.listing(before.id) == before.priced(down.after)

    @pytest.mark.parametrize("which", ["plain", "tiered"])
    async def test_a_price_changed_meanwhile_is_not_overwritten(self, market: WritableMarket, which: str) -> None:
        before = await market.listing(getattr(market, which))
        ours = await price_change(market, before.id, Money(before.price.minor - 10, market.shop.currency))
        theirs = await price_change(market, before.id, Money(before.price.minor + 10, market.shop.currency))
        await market.writes.apply(market.shop, "theirs", theirs)
        with pytest.raises(MarketplaceRefused, match="price_changed"):
            await market.writes.apply(market.shop, "ours", ours)
        assert await market.listing(before.id) == before.priced(theirs.after)
        assert await market.reads.seen(market.shop, "ours", ours) is EffectSeen.NOT_DONE

    @pytest.mark.parametrize("minor", [0, -1])
    async def test_a_price_must_be_positive(self, market: WritableMarket, minor: int) -> None:
        before = await market.listing(market.plain)
        with pytest.raises(MarketplaceRefused):
            await market.writes.apply(market.shop, "e1", PriceChange(before.id, before.price, Money(minor, "CNY")))
        assert await market.listing(before.id) == before

    async def test_seen_tells_done_from_not_done(self, market: WritableMarket) -> None:
        change = await price_change(market, market.plain, Money(1234, market.shop.currency))
        assert await market.reads.seen(market.shop, "e1", change) is EffectSeen.NOT_DONE
        await market.writes.apply(market.shop, "e1", change)
        assert await market.reads.seen(market.shop, "e1", change) is EffectSeen.DONE
        assert await market.reads.seen(market.shop, "e2", change) is not EffectSeen.DONE

    async def test_a_promotion_is_started_cut_and_paused(self, market: WritableMarket) -> None:
        until = market.today + timedelta(days=2)
        start = PromotionOrder(market.quiet, Money(2000, market.shop.currency), until)
        await market.spend.spend(market.shop, "start", start)
        started = await market.listing(market.quiet)
        assert started.promotion is not None
        assert (started.promotion.state, started.promotion.daily_budget.minor) == (PromotionState.RUNNING, 2000)
        assert started.promotion.until == until
        cut = BudgetCut(market.quiet, start.daily_budget, Money(1500, market.shop.currency))
        await market.writes.apply(market.shop, "cut", cut)
        await market.writes.apply(market.shop, "pause", PromotionPauseChange(market.quiet))
        paused = await market.listing(market.quiet)
        assert paused.promotion == replace(started.promotion, state=PromotionState.PAUSED, daily_budget=cut.after)
        assert await market.reads.seen(market.shop, "start", start) is EffectSeen.DONE

    async def test_a_budget_cut_never_raises(self, market: WritableMarket) -> None:
        before = await market.listing(market.promoted)
        assert before.promotion is not None
        budget = before.promotion.daily_budget
        raised = BudgetCut(before.id, budget, budget + Money(1, budget.currency))
        with pytest.raises(MarketplaceRefused):
            await market.writes.apply(market.shop, "e1", raised)
        assert await market.listing(before.id) == before

    async def test_an_unknown_listing_is_refused(self, market: WritableMarket) -> None:
        with pytest.raises(MarketplaceRefused):
            await market.writes.apply(market.shop, "e1", PromotionPauseChange("no-such-listing"))
