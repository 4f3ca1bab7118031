"""What takes a run back, as ordinary operations, and whether the shop still is as the run left it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.domain.action import (
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
)
from bot.domain.advertising import BidRestore, FormerBid, LimitAdjust, LimitScale
from bot.domain.effect import Effect
from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.listing import Listing, ListingField, PromotionState
from bot.domain.money import Money
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    FormerPrice,
    LimitSet,
    Operation,
    PriceRestore,
    PromotionPause,
    PromotionResume,
)
from bot.domain.preferences import LoudnessSet, NameForget, NameLearn, QuietHoursSet, ReportTimeSet, UnitLearn
from bot.domain.preview import Preview, Row, RowField
from bot.domain.previewing_guards import MONEY, PROTECTED, guard_stands, rule_value
from bot.domain.previewing_selling import ON_SALE, sale_state
from bot.domain.selling import (
    FormerText,
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    TenderOffer,
    TenderWithdraw,
)
from bot.domain.shop import Shop
from bot.domain.view import View
from bot.operations.way.keeping import setting_back
from bot.operations.way.words import word_back

Reversed = tuple[Operation, ...]


def opposite(preview: Preview, effects: tuple[Effect, ...]) -> Reversed:
    """The operations that take back what these confirmed effects did, or what the rows of an inside operation did."""
    reverse = INSIDE.get(type(preview.operation))
    if reverse is not None:
        return tuple(reverse(row) for row in preview.rows)
    return tuple(operation for find in FINDERS for operation in find(preview, effects))


def _prices_back(_: Preview, effects: tuple[Effect, ...]) -> Reversed:
    former = [
        FormerPrice(each.action.listing, each.action.before, each.action.tiers_before)
        for each in effects
        if isinstance(each.action, PriceChange)
    ]
    return (PriceRestore(tuple(former)),) if former else ()


def _pauses_back(_: Preview, effects: tuple[Effect, ...]) -> Reversed:
    stopped = tuple(each.action.listing for each in effects if isinstance(each.action, PromotionPauseChange))
    return (PromotionResume(stopped),) if stopped else ()


def _budgets_back(preview: Preview, effects: tuple[Effect, ...]) -> Reversed:
    """Started promotions are paused; changed budgets go back to what they were."""
    rows: Mapping[str, Row] = {row.listing: row for row in preview.rows if row.field is RowField.BUDGET}
    started: list[str] = []
    former: dict[Money, list[str]] = {}
    for effect in effects:
        if not isinstance(effect.action, PromotionOrder | BudgetCut):
            continue
        row = rows[effect.action.listing]
        if row.state_before != PromotionState.RUNNING.value:
            started.append(row.listing)
        elif row.before is not None:
            former.setdefault(row.before, []).append(row.listing)
    pauses: Reversed = (PromotionPause(tuple(started)),) if started else ()
    return (*pauses, *(BudgetSet(tuple(listings), budget) for budget, listings in former.items()))


def _bids_back(preview: Preview, effects: tuple[Effect, ...]) -> Reversed:
    """Bids that were told before, and caps, which are ours and always were set."""
    bids = tuple(
        FormerBid(each.action.listing, each.action.before)
        for each in effects
        if isinstance(each.action, BidCut | BidRaise) and each.action.before is not None
    )
    caps = tuple(FormerBid(row.listing, row.before) for row in preview.rows if row.field is RowField.BID_CAP)
    return (BidRestore(bids, caps),) if bids or caps else ()


def _shelves_back(preview: Preview, effects: tuple[Effect, ...]) -> Reversed:
    confirmed = {each.action.listing for each in effects if isinstance(each.action, ShelfChange)}
    rows = [row for row in preview.rows if row.field is RowField.ON_SALE and row.listing in confirmed]
    published = tuple(row.listing for row in rows if row.state_after == ON_SALE)
    taken_off = tuple(row.listing for row in rows if row.state_after != ON_SALE)
    back: Reversed = (ListingUnpublish(published),) if published else ()
    return (*back, ListingPublish(taken_off)) if taken_off else back


def _texts_back(_: Preview, effects: tuple[Effect, ...]) -> Reversed:
    former = tuple(
        FormerText(each.action.listing, edit.field, edit.before)
        for each in effects
        if isinstance(each.action, TextChange)
        for edit in each.action.edits
    )
    return (ListingRestore(former),) if former else ()


def _offers_back(preview: Preview, effects: tuple[Effect, ...]) -> Reversed:
    """To the offer that stood before, or to none."""
    changed = (TenderOfferChange, TenderWithdrawChange)
    confirmed = {each.action.listing for each in effects if isinstance(each.action, changed)}
    rows = [row for row in preview.rows if row.field is RowField.TENDER and row.listing in confirmed]
    return tuple(
        TenderWithdraw((row.listing,))
        if row.before is None
        else TenderOffer((row.listing,), row.before, int(row.state_before))
        for row in rows
    )


FINDERS: tuple[Callable[[Preview, tuple[Effect, ...]], Reversed], ...] = (
    _prices_back, _pauses_back, _budgets_back, _bids_back, _shelves_back, _texts_back, _offers_back,
)  # fmt: skip


def _limit_back(row: Row) -> Operation:
    """There was no cap of day or month before, which means that nothing may be spent: a cap of zero says the same."""
    if row.field is RowField.WEEKLY_SPEND:
        return LimitSet(weekly_spend=row.before, no_weekly=row.before is None)
    former = row.before or Money.zero(row.after.currency if row.after else "CNY")
    return LimitSet(daily_spend=former) if row.field is RowField.DAILY_SPEND else LimitSet(monthly_spend=former)


def _guard_back(row: Row) -> Operation:
    """No cap of one operation is the cap of the month, which nothing sets back: the row says what it was, or nothing is done."""
    if row.detail == MONEY:
        return GuardSet(operation_spend=row.before)
    before: dict[str, Any] = {row.detail: rule_value(replace(row, state_after=row.state_before))}
    return GuardSet(**before)


def _protection_back(row: Row) -> Operation:
    return ListingProtect((row.listing,)) if row.state_before == PROTECTED else ListingUnprotect((row.listing,))


INSIDE: dict[type[Operation], Callable[[Row], Operation]] = {
    FloorSet: lambda row: FloorSet((row.listing,), row.before),
    CostSet: lambda row: CostSet((row.listing,), row.before),
    LimitSet: _limit_back,
    LimitAdjust: _limit_back,
    LimitScale: _limit_back,
    ReportTimeSet: setting_back,
    LoudnessSet: setting_back,
    QuietHoursSet: setting_back,
    NameLearn: word_back,
    NameForget: word_back,
    UnitLearn: word_back,
    GuardSet: _guard_back,
    ListingProtect: _protection_back,
    ListingUnprotect: _protection_back,
}


def stands(row: Row, now: View) -> bool:
    """Whether the shop still is as a row left it. Variants follow the listing's price, and a buyer's call is not ours."""
    if row.field is RowField.GUARD:
        return guard_stands(row, now.shop.limits)
    if row.field in LIMITS:
        return LIMITS[row.field](now.shop) == row.after
    if row.field in (RowField.VARIANT, RowField.TENDER_CALL):
        return True
    listing = now.listings.get(row.listing)
    if listing is None:
        return False
    if row.field in STATES:
        return STATES[row.field](row, listing, now)
    return VALUES[row.field](listing) == row.after


def _budget_stands(row: Row, listing: Listing, _: View) -> bool:
    state = listing.promotion.state if listing.promotion else PromotionState.OFF
    budget = listing.promotion.daily_budget if listing.promotion else None
    return state.value == row.state_after and budget == row.after


def _tier_stands(row: Row, listing: Listing, _: View) -> bool:
    return {each.min_quantity: each.price for each in listing.tiers}.get(row.quantity) == row.after


def _offer_stands(row: Row, _: Listing, now: View) -> bool:
    tender = now.tenders.get(row.listing)
    if tender is None or tender.id != row.detail:
        return False
    ours = tender.offer
    return (ours.unit_price, str(ours.quantity)) == (row.after, row.state_after) if ours else row.after is None


STATES: dict[RowField, Callable[[Row, Listing, View], bool]] = {
    RowField.BUDGET: _budget_stands,
    RowField.TIER: _tier_stands,
    RowField.ON_SALE: lambda row, listing, _: sale_state(listing) == row.state_after,
    RowField.TEXT: lambda row, listing, _: listing.text(ListingField(row.detail)) == row.state_after,
    RowField.TENDER: _offer_stands,
    RowField.PROTECTED: lambda row, listing, _: listing.protected == (row.state_after == PROTECTED),
}
LIMITS: dict[RowField, Callable[[Shop], Money | None]] = {
    RowField.DAILY_SPEND: lambda shop: shop.limits.daily_spend,
    RowField.WEEKLY_SPEND: lambda shop: shop.limits.weekly_spend,
    RowField.MONTHLY_SPEND: lambda shop: shop.limits.monthly_spend,
}
VALUES: dict[RowField, Callable[[Listing], Money | None]] = {
    RowField.PRICE: lambda listing: listing.price,
    RowField.FLOOR: lambda listing: listing.own_floor,
    RowField.COST: lambda listing: listing.costs.goods if listing.costs else None,
    RowField.BID: lambda listing: listing.bid,
    RowField.BID_CAP: lambda listing: listing.bid_cap,
}
