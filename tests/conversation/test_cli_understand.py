"""`understand`: a file of messages is answered line by line, counted, and never acted on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conversation.commandline import MODULE, Commands

WANTED = {"op": "price.set", "products": ["p1"], "to": {"amount": "5.50", "currency": "CNY"}}
LINE = {
    "id": "a", "text": "把拖鞋降到5块5", "lang": "zh", "tags": ["set"],
    "context": {
        "now": "2026-06-18T10:00:00+08:00", "currency": "CNY",
        "catalog": [{"id": "p1", "name": "防滑拖鞋", "aliases": ["拖鞋"], "price": "6.00", "cost": "3.20"}],
    },
    "expected": {"outcome": "ops", "ops": [WANTED]},
}  # fmt: skip
DEARER = {**LINE, "id": "b", "text": "把拖鞋降到5块4"}
ASKED = {**LINE, "id": "c", "text": "把枕头降到5块5"}
ANSWER = {"id": "a", "outcome": "ops", "ops": [WANTED], "replaces": None, "policy": [], "reason": None, "choices": []}


@pytest.fixture
def desk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def filed(desk: Commands, *lines: object) -> Path:
    path = desk.folder.parent / "phrases.jsonl"
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path


def test_answers_come_in_order_on_standard_output_and_nothing_is_kept(desk: Commands) -> None:
    done = desk.ran("understand", filed(desk, LINE, ASKED))
    first, second = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert first == ANSWER
    assert (second["id"], second["outcome"], second["ops"]) == ("c", "ask", [])
    assert not desk.folder.exists()


def test_a_score_counts_what_is_right_harmless_and_harmful(desk: Commands) -> None:
    done = desk.ran("understand", filed(desk, LINE, ASKED), "--score")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "all: right 1/2, harmless 1, harmful 0",
        "language zh: right 1/2, harmless 1, harmful 0",
        "tag set: right 1/2, harmless 1, harmful 0",
    ]
    done = desk.ran("understand", filed(desk, LINE, DEARER), "--score")
    assert done.code == 1
    assert done.out.splitlines()[0] == "all: right 1/2, harmless 0, harmful 1"


def test_answers_may_go_to_a_file_beside_the_score(desk: Commands) -> None:
    out = desk.folder.parent / "answers.jsonl"
    done = desk.ran("understand", "-", "--score", "--out", out, said=json.dumps(LINE) + "\n\n")
    assert (done.code, done.err, done.out.splitlines()[0]) == (0, "", "all: right 1/1, harmless 0, harmful 0")
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == [ANSWER]


def test_each_line_is_answered_before_the_next_is_written(desk: Commands) -> None:
    with subprocess.Popen(
        [*MODULE, "understand", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=desk.folder.parent,
        env=desk.surroundings(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line, wanted in ((LINE, "a"), (DEARER, "b")):
            process.stdin.write(json.dumps(line) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == wanted
        process.stdin.close()
        assert process.wait(60) == 0


def test_tokens_carry_places_in_the_raw_text(desk: Commands) -> None:
    said = json.dumps({"text": "price 3.5%", "ref": "2026-06-18T10:00:00"})
    done = desk.ran("understand", "--tokens", "-", said=said)
    found = json.loads(done.out)
    assert (done.code, done.err, found["text"]) == (0, "", "price 3.5%")
    assert {"text": "3.5%", "start": 6, "end": 9, "kind": "percent", "value": "3.5%", "unit": "%"} in found["tokens"]


@pytest.mark.parametrize(
    "broken", ["{bad", "[1]", '{"text": 5, "context": {}}', '{"text": "a", "context": {"now": "x"}}', "\ufffd"]
)
def test_a_line_that_cannot_be_read_is_named_and_those_before_it_are_answered(desk: Commands, broken: str) -> None:
    done = desk.ran("understand", "-", said=f"{json.dumps(LINE)}\n{broken}\n")
    assert done.told == (
        65,
        json.dumps(ANSWER) + "\n",
        "Line 2 cannot be read: one JSON object a line, with text and context",
    )


def test_files_that_are_not_there_or_cannot_be_written_are_named(desk: Commands) -> None:
    desk.folder.parent.mkdir(exist_ok=True)
    code, out, told = desk.ran("understand", "none.jsonl").told
    assert (code, out) == (65, "")
    assert "none.jsonl" in told
    target = desk.folder.parent / "nowhere" / "answers.jsonl"
    code, out, told = desk.ran("understand", filed(desk, LINE), "--out", target).told
    assert (code, out) == (65, "")
    assert str(target) in told
    assert sys.executable not in told
