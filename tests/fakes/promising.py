"""A marketplace that promises of its calls what a test wants: over the practice one, with every call that reached it written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.action import Action, Spending, Write
from bot.domain.figures import Figures, Sold
from bot.domain.listing import Listing
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.marketplaces.sandbox.reads import SandboxMarketplace
from bot.marketplaces.sandbox.shop import Sandbox
from bot.marketplaces.sandbox.writes import SandboxAdSpend, SandboxWrites
from bot.ports.marketplace import Capabilities, EffectSeen, Repeatable

Received = list[tuple[str, Action]]


@dataclass
class PromisingMarketplace:
    """The Marketplace, Writes and AdSpend ports. `received` are the calls, in order, with the key each came under.

    Only an idempotent one knows a key again: for any other, a call that comes twice is done twice. A blind one shows nothing of a call.
    """

    sandbox: Sandbox
    promise: Repeatable
    received: Received = field(default_factory=list)

    def __post_init__(self) -> None:
        self._reads = SandboxMarketplace(self.sandbox)
        self._writes, self._spend = SandboxWrites(self.sandbox), SandboxAdSpend(self.sandbox)

    @property
    def capabilities(self) -> Capabilities:
        return self._reads.capabilities

    def repeats(self, action: Action) -> Repeatable:
        return self.promise

    async def listings(self, shop: Shop) -> tuple[Listing, ...]:
        return await self._reads.listings(shop)

    async def listing(self, shop: Shop, listing_id: str) -> Listing | None:
        return await self._reads.listing(shop, listing_id)

    async def figures(self, shop: Shop, first: date, last: date) -> Figures:
        return await self._reads.figures(shop, first, last)

    async def days(self, shop: Shop) -> tuple[date, date] | None:
        return await self._reads.days(shop)

    async def daily_units(self, shop: Shop, listing_ids: Sequence[str], until: date) -> dict[str, int]:
        return await self._reads.daily_units(shop, listing_ids, until)

    async def ad_spend(self, shop: Shop, day: date) -> dict[str, int]:
        return await self._reads.ad_spend(shop, day)

    async def orders(self, shop: Shop, span: tuple[datetime, datetime], listing_ids: Sequence[str]) -> Sold:
        return await self._reads.orders(shop, span, listing_ids)

    async def tenders(self, shop: Shop) -> tuple[Tender, ...]:
        return await self._reads.tenders(shop)

    async def seen(self, shop: Shop, effect_id: str, action: Write | Spending) -> EffectSeen:
        if self.promise is Repeatable.BLIND:
            return EffectSeen.CANNOT_TELL
        return await self._reads.seen(shop, effect_id, action)

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None:
        await self._writes.apply(shop, self._key(effect_id, action), action)

    async def spend(self, shop: Shop, effect_id: str, action: Spending) -> None:
        await self._spend.spend(shop, self._key(effect_id, action), action)

    def _key(self, effect_id: str, action: Action) -> str:
        """What the practice marketplace is told it is: one that cannot know a key again takes every call for a new one."""
        self.received.append((effect_id, action))
        times = sum(key == effect_id for key, _ in self.received)
        return effect_id if self.promise is Repeatable.IDEMPOTENT or times == 1 else f"{effect_id}~{times}"
