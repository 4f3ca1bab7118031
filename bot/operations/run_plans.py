"""Plans carried out: begun when they are due, taken back after their last day, each through the same way as a typed message.

A plan is claimed before anything is asked for, its runs are named after it, and its row moves on in the transaction that makes an
outcome true. So whatever is cut off is taken up again, and nothing happens twice.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.approval import ApprovalState
from bot.domain.effect import Run, RunState
from bot.domain.operation import Operation
from bot.domain.outcome import Asked, Executed, Outcome, Refused, Said
from bot.domain.people import Actor
from bot.domain.planned import Plan, PlanState
from bot.domain.preview import Preview
from bot.domain.shop import Shop
from bot.errors import MarketplaceUnavailable, NotAllowed
from bot.operations.way.booking import log, preview_body
from bot.operations.way.closing import close_run
from bot.operations.way.house import House, Request
from bot.operations.way.keeping import is_part, kept_plan, newest_run
from bot.ports.store import Transaction

RESTORED = "policy-restored"
GRACE = timedelta(days=1)
"""How late a plan may still begin."""
OPEN = frozenset({RunState.SENDING, RunState.UNKNOWN})
DONE = frozenset({RunState.DONE, RunState.PARTLY})
SubmitOne = Callable[[Operation, Request], Awaitable[Outcome]]
TellPlan = Callable[[Transaction, Plan, Outcome], None]


@dataclass(frozen=True, slots=True)
class Ways:
    """What plans are carried out through. `ledger` counts budget that runs without us; `tell` brings an outcome to whom it concerns,
    the same one only once.
    """

    submit: SubmitOne
    undo: Callable[[str | None, Request, SubmitOne], Awaitable[object]]
    ledger: Callable[[Shop], Awaitable[None]]
    tell: TellPlan


class RunPlans:
    """`await run(ways)`: whatever is due now, in one shop or in all. A marketplace that does not answer is asked again next time."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._under_way: set[tuple[str, str]] = set()

    async def __call__(self, ways: Ways, shop_id: str = "") -> None:
        with self._house.store.begin() as tx:
            due = tx.plans.due(self._house.clock.now())
        for plan in due:
            key = (plan.shop_id, plan.id)
            if key in self._under_way or (shop_id and plan.shop_id != shop_id):
                continue
            self._under_way.add(key)
            try:
                await self._go_on(plan, ways)
            finally:
                self._under_way.discard(key)

    async def _go_on(self, plan: Plan, ways: Ways) -> None:
        shop = self._house.shop(plan.shop_id)
        with self._house.store.begin() as tx:
            moved_on = tx.plans.get(plan.shop_id, plan.id) != plan
        if moved_on:
            return
        try:
            if plan.run_id is not None:
                await self._end(plan, shop, ways)
            elif problem := self._too_late(plan, shop):
                self._drop(plan, problem, ways)
            elif shop.stopped_at is not None:
                self._say(plan, "plan-waits-stopped", ways)
            else:
                await self._begin(plan, shop, ways)
        except MarketplaceUnavailable:
            return

    def _too_late(self, plan: Plan, shop: Shop) -> str:
        """The key of what to say when it is too late to begin; a call of ours that is under way is never too late to be finished."""
        now = self._house.clock.now() + timedelta(days=shop.clock_offset_days)
        over = plan.ends_at is not None and now >= plan.ends_at
        if not (over or now - plan.since > GRACE) or self._run(plan) is not None:
            return ""
        return "plan-missed-stopped" if shop.stopped_at is not None else "plan-missed"

    def _run(self, plan: Plan) -> Run | None:
        with self._house.store.begin() as tx:
            return tx.runs.get(plan.shop_id, _run_id(plan))

    async def _begin(self, plan: Plan, shop: Shop, ways: Ways) -> None:
        """Claim, then ask for the operation with the role its person has now."""
        claimed = replace(plan, state=PlanState.STARTED)
        with self._house.store.begin() as tx:
            if plan.state is PlanState.WAITING and not tx.plans.move(plan, PlanState.STARTED):
                return
            actor = _actor(tx, plan)
        if self._ended_meanwhile(claimed):
            return
        try:
            if plan.operation.spends:
                await ways.ledger(shop)
            told = self._told(claimed, ways)
            request = Request(actor, _run_id(plan), _origin(plan), told, self._asks(plan, shop))
            await ways.submit(plan.operation, request)
        except NotAllowed:
            self._drop(claimed, "plan-not-allowed", ways)
        except MarketplaceUnavailable:
            self._wait_again(claimed)
            raise

    def _asks(self, plan: Plan, shop: Shop) -> str:
        """A plan older than a copy that was restored is asked about first: it may have been cancelled or changed since the copy."""
        with self._house.store.begin() as tx:
            restoration = tx.restorations.newest()
        made = plan.created_at - timedelta(days=shop.clock_offset_days)
        return RESTORED if restoration is not None and made <= restoration.copied_at else ""

    def _ended_meanwhile(self, plan: Plan) -> bool:
        """A run that died under way and was brought to its end, and told, by the job that settles open calls."""
        run = self._run(plan)
        if run is None or run.state is RunState.SENDING:
            return False
        with self._house.store.begin() as tx:
            tx.plans.move(plan, _after(plan), run.id)
        return True

    def _wait_again(self, plan: Plan) -> None:
        """Nothing was asked for: it may be cancelled until the marketplace is there again."""
        with self._house.store.begin() as tx:
            if tx.runs.get(plan.shop_id, _run_id(plan)) is None:
                tx.plans.move(plan, PlanState.WAITING)

    def _told(self, plan: Plan, ways: Ways) -> Callable[[Transaction, Outcome], None]:
        """The plan's row moves on with the outcome. A stop that came in between leaves it waiting, and is told next time."""

        def told(tx: Transaction, outcome: Outcome) -> None:
            if isinstance(outcome, Refused) and any(each.key == "policy-stopped" for each in outcome.reasons):
                tx.plans.move(plan, PlanState.WAITING)
                return
            if isinstance(outcome, Refused):
                tx.plans.move(plan, PlanState.FAILED)
            elif isinstance(outcome, Asked | Executed):
                tx.plans.move(plan, _after(plan), _run_id(plan))
            else:
                tx.plans.move(plan, PlanState.ENDED)
            if plan.due_at is not None:
                ways.tell(tx, plan, self._line(tx, plan, "plan-due"))
            ways.tell(tx, plan, outcome)

        return told

    async def _end(self, plan: Plan, shop: Shop, ways: Ways) -> None:
        """Its last day is over: what it did is taken back, unless it was already, or was never done."""
        with self._house.store.begin() as tx:
            run = newest_run(tx, plan.shop_id, plan.run_id or "")
            if run is not None and run.state is RunState.AWAITING:
                self._close_card(tx, run, plan, ways)
            if run is None or _undone_by_others(plan, run) or run.state not in DONE | OPEN:
                tx.plans.move(plan, PlanState.ENDED)
                return
            actor = _actor(tx, plan)
        if run.state in OPEN:
            return
        if shop.stopped_at is not None:
            self._say(plan, "plan-end-waits-stopped", ways)
            return
        await self._take_back(plan, run, (shop, actor), ways)

    async def _take_back(self, plan: Plan, run: Run, where: tuple[Shop, Actor], ways: Ways) -> None:
        shop, actor = where

        def told(tx: Transaction, outcome: Outcome) -> None:
            if not isinstance(outcome, Said):
                ways.tell(tx, plan, self._line(tx, plan, "plan-end-due"))
                ways.tell(tx, plan, outcome)

        try:
            await ways.ledger(shop)
            await ways.undo(run.id, Request(actor, _end_id(plan), _origin(plan), told), ways.submit)
        except NotAllowed:
            self._drop(plan, "plan-end-not-allowed", ways)
            return
        with self._house.store.begin() as tx:
            tx.plans.move(plan, PlanState.ENDED)

    def _close_card(self, tx: Transaction, run: Run, plan: Plan, ways: Ways) -> None:
        """Nobody answered before its time was over: from now on nobody may."""
        approval = tx.approvals.of_run(run.shop_id, run.id)
        if approval and tx.approvals.decide(approval.id, ApprovalState.VOID, None, self._house.clock.now()):
            nobody = Actor("", run.shop_id, None)
            ways.tell(tx, plan, close_run(tx, self._house, (run, approval, ApprovalState.VOID), nobody))

    def _say(self, plan: Plan, key: str, ways: Ways) -> None:
        with self._house.store.begin() as tx:
            ways.tell(tx, plan, self._line(tx, plan, key))

    def _line(self, tx: Transaction, plan: Plan, key: str) -> Said:
        return Said(key, (("names", _names(kept_plan(tx, plan.shop_id, plan.id))), ("at", self._local(tx, plan))))

    def _local(self, tx: Transaction, plan: Plan) -> datetime:
        shop = tx.shops.get(plan.shop_id)
        return plan.since.astimezone(ZoneInfo(shop.timezone)) if shop is not None else plan.since

    def _drop(self, plan: Plan, key: str, ways: Ways) -> None:
        """It will not happen any more: said, and written down."""
        with self._house.store.begin() as tx:
            if not tx.plans.move(plan, PlanState.FAILED):
                return
            shop, kept = tx.shops.get(plan.shop_id), kept_plan(tx, plan.shop_id, plan.id)
            if shop is not None and kept is not None:
                of = _run_id(plan) if plan.run_id is None else _end_id(plan)
                said = {"run_id": of, "listings": kept[1].listings, **preview_body(kept[1])}
                log(tx, shop, "plan-dropped", self._house.clock.now(), **said)
            ways.tell(tx, plan, self._line(tx, plan, key))


def _run_id(plan: Plan) -> str:
    """Of the run that a plan makes when it is due."""
    return f"plan-{plan.id}"


def _end_id(plan: Plan) -> str:
    """Of the request that takes it back."""
    return f"{_run_id(plan)}-end"


def _undone_by_others(plan: Plan, run: Run) -> bool:
    return run.undone_by is not None and not is_part(run.undone_by, _end_id(plan))


def _origin(plan: Plan) -> str:
    return f"plan:{plan.id}"


def _after(plan: Plan) -> PlanState:
    """Once it has been asked for: something is still to come only where it is to be taken back."""
    return PlanState.STARTED if plan.ends_at is not None else PlanState.ENDED


def _actor(tx: Transaction, plan: Plan) -> Actor:
    """Whoever planned it, with the role they have now."""
    person = tx.people.person(plan.person_id)
    role = tx.people.role(plan.shop_id, plan.person_id)
    return Actor(plan.person_id, plan.shop_id, role, person.name if person else "")


def _names(kept: tuple[Plan, Preview] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.name for row in kept[1].rows if row.name)) if kept else ()
