"""The platform's own price-following in a simulated shop: now and then one price goes down to the cheapest rival's, at night.

It is off unless the sandbox is told so. Which day and which listing follows from the world alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from bot.marketplaces.sandbox import book
from bot.marketplaces.sandbox.catalog import catalog
from bot.marketplaces.sandbox.market import World, rival_prices
from bot.marketplaces.sandbox.terms import DAY, HOUR, beginning, day_of

STRIKES_AT = 3 * HOUR
STRIKES_ON = 3
"""About one day in so many."""


def strikes(world: World, start: int, end: int) -> Iterator[int]:
    """The moments in start..end, end excluded, at which price-following strikes in a world. The same in every run."""
    for number in range(start // DAY, end // DAY + 1):
        day = date.fromordinal(number)
        moment = beginning(day) + STRIKES_AT
        if start <= moment < end and world.draws("following", number).below(STRIKES_ON) == 0:
            yield moment


def follow(connection: Connection, world: World, moment: int) -> None:
    """One listing on sale that is dearer than its cheapest rival goes down to that price, whatever it costs; its steps go with it."""
    day, histories = day_of(moment), book.histories(connection, world.shop_id)
    dearer = []
    for product in catalog():
        terms, cheapest = histories[product.id][-1], min(rival_prices(world, product, day))
        if terms.on_sale and terms.price > cheapest:
            dearer.append((product.id, terms, cheapest))
    if not dearer:
        return
    listing, terms, price = dearer[world.draws("followed", day.toordinal()).below(len(dearer))]
    tiers = tuple((least, max(1, tier * price // terms.price)) for least, tier in terms.tiers)
    place = (world.shop_id, listing, len(histories[listing]) + 1)
    book.add_terms(connection, place, replace(terms, price=price, tiers=tiers, since=moment))
