"""Freezing a shop and letting it go: the switch first, then everything else that stopping does; all owners are told."""

from dataclasses import replace

from bot.app import WHILE_FROZEN, Address
from bot.domain.command import Freeze
from bot.domain.outcome import Said
from bot.domain.people import Actor, Person, Role
from bot.errors import ShopFrozen
from bot.ports.store import Transaction
from handlers.turn import Turn


async def freeze(turn: Turn, position: int, offer_id: str) -> None:
    request = turn.request(position, offer_id)
    turn.app.freeze(request)
    with turn.app.house.store.begin() as tx:
        tell_owners(turn, tx, Said("frozen-by", (("by", turn.actor.name), ("shop", turn.known_shop().name))))
    await turn.app.stop(request, turn.app.submit)


def lift(turn: Turn, shop_id: str) -> None:
    with turn.app.house.store.begin() as tx:
        said = turn.app.freeze.lift(tx, turn.actor, shop_id)
        turn.told(tx, said)
        if said == Said("freeze-lifted"):
            tell_owners(turn, tx, Said("unfrozen-by", (("by", turn.actor.name),)), shop_id)


def tell_owners(turn: Turn, tx: Transaction, said: Said, shop_id: str = "") -> None:
    """Every owner of the shop but whoever does it, each under a key of this message. It is an alarm: it always comes."""
    for owner in _other_owners(turn, tx, shop_id or turn.actor.shop_id):
        _tell_one(turn, tx, said, (owner, shop_id or turn.actor.shop_id))


def warn_owners(turn: Turn, tx: Transaction, said: Said, shop_id: str) -> None:
    """The same with a button to freeze the shop, for what wrong hands may have done."""
    for owner in _other_owners(turn, tx, shop_id):
        tap = turn.app.freeze.tap(tx, Actor(owner.id, shop_id, Role.OWNER, owner.name))
        _tell_one(turn, tx, replace(said, taps=(tap,)), (owner, shop_id))


def _tell_one(turn: Turn, tx: Transaction, said: Said, whom: tuple[Person, str]) -> None:
    """`whom`: an owner, and of which shop."""
    owner, shop_id = whom
    turn.app.post.tell(tx, said, Address.of(owner, f"m{turn.row.id}.{said.key}.{owner.id}", shop_id=shop_id))


def _other_owners(turn: Turn, tx: Transaction, shop_id: str) -> list[Person]:
    """Who can be told now."""
    owners = [each.person_id for each in tx.people.members(shop_id) if each.role is Role.OWNER]
    found = [tx.people.person(each) for each in owners if each != turn.actor.person_id]
    return [each for each in found if each is not None and each.reachable and each.messenger in turn.app.messengers]


def check_frozen(turn: Turn, command: object) -> None:
    """Raises ShopFrozen for what would change anything while the shop is frozen; looking and stopping go on."""
    with turn.app.house.store.begin() as tx:
        shop = tx.shops.get(turn.actor.shop_id)
    if shop is not None and shop.frozen_at is not None and type(command) not in (*WHILE_FROZEN, Freeze):
        raise ShopFrozen
