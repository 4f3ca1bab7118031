"""People coming and going: an invite held out, a chat opened, a bot blocked, a group that moved."""

from bot.app import Newcomer
from bot.domain.outcome import Said
from handlers.freezing import warn_owners
from handlers.gate import admit, invite_token, language_of
from handlers.turn import Turn

JOINED = "joined-shop"


async def joined(turn: Turn) -> None:
    """An invite binds; a chat opened without one gets the line for strangers or the welcome of a member. Groups are not greeted."""
    incoming = turn.row.incoming
    token = invite_token(incoming)
    if token:
        with turn.app.house.store.begin() as tx:
            newcomer = Newcomer(incoming, language_of(turn.app, incoming))
            outcome = turn.app.people.join(tx, newcomer, token)
            turn.told(tx, outcome)
        fresh = admit(turn.app, turn.row)
        if outcome.key == JOINED and fresh.shop is not None and fresh.actor.role is not None:
            turn.shop, turn.actor = fresh.shop, fresh.actor
            hello(turn)
            _warn(turn, fresh.shop.id)
        return
    if not incoming.private:
        return
    if turn.actor.role is not None:
        hello(turn)
    elif incoming.text:
        turn.say("stranger-hello")


def _warn(turn: Turn, shop_id: str) -> None:
    """The owners hear of everybody who comes in, with a way to stop it all if nobody of theirs was invited."""
    role = turn.actor.role.value if turn.actor.role is not None else ""
    with turn.app.house.store.begin() as tx:
        warn_owners(turn, tx, Said("owners-joined", (("name", turn.actor.name), ("role", role))), shop_id)


def hello(turn: Turn) -> None:
    """What a member reads first in a shop."""
    shop = turn.known_shop()
    turn.say("welcome", shop=shop.name)
    if shop.sandbox:
        turn.say("sandbox-hello")


async def left(turn: Turn) -> None:
    """Blocked: nothing can be sent there until the person comes back. Being put out of a group says nothing about whoever did it."""
    if turn.person.id and turn.row.incoming.private:
        with turn.app.house.store.begin() as tx:
            turn.app.people.leave(tx, turn.person, reachable=False)


async def moved(turn: Turn) -> None:
    """A group became a supergroup: what still waits for the old id goes to the new one."""
    incoming = turn.row.incoming
    if incoming.moved_to:
        with turn.app.house.store.begin() as tx:
            tx.outbox.move_chat(incoming.messenger, incoming.chat, incoming.moved_to)
