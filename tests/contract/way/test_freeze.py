"""A frozen shop: stopped, and nobody in, no role, no setting, no cap; over a restart, until the right person lets go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.chat import Incoming
from bot.domain.operation import (
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceSet,
    PromotionPause,
    PromotionStart,
    StopLift,
)
from bot.domain.outcome import Asked, Executed, Invited, Said
from bot.domain.people import Actor, Membership, Person, Role
from bot.domain.preferences import Loudness, LoudnessSet, NameLearn, QuietHoursSet, ReportTimeSet, Topic
from bot.errors import NotAllowed, ShopFrozen
from bot.operations.freeze_shop import FreezeShop
from bot.operations.keep_people import KeepPeople, Newcomer
from tests.contract.sandbox_bench import START
from tests.contract.way.bench import SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan

PROMOTE = PromotionStart((TOWEL,), yuan("20.00"), 3)


@pytest.fixture
def owners(way: Way) -> Way:
    """Two more owners of the shop."""
    with way.now.store.begin() as tx:
        for name in ("partner", "third"):
            tx.people.save(Person(name, "web", name, name.title(), "zh-Hans", name, SHOP.id))
            tx.people.bind(Membership(SHOP.id, name, Role.OWNER))
    return way


async def frozen(way: Way, person: str = "owner") -> None:
    FreezeShop(way.now.house)(way.request(person))
    await way.stop(person)


def lifted(way: Way, actor: Actor) -> str:
    with way.now.store.begin() as tx:
        said = FreezeShop(way.now.house).lift(tx, actor, SHOP.id)
    assert isinstance(said, Said)
    return said.key


def stranger(token: str) -> Newcomer:
    return Newcomer(Incoming("web", "u1", "new", "new", START, text=f"/start {token}"), "zh-Hans")


def invited(way: Way, role: Role = Role.OPERATOR) -> Invited:
    owner, shop = way.actor("owner"), way.shop()
    with way.now.store.begin() as tx:
        return KeepPeople(way.now.house).invite(tx, owner, shop, role)


async def test_frozen_is_stopped_at_once_and_open_invites_and_cards_are_void(owners: Way) -> None:
    way = owners
    invite, card = invited(way), await way.card(PROMOTE)
    FreezeShop(way.now.house)(way.request("owner"))
    assert (way.shop().frozen_at, way.shop().stopped_at) == (way.at(), way.at())
    assert way.shop().frozen_by == "owner"
    await way.stop("owner")
    assert (await way.press(card)).toast != "toast-approved"
    with way.now.store.begin() as tx:
        assert KeepPeople(way.now.house).join(tx, stranger(invite.token), invite.token) == Said("invite-bad")
        assert {each.person_id for each in tx.people.members(SHOP.id)} == {
            "owner",
            "operator",
            "viewer",
            "partner",
            "third",
        }
    running = await way.now.house.market(SHOP).listings(way.shop())
    assert [each.id for each in running if each.promoted] == []
    assert "frozen" in [line.step.kind for line in way.log()]


async def test_an_invite_of_another_shop_stays_open(way: Way) -> None:
    with way.now.store.begin() as tx:
        other = tx.shops.get("s2")
        assert other is not None
        neighbour = Actor("neighbour", "s2", Role.OWNER, "neighbour")
        invite = KeepPeople(way.now.house).invite(tx, neighbour, other, Role.VIEWER)
    await frozen(way)
    with way.now.store.begin() as tx:
        assert KeepPeople(way.now.house).join(tx, stranger(invite.token), invite.token).key == "joined-shop"


@pytest.mark.parametrize(
    "operation",
    [
        LimitSet(yuan("100.00")), LimitSet(yuan("900.00")), FloorSet((SLIPPERS,), yuan("5.50")), CostSet((SLIPPERS,), yuan("3.00")),
        ReportTimeSet(time(8)), LoudnessSet(Topic.REMINDER, Loudness.OFF), QuietHoursSet(time(22), time(7)),
        NameLearn((SLIPPERS,), "蓝的"), StopLift(),
    ],
)  # fmt: skip
async def test_no_setting_changes_while_frozen(way: Way, operation: Operation) -> None:
    """Neither at once nor by the card of an owner."""
    await frozen(way)
    before = (way.shop(), way.runs(), way.log())
    try:
        outcome = await way.ask(operation)
    except ShopFrozen:
        assert (way.shop(), way.runs(), way.log()) == before
        return
    assert isinstance(outcome, Asked)
    with pytest.raises(ShopFrozen):
        await way.press(outcome.approval)
    assert way.shop() == before[0]
    with way.now.store.begin() as tx:
        assert (tx.shops.knowledge(SHOP.id), tx.shops.words(SHOP.id)) == ({}, ())


async def test_frozen_between_the_card_and_its_yes(way: Way) -> None:
    """A cap that is to be raised waits on its card; the freeze voids it."""
    card = await way.card(LimitSet(yuan("900.00")))
    await frozen(way)
    assert (await way.press(card)).toast == "toast-already"
    assert way.shop().limits.daily_spend == yuan("300.00")


async def test_nobody_invites_while_frozen_not_even_an_admin(way: Way) -> None:
    await frozen(way)
    admin, shop = Actor("root", SHOP.id, None, "Root", is_admin=True), way.shop()
    for actor in (way.actor("owner"), admin):
        with pytest.raises(ShopFrozen), way.now.store.begin() as tx:
            KeepPeople(way.now.house).invite(tx, actor, shop, Role.OWNER)
    assert [line.step.kind for line in way.log()].count("invited") == 0


async def test_nothing_goes_out_while_frozen_but_pauses(way: Way) -> None:
    await frozen(way)
    journal = await way.journal()
    assert type(await way.ask(PriceSet((SLIPPERS,), yuan("5.50")))).__name__ == "Refused"
    assert await way.journal() == journal
    await way.start_by_hand(SOCKS, "12.00", 2)
    paused = await way.done(PromotionPause((SOCKS,)))
    assert isinstance(paused, Executed)


LIFTERS: tuple[tuple[str, Callable[[Way], Actor], str], ...] = (
    ("who froze it", lambda way: way.actor("owner"), "freeze-another-owner"),
    ("who acted last before", lambda way: way.actor("partner"), "freeze-another-owner"),
    ("another owner", lambda way: way.actor("third"), "freeze-lifted"),
    ("an admin", lambda way: Actor("root", SHOP.id, None, "Root", is_admin=True), "freeze-lifted"),
    ("an admin who froze it", lambda way: replace(way.actor("owner"), is_admin=True), "freeze-lifted"),
)


@pytest.mark.parametrize(("who", "actor", "said"), LIFTERS, ids=[each[0] for each in LIFTERS])
async def test_who_lets_go(owners: Way, who: str, actor: Callable[[Way], Actor], said: str) -> None:
    """The partner's phone was stolen and a cap raised with it; the owner froze the shop."""
    way = owners
    await way.approved(LimitSet(yuan("900.00")), "partner")
    await way.clock.advance(60)
    await frozen(way)
    way.restart()
    assert lifted(way, actor(way)) == said
    assert (way.shop().frozen_at is None) == (said == "freeze-lifted")
    assert way.shop().stopped_at is not None


@pytest.mark.parametrize("person", ["operator", "viewer", "stranger", "neighbour"])
async def test_others_neither_freeze_nor_let_go(way: Way, person: str) -> None:
    with pytest.raises(NotAllowed):
        FreezeShop(way.now.house)(way.request(person))
    assert (way.shop().frozen_at, way.shop().stopped_at) == (None, None)
    await frozen(way)
    with pytest.raises(NotAllowed):
        lifted(way, way.actor(person))
    assert way.shop().frozen_at is not None


async def test_freezing_again_makes_nobody_else_the_one_who_froze(owners: Way) -> None:
    way = owners
    await frozen(way)
    first = way.shop()
    await way.clock.advance(60)
    await frozen(way, "third")
    assert way.shop() == first
    assert lifted(way, way.actor("third")) == "freeze-lifted"
    assert lifted(way, way.actor("third")) == "freeze-none"


async def test_after_letting_go_an_owner_lets_work_go_on(owners: Way) -> None:
    way = owners
    await frozen(way)
    await way.clock.advance(timedelta(days=2).total_seconds())
    assert lifted(way, way.actor("third")) == "freeze-lifted"
    await way.approved(StopLift())
    await way.clock.advance(1800)
    assert isinstance(await way.done(PriceSet((SLIPPERS,), yuan("5.50"))), Executed)
    assert invited(way).role is Role.OPERATOR
