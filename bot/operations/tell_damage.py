"""After an undo: what the marketplace's own figures say happened in between. Nothing is guessed; what is not told is said not to be."""

from datetime import date, datetime, timedelta

from bot.domain.action import PriceChange
from bot.domain.damage import ADVERTISING, Damage, WrongAds, WrongPrice, wrong_price
from bot.domain.effect import Effect, EffectState, Run, RunState
from bot.domain.listing import Listing, PromotionState
from bot.domain.money import Money
from bot.domain.preview import RowField
from bot.domain.preview import from_record as preview_from_record
from bot.domain.shop import Shop
from bot.operations.way.house import House
from bot.operations.way.looking import all_listings

UNDOES = "undo:"
MOST_DAYS = 31
"""Days of ad spend that are added up at most."""


class TellDamage:
    """`await damage(run)` of a run that took another one back; None where there is nothing to tell. Raises MarketplaceUnavailable."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, run: Run) -> Damage | None:
        if not run.origin.startswith(UNDOES) or run.state not in (RunState.DONE, RunState.PARTLY):
            return None
        with self._house.store.begin() as tx:
            undone = tx.runs.get(run.shop_id, run.origin.removeprefix(UNDOES))
            wrong = tx.runs.effects(run.shop_id, undone.id) if undone else ()
            ended = {
                each.action.listing: each.settled_at for each in tx.runs.effects(run.shop_id, run.id) if _done(each)
            }
        wrong = tuple(each for each in wrong if _done(each) and each.action.listing in ended)
        told = [each for each in wrong if isinstance(each.action, PriceChange | ADVERTISING)]
        if undone is None or not told:
            return None
        shop = self._house.shop(run.shop_id)
        listings = {each.id: each for each in await all_listings(self._house, shop)}
        prices, ads = list[WrongPrice](), list[WrongAds]()
        for effect in told:
            listing, end = listings.get(effect.action.listing), ended[effect.action.listing] or self._house.clock.now()
            if listing is not None and isinstance(effect.action, PriceChange):
                prices += await self._price(shop, (effect, effect.action), listing, end)
            elif listing is not None:
                ads += await self._ads(shop, (undone, effect), listing, end)
        return Damage(shop, tuple(prices), tuple(ads)) if prices or ads else None

    async def _price(
        self, shop: Shop, wrong: tuple[Effect, PriceChange], listing: Listing, end: datetime
    ) -> list[WrongPrice]:
        span = _begun(wrong[0]) or end, end
        sold = await self._house.market(shop).orders(shop, span, [listing.id])
        found = wrong_price(wrong[1], listing, sold, span, shop)
        return [found] if found.telling else []

    async def _ads(self, shop: Shop, wrong: tuple[Run, Effect], listing: Listing, end: datetime) -> list[WrongAds]:
        """Ad spend is told by the day. Where ads ran before, part of the first day's was spent before the change."""
        run, effect = wrong
        first, last = shop.local(_begun(effect) or end).date(), shop.local(end).date()
        spent = {each: await self._spent(shop, each, listing) for each in _days(first, last)}
        whole = sum((each.minor for each in spent.values()), 0)
        if not whole:
            return []
        ran = _ran_before(run, listing)
        zero = Money.zero(shop.currency)
        return [WrongAds(listing.name, first, Money(whole, shop.currency), spent.get(first, zero) if ran else zero)]

    async def _spent(self, shop: Shop, day: date, listing: Listing) -> Money:
        found = await self._house.market(shop).ad_spend(shop, day)
        return Money(found.get(listing.id, 0), shop.currency)


def _done(effect: Effect) -> bool:
    return effect.state is EffectState.DONE


def _begun(effect: Effect) -> datetime | None:
    """When it was sent: from then on the marketplace may have had it."""
    return effect.sent_at or effect.settled_at


def _days(first: date, last: date) -> list[date]:
    count = min((last - first).days, MOST_DAYS - 1)
    return [last - timedelta(days=back) for back in range(count, -1, -1)]


def _ran_before(run: Run, listing: Listing) -> bool:
    """A bid says nothing about whether ads ran; then they may have."""
    rows = [row for row in preview_from_record(run.preview).rows if row.listing == listing.id]
    budget = next((row for row in rows if row.field is RowField.BUDGET), None)
    return budget is None or budget.state_before == PromotionState.RUNNING.value
