"""Seeds, one after another: what each came to, and what all of them did."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.ports.marketplace import Repeatable
from bot.replies.render import Replies
from bot.trial.crowd import DAY
from bot.trial.disk import Drive
from bot.trial.lives import Lives, Size
from bot.trial.mutants.switch import Mutant, switched_on
from bot.trial.quiet import only_bugs
from bot.trial.world import Violation


@dataclass(frozen=True, slots=True)
class SeedResult:
    """What one seed came to. `lines`: the end of its trace. `fingerprint`: hash of the whole trace."""

    seed: int
    fingerprint: str
    counts: Counter[str]
    days: float
    violations: tuple[Violation, ...]
    lines: tuple[str, ...]


@dataclass
class Summary:
    """All seeds of a run together."""

    kind: Repeatable
    seeds: int = 0
    days: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    violations: list[Violation] = field(default_factory=list)
    fingerprints: dict[int, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    def add(self, result: SeedResult) -> None:
        self.seeds += 1
        self.days += result.days
        self.counts += result.counts
        self.fingerprints[result.seed] = result.fingerprint
        if result.violations and not self.violations:
            self.lines = result.lines
        self.violations += result.violations


class Trial:
    """Runs seeds of one kind of marketplace. One database engine and one set of texts serve them all."""

    def __init__(self, kind: Repeatable, size: Size | None = None, mutant: Mutant | None = None) -> None:
        self._kind = kind
        self._mutant = mutant
        self._size = size or Size()
        self._drive = Drive()
        self._replies = Replies(pictures=False)

    def seed(self, seed: int) -> SeedResult:
        """One seed from beginning to end. What it leaves is collected after it, not somewhere in the middle."""
        gc.collect()
        gc.freeze()
        gc.disable()
        try:
            return self._seed(seed)
        finally:
            gc.enable()
            gc.unfreeze()

    def _seed(self, seed: int) -> SeedResult:
        lives = Lives(self._drive, seed, self._kind, self._size, self._replies)
        with only_bugs(lambda text: lives.world.violate("A0", text)), switched_on(self._mutant):
            lives.run()
        world = lives.world
        violations, lines = tuple(world.violations), tuple(world.lines)
        return SeedResult(seed, world.fingerprint, world.counts, world.now / DAY, violations, lines)

    def each(self, seeds: Iterable[int]) -> Iterator[SeedResult]:
        for seed in seeds:
            yield self.seed(seed)
