"""The world of one seed: its time, what will happen in it, its dice, and the trace of what happened."""

import hashlib
import heapq
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

from bot.domain.sampling import Draws
from bot.ports.marketplace import Repeatable

KEPT_LINES = 50
AWAKE_SECONDS = 2.0
"""So long after the last thing that happened every wait takes as long as it should; then they get longer."""
LONGEST_NAP = 2 * 3600.0
LONG_SECONDS = 600.0
"""Whoever waits so long anyway need not be awake when something happens."""
POLL_SECONDS, LOOK_SECONDS = 1.0, 6.0
"""Whoever only looks whether somebody forgot to call looks less often here."""
MILLE = 1000
STARTS = (
    "2026-03-28", "2026-10-24", "2026-03-07", "2026-10-31", "2026-04-03", "2026-04-23", "2026-09-05", "2026-01-30",
)  # fmt: skip
"""Just before clocks change in Europe, in America, in Chile and in Egypt, and before a month ends."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that must never happen and did: the seed, the invariant's id, and what was seen."""

    seed: int
    invariant: str
    text: str


class World:
    """`now` is in seconds from the start and only grows; the wall clock `utc` may also jump.

    `faults`: whether anything goes wrong by itself. `on_commit` is told that a transaction ended.
    """

    def __init__(self, seed: int, kind: Repeatable) -> None:
        self.seed = seed
        self.kind = kind
        self.now = 0.0
        self.faults = True
        self.fate = self.dice("fate")
        self.counts: Counter[str] = Counter()
        self.violations: list[Violation] = []
        self.on_jump: list[Callable[[], None]] = []
        self.lines: deque[str] = deque(maxlen=KEPT_LINES)
        self._hash = hashlib.sha256(f"{seed} {kind}".encode())
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count(1)
        self._jumped = timedelta(0)
        self._active_at = 0.0
        dice = self.dice("start")
        day = datetime.fromisoformat(STARTS[dice.below(len(STARTS))]).replace(tzinfo=UTC)
        self._start = day + timedelta(minutes=dice.below(24 * 60))

    @property
    def utc(self) -> datetime:
        return self._start + self._jumped + timedelta(seconds=self.now)

    @property
    def fingerprint(self) -> str:
        """Hash of everything that was noted."""
        return self._hash.hexdigest()[:16]

    @property
    def next_at(self) -> float | None:
        return self._agenda[0][0] if self._agenda else None

    def dice(self, *name: str | int) -> Draws:
        """A stream of draws of its own, whatever else is drawn."""
        return Draws("trial", self.kind, self.seed, *name)

    def note(self, line: str) -> None:
        """A line of the trace."""
        text = f"{self.now:.3f} {line}"
        self._hash.update(text.encode())
        self.lines.append(text)

    def violate(self, invariant: str, text: str) -> None:
        if len(self.violations) < 20:
            self.note(f"VIOLATION {invariant} {text}")
            self.violations.append(Violation(self.seed, invariant, text))

    def at(self, when: float, act: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (max(when, self.now), next(self._numbers), act))

    def after(self, seconds: float, act: Callable[[], None]) -> None:
        self.at(self.now + seconds, act)

    def run_due(self, until: float) -> None:
        """Lets the world go on to `until` (whether or not the program lives), in order."""
        while self._agenda and self._agenda[0][0] <= until:
            when, _, act = heapq.heappop(self._agenda)
            self.now = max(self.now, when)
            act()
        self.now = max(self.now, until)

    def stir(self) -> None:
        """Something happens: whoever waits for the clock is awake for a while."""
        self._active_at = self.now

    def nap(self, seconds: float) -> float:
        """How long a wait of so many seconds takes: longer, the longer nothing happened, but not past what comes next."""
        idle = self.now - self._active_at
        if seconds >= LONG_SECONDS:
            return 16 * seconds
        if seconds == POLL_SECONDS:
            seconds = LOOK_SECONDS
        if idle <= AWAKE_SECONDS:
            return seconds
        room = LONGEST_NAP if self.next_at is None else self.next_at - self.now
        return max(seconds, min(20 * idle, LONGEST_NAP, room))

    def jump(self, by: timedelta) -> None:
        """The machine's wall clock is set to another time."""
        self._jumped += by
        self.stir()
        self.counts["clock jumps"] += 1
        self.note(f"clock jumps {by}")
        for act in self.on_jump:
            act()

    def chance(self, mille: int) -> bool:
        """Whether something goes wrong that goes wrong so many times in a thousand, while anything does."""
        return self.faults and self.fate.below(MILLE) < mille

    def seconds(self, low: float, high: float) -> float:
        """A drawn span, in whole milliseconds."""
        return self.fate.between(round(low * MILLE), round(high * MILLE)) / MILLE
