"""Notices of unclear calls as the program posts them: the outbox row is what says that somebody was told."""

from bot.domain.chat import Shown
from bot.domain.effect import Effect
from bot.domain.unclear import Unclear
from bot.operations.way.house import House
from bot.operations.way.noticing import Audience, notices
from bot.ports.queues import Draft, OutboxKind
from bot.ports.store import Transaction


def posted(tx: Transaction, house: House, effect: Effect, by: str) -> list[tuple[str, Unclear]]:
    """Writes a row for each person who is to be told, and gives who that is and what they are told."""
    told = []
    for each in notices(tx, house, effect, Audience({"web"}, by)):
        draft = Draft("web", each.person.chat, OutboxKind.SEND, Shown("..."), key=f"{each.key}.0")
        if tx.outbox.add(draft, house.clock.now()) is not None:
            told.append((each.person.id, each.outcome))
    return told
