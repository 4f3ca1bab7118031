"""Carries the simulation between the tables and memory: what stands, and what a run adds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from bot.marketplaces.sandbox import tables
from bot.marketplaces.sandbox.auction import Tally
from bot.marketplaces.sandbox.market import World
from bot.marketplaces.sandbox.orders import Kind, Line
from bot.marketplaces.sandbox.simulation import Stand, run
from bot.marketplaces.sandbox.tenders import called_on
from bot.marketplaces.sandbox.terms import DAY, Shelf, Terms, day_of

MANY = 400
"""Values in one IN list; both databases take more."""


def simulate(connection: Connection, world: World, until: int) -> None:
    """Runs the hours from where the shop stands up to the moment `until`, and keeps what happened.

    Does nothing when the shop stands there or later. The shop's row is locked first, so that no hour is run twice.
    """
    shop = tables.shops.c
    start = connection.scalar(select(shop.simulated_until).where(shop.shop_id == world.shop_id).with_for_update())
    if start is None or start >= until:
        return
    stand = _stand(connection, world, day_of(start))
    happened = run(world, stand, start, until)
    _keep_lines(connection, world, happened)
    _keep_stand(connection, world, stand, day_of(start))
    _keep_tenders(connection, world, start, until)
    connection.execute(update(tables.shops).where(shop.shop_id == world.shop_id).values(simulated_until=until))


def histories(connection: Connection, shop_id: str) -> dict[str, list[Terms]]:
    """The terms of every listing, oldest first."""
    row = tables.terms.c
    query = select(tables.terms).where(row.shop_id == shop_id).order_by(row.listing_id, row.number)
    result: dict[str, list[Terms]] = {}
    for each in connection.execute(query):
        result.setdefault(each.listing_id, []).append(_terms(each))
    return result


def _terms(row: Any) -> Terms:
    tiers = tuple((least, price) for least, price in row.tiers)
    shelf = row.shelf or Shelf.ON
    texts = (row.title, row.description, row.selling_points)
    return Terms(row.since, row.price, tiers, row.promotion, row.budget, row.until, row.bid, shelf, *texts)


def add_terms(connection: Connection, place: tuple[str, str, int], terms: Terms, effect_id: str | None = None) -> None:
    """Appends a listing's terms at `place`: shop, listing, and number in the history."""
    shop_id, listing_id, number = place
    connection.execute(
        insert(tables.terms).values(
            shop_id=shop_id, listing_id=listing_id, number=number, since=terms.since, price=terms.price,
            tiers=[list(each) for each in terms.tiers], promotion=terms.promotion, budget=terms.budget, until=terms.until,
            effect_id=effect_id, bid=terms.bid, shelf=None if terms.on_sale else terms.shelf, title=terms.title,
            description=terms.description, selling_points=terms.selling_points,
        )
    )  # fmt: skip


def stock(connection: Connection, shop_id: str) -> dict[str, int]:
    """Pieces per variant."""
    row = tables.stock.c
    found = connection.execute(select(row.variant_id, row.units).where(row.shop_id == shop_id))
    return {each.variant_id: each.units for each in found}


def _stand(connection: Connection, world: World, day: date) -> Stand:
    row = tables.ads.c
    found = connection.execute(select(tables.ads).where(row.shop_id == world.shop_id, row.day == day))
    tallies = {(each.listing_id, day): Tally(each.impressions, each.clicks, each.orders, each.spend) for each in found}
    return Stand(histories(connection, world.shop_id), stock(connection, world.shop_id), tallies)


def _keep_lines(connection: Connection, world: World, happened: list[Line]) -> None:
    if not happened:
        return
    connection.execute(insert(tables.lines), [_line_row(world.shop_id, each) for each in happened])
    first: dict[str, date] = {}
    for line in happened:
        if line.kind is Kind.SALE:
            first[line.buyer] = min(line.day, first.get(line.buyer, line.day))
    known = set(_known_buyers(connection, world.shop_id, first))
    fresh = [
        {"shop_id": world.shop_id, "buyer": buyer, "first_day": day}
        for buyer, day in first.items()
        if buyer not in known
    ]
    if fresh:
        connection.execute(insert(tables.buyers), fresh)


def _known_buyers(connection: Connection, shop_id: str, asked: Iterable[str]) -> Iterable[str]:
    row, names = tables.buyers.c, list(asked)
    for start in range(0, len(names), MANY):
        query = select(row.buyer).where(row.shop_id == shop_id, row.buyer.in_(names[start : start + MANY]))
        yield from connection.scalars(query)


def _line_row(shop_id: str, line: Line) -> dict[str, object]:
    return {
        "shop_id": shop_id, "order_id": line.order, "number": line.number, "listing_id": line.listing,
        "variant_id": line.variant, "units": line.units, "unit_price": line.unit_price, "amount": line.amount,
        "buyer": line.buyer, "day": line.day, "moment": line.moment, "kind": line.kind, "from_ad": line.from_ad,
        "refund_of": line.of, "reason": line.reason,
    }  # fmt: skip


def _keep_stand(connection: Connection, world: World, stand: Stand, first: date) -> None:
    """Writes the stock as it stands, and the ads of every day from `first`."""
    row, shop_id = tables.stock.c, world.shop_id
    connection.execute(delete(tables.stock).where(row.shop_id == shop_id))
    connection.execute(
        insert(tables.stock),
        [{"shop_id": shop_id, "variant_id": name, "units": units} for name, units in stand.stock.items()],
    )
    ads = tables.ads.c
    connection.execute(delete(tables.ads).where(and_(ads.shop_id == shop_id, ads.day >= first)))
    rows = [
        {
            "shop_id": shop_id, "day": day, "listing_id": listing, "impressions": tally.impressions,
            "clicks": tally.clicks, "orders": tally.orders, "spend": tally.spend,
        }
        for (listing, day), tally in stand.tallies.items()
    ]  # fmt: skip
    if rows:
        connection.execute(insert(tables.ads), rows)


def _keep_tenders(connection: Connection, world: World, start: int, until: int) -> None:
    """Keeps the tenders of the days that begin in start..until."""
    days = range(-(-start // DAY), -(-until // DAY))
    called = [called_on(world, day_of(number * DAY)) for number in days]
    rows = [
        {
            "shop_id": world.shop_id, "tender_id": each.id, "listing_id": each.listing, "units": each.units,
            "highest_price": each.highest_price, "opens": each.opens, "closes": each.closes,
        }
        for each in called
        if each is not None
    ]  # fmt: skip
    if rows:
        connection.execute(insert(tables.tenders), rows)
