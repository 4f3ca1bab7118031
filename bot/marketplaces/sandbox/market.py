"""What surrounds the shop on one day: season, weekday, the day's mood, rivals' prices, and how buyers answer to all of it.

Everything here follows from seed, shop and day alone, so any day can be worked out without the days before it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from functools import lru_cache

from bot.domain.sampling import MICRO, Draws
from bot.marketplaces.sandbox.catalog import Product

RIVALS = 3
WAR = ((47, 96), (54, 92), (59, 88), (80, 100))
"""In a price war: from this day of the shop's age, rivals ask this percent of their usual price."""
HOURS = (8, 5, 3, 2, 2, 3, 8, 20, 45, 70, 78, 72, 50, 55, 70, 72, 68, 58, 46, 58, 70, 68, 44, 25)
"""How a day's orders spread over its hours, in thousandths."""
PROMOTED = 112
"""Percent of the unpaid orders a listing gets while it is promoted: buyers who saw the ad come back through search."""
LEAST, MOST = MICRO // 20, 6 * MICRO


@dataclass(frozen=True, slots=True)
class World:
    """Which simulated world: `seed` and shop name every draw; `opened` is the first day of the shop's history."""

    seed: str
    shop_id: str
    opened: date

    def draws(self, *key: str | int) -> Draws:
        return Draws(self.seed, self.shop_id, *key)

    def age(self, day: date) -> int:
        """Days since the shop opened."""
        return (day - self.opened).days


def rival_prices(world: World, product: Product, day: date) -> tuple[int, ...]:
    """What each rival asks on a day, in minor units. A rival keeps a price for some days, then takes another."""
    war = _war(world, product, day)
    return tuple(
        max(1, product.price.minor * _usual(world, product.id, rival, world.age(day)) * war // MICRO)
        for rival in range(RIVALS)
    )


@lru_cache(maxsize=4096)
def _usual(world: World, listing: str, rival: int, age: int) -> int:
    """What a rival asks on a day of the shop's age outside a price war, in ten-thousandths of our first price."""
    habits = world.draws("rival", listing, rival)
    usual, length, shift = habits.between(95, 110), habits.between(4, 9), habits.below(9)
    return usual * world.draws("rival", listing, rival, (age + shift) // length).between(95, 104)


def _war(world: World, product: Product, day: date) -> int:
    if not product.demand.price_war:
        return 100
    steps = [percent for age, percent in WAR if world.age(day) >= age]
    return steps[-1] if steps else 100


def reference(asked: tuple[int, ...]) -> int:
    """The price buyers compare with: the rivals' average, the cheapest counted twice."""
    return (sum(asked) + min(asked)) // (len(asked) + 1)


@lru_cache(maxsize=65536)
def price_answer(price: int, compared: int, elasticity: Decimal) -> int:
    """(compared / price) to the power of the elasticity, in millionths, between 0.05 and 6.

    Decimal's ln and exp are correctly rounded, so the figure is the same on every machine.
    """
    exact = Context(prec=16)
    ratio = exact.divide(Decimal(compared), Decimal(price))
    answer = exact.exp(exact.multiply(elasticity, exact.ln(ratio)))
    return min(MOST, max(LEAST, int(answer * MICRO)))


@dataclass(frozen=True, slots=True)
class Weather:
    """One listing's day apart from its own terms: `orders` in millionths at the compared price, `compared` in minor units."""

    orders: int
    compared: int


def weather(world: World, product: Product, day: date) -> Weather:
    """Season x weekday x the day's mood on the listing's usual orders, and the price it is compared with."""
    demand = product.demand
    mood = world.draws("mood", day.toordinal(), product.id).between(82, 118)
    week = demand.weekend if day.weekday() >= 5 else 100
    orders = demand.orders * _season(demand.season, day) * week * mood // 100**3
    return Weather(orders, reference(rival_prices(world, product, day)))


def _season(months: tuple[int, ...], day: date) -> int:
    """Percent of a usual day, sliding from the middle of one month to the middle of the next."""
    place = (day.month - 1) * 30 + min(day.day, 30) - 15
    month, past = divmod(place, 30)
    return (months[month % 12] * (30 - past) + months[(month + 1) % 12] * past) // 30
