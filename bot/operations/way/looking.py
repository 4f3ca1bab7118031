"""The shop as it is now: the marketplace's listings joined with what the shop itself knows, and the ledger's figures."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.effect import Run
from bot.domain.listing import Listing, ListingField
from bot.domain.mandate import MandateRevoke, MandateSet
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.outcome import SpendState
from bot.domain.planned import PlanCancel, inmost
from bot.domain.policy import Committed, monday_of
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import RowField
from bot.domain.preview import from_record as preview_from_record
from bot.domain.previewing import with_goods_cost
from bot.domain.selling import ListingUnpublish, ListingWrite, TenderOffer, TenderWithdraw
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.domain.view import View
from bot.domain.words import TaughtWord, WordKind
from bot.operations.way.granting import standings
from bot.operations.way.house import House
from bot.operations.way.keeping import kept_plan
from bot.ports.store import Knowledge, Transaction

HORIZON = timedelta(days=92)
SOLD_WITHIN = timedelta(days=6)
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
    return replace(
        listing,
        costs=costs,
        own_floor=own_floor,
        bid_cap=knowledge.bid_cap,
        aliases=aliases,
        protected=knowledge.protected,
    )


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


async def look(house: House, shop: Shop, operation: Operation, person_id: str = "") -> View:
    """What a preview of this operation needs, for whoever asks. Operations about no listing need no marketplace at all."""
    today = shop.today(house.clock.now())
    if isinstance(operation, OF_WORDS):
        return await _look_at_words(house, shop, operation)
    if not operation.targets:
        return _own(house, View(shop, today, {}), operation, person_id)
    listings = {each.id: each for each in await all_listings(house, shop) if each.id in operation.targets}
    units = await house.market(shop).daily_units(shop, tuple(listings), today)
    view = View(shop, today, listings, units, held_today(house, shop, today))
    more = MORE.get(type(inmost(operation)))
    return await more(house, view) if more is not None else view


def frozen(view: View, run: Run) -> View:
    """With the texts that a card of this run already showed as ours: they are written as they were shown, not drafted again."""
    if not isinstance(inmost(run.operation), ListingWrite):
        return view
    rows = [row for row in preview_from_record(run.preview).rows if row.field is RowField.TEXT]
    return replace(view, drafts={(row.listing, ListingField(row.detail)): row.state_after for row in rows})


async def open_tenders(house: House, shop: Shop) -> dict[str, Tender]:
    """Tenders that take offers, by listing; of several for one listing the one that closes first. Raises MarketplaceUnavailable."""
    found: dict[str, Tender] = {}
    for each in await house.market(shop).tenders(shop):
        if each.open:
            found.setdefault(each.listing, each)
    return found


async def _with_tenders(house: House, view: View) -> View:
    return replace(view, tenders=await open_tenders(house, view.shop))


async def _with_sold(house: House, view: View) -> View:
    """Units sold on the last seven shop-days, today among them."""
    figures = await house.market(view.shop).figures(view.shop, view.today - SOLD_WITHIN, view.today)
    return replace(view, sold={each.sku: each.units for each in figures.listings})


async def _with_mandates(house: House, view: View) -> View:
    with house.store.begin() as tx:
        return replace(view, mandates=standings(tx, view.shop, view.today))


MORE: dict[type[Operation], Callable[[House, View], Awaitable[View]]] = {
    TenderOffer: _with_tenders,
    TenderWithdraw: _with_tenders,
    ListingUnpublish: _with_sold,
    MandateSet: _with_mandates,
}
"""What some kinds of operation need to see besides."""


def _own(house: House, view: View, operation: Operation, person_id: str) -> View:
    """With what we keep ourselves: the plan it is about, and the person's preferences."""
    with house.store.begin() as tx:
        kept = kept_plan(tx, view.shop.id, operation.plan) if isinstance(operation, PlanCancel) else None
        preferences = tx.preferences.of(view.shop.id, person_id)
        mandates = standings(tx, view.shop, view.today) if isinstance(operation, MandateRevoke) else ()
    return replace(view, plans={kept[0].id: kept} if kept else {}, preferences=preferences, mandates=mandates)


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
    """Held and spent budget from the start of this month and week as far as any promotion may reach."""
    with house.store.begin() as tx:
        return committed_in(tx, shop, today)


def committed_in(tx: Transaction, shop: Shop, today: date) -> Committed:
    """The same inside the transaction that decides: nobody else can use up the cap until it ends."""
    first = min(today.replace(day=1), monday_of(today))
    return tx.ledger.committed(shop.id, first, today + HORIZON)


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
        week_committed=known.week(today, shop.currency),
        weekly_cap=shop.limits.weekly_spend,
    )
