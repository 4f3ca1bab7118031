"""The whole program through days of made-up worlds: nothing that must never happen does, and the checks see it when it would."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.ports.marketplace import Repeatable
from bot.trial.mutants import MUTANTS
from bot.trial.running import SeedResult, Trial

SHORT = 4
"""Seeds of each kind in the short run: a schedule of the real program costs a second or two, so the many are in the slow proofs."""
MANY, SHARDS = 10_000, 20
MOST_TO_CATCH = 200
QUICK = ("approval-not-marked", "more-than-shown", "key-per-attempt", "no-reports")
KINDS = tuple(Repeatable)


def run(kind: Repeatable, seeds: range, mutant: str = "") -> list[SeedResult]:
    return list(Trial(kind, mutant=MUTANTS.get(mutant)).each(seeds))


def broken(results: list[SeedResult]) -> list[str]:
    return [f"seed {each.seed} {each.invariant}: {each.text}" for result in results for each in result.violations]


def totals(results: list[SeedResult]) -> Counter[str]:
    return sum((each.counts for each in results), Counter())


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_forbidden_happens(kind: Repeatable, record_property: Any) -> None:
    results = run(kind, range(SHORT))
    assert broken(results) == []
    counts = totals(results)
    record_property(
        f"simulated, {kind}", f"{len(results)} schedules, {counts['effects']} effects, {counts['crashes']} crashes"
    )
    ended = "runs unknown" if kind is Repeatable.BLIND else "runs done"
    for name in ("messages", "taps", "effects", "reports", "crashes", ended):
        assert counts[name] > 0, f"no {name} in all of these worlds: nothing was tried"


def simulate(*words: str, hash_seed: str = "0") -> dict[str, Any]:
    """The command itself, in a process of its own."""
    command = [sys.executable, "-m", "bot", "simulate", "--json", *words]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_same_seed_goes_the_same_way_in_every_process() -> None:
    ran = [simulate("--seeds", "2..3", "--kind", "queryable", hash_seed=each) for each in ("0", "1", "4711")]
    assert ran[0]["traces"] == ran[1]["traces"] == ran[2]["traces"]
    assert len(set(ran[0]["traces"].values())) == 2
    assert [each["effects"] for each in ran] == [ran[0]["effects"]] * 3


def test_a_seed_alone_goes_as_it_does_among_others() -> None:
    among, alone = run(Repeatable.BLIND, range(2)), run(Repeatable.BLIND, range(1, 2))
    assert alone[0].fingerprint == among[1].fingerprint
    assert alone[0].counts == among[1].counts


@pytest.mark.parametrize("name", QUICK)
def test_a_seeded_bug_is_seen(name: str) -> None:
    trial = Trial(Repeatable.QUERYABLE, mutant=MUTANTS[name])
    assert any(result.violations for result in trial.each(range(12))), MUTANTS[name].does


def test_a_seeded_bug_is_gone_when_it_is_switched_off() -> None:
    before = run(Repeatable.QUERYABLE, range(1))
    assert broken(run(Repeatable.QUERYABLE, range(1), "no-reports")) != []
    after = run(Repeatable.QUERYABLE, range(1))
    assert (after[0].fingerprint, broken(after)) == (before[0].fingerprint, [])


def test_the_command_counts_and_ends_well() -> None:
    result = CliRunner().invoke(app, ["simulate", "--seeds", "1..1", "--kind", "blind"])
    assert result.exit_code == 0, result.output
    assert "blind: 1 schedules" in result.output
    assert "0 violations" in result.output
    assert "trace " in result.output


def test_the_command_shows_what_broke_and_how_to_see_it_again() -> None:
    words = ["simulate", "--seeds", "0..0", "--mutant", "no-reports"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 1
    assert "again: xiaoer simulate --seeds 0..0 --kind idempotent --mutant no-reports" in result.output
    assert "VIOLATION R3" in result.output
    assert len(re.findall(r"^\d+\.\d{3} ", result.output, re.MULTILINE)) == 50
    told = json.loads(CliRunner().invoke(app, [*words, "--json"]).output)
    assert told["violations"][0]["seed"] == 0
    assert told["violations"][0]["invariant"] == "R3"
    assert told["replay"] == ["xiaoer simulate --seeds 0..0 --kind idempotent --mutant no-reports"]
    assert told["virtual_days"] > 1


def test_the_command_lists_the_seeded_bugs() -> None:
    result = CliRunner().invoke(app, ["simulate", "--mutants"])
    assert result.exit_code == 0
    assert [name for name in MUTANTS if name not in result.output] == []
    assert len(MUTANTS) >= 40


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--seeds", "some"], "some"),
        (["--seeds", "5..1"], "5..1"),
        (["--seeds", "-3"], "-3"),
        (["--kind", "kind"], "idempotent / queryable / blind"),
        (["--mutant", "none-such"], "none-such"),
    ],
)
def test_words_that_mean_nothing_are_refused(words: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["simulate", *words])
    assert result.exit_code == 65
    assert said in result.output


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_forbidden_happens_in_many_worlds(kind: Repeatable, shard: int) -> None:
    size = MANY // SHARDS
    assert broken(run(kind, range(shard * size, (shard + 1) * size))) == []


def caught_at(name: str) -> str:
    """The first seed and kind that show the bug; empty when none does."""
    trials = [(kind, Trial(kind, mutant=MUTANTS[name])) for kind in KINDS]
    for seed in range(MOST_TO_CATCH):
        kind, trial = trials[seed % len(trials)]
        if trial.seed(seed).violations:
            return f"{kind} {seed}"
    return ""


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_seeded_bugs_are_caught(name: str, record_property: Any) -> None:
    """Those that no check can see say why."""
    found = caught_at(name)
    record_property(name, found or f"survives: {MUTANTS[name].survives}")
    assert bool(found) != bool(MUTANTS[name].survives)
