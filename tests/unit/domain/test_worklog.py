"""The chain: whatever is altered, dropped, added or moved is found, at the line where it begins."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.worklog import GENESIS, LogLine, Step, chain_hash, first_break

AT = datetime(2026, 3, 12, 2, 20, tzinfo=UTC)
STEP = Step("s1", "done", "p1", AT, date(2026, 3, 12), "run-1", ("slipper",), (("amount", "5.50"), ("rows", [1, 2])))

FLIPS: list[tuple[str, Any]] = [
    ("shop_id", "s2"), ("kind", "refused"), ("actor", "p2"), ("at", datetime(2026, 3, 12, 2, 21, tzinfo=UTC)),
    ("day", date(2026, 3, 13)), ("run_id", "run-9"), ("listings", ()), ("listings", ("slipper", "case")),
    ("body", (("amount", "5.51"), ("rows", [1, 2]))), ("body", (("amount", "5.50"), ("rows", [2, 1]))),
    ("body", (("amount", "5.50"),)), ("body", (("amount", "5.50"), ("rows", [1, 2]), ("by", ""))),
]  # fmt: skip


def chained(steps: list[Step]) -> list[LogLine]:
    lines: list[LogLine] = []
    for seq, step in enumerate(steps, 1):
        previous = lines[-1].hash if lines else GENESIS
        lines.append(LogLine(seq, step, previous, chain_hash(seq, step, previous)))
    return lines


def five() -> list[LogLine]:
    return chained([replace(STEP, run_id=f"run-{number}") for number in range(5)])


def test_a_chain_that_holds() -> None:
    assert first_break([]) is None
    assert first_break(five()) is None


def test_every_field_of_a_step_is_flipped_below() -> None:
    assert {name for name, _ in FLIPS} == set(Step.__dataclass_fields__)


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize(("field", "value"), FLIPS)
def test_any_flipped_field_is_found(place: int, field: str, value: Any) -> None:
    lines = five()
    lines[place] = replace(lines[place], step=replace(lines[place].step, **{field: value}))
    assert first_break(lines) == place + 1


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize(("field", "value"), [("seq", 9), ("previous", "f" * 64), ("hash", "f" * 64)])
def test_a_line_out_of_place_is_found(place: int, field: str, value: Any) -> None:
    lines = five()
    lines[place] = replace(lines[place], **{field: value})
    assert first_break(lines) == place + 1


@pytest.mark.parametrize("place", range(4))
def test_lines_dropped_doubled_or_exchanged_are_found(place: int) -> None:
    lines = five()
    assert first_break(lines[:place] + lines[place + 1 :]) == place + 1
    assert first_break([*lines[: place + 1], *lines[place:]]) == place + 2
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    assert first_break(lines) == place + 1


@pytest.mark.parametrize("place", range(5))
def test_an_altered_line_hashed_again_breaks_the_next_one(place: int) -> None:
    lines = five()
    altered = replace(lines[place].step, actor="p2")
    lines[place] = replace(lines[place], step=altered, hash=chain_hash(place + 1, altered, lines[place].previous))
    assert first_break(lines) == (place + 2 if place < 4 else None)


@given(st.lists(st.sampled_from([STEP, replace(STEP, kind="asked"), replace(STEP, body=())]), max_size=6))
def test_any_chain_of_steps_holds(steps: list[Step]) -> None:
    assert first_break(chained(steps)) is None


def test_a_chain_of_another_shop_does_not_begin_here() -> None:
    """Both begin at the same place, so a line of another shop must not fit either."""
    mine, other = five(), chained([replace(STEP, shop_id="s2", run_id=f"run-{number}") for number in range(5)])
    assert first_break([*mine[:2], *other[2:]]) == 3
