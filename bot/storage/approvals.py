"""Questions to people and tappable offers as rows, each answered or used at most once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.domain import operation_json
from bot.domain.approval import Approval, ApprovalState, Offer
from bot.storage.columns import Moment
from bot.storage.tables import work as table

APPROVAL = (
    "id", "shop_id", "run_id", "digest", "permission", "asked_by", "created_at", "expires_at", "state", "decided_by",
    "decided_at",
)  # fmt: skip
OFFER = ("id", "shop_id", "person_id", "command", "expires_at", "used_at")
NEEDS_TIME = frozenset({ApprovalState.APPROVED, ApprovalState.DECLINED})


class SqlApprovals:
    """The Approvals port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, approval: Approval) -> None:
        values = {name: getattr(approval, name) for name in APPROVAL}
        values["operation"] = operation_json.to_json(approval.operation)
        self._connection.execute(insert(table.approval).values(**values))

    def get(self, approval_id: str) -> Approval | None:
        return self._first(select(table.approval).where(table.approval.c.id == approval_id))

    def of_run(self, shop_id: str, run_id: str) -> Approval | None:
        condition = (table.approval.c.shop_id == shop_id) & (table.approval.c.run_id == run_id)
        return self._first(select(table.approval).where(condition).order_by(table.approval.c.number.desc()).limit(1))

    def pending(self, shop_id: str) -> tuple[Approval, ...]:
        condition = (table.approval.c.shop_id == shop_id) & (table.approval.c.state == ApprovalState.PENDING)
        return self._all(select(table.approval).where(condition).order_by(table.approval.c.number))

    def decide(self, approval_id: str, state: ApprovalState, person_id: str | None, now: datetime) -> bool:
        """Raises ValueError for PENDING: nothing becomes a question again."""
        if state is ApprovalState.PENDING:
            raise ValueError("an approval is not decided by leaving it open")
        open_ = (table.approval.c.id == approval_id) & (table.approval.c.state == ApprovalState.PENDING)
        if state in NEEDS_TIME:
            open_ &= table.approval.c.expires_at > now
        values = {"state": state, "decided_by": person_id, "decided_at": now}
        return self._connection.execute(update(table.approval).where(open_).values(**values)).rowcount == 1

    def overdue(self, now: datetime) -> tuple[Approval, ...]:
        return self._all(_OVERDUE, {"now": now})

    def add_offer(self, offer: Offer) -> None:
        values = {name: getattr(offer, name) for name in OFFER}
        self._connection.execute(insert(table.offer).values(**values))

    def offer(self, offer_id: str) -> Offer | None:
        row = self._connection.execute(select(table.offer).where(table.offer.c.id == offer_id)).first()
        return None if row is None else Offer(**row._mapping)

    def use_offer(self, offer_id: str, now: datetime) -> bool:
        free = (table.offer.c.id == offer_id) & table.offer.c.used_at.is_(None) & (table.offer.c.expires_at > now)
        return self._connection.execute(update(table.offer).where(free).values(used_at=now)).rowcount == 1

    def void_offers(self, now: datetime) -> None:
        self._connection.execute(update(table.offer).where(table.offer.c.used_at.is_(None)).values(used_at=now))

    def _first(self, statement: Any) -> Approval | None:
        row = self._connection.execute(statement).first()
        return None if row is None else _approval(row)

    def _all(self, statement: Any, values: dict[str, Any] | None = None) -> tuple[Approval, ...]:
        return tuple(_approval(row) for row in self._connection.execute(statement, values))


_LATE = (table.approval.c.state == ApprovalState.PENDING) & (
    table.approval.c.expires_at <= bindparam("now", type_=Moment)
)
_OVERDUE = select(table.approval).where(_LATE).order_by(table.approval.c.number)
"""Asked for all the time, so it is put together once."""


def _approval(row: Any) -> Approval:
    values = {name: getattr(row, name) for name in APPROVAL}
    return Approval(operation=operation_json.from_json(row.operation), **values)
