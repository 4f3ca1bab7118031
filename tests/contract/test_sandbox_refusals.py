"""What the simulated marketplace refuses, each with its reason, and that nothing changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.action import (
    Action,
    BidCut,
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
    ShelfChange,
    Spending,
    TenderOfferChange,
    TenderWithdrawChange,
    TextChange,
    TextEdit,
)
from bot.domain.listing import Listing, ListingField, PriceTier, PromotionState
from bot.domain.money import Money
from bot.errors import MarketplaceRefused, MarketplaceUnavailable
from tests.contract.sandbox_bench import SHOP, SLIPPERS, SOCKS, TODAY, TOWEL, Bench, empty_bench, filled_bench


def cny(amount: str) -> Money:
    return Money.of(amount, "CNY")


def tiered(*tiers: tuple[int, str]) -> PriceChange:
    after = tuple(PriceTier(least, cny(price)) for least, price in tiers)
    return PriceChange(SLIPPERS, cny("6.00"), cny("5.90"), (), after)


TITLE = "夏季家居防滑EVA软底拖鞋 男女情侣款"
APRON = "6820120"
"""536 of it are called for until the 15th at 7.39 at most, in the tender Z20260308."""


def titled(before: str, after: str) -> TextChange:
    return TextChange(SLIPPERS, (TextEdit(ListingField.TITLE, before, after),))


REFUSED: list[tuple[Action, str]] = [
    (PriceChange(SLIPPERS, cny("6.00"), cny("0")), "price_not_positive"),
    (PriceChange(SLIPPERS, cny("6.00"), cny("-5.50")), "price_not_positive"),
    (PriceChange(SLIPPERS, cny("6.10"), cny("5.50")), "price_changed"),
    (PriceChange(SOCKS, cny("9.90"), cny("9.50")), "price_changed"),
    (PriceChange(SLIPPERS, cny("6.00"), Money.of("5.50", "USD")), "other_currency"),
    (PriceChange("nothing", cny("6.00"), cny("5.50")), "unknown_listing"),
    (tiered((10, "5.80"), (10, "5.70")), "tiers_not_valid"),
    (tiered((50, "5.80"), (10, "5.70")), "tiers_not_valid"),
    (tiered((1, "5.80")), "tiers_not_valid"),
    (tiered((10, "0.00")), "price_not_positive"),
    (BudgetCut(SLIPPERS, cny("16.00"), cny("10.00")), "budget_changed"),
    (BudgetCut(SLIPPERS, cny("15.00"), cny("15.00")), "budget_not_lower"),
    (BudgetCut(SLIPPERS, cny("15.00"), cny("20.00")), "budget_not_lower"),
    (BudgetCut(SLIPPERS, cny("15.00"), cny("0")), "budget_not_lower"),
    (BudgetCut(TOWEL, cny("0"), cny("0")), "not_promoted"),
    (PromotionOrder(TOWEL, cny("0"), TODAY), "budget_not_positive"),
    (PromotionOrder(TOWEL, cny("20.00"), TODAY - timedelta(days=1)), "promotion_in_the_past"),
    (PromotionOrder(TOWEL, Money.of("20.00", "USD"), TODAY), "other_currency"),
    (PromotionPauseChange("nothing"), "unknown_listing"),
    (BidCut(SLIPPERS, cny("0.46"), cny("0.40")), "bid_changed"),
    (BidCut(SLIPPERS, cny("0.45"), cny("0.45")), "bid_not_lower"),
    (BidCut(SLIPPERS, cny("0.45"), cny("0.46")), "bid_not_lower"),
    (BidCut(SLIPPERS, cny("0.45"), cny("0.00")), "bid_not_positive"),
    (BidRaise(SLIPPERS, cny("0.44"), cny("0.50")), "bid_changed"),
    (BidRaise(SLIPPERS, None, Money.of("0.50", "USD")), "other_currency"),
    (ShelfChange("nothing", False), "unknown_listing"),
    (titled("别的标题", "新标题"), "text_changed"),
    (titled(TITLE, ""), "title_empty"),
    (titled(TITLE, "长" * 31), "title_too_long"),
    (TenderOfferChange(APRON, "Z20260308", cny("7.40"), 1), "price_over_highest"),
    (TenderOfferChange(APRON, "Z20260308", cny("7.39"), 537), "quantity_not_wanted"),
    (TenderOfferChange(APRON, "Z20260308", cny("7.39"), 0), "quantity_not_wanted"),
    (TenderOfferChange(APRON, "Z20260308", cny("0.00"), 1), "price_not_positive"),
    (TenderOfferChange(APRON, "Z20260308", Money.of("7.00", "USD"), 1), "other_currency"),
    (TenderOfferChange(SLIPPERS, "Z20260308", cny("7.00"), 1), "tender_closed"),
    (TenderOfferChange(APRON, "Z20260301", cny("7.00"), 1), "tender_closed"),
    (TenderWithdrawChange(APRON, "Z20260301"), "tender_closed"),
]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = filled_bench(tmp_path, history_days=7)
    yield made
    made.engine.dispose()


async def send(bench: Bench, effect_id: str, action: Action) -> None:
    if isinstance(action, Spending):
        await bench.spend.spend(SHOP, effect_id, action)
    else:
        await bench.writes.apply(SHOP, effect_id, action)


async def listing(bench: Bench, listing_id: str) -> Listing:
    found = await bench.reads.listing(SHOP, listing_id)
    assert found is not None
    return found


@pytest.mark.parametrize(("action", "reason"), REFUSED)
async def test_refused_with_a_reason_and_nothing_changed(bench: Bench, action: Action, reason: str) -> None:
    before = bench.fingerprint()
    with pytest.raises(MarketplaceRefused) as refused:
        await send(bench, "e1", action)
    assert refused.value.reason == reason
    assert bench.fingerprint() == before
    assert await bench.sandbox.accepted(SHOP) == ()


async def test_a_reused_effect_id_is_refused_and_the_journal_keeps_the_first(bench: Bench) -> None:
    first = PriceChange(SLIPPERS, cny("6.00"), cny("5.50"))
    await send(bench, "e1", first)
    before = bench.fingerprint()
    with pytest.raises(MarketplaceRefused) as refused:
        await send(bench, "e1", PriceChange(SLIPPERS, cny("5.50"), cny("5.40")))
    assert refused.value.reason == "effect_id_reused"
    assert bench.fingerprint() == before
    assert [(each.effect_id, each.action, each.received) for each in await bench.sandbox.accepted(SHOP)] == [
        ("e1", first, 1)
    ]


async def test_a_repeated_effect_is_counted_and_done_once(bench: Bench) -> None:
    change = PriceChange(SLIPPERS, cny("6.00"), cny("5.50"))
    for _ in range(3):
        await send(bench, "e1", change)
    assert [(each.effect_id, each.received) for each in await bench.sandbox.accepted(SHOP)] == [("e1", 3)]
    assert (await listing(bench, SLIPPERS)).price == cny("5.50")


async def test_pausing_what_does_not_run_is_accepted_and_changes_nothing(bench: Bench) -> None:
    before = await listing(bench, TOWEL)
    await send(bench, "e1", PromotionPauseChange(TOWEL))
    assert await listing(bench, TOWEL) == before
    assert before.promotion is None


async def test_a_promotion_is_off_after_its_last_day(bench: Bench) -> None:
    await send(bench, "e1", PromotionOrder(TOWEL, cny("20.00"), TODAY))
    assert (await listing(bench, TOWEL)).promoted
    tomorrow = replace(SHOP, clock_offset_days=1)
    found = await bench.reads.listing(tomorrow, TOWEL)
    assert found is not None
    assert found.promotion is not None
    assert found.promotion.state is PromotionState.OFF
    with pytest.raises(MarketplaceRefused) as refused:
        await bench.writes.apply(tomorrow, "e2", BudgetCut(TOWEL, cny("20.00"), cny("10.00")))
    assert refused.value.reason == "not_promoted"
    assert await bench.reads.listing(tomorrow, TOWEL) == found


async def test_a_shop_that_was_never_made_cannot_be_read_or_written(bench: Bench) -> None:
    stranger = replace(SHOP, id="s2")
    with pytest.raises(MarketplaceUnavailable):
        await bench.reads.listings(stranger)
    with pytest.raises(MarketplaceUnavailable):
        await bench.writes.apply(stranger, "e1", PromotionPauseChange(SLIPPERS))
    assert await bench.sandbox.accepted(stranger) == ()


async def test_a_shop_in_another_currency_is_not_made(tmp_path: Path) -> None:
    bench = empty_bench(tmp_path)
    with pytest.raises(MarketplaceRefused):
        await bench.sandbox.create(replace(SHOP, currency="GBP"))
    with pytest.raises(MarketplaceUnavailable):
        await bench.reads.listings(SHOP)
    bench.engine.dispose()
