"""Bugs in stopping everything."""

from dataclasses import replace
from typing import Any

from bot.delivery.sender import Sender
from bot.domain.action import ACTIONS
from bot.operations import stop_all
from bot.operations.stop_all import StopEverything
from bot.operations.way import executing
from bot.trial.mutants.switch import Mutant, always, giving


def _starts_afresh(recover: Any) -> Any:
    """What a restart forgets when the switch is kept in memory."""

    def mutant(self: Any) -> None:
        recover(self)
        with self._store.begin() as tx:
            for shop in tx.shops.all():
                if shop.stopped_at is not None:
                    tx.shops.save(replace(shop, stopped_at=None))

    return mutant


STOPPING = (
    Mutant("stop-not-kept", "stopping is said and not stored", ((stop_all, "stop", giving(None)),)),
    Mutant("stop-forgotten", "a restart forgets that all is stopped", ((Sender, "recover", _starts_afresh),)),
    Mutant(
        "stop-not-in-send-path",
        "what was approved before the stop is sent after it",
        ((executing, "WHILE_STOPPED", always(tuple(ACTIONS.values()))),),
    ),
    Mutant(
        "stop-leaves-cards",
        "cards that wait stay open when all stops",
        ((StopEverything, "_void_cards", giving([])),),
        survives="the switch itself voids what waits, and policy refuses at the press",
    ),
)
