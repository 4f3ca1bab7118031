"""Adds up a simulated shop's order lines and ads in the database.

A listing's `goods_cost` is what its units cost apart from ads and refunds: (goods + packing + shipping) x units + commission x sales.
The cost sheet's ad and refund parts are expectations, meant for the floor of a price; a past period has its real ad spend and
its real refunds, and `Figures.margin` takes those off already.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, distinct, func, select

from bot.domain.figures import AdFigures, Figures, ListingFigures, Totals
from bot.domain.money import Money
from bot.marketplaces.sandbox import tables
from bot.marketplaces.sandbox.catalog import Product, catalog
from bot.marketplaces.sandbox.orders import Kind

line, ad = tables.lines.c, tables.ads.c


@dataclass(frozen=True, slots=True)
class Period:
    """The shop-days first..last, both inclusive, as far as they have happened before the moment `until`."""

    shop_id: str
    first: date
    last: date
    until: int
    currency: str
    language: str = "zh-Hans"

    def amount(self, minor: Any) -> Decimal:
        """A sum of minor units (None: no rows; Decimal on PostgreSQL) in major units."""
        return Money(int(minor or 0), self.currency).amount

    @property
    def happened(self) -> ColumnElement[bool]:
        return and_(line.shop_id == self.shop_id, line.day.between(self.first, self.last), line.moment < self.until)


def figures(connection: Connection, period: Period) -> Figures:
    """Totals, listings with sales, refunds or ads, and ads of a period."""
    ads = _ads(connection, period)
    spend = sum((each.spend for each in ads.values()), 0)
    shown = AdFigures(
        Money(int(spend), period.currency),
        *(int(sum(getattr(each, name) for each in ads.values())) for name in ("impressions", "clicks", "orders")),
    )
    return Figures(
        period.first, period.last, period.currency, _totals(connection, period), _listings(connection, period, ads), shown
    )  # fmt: skip


def _sum_of(kind: Kind, column: ColumnElement[int]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((line.kind == kind, column), else_=0)), 0)


def _count_of(kind: Kind, column: ColumnElement[str]) -> ColumnElement[int]:
    return func.count(distinct(case((line.kind == kind, column))))


def _totals(connection: Connection, period: Period) -> Totals:
    row = connection.execute(
        select(
            _sum_of(Kind.SALE, line.amount).label("sales"),
            _sum_of(Kind.RETURNED, line.amount).label("cancellations"),
            _sum_of(Kind.REFUND_ONLY, line.amount).label("adjustments"),
            func.coalesce(func.sum(line.amount), 0).label("net"),
            _count_of(Kind.SALE, line.order_id).label("orders"),
            _count_of(Kind.RETURNED, line.order_id).label("cancelled_orders"),
            _count_of(Kind.SALE, line.buyer).label("buyers"),
            _sum_of(Kind.SALE, line.units).label("units"),
        ).where(period.happened)
    ).one()
    buyer = tables.buyers.c
    fresh = connection.scalar(
        select(func.count()).where(buyer.shop_id == period.shop_id, buyer.first_day.between(period.first, period.last))
    )
    new = int(fresh or 0)
    return Totals(
        sales=period.amount(row.sales), cancellations=period.amount(row.cancellations),
        adjustments=period.amount(row.adjustments), net=period.amount(row.net), orders=row.orders,
        cancelled_orders=row.cancelled_orders, buyers=row.buyers, new_buyers=new, returning_buyers=row.buyers - new,
        lines_without_buyer=0, units=int(row.units),
    )  # fmt: skip


def _ads(connection: Connection, period: Period) -> dict[str, Any]:
    """Sums per listing."""
    columns = [func.sum(each).label(each.name) for each in (ad.impressions, ad.clicks, ad.orders, ad.spend)]
    found = connection.execute(
        select(ad.listing_id, *columns)
        .where(ad.shop_id == period.shop_id, ad.day.between(period.first, period.last))
        .group_by(ad.listing_id)
    )
    return {each.listing_id: each for each in found}


def _listings(connection: Connection, period: Period, ads: dict[str, Any]) -> tuple[ListingFigures, ...]:
    found = connection.execute(
        select(
            line.listing_id,
            _sum_of(Kind.SALE, line.units).label("units"),
            _sum_of(Kind.SALE, line.amount).label("sales"),
            func.sum(case((line.kind == Kind.SALE, 0), else_=line.amount)).label("refunds"),
        )
        .where(period.happened)
        .group_by(line.listing_id)
    )
    rows = {each.listing_id: each for each in found}
    seen = [each for each in catalog() if each.id in rows or each.id in ads]
    result = [_listing(period, each, rows.get(each.id), ads.get(each.id)) for each in seen]
    return tuple(sorted(result, key=lambda each: -each.sales))


def _listing(period: Period, product: Product, row: Any, ads: Any) -> ListingFigures:
    units = 0 if row is None else int(row.units)
    sales = period.amount(None if row is None else row.sales)
    costs = product.costs
    each_unit = (costs.goods + costs.packing + costs.shipping).amount
    return ListingFigures(
        sku=product.id, name=product.names(period.language)[0], units=units, sales=sales,
        refunds=period.amount(None if row is None else row.refunds),
        ad_spend=Money(0 if ads is None else int(ads.spend), period.currency),
        goods_cost=each_unit * units + costs.commission * sales,
    )  # fmt: skip
