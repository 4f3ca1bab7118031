"""Our offers in the simulated tenders: kept as a history, and judged when the tender has closed."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from bot.domain.action import TenderOfferChange, TenderWithdrawChange
from bot.domain.money import Money
from bot.domain.shop import Shop
from bot.domain.tender import Offered, Tender, TenderState
from bot.errors import MarketplaceRefused
from bot.marketplaces.sandbox import tables
from bot.marketplaces.sandbox.catalog import CURRENCY, products
from bot.marketplaces.sandbox.market import World
from bot.marketplaces.sandbox.tenders import Call, won

SHOWN_AFTER = timedelta(days=7)
"""How long a closed tender with an offer of ours stays in sight."""


def tenders_of(connection: Connection, world: World, shop: Shop, today: date) -> tuple[Tender, ...]:
    """The tenders open on a day, the one that closes first in front, then the closed ones that we had an offer in."""
    held = _standing(connection, shop.id)
    row = tables.tenders.c
    query = select(tables.tenders).where(row.shop_id == shop.id, row.opens <= today, row.closes >= today - SHOWN_AFTER)
    calls = [_call(each) for each in connection.execute(query.order_by(row.closes, row.tender_id))]
    opened = [_tender(each, held, TenderState.OPEN) for each in calls if each.closes >= today]
    closed = [
        _tender(each, held, TenderState.WON if won(world, each, held[each.id].unit_price) else TenderState.LOST)
        for each in calls
        if each.closes < today and each.id in held
    ]
    return (*opened, *closed)


def _call(row: Any) -> Call:
    return Call(row.tender_id, row.listing_id, row.units, row.highest_price, row.opens, row.closes)


def _standing(connection: Connection, shop_id: str) -> dict[str, Any]:
    """The offer that holds in each tender; what was taken back is left out."""
    row = tables.offers.c
    query = select(tables.offers).where(row.shop_id == shop_id).order_by(row.tender_id, row.number)
    last = {each.tender_id: each for each in connection.execute(query)}
    return {tender: each for tender, each in last.items() if each.unit_price is not None}


def _tender(call: Call, held: dict[str, Any], state: TenderState) -> Tender:
    ours = held.get(call.id)
    return Tender(
        call.id, call.listing, call.units, products()[call.listing].unit, Money(call.highest_price, CURRENCY), call.opens,
        call.closes, ours and Offered(Money(ours.unit_price, CURRENCY), ours.units), state,
    )  # fmt: skip


def add_offer(
    connection: Connection, shop_id: str, moment: int, written: tuple[str, TenderOfferChange | TenderWithdrawChange]
) -> None:
    """Appends to the history of our offer in a tender. `written`: the effect's id and what it is."""
    effect_id, action = written
    row = tables.offers.c
    held = connection.execute(
        select(tables.offers)
        .where(row.shop_id == shop_id, row.tender_id == action.tender)
        .order_by(row.number.desc())
        .limit(1)
    ).first()
    offer = action if isinstance(action, TenderOfferChange) else None
    connection.execute(
        insert(tables.offers).values(
            shop_id=shop_id, tender_id=action.tender, number=held.number + 1 if held else 1, moment=moment,
            unit_price=offer.unit_price.minor if offer else None, units=offer.quantity if offer else 0, effect_id=effect_id,
        )
    )  # fmt: skip


def check_offer(
    connection: Connection, shop: Shop, today: date, action: TenderOfferChange | TenderWithdrawChange
) -> None:
    """Raises MarketplaceRefused: tender_closed, price_not_positive, other_currency, price_over_highest, quantity_not_wanted."""
    row = tables.tenders.c
    found = connection.execute(
        select(tables.tenders).where(
            row.shop_id == shop.id, row.tender_id == action.tender, row.listing_id == action.listing
        )
    ).first()
    if found is None or not found.opens <= today <= found.closes:
        raise MarketplaceRefused("tender_closed")
    if isinstance(action, TenderWithdrawChange):
        return
    if action.unit_price.currency != CURRENCY:
        raise MarketplaceRefused("other_currency")
    if action.unit_price.minor <= 0:
        raise MarketplaceRefused("price_not_positive")
    if action.unit_price.minor > found.highest_price:
        raise MarketplaceRefused("price_over_highest")
    if not 1 <= action.quantity <= found.units:
        raise MarketplaceRefused("quantity_not_wanted")
