"""Bugs in what comes in and what goes out."""

import asyncio
from dataclasses import replace
from itertools import count
from typing import Any

from bot.delivery.inbox import InboxWorker
from bot.ports.queues import InboxState
from bot.storage import worklog
from bot.storage.inbox import SqlInbox
from bot.trial.mutants.switch import Mutant, giving
from handlers.boundary import Boundary
from handlers.turn import Turn

COPIES = count(1)


def _thanks_first(receive: Any) -> Any:
    """Says that it has a message a little before it has it."""

    async def mutant(self: Any, incoming: Any) -> bool:
        async def store() -> None:
            await asyncio.sleep(0.4)
            await receive(self, incoming)

        self._nursery.start("store", store())
        return True

    return mutant


def _each_is_new(add: Any) -> Any:
    return lambda self, incoming, at: add(self, replace(incoming, uid=f"{incoming.uid}/{next(COPIES)}"), at)


def _finished_first(call: Any) -> Any:
    async def mutant(self: Any, row: Any) -> None:
        with self._app.house.store.begin() as tx:
            tx.inbox.finish(row.id, InboxState.HANDLED)
        await call(self, row)

    return mutant


def _no_word_when_late(toast: Any) -> Any:
    def mutant(self: Any, tx: Any, key: str, values: Any) -> None:
        if key in ("toast-expired", "toast-already"):
            self.answered = True
        toast(self, tx, key, values)

    return mutant


def _strangers_unanswered(toast: Any) -> Any:
    def mutant(self: Any, tx: Any, key: str, values: Any) -> None:
        if key not in ("toast-not-yours", "toast-forged"):
            toast(self, tx, key, values)
        self.answered = True

    return mutant


def _gives_up(_: Any) -> Any:
    async def mutant(self: Any, act: Any, row: Any) -> None:
        return None

    return mutant


MESSAGES = (
    Mutant(
        "thanks-before-storing",
        "a message is confirmed before it is stored",
        ((InboxWorker, "receive", _thanks_first),),
    ),
    Mutant("no-dedup", "a message brought twice is worked off twice", ((SqlInbox, "add", _each_is_new),)),
    Mutant(
        "finished-before-handled",
        "a message counts as handled before it is",
        ((Boundary, "__call__", _finished_first),),
    ),
    Mutant(
        "late-press-unanswered", "a press that comes too late gets no answer", ((Turn, "toast", _no_word_when_late),)
    ),
    Mutant("stranger-unanswered", "a press of a stranger gets no answer", ((Turn, "toast", _strangers_unanswered),)),
    Mutant(
        "chain-unlinked",
        "a line of the work log does not hash what it says",
        ((worklog, "chain_hash", giving("0" * 64)),),
    ),
    Mutant("texts-unanswered", "a message in words is never worked off", ((InboxWorker, "_guarded", _gives_up),)),
)
