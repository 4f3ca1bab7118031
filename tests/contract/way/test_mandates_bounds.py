"""The bounds of what may run without asking: cap, times, days, products, steps, and the shop's own rules beside them."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.advertising import BidSet
from bot.domain.effect import RunState
from bot.domain.mandate import MandateSet
from bot.domain.operation import BudgetSet, Operation, PriceSet, PromotionPause, PromotionStart
from bot.domain.outcome import Outcome, Refused
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from tests.contract.way.bench import BATH, SHOP, SLIPPERS, TOWEL, Way, yuan
from tests.contract.way.mandated import ADS, BIDS, DAY, GRANT, PRICES, START, TODAY, live, mandates_cited, standing, why


@pytest.mark.parametrize(
    ("operation", "lack"),
    [
        (PromotionStart((SLIPPERS,), yuan("20.00"), 3), "policy-already-promoted"),
        (BudgetSet((SLIPPERS,), yuan("40.00")), "mandate-lacks-product"),
        (PromotionStart((TOWEL, BATH), yuan("30.01"), 2), "mandate-lacks-cap"),
        (PromotionStart((TOWEL,), yuan("20.00"), 8), "mandate-lacks-day"),
    ],
)
async def test_whatever_goes_beyond_it_is_asked_about_and_says_what_lacks(
    way: Way, operation: Operation, lack: str
) -> None:
    await way.approved(GRANT)
    before = await way.journal()
    outcome = await way.ask(operation)
    assert lack in why(outcome)
    assert (await way.journal(), mandates_cited(way)) == (before, [])


async def test_its_cap_counts_all_that_was_done_under_it_and_giving_back_frees_nothing(way: Way) -> None:
    await way.approved(GRANT)
    await way.done(PromotionStart((TOWEL,), yuan("40.00"), 2))
    assert why(await way.ask(PromotionStart((BATH,), yuan("20.01"), 1))) == ["policy-spends", "mandate-lacks-cap"]
    await way.done(PromotionPause((TOWEL,)))
    assert why(await way.ask(PromotionStart((BATH,), yuan("20.01"), 1))) == ["policy-spends", "mandate-lacks-cap"]
    done = await way.done(PromotionStart((BATH,), yuan("20.00"), 1))
    assert done.under is not None
    assert done.under.left(TODAY) == yuan("0.00")
    await way.clock.advance(2 * DAY)
    assert standing(way).left(way.shop().today(way.at())) == yuan("60.00")


async def test_what_the_marketplace_refused_used_nothing_of_the_cap_but_one_time(way: Way) -> None:
    await way.approved(GRANT)
    way.faults.put(Fault(FaultKind.REFUSE))
    failed = await way.done(PromotionStart((TOWEL,), yuan("60.00"), 1))
    assert failed.run.state is RunState.REFUSED
    now = standing(way)
    assert (now.left(TODAY), now.use.times) == (yuan("60.00"), 1)


async def test_an_unclear_outcome_uses_what_it_may_have_spent(way: Way) -> None:
    await way.approved(GRANT)
    way.faults.put(Fault(FaultKind.UNCLEAR_NOT_APPLIED))
    unclear = await way.done(PromotionStart((TOWEL,), yuan("60.00"), 1))
    assert unclear.run.state is RunState.UNKNOWN
    assert standing(way).left(TODAY) == yuan("0.00")


async def test_the_shops_own_caps_hold_under_a_mandate_too(way: Way) -> None:
    await way.approved(replace(GRANT, cap=yuan("1000.00")))
    outcome = await way.ask(PromotionStart((TOWEL,), yuan("300.01"), 1))
    assert why(outcome) == ["policy-over-daily-cap"]
    assert await way.journal() == ()


async def test_its_times_run_out(way: Way) -> None:
    await way.approved(replace(GRANT, uses=1))
    await way.done(START)
    assert why(await way.ask(PromotionStart((BATH,), yuan("1.00"), 1))) == ["policy-spends", "mandate-lacks-uses"]


async def test_its_last_day_is_its_last(way: Way) -> None:
    await way.approved(replace(GRANT, until=TODAY))
    assert live(way) != []
    await way.clock.advance(DAY)
    assert live(way) == []
    assert why(await way.ask(PromotionStart((TOWEL,), yuan("1.00"), 1))) == ["policy-spends"]


async def test_bids_within_a_mandate_rise_without_asking(way: Way) -> None:
    await way.approved(MandateSet(BIDS, (SLIPPERS,), until=TODAY, per_action=yuan("0.60")))
    before = (await way.listing(SLIPPERS)).bid
    assert before is not None
    raised = await way.done(BidSet((SLIPPERS,), yuan("0.60")))
    assert (await way.listing(SLIPPERS)).bid == yuan("0.60")
    assert raised.under is not None
    assert raised.under.left(TODAY) is None
    assert why(await way.ask(BidSet((SLIPPERS,), yuan("0.61")))) == ["policy-raises-bid", "mandate-lacks-bid"]
    assert (await way.listing(SLIPPERS)).bid == yuan("0.60")


async def test_prices_within_a_mandate_change_without_asking_and_never_below_the_floor(way: Way) -> None:
    towel = await way.listing(TOWEL)
    up = towel.price.scaled(Decimal("1.30"))
    assert why(await way.ask(PriceSet((TOWEL,), up))) == ["policy-change-large"]
    await way.approved(MandateSet(PRICES, (TOWEL,), until=TODAY, max_change=Decimal("0.35")))
    await way.done(PriceSet((TOWEL,), up))
    assert (await way.listing(TOWEL)).price == up
    assert towel.floor is not None
    low = await way.ask(PriceSet((TOWEL,), towel.floor - yuan("0.01")))
    assert isinstance(low, Refused)
    assert (await way.listing(TOWEL)).price == up


async def test_only_a_cap_at_a_time_means_no_more_than_that_a_day(way: Way) -> None:
    await way.approved(MandateSet(ADS, (TOWEL, BATH), until=TODAY, per_action=yuan("30.00")))
    await way.done(PromotionStart((TOWEL,), yuan("30.00"), 1))
    assert why(await way.ask(PromotionStart((BATH,), yuan("1.00"), 1))) == ["policy-spends", "mandate-lacks-cap"]


async def test_two_at_once_cannot_both_use_what_is_left(way: Way) -> None:
    await way.approved(replace(GRANT, cap=yuan("30.00")))

    async def start(listing: str) -> Outcome:
        return await way.ask(PromotionStart((listing,), yuan("20.00"), 1))

    outcomes = await asyncio.gather(start(TOWEL), start(BATH))
    assert sorted(type(each).__name__ for each in outcomes) == ["Asked", "Executed"]
    assert (len(await way.journal()), standing(way).left(TODAY)) == (1, yuan("10.00"))


async def test_a_mandate_revoked_while_the_shop_is_looked_at_covers_nothing(way: Way) -> None:
    await way.approved(GRANT)
    mandate = standing(way).mandate
    market = way.now.house.market(way.shop())
    listings = market.listings

    async def revoking(shop: object) -> object:
        with way.now.store.begin() as tx:
            tx.mandates.revoke(SHOP.id, mandate.id, "owner", way.at())
        return await listings(shop)  # type: ignore[arg-type]

    setattr(market, "listings", revoking)  # noqa: B010 - the one read in between
    outcome = await way.ask(START)
    assert why(outcome) == ["policy-spends"]
    assert (await way.journal(), mandates_cited(way)) == ((), [])
