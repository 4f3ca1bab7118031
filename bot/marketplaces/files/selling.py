"""Imported orders one by one, for what sold in a span of time."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.domain.figures import Sold, SoldLine
from bot.domain.shop import Shop, instant
from bot.marketplaces.files import sums
from bot.marketplaces.files.moments import as_date, as_number
from bot.marketplaces.files.tables import lines as table


def sold_between(
    connection: Connection, shop: Shop, span: tuple[datetime, datetime], listing_ids: Sequence[str]
) -> Sold:
    """Lines of cancelled invoices are the cancellation itself, not the order, and are left out."""
    first, last = (shop.local(each).date() for each in span)
    row = table.c
    found = connection.execute(
        select(row.invoice, row.sku, row.quantity, row.amount, row.day, row.second)
        .where(row.shop_id == shop.id, row.day.between(as_number(first), as_number(last)), row.sku.in_(listing_ids))
        .where(sums.SALE)
        .order_by(row.day, row.second, row.invoice, row.content, row.occurrence)
    )
    lines = [
        SoldLine(each.invoice, each.sku, int(each.quantity), sums.major(each.amount), _at(shop, each.day, each.second))
        for each in found
    ]
    days = sums.days(connection, shop.id)
    told = span[0] if days is None else instant(days[1] + timedelta(days=1), time(0), shop.timezone).astimezone(UTC)
    return Sold(tuple(each for each in lines if span[0] <= each.at < span[1]), min(span[1], told))


def _at(shop: Shop, day: int, second: int) -> datetime:
    wall = time(int(second) // 3600, int(second) // 60 % 60, int(second) % 60)
    return instant(as_date(int(day)), wall, shop.timezone).astimezone(UTC)
