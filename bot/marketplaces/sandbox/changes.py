"""What each write does to a listing's terms: checked against what they are now, nothing on the way is guessed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.action import (
    Action,
    BidCut,
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
    ShelfChange,
    TextChange,
)
from bot.domain.listing import TITLE_WIDTH, ListingField, PriceTier, PromotionState, title_width
from bot.domain.money import Money
from bot.errors import MarketplaceRefused
from bot.marketplaces.sandbox.catalog import CURRENCY, products
from bot.marketplaces.sandbox.terms import Shelf, Terms


def _price(terms: Terms, action: PriceChange, today: date) -> Terms:
    price, tiers = _minor(action.after), _tiers(action.tiers_after)
    if price <= 0 or any(each <= 0 for _, each in tiers):
        raise MarketplaceRefused("price_not_positive")
    quantities = [least for least, _ in tiers]
    if quantities != sorted(set(quantities)) or any(least < 2 for least in quantities):
        raise MarketplaceRefused("tiers_not_valid")
    if (terms.price, terms.tiers) != (_minor(action.before), _tiers(action.tiers_before)):
        raise MarketplaceRefused("price_changed")
    return replace(terms, price=price, tiers=tiers)


def _pause(terms: Terms, action: PromotionPauseChange, today: date) -> Terms:
    """What runs is paused; what does not run stays as it is, for then it already is as asked."""
    return replace(terms, promotion=PromotionState.PAUSED) if terms.runs(today) else terms


def _cut(terms: Terms, action: BudgetCut, today: date) -> Terms:
    after = _minor(action.after)
    if terms.state(today) is PromotionState.OFF:
        raise MarketplaceRefused("not_promoted")
    if terms.budget != _minor(action.before):
        raise MarketplaceRefused("budget_changed")
    if not 0 < after < terms.budget:
        raise MarketplaceRefused("budget_not_lower")
    return replace(terms, budget=after)


def _order(terms: Terms, action: PromotionOrder, today: date) -> Terms:
    budget = _minor(action.daily_budget)
    if budget <= 0:
        raise MarketplaceRefused("budget_not_positive")
    if action.until < today:
        raise MarketplaceRefused("promotion_in_the_past")
    return replace(terms, promotion=PromotionState.RUNNING, budget=budget, until=action.until)


def bid_of(terms: Terms, listing: str) -> int:
    """What a click may cost: as it was set, or the platform's automatic bid."""
    return products()[listing].bid.minor if terms.bid is None else terms.bid


def _bid(terms: Terms, action: BidCut | BidRaise, today: date) -> Terms:
    after, now = _minor(action.after), bid_of(terms, action.listing)
    if after <= 0:
        raise MarketplaceRefused("bid_not_positive")
    if action.before is not None and _minor(action.before) != now:
        raise MarketplaceRefused("bid_changed")
    if isinstance(action, BidCut) and after >= now:
        raise MarketplaceRefused("bid_not_lower")
    return replace(terms, bid=after)


def _shelve(terms: Terms, action: ShelfChange, today: date) -> Terms:
    """What already is as asked stays as it is: a draft that goes off sale is still a draft."""
    if terms.on_sale == action.on_sale:
        return terms
    return replace(terms, shelf=Shelf.ON if action.on_sale else Shelf.OFF)


def text_of(terms: Terms, listing: str, field: ListingField) -> str:
    """One of a listing's texts: as it was written, or as it opened (with a title alone)."""
    written = getattr(terms, field.value)
    if written is not None:
        return str(written)
    return products()[listing].title if field is ListingField.TITLE else ""


def _texts(terms: Terms, action: TextChange, today: date) -> Terms:
    for edit in action.edits:
        if text_of(terms, action.listing, edit.field) != edit.before:
            raise MarketplaceRefused("text_changed")
        if edit.field is ListingField.TITLE and not edit.after:
            raise MarketplaceRefused("title_empty")
        if edit.field is ListingField.TITLE and title_width(edit.after) > TITLE_WIDTH:
            raise MarketplaceRefused("title_too_long")
    written: dict[str, Any] = {edit.field.value: edit.after for edit in action.edits}
    return replace(terms, **written)


CHANGES: dict[type[Action], Callable[[Terms, Any, date], Terms]] = {
    PriceChange: _price,
    PromotionPauseChange: _pause,
    BudgetCut: _cut,
    PromotionOrder: _order,
    BidCut: _bid,
    BidRaise: _bid,
    ShelfChange: _shelve,
    TextChange: _texts,
}


def _minor(money: Money) -> int:
    if money.currency != CURRENCY:
        raise MarketplaceRefused("other_currency")
    return money.minor


def _tiers(tiers: tuple[PriceTier, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((tier.min_quantity, _minor(tier.price)) for tier in tiers)
