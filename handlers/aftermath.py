"""After an undo that was done: what happened in between, as far as the marketplace tells it."""

from bot.domain.outcome import Executed, Outcome, Said
from bot.errors import MarketplaceUnavailable
from handlers.turn import Turn


async def tell_damage(turn: Turn, outcome: Outcome | None) -> None:
    """Nothing for what is no undo. The undo is done whatever becomes of this."""
    if not isinstance(outcome, Executed):
        return
    try:
        damage: Outcome | None = await turn.app.damage(outcome.run)
    except MarketplaceUnavailable:
        damage = Said("damage-unread")
    if damage is not None:
        with turn.app.house.store.begin() as tx:
            turn.told(tx, damage)
