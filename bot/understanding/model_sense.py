"""A proposal held against the plain words of a message: what it is about, which way it goes, and which amount stands by which product."""

from collections.abc import Iterable

from bot.errors import ModelUnusable
from bot.understanding.model_answer import Quoted
from bot.understanding.model_kinds import NONE
from bot.understanding.tokens import Role

ABOUT: dict[Role, tuple[str, ...]] = {
    Role.COST: ("cost.",),
    Role.FLOOR: ("floor.",),
    Role.BID: ("bid.",),
    Role.TENDER: ("tender.",),
    Role.LISTING: ("listing.",),
    Role.BUDGET: ("budget.", "promotion."),
    Role.PROMO: ("ads.", "promotion.", "budget.", "bid."),
    Role.PROMOTE: ("ads.", "promotion.", "budget.", "bid."),
    Role.STOP: ("ads.pause", "listing.unpublish", "tender.withdraw"),
    Role.RESUME: ("ads.resume", "listing.publish", "promotion."),
}
"""A word of the message and the kinds it can be about: one of them must be among the orders."""
WAYS = {Role.UP: "up", Role.DOWN: "down"}
Place = tuple[int, int]
"""Where the first product quote of a command starts, and where its amount starts; -1 where it has none."""


def make_sense(quoted: Iterable[Quoted], said: frozenset[Role]) -> None:
    """Raises ModelUnusable for orders that the words of the message are not about, or that go the other way."""
    orders = [each for each in quoted if not each.kind.endswith(".query")]
    if not orders:
        return
    for role, kinds in ABOUT.items():
        if role in said and not any(each.kind.startswith(kinds) for each in orders):
            raise ModelUnusable("about")
    ways = {way for role, way in WAYS.items() if role in said}
    if ways and not {each.direction for each in orders} - {NONE} <= ways:
        raise ModelUnusable("direction")


def in_order(places: Iterable[Place]) -> None:
    """Raises ModelUnusable for amounts that changed places: 「拖鞋5块，袜子9块」 is never 9 for the slippers."""
    placed = sorted(each for each in places if min(each) >= 0)
    amounts = [amount for _, amount in placed]
    if amounts != sorted(amounts):
        raise ModelUnusable("order")
