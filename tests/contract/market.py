"""A shop on the marketplace under test, as the suites are given it."""

from dataclasses import dataclass
from datetime import date

from bot.domain.action import Action, Spending
from bot.domain.listing import Listing
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.ports.marketplace import AdSpend, Marketplace, Writes


@dataclass(frozen=True, slots=True)
class Market:
    """A shop on the marketplace under test. `first`..`last` are finished days with sales; `today` is the shop's day now.

    `plain` names a listing without quantity prices, `tiered` one with them, `promoted` one whose promotion runs, `quiet`
    one that was never promoted.
    """

    shop: Shop
    reads: Marketplace
    first: date
    last: date
    today: date
    plain: str
    tiered: str

    async def listing(self, listing_id: str) -> Listing:
        found = await self.reads.listing(self.shop, listing_id)
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class WritableMarket(Market):
    writes: Writes
    spend: AdSpend
    promoted: str
    quiet: str

    async def send(self, effect_id: str, action: Action) -> None:
        """Through the port that takes it."""
        if isinstance(action, Spending):
            await self.spend.spend(self.shop, effect_id, action)
        else:
            await self.writes.apply(self.shop, effect_id, action)

    async def tender(self) -> Tender:
        """The open tender that closes first, as it stands."""
        return next(each for each in await self.reads.tenders(self.shop) if each.open)
