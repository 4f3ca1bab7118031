"""The question that policy decides, put together from the store in one transaction."""

from datetime import datetime, time, timedelta

from bot.domain.action import PriceChange
from bot.domain.policy import Changed, Question
from bot.domain.preview import Preview
from bot.domain.shop import Shop, instant
from bot.operations.way.granting import standings
from bot.operations.way.house import House
from bot.operations.way.looking import committed_in
from bot.ports.store import Transaction


def question(house: House, shop: Shop, preview: Preview) -> Question:
    """As everything stands now."""
    with house.store.begin() as tx:
        return question_in(tx, shop, preview, house.clock.now())


def question_in(tx: Transaction, shop: Shop, preview: Preview, now: datetime) -> Question:
    """The same inside the transaction that decides: nobody else can use up a cap or a mandate until it ends."""
    today = shop.today(now)
    protected = frozenset(each.listing_id for each in tx.shops.knowledge(shop.id).values() if each.protected)
    held = committed_in(tx, shop, today)
    return Question(shop, preview, held, now, standings(tx, shop, today), changed_today(tx, shop, now), protected)


def changed_today(tx: Transaction, shop: Shop, now: datetime) -> dict[str, Changed]:
    """Listings whose price we changed on this shop-day, or may have: what was certainly refused does not count."""
    since = instant(shop.today(now), time(0), shop.timezone) - timedelta(days=shop.clock_offset_days)
    found: dict[str, Changed] = {}
    for effect in tx.runs.effects_since(shop.id, since):
        action = effect.action
        if isinstance(action, PriceChange):
            before = found.get(action.listing, Changed(0, action.before))
            found[action.listing] = Changed(before.times + 1, before.first)
    return found
