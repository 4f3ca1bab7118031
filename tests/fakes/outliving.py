"""A marketplace of somebody else's: it keeps what it was told while our database is put back, and does nothing twice for one effect id."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from bot.domain.action import Action, PromotionOrder, Spending, Write
from bot.domain.figures import Figures, Sold, Totals
from bot.domain.floor import CostSheet
from bot.domain.listing import Listing, Promotion, PromotionState
from bot.domain.money import Money
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.errors import MarketplaceRefused
from bot.ports.machine import Clock
from bot.ports.marketplace import Capabilities, EffectSeen, Repeatable

REUSED = "another order had this id"


class Killed(BaseException):
    """Our process is gone in the middle of a call."""


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


def _listing(number: int) -> Listing:
    costs = CostSheet(yuan("3.00"), yuan("0.20"), yuan("1.00"), yuan("0.10"), Decimal("0.05"), Decimal("0.02"))
    return Listing(f"g{number}", f"goods {number}", yuan("9.00"), stock=1000, costs=costs)


@dataclass
class Outliving:
    """All three ports of one shop. `dying`: the process dies in the next call, before (False) or after (True) it was done."""

    clock: Clock
    zone: Shop
    taken: dict[str, tuple[datetime, PromotionOrder]] = field(default_factory=dict)
    received: list[str] = field(default_factory=list)
    dying: bool | None = None
    goods: tuple[Listing, ...] = tuple(_listing(number) for number in range(8))

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(writes=True, promotes=True)

    def repeats(self, action: Action) -> Repeatable:
        return Repeatable.IDEMPOTENT

    def _running(self, listing: str, day: date) -> Promotion | None:
        """By the newest order for it."""
        found = [order for _, order in self.taken.values() if order.listing == listing]
        if not found or found[-1].until < day:
            return None
        return Promotion(PromotionState.RUNNING, found[-1].daily_budget, found[-1].until)

    async def listings(self, shop: Shop) -> tuple[Listing, ...]:
        today = self.zone.today(self.clock.now())
        return tuple(replace(each, promotion=self._running(each.id, today)) for each in self.goods)

    async def listing(self, shop: Shop, listing_id: str) -> Listing | None:
        return next((each for each in await self.listings(shop) if each.id == listing_id), None)

    async def figures(self, shop: Shop, first: date, last: date) -> Figures:
        return Figures(first, last, "CNY", Totals())

    async def days(self, shop: Shop) -> tuple[date, date] | None:
        return None

    async def daily_units(self, shop: Shop, listing_ids: Sequence[str], until: date) -> dict[str, int]:
        return dict.fromkeys(listing_ids, 3)

    def committed(self, day: date) -> dict[str, int]:
        """The most that each listing may have cost on a day: the highest budget it had there."""
        most: dict[str, int] = {}
        for at, order in self.taken.values():
            if self.zone.today(at) <= day <= order.until:
                most[order.listing] = max(most.get(order.listing, 0), order.daily_budget.minor)
        return most

    async def ad_spend(self, shop: Shop, day: date) -> dict[str, int]:
        return self.committed(day)

    async def orders(self, shop: Shop, span: tuple[datetime, datetime], listing_ids: Sequence[str]) -> Sold:
        return Sold((), span[1])

    async def tenders(self, shop: Shop) -> tuple[Tender, ...]:
        return ()

    async def seen(self, shop: Shop, effect_id: str, action: Write | Spending) -> EffectSeen:
        return EffectSeen.DONE if effect_id in self.taken else EffectSeen.NOT_DONE

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None:
        raise MarketplaceRefused("only orders are taken here")

    async def spend(self, shop: Shop, effect_id: str, action: Spending) -> None:
        dying, self.dying = self.dying, None
        if dying is False:
            raise Killed
        assert isinstance(action, PromotionOrder)
        self.received.append(effect_id)
        known = self.taken.get(effect_id)
        if known is not None and known[1] != action:
            raise MarketplaceRefused(REUSED)
        if known is None:
            self.taken[effect_id] = (self.clock.now(), action)
        if dying:
            raise Killed

    def span(self) -> list[date]:
        """Every day that any order touches."""
        days: set[date] = set()
        for at, order in self.taken.values():
            first = self.zone.today(at)
            days |= {first + timedelta(days=number) for number in range((order.until - first).days + 1)}
        return sorted(days)
