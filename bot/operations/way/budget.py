"""What each effect's outcome does to the held budget. An unknown outcome does nothing: its budget stays held."""

from datetime import date, timedelta

from bot.domain.actions import holds_of
from bot.domain.effect import BudgetCut, Effect, EffectState, PromotionOrder, PromotionPauseChange
from bot.domain.preview import Preview
from bot.domain.shop import Shop
from bot.operations.way.looking import HORIZON, held_in, listing_of
from bot.ports.store import Transaction


def hold(tx: Transaction, shop: Shop, preview: Preview, effects: tuple[Effect, ...], today: date) -> None:
    """Reserve the budget of every order among the effects, in the transaction that approves them."""
    open_today = held_in(tx, shop, today)
    for effect in effects:
        days, daily = holds_of(preview, effect.action, today, open_today.get(effect.action.listing))
        if days and daily.minor > 0:
            tx.ledger.reserve(effect.id, shop.id, days, daily)


def book_outcome(tx: Transaction, shop: Shop, effect: Effect, state: EffectState, today: date) -> None:
    """A refused order gives its budget back; a pause frees the days to come; a cut frees the difference."""
    action = effect.action
    if isinstance(action, PromotionOrder) and state is EffectState.REFUSED:
        for each in tx.ledger.reservations(shop.id, today - timedelta(days=2), today + HORIZON):
            if each.effect_id == effect.id and each.open.minor > 0:
                tx.ledger.void(each.effect_id, each.day)
    if isinstance(action, PromotionPauseChange) and state is EffectState.DONE:
        _free(tx, shop, action.listing, today)
    if isinstance(action, BudgetCut) and state is EffectState.DONE:
        days = _free(tx, shop, action.listing, today)
        if days:
            tx.ledger.reserve(effect.id, shop.id, days, action.after)


def _free(tx: Transaction, shop: Shop, listing: str, today: date) -> list[date]:
    """Void what is open of a listing's budget after today; today's own stays until its spend is known.

    An order whose outcome is open keeps its budget: it may land after this.
    """
    days = []
    unsettled = {each.id for each in tx.runs.open_effects() if each.shop_id == shop.id}
    for each in tx.ledger.reservations(shop.id, today + timedelta(days=1), today + HORIZON):
        if listing_of(each.effect_id) == listing and each.open.minor > 0 and each.effect_id not in unsettled:
            tx.ledger.void(each.effect_id, each.day)
            days.append(each.day)
    return sorted(set(days))
