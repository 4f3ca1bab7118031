"""What was sold and what it cost, as added up from order lines.

Sums are exact Decimals in major units (unit prices may have four digits) and are rounded once, where they are shown.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.domain.money import Money

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over order lines of whole shop-days.

    sales: lines with a positive amount outside cancelled invoices. cancellations: lines of cancelled invoices (negative or zero).
    adjustments: every other negative line, such as bad debt. net: the sum of all lines.
    orders: invoices that are no cancellation and have a positive line. cancelled_orders: cancelled invoices. buyers: different buyers
    with an order in the period; new_buyers: of those, the ones whose first order ever is in the period. units: pieces of sales lines.
    """

    sales: Decimal = ZERO
    cancellations: Decimal = ZERO
    adjustments: Decimal = ZERO
    net: Decimal = ZERO
    orders: int = 0
    cancelled_orders: int = 0
    buyers: int = 0
    new_buyers: int = 0
    returning_buyers: int = 0
    lines_without_buyer: int = 0
    units: int = 0


@dataclass(frozen=True, slots=True)
class ListingFigures:
    """One listing (or SKU of an imported shop) in a period. `sales` counts sales lines, `refunds` is negative or zero.

    `goods_cost` is full cost of the units sold, None where the cost is unknown. `ad_spend` is None where there are no ads.
    """

    sku: str
    name: str
    units: int
    sales: Decimal
    refunds: Decimal = ZERO
    ad_spend: Money | None = None
    goods_cost: Decimal | None = None

    @property
    def profit(self) -> Decimal | None:
        """Sales and refunds minus full cost of the units sold and ads, major units; None while the cost is unknown."""
        if self.goods_cost is None:
            return None
        return self.sales + self.refunds - self.goods_cost - (self.ad_spend.amount if self.ad_spend else ZERO)


@dataclass(frozen=True, slots=True)
class SoldLine:
    """One listing in one order as it was placed: pieces, and what was to be paid for them in major units. `at` is aware."""

    order: str
    sku: str
    units: int
    amount: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class Sold:
    """Orders of a span of time, oldest first, as far as the marketplace tells them: nothing is known yet of orders from `told_until` on."""

    lines: tuple[SoldLine, ...]
    told_until: datetime


@dataclass(frozen=True, slots=True)
class AdFigures:
    """Promotion in a period, as the marketplace counts it."""

    spend: Money
    impressions: int
    clicks: int
    orders: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A period of whole shop-days, `first`..`last` inclusive. `listings` are ordered by sales, best first.

    `ads` is None where the shop has no ad data.
    """

    first: date
    last: date
    currency: str
    totals: Totals
    listings: tuple[ListingFigures, ...] = ()
    ads: AdFigures | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def margin(self) -> Decimal | None:
        """Net sales minus full cost of what was sold minus ad spend; None while any sold listing's cost is unknown."""
        costs = [each.goods_cost for each in self.listings if each.units]
        if not costs or any(cost is None for cost in costs):
            return None
        spend = self.ads.spend.amount if self.ads else ZERO
        return self.totals.net - sum((cost for cost in costs if cost is not None), ZERO) - spend
