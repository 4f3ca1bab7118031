"""Supply tenders: buyers who call for offers on a large quantity, most of them for less than the shop's price."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.money import Money
from bot.domain.sampling import MICRO
from bot.marketplaces.sandbox.catalog import CURRENCY, catalog
from bot.marketplaces.sandbox.market import World

CALLED = MICRO * 35 // 100
"""How often a day brings a tender."""


@dataclass(frozen=True, slots=True)
class Tender:
    """A call for `units` pieces like a listing's, at most at `highest_price` apiece, open on the days opens..closes."""

    id: str
    listing: str
    units: int
    highest_price: Money
    opens: date
    closes: date


def called_on(world: World, day: date) -> Tender | None:
    """The tender a day brings, or None."""
    draws = world.draws("tender", day.toordinal())
    if not draws.chance(CALLED):
        return None
    product = catalog()[draws.below(len(catalog()))]
    units = product.demand.lot * draws.between(20, 120)
    highest = Money(product.price.minor * draws.between(72, 97) // 100, CURRENCY)
    return Tender(f"Z{day:%Y%m%d}", product.id, units, highest, day, day + timedelta(days=draws.between(2, 7)))
