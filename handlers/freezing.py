"""Freezing a shop and letting it go: the switch first, then everything else that stopping does; all owners are told."""

from bot.app import Address
from bot.domain.command import Freeze
from bot.domain.operation import Operation, PromotionPause, StopAll
from bot.domain.outcome import Said
from bot.domain.people import Role
from bot.domain.selling import TenderWithdraw
from bot.errors import ShopFrozen
from bot.ports.store import Transaction
from handlers.turn import Turn

WHILE_FROZEN: tuple[type[Operation], ...] = (StopAll, PromotionPause, TenderWithdraw)
"""What may still be asked for: it only takes a commitment back."""


async def freeze(turn: Turn, position: int, offer_id: str) -> None:
    request = turn.request(position, offer_id)
    turn.app.freeze(request)
    with turn.app.house.store.begin() as tx:
        tell_owners(turn, tx, Said("frozen-by", (("by", turn.actor.name), ("shop", turn.known_shop().name))), "frozen")
    await turn.app.stop(request, turn.app.submit)


def lift(turn: Turn, shop_id: str) -> None:
    with turn.app.house.store.begin() as tx:
        said = turn.app.freeze.lift(tx, turn.actor, shop_id)
        turn.told(tx, said)
        if said == Said("freeze-lifted"):
            tell_owners(turn, tx, Said("unfrozen-by", (("by", turn.actor.name),)), "unfrozen", shop_id)


def tell_owners(turn: Turn, tx: Transaction, said: Said, what: str, shop_id: str = "") -> None:
    """Every owner of the shop but whoever does it, each under a key of this message; with a button to freeze where that helps."""
    for member in tx.people.members(shop_id or turn.actor.shop_id):
        person = tx.people.person(member.person_id)
        if person is None or person.id == turn.actor.person_id or member.role is not Role.OWNER or not person.reachable:
            continue
        if person.messenger in turn.app.messengers:
            key = f"m{turn.row.id}.{what}.{person.id}"
            turn.app.post.tell(tx, said, Address.of(person, key, shop_id=member.shop_id))


def check_frozen(turn: Turn, command: object) -> None:
    """Raises ShopFrozen for what would change anything while the shop is frozen; looking and stopping go on."""
    with turn.app.house.store.begin() as tx:
        shop = tx.shops.get(turn.actor.shop_id)
    if shop is not None and shop.frozen_at is not None and not isinstance(command, (*WHILE_FROZEN, Freeze)):
        raise ShopFrozen
