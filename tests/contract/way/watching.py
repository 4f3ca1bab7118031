"""A shop that others change behind our back, and what the next look at it tells."""

from dataclasses import replace

from bot.domain.action import (
    PriceChange,
)
from bot.domain.drifting import Drifted
from bot.domain.effect import Action
from bot.domain.outcome import Outcome
from bot.domain.people import Actor, Role
from bot.domain.watched import DriftState, Facet
from bot.marketplaces.sandbox.platform import Platform
from jobs.watch_shops import watch_shops
from tests.contract.way.bench import SHOP, SLIPPERS, yuan
from tests.contract.way.program import Office

CUT = PriceChange(SLIPPERS, yuan("6.00"), yuan("5.00"))
STAFF = ("owner", "operator")


async def look(shop: Office, minutes: int = 1) -> list[Drifted]:
    """What the next look tells the owner."""
    await shop.clock.advance(60 * minutes)
    before = len(shop.told)
    await watch_shops(shop.app)
    told = [(who, each) for who, each in shop.told[before:] if isinstance(each, Drifted)]
    assert {who for who, _ in told} in (set(), set(STAFF))
    return [each for who, each in told if who == "owner"]


async def meddle(shop: Office, *actions: Action) -> None:
    await shop.clock.advance(60)
    for each in actions:
        await Platform(shop.program.sandbox).change(SHOP, each)


def drifts(shop: Office, listing: str = SLIPPERS, facet: Facet = Facet.PRICE) -> list[DriftState]:
    with shop.program.store.begin() as tx:
        return [each.state for each in tx.watched.history(SHOP.id, listing, facet, 20)][::-1]


async def received(shop: Office) -> list[Action]:
    return [each.action for each in await shop.program.sandbox.accepted(SHOP)]


def actor(person: str) -> Actor:
    return Actor(
        person, SHOP.id, {"owner": Role.OWNER, "operator": Role.OPERATOR, "viewer": Role.VIEWER}.get(person), person
    )


async def restored(shop: Office, told: Drifted, person: str = "owner", run_id: str = "r") -> list[Outcome]:
    """As the button does it."""
    operations = shop.app.drift.restoring(actor(person), tuple(each.drift.id for each in told.lines))
    request = shop.request(person, run_id)
    return [
        await shop.app.submit(each, replace(request, run_id=f"{run_id}{place}", origin="offer"))
        for place, each in enumerate(operations)
    ]


async def price(shop: Office, listing: str = SLIPPERS) -> str:
    found = await shop.app.house.market(SHOP).listing(SHOP, listing)
    assert found is not None
    return str(found.price.amount)
