"""One simulated order: who buys what and how much, and whether the money is asked back later."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.sampling import MICRO, Draws
from bot.marketplaces.sandbox.catalog import Product
from bot.marketplaces.sandbox.market import World
from bot.marketplaces.sandbox.terms import DAY, HOUR, beginning, day_of

SIZES = (46, 36, 15, 3)
"""How often an order is retail (1-3 pieces), a small lot, a carton, or a bulk order."""
POOL = 240
"""Buyers the shop knows when it opens; three more a day join them."""
FIRST_TIME = MICRO * 30 // 100
ABUSIVE = MICRO * 2 // 100
"""Buyers who ask for their money and keep the goods, and how often such a buyer does it."""
ABUSE_RATE = MICRO * 50 // 100
SENT_BACK = MICRO * 55 // 100
"""Of honest refunds, those where the goods come back; the others are a part of the price for a flaw."""


class Kind(StrEnum):
    """SALE: pieces sold. RETURNED: the whole order cancelled, goods back. REFUND_ONLY: money back, goods kept."""

    SALE = "sale"
    RETURNED = "returned"
    REFUND_ONLY = "refund_only"


class Reason(StrEnum):
    """What a refund was asked for."""

    NONE = ""
    CHANGED_MIND = "changed_mind"
    FLAW = "flaw"
    NOT_AS_DESCRIBED = "not_as_described"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document at a moment. Amounts in minor units; refunds are negative and name the order in `of`."""

    order: str
    number: int
    listing: str
    variant: str
    units: int
    unit_price: int
    amount: int
    buyer: str
    moment: int
    kind: Kind = Kind.SALE
    from_ad: bool = False
    of: str = ""
    reason: Reason = Reason.NONE

    @property
    def day(self) -> date:
        return day_of(self.moment)


@dataclass(frozen=True, slots=True)
class Head:
    """What all lines of one order share."""

    order: str
    buyer: str
    moment: int
    from_ad: bool


def pieces_wanted(product: Product, draws: Draws) -> int:
    """How many pieces one order is for."""
    lot = product.demand.lot
    size = draws.pick(SIZES)
    low, high = ((1, 3), (max(2, lot // 2), lot), (lot, 3 * lot), (5 * lot, 10 * lot))[size]
    return draws.between(low, high)


def buyer_of(world: World, draws: Draws, order: str, day: date) -> str:
    """A first-time buyer, or one of those the shop knows; some of them come far more often than others."""
    if draws.chance(FIRST_TIME):
        return f"n{order}"
    pool = POOL + 3 * max(0, world.age(day))
    return f"b{draws.below(draws.below(pool) + 1):05d}"


def abusive(world: World, buyer: str) -> bool:
    return world.draws("buyer", buyer).chance(ABUSIVE)


def asked_back(world: World, sale: Line, refund_share: int) -> Line | None:
    """The refund a sale leads to, some days later, or None. `refund_share` in millionths of sales."""
    draws = world.draws("refund", sale.order, sale.number)
    day = day_of(sale.moment).toordinal() + draws.between(1, 6)
    moment = day * DAY + draws.between(9, 21) * HOUR + draws.below(HOUR)
    if abusive(world, sale.buyer):
        taken = draws.chance(ABUSE_RATE)
        return _refund(sale, moment, sale.amount, Reason.NOT_AS_DESCRIBED) if taken else None
    if not draws.chance(refund_share):
        return None
    if draws.chance(SENT_BACK):
        return _returned(sale, moment)
    return _refund(sale, moment, max(1, sale.amount * draws.between(20, 100) // 100), Reason.FLAW)


def _returned(sale: Line, moment: int) -> Line:
    return Line(
        f"C{sale.order}-{sale.number}", 1, sale.listing, sale.variant, -sale.units, sale.unit_price, -sale.amount, sale.buyer, moment,
        Kind.RETURNED, sale.from_ad, sale.order, Reason.CHANGED_MIND,
    )  # fmt: skip


def _refund(sale: Line, moment: int, amount: int, reason: Reason) -> Line:
    return Line(
        f"T{sale.order}-{sale.number}", 1, sale.listing, sale.variant, 0, -amount, -amount, sale.buyer, moment,
        Kind.REFUND_ONLY, sale.from_ad, sale.order, reason,
    )  # fmt: skip


def order_name(moment: int, product: Product, channel: int, index: int) -> str:
    """Day, minute, listing, channel and index: unique, and the same in every run."""
    return f"{day_of(moment):%Y%m%d}{(moment - beginning(day_of(moment))):04d}{product.number:02d}{channel}{index}"
