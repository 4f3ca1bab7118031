"""An operation somebody asked for: looked at, previewed, judged, then refused, asked about, or carried out."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.actions import actions_of
from bot.domain.approval import Approval
from bot.domain.effect import Run, RunState
from bot.domain.moves import MOST_MOVES, moves_near
from bot.domain.operation import Operation
from bot.domain.outcome import Asked, Closed, Outcome, Refused, Unchanged
from bot.domain.planned import inmost, permitted
from bot.domain.policy import VERSION, Question, Reason, Verdict, VerdictKind
from bot.domain.policy_rules import OUTSIDE, decide
from bot.domain.policy_words import settled_by_tap
from bot.domain.preview import Preview
from bot.domain.preview import from_record as preview_from_record
from bot.domain.previewing import build_preview
from bot.domain.view import View
from bot.errors import NotAllowed
from bot.insights.drafting import drafted
from bot.operations.way.booking import log, offer, preview_body, reasons_body
from bot.operations.way.closing import asked_again
from bot.operations.way.executing import Executor
from bot.operations.way.finishing import conclude, executed, finish
from bot.operations.way.house import House, Request
from bot.operations.way.judging import question, question_in
from bot.operations.way.looking import look, spend_state
from bot.operations.way.starting import begin
from bot.ports.store import Transaction

TAPPED = "offer"
UNDOES = "undo:"
"""Origins of what a person asked for by a button that showed it exactly."""


class Submit:
    """`await submit(operation, request)`: the one entrance for whatever would change a shop.

    Raises NotAllowed when the person's role does not allow the operation now, MarketplaceUnavailable when the shop cannot be read.
    Every other ending is an outcome, told in the transaction that makes it true.
    """

    def __init__(self, house: House, executor: Executor) -> None:
        self._house = house
        self._executor = executor

    async def __call__(self, operation: Operation, request: Request) -> Outcome:
        if not permitted(request.actor, operation):
            raise NotAllowed
        earlier = self._earlier(request)
        if earlier is not None:
            return await self._again(earlier, request)
        shop = self._house.shop(request.actor.shop_id)
        view = drafted(await look(self._house, shop, operation, request.actor.person_id), inmost(operation))
        preview = build_preview(view, operation)
        verdict = self._judge(view, preview, request)
        return await self._act(view, preview, verdict, request)

    def _earlier(self, request: Request) -> Run | None:
        with self._house.store.begin() as tx:
            return tx.runs.get(request.actor.shop_id, request.run_id)

    async def _again(self, run: Run, request: Request) -> Outcome:
        """The same message handled once more after a crash: go on where its run stands."""
        if run.state is RunState.SENDING:
            return await self._finish(run, request)
        with self._house.store.begin() as tx:
            outcome = self._standing(tx, run, request)
            request.told(tx, outcome)
        return outcome

    def _standing(self, tx: Transaction, run: Run, request: Request) -> Outcome:
        """How an earlier run of the same request stands: waiting, closed without execution, or executed."""
        approval = tx.approvals.of_run(run.shop_id, run.id)
        if approval is not None and run.state is RunState.AWAITING:
            return asked_again(run, approval)
        if approval is not None and run.state in (RunState.DECLINED, RunState.EXPIRED):
            decider = tx.people.person(approval.decided_by) if approval.decided_by else None
            return Closed(approval, preview_from_record(run.preview), decider.name if decider else "")
        return executed(tx, self._house, run, request.actor)

    def _judge(self, view: View, preview: Preview, request: Request) -> Verdict:
        verdict = self._verdict(question(self._house, view.shop, preview))
        if request.origin == TAPPED or request.origin.startswith(UNDOES):
            verdict = settled_by_tap(verdict)
        if not request.force_ask or verdict.kind is VerdictKind.REFUSE:
            return verdict
        return Verdict(VerdictKind.ASK, (*verdict.reasons, Reason(request.force_ask)))

    def _verdict(self, asked: Question) -> Verdict:
        capabilities = self._house.market(asked.shop).capabilities
        outside = type(inmost(asked.preview.operation)) in OUTSIDE or actions_of(asked.preview)
        if outside and not capabilities.writes:
            return Verdict(VerdictKind.REFUSE, (Reason("policy-read-only-market"),))
        return decide(asked)

    async def _act(self, view: View, preview: Preview, verdict: Verdict, request: Request) -> Outcome:
        if verdict.kind is VerdictKind.REFUSE:
            return self._refuse(view, preview, verdict, request)
        if not preview.changes:
            with self._house.store.begin() as tx:
                request.told(tx, Unchanged(preview))
            return Unchanged(preview)
        if verdict.kind is VerdictKind.ASK:
            return await self._ask(view, preview, verdict, request)
        return await self._carry_out(view, preview, verdict, request)

    def _refuse(self, view: View, preview: Preview, verdict: Verdict, request: Request) -> Outcome:
        """All moves are judged by the one reading of caps, mandates and rules."""
        asked = question(self._house, view.shop, preview)
        near = [
            each
            for each in moves_near(asked, verdict)
            if permitted(request.actor, each) and self._passes(view, asked, each)
        ]
        with self._house.store.begin() as tx:
            taps = tuple(offer(tx, self._house, request.actor, each) for each in near[:MOST_MOVES])
            outcome = Refused(preview, verdict.reasons, taps)
            self._log(tx, "refused", (view, preview, request), verdict)
            request.told(tx, outcome)
        return outcome

    def _passes(self, view: View, asked: Question, move: Operation) -> bool:
        preview = build_preview(view, move)
        return preview.changes and self._verdict(replace(asked, preview=preview)).kind is not VerdictKind.REFUSE

    async def _ask(self, view: View, preview: Preview, verdict: Verdict, request: Request) -> Outcome:
        now = self._house.clock.now()
        approval = self._approval(view, preview, request, now)
        spend = await spend_state(self._house, view.shop, view.today) if preview.spend else None
        outcome = Asked(approval, preview, verdict.reasons, spend)
        with self._house.store.begin() as tx:
            fresh = tx.runs.add(self._run(preview, request, RunState.AWAITING, now))
            if fresh:
                tx.approvals.add(approval)
                self._log(tx, "asked", (view, preview, request), verdict)
                request.told(tx, outcome)
        return outcome if fresh else await self._overtaken(request)

    async def _overtaken(self, request: Request) -> Outcome:
        """The same request was stored by another worker while this one looked at the shop."""
        earlier = self._earlier(request)
        if earlier is None:
            raise NotAllowed
        return await self._again(earlier, request)

    def _approval(self, view: View, preview: Preview, request: Request, now: datetime) -> Approval:
        return Approval(
            id=self._house.ids.token(),
            shop_id=view.shop.id,
            run_id=request.run_id,
            operation=preview.operation,
            digest=preview.digest,
            permission=inmost(preview.operation).permission,
            asked_by=request.actor.person_id,
            created_at=now,
            expires_at=now + timedelta(minutes=view.shop.limits.approval_minutes),
        )

    def _run(self, preview: Preview, request: Request, state: RunState, now: datetime) -> Run:
        return Run(
            id=request.run_id,
            shop_id=preview.shop_id,
            asked_by=request.actor.person_id,
            origin=request.origin,
            operation=preview.operation,
            digest=preview.digest,
            state=state,
            created_at=now,
            preview=preview.record(),
        )

    async def _carry_out(self, view: View, preview: Preview, verdict: Verdict, request: Request) -> Outcome:
        now = self._house.clock.now()
        run = replace(self._run(preview, request, RunState.SENDING, now), mandate_id=verdict.mandate or None)
        with self._house.store.begin() as tx:
            covered = not verdict.mandate or self._covers(tx, view, preview, (verdict, request))
            fresh = covered and tx.runs.add(run)
            if fresh:
                self._log(tx, "allowed-mandate" if verdict.mandate else "allowed", (view, preview, request), verdict)
                if begin(tx, view, preview, run, now):
                    return self._inside(tx, view, run, request)
        if not covered:
            return await self._uncovered(view, preview, request)
        return await (self._finish(run, request) if fresh else self._overtaken(request))

    def _covers(self, tx: Transaction, view: View, preview: Preview, asked: tuple[Verdict, Request]) -> bool:
        """Judged once more in the transaction that spends: role, stop switch, caps and what is left of the mandate as they are now."""
        verdict, request = asked
        shop = tx.shops.get(view.shop.id)
        role = tx.people.role(view.shop.id, request.actor.person_id)
        if shop is None or not permitted(replace(request.actor, role=role), preview.operation):
            raise NotAllowed
        again = decide(question_in(tx, shop, preview, self._house.clock.now()))
        return (again.kind, again.mandate) == (verdict.kind, verdict.mandate)

    async def _uncovered(self, view: View, preview: Preview, request: Request) -> Outcome:
        """The mandate went to something else, or ended, while the shop was looked at: whoever would have been asked is asked."""
        view = replace(view, shop=self._house.shop(view.shop.id))
        verdict = self._judge(view, preview, request)
        if verdict.kind is VerdictKind.ALLOW:
            verdict = Verdict(VerdictKind.ASK, verdict.reasons)
        return await self._act(view, preview, verdict, request)

    def _inside(self, tx: Transaction, view: View, run: Run, request: Request) -> Outcome:
        tx.runs.move(run, RunState.DONE, self._house.clock.now())
        outcome = conclude(
            tx, self._house, view.shop, (replace(run, state=RunState.DONE), RunState.DONE, ()), request.actor
        )
        request.told(tx, outcome)
        return outcome

    async def _finish(self, run: Run, request: Request) -> Outcome:
        effects = await self._executor.carry_out(run)
        outcome = finish(self._house, run, effects, request.actor, request.told)
        return outcome or await self._again(self._earlier(request) or run, request)

    def _log(self, tx: Transaction, kind: str, about: tuple[View, Preview, Request], verdict: Verdict) -> None:
        view, preview, request = about
        actor = request.actor
        more: dict[str, object] = {"reasons": reasons_body(verdict.reasons)} if verdict.reasons else {}
        more |= {"policy": VERSION}
        more |= {"mandate": verdict.mandate} if verdict.mandate else {}
        said = {"actor": actor.person_id, "run_id": request.run_id, "listings": preview.listings, "by": actor.name}
        log(tx, view.shop, kind, self._house.clock.now(), **said, **preview_body(preview), **more)
