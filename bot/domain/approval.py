"""A stored question to a person. It is bound to one preview's digest, used once, and silence means no."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.operation import Operation
from bot.domain.people import Permission


class ApprovalState(StrEnum):
    """PENDING is the only state that can change. VOID: replaced by another card, or the shop was stopped."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    EXPIRED = "expired"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Approval:
    """`id` is 128 random bits (22 URL-safe characters): the only thing a button carries. Times are aware."""

    id: str
    shop_id: str
    run_id: str
    operation: Operation
    digest: str
    permission: Permission
    asked_by: str
    created_at: datetime
    expires_at: datetime
    state: ApprovalState = ApprovalState.PENDING
    decided_by: str | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A tappable choice with exact content: `command` is the written form of an operation or a query.

    Single use and expiring like an approval, and bound to a shop; `person_id` None means any member with the right.
    Tapping an offer only *asks for* the command: it takes the same way through policy as a typed message.
    """

    id: str
    shop_id: str
    person_id: str | None
    command: dict[str, object]
    expires_at: datetime
    used_at: datetime | None = None
