"""The practice shop: made for a newcomer, and its clock moved on by request, so that the next morning can be seen at once."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.money import Money
from bot.domain.outcome import Said
from bot.domain.people import Actor, Permission
from bot.domain.shop import Limits, Shop
from bot.errors import NotAllowed
from bot.operations.way.house import House
from bot.ports.marketplace import Simulated

DAILY_CAP = "300"
MONTHLY_CAP = "6000"


class Practice:
    """`await open_shop(name)` and `await tomorrow(actor)`."""

    def __init__(self, house: House, world: Simulated) -> None:
        self._house = house
        self._world = world

    async def open_shop(self, name: str, timezone: str, language: str) -> Shop:
        """A new sandbox shop in CNY with caps already set, filled with listings and sixty days of history."""
        limits = Limits(Money.of(DAILY_CAP, "CNY"), Money.of(MONTHLY_CAP, "CNY"))
        shop = Shop(self._house.ids.token(), name, "sandbox", "CNY", timezone, language, limits=limits)
        await self._world.create(shop)
        with self._house.store.begin() as tx:
            tx.shops.save(shop)
        return shop

    async def tomorrow(self, actor: Actor) -> tuple[Shop, Said]:
        """Move a sandbox's clock by a day. Other shops have the real clock, which nobody moves."""
        shop = self._house.shop(actor.shop_id)
        if not shop.sandbox:
            return shop, Said("tomorrow-only-sandbox")
        if not actor.may(Permission.CHANGE):
            raise NotAllowed
        moved = replace(shop, clock_offset_days=shop.clock_offset_days + 1)
        today = moved.today(self._house.clock.now())
        await self._world.advance(moved, today)
        with self._house.store.begin() as tx:
            tx.shops.save(moved)
        return moved, Said("tomorrow-done", (("day", today), ("yesterday", today - timedelta(days=1))))
