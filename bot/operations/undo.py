"""Undo: the opposite of one run, as ordinary operations that take the ordinary way.

It undoes what the marketplace confirmed, not what was asked for. When the shop has moved on since, the opposite is asked
about instead of done.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.domain.effect import Effect, EffectState, Run, RunState
from bot.domain.mandate import MandateSet
from bot.domain.operation import Operation
from bot.domain.outcome import Outcome, Said
from bot.domain.people import Actor
from bot.domain.planned import PlanCancel, Planned, PlanState
from bot.domain.preview import RowField
from bot.domain.preview import from_record as preview_from_record
from bot.domain.view import View
from bot.operations.way.finishing import NOT_UNDONE
from bot.operations.way.granting import mandate_back
from bot.operations.way.house import House, Request
from bot.operations.way.keeping import KEEPERS, PERSONAL, is_part, newest_run, part_id, still_so
from bot.operations.way.looking import all_listings, open_tenders
from bot.operations.way.reversing import opposite, stands
from bot.operations.way.words import WORD_ROWS
from bot.operations.way.words import stands as word_stands

SEARCHED = 50
ENDED = frozenset({RunState.DONE, RunState.PARTLY})


@dataclass(frozen=True, slots=True)
class Reversal:
    """The operations that take a run back, and whether the shop moved since (then they ask)."""

    run: Run
    operations: tuple[Operation, ...]
    moved: bool


class FindReversal:
    """`await find(actor, run_id)`: what would take back that run, or the person's last one (None). A Said when nothing can be.

    `asking` is the id of the request that asks: what it took back in part before it was cut off, it may go on taking back.
    """

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, actor: Actor, run_id: str | None, asking: str = "") -> Reversal | Said:
        run = self._named(actor, run_id) if run_id else self._last(actor)
        if run is not None and isinstance(run.operation, Planned) and not run.undone_by:
            return await self._of_plan(actor, run)
        if run is None or run.state not in ENDED or type(run.operation) in NOT_UNDONE:
            return Said("undo-nothing")
        if run.undone_by and not is_part(run.undone_by, asking):
            return Said("undo-already")
        if isinstance(run.operation, PERSONAL) and run.asked_by != actor.person_id:
            return Said("undo-nothing")
        if isinstance(run.operation, MandateSet):
            return self._of_mandate(run)
        with self._house.store.begin() as tx:
            effects = tuple(each for each in tx.runs.effects(run.shop_id, run.id) if each.state is EffectState.DONE)
        operations = opposite(preview_from_record(run.preview), effects)
        if not operations:
            return Said("undo-nothing")
        return Reversal(run, operations, await self._moved(actor, run, effects))

    async def _of_plan(self, actor: Actor, run: Run) -> Reversal | Said:
        """A plan that waits is cancelled; of one that has begun, what it did is taken back."""
        with self._house.store.begin() as tx:
            plan = tx.plans.get(run.shop_id, run.id)
            inner = newest_run(tx, run.shop_id, plan.run_id) if plan is not None and plan.run_id else None
        if plan is not None and plan.state is PlanState.WAITING:
            return Reversal(run, (PlanCancel(plan.id),), moved=False)
        return await self(actor, inner.id) if inner is not None else Said("undo-nothing")

    def _of_mandate(self, run: Run) -> Reversal | Said:
        today = self._house.shop(run.shop_id).today(self._house.clock.now())
        with self._house.store.begin() as tx:
            operations = mandate_back(tx, run, today)
        return Reversal(run, operations, moved=False) if operations else Said("undo-already")

    def _named(self, actor: Actor, run_id: str) -> Run | None:
        with self._house.store.begin() as tx:
            return tx.runs.get(actor.shop_id, run_id)

    def _last(self, actor: Actor) -> Run | None:
        """The newest undoable run of this person; what colleagues did is undone from the log, by its own button."""
        with self._house.store.begin() as tx:
            runs = tx.runs.recent(actor.shop_id, SEARCHED)
        for run in runs:
            own = run.asked_by == actor.person_id and run.state in ENDED and not run.undone_by
            if own and not run.origin.startswith("undo:") and type(run.operation) not in NOT_UNDONE:
                return run
        return None

    async def _moved(self, actor: Actor, run: Run, effects: tuple[Effect, ...]) -> bool:
        """Whether anything that this run set is no longer what it made it."""
        preview = preview_from_record(run.preview)
        if type(run.operation) in KEEPERS:
            with self._house.store.begin() as tx:
                return not all(still_so(tx, run, row) for row in preview.rows)
        shop = self._house.shop(actor.shop_id)
        if preview.rows and all(row.field in WORD_ROWS for row in preview.rows):
            with self._house.store.begin() as tx:
                words = tx.shops.words(shop.id)
            return not all(word_stands(row, words) for row in preview.rows)
        confirmed = {each.action.listing for each in effects}
        rows = [
            row for row in preview.rows if not confirmed or row.listing in confirmed or row.field is RowField.BID_CAP
        ]
        listings = {each.id: each for each in await all_listings(self._house, shop)} if preview.listings else {}
        offers = any(row.field is RowField.TENDER for row in rows)
        tenders = await open_tenders(self._house, shop) if offers else {}
        now = View(shop, shop.today(self._house.clock.now()), listings, tenders=tenders)
        return any(not stands(row, now) for row in rows)


def request_for(request: Request, reversal: Reversal, position: int) -> Request:
    """The request of one opposite operation: its own id, its origin names the run it takes back."""
    return replace(
        request,
        run_id=part_id(request.run_id, position),
        origin=f"undo:{reversal.run.id}",
        force_ask="policy-moved-since" if reversal.moved else "",
    )


class Undo:
    """`await undo(run_id, request, submit)`: every opposite operation goes through `submit`, one after another."""

    def __init__(self, house: House) -> None:
        self._find = FindReversal(house)
        self._house = house

    async def __call__(self, run_id: str | None, request: Request, submit: "SubmitOne") -> tuple[Outcome, ...]:
        found = await self._find(request.actor, run_id, request.run_id)
        if isinstance(found, Said):
            with self._house.store.begin() as tx:
                request.told(tx, found)
            return (found,)
        outcomes = []
        for position, operation in enumerate(found.operations):
            outcomes.append(await submit(operation, request_for(request, found, position)))
        return tuple(outcomes)


SubmitOne = Callable[[Operation, Request], Awaitable[Outcome]]
