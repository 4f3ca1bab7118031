"""The public specifications of a well-known reader of numbers, units and dates, scored file by file."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from bot.understanding.spans.span import Kind
from bot.understanding.spans.written import tokens_of
from tests.conftest import shared_data_folder

KINDS = {
    "currency": "money",
    "percentage": "percent",
    "dimension": "quantity",
    "numberrange": "range",
    "datetime": "date",
}
"""The specifications' groups whose kind has another name here."""

LEAST = {
    "zh_percentage": 100, "zh_currency": 100, "zh_number": 99, "zh_ordinal": 100, "zh_dimension": 100, "zh_numberrange": 94,
    "zh_datetime": 95,
    "en_datetime": 60,
    "en_percentage": 100, "en_currency": 100, "en_number": 95, "en_ordinal": 100, "en_dimension": 96, "en_numberrange": 96,
}  # fmt: skip
"""Per cent of the cases of a file that are right at least."""


def wanted(token: dict[str, Any], kind: str) -> tuple[int, int, Any, str | None]:
    value = token["value"]
    if kind == "date":
        value = tuple(written_date(each) for each in value)
    return token["start"], token["end"], None if value == "null" else value, token.get("iso") or token.get("unit")


def written_date(value: dict[str, str]) -> str | None:
    """A candidate of the data set as we write a date."""
    if "start" in value or "end" in value:
        return f"{value.get('start', '')}/{value.get('end', '')}"
    return value["value"]


def same(got: dict[str, Any], want: tuple[int, int, Any, str | None], kind: str) -> bool:
    if (got["start"], got["end"]) != want[:2]:
        return False
    if kind == "date":
        return got["value"] in want[2] or (got["value"] is None and "not resolved" in want[2])
    unit = got.get("iso") or got["unit"]
    return got["value"] == want[2] and (kind == "percent" or unit == want[3])


def score(record: dict[str, Any], kind: str) -> str:
    """Right, wrong or missing: missing when something is not found and nothing wrong is."""
    tokens = tokens_of({"text": record["text"], "ref": record.get("ref")})["tokens"]
    got = [token for token in tokens if token["kind"] == kind]
    want = [wanted(token, kind) for token in record["expected"]]
    if len(got) == len(want) and all(same(*pair, kind) for pair in zip(got, want, strict=True)):
        return "right"
    return (
        "missing"
        if len(got) < len(want) and all(any(same(each, one, kind) for one in want) for each in got)
        else "wrong"
    )


def scores(name: str) -> Counter[str]:
    folder = shared_data_folder("nlu_specs")
    if folder is None:
        pytest.skip("the shared real data are not on this machine (set XIAOER_SHARED_DATA)")
    group = name.partition("_")[2]
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return Counter(score(json.loads(line), KINDS.get(group, group)) for line in lines)


@pytest.mark.parametrize("name", LEAST)
def test_specifications(name: str, record_property: Callable[[str, object], None]) -> None:
    counted = scores(name)
    record_property(name, f"{counted['right']} right, {counted['wrong']} wrong, {counted['missing']} missing")
    assert counted["right"] * 100 >= LEAST[name] * counted.total()


def test_kinds_are_known() -> None:
    assert {KINDS.get(name.partition("_")[2], name.partition("_")[2]) for name in LEAST} <= {
        kind.value for kind in Kind
    }
