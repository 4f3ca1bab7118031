"""Undo: the opposite of one run, as ordinary operations that take the ordinary way.

It undoes what the marketplace confirmed, not what was asked for. When the shop has moved on since, the opposite is asked
about instead of done.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from bot.domain.effect import (
    BudgetCut,
    Effect,
    EffectState,
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
    Run,
    RunState,
)
from bot.domain.listing import Listing, PromotionState
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
from bot.domain.outcome import Outcome, Said
from bot.domain.people import Actor
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Preview, Row, RowField
from bot.domain.preview import from_record as preview_from_record
from bot.domain.shop import Shop
from bot.operations.way.finishing import NOT_UNDONE
from bot.operations.way.house import House, Request
from bot.operations.way.looking import all_listings
from bot.operations.way.words import WORD_ROWS, stands, word_back

SEARCHED = 50
ENDED = frozenset({RunState.DONE, RunState.PARTLY})


@dataclass(frozen=True, slots=True)
class Reversal:
    """The operations that take a run back, and whether the shop moved since (then they ask)."""

    run: Run
    operations: tuple[Operation, ...]
    moved: bool


class FindReversal:
    """`await find(actor, run_id)`: what would take back that run, or the person's last one (None). A Said when nothing can be."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, actor: Actor, run_id: str | None) -> Reversal | Said:
        run = self._named(actor, run_id) if run_id else self._last(actor)
        if run is None or run.state not in ENDED or isinstance(run.operation, NOT_UNDONE):
            return Said("undo-nothing")
        if run.undone_by:
            return Said("undo-already")
        with self._house.store.begin() as tx:
            effects = tuple(each for each in tx.runs.effects(run.shop_id, run.id) if each.state is EffectState.DONE)
        operations = opposite(preview_from_record(run.preview), effects)
        if not operations:
            return Said("undo-nothing")
        return Reversal(run, operations, await self._moved(actor, run, effects))

    def _named(self, actor: Actor, run_id: str) -> Run | None:
        with self._house.store.begin() as tx:
            return tx.runs.get(actor.shop_id, run_id)

    def _last(self, actor: Actor) -> Run | None:
        """The newest undoable run of this person; what colleagues did is undone from the log, by its own button."""
        with self._house.store.begin() as tx:
            runs = tx.runs.recent(actor.shop_id, SEARCHED)
        for run in runs:
            own = run.asked_by == actor.person_id and run.state in ENDED and not run.undone_by
            if own and not run.origin.startswith("undo:") and not isinstance(run.operation, NOT_UNDONE):
                return run
        return None

    async def _moved(self, actor: Actor, run: Run, effects: tuple[Effect, ...]) -> bool:
        """Whether anything that this run set is no longer what it made it."""
        shop = self._house.shop(actor.shop_id)
        preview = preview_from_record(run.preview)
        if preview.rows and all(row.field in WORD_ROWS for row in preview.rows):
            with self._house.store.begin() as tx:
                words = tx.shops.words(shop.id)
            return not all(stands(row, words) for row in preview.rows)
        confirmed = {each.action.listing for each in effects}
        rows = [row for row in preview.rows if not confirmed or row.listing in confirmed]
        now = {each.id: each for each in await all_listings(self._house, shop)} if preview.listings else {}
        return any(not _stands(row, shop, now.get(row.listing)) for row in rows)


def _stands(row: Row, shop: Shop, listing: Listing | None) -> bool:
    """Whether the shop still is as a row left it. Variants follow the listing's price."""
    if row.field in LIMITS:
        return LIMITS[row.field](shop) == row.after
    if row.field is RowField.VARIANT:
        return True
    if listing is None:
        return False
    if row.field is RowField.BUDGET:
        state = listing.promotion.state if listing.promotion else PromotionState.OFF
        budget = listing.promotion.daily_budget if listing.promotion else None
        return state.value == row.state_after and budget == row.after
    if row.field is RowField.TIER:
        return {each.min_quantity: each.price for each in listing.tiers}.get(row.quantity) == row.after
    return VALUES[row.field](listing) == row.after


LIMITS: dict[RowField, Callable[[Shop], Money | None]] = {
    RowField.DAILY_SPEND: lambda shop: shop.limits.daily_spend,
    RowField.MONTHLY_SPEND: lambda shop: shop.limits.monthly_spend,
}
VALUES: dict[RowField, Callable[[Listing], Money | None]] = {
    RowField.PRICE: lambda listing: listing.price,
    RowField.FLOOR: lambda listing: listing.own_floor,
    RowField.COST: lambda listing: listing.costs.goods if listing.costs else None,
}


def request_for(request: Request, reversal: Reversal, position: int) -> Request:
    """The request of one opposite operation: its own id, its origin names the run it takes back."""
    return replace(
        request,
        run_id=f"{request.run_id}u{position}",
        origin=f"undo:{reversal.run.id}",
        force_ask="policy-moved-since" if reversal.moved else "",
    )


def opposite(preview: Preview, effects: tuple[Effect, ...]) -> tuple[Operation, ...]:
    """The operations that take back what these confirmed effects did, or what the rows of an inside operation did."""
    if not effects:
        reverse = INSIDE.get(type(preview.operation))
        return tuple(reverse(row) for row in preview.rows) if reverse else ()
    found: list[Operation] = []
    prices = [each.action for each in effects if isinstance(each.action, PriceChange)]
    if prices:
        found.append(PriceRestore(tuple(FormerPrice(each.listing, each.before, each.tiers_before) for each in prices)))
    stopped = tuple(each.action.listing for each in effects if isinstance(each.action, PromotionPauseChange))
    if stopped:
        found.append(PromotionResume(stopped))
    return (*found, *_budgets_back(preview, effects))


def _budgets_back(preview: Preview, effects: tuple[Effect, ...]) -> tuple[Operation, ...]:
    """Started promotions are paused; changed budgets go back to what they were."""
    rows: Mapping[str, Row] = {row.listing: row for row in preview.rows if row.field is RowField.BUDGET}
    started: list[str] = []
    former: dict[Money, list[str]] = {}
    for effect in effects:
        if not isinstance(effect.action, PromotionOrder | BudgetCut):
            continue
        row = rows[effect.action.listing]
        if row.state_before != "running":
            started.append(row.listing)
        elif row.before is not None:
            former.setdefault(row.before, []).append(row.listing)
    pauses: tuple[Operation, ...] = (PromotionPause(tuple(started)),) if started else ()
    return (*pauses, *(BudgetSet(tuple(listings), budget) for budget, listings in former.items()))


def _limit_back(row: Row) -> Operation:
    if row.field is RowField.DAILY_SPEND:
        return LimitSet(daily_spend=row.before or _nothing(row))
    return LimitSet(monthly_spend=row.before or _nothing(row))


def _nothing(row: Row) -> Money:
    """There was no cap before, which means that nothing may be spent: a cap of zero says the same."""
    return Money.zero(row.after.currency if row.after else "CNY")


INSIDE: dict[type[Operation], Callable[[Row], Operation]] = {
    FloorSet: lambda row: FloorSet((row.listing,), row.before),
    CostSet: lambda row: CostSet((row.listing,), row.before),
    LimitSet: _limit_back,
    NameLearn: word_back,
    NameForget: word_back,
    UnitLearn: word_back,
}


class Undo:
    """`await undo(run_id, request, submit)`: every opposite operation goes through `submit`, one after another."""

    def __init__(self, house: House) -> None:
        self._find = FindReversal(house)
        self._house = house

    async def __call__(self, run_id: str | None, request: Request, submit: "SubmitOne") -> tuple[Outcome, ...]:
        found = await self._find(request.actor, run_id)
        if isinstance(found, Said):
            with self._house.store.begin() as tx:
                request.told(tx, found)
            return (found,)
        outcomes = []
        for position, operation in enumerate(found.operations):
            outcomes.append(await submit(operation, request_for(request, found, position)))
        return tuple(outcomes)


SubmitOne = Callable[[Operation, Request], Awaitable[Outcome]]
