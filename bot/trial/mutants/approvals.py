"""Bugs around the question to a person: used twice, by the wrong one, too late, or for something else."""

from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from bot.domain.approval import Approval, ApprovalState
from bot.domain.people import Actor
from bot.operations import decide_approval
from bot.operations.decide_approval import Answer, DecideApproval
from bot.storage import approvals as stored
from bot.storage.approvals import SqlApprovals
from bot.storage.tables import work
from bot.trial.mutants.switch import Make, Mutant, always, giving
from handlers import buttons


class Alike(str):
    """A digest that is equal to every other."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


def _not_marked(decide: Any) -> Any:
    def mutant(self: Any, approval_id: str, state: ApprovalState, person: str | None, now: Any) -> Any:
        return True if state is ApprovalState.APPROVED else decide(self, approval_id, state, person, now)

    return mutant


LATER: dict[str, tuple[Any, ...]] = {}


def _put_off(decide: Any) -> Any:
    """Remembers the answer instead of writing it."""

    def mutant(self: Any, approval_id: str, state: ApprovalState, person: str | None, now: Any) -> Any:
        if state is not ApprovalState.APPROVED:
            return decide(self, approval_id, state, person, now)
        table = work.approval.c
        pending = (table.id == approval_id) & (table.state == ApprovalState.PENDING)
        LATER[approval_id] = (decide, approval_id, state, person, now)
        return self._connection.execute(select(func.count()).where(pending)).scalar_one() == 1

    return mutant


def _made_up_for(carry_out: Any) -> Any:
    """Writes it once all is sent, in a transaction of its own."""

    async def mutant(self: Any, run: Any, answer: Any) -> Any:
        outcome = await carry_out(self, run, answer)
        decide, *given = LATER.pop(answer.approval_id, (None,))
        if decide is not None:
            with self._house.store.begin() as tx:
                decide(tx.approvals, *given)
        return outcome

    return mutant


def _got(change: Any) -> Make:
    """A card as it is read, changed."""

    def make(get: Any) -> Any:
        def mutant(self: Any, approval_id: str) -> Approval | None:
            found: Approval | None = get(self, approval_id)
            return None if found is None else change(found)

        return mutant

    return make


def _or_any(get: Any) -> Any:
    def mutant(self: Any, approval_id: str) -> Any:
        open_ = work.approval.c.state == ApprovalState.PENDING
        newest = select(work.approval.c.id).where(open_).order_by(work.approval.c.number.desc()).limit(1)
        return get(self, approval_id) or get(self, self._connection.execute(newest).scalar() or "")

    return mutant


def _role_kept(change: Any) -> Any:
    def mutant(thing: Any, **fields: Any) -> Any:
        return thing if isinstance(thing, Actor) else change(thing, **fields)

    return mutant


def _steps_anywhere(step: Any) -> Any:
    def mutant(turn: Any, tx: Any, shop_id: str) -> None:
        shop = tx.shops.get(shop_id) if shop_id else None
        if shop is not None and turn.actor.role is not None:
            turn.shop, turn.actor = shop, replace(turn.actor, shop_id=shop_id)

    return mutant


def _yes_to_all(call: Any) -> Any:
    async def mutant(self: Any, answer: Answer) -> Any:
        return await call(self, replace(answer, yes=True))

    return mutant


def _unhurried(approval: Approval) -> Approval:
    return replace(approval, expires_at=approval.expires_at.replace(year=2099))


READS_LATE = (
    (stored, "NEEDS_TIME", always(frozenset[ApprovalState]())),
    (SqlApprovals, "get", _got(_unhurried)),
    (SqlApprovals, "overdue", giving(())),
)
APPROVALS = (
    Mutant("approval-not-marked", "an approval stays open after its yes", ((SqlApprovals, "decide", _not_marked),)),
    Mutant(
        "approval-marked-later",
        "an approval is marked used in a second transaction, once all is sent",
        ((SqlApprovals, "decide", _put_off), (DecideApproval, "_carry_out", _made_up_for)),
    ),
    Mutant("expired-accepted", "a card is good for ever", READS_LATE),
    Mutant("role-not-checked", "whoever is in the shop may answer", ((decide_approval, "_may", giving(True)),)),
    Mutant(
        "role-not-read-again",
        "the role at the press counts, not the one now",
        ((decide_approval, "replace", _role_kept),),
    ),
    Mutant("shop-not-checked", "a card of any shop may be answered", ((buttons, "step_into", _steps_anywhere),)),
    Mutant(
        "digest-not-compared",
        "a card is good for whatever the shop has become",
        ((SqlApprovals, "get", _got(lambda card: replace(card, digest=Alike(card.digest)))),),
    ),
    Mutant("no-means-yes", "a no is taken as a yes", ((DecideApproval, "__call__", _yes_to_all),)),
    Mutant("wrong-id-accepted", "an unknown id answers the newest card", ((SqlApprovals, "get", _or_any),)),
)
