"""Adds up imported lines, in the database and in integers: sums of ten-thousandths are exact however many lines there are.

Every statement is bounded by shop and days, which is where the lines' primary key begins, so a period is one contiguous scan; invoices
come out of it in order and are counted without sorting.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from bot.domain.figures import AdFigures, ListingFigures, Totals
from bot.domain.money import Money
from bot.marketplaces.files import tables
from bot.marketplaces.files.moments import as_date, as_number
from bot.marketplaces.files.numbers import DIGITS

lines, buyers, sold, products, ads = tables.lines.c, tables.buyers.c, tables.sold.c, tables.products.c, tables.ads.c
SALE = and_(lines.cancelled == 0, lines.amount > 0)
ADJUSTMENT = and_(lines.cancelled == 0, lines.amount < 0)


def major(parts: object) -> Decimal:
    """Ten-thousandths as an exact amount in major units; None is nothing."""
    return Decimal(int(str(parts or 0))).scaleb(-DIGITS)


def money(parts: object, currency: str) -> Money:
    """Ten-thousandths rounded half up to the minor unit."""
    return Money.rounded(major(parts), currency)


def _period(shop_id: str, first: date, last: date) -> Any:
    return and_(lines.shop_id == shop_id, lines.day.between(as_number(first), as_number(last)))


def _sum(condition: Any, value: Any) -> Any:
    return func.sum(case((condition, value), else_=0))


def by_sku(shop_id: str, first: date, last: date) -> Select[Any]:
    """One row per SKU, with everything that can be summed over SKUs."""
    return (
        select(
            lines.sku,
            _sum(SALE, lines.amount).label("sales"),
            _sum(SALE, lines.quantity).label("units"),
            _sum(lines.cancelled == 1, lines.amount).label("cancellations"),
            _sum(ADJUSTMENT, lines.amount).label("adjustments"),
            func.sum(lines.amount).label("net"),
            _sum(lines.buyer == "", 1).label("without_buyer"),
        )
        .where(_period(shop_id, first, last))
        .group_by(lines.sku)
    )


def _invoices(shop_id: str, first: date, last: date, which: Any) -> Select[Any]:
    """Different invoices; days and invoices come in the key's order, so only the few pairs are compared."""
    pairs = (
        select(lines.day, lines.invoice)
        .where(_period(shop_id, first, last), which)
        .group_by(lines.day, lines.invoice)
        .subquery()
    )
    return select(func.count(pairs.c.invoice.distinct()))


def _buyers(shop_id: str, first: date, last: date) -> Select[Any]:
    """(all buyers with an order, those whose first order ever is in the period)."""
    seen = select(lines.buyer).where(_period(shop_id, first, last), SALE, lines.buyer != "").distinct().subquery()
    return select(
        func.count(), func.coalesce(func.sum(case((buyers.first_day >= as_number(first), 1), else_=0)), 0)
    ).select_from(seen.join(tables.buyers, and_(buyers.shop_id == shop_id, buyers.buyer == seen.c.buyer)))


def totals(connection: Connection, shop_id: str, period: tuple[date, date], skus: Sequence[Any]) -> Totals:
    """Sums of a period, from the rows of `by_sku` of the same period and counts that SKUs cannot give."""
    first, last = period
    everybody, new = connection.execute(_buyers(shop_id, first, last)).one()
    return Totals(
        sales=major(sum(row.sales for row in skus)),
        cancellations=major(sum(row.cancellations for row in skus)),
        adjustments=major(sum(row.adjustments for row in skus)),
        net=major(sum(row.net for row in skus)),
        orders=int(connection.execute(_invoices(shop_id, first, last, SALE)).scalar_one()),
        cancelled_orders=int(connection.execute(_invoices(shop_id, first, last, lines.cancelled == 1)).scalar_one()),
        buyers=int(everybody),
        new_buyers=int(new),
        returning_buyers=int(everybody) - int(new),
        lines_without_buyer=int(sum(row.without_buyer for row in skus)),
        units=int(sum(row.units for row in skus)),
    )


def names_of(connection: Connection, shop_id: str) -> dict[str, str]:
    """The name of each SKU: the product list's, else the newest one it was sold under."""
    names: dict[str, str] = {}
    for table in (sold, products):
        found = connection.execute(select(table.sku, table.name).where(table.shop_id == shop_id))
        names.update({row.sku: row.name for row in found})
    return names


def costs_of(connection: Connection, shop_id: str) -> dict[str, int]:
    """Ten-thousandths of what one piece costs, for SKUs whose cost a product list told."""
    found = connection.execute(
        select(products.sku, products.cost).where(products.shop_id == shop_id, products.cost.is_not(None))
    )
    return {row.sku: int(row.cost) for row in found}


def listing_figures(
    connection: Connection, shop_id: str, currency: str, period: tuple[date, date], skus: Iterable[Any]
) -> tuple[ListingFigures, ...]:
    """SKUs that were sold, refunded or promoted, best sales first; equal ones by pieces, then by SKU."""
    names = names_of(connection, shop_id)
    costs = costs_of(connection, shop_id)
    spent = spend_by_sku(connection, shop_id, *period)
    promoted = bool(spent)
    found = []
    rows = {row.sku: row for row in skus}
    for sku in rows.keys() | (spent.keys() - {""}):
        row = rows.get(sku)
        units, sales, refunds = (int(row.units), row.sales, row.cancellations + row.adjustments) if row else (0, 0, 0)
        if not (units or sales or refunds or sku in spent):
            continue
        cost = major(costs[sku] * units) if sku in costs else None
        ad_spend = money(spent.get(sku, 0), currency) if promoted else None
        found.append(ListingFigures(sku, names.get(sku, sku), units, major(sales), major(refunds), ad_spend, cost))
    return tuple(sorted(found, key=lambda each: (-each.sales, -each.units, each.sku)))


def spend_by_sku(connection: Connection, shop_id: str, first: date, last: date) -> dict[str, int]:
    """Ten-thousandths spent on ads per SKU ("": on the shop as a whole); empty where no ad report covers the days."""
    found = connection.execute(
        select(ads.sku, func.sum(ads.spend).label("spend"))
        .where(ads.shop_id == shop_id, ads.day.between(as_number(first), as_number(last)))
        .group_by(ads.sku)
    )
    return {row.sku: int(row.spend) for row in found}


def ad_figures(connection: Connection, shop_id: str, currency: str, period: tuple[date, date]) -> AdFigures | None:
    """Promotion in a period; None where the shop never imported an ad report."""
    if connection.execute(select(ads.day).where(ads.shop_id == shop_id).limit(1)).first() is None:
        return None
    first, last = period
    sums = [func.coalesce(func.sum(each), 0) for each in (ads.spend, ads.impressions, ads.clicks, ads.orders)]
    spend, impressions, clicks, orders = connection.execute(
        select(*sums).where(ads.shop_id == shop_id, ads.day.between(as_number(first), as_number(last)))
    ).one()
    return AdFigures(money(spend, currency), int(impressions), int(clicks), int(orders))


def days(connection: Connection, shop_id: str) -> tuple[date, date] | None:
    """First and last day with an order line or an ad figure."""
    found: list[int] = []
    for table in (lines, ads):
        for edge in (func.min, func.max):
            day = connection.execute(select(edge(table.day)).where(table.shop_id == shop_id)).scalar()
            found += [] if day is None else [int(day)]
    return (as_date(min(found)), as_date(max(found))) if found else None


def units_before(connection: Connection, shop_id: str, skus: Sequence[str], until: date) -> dict[str, int]:
    """Pieces of sales lines on an average one of the seven days before `until`, half up; 0 for SKUs without sales."""
    first, last = until - timedelta(days=7), until - timedelta(days=1)
    found = connection.execute(
        select(lines.sku, func.sum(lines.quantity).label("units"))
        .where(_period(shop_id, first, last), SALE)
        .group_by(lines.sku)
    )
    sold_units = {row.sku: int(row.units) for row in found}
    return {sku: (2 * sold_units.get(sku, 0) + 7) // 14 for sku in skus}
