"""What a marketplace that writes promises about bids, quantity prices, sale and texts of listings, and offers in tenders."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.domain.action import (
    Action,
    BidCut,
    BidRaise,
    PriceChange,
    ShelfChange,
    TenderOfferChange,
    TenderWithdrawChange,
    TextChange,
    TextEdit,
)
from bot.domain.listing import TITLE_WIDTH, ListingField, PriceTier
from bot.domain.money import Money
from bot.domain.tender import Offered
from bot.errors import MarketplaceRefused
from bot.ports.marketplace import EffectSeen
from tests.contract.market import WritableMarket

CENT = Money(1, "CNY")
TITLE = ListingField.TITLE


async def bid_of(market: WritableMarket) -> Money:
    bid = (await market.listing(market.quiet)).bid
    assert bid is not None
    return bid


async def a_bid_cut(market: WritableMarket) -> Action:
    now = await bid_of(market)
    return BidCut(market.quiet, now, now - CENT)


async def a_bid_raise(market: WritableMarket) -> Action:
    now = await bid_of(market)
    return BidRaise(market.quiet, now, now + CENT)


async def a_new_tier(market: WritableMarket) -> Action:
    now = await market.listing(market.plain)
    return PriceChange(now.id, now.price, now.price, now.tiers, (PriceTier(40, now.price - CENT),))


async def off_the_shelf(market: WritableMarket) -> Action:
    return ShelfChange(market.quiet, False)


async def new_texts(market: WritableMarket) -> Action:
    now = await market.listing(market.quiet)
    points = TextEdit(ListingField.SELLING_POINTS, now.selling_points, "加厚；吸水")
    return TextChange(now.id, (TextEdit(TITLE, now.title, "加厚毛巾"), points))


async def an_offer(market: WritableMarket) -> Action:
    tender = await market.tender()
    assert tender.highest_price is not None
    return TenderOfferChange(tender.listing, tender.id, tender.highest_price, tender.quantity)


async def no_offer(market: WritableMarket) -> Action:
    tender = await market.tender()
    return TenderWithdrawChange(tender.listing, tender.id)


Made = Callable[[WritableMarket], Awaitable[Action]]
EVERY: tuple[Made, ...] = (a_bid_cut, a_bid_raise, a_new_tier, off_the_shelf, new_texts, an_offer, no_offer)


async def standing(market: WritableMarket) -> object:
    return await market.reads.listings(market.shop), await market.reads.tenders(market.shop)


class MarketplaceTradeSuite:
    """Writes, for a `market` fixture that gives a WritableMarket with an open tender."""

    @pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
    async def test_seen_tells_done_from_not_done_and_again_does_nothing_more(
        self, market: WritableMarket, make: Made
    ) -> None:
        change = await make(market)
        assert await market.reads.seen(market.shop, "e1", change) is EffectSeen.NOT_DONE
        await market.send("e1", change)
        after = await standing(market)
        await market.send("e1", change)
        assert await standing(market) == after
        assert await market.reads.seen(market.shop, "e1", change) is EffectSeen.DONE
        assert await market.reads.seen(market.shop, "e2", change) is not EffectSeen.DONE

    async def test_a_bid_is_lowered_and_raised(self, market: WritableMarket) -> None:
        now = await bid_of(market)
        others = [each for each in await market.reads.listings(market.shop) if each.id != market.quiet]
        await market.send("down", BidCut(market.quiet, now, now - CENT))
        assert await bid_of(market) == now - CENT
        await market.send("up", BidRaise(market.quiet, now - CENT, now + CENT))
        assert await bid_of(market) == now + CENT
        assert [each for each in await market.reads.listings(market.shop) if each.id != market.quiet] == others

    async def test_a_bid_cut_never_raises_and_no_bid_is_overwritten_unseen(self, market: WritableMarket) -> None:
        now = await bid_of(market)
        for effect_id, action in (
            ("raises", BidCut(market.quiet, now, now + CENT)),
            ("same", BidCut(market.quiet, now, now)),
            ("stale", BidCut(market.quiet, now + CENT, now - CENT)),
            ("stale up", BidRaise(market.quiet, now + CENT, now + CENT + CENT)),
            ("nothing", BidCut(market.quiet, now, Money(0, "CNY"))),
        ):
            with pytest.raises(MarketplaceRefused):
                await market.send(effect_id, action)
            assert await market.reads.seen(market.shop, effect_id, action) is EffectSeen.NOT_DONE
        assert await bid_of(market) == now

    async def test_quantity_prices_come_and_go(self, market: WritableMarket) -> None:
        before = await market.listing(market.plain)
        added = await a_new_tier(market)
        assert isinstance(added, PriceChange)
        await market.send("add", added)
        assert (await market.listing(market.plain)).tiers == added.tiers_after
        back = PriceChange(before.id, before.price, before.price, added.tiers_after, ())
        await market.send("remove", back)
        assert await market.listing(market.plain) == before

    async def test_off_sale_and_on_again(self, market: WritableMarket) -> None:
        before = await market.listing(market.quiet)
        await market.send("off", ShelfChange(market.quiet, False))
        assert await market.listing(market.quiet) == replace(before, on_sale=False)
        assert market.quiet in {each.id for each in await market.reads.listings(market.shop)}
        await market.send("off again", ShelfChange(market.quiet, False))
        await market.send("on", ShelfChange(market.quiet, True))
        assert await market.listing(market.quiet) == before

    async def test_texts_are_written_all_or_none(self, market: WritableMarket) -> None:
        before = await market.listing(market.quiet)
        await market.send("e1", await new_texts(market))
        written = await market.listing(market.quiet)
        assert written == replace(before, title="加厚毛巾", selling_points="加厚；吸水")
        stale = TextEdit(ListingField.DESCRIPTION, "什么都没有", "新的")
        for effect_id, edits in (
            ("stale", (TextEdit(TITLE, "加厚毛巾", "毛巾"), stale)),
            ("empty", (TextEdit(TITLE, "加厚毛巾", ""),)),
            ("long", (TextEdit(TITLE, "加厚毛巾", "x" * (TITLE_WIDTH + 1)),)),
        ):
            with pytest.raises(MarketplaceRefused):
                await market.send(effect_id, TextChange(market.quiet, edits))
        assert await market.listing(market.quiet) == written

    async def test_an_offer_is_made_changed_and_taken_back(self, market: WritableMarket) -> None:
        tender = await market.tender()
        assert tender.highest_price is not None
        first = TenderOfferChange(tender.listing, tender.id, tender.highest_price, tender.quantity)
        await market.send("e1", first)
        assert (await market.tender()).offer == Offered(tender.highest_price, tender.quantity)
        await market.send("e2", replace(first, unit_price=tender.highest_price - CENT, quantity=1))
        assert (await market.tender()).offer == Offered(tender.highest_price - CENT, 1)
        await market.send("e3", TenderWithdrawChange(tender.listing, tender.id))
        assert await market.tender() == tender

    async def test_an_offer_keeps_to_the_call(self, market: WritableMarket) -> None:
        tender = await market.tender()
        assert tender.highest_price is not None
        good = TenderOfferChange(tender.listing, tender.id, tender.highest_price, 1)
        for effect_id, action in (
            ("dear", replace(good, unit_price=tender.highest_price + CENT)),
            ("free", replace(good, unit_price=Money(0, "CNY"))),
            ("many", replace(good, quantity=tender.quantity + 1)),
            ("none", replace(good, quantity=0)),
            ("no such tender", replace(good, tender="no-such-tender")),
        ):
            with pytest.raises(MarketplaceRefused):
                await market.send(effect_id, action)
            assert await market.reads.seen(market.shop, effect_id, action) is EffectSeen.NOT_DONE
        assert await market.tender() == tender
