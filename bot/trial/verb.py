"""What `xiaoer simulate` says: what was run, what broke, and how to see it again."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from bot.errors import InputError
from bot.ports.marketplace import Repeatable
from bot.trial.mutants import MUTANTS
from bot.trial.running import SeedResult, Summary, Trial

COUNTED = ("messages", "taps", "effects", "reports", "crashes", "clock jumps", "points", "edges")
"""What is told of a run, in this order. Points: calls of ports at which anything else may run; edges: of transactions."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. `seeds` as "3" or "0..99", both ends counted."""

    seeds: str
    kind: str
    mutant: str = ""

    def range(self) -> range:
        """Raises InputError for anything that is no range of seeds."""
        first, dots, last = self.seeds.partition("..")
        try:
            found = range(int(first), int(last if dots else first) + 1)
        except ValueError:
            found = range(0)
        if not found or found[0] < 0:
            raise InputError("error-trial-seeds", {"seeds": self.seeds})
        return found

    def trial(self) -> Trial:
        """Raises InputError for a kind or mutant that is none."""
        if self.kind not in set(Repeatable):
            raise InputError("error-trial-kind", {"kind": self.kind, "choices": " / ".join(Repeatable)})
        if self.mutant and self.mutant not in MUTANTS:
            raise InputError("error-trial-mutant", {"mutant": self.mutant})
        return Trial(Repeatable(self.kind), mutant=MUTANTS.get(self.mutant))

    def command(self, seed: int) -> str:
        """What shows one seed again."""
        bug = f" --mutant {self.mutant}" if self.mutant else ""
        return f"xiaoer simulate --seeds {seed}..{seed} --kind {self.kind}{bug}"


def run_all(wanted: Wanted, each: Callable[[SeedResult], None]) -> Summary:
    """All seeds; `each` is told of every one as it ends."""
    trial, summary = wanted.trial(), Summary(Repeatable(wanted.kind))
    for result in trial.each(wanted.range()):
        summary.add(result)
        each(result)
    return summary


def as_json(wanted: Wanted, summary: Summary) -> str:
    """One object with everything that was counted, every violation and the hash of every trace."""
    told = {
        "kind": wanted.kind,
        "seeds": wanted.seeds,
        "mutant": wanted.mutant,
        "schedules": summary.seeds,
        "virtual_days": round(summary.days, 3),
        **{name.replace(" ", "_"): summary.counts[name] for name in COUNTED},
        "violations": [asdict(each) for each in summary.violations],
        "traces": {str(seed): digest for seed, digest in summary.fingerprints.items()},
        "replay": [wanted.command(seed) for seed in _broken(summary)],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def lines(wanted: Wanted, summary: Summary) -> Iterable[str]:
    """The same for people. After a violation: the end of the first broken seed's trace, and how to run that seed again."""
    yield f"{wanted.kind}: {summary.seeds} schedules, {summary.days:.1f} virtual days"
    yield ", ".join(f"{summary.counts[name]} {name}" for name in COUNTED)
    broken = _broken(summary)
    if not broken:
        if summary.seeds == 1:
            yield f"trace {next(iter(summary.fingerprints.values()))}"
        yield "0 violations"
        return
    yield from summary.lines
    yield f"{len(summary.violations)} violations in {len(broken)} schedules:"
    yield from (f"  seed {each.seed} {each.invariant}: {each.text}" for each in summary.violations)
    yield f"again: {wanted.command(broken[0])}"


def _broken(summary: Summary) -> list[int]:
    return list(dict.fromkeys(each.seed for each in summary.violations))


def mutant_lines() -> Iterable[str]:
    """Every seeded bug, and why some cannot be seen."""
    for each in MUTANTS.values():
        yield f"{each.name:26} {each.does}"
        if each.survives:
            yield f"{'':26} (not seen: {each.survives})"
