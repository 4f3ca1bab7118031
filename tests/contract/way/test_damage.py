"""What an undo brings to light: sales at the wrong price, ads under the wrong budget, from the marketplace's own figures."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.damage import Damage
from bot.domain.floor import margin
from bot.domain.operation import BudgetSet, Operation, PriceSet, PromotionPause, PromotionStart
from bot.domain.outcome import Asked, Executed
from bot.domain.preview import from_record
from bot.operations.decide_approval import Answer
from tests.contract.way.bench import CASES, SHOP, SLIPPERS, SOCKS, TOWEL, yuan
from tests.contract.way.program import Office, office


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


async def did(shop: Office, operation: Operation, run_id: str) -> Executed:
    outcome = await shop.app.submit(operation, shop.request("owner", run_id))
    return await agreed(shop, outcome, run_id)


async def agreed(shop: Office, outcome: object, run_id: str) -> Executed:
    if isinstance(outcome, Asked):
        request = shop.request("owner", run_id)
        outcome = (await shop.app.decide(Answer(request.actor, outcome.approval.id, True, request.told))).outcome
    assert isinstance(outcome, Executed), outcome
    return outcome


async def undone(shop: Office, run: Executed) -> Damage | None:
    request = shop.request("owner", f"undo-{run.run.id}")
    (outcome,) = await shop.app.undo(run.run.id, request, shop.app.submit)
    return await shop.app.damage((await agreed(shop, outcome, request.run_id)).run)


async def test_sales_at_the_wrong_price_are_counted_from_the_orders(shop: Office) -> None:
    """Against an adding-up of its own over the orders of the same span; the hour that has begun is not told yet."""
    wrong = await did(shop, PriceSet((SLIPPERS,), yuan("5.20")), "r1")
    start = shop.clock.now()
    await shop.clock.advance(5 * 3600)
    end = shop.clock.now()
    damage = await undone(shop, wrong)
    assert damage is not None
    (told,) = damage.prices
    listing = await shop.app.house.market(SHOP).listing(SHOP, SLIPPERS)
    assert listing is not None
    assert listing.costs is not None
    sold = await shop.app.house.market(SHOP).orders(SHOP, (start, end), [SLIPPERS])
    units = sum(each.units for each in sold.lines)
    assert (told.orders, told.units) == (len({each.order for each in sold.lines}), units)
    assert units > 0
    assert told.difference == yuan("-0.80") * units
    assert told.margin == margin(yuan("5.20"), listing.costs) * units
    assert (told.since, told.until) == (SHOP.local(start), SHOP.local(end))
    assert told.told_until == SHOP.local(end).replace(minute=0)
    assert [each.at >= start and each.at < end for each in sold.lines] == [True] * len(sold.lines)
    for language, words in (("zh-Hans", "比原价少收"), ("en", "less than at the former price")):
        (shown,) = shop.app.wording.render(damage, language)
        assert words in shown.text
        assert str(units) in shown.text


async def test_quantity_prices_count_as_they_were_and_as_they_became(shop: Office) -> None:
    wrong = await did(shop, PriceSet((CASES,), yuan("4.50")), "r1")
    start = shop.clock.now()
    await shop.clock.advance(24 * 3600)
    damage = await undone(shop, wrong)
    assert damage is not None
    (told,) = damage.prices
    rows = [row for row in from_record(wrong.run.preview).rows if row.field.value in ("price", "tier")]
    sold = await shop.app.house.market(SHOP).orders(SHOP, (start, shop.clock.now()), [CASES])
    expected = yuan("0.00")
    for line in sold.lines:
        step = [row for row in rows if line.units >= max(row.quantity, 1)][-1]
        assert step.after is not None
        assert step.before is not None
        expected = expected + (step.after - step.before) * line.units
    assert told.difference == expected
    assert expected.minor > 0
    assert any(line.units >= 20 for line in sold.lines)


async def test_an_undo_at_once_says_nothing_and_one_within_the_hour_what_it_cannot_see(shop: Office) -> None:
    wrong = await did(shop, PriceSet((SLIPPERS,), yuan("5.20")), "r1")
    await shop.clock.advance(60)
    assert await undone(shop, wrong) is None
    wrong = await did(shop, PriceSet((SLIPPERS,), yuan("5.20")), "r2")
    await shop.clock.advance(1200)
    damage = await undone(shop, wrong)
    assert damage is not None
    (told,) = damage.prices
    assert (told.units, told.told_until < told.since) == (0, True)
    assert "看不到" in shop.app.wording.render(damage, "zh-Hans")[0].text


async def test_ads_under_a_wrong_budget_are_told_by_the_day_with_what_is_unsure(shop: Office) -> None:
    start = shop.clock.now()
    wrong = await did(shop, BudgetSet((SOCKS,), yuan("60.00")), "r1")
    await shop.clock.advance(30 * 3600)
    damage = await undone(shop, wrong)
    assert damage is not None
    (told,) = damage.ads
    first = SHOP.today(start)
    spent = [
        (await shop.app.house.market(SHOP).ad_spend(SHOP, day)).get(SOCKS, 0)
        for day in (first, first + timedelta(days=1))
    ]
    assert (told.first, told.spent.minor, told.unsure.minor) == (first, sum(spent), spent[0])
    assert spent[0] > 0
    assert "分不开" in shop.app.wording.render(damage, "zh-Hans")[0].text


async def test_all_that_a_promotion_of_ours_cost_is_ours(shop: Office) -> None:
    wrong = await did(shop, PromotionStart((TOWEL,), yuan("30.00"), 3), "r1")
    await shop.clock.advance(26 * 3600)
    damage = await undone(shop, wrong)
    assert damage is not None
    (told,) = damage.ads
    assert told.spent.minor > 0
    assert told.unsure.minor == 0


async def test_what_costs_nothing_has_no_damage(shop: Office) -> None:
    paused = await did(shop, PromotionPause((SOCKS,)), "r1")
    await shop.clock.advance(7200)
    assert await undone(shop, paused) is None
    assert await shop.app.damage(paused.run) is None
