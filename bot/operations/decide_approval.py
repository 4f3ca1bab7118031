"""An answer to a card: checked again from the ground up, then used once, then carried out exactly as shown.

Order: the card is there and of this shop, the person may do this *now*, it is unexpired, the shop is not stopped, the
shop still looks as the card showed it, policy still agrees. Only then is the approval used, in the transaction that also
holds the budget and stores the effects.
"""

from dataclasses import dataclass, replace

from bot.domain.approval import Approval, ApprovalState
from bot.domain.effect import Run, RunState
from bot.domain.outcome import Asked, Executed, Outcome, Refused, Unchanged, Working
from bot.domain.people import Actor
from bot.domain.planned import permitted
from bot.domain.policy import Verdict, VerdictKind
from bot.domain.policy_rules import decide
from bot.domain.preview import Preview
from bot.domain.previewing import build_preview
from bot.domain.view import View
from bot.errors import NotAllowed
from bot.operations.way.booking import log, preview_body, reasons_body
from bot.operations.way.closing import close_run
from bot.operations.way.executing import Executor
from bot.operations.way.finishing import executed, finish
from bot.operations.way.house import House, Told
from bot.operations.way.judging import question, question_in
from bot.operations.way.keeping import RENEWED
from bot.operations.way.looking import frozen, look, spend_state
from bot.operations.way.starting import begin
from bot.ports.store import Transaction


@dataclass(frozen=True, slots=True)
class Answer:
    """A press on a card (or a plain yes or no in words while exactly one is pending)."""

    actor: Actor
    approval_id: str
    yes: bool
    told: Told


@dataclass(frozen=True, slots=True)
class Decided:
    """What to say to the press: a toast's text key and values, and what was told, if anything."""

    toast: str
    values: tuple[tuple[str, object], ...] = ()
    outcome: Outcome | None = None


def _may(actor: Actor, approval: Approval) -> bool:
    """Whether the role allows what the card asks for, and what it would do later."""
    return actor.may(approval.permission) and permitted(actor, approval.operation)


class DecideApproval:
    """`await decide(answer)`; refusals are toasts, and nothing has happened then."""

    def __init__(self, house: House, executor: Executor) -> None:
        self._house = house
        self._executor = executor

    async def __call__(self, answer: Answer) -> Decided:
        with self._house.store.begin() as tx:
            approval = tx.approvals.get(answer.approval_id)
        if approval is None or approval.shop_id != answer.actor.shop_id:
            return Decided("toast-forged")
        if not _may(answer.actor, approval):
            return Decided("toast-not-allowed")
        if approval.state is not ApprovalState.PENDING:
            return await self._late(approval, answer)
        if approval.expires_at <= self._house.clock.now():
            return self._close(approval, answer, ApprovalState.EXPIRED)
        if not answer.yes:
            return self._close(approval, answer, ApprovalState.DECLINED)
        return await self._approve(approval, answer)

    async def _late(self, approval: Approval, answer: Answer) -> Decided:
        """Decided before. A run that died between the press and its end is taken up again here."""
        run = self._run(approval)
        cut_off = run.state is RunState.SENDING and not self._executor.busy(run)
        if approval.state is ApprovalState.APPROVED and cut_off:
            outcome = await self._carry_out(run, answer)
            return Decided("toast-approved", outcome=outcome)
        if approval.state is ApprovalState.EXPIRED:
            return Decided("toast-expired")
        return Decided("toast-already", (("by", self._name(approval.decided_by)),))

    def _run(self, approval: Approval) -> Run:
        with self._house.store.begin() as tx:
            run = tx.runs.get(approval.shop_id, approval.run_id)
        if run is None:
            raise NotAllowed
        return run

    def _name(self, person_id: str | None) -> str:
        with self._house.store.begin() as tx:
            person = tx.people.person(person_id) if person_id else None
        return person.name if person else ""

    def _close(self, approval: Approval, answer: Answer, state: ApprovalState) -> Decided:
        """A no, or a card whose time has passed: the run ends, and the card says so."""
        now = self._house.clock.now()
        run = self._run(approval)
        shop = self._house.shop(approval.shop_id)
        toast = "toast-declined" if state is ApprovalState.DECLINED else "toast-expired"
        by = answer.actor if state is ApprovalState.DECLINED else Actor("", shop.id, None)
        with self._house.store.begin() as tx:
            if not tx.approvals.decide(approval.id, state, by.person_id or None, now):
                return Decided("toast-already", (("by", ""),))
            outcome = close_run(tx, self._house, (run, approval, state), by)
            answer.told(tx, outcome)
        return Decided(toast, outcome=outcome)

    async def _approve(self, approval: Approval, answer: Answer) -> Decided:
        shop = self._house.shop(approval.shop_id)
        run = self._run(approval)
        view = frozen(await look(self._house, shop, approval.operation, approval.asked_by), run)
        preview = build_preview(view, approval.operation)
        if preview.digest != approval.digest:
            return await self._renew(view, preview, approval, answer)
        hindered = self._use(view, preview, (approval, run), answer)
        if hindered is not None:
            return hindered
        outcome = await self._carry_out(self._run(approval), answer)
        return Decided("toast-approved", outcome=outcome)

    def _use(self, view: View, preview: Preview, asked: tuple[Approval, Run], answer: Answer) -> Decided | None:
        """The one transaction: role, stop switch and caps read again, approval used, run moved, budget held, effects stored.

        None: it is used. Otherwise what hindered it.
        """
        approval, run = asked
        now = self._house.clock.now()
        with self._house.store.begin() as tx:
            shop = tx.shops.get(approval.shop_id)
            actor = replace(answer.actor, role=tx.people.role(approval.shop_id, answer.actor.person_id))
            if shop is None or not _may(actor, approval):
                return Decided("toast-not-allowed")
            if shop.stopped_at != view.shop.stopped_at:
                return Decided("toast-stopped") if shop.stopped_at else Decided("toast-already", (("by", ""),))
            verdict = decide(question_in(tx, shop, preview, now))
            if verdict.kind is VerdictKind.REFUSE:
                return self._refuse(tx, preview, (approval, run, verdict), answer)
            if not tx.approvals.decide(approval.id, ApprovalState.APPROVED, actor.person_id, now):
                late = approval.expires_at <= now
                return Decided("toast-expired") if late else Decided("toast-already", (("by", ""),))
            tx.runs.move(run, RunState.SENDING, now)
            said = {"actor": actor.person_id, "run_id": run.id, "listings": preview.listings, "by": actor.name}
            log(tx, view.shop, "approved", now, **said, **preview_body(preview), digest=approval.digest)
            done = begin(tx, view, preview, run, now)
            if not done:
                answer.told(tx, Working(approval, preview, actor.name))
            return None

    async def _carry_out(self, run: Run, answer: Answer) -> Executed:
        effects = await self._executor.carry_out(run)
        outcome = finish(self._house, run, effects, answer.actor, answer.told)
        if outcome is not None:
            return outcome
        with self._house.store.begin() as tx:
            said = executed(tx, self._house, run, answer.actor)
            answer.told(tx, said)
        return said

    async def _renew(self, view: View, preview: Preview, approval: Approval, answer: Answer) -> Decided:
        """The shop moved since the card was shown: the old card is void, a new one asks about what is true now."""
        run = self._run(approval)
        verdict = decide(question(self._house, view.shop, preview))
        if verdict.kind is VerdictKind.REFUSE or not preview.changes:
            with self._house.store.begin() as tx:
                return self._refuse(tx, preview, (approval, run, verdict), answer)
        now = self._house.clock.now()
        fresh_run = replace(
            run, id=f"{run.id}{RENEWED}", digest=preview.digest, preview=preview.record(), created_at=now
        )
        fresh = replace(
            approval,
            id=self._house.ids.token(),
            run_id=fresh_run.id,
            digest=preview.digest,
            created_at=now,
            expires_at=now + (approval.expires_at - approval.created_at),
        )
        spend = await spend_state(self._house, view.shop, view.today) if preview.spend else None
        outcome = Asked(fresh, preview, verdict.reasons, spend, replaces_drifted=True)
        with self._house.store.begin() as tx:
            if not tx.approvals.decide(approval.id, ApprovalState.VOID, None, now):
                return Decided("toast-already", (("by", ""),))
            answer.told(
                tx, close_run(tx, self._house, (run, approval, ApprovalState.VOID), Actor("", view.shop.id, None))
            )
            tx.runs.add(fresh_run)
            tx.approvals.add(fresh)
            said = {"actor": answer.actor.person_id, "run_id": fresh_run.id, "listings": preview.listings}
            log(tx, view.shop, "asked", now, **said, by=answer.actor.name, **preview_body(preview))
            answer.told(tx, outcome)
        return Decided("toast-drifted", outcome=outcome)

    def _refuse(
        self, tx: Transaction, preview: Preview, judged: tuple[Approval, Run, Verdict], answer: Answer
    ) -> Decided:
        """Policy no longer agrees, or nothing is left to do: the card is void and says why; nothing is held or sent."""
        approval, run, verdict = judged
        now = self._house.clock.now()
        shop = tx.shops.get(approval.shop_id)
        if shop is None or not tx.approvals.decide(approval.id, ApprovalState.VOID, None, now):
            return Decided("toast-already", (("by", ""),))
        closed = close_run(tx, self._house, (run, approval, ApprovalState.VOID), Actor("", shop.id, None))
        answer.told(tx, closed)
        outcome: Outcome = Unchanged(preview)
        if verdict.kind is VerdictKind.REFUSE:
            outcome = Refused(preview, verdict.reasons)
            said = {"actor": answer.actor.person_id, "run_id": run.id, "listings": preview.listings}
            log(tx, shop, "refused", now, **said, **preview_body(preview), reasons=reasons_body(verdict.reasons))
        answer.told(tx, outcome)
        return Decided("toast-drifted", outcome=outcome)
