"""What changed on the marketplace without us: owners and operators are told once, with buttons, whatever else they keep quiet."""

from dataclasses import replace

from bot.app import Address, App
from bot.domain.drifting import Drifted
from bot.domain.people import Actor, Permission, allows
from bot.errors import MarketplaceUnavailable
from bot.ports.store import Transaction


async def watch_shops(app: App) -> None:
    """One look at every shop. A marketplace that cannot be read now is looked at again next time."""
    with app.house.store.begin() as tx:
        shops = tx.shops.all()
    for shop in shops:
        try:
            await app.watch(shop, lambda tx, drifted: _tell(app, tx, drifted))
        except MarketplaceUnavailable:
            continue


def _tell(app: App, tx: Transaction, drifted: Drifted) -> None:
    """Under a key of the first change, which no other message can have. Money is at stake, so it belongs to no topic."""
    shop = drifted.shop
    for member in tx.people.members(shop.id):
        person = tx.people.person(member.person_id)
        served = person is not None and person.reachable and person.messenger in app.messengers
        if person is None or not served or not allows(member.role, Permission.CHANGE):
            continue
        actor = Actor(person.id, shop.id, member.role, person.name)
        told = replace(drifted, taps=app.drift.taps(tx, actor, drifted))
        key = f"drift-{shop.id}-{drifted.lines[0].drift.id}-{person.id}"
        app.post.tell(tx, told, Address.of(person, key, shop_id=shop.id))
