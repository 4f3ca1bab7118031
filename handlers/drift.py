"""Answers to a change without us: put back by ordinary operations, or left as it is."""

from dataclasses import replace

from bot.domain.command import DriftAccept, DriftRestore
from bot.domain.outcome import Said
from bot.domain.people import Permission
from bot.errors import NotAllowed
from handlers.turn import Turn


async def restore(turn: Turn, command: DriftRestore, part: tuple[int, str, str]) -> None:
    """`part`: the command's place in the message, the offer it was taken from, and the reason to ask in any case, if any."""
    position, offer_id, force_ask = part
    if not turn.actor.may(Permission.CHANGE):
        raise NotAllowed
    operations = turn.app.drift.restoring(turn.actor, command.drifts)
    turn.finishing = False
    if not operations:
        with turn.app.house.store.begin() as tx:
            turn.told(tx, Said("drift-over"))
    if any(each.spends for each in operations):
        await turn.app.ledger(turn.known_shop())
    for number, operation in enumerate(operations):
        request = turn.request(position, offer_id)
        named = replace(request, run_id=f"{request.run_id}d{number}", force_ask=force_ask)
        await turn.app.submit(operation, named)


async def accept(turn: Turn, command: DriftAccept) -> None:
    with turn.app.house.store.begin() as tx:
        turn.told(tx, turn.app.drift.accept(tx, turn.actor, command.drifts))
