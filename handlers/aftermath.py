"""After something was done: what happened before an undo, and word to the other owners when a cap was raised or a mandate given."""

from bot.domain.advertising import LimitAdjust, LimitScale
from bot.domain.effect import RunState
from bot.domain.mandate import MandateSet
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
    if not isinstance(outcome, Executed) or outcome.run.state is not RunState.DONE:
        return
    key = _widened(outcome)
    if key:
        with turn.app.house.store.begin() as tx:
            said = Said(key, (("by", turn.actor.name), ("shop", turn.known_shop().name)))
            warn_owners(turn, tx, said, outcome.run.shop_id)


def _widened(outcome: Executed) -> str:
    """The text key of what the other owners are told; empty where nothing more is possible than before."""
    if isinstance(outcome.run.operation, MandateSet):
        return "owners-mandate-granted" if outcome.approval is not None else ""
    raised = isinstance(outcome.run.operation, LIMITS) and any(_raised(row) for row in outcome.preview.rows)
    return "owners-limit-raised" if raised else ""


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
