"""Supply tenders: buyers who call for offers on a large quantity, most of them for less than the shop's price."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.sampling import MICRO
from bot.marketplaces.sandbox.catalog import catalog
from bot.marketplaces.sandbox.market import World

CALLED = MICRO * 35 // 100
"""How often a day brings a tender."""
BIDDERS = 2
LOWEST, HIGHEST = 90, 101
"""A rival offers between so many percent of the buyer's highest price; above 100 it does not count."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call for `units` pieces like a listing's, at most at `highest_price` apiece (minor), open on the days opens..closes."""

    id: str
    listing: str
    units: int
    highest_price: int
    opens: date
    closes: date


def called_on(world: World, day: date) -> Call | None:
    """The tender a day brings, or None."""
    draws = world.draws("tender", day.toordinal())
    if not draws.chance(CALLED):
        return None
    product = catalog()[draws.below(len(catalog()))]
    units = product.demand.lot * draws.between(20, 120)
    highest = product.price.minor * draws.between(72, 97) // 100
    return Call(f"Z{day:%Y%m%d}", product.id, units, highest, day, day + timedelta(days=draws.between(2, 7)))


def price_to_beat(world: World, call: Call) -> int:
    """The best price among our rivals, in minor units; the buyer takes ours at the same price."""
    draws = world.draws("tender rivals", call.id)
    asked = [call.highest_price * draws.between(LOWEST, HIGHEST) // 100 for _ in range(BIDDERS)]
    return min(*asked, call.highest_price)


def won(world: World, call: Call, unit_price: int) -> bool:
    """Whether an offer that stood when the tender closed was taken."""
    return unit_price <= price_to_beat(world, call)
