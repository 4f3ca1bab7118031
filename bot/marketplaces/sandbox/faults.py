"""Failure switches: what a real marketplace does on a bad day, on order. Used by tests and rehearsals; none is on by itself."""

from dataclasses import dataclass, replace
from enum import StrEnum

READ = "read"
"""Names reads where a fault names an action type."""
ANY = "*"
"""Any write or spending, but no read."""


class FaultKind(StrEnum):
    """What goes wrong.

    SLOW: the call waits `seconds` before anything is done. SLOW_ANSWER: it is done, and the answer waits. REFUSE: it says no with
    `reason`. ACCEPT_WITHOUT_EFFECT: it says yes and nothing changes. DROP_ANSWER: it is done, but the answer is lost.
    FAIL_BEFORE: it cannot be reached. UNCLEAR_NOT_APPLIED: the answer is lost, and nothing was done.
    """

    SLOW = "slow"
    SLOW_ANSWER = "slow_answer"
    REFUSE = "refuse"
    ACCEPT_WITHOUT_EFFECT = "accept_without_effect"
    DROP_ANSWER = "drop_answer"
    FAIL_BEFORE = "fail_before"
    UNCLEAR_NOT_APPLIED = "unclear_not_applied"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault for the next `times` calls (None: until cleared) of an action type by its class name, of READ, or of ANY."""

    kind: FaultKind
    on: str = ANY
    times: int | None = 1
    seconds: float = 0.0
    reason: str = "refused_on_order"


class Faults:
    """The faults switched on now, first come first served."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def put(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, call: str) -> Fault | None:
        """The fault that strikes a call (an action's class name, or READ), used up once; None when none does."""
        for place, fault in enumerate(self._waiting):
            if fault.on == call or (fault.on == ANY and call != READ):
                if fault.times is not None:
                    self._waiting[place : place + 1] = (
                        [replace(fault, times=fault.times - 1)] if fault.times > 1 else []
                    )
                return fault
        return None
