"""Everything that is stored reads back equal, through real JSON; anything else cannot be read."""

import json
from typing import Any

import pytest
from hypothesis import given

from bot.domain import command, effect, operation, operation_json
from bot.domain.preview import Preview, from_record
from tests.unit.domain.forms import ACTIONS, OPERATIONS, PREVIEWS, QUERIES
from tests.unit.domain.samples import yuan


def through_json(written: dict[str, Any]) -> Any:
    return json.loads(json.dumps(written, ensure_ascii=False))


@given(OPERATIONS)
def test_operations(asked: operation.Operation) -> None:
    written = operation_json.to_json(asked)
    assert operation_json.from_json(through_json(written)) == asked
    assert operation_json.to_json(operation_json.from_json(through_json(written))) == written
    assert command.from_json(through_json(command.to_json(asked))) == asked


@given(QUERIES)
def test_queries(asked: command.Query) -> None:
    assert command.from_json(through_json(command.to_json(asked))) == asked


@given(ACTIONS)
def test_actions(action: effect.Action) -> None:
    assert effect.action_from_json(through_json(effect.action_to_json(action))) == action


@given(PREVIEWS)
def test_previews(preview: Preview) -> None:
    read = from_record(through_json(preview.record()))
    assert read == preview
    assert read.digest == preview.digest


def test_every_kind_is_covered() -> None:
    """A kind without a strategy would not be tested above."""
    assert len(operation_json.KINDS) == 43
    assert len(command.QUERIES) == 23
    assert len(effect.ACTIONS) == 10


def test_amounts_are_decimal_strings_in_major_units() -> None:
    assert operation_json.to_json(operation.PriceSet(("slipper",), yuan("5.50"))) == {
        "op": "price.set",
        "listings": ["slipper"],
        "to": {"amount": "5.50", "currency": "CNY"},
    }
    assert command.to_json(command.Undo("run-1")) == {"query": "undo", "run_id": "run-1"}


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"op": "price.free", "listings": ["slipper"]},
        {"op": "price.set", "listings": ["slipper"]},
        {"op": "price.set", "listings": ["slipper"], "to": {"amount": "5.555", "currency": "CNY"}},
        {"op": "price.set", "listings": ["slipper"], "to": {"amount": "5.50"}},
        {"op": "promotion.start", "listings": [], "daily_budget": {"amount": "1.00", "currency": "CNY"}, "days": "x"},
        {"query": "everything"},
        {"query": "report", "first": "yesterday", "last": "2026-03-11", "listings": []},
        {"query": "log", "listings": []},
    ],
)
def test_what_is_not_known_cannot_be_read(written: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError)):
        command.from_json(written)


@pytest.mark.parametrize("written", [{}, {"do": "Refund", "listing": "slipper"}, {"do": "BudgetCut", "listing": "x"}])
def test_an_unknown_action_cannot_be_read(written: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError)):
        effect.action_from_json(written)
