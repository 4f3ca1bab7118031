"""From a preview to the outside writes that bring it about: exactly the rows of the table, nothing recomputed."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.action import (
    Action,
    BidCut,
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
    ShelfChange,
    TenderOfferChange,
    TenderWithdrawChange,
    TextChange,
    TextEdit,
)
from bot.domain.listing import ListingField, PriceTier, PromotionState
from bot.domain.money import Money
from bot.domain.preview import Preview, Row, RowField
from bot.domain.previewing_selling import ON_SALE

RUNNING = PromotionState.RUNNING.value


def actions_of(preview: Preview) -> tuple[Action, ...]:
    """One action per listing that changes outside. Operations on the shop's own knowledge have none."""
    actions: list[Action] = []
    for listing in preview.listings:
        rows = [row for row in preview.rows if row.listing == listing]
        action = next((found for find in FINDERS if (found := find(listing, rows)) is not None), None)
        if action is not None:
            actions.append(action)
    return tuple(actions)


def _row(rows: list[Row], field: RowField) -> Row | None:
    return next((row for row in rows if row.field is field), None)


def _price_change(listing: str, rows: list[Row]) -> PriceChange | None:
    price = _row(rows, RowField.PRICE)
    tiers = [row for row in rows if row.field is RowField.TIER]
    if price is None or price.before is None or price.after is None:
        return None
    if all(row.before == row.after for row in (price, *tiers)):
        return None
    return PriceChange(
        listing,
        price.before,
        price.after,
        tuple(PriceTier(row.quantity, row.before) for row in tiers if row.before),
        tuple(PriceTier(row.quantity, row.after) for row in tiers if row.after),
    )


def _promotion_change(listing: str, rows: list[Row]) -> Action | None:
    row = _row(rows, RowField.BUDGET)
    if row is None or row.before is None or row.after is None:
        return None
    if row.state_after != RUNNING:
        return PromotionPauseChange(listing) if row.state_before == RUNNING else None
    if row.state_before == RUNNING and row.after < row.before:
        return BudgetCut(listing, row.before, row.after)
    if row.state_before == RUNNING and row.after == row.before:
        return None
    return PromotionOrder(listing, row.after, date.fromisoformat(row.detail))


def _bid_change(listing: str, rows: list[Row]) -> Action | None:
    row = _row(rows, RowField.BID)
    if row is None or row.after is None or row.after == row.before:
        return None
    if row.before is not None and row.after < row.before:
        return BidCut(listing, row.before, row.after)
    return BidRaise(listing, row.before, row.after)


def _shelf_change(listing: str, rows: list[Row]) -> Action | None:
    row = _row(rows, RowField.ON_SALE)
    if row is None or row.state_before == row.state_after:
        return None
    return ShelfChange(listing, row.state_after == ON_SALE)


def _text_change(listing: str, rows: list[Row]) -> Action | None:
    edits = tuple(
        TextEdit(ListingField(row.detail), row.state_before, row.state_after)
        for row in rows
        if row.field is RowField.TEXT and row.state_before != row.state_after
    )
    return TextChange(listing, edits) if edits else None


def _tender_change(listing: str, rows: list[Row]) -> Action | None:
    row = _row(rows, RowField.TENDER)
    if row is None or (row.before, row.state_before) == (row.after, row.state_after):
        return None
    if row.after is None:
        return TenderWithdrawChange(listing, row.detail)
    return TenderOfferChange(listing, row.detail, row.after, row.quantity)


FINDERS: tuple[Callable[[str, list[Row]], Action | None], ...] = (
    _price_change, _promotion_change, _bid_change, _shelf_change, _text_change, _tender_change,
)  # fmt: skip
"""Each finds the change of its own rows; the rows of one operation are of one family."""


def holds_of(preview: Preview, action: Action, today: date, held_today: Money | None) -> tuple[list[date], Money]:
    """The shop-days to hold budget on for a promotion order, and how much a day: only what is more than before.

    A day whose budget is already held (a promotion paused and resumed within it) is left out.
    """
    if not isinstance(action, PromotionOrder):
        return [], Money.zero("CNY")
    row = next(row for row in preview.rows if row.listing == action.listing and row.field is RowField.BUDGET)
    was = row.before if row.state_before == RUNNING and row.before else Money.zero(action.daily_budget.currency)
    daily = action.daily_budget - was
    covered = row.state_before != RUNNING and held_today is not None and held_today >= daily
    first = today + timedelta(days=1) if covered else today
    return [first + timedelta(days=offset) for offset in range((action.until - first).days + 1)], daily
