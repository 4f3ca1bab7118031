"""Bids, weekly caps, drafts, shelves and offers on the one way: what is asked, what is stored, what a stop means for them."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.advertising import BidCap, BidSet, BudgetAdjust, CapPeriod, LimitAdjust
from bot.domain.effect import RunState
from bot.domain.listing import ListingField, PriceTier
from bot.domain.operation import LimitSet, Operation, PriceSet, PromotionStart
from bot.domain.outcome import Asked, Executed, Refused, Unchanged
from bot.domain.preview import RowField
from bot.domain.selling import (
    ListingPublish,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)
from bot.domain.tender import Offered
from bot.errors import NotAllowed
from bot.insights.drafting import draft
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from bot.operations.read_shop import ReadShop
from tests.contract.way.bench import SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan
from tests.contract.way.test_trade_faults import APRON

OFFER = TenderOffer((APRON,), yuan("7.30"), 500)
TITLE = (ListingField.TITLE,)
DAY = 24 * 3600


async def offered(way: Way) -> Offered | None:
    tenders = await way.now.house.market(way.shop()).tenders(way.shop())
    return next(each.offer for each in tenders if each.listing == APRON)


async def test_a_cap_holds_for_every_later_bid(way: Way) -> None:
    outcome = await way.done(BidCap((SLIPPERS, SOCKS), yuan("0.47")))
    assert [(each.action.listing) for each in outcome.effects] == [SOCKS]
    assert (await way.listing(SOCKS)).bid == yuan("0.47")
    refused = await way.ask(BidSet((SLIPPERS,), yuan("0.48")))
    assert isinstance(refused, Refused)
    assert [each.command for each in refused.moves] == [BidSet((SLIPPERS,), yuan("0.47"))]
    assert isinstance(await way.ask(BidSet((SLIPPERS,), yuan("0.47"))), Asked)


async def test_a_cap_that_no_bid_is_above_is_noted_and_nothing_is_sent(way: Way) -> None:
    outcome = await way.done(BidCap((SLIPPERS,), yuan("0.90")))
    assert (outcome.run.state, outcome.effects) == (RunState.DONE, ())
    assert await way.journal() == ()
    assert outcome.undo is not None


async def test_a_raised_bid_waits_for_a_yes_and_a_moved_bid_voids_the_card(way: Way) -> None:
    card = await way.card(BidSet((SLIPPERS,), yuan("0.60")))
    await way.done(BidSet((SLIPPERS,), yuan("0.40")))
    renewed = (await way.press(card)).outcome
    assert isinstance(renewed, Asked)
    assert [(str(row.before), str(row.after)) for row in renewed.preview.rows] == [("0.40 CNY", "0.60 CNY")]
    assert (await way.listing(SLIPPERS)).bid == yuan("0.40")


async def test_the_weekly_cap_counts_what_is_held_this_week(way: Way) -> None:
    """Thursday: four days at 20 are 80 of the week; from Monday on it is another week."""
    await way.done(LimitSet(weekly_spend=yuan("100.00")))
    await way.approved(PromotionStart((TOWEL,), yuan("20.00"), 4))
    more = await way.ask(PromotionStart(("6820110",), yuan("30.00"), 1))
    assert isinstance(more, Refused)
    assert [each.key for each in more.reasons] == ["policy-over-weekly-cap"]
    assert [each.command for each in more.moves] == [PromotionStart(("6820110",), yuan("20.00"), 1)]
    await way.clock.advance(4 * DAY)
    assert isinstance(await way.ask(PromotionStart(("6820110",), yuan("30.00"), 1)), Asked)


async def test_a_week_that_began_last_month_counts_whole(way: Way) -> None:
    """Wednesday the first of April; the Monday before is in March."""
    await way.clock.advance(18 * DAY)
    await way.done(LimitSet(weekly_spend=yuan("100.00")))
    await way.approved(PromotionStart((TOWEL,), yuan("30.00"), 3))
    await way.clock.advance(2 * DAY)
    assert (way.shop().today(way.at()).isoformat(), way.shop().today(way.at()).weekday()) == ("2026-04-01", 2)
    refused = await way.ask(PromotionStart(("6820110",), yuan("10.01"), 1))
    assert isinstance(refused, Refused)
    assert dict(refused.reasons[0].values)["committed"] == yuan("90.00")


async def test_a_cap_moves_from_what_it_is(way: Way) -> None:
    await way.done(LimitAdjust(CapPeriod.DAY, yuan("-100.00")))
    assert way.shop().limits.daily_spend == yuan("200.00")
    card = await way.card(LimitAdjust(CapPeriod.DAY, yuan("50.00")))
    await way.press(card)
    assert way.shop().limits.daily_spend == yuan("250.00")
    with pytest.raises(NotAllowed):
        await way.ask(LimitAdjust(CapPeriod.DAY, yuan("-1.00")), "operator")


async def test_more_budget_for_what_runs(way: Way) -> None:
    outcome = await way.approved(BudgetAdjust((SOCKS,), yuan("3.00")))
    assert outcome.run.state is RunState.DONE
    promotion = (await way.listing(SOCKS)).promotion
    assert promotion is not None
    assert promotion.daily_budget == yuan("15.00")
    assert way.open_of(outcome.run.id)[0] == "12 3.00"


async def test_a_draft_is_written_as_the_card_showed_it(way: Way) -> None:
    """What is drafted anew a day later would say something else: the stock is gone by then."""
    card = await way.card(ListingWrite((SLIPPERS,), (ListingField.SELLING_POINTS,)))
    shown = draft(await way.listing(SLIPPERS), ListingField.SELLING_POINTS)
    await way.done(TierSet((SLIPPERS,), (PriceTier(50, yuan("5.80")),)))
    assert draft(await way.listing(SLIPPERS), ListingField.SELLING_POINTS) != shown
    outcome = (await way.press(card)).outcome
    assert isinstance(outcome, Executed)
    assert (await way.listing(SLIPPERS)).selling_points == shown


async def test_a_text_that_changed_meanwhile_is_asked_about_again(way: Way) -> None:
    card = await way.card(ListingWrite((SLIPPERS,), TITLE))
    await way.approved(ListingWrite((SLIPPERS,), TITLE, "新拖鞋"))
    renewed = (await way.press(card)).outcome
    assert isinstance(renewed, Asked)
    assert renewed.preview.rows[0].state_before == "新拖鞋"
    assert (await way.listing(SLIPPERS)).title == "新拖鞋"
    assert isinstance(await way.ask(ListingWrite((SLIPPERS,), TITLE, "新拖鞋")), Unchanged)


async def test_off_the_shelf_and_back(way: Way) -> None:
    asked = await way.ask(ListingUnpublish((SLIPPERS,)))
    assert isinstance(asked, Asked)
    assert [each.key for each in asked.reasons] == ["policy-still-sells", "policy-unpublishes-promoted"]
    await way.press(asked.approval)
    assert not (await way.listing(SLIPPERS)).on_sale
    assert isinstance(await way.ask(ListingUnpublish((SLIPPERS,))), Unchanged)
    await way.approved(ListingPublish((SLIPPERS,)))
    assert (await way.listing(SLIPPERS)).on_sale


async def test_sales_do_not_void_the_card_that_counts_them(way: Way) -> None:
    card = await way.card(ListingUnpublish((SLIPPERS,)))
    await way.clock.advance(3600)
    assert isinstance((await way.press(card)).outcome, Executed)


async def test_an_offer_always_waits_for_a_yes(way: Way) -> None:
    card = await way.card(OFFER)
    assert await offered(way) is None
    await way.press(card)
    assert await offered(way) == Offered(yuan("7.30"), 500)
    assert isinstance(await way.ask(OFFER), Unchanged)
    with pytest.raises(NotAllowed):
        await way.ask(replace(OFFER, quantity=400), "viewer")


async def test_an_offer_below_cost_is_refused_with_the_price_that_is_not(way: Way) -> None:
    floor = (await way.listing(APRON)).floor
    assert floor is not None
    refused = await way.ask(replace(OFFER, unit_price=floor - yuan("0.01")))
    assert isinstance(refused, Refused)
    assert refused.reasons[0].key == "policy-tender-below-floor"
    assert [each.command for each in refused.moves] == [replace(OFFER, unit_price=floor)]


async def test_a_tender_that_closed_takes_no_late_yes(way: Way) -> None:
    shop = way.shop()
    way.change_shop(replace(shop, limits=replace(shop.limits, approval_minutes=10 * 24 * 60)))
    card = await way.card(OFFER)
    await way.clock.advance(5 * DAY)
    refused = (await way.press(card)).outcome
    assert isinstance(refused, Refused)
    assert refused.reasons[0].key == "policy-no-tender"
    assert await way.journal() == ()


async def test_after_a_stop_only_what_takes_a_commitment_back_goes_out(way: Way) -> None:
    await way.approved(OFFER)
    sending = await way.card(BidSet((SLIPPERS,), yuan("0.60")))
    await way.stop()
    sent = len(await way.journal())
    assert (await way.press(sending)).toast != "toast-approved"
    stopped: tuple[Operation, ...] = (
        OFFER, BidSet((SLIPPERS,), yuan("0.30")), ListingUnpublish((TOWEL,)), PriceSet((SLIPPERS,), yuan("5.90")),
    )  # fmt: skip
    for each in stopped:
        refused = await way.ask(each)
        assert isinstance(refused, Refused)
        assert refused.reasons[0].key == "policy-stopped"
    assert len(await way.journal()) == sent
    await way.done(TenderWithdraw((APRON,)))
    assert await offered(way) is None


async def test_a_stop_between_yes_and_the_call_holds_an_offer_back(way: Way) -> None:
    """Two products of one operation: the first call is under way when everything is stopped."""
    card = await way.card(BidSet((SLIPPERS, SOCKS), yuan("0.60")))
    way.faults.put(Fault(FaultKind.SLOW, on="BidRaise", seconds=5))
    pressed = asyncio.ensure_future(way.press(card))
    await way.clock.advance(1)
    await way.stop()
    await way.clock.advance(5)
    outcome = (await pressed).outcome
    assert isinstance(outcome, Executed)
    assert [each.note for each in outcome.effects] == ["", "stopped"]
    assert (await way.listing(SOCKS)).bid == yuan("0.50")


async def test_the_overview_shows_tenders_and_what_is_off_sale(way: Way) -> None:
    await way.approved(OFFER)
    await way.approved(ListingUnpublish((SLIPPERS,)))
    shops = ReadShop(way.now.house)
    whole = await shops.overview(way.shop(), ())
    assert [(each.listing, each.offer) for each in whole.tenders][:1] == [(APRON, Offered(yuan("7.30"), 500))]
    assert [each.id for each in whole.listings if not each.on_sale] == [SLIPPERS]
    one = await shops.overview(way.shop(), (SLIPPERS,))
    assert (one.tenders, len(one.listings)) == ((), 1)
    await way.clock.advance(5 * DAY)
    after = await shops.overview(way.shop(), ())
    assert [each.open for each in after.tenders if each.listing == APRON] == [False]


async def test_what_the_log_keeps_is_the_whole_table(way: Way) -> None:
    outcome = await way.approved(OFFER)
    (line,) = [each for each in way.log() if each.step.kind == "done" and each.step.run_id == outcome.run.id]
    fields = [row["field"] for row in dict(line.step.body)["rows"]]
    assert fields == [RowField.TENDER.value, RowField.TENDER_CALL.value]
    assert line.step.listings == (APRON,)
    assert SHOP.id == line.step.shop_id
