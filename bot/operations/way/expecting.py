"""What a confirmed effect of ours makes of what we expect, in the transaction that records it."""

from datetime import datetime

from bot.domain.effect import Effect, EffectState
from bot.domain.shop import Shop
from bot.domain.watched import DriftState, Expected, Origin, after, facet_of, same
from bot.ports.store import Transaction


def expect_outcome(tx: Transaction, shop: Shop, effect: Effect, state: EffectState, now: datetime) -> None:
    """A done effect is the new expectation of its facet, and ends a change without us that stood there. Nothing else says anything."""
    facet = facet_of(effect.action)
    if state is not EffectState.DONE or facet is None:
        return
    key = (effect.action.listing, facet)
    former = tx.watched.expected(shop.id, effect.action.listing).get(key)
    standing = after(effect.action, former.standing if former else None)
    if standing is None:
        return
    tx.watched.expect(shop.id, [Expected(*key, standing, Origin.EFFECT, effect.id, now, now)])
    drift = tx.watched.open_drifts(shop.id).get(key)
    if drift is not None:
        back = same(facet, drift.before, standing, shop.today(now))
        tx.watched.end(drift, DriftState.RESTORED if back else DriftState.SUPERSEDED, now, effect.id)
