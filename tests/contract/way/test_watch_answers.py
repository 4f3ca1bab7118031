"""What may be done about a change without us: put back, left, or neither any more; by whom, and how loudly it is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.domain.action import (
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
)
from bot.domain.effect import RunState
from bot.domain.operation import StopLift
from bot.domain.outcome import Asked, Executed, Refused, Said
from bot.domain.people import Actor, Role
from bot.domain.preferences import Loudness, Preferences, Topic
from bot.domain.watched import DriftState, Facet, Origin
from bot.errors import NotAllowed
from bot.marketplaces.sandbox.platform import Platform
from tests.contract.way.bench import SHOP, SLIPPERS, SOCKS, yuan
from tests.contract.way.program import Office, office
from tests.contract.way.watching import CUT, STAFF, actor, drifts, look, meddle, price, received, restored


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


async def test_putting_back_goes_the_ordinary_way_and_can_be_taken_back(shop: Office) -> None:
    await look(shop)
    await meddle(shop, PriceChange(SLIPPERS, yuan("6.00"), yuan("5.20")))
    (told,) = await look(shop)
    (outcome,) = await restored(shop, told)
    assert isinstance(outcome, Executed)
    assert (outcome.run.state, await price(shop)) == (RunState.DONE, "6.00")
    assert outcome.undo is not None
    assert drifts(shop) == [DriftState.RESTORED]
    assert await look(shop) == []
    assert shop.app.drift.restoring(actor("owner"), (told.lines[0].drift.id,)) == ()


async def test_a_former_price_below_the_floor_is_not_put_back(shop: Office) -> None:
    """What is now keeps nothing from being noticed; policy decides about going back."""
    await meddle(shop, CUT)
    await look(shop)
    await meddle(shop, PriceChange(SLIPPERS, yuan("5.00"), yuan("5.60")))
    (told,) = await look(shop)
    (outcome,) = await restored(shop, told)
    assert isinstance(outcome, Refused)
    assert [each.key for each in outcome.reasons] == ["policy-below-floor"]
    assert (await price(shop), await received(shop)) == ("5.60", [])


async def test_accepting_is_logged_and_makes_it_what_is_expected(shop: Office) -> None:
    await look(shop)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    ids = (told.lines[0].drift.id,)
    with shop.program.store.begin() as tx:
        assert shop.app.drift.accept(tx, actor("operator"), ids) == Said("drift-accepted", (("count", 1),))
        assert shop.app.drift.accept(tx, actor("owner"), ids) == Said("drift-over")
        known = tx.watched.expected(SHOP.id)[SLIPPERS, Facet.PRICE]
        logged = [line.step for line in tx.worklog.chain(SHOP.id)]
    assert (known.standing.amount, known.origin, known.by) == (yuan("5.00"), Origin.ACCEPTED, "operator")
    assert [(each.kind, each.actor) for each in logged] == [("drifted", ""), ("drift-accepted", "operator")]
    assert await look(shop) == []
    assert await received(shop) == []


@pytest.mark.parametrize("person", ["viewer", "stranger"])
async def test_whoever_may_not_change_the_shop_answers_nothing(shop: Office, person: str) -> None:
    await look(shop)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    ids = (told.lines[0].drift.id,)
    with pytest.raises(NotAllowed):
        shop.app.drift.restoring(actor(person), ids)
    with shop.program.store.begin() as tx, pytest.raises(NotAllowed):
        shop.app.drift.accept(tx, actor(person), ids)
    assert (drifts(shop), await received(shop)) == ([DriftState.OPEN], [])


async def test_nobody_answers_for_another_shop(shop: Office) -> None:
    await look(shop)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    neighbour = Actor("neighbour", "s2", Role.OWNER, "neighbour")
    ids = (told.lines[0].drift.id,)
    assert shop.app.drift.restoring(neighbour, ids) == ()
    with shop.program.store.begin() as tx:
        assert shop.app.drift.accept(tx, neighbour, ids) == Said("drift-over")
    assert drifts(shop) == [DriftState.OPEN]


async def test_another_change_is_another_message_and_going_back_is_none(shop: Office) -> None:
    await look(shop)
    await meddle(shop, CUT)
    (first,) = await look(shop)
    await meddle(shop, PriceChange(SLIPPERS, yuan("5.00"), yuan("4.50")))
    (second,) = await look(shop)
    assert second.lines[0].drift.before.amount == yuan("6.00")
    assert second.lines[0].drift.earliest == first.lines[0].drift.noticed_at
    await meddle(shop, PriceChange(SLIPPERS, yuan("4.50"), yuan("6.00")))
    assert await look(shop) == []
    assert drifts(shop) == [DriftState.REPLACED, DriftState.GONE]


async def test_two_overturned_restores_raise_an_alarm_instead_of_a_third(shop: Office) -> None:
    await look(shop)
    for number in range(2):
        await meddle(shop, CUT)
        (told,) = await look(shop)
        assert not told.lines[0].drift.contested
        assert [each.key for each in told.taps] == ["drift-restore-it", "drift-accept-it"]
        await restored(shop, told, run_id=f"r{number}")
        assert await price(shop) == "6.00"
        await shop.clock.advance(3600)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    assert told.lines[0].drift.contested
    assert [each.key for each in told.taps] == ["drift-unpublish", "drift-accept-it"]
    before = await received(shop)
    assert await restored(shop, told, run_id="r9") == []
    assert (await price(shop), await received(shop)) == ("5.00", before)
    await meddle(shop, PriceChange(SLIPPERS, yuan("5.00"), yuan("4.90")))
    (again,) = await look(shop)
    assert again.lines[0].drift.contested


async def test_a_change_days_after_the_restore_is_no_war(shop: Office) -> None:
    await look(shop)
    for number in range(4):
        await meddle(shop, CUT)
        (told,) = await look(shop)
        assert not told.lines[0].drift.contested
        await restored(shop, told, run_id=f"r{number}")
        await shop.clock.advance(25 * 3600)
        await look(shop)


async def test_many_changes_are_one_message_with_a_few_buttons(shop: Office) -> None:
    await look(shop)
    listings = await shop.app.house.market(SHOP).listings(SHOP)
    many = [each for each in listings if each.floor is not None][:12]
    for place, each in enumerate(many):
        to = each.floor - yuan("0.01") if place < 5 and each.floor else each.price + yuan("0.10")
        await Platform(shop.program.sandbox).change(SHOP, PriceChange(each.id, each.price, to, each.tiers, each.tiers))
    (told,) = await look(shop)
    assert len(told.lines) == 12
    assert [each.below for each in told.lines][:5] == [True] * 5
    assert [each.key for each in told.taps][-2:] == ["drift-restore-all", "drift-accept-all"]
    assert len(told.taps) == 3
    (shown,) = shop.app.wording.render(told, "zh-Hans")
    assert "还有 4 处" in shown.text
    assert len(shown.text) < 2500
    (card,) = await restored(shop, replace(told, lines=told.lines[:5]))
    assert isinstance(card, Asked)


async def test_alarms_come_whatever_somebody_keeps_quiet(shop: Office) -> None:
    quiet = Preferences(tuple((topic, Loudness.OFF) for topic in Topic))
    with shop.program.store.begin() as tx:
        for person in STAFF:
            tx.preferences.save(SHOP.id, person, quiet)
    await look(shop)
    await meddle(shop, CUT)
    (told,) = await look(shop)
    assert shop.written("owner") == shop.written("operator") == 1
    for language in ("zh-Hans", "en"):
        (shown,) = shop.app.wording.render(told, language)
        assert not shown.silent
        assert "5.00" in shown.text
        assert "6.00" in shown.text


async def test_while_stopped_watching_goes_on(shop: Office) -> None:
    await look(shop)
    await shop.app.stop(shop.request("owner", "r1"), shop.app.submit)
    assert await look(shop) == []
    await meddle(shop, PromotionOrder(SOCKS, yuan("12.00"), date(2026, 3, 20)))
    (told,) = await look(shop)
    (outcome,) = await restored(shop, told)
    assert isinstance(outcome, Executed)
    assert isinstance((await received(shop))[-1], PromotionPauseChange)
    assert isinstance(await shop.app.submit(StopLift(), shop.request("owner", "r2")), Asked)
