"""A simulated shop's orders one by one, for what sold in a span of time."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.domain.figures import Sold, SoldLine
from bot.domain.money import Money
from bot.domain.shop import Shop, instant
from bot.marketplaces.sandbox import tables
from bot.marketplaces.sandbox.orders import Kind
from bot.marketplaces.sandbox.shop import simulated_until
from bot.marketplaces.sandbox.terms import DAY, HOUR, day_of, moment_of


def sold_between(
    connection: Connection, shop: Shop, span: tuple[datetime, datetime], listing_ids: Sequence[str]
) -> Sold:
    """Orders are told by the hour, when the hour is over."""
    row, until = tables.lines.c, simulated_until(connection, shop)
    start, end = (_first_minute(shop, each) for each in span)
    found = connection.execute(
        select(row.order_id, row.listing_id, row.units, row.amount, row.moment)
        .where(row.shop_id == shop.id, row.kind == Kind.SALE, row.listing_id.in_(listing_ids))
        .where(row.moment >= start, row.moment < min(end, until))
        .order_by(row.moment, row.order_id, row.number)
    )
    lines = tuple(
        SoldLine(
            each.order_id,
            each.listing_id,
            each.units,
            Money(each.amount, shop.currency).amount,
            moment(shop, each.moment),
        )
        for each in found
    )
    return Sold(lines, min(span[1], moment(shop, until)))


def _first_minute(shop: Shop, at: datetime) -> int:
    """The first whole minute of the shop's clock that is not before a time."""
    local = shop.local(at)
    return moment_of(local) + (1 if local.second or local.microsecond else 0)


def moment(shop: Shop, minutes: int) -> datetime:
    """The time of a moment on the shop's wall clock, in UTC; the days a practice shop's clock was moved on are taken off again."""
    minute = minutes % DAY
    at = instant(day_of(minutes), time(minute // HOUR, minute % HOUR), shop.timezone)
    return at.astimezone(UTC) - timedelta(days=shop.clock_offset_days)
