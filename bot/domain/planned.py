"""What is to happen on another day, or only until one: an operation with its time, kept as a plan until it is due."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.operation import Operation
from bot.domain.people import Actor


@dataclass(frozen=True, slots=True)
class Planned(Operation):
    """Do `operation` at `at` (aware, in the shop's zone; None: now) and take it back after the shop-day `until` (None: never).

    It is looked at again when it is due: policy judges the shop as it is then, and whatever asks then asks then.
    """

    kind: ClassVar[str] = "plan"
    operation: Operation
    at: datetime | None = None
    until: date | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        return self.operation.targets


@dataclass(frozen=True, slots=True)
class PlanCancel(Operation):
    """A plan that waits is not carried out; one that has begun is not taken back at its end any more."""

    kind: ClassVar[str] = "plan.cancel"
    plan: str


class PlanState(StrEnum):
    """STARTED without a run: claimed, and not known to have been asked for yet. STARTED with one: waits for its end."""

    WAITING = "waiting"
    STARTED = "started"
    ENDED = "ended"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Plan:
    """An approved `Planned` as a row; its id is that of the run that made it, and `person_id` is who asked.

    `due_at` None: at once. `ends_at` is the first instant after the shop-day `until`. Both follow the shop's own clock. `run_id` is
    the run of `operation`, None until there is one.
    """

    id: str
    shop_id: str
    person_id: str
    operation: Operation
    created_at: datetime
    due_at: datetime | None = None
    until: date | None = None
    ends_at: datetime | None = None
    state: PlanState = PlanState.WAITING
    run_id: str | None = None

    @property
    def since(self) -> datetime:
        """When it became due, or will."""
        return self.due_at or self.created_at

    @property
    def cancellable(self) -> bool:
        """Nothing of it is under way right now, and something of it is still to come."""
        return self.state is PlanState.WAITING or (self.state is PlanState.STARTED and self.run_id is not None)


def inmost(operation: Operation) -> Operation:
    """What would change the shop in the end: of a plan its operation, of anything else the thing itself."""
    return inmost(operation.operation) if isinstance(operation, Planned) else operation


def permitted(actor: Actor, operation: Operation) -> bool:
    """Whether the actor's role allows it now; a plan needs its own permission and that of what it would do."""
    inside = not isinstance(operation, Planned) or permitted(actor, operation.operation)
    return inside and actor.may(operation.permission)
