"""After "stop everything": promotions the marketplace could not pause at once are tried again until it has confirmed."""

from bot.app import Address, App, Request
from bot.domain.outcome import Executed, Outcome, Unchanged
from bot.domain.people import Actor, Role
from bot.domain.shop import Shop
from bot.errors import MarketplaceUnavailable
from bot.ports.store import Transaction


async def stop_sweep(app: App) -> None:
    with app.house.store.begin() as tx:
        stopped = [shop for shop in tx.shops.all() if shop.stopped_at is not None]
    for shop in stopped:
        if not app.house.market(shop).capabilities.promotes:
            continue
        try:
            await app.stop.pause_promotions(shop, _request(app, shop), app.submit)
        except MarketplaceUnavailable:
            continue


def _ending(outcome: Outcome) -> str:
    """The same ending is told once for a stop, however often the sweep comes to it."""
    return outcome.run.state.value if isinstance(outcome, Executed) else type(outcome).__name__


def _request(app: App, shop: Shop) -> Request:
    """Pausing was ordered by whoever stopped the shop; the owners are told."""

    def told(tx: Transaction, outcome: Outcome) -> None:
        if isinstance(outcome, Unchanged):
            return
        for member in tx.people.members(shop.id):
            person = tx.people.person(member.person_id)
            if person is not None and person.reachable and member.role is Role.OWNER:
                since = shop.stopped_at.isoformat() if shop.stopped_at else ""
                key = f"stop-{shop.id}-{since}-{_ending(outcome)}-{person.id}"
                app.post.tell(tx, outcome, Address.of(person, key, shop_id=shop.id))

    return Request(Actor("", shop.id, Role.OWNER), "", "stop", told)
