"""Taking back bids, caps, ladders, shelves, texts and offers: exactly as it was, with a question wherever it needs one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidRestore,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    CapPeriod,
    FormerBid,
    LimitAdjust,
    LimitScale,
)
from bot.domain.effect import Run
from bot.domain.listing import ListingField, PriceTier
from bot.domain.operation import BudgetSet, FormerPrice, LimitSet, Operation, PriceRestore
from bot.domain.outcome import Asked, Executed, Refused, Said
from bot.domain.selling import (
    FormerText,
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)
from tests.contract.way.bench import CASES, SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan
from tests.contract.way.test_trade_faults import APRON
from tests.contract.way.test_undo import did

TITLE, POINTS = ListingField.TITLE, ListingField.SELLING_POINTS
SLIPPERS_TITLE = "夏季家居防滑EVA软底拖鞋 男女情侣款"


async def standing(way: Way) -> list[object]:
    """What operations may change: limits, listings with what the shop knows, tenders.

    A promotion without an end gets one with every order of ours, so last days are left out.
    """
    with way.now.store.begin() as tx:
        caps = {each.listing_id: each.bid_cap for each in tx.shops.knowledge(SHOP.id).values() if each.bid_cap}
    market = way.now.house.market(way.shop())
    listings = [
        replace(each, promotion=each.promotion and replace(each.promotion, until=None))
        for each in await market.listings(way.shop())
    ]
    return [way.shop().limits, caps, listings, await market.tenders(way.shop())]


OPPOSITES: list[tuple[Operation, Operation]] = [
    (BidSet((SLIPPERS, SOCKS), yuan("0.40")), BidRestore((FormerBid(SLIPPERS, yuan("0.45")), FormerBid(SOCKS, yuan("0.50"))))),
    (BidAdjust((SLIPPERS,), yuan("0.05")), BidRestore((FormerBid(SLIPPERS, yuan("0.45")),))),
    (BidScale((SLIPPERS,), Decimal("0.5")), BidRestore((FormerBid(SLIPPERS, yuan("0.45")),))),
    (BidCap((SLIPPERS,), yuan("0.30")), BidRestore((FormerBid(SLIPPERS, yuan("0.45")),), (FormerBid(SLIPPERS, None),))),
    (BidCap((SLIPPERS,), yuan("0.90")), BidRestore((), (FormerBid(SLIPPERS, None),))),
    (BudgetAdjust((SOCKS,), yuan("-2.00")), BudgetSet((SOCKS,), yuan("12.00"))),
    (BudgetScale((SOCKS,), Decimal("1.5")), BudgetSet((SOCKS,), yuan("12.00"))),
    (LimitAdjust(CapPeriod.DAY, yuan("-50.00")), LimitSet(yuan("300.00"))),
    (LimitScale(CapPeriod.MONTH, Decimal("0.5")), LimitSet(None, yuan("6000.00"))),
    (LimitSet(weekly_spend=yuan("900.00")), LimitSet(no_weekly=True)),
    (TierSet((SLIPPERS,), (PriceTier(50, yuan("5.80")),)), PriceRestore((FormerPrice(SLIPPERS, yuan("6.00")),))),
    (ListingUnpublish((SLIPPERS,)), ListingPublish((SLIPPERS,))),
    (ListingWrite((SLIPPERS,), (TITLE,), "防滑拖鞋"), ListingRestore((FormerText(SLIPPERS, TITLE, SLIPPERS_TITLE),))),
    (ListingWrite((SLIPPERS,), (TITLE, POINTS)),
     ListingRestore((FormerText(SLIPPERS, TITLE, SLIPPERS_TITLE), FormerText(SLIPPERS, POINTS, "")))),
    (TenderOffer((APRON,), yuan("7.30"), 500), TenderWithdraw((APRON,))),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "opposite"), OPPOSITES)
async def test_every_kind_is_taken_back(way: Way, operation: Operation, opposite: Operation) -> None:
    before = await standing(way)
    run = await did(way, operation)
    assert await standing(way) != before
    (outcome,) = await way.taken_back(run)
    if isinstance(outcome, Asked):
        outcome = (await way.press(outcome.approval)).outcome or outcome
    assert isinstance(outcome, Executed), outcome
    assert outcome.run.operation == opposite
    assert await standing(way) == before
    assert way.run(run.id).undone_by == outcome.run.id


async def test_tiers_added_and_changed_go_back_exactly(way: Way) -> None:
    before = await way.listing(CASES)
    quantities = [each.min_quantity for each in before.tiers]
    first = PriceTier(quantities[0], before.tiers[0].price - yuan("0.05"))
    between = PriceTier(quantities[0] + 1, before.tiers[0].price - yuan("0.06"))
    run = await did(way, TierSet((CASES,), (first, between)))
    assert [each.min_quantity for each in (await way.listing(CASES)).tiers] == sorted(
        {*quantities, between.min_quantity}
    )
    await way.taken_back(run)
    assert await way.listing(CASES) == before


async def test_publishing_is_taken_back_too(way: Way) -> None:
    await did(way, ListingUnpublish((TOWEL,)))
    run = await did(way, ListingPublish((TOWEL,)))
    (asked,) = await way.taken_back(run)
    assert isinstance(asked, Asked)
    assert asked.reasons[0].key == "policy-still-sells"
    await way.press(asked.approval)
    assert not (await way.listing(TOWEL)).on_sale


async def test_an_offer_goes_back_to_the_one_before(way: Way) -> None:
    await did(way, TenderOffer((APRON,), yuan("7.30"), 500))
    run = await did(way, TenderOffer((APRON,), yuan("7.20"), 400))
    (asked,) = await way.taken_back(run)
    assert isinstance(asked, Asked)
    assert asked.preview.operation == TenderOffer((APRON,), yuan("7.30"), 500)
    withdrawn = await did(way, TenderWithdraw((APRON,)))
    (asked,) = await way.taken_back(withdrawn)
    assert isinstance(asked, Asked)
    assert asked.preview.operation == TenderOffer((APRON,), yuan("7.20"), 400)


async def test_an_offer_in_a_closed_tender_binds(way: Way) -> None:
    run = await did(way, TenderOffer((APRON,), yuan("7.30"), 500))
    await way.clock.advance(5 * 24 * 3600)
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Refused)
    assert outcome.reasons[0].key == "policy-no-tender"


@pytest.mark.parametrize(
    ("first", "since"),
    [
        (BidSet((SLIPPERS,), yuan("0.40")), BidSet((SLIPPERS,), yuan("0.35"))),
        (BidCap((SLIPPERS,), yuan("0.90")), BidCap((SLIPPERS,), yuan("0.80"))),
        (LimitSet(weekly_spend=yuan("900.00")), LimitSet(weekly_spend=yuan("800.00"))),
        (TierSet((SLIPPERS,), (PriceTier(50, yuan("5.80")),)), TierSet((SLIPPERS,), (PriceTier(50, yuan("5.70")),))),
        (ListingWrite((SLIPPERS,), (TITLE,), "甲"), ListingWrite((SLIPPERS,), (TITLE,), "乙")),
        (TenderOffer((APRON,), yuan("7.30"), 500), TenderOffer((APRON,), yuan("7.20"), 500)),
    ],
)
async def test_where_the_shop_moved_on_it_asks(way: Way, first: Operation, since: Operation) -> None:
    run = await did(way, first)
    await did(way, since)
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Asked)
    assert outcome.preview.operation.targets == first.targets
    assert way.run(run.id).undone_by is None


@pytest.mark.parametrize("operation", [each for each, _ in OPPOSITES[:1]])
async def test_an_undo_is_not_undone_again(way: Way, operation: Operation) -> None:
    run: Run = await did(way, operation)
    (outcome,) = await way.taken_back(run)
    assert isinstance(outcome, Asked)
    done = (await way.press(outcome.approval)).outcome
    assert isinstance(done, Executed)
    assert done.undo is None
    (said,) = await way.taken_back(done.run)
    assert said == Said("undo-nothing")
