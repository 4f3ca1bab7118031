"""Where a message's errors get their answer: what says by itself what to do is told; anything else is for the inbox to try again.

Every stored message ends answered, refused with an answer, or dead-lettered with an alarm and a word to whoever sent it.
"""

import structlog

from bot.app import App
from bot.domain.outcome import Said
from bot.errors import SetupError, XiaoerError
from bot.ports.queues import InboxRow
from handlers.gate import admit
from handlers.route import route
from handlers.turn import Turn

TOASTED = frozenset({"error-not-allowed"})
"""Errors short enough to be the toast themselves."""


class Boundary:
    """`await boundary(row)` works one inbox row off and finishes it; `await boundary.dead(row)` tells that we gave it up."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, row: InboxRow) -> None:
        """Raises SetupError, and whatever is a bug of ours: then the row is left as it was."""
        turn = admit(self._app, row)
        with structlog.contextvars.bound_contextvars(message=row.id, shop=turn.actor.shop_id):
            try:
                await route(turn)
            except SetupError:
                raise
            except XiaoerError as error:
                self._explain(turn, error)
            with self._app.house.store.begin() as tx:
                turn.toast(tx, "toast-working", ())
                turn.finish(tx)

    def _explain(self, turn: Turn, error: XiaoerError) -> None:
        with self._app.house.store.begin() as tx:
            turn.toast(tx, "toast-not-allowed" if error.key in TOASTED else "toast-failed", error.values)
            turn.told(tx, Said(error.key, tuple(error.values.items())))

    async def dead(self, row: InboxRow) -> None:
        """The row is given up: the person is told that it was not done."""
        turn = admit(self._app, row)
        with self._app.house.store.begin() as tx:
            turn.toast(tx, "toast-failed", ())
            turn.told(tx, Said("dead-letter"))
