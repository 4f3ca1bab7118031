"""Calls whose outcome is open are read from the marketplace until there is an answer, and whoever asked is told it."""

from bot.app import Address, App
from bot.domain.effect import Run, RunState
from bot.domain.outcome import Executed, Said
from bot.ports.store import Transaction

SETTLED = {RunState.DONE: "unclear-settled-done", RunState.REFUSED: "unclear-settled-not-done"}


async def settle_calls(app: App) -> None:
    def tell(tx: Transaction, run: Run, outcome: Executed) -> None:
        """The card gets its final words; a new line says so too, for an edited card makes no sound."""
        person = tx.people.person(run.asked_by)
        if person is None:
            return
        key = f"settled-{run.id}-{outcome.run.state.value}"
        app.post.tell(tx, outcome, Address.of(person, key, shop_id=run.shop_id))
        if run.state is RunState.UNKNOWN and outcome.card and outcome.run.state in SETTLED:
            names = tuple(dict.fromkeys(row.name for row in outcome.preview.rows if row.name))
            said = Said(SETTLED[outcome.run.state], (("names", names),))
            app.post.tell(tx, said, Address.of(person, f"{key}-line", shop_id=run.shop_id))

    await app.settle(tell)
