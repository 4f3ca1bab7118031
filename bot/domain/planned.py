"""What is to happen on another day, or only until one: an operation with its time, kept until it is due."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from bot.domain.operation import Operation


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
