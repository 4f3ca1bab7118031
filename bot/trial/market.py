"""A marketplace that outlives the program: what it was asked, what it did, and everything that may go wrong on the way there and back."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from bot.domain.action import Action, Spending, Write
from bot.domain.figures import AdFigures, Figures, ListingFigures, Sold, Totals
from bot.domain.listing import Listing
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.errors import MarketplaceRefused, MarketplaceUnavailable, MarketplaceUnclear
from bot.ports.marketplace import Capabilities, EffectSeen, Repeatable
from bot.trial.cast import ALIASES, Cast
from bot.trial.goods import CHANGES, Good, stands, yuan
from bot.trial.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One write as it left the program, at the world's time `at`."""

    shop: str
    effect: str
    action: Action
    at: float


class Fate(StrEnum):
    """LOST: done, and the answer never comes back. SILENT: done, and the answer comes when nobody waits any more. LATE: it lands after
    the program has given it up. GONE: it never lands, and nobody says so. REFUSED, AWAY: it certainly was not done.
    """

    WELL = "well"
    LOST = "lost"
    SILENT = "silent"
    LATE = "late"
    GONE = "gone"
    REFUSED = "refused"
    AWAY = "away"


FATES = (
    (Fate.WELL, 700), (Fate.LOST, 60), (Fate.SILENT, 50), (Fate.LATE, 80), (Fate.GONE, 40), (Fate.REFUSED, 35), (Fate.AWAY, 35),
)  # fmt: skip
LATEST = 180.0
"""Seconds after which nothing lands any more."""


class Witness(Protocol):
    """Whoever holds the program against what the marketplace sees."""

    def called(self, call: Call) -> None: ...
    def done(self, call: Call) -> None: ...


class Market:
    """All three sides, for all shops. `done` lists what was really done, in order; a repeated key is treated as the kind says."""

    def __init__(self, world: World, cast: Cast) -> None:
        self._world = world
        self.shops = cast.shops
        self._goods = {
            shop.id: [Good(f"{shop.id}-{number}", alias) for number, alias in enumerate(ALIASES, 1)]
            for shop in cast.shops
        }
        self._answers: dict[str, str] = {}
        self._peaks: dict[tuple[str, date], dict[str, int]] = {}
        self.done: list[Call] = []
        self.witness: Witness | None = None

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(writes=True, promotes=True)

    def repeats(self, action: Write | Spending) -> Repeatable:
        return self._world.kind

    async def orders(self, shop: Shop, span: tuple[datetime, datetime], listing_ids: Sequence[str]) -> Sold:
        """None by the moment: what sold is not what is looked at here."""
        await self._reads()
        return Sold((), span[0])

    async def listings(self, shop: Shop) -> tuple[Listing, ...]:
        await self._reads()
        today = shop.today(self._world.utc)
        return tuple(each.shown(today) for each in self._goods[shop.id])

    async def listing(self, shop: Shop, listing_id: str) -> Listing | None:
        return next((each for each in await self.listings(shop) if each.id == listing_id), None)

    async def figures(self, shop: Shop, first: date, last: date) -> Figures:
        """The same every day: what sold is not what is looked at here."""
        await self._reads()
        days = (last - first).days + 1
        sales = Decimal(90 * days)
        sold = tuple(
            ListingFigures(each.id, each.alias, 10 * days, sales, goods_cost=Decimal(20 * days))
            for each in self._goods[shop.id]
        )
        totals = Totals(sales=sales * len(sold), net=sales * len(sold), orders=days, units=10 * days * len(sold))
        return Figures(first, last, shop.currency, totals, sold, AdFigures(yuan(0), 0, 0, 0))

    async def days(self, shop: Shop) -> tuple[date, date] | None:
        await self._reads()
        today = shop.today(self._world.utc)
        return today - timedelta(days=60), today

    async def daily_units(self, shop: Shop, listing_ids: Sequence[str], until: date) -> dict[str, int]:
        await self._reads()
        return dict.fromkeys(listing_ids, 10)

    async def ad_spend(self, shop: Shop, day: date) -> dict[str, int]:
        await self._reads()
        return {each.id: spent for each in self._goods[shop.id] if (spent := each.spent(day))}

    async def tenders(self, shop: Shop) -> tuple[Tender, ...]:
        return ()

    async def seen(self, shop: Shop, effect_id: str, action: Write | Spending) -> EffectSeen:
        """A blind one shows only that things are as they were to be, never that nothing was done."""
        await self._reads()
        done = any(each.effect == effect_id for each in self.done)
        if self._world.kind is not Repeatable.BLIND:
            return EffectSeen.DONE if done else EffectSeen.NOT_DONE
        seen = done and stands(self._good(shop.id, action.listing), action)
        return EffectSeen.DONE if seen else EffectSeen.CANNOT_TELL

    def exposed(self, shop: Shop) -> int:
        """Minor units that the promotions of a shop may cost today: the largest budget each had since the day began."""
        return sum(self._peaks.get((shop.id, shop.today(self._world.utc)), {}).values())

    def _count_budgets(self, shop: Shop) -> None:
        today = shop.today(self._world.utc)
        peaks = self._peaks.setdefault((shop.id, today), {})
        for good in self._goods[shop.id]:
            if good.running(today):
                peaks[good.id] = max(peaks.get(good.id, 0), good.budget)

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None:
        await self._send(Call(shop.id, effect_id, action, self._world.now))

    async def spend(self, shop: Shop, effect_id: str, action: Spending) -> None:
        await self._send(Call(shop.id, effect_id, action, self._world.now))

    async def _reads(self) -> None:
        world = self._world
        world.counts["points"] += 1
        await asyncio.sleep(25.0 if world.chance(10) else world.seconds(0.0, 0.2))
        if world.chance(25):
            raise MarketplaceUnavailable

    async def _send(self, call: Call) -> None:
        """The request goes its own way from here on, whatever becomes of whoever waits for the answer."""
        world = self._world
        world.stir()
        world.counts["points"] += 1
        fate = self._fate(call)
        world.note(f"calls {call.effect} {type(call.action).__name__} {fate}")
        if self.witness is not None:
            self.witness.called(call)
        there, back = world.seconds(0.0, 1.5), world.seconds(0.0, 1.5)
        if fate is Fate.AWAY:
            await asyncio.sleep(there)
            raise MarketplaceUnavailable
        if fate is Fate.REFUSED:
            await asyncio.sleep(there + back)
            raise MarketplaceRefused("refused_at_will")
        if fate is Fate.LATE:
            there = world.seconds(20.0, LATEST)
        box: list[str] = []
        if fate is not Fate.GONE:
            world.after(there, lambda: self._land(call, box))
        await self._answered(fate, there + back)
        if box[0]:
            raise MarketplaceRefused(box[0])

    async def _answered(self, fate: Fate, seconds: float) -> None:
        if fate is Fate.WELL:
            await asyncio.sleep(seconds)
            return
        quick = self._world.fate.below(2) == 0
        await asyncio.sleep(self._world.seconds(0.5, 4.0) if quick and fate is not Fate.SILENT else 60.0)
        raise MarketplaceUnclear

    def _fate(self, call: Call) -> Fate:
        """A key that was heard before is often refused: that says nothing about the first time."""
        if not self._world.faults:
            return Fate.WELL
        if call.effect in self._answers and self._world.chance(300):
            return Fate.REFUSED
        return FATES[self._world.fate.pick([weight for _, weight in FATES])][0]

    def _land(self, call: Call, box: list[str]) -> None:
        """The marketplace works a request off. One that repeats keys does nothing the second time."""
        world = self._world
        world.stir()
        if world.kind is Repeatable.IDEMPOTENT and call.effect in self._answers:
            box.append(self._answers[call.effect])
            return
        shop = next(each for each in self.shops if each.id == call.shop)
        self._count_budgets(shop)
        reason = CHANGES[type(call.action)](
            self._good(call.shop, call.action.listing), call.action, shop.today(world.utc)
        )
        self._count_budgets(shop)
        self._answers[call.effect] = reason
        box.append(reason)
        world.note(f"lands {call.effect} {reason}")
        if not reason:
            self.done.append(call)
            world.counts["effects"] += 1
            if self.witness is not None:
                self.witness.done(call)

    def _good(self, shop: str, listing: str) -> Good:
        return next(each for each in self._goods[shop] if each.id == listing)
