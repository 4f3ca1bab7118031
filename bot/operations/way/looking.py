"""The shop as it is now: the marketplace's listings joined with what the shop itself knows, and the ledger's figures."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.listing import Listing
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.outcome import SpendState
from bot.domain.policy import Committed
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.previewing import View, with_goods_cost
from bot.domain.shop import Shop
from bot.domain.words import TaughtWord, WordKind
from bot.operations.way.house import House
from bot.ports.store import Knowledge, Transaction

HORIZON = timedelta(days=92)
WHOLE_SHOP = (NameLearn, NameForget)
"""Operations that concern other listings as well as their own: one name may not lead to two."""
OF_WORDS = (NameLearn, NameForget, UnitLearn)


def informed(listing: Listing, knowledge: Knowledge | None, taught: tuple[str, ...] = ()) -> Listing:
    """The listing with the shop's own cost, floor and nicknames, which win over the marketplace's.

    Names that people taught us come last: they are understood, and only a listing without any nickname is called by one.
    """
    if taught:
        listing = replace(listing, aliases=tuple(dict.fromkeys((*listing.aliases, *taught))))
    if knowledge is None:
        return listing
    costs = knowledge.costs or listing.costs
    if knowledge.goods_cost is not None:
        costs = with_goods_cost(costs, knowledge.goods_cost)
    own_floor = knowledge.floor if knowledge.floor is not None else listing.own_floor
    aliases = tuple(dict.fromkeys((*knowledge.aliases, *listing.aliases)))
    return replace(listing, costs=costs, own_floor=own_floor, aliases=aliases)


async def all_listings(house: House, shop: Shop) -> tuple[Listing, ...]:
    """Every listing of the shop, informed. Raises MarketplaceUnavailable."""
    listings = await house.market(shop).listings(shop)
    with house.store.begin() as tx:
        known, words = tx.shops.knowledge(shop.id), tx.shops.words(shop.id)
    taught = _by_listing(words)
    return tuple(informed(each, known.get(each.id), taught.get(each.id, ())) for each in listings)


def _by_listing(words: tuple[TaughtWord, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in words:
        if each.kind is WordKind.NAME:
            found[each.listing] = (*found.get(each.listing, ()), each.word)
    return found


async def look(house: House, shop: Shop, operation: Operation) -> View:
    """What a preview of this operation needs. Operations about no listing need no marketplace at all."""
    today = shop.today(house.clock.now())
    if isinstance(operation, OF_WORDS):
        return await _look_at_words(house, shop, operation)
    if not operation.targets:
        return View(shop, today, {})
    listings = {each.id: each for each in await all_listings(house, shop) if each.id in operation.targets}
    units = await house.market(shop).daily_units(shop, tuple(listings), today)
    return View(shop, today, listings, units, held_today(house, shop, today))


async def _look_at_words(house: House, shop: Shop, operation: Operation) -> View:
    listings = await all_listings(house, shop) if isinstance(operation, WHOLE_SHOP) else ()
    with house.store.begin() as tx:
        words = tx.shops.words(shop.id)
    return View(shop, shop.today(house.clock.now()), {each.id: each for each in listings}, words=words)


def held_today(house: House, shop: Shop, today: date) -> dict[str, Money]:
    """Budget still open today, by listing: a promotion paused and resumed within a day is not paid twice."""
    with house.store.begin() as tx:
        return held_in(tx, shop, today)


def held_in(tx: Transaction, shop: Shop, today: date) -> dict[str, Money]:
    """The same inside a transaction. An order whose outcome is open covers nothing: it may give its budget back."""
    unsettled = {each.id for each in tx.runs.open_effects() if each.shop_id == shop.id}
    held: dict[str, Money] = {}
    for reservation in tx.ledger.reservations(shop.id, today, today):
        if reservation.effect_id not in unsettled:
            listing = listing_of(reservation.effect_id)
            held[listing] = held.get(listing, Money.zero(shop.currency)) + reservation.open
    return held


def effect_id(run_id: str, position: int, listing: str) -> str:
    """Our own id of an outside write: the run, its place in it, and the listing (which the ledger reads back)."""
    return f"{run_id}#{position}@{listing}"


def listing_of(effect: str) -> str:
    return effect.rpartition("@")[2]


def committed(house: House, shop: Shop, today: date) -> Committed:
    """Held and spent budget from the start of this month as far as any promotion may reach."""
    with house.store.begin() as tx:
        return committed_in(tx, shop, today)


def committed_in(tx: Transaction, shop: Shop, today: date) -> Committed:
    """The same inside the transaction that decides: nobody else can use up the cap until it ends."""
    return tx.ledger.committed(shop.id, today.replace(day=1), today + HORIZON)


async def spend_state(house: House, shop: Shop, today: date) -> SpendState:
    """Today's and this month's budget as a card shows it; `spent` is what the marketplace counts so far today."""
    known = committed(house, shop, today)
    spent = await house.market(shop).ad_spend(shop, today)
    return SpendState(
        day=today,
        committed=known.day(today, shop.currency),
        spent=Money(sum(spent.values()), shop.currency),
        daily_cap=shop.limits.daily_spend,
        month_committed=known.month(today, shop.currency),
        monthly_cap=shop.limits.monthly_spend,
    )
