"""What one more order costs, and the lowest price at which it still earns.

Promotions, free shipping and expected refunds are part of the cost: a price that only covers the goods loses money.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from bot.domain.money import Money

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class CostSheet:
    """Cost of one unit. Money parts are per unit; `commission` and `refunds` are shares of the selling price (0-1).

    `goods` is what the merchant pays for the unit; `packing` and `shipping` come with each order; `ads` is the ad cost
    per order; `refunds` is the expected share of sales lost to refunds.
    """

    goods: Money
    packing: Money
    shipping: Money
    ads: Money
    commission: Decimal = NOTHING
    refunds: Decimal = NOTHING

    @classmethod
    def only_goods(cls, goods: Money) -> "CostSheet":
        zero = Money.zero(goods.currency)
        return cls(goods=goods, packing=zero, shipping=zero, ads=zero)

    @property
    def fixed(self) -> Money:
        return self.goods + self.packing + self.shipping + self.ads

    @property
    def share(self) -> Decimal:
        return self.commission + self.refunds


def full_cost(price: Money, costs: CostSheet) -> Money:
    """Everything one unit sold at `price` costs, rounded half up to the minor unit."""
    return costs.fixed + price.scaled(costs.share)


def margin(price: Money, costs: CostSheet) -> Money:
    """What is left of one unit sold at `price` after its full cost; negative is a loss."""
    return price - full_cost(price, costs)


def floor_price(costs: CostSheet) -> Money:
    """Lowest price that loses nothing, not even a fraction that rounding hides: fixed / (1 - share), rounded up.

    Raises ValueError when share >= 1.
    """
    if costs.share >= 1:
        raise ValueError("shares of the price add up to the whole price")
    exact = Decimal(costs.fixed.minor) / (1 - costs.share)
    price = Money(int(exact.to_integral_value(rounding=ROUND_CEILING)), costs.goods.currency)
    while margin(price, costs).minor < 0:
        price = Money(price.minor + 1, price.currency)
    return price


def effective_floor(costs: CostSheet | None, own_floor: Money | None) -> Money | None:
    """The stricter of the full-cost floor and the merchant's own floor; None when neither is known."""
    candidates = [floor_price(costs)] if costs is not None else []
    if own_floor is not None:
        candidates.append(own_floor)
    return max(candidates, key=lambda each: each.minor) if candidates else None
