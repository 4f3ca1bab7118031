"""The ledger kept true to what the marketplace says was spent.

Campaigns that run without us (started on the platform, or before we came) count against the caps too: their budget is
taken up as held. A finished day is closed: what was really spent is posted, the rest is given back, and spend beyond the
budget is booked as well, so that the month's cap sees it.
"""

from datetime import date, timedelta

from bot.domain.ledger import FENCE, Reservation
from bot.domain.money import Money
from bot.domain.shop import Shop
from bot.operations.way.house import House
from bot.operations.way.looking import all_listings, listing_of
from bot.ports.store import Transaction

LOOK_BACK = timedelta(days=40)
UNSEEN = 7
"""Days after the last known budget that are looked at for spend nobody held: a program that was down adopted nothing."""


SHOWS_AFTER = timedelta(minutes=10)
"""How long a marketplace may take to show a write."""


class KeepLedger:
    """`await keep(shop)` before budget is judged and once an hour. Raises MarketplaceUnavailable."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, shop: Shop) -> None:
        if not self._house.market(shop).capabilities.promotes:
            return
        today = shop.today(self._house.clock.now())
        await self._adopt(shop, today)
        await self._close(shop, today)
        await self._lift_fence(shop, today)

    async def _adopt(self, shop: Shop, today: date) -> None:
        """Hold today's budget of every running promotion, as far as nobody holds it."""
        running = [each for each in await all_listings(self._house, shop) if each.promoted and each.promotion]
        with self._house.store.begin() as tx:
            held: dict[str, Money] = {}
            for each in tx.ledger.reservations(shop.id, today, today):
                listing_id = listing_of(each.effect_id)
                held[listing_id] = held.get(listing_id, Money.zero(shop.currency)) + each.reserved - each.voided
            for listing in running:
                budget = listing.promotion.daily_budget if listing.promotion else Money.zero(shop.currency)
                more = budget - held.get(listing.id, Money.zero(shop.currency))
                if more.minor > 0:
                    effect = f"adopted-{shop.id}-{today}-{budget.minor}@{listing.id}"
                    tx.ledger.reserve(effect, shop.id, [today], more)

    async def _lift_fence(self, shop: Shop, today: date) -> None:
        """After a restore, what was left of today's caps is held. It is given back once the marketplace's own figures of the day are
        booked, and not before calls of the lost time have had time to show there.
        """
        with self._house.store.begin() as tx:
            fences = [each for each in tx.ledger.reservations(shop.id, today, today) if _fences(each)]
            restoration = tx.restorations.newest()
        if not fences or restoration is None or self._house.clock.now() - restoration.restored_at < SHOWS_AFTER:
            return
        spent = await self._house.market(shop).ad_spend(shop, today)
        with self._house.store.begin() as tx:
            for each in fences:
                tx.ledger.void(each.effect_id, each.day)
            self._book_lost(tx, (shop, today, restoration.epoch), spent)

    def _book_lost(self, tx: Transaction, where: tuple[Shop, date, int], spent: dict[str, int]) -> None:
        """Spend of today that nobody holds budget for any more, for its campaign has ended in the lost time."""
        shop, today, epoch = where
        held: dict[str, int] = {}
        for each in tx.ledger.reservations(shop.id, today, today):
            listing = listing_of(each.effect_id)
            held[listing] = held.get(listing, 0) + (each.reserved - each.voided).minor
        for listing, minor in spent.items():
            beyond = minor - held.get(listing, 0)
            if beyond > 0:
                effect = f"beyond-restored-{epoch}-{shop.id}-{today}@{listing}"
                tx.ledger.reserve(effect, shop.id, [today], Money(beyond, shop.currency))
                tx.ledger.post(effect, today, Money(beyond, shop.currency))

    async def _close(self, shop: Shop, today: date) -> None:
        """Post what each finished day really cost, also of days on which nobody looked."""
        with self._house.store.begin() as tx:
            past = tx.ledger.reservations(shop.id, today - LOOK_BACK, today - timedelta(days=1))
        for day in sorted({each.day for each in past if each.open.minor > 0} | _unseen(past, today)):
            spent = await self._house.market(shop).ad_spend(shop, day)
            with self._house.store.begin() as tx:
                self._close_day(tx, shop, day, spent)

    def _close_day(self, tx: Transaction, shop: Shop, day: date, spent: dict[str, int]) -> None:
        rest = {listing: Money(minor, shop.currency) for listing, minor in spent.items()}
        for each in tx.ledger.reservations(shop.id, day, day):
            listing = listing_of(each.effect_id)
            rest[listing] = self._settle(tx, each, rest.get(listing, Money.zero(shop.currency)))
        for listing, beyond in rest.items():
            if beyond.minor > 0:
                effect = f"beyond-{shop.id}-{day}@{listing}"
                tx.ledger.reserve(effect, shop.id, [day], beyond)
                tx.ledger.post(effect, day, beyond)

    def _settle(self, tx: Transaction, held: Reservation, spent: Money) -> Money:
        """Post from one reservation, void what it has left, and return what it could not cover."""
        if held.open.minor <= 0:
            return spent - held.posted if spent > held.posted else Money.zero(spent.currency)
        posting = min(held.open, spent, key=lambda each: each.minor)
        if posting.minor > 0:
            tx.ledger.post(held.effect_id, held.day, posting)
        if posting < held.open:
            tx.ledger.void(held.effect_id, held.day)
        return spent - posting


def _fences(held: Reservation) -> bool:
    return held.effect_id.startswith(FENCE) and held.open.minor > 0


def _unseen(past: tuple[Reservation, ...], today: date) -> set[date]:
    """The days since the last one with any budget, yesterday included."""
    if not past:
        return set()
    last = max(each.day for each in past)
    gap = (today - last).days - 1
    return {last + timedelta(days=number) for number in range(1, min(gap, UNSEEN) + 1)}
