"""Paid clicks: a second-price auction against rivals' bids, until the day's budget is gone, and a little over.

Platforms are known to charge somewhat more than the daily budget on busy days; a shop hand that plans without that overspends.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.sampling import MICRO
from bot.marketplaces.sandbox.catalog import Product
from bot.marketplaces.sandbox.market import HOURS, World
from bot.marketplaces.sandbox.terms import HOUR, Piece

OVERSPEND = Decimal("0.10")
"""The platform never charges more than this share over a day's budget."""
BIDDERS = 3
SEARCHES = 4600 * MICRO
"""Searches a day in which the listing could be shown, in millionths."""
CLICK_SHARE = 30_000
ORDER_SHARE = 55_000
"""Millionths: impressions that are clicked, and clicks that order at the compared price."""


@dataclass(slots=True)
class Tally:
    """A listing's ads of one day so far. `spend` in minor units."""

    impressions: int = 0
    clicks: int = 0
    orders: int = 0
    spend: int = 0


@dataclass(frozen=True, slots=True)
class AdDay:
    """What the day brings to the auction: rivals bid up to `rivals_up_to`; the platform stops at `ceiling_micro` of the budget."""

    rivals_up_to: int
    ceiling_micro: int

    def ceiling(self, budget: int) -> int:
        """Most that is charged on the day, in minor units."""
        return budget * self.ceiling_micro // MICRO


def ad_day(world: World, product: Product, day: date) -> AdDay:
    draws = world.draws("ads", day.toordinal(), product.id)
    rivals_up_to = product.bid.minor * draws.between(105, 150) // 100
    return AdDay(rivals_up_to, MICRO + draws.below(int(OVERSPEND * MICRO) + 1))


def won_share(bid: int, rivals_up_to: int) -> int:
    """Millionths of the auctions a bid wins against bidders spread evenly from nothing to `rivals_up_to`."""
    if bid >= rivals_up_to:
        return MICRO
    return int(MICRO * bid**BIDDERS // rivals_up_to**BIDDERS)


@dataclass(frozen=True, slots=True)
class Showing:
    """One listing's part of an hour in the auction: `answer` is how buyers take its price, in millionths.

    The bid is the one of the piece's terms, or the platform's automatic one.
    """

    product: Product
    day: AdDay
    piece: Piece
    answer: int


def show(world: World, showing: Showing, tally: Tally) -> int:
    """Runs the auctions of a piece, adds them to the tally, and returns how many clicks ordered."""
    piece, ceiling = showing.piece, showing.day.ceiling(showing.piece.terms.budget)
    if tally.spend >= ceiling:
        return 0
    draws = world.draws("auction", piece.start, showing.product.id)
    searches = SEARCHES * HOURS[piece.start // HOUR % 24] // 1000 * (piece.end - piece.start) // HOUR
    bid = min(showing.product.bid.minor if piece.terms.bid is None else piece.terms.bid, showing.day.rivals_up_to)
    shown = draws.poisson(searches * won_share(bid, showing.day.rivals_up_to) // MICRO)
    clicks, orders = min(shown, draws.poisson(shown * CLICK_SHARE)), 0
    order_share = min(MICRO // 4, ORDER_SHARE * showing.answer // MICRO)
    for done in range(clicks):
        # Given that we won, the rivals' bids lie evenly below ours: the highest of them is what we pay.
        charge = max(1, *(draws.below(bid + 1) for _ in range(BIDDERS)))
        if tally.spend + charge > ceiling:
            shown = shown * done // clicks
            break
        tally.clicks += 1
        tally.spend += charge
        orders += draws.chance(order_share)
    tally.impressions += shown
    tally.orders += orders
    return orders
