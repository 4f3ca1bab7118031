"""After something was done: what happened before an undo, and word to the other owners when a cap was raised."""

from bot.domain.advertising import LimitAdjust, LimitScale
from bot.domain.effect import RunState
from bot.domain.operation import LimitSet
from bot.domain.outcome import Executed, Outcome, Said
from bot.domain.preview import Row, RowField
from bot.errors import MarketplaceUnavailable
from handlers.freezing import warn_owners
from handlers.turn import Turn

LIMITS = (LimitSet, LimitAdjust, LimitScale)


async def aftermath(turn: Turn, outcome: Outcome | None) -> None:
    """For whatever came of a yes."""
    await tell_damage(turn, outcome)
    if not isinstance(outcome, Executed) or not isinstance(outcome.run.operation, LIMITS):
        return
    raised = [row for row in outcome.preview.rows if _raised(row)]
    if outcome.run.state is RunState.DONE and raised:
        with turn.app.house.store.begin() as tx:
            said = Said("owners-limit-raised", (("by", turn.actor.name), ("shop", turn.known_shop().name)))
            warn_owners(turn, tx, said, outcome.run.shop_id)


def _raised(row: Row) -> bool:
    """A blank cap of day or month was the strictest; of the week it was none."""
    if row.before is None:
        return row.after is not None and row.field is not RowField.WEEKLY_SPEND
    return row.after is None or row.after > row.before


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
