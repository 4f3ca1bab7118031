"""Runs the shop's hours. Pure: histories, stock and the day's ads go in; order lines, ads and stock come out.

Hours are run one by one and in the shop's own order of listings, so it does not matter in how many goes a span is run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from bot.domain.listing import Variant
from bot.domain.sampling import MICRO, Draws, poisson
from bot.marketplaces.sandbox import orders
from bot.marketplaces.sandbox.auction import AdDay, Showing, Tally, ad_day, show
from bot.marketplaces.sandbox.catalog import Product, catalog, products
from bot.marketplaces.sandbox.market import HOURS, PROMOTED, Weather, World, price_answer, weather
from bot.marketplaces.sandbox.orders import Line
from bot.marketplaces.sandbox.terms import DAY, HOUR, Piece, Terms, at, day_of, pieces

UNPAID, PAID = 1, 2
RESTOCKED = MICRO * 70 // 100
"""How often the factory fills up a variant that is nearly gone, the night it is."""
SECOND_ITEM = MICRO * 12 // 100


@dataclass(slots=True)
class Stand:
    """How the shop stands where a run begins; a run leaves it where it ends.

    `histories` are the terms per listing, ascending; `stock` pieces per variant; `tallies` the ads per listing and day.
    """

    histories: Mapping[str, Sequence[Terms]]
    stock: dict[str, int]
    tallies: dict[tuple[str, date], Tally] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one listing's day is made of."""

    product: Product
    day: date
    weather: Weather
    hours: Draws
    ads: AdDay


def run(world: World, stand: Stand, start: int, end: int) -> list[Line]:
    """Runs the whole hours start..end (moments, end excluded), and returns the lines of their orders and refunds.

    A refund's moment may lie after `end`: it is decided with the order and comes true when its time has come.
    """
    lines: list[Line] = []
    plans: list[_Plan] = []
    for hour in range(start, end, HOUR):
        if not plans or hour % DAY == 0:
            plans = [_plan(world, each, day_of(hour)) for each in catalog()]
        if hour % DAY == 0:
            _restock(world, stand, day_of(hour))
        for plan in plans:
            for piece in pieces(stand.histories[plan.product.id], hour, hour + HOUR):
                lines += _piece(world, stand, plan, piece)
    return lines


def _plan(world: World, product: Product, day: date) -> _Plan:
    return _Plan(
        product, day, weather(world, product, day), world.draws("hours", day.toordinal(), product.id),
        ad_day(world, product, day),
    )  # fmt: skip


def _restock(world: World, stand: Stand, day: date) -> None:
    for product in catalog():
        for variant in product.variants:
            nearly_gone = stand.stock[variant.id] * 4 < variant.stock
            if nearly_gone and world.draws("restock", day.toordinal(), variant.id).chance(RESTOCKED):
                stand.stock[variant.id] = variant.stock


def _piece(world: World, stand: Stand, plan: _Plan, piece: Piece) -> list[Line]:
    """What is off sale is neither shown nor bought."""
    if not piece.terms.on_sale:
        return []
    answer = price_answer(piece.terms.price, plan.weather.compared, plan.product.demand.elasticity)
    promoted = piece.terms.runs(plan.day)
    paid = 0
    if promoted:
        tally = stand.tallies.setdefault((plan.product.id, plan.day), Tally())
        paid = show(world, Showing(plan.product, plan.ads, piece, answer), tally)
    unpaid = _unpaid(world, plan, piece, answer * (PROMOTED if promoted else 100) // 100)
    lines: list[Line] = []
    for channel, count in ((UNPAID, unpaid), (PAID, paid)):
        for index in range(count):
            lines += _order(world, stand, plan, (piece, channel, index))
    return lines


def _unpaid(world: World, plan: _Plan, piece: Piece, answer: int) -> int:
    """Orders of a piece of an hour that no ad brought."""
    hour = piece.start // HOUR % 24
    mean = plan.weather.orders * answer // MICRO * HOURS[hour] * (piece.end - piece.start) // (1000 * HOUR)
    if piece.start % HOUR == 0:
        return poisson(mean, plan.hours.at(hour))
    return poisson(mean, world.draws("piece", piece.start, plan.product.id).word())


def _order(world: World, stand: Stand, plan: _Plan, which: tuple[Piece, int, int]) -> list[Line]:
    """The lines of one order, and of the refunds it leads to. `which`: its piece of an hour, its channel, its index there."""
    piece, channel, index = which
    draws = world.draws("order", piece.start, plan.product.id, channel, index)
    name = orders.order_name(piece.start, plan.product, channel, index)
    moment = piece.start + draws.below(piece.end - piece.start)
    head = orders.Head(name, orders.buyer_of(world, draws, name, plan.day), moment, channel == PAID)
    lines: list[Line] = []
    for product in _basket(plan.product, draws):
        if not at(stand.histories[product.id], moment).on_sale:
            continue
        if (taken := _take(stand, product, draws)) is not None:
            lines.append(_line(stand, product, taken, (head, len(lines) + 1)))
    backs = (orders.asked_back(world, each, _refund_share(each.listing)) for each in lines)
    return lines + [each for each in backs if each is not None]


def _basket(product: Product, draws: Draws) -> tuple[Product, ...]:
    other = catalog()[draws.below(len(catalog()))]
    return (product, other) if draws.chance(SECOND_ITEM) and other.id != product.id else (product,)


def _take(stand: Stand, product: Product, draws: Draws) -> tuple[Variant, int] | None:
    """A variant and how many pieces of it leave the stock; None when every variant is sold out."""
    wanted, first = orders.pieces_wanted(product, draws), draws.below(len(product.variants))
    for place in range(len(product.variants)):
        variant = product.variants[(first + place) % len(product.variants)]
        if units := min(wanted, stand.stock[variant.id]):
            stand.stock[variant.id] -= units
            return variant, units
    return None


def _line(stand: Stand, product: Product, taken: tuple[Variant, int], place: tuple[orders.Head, int]) -> Line:
    (variant, units), (head, number) = taken, place
    price = at(stand.histories[product.id], head.moment).unit_price(units) + variant.surcharge.minor
    return Line(
        head.order, number, product.id, variant.id, units, price, units * price, head.buyer, head.moment, from_ad=head.from_ad
    )  # fmt: skip


@cache
def _refund_share(listing: str) -> int:
    return int(products()[listing].costs.refunds * MICRO)
