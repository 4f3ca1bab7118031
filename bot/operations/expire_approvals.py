"""Silence means no: cards past their time are closed, and every chat that shows one is told on the card."""

from collections.abc import Callable

from bot.domain.approval import Approval, ApprovalState
from bot.domain.outcome import Outcome
from bot.domain.people import Actor
from bot.operations.way.closing import close_run
from bot.operations.way.house import House
from bot.ports.store import Transaction

TellCard = Callable[[Transaction, Approval, Outcome], None]


class ExpireApprovals:
    """`expire(tell)` closes what is overdue now and returns how many cards that were."""

    def __init__(self, house: House) -> None:
        self._house = house

    def __call__(self, tell: TellCard) -> int:
        with self._house.store.begin() as tx:
            overdue = tx.approvals.overdue(self._house.clock.now())
        return sum(self._expire(approval, tell) for approval in overdue)

    def _expire(self, approval: Approval, tell: TellCard) -> bool:
        with self._house.store.begin() as tx:
            if not tx.approvals.decide(approval.id, ApprovalState.EXPIRED, None, self._house.clock.now()):
                return False
            run = tx.runs.get(approval.shop_id, approval.run_id)
            if run is None:
                return False
            nobody = Actor("", approval.shop_id, None)
            tell(tx, approval, close_run(tx, self._house, (run, approval, ApprovalState.EXPIRED), nobody))
            return True
