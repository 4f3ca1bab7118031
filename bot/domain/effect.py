"""Outside writes as records: each exists under our own id before it is sent, and ends done, refused or unknown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.action import (
    ACTIONS,
    WHILE_STOPPED,
    Action,
    BidCut,
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
    ShelfChange,
    Spending,
    TenderOfferChange,
    TenderWithdrawChange,
    TextChange,
    TextEdit,
    Write,
    action_from_json,
    action_to_json,
)
from bot.domain.operation import Operation

__all__ = [
    "ACTIONS",
    "WHILE_STOPPED",
    "Action",
    "BidCut",
    "BidRaise",
    "BudgetCut",
    "Effect",
    "EffectState",
    "PriceChange",
    "PromotionOrder",
    "PromotionPauseChange",
    "Run",
    "RunState",
    "ShelfChange",
    "Spending",
    "TenderOfferChange",
    "TenderWithdrawChange",
    "TextChange",
    "TextEdit",
    "Write",
    "action_from_json",
    "action_to_json",
]


class RunState(StrEnum):
    """Where one asked-for operation stands. PARTLY: some of its effects were done and others refused."""

    AWAITING = "awaiting"
    SENDING = "sending"
    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    EXPIRED = "expired"


class EffectState(StrEnum):
    """PENDING: not sent yet. SENDING: committed before the call; after a crash it is treated as UNKNOWN."""

    PENDING = "pending"
    SENDING = "sending"
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"


SAID_DONE = "said-done"
SAID_NOT_DONE = "said-not-done"
"""Notes of effects that a person settled, because the marketplace could not be asked."""
SHOWN_AFTER_ALL = "-otherwise"
"""Behind such a note: the marketplace has since shown the opposite, and that was told."""


@dataclass(frozen=True, slots=True)
class Run:
    """One asked-for operation from question to outcome. `id` derives from the message, so a message runs once.

    `preview` is the written form (`Preview.record()`) of what was shown; `origin` says where it came from ("message", "offer",
    "undo:<run id>", "job"). `mandate_id` is the mandate by which it ran without asking, None where it was asked or nothing had to be.
    """

    id: str
    shop_id: str
    asked_by: str
    origin: str
    operation: Operation
    digest: str
    state: RunState
    created_at: datetime
    preview: dict[str, Any]
    undone_by: str | None = None
    finished_at: datetime | None = None
    mandate_id: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """One outside write. `id` (run id and position) is the idempotency key handed to the marketplace."""

    id: str
    run_id: str
    shop_id: str
    action: Action
    state: EffectState = EffectState.PENDING
    attempts: int = 0
    sent_at: datetime | None = None
    settled_at: datetime | None = None
    note: str = ""

    @property
    def said(self) -> bool:
        """Whether a person said how it ended, not the marketplace."""
        return self.note.startswith((SAID_DONE, SAID_NOT_DONE))
