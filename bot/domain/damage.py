"""What happened at a wrong value between a change of ours and its undo: sales at the wrong price, ads under the wrong budget or bid."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.action import BidCut, BidRaise, BudgetCut, PriceChange, PromotionOrder
from bot.domain.figures import Sold
from bot.domain.listing import Listing, PriceTier
from bot.domain.money import Money
from bot.domain.outcome import Outcome
from bot.domain.shop import Shop
from bot.domain.view import margin_of

WORTH_TELLING = timedelta(minutes=10)
"""An undo sooner than this is told only where something sold."""
ADVERTISING = PromotionOrder | BudgetCut | BidCut | BidRaise


@dataclass(frozen=True, slots=True)
class WrongPrice:
    """What sold at the wrong price. `difference` is what came in more (or less: negative) than at the former prices.

    `margin` is what these sales earned at full cost as it is known now, None where the cost is unknown. `told_until` is before
    `until` where the marketplace has not told all orders yet. Times are in the shop's zone.
    """

    name: str
    since: datetime
    until: datetime
    told_until: datetime
    orders: int
    units: int
    difference: Money
    margin: Money | None

    @property
    def telling(self) -> bool:
        return bool(self.units) or self.until - self.since >= WORTH_TELLING


@dataclass(frozen=True, slots=True)
class WrongAds:
    """What ads cost from the day of the wrong budget or bid on. `unsure` of it was spent that first day, in part before the change."""

    name: str
    first: date
    spent: Money
    unsure: Money


@dataclass(frozen=True, slots=True)
class Damage(Outcome):
    """Said after an undo: facts of the marketplace, of whatever was undone after a while."""

    shop: Shop
    prices: tuple[WrongPrice, ...]
    ads: tuple[WrongAds, ...]


def at_quantity(price: Money, tiers: tuple[PriceTier, ...], units: int) -> Money:
    """What one piece costs in an order of so many."""
    fitting = [each.price for each in tiers if units >= each.min_quantity]
    return fitting[-1] if fitting else price


def wrong_price(
    change: PriceChange, listing: Listing, sold: Sold, span: tuple[datetime, datetime], shop: Shop
) -> WrongPrice:
    """Variants' surcharges are the same before and after, so they cancel out in the difference and are left out of the margin."""
    zero = Money.zero(change.after.currency)
    difference, margin = zero, zero
    for line in sold.lines:
        wrong = at_quantity(change.after, change.tiers_after, line.units)
        former = at_quantity(change.before, change.tiers_before, line.units)
        difference = difference + (wrong - former) * line.units
        earned = margin_of(wrong, listing.costs)
        margin = margin + (earned or zero) * line.units
    since, until = (shop.local(each) for each in span)
    orders = len({each.order for each in sold.lines})
    units = sum(each.units for each in sold.lines)
    known = margin if listing.costs is not None else None
    return WrongPrice(listing.name, since, until, shop.local(sold.told_until), orders, units, difference, known)
