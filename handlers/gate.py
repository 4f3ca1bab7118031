"""The one gate: who is this, in which shop, with which role, now. Default is nobody; a stranger gets a polite line and no more."""

from dataclasses import replace

from bot.app import App, Newcomer
from bot.domain.chat import Incoming, IncomingKind
from bot.domain.people import Actor, Membership, Person
from bot.domain.shop import Shop
from bot.ports.queues import InboxRow
from bot.ports.store import Transaction
from handlers.turn import Turn

START = "/start"


def language_of(app: App, incoming: Incoming) -> str:
    """One of our languages for what the messenger says of a person."""
    hint = incoming.language_hint.lower()
    if not hint:
        return app.options.language
    return "zh-Hans" if hint.startswith("zh") else "en"


def admit(app: App, row: InboxRow) -> Turn:
    """Who sent it, as they stand now. Whoever has neither a shop nor the installation's trust has an actor without any role."""
    incoming = row.incoming
    newcomer = Newcomer(incoming, language_of(app, incoming))
    admin = (incoming.messenger, incoming.sender) in app.options.admins
    with app.house.store.begin() as tx:
        person = tx.people.find(incoming.messenger, incoming.sender)
        if person is None:
            person = app.people.known(tx, newcomer) if admin or joining(incoming) else _stranger(newcomer)
        person = _refreshed(tx, person, incoming)
        shop, actor = _place(tx, person, admin)
        if shop is None and admin:
            shop = _first_shop(tx)
            actor = replace(actor, shop_id=shop.id if shop else "")
    return Turn(app, row, person, actor, shop)


def _stranger(newcomer: Newcomer) -> Person:
    """Not stored: a stranger leaves no trace but the message itself."""
    incoming = newcomer.incoming
    return Person("", incoming.messenger, incoming.sender, incoming.sender_name, newcomer.language, incoming.chat)


def _refreshed(tx: Transaction, person: Person, incoming: Incoming) -> Person:
    """Keep the private chat and the name up to date; a message from somebody proves that they can be reached."""
    if not person.id or not incoming.private or incoming.kind is IncomingKind.BLOCKED:
        return person
    fresh = replace(person, chat=incoming.chat, name=incoming.sender_name or person.name, reachable=True)
    if fresh != person:
        tx.people.save(fresh)
    return fresh


def _place(tx: Transaction, person: Person, admin: bool) -> tuple[Shop | None, Actor]:
    """The person's current shop, or the first of theirs, with the role held there now."""
    memberships: tuple[Membership, ...] = tx.people.shops_of(person.id) if person.id else ()
    chosen = next((each for each in memberships if each.shop_id == person.current_shop), None)
    membership = chosen or (memberships[0] if memberships else None)
    shop = tx.shops.get(membership.shop_id) if membership else None
    role = membership.role if membership and shop else None
    return shop, Actor(person.id, shop.id if shop else "", role, person.name, admin)


def _first_shop(tx: Transaction) -> Shop | None:
    shops = tx.shops.all()
    return shops[0] if shops else None


def joining(incoming: Incoming) -> bool:
    """Whether this is somebody holding out an invite."""
    return incoming.private and bool(invite_token(incoming))


def invite_token(incoming: Incoming) -> str:
    """The token of "/start <token>", as a deep link or a typed line brings it; empty when there is none."""
    command, _, rest = incoming.text.strip().partition(" ")
    return rest.strip() if command == START and incoming.kind is IncomingKind.TEXT else ""


def welcome(turn: Turn) -> bool:
    """Whether the person may go on. A stranger is answered here, and nothing else happens."""
    return turn.actor.role is not None or turn.actor.is_admin
