"""The simulated marketplace itself: makes shops, lets their time pass, and shows what a test or a rehearsal wants to see."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from bot.domain.effect import Action, action_from_json
from bot.domain.shop import Shop
from bot.errors import MarketplaceRefused, MarketplaceUnavailable
from bot.marketplaces.sandbox import book, tables
from bot.marketplaces.sandbox.catalog import CURRENCY, catalog
from bot.marketplaces.sandbox.faults import Faults
from bot.marketplaces.sandbox.following import follow, strikes
from bot.marketplaces.sandbox.market import World
from bot.marketplaces.sandbox.terms import HOUR, beginning, moment_of
from bot.ports.machine import Clock
from bot.storage.engine import begin

SEED = "xiaoer"
HISTORY_DAYS = 60


@dataclass(frozen=True, slots=True)
class Accepted:
    """A write the marketplace accepted. `received`: how often it came; every time after the first did nothing more."""

    effect_id: str
    action: Action
    received: int


class Sandbox:
    """Simulated shops on one database. `seed` names the world a new shop is born into; `faults` strike whoever calls.

    `following`: the platform lowers a price to the cheapest rival's now and then, unasked. Set it before time passes.
    """

    def __init__(self, engine: Engine, clock: Clock, faults: Faults | None = None, seed: str = SEED) -> None:
        self.engine = engine
        self.clock = clock
        self.faults = faults or Faults()
        self._seed = seed
        self.following = False

    async def create(self, shop: Shop, history_days: int = HISTORY_DAYS) -> None:
        """Makes the shop with its past, up to now. Does nothing when it exists.

        Raises MarketplaceRefused for a shop whose currency is not the one the goods are priced in.
        """
        if shop.currency != CURRENCY:
            raise MarketplaceRefused("currency_not_sold_in")
        today = shop.today(self.clock.now())
        opened = today - timedelta(days=history_days)
        with begin(self.engine) as connection:
            if _row(connection, shop.id) is None:
                _open(connection, World(self._seed, shop.id, opened), today)
                book.simulate(connection, world_of(connection, shop), self._over(shop))

    async def advance(self, shop: Shop, to_day: date) -> None:
        """Lets the shop's time pass up to the beginning of `to_day`. Does nothing when it is that late already."""
        with begin(self.engine) as connection:
            self._pass(connection, shop, beginning(to_day))

    @contextmanager
    def up_to_now(self, shop: Shop) -> Iterator[Connection]:
        """A transaction in which every hour that is over has happened. Raises MarketplaceUnavailable for an unknown shop."""
        with begin(self.engine) as connection:
            self.catch_up(connection, shop)
            yield connection

    def catch_up(self, connection: Connection, shop: Shop) -> None:
        """Runs the hours that are over on the shop's clock. The hour that has begun is told when it is over."""
        over = self._over(shop)
        if simulated_until(connection, shop) < over:
            self._pass(connection, shop, over)

    def _over(self, shop: Shop) -> int:
        """The moment up to which whole hours are over on the shop's clock."""
        return moment_of(shop.local(self.clock.now())) // HOUR * HOUR

    def _pass(self, connection: Connection, shop: Shop, until: int) -> None:
        world, start = world_of(connection, shop), simulated_until(connection, shop)
        for moment in strikes(world, start, until) if self.following else ():
            book.simulate(connection, world, moment)
            follow(connection, world, moment)
        book.simulate(connection, world, until)

    async def accepted(self, shop: Shop) -> tuple[Accepted, ...]:
        """The journal: every write that was accepted, in order."""
        row = tables.effects.c
        with begin(self.engine) as connection:
            query = select(tables.effects).where(row.shop_id == shop.id).order_by(row.number)
            found = connection.execute(query).all()
        return tuple(Accepted(each.effect_id, action_from_json(each.action), each.received) for each in found)


def _open(connection: Connection, world: World, today: date) -> None:
    connection.execute(
        insert(tables.shops).values(
            shop_id=world.shop_id, seed=world.seed, currency=CURRENCY, opened=world.opened,
            simulated_until=beginning(world.opened),
        )
    )  # fmt: skip
    for product in catalog():
        for number, terms in enumerate(product.first_terms(world.opened, today), 1):
            book.add_terms(connection, (world.shop_id, product.id, number), terms)
    rows = [
        {"shop_id": world.shop_id, "variant_id": variant.id, "units": variant.stock}
        for product in catalog()
        for variant in product.variants
    ]
    connection.execute(insert(tables.stock), rows)


def _row(connection: Connection, shop_id: str) -> Any:
    return connection.execute(select(tables.shops).where(tables.shops.c.shop_id == shop_id)).first()


def world_of(connection: Connection, shop: Shop) -> World:
    """The world a shop lives in. Raises MarketplaceUnavailable when there is no such shop."""
    row = _row(connection, shop.id)
    if row is None:
        raise MarketplaceUnavailable(values={"shop": shop.id})
    return World(row.seed, row.shop_id, row.opened)


def simulated_until(connection: Connection, shop: Shop) -> int:
    """The moment before which everything has happened. Raises MarketplaceUnavailable when there is no such shop."""
    row = _row(connection, shop.id)
    if row is None:
        raise MarketplaceUnavailable(values={"shop": shop.id})
    return int(row.simulated_until)


def hold(connection: Connection, shop: Shop) -> None:
    """Keeps other transactions from this shop until ours ends, so that two copies of one write meet here one by one."""
    row = tables.shops.c
    connection.execute(select(row.shop_id).where(row.shop_id == shop.id).with_for_update())
