"""Which listings carried a day and which cost money: profit after goods, fees and ads, where the cost is known."""

from decimal import Decimal

from bot.domain.figures import Figures, ListingFigures

BEST_SHOWN = 3
WORST_SHOWN = 2
REFUND_SHARE = Decimal("0.15")
"""A listing with more than this share of its sales refunded is named among the worst."""


def best(figures: Figures) -> tuple[ListingFigures, ...]:
    """Best sellers, by sales."""
    return tuple(each for each in figures.listings if each.sales > 0)[:BEST_SHOWN]


def worst(figures: Figures) -> tuple[ListingFigures, ...]:
    """Listings that lost money or had much refunded, worst first. Nothing bad: nothing named."""
    losing = [each for each in figures.listings if _troubled(each)]
    return tuple(sorted(losing, key=_trouble)[:WORST_SHOWN])


def _troubled(figures: ListingFigures) -> bool:
    earned = figures.profit
    refunded = figures.sales > 0 and -figures.refunds > figures.sales * REFUND_SHARE
    return refunded or (earned is not None and earned < 0)


def _trouble(figures: ListingFigures) -> Decimal:
    earned = figures.profit
    return min(earned if earned is not None else Decimal(0), figures.refunds)


def cost_unknown(figures: Figures) -> tuple[str, ...]:
    """Names of sold listings whose cost is unknown: without it no margin can be told."""
    return tuple(each.name for each in figures.listings if each.units and each.goods_cost is None)
