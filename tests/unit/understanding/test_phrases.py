"""Whole messages: the shared phrase set, our own, and everything that is no order."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from bot.domain.command import Confirm, Query, Undo
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceSet
from bot.domain.understood import Context, Understood
from bot.understanding.read import read
from tests.conftest import shared_data_folder
from tests.unit.understanding.scoring import Plain, context_of, lines, tally

OWN = Path(__file__).with_name("phrases_own.jsonl")
EXISTING = {
    "price.set", "price.adjust", "price.scale", "floor.set", "ads.pause", "ads.resume", "report.query", "state.query",
    "dialog.confirm", "dialog.reject", "dialog.undo",
}  # fmt: skip
UNTIL_UNSUPPORTED = {"d041"}
"""A discount that ends by itself: there is no such operation, so it is asked about."""


Record = Callable[[str, object], None]


@pytest.fixture
def record(record_property: Record, capsys: pytest.CaptureFixture[str]) -> Record:
    """Keeps the counts with the test's result and shows them to whoever runs it."""

    def keep(name: str, value: object) -> None:
        record_property(name, value)
        with capsys.disabled():
            sys.stdout.write(f"\n{name}: {value}\n")

    return keep


def shared(name: str, file: str) -> list[Plain]:
    folder = shared_data_folder(name)
    if folder is None:
        pytest.skip(f"shared data {name} is not on this machine")
    return lines(folder / file)


def exists(line: Plain) -> bool:
    """Whether all its operations exist here."""
    expected = line["expected"]
    if expected["outcome"] != "ops":
        return True
    return line["id"] not in UNTIL_UNSUPPORTED and all(_known(each) for each in expected["ops"])


def _known(value: Plain) -> bool:
    if value["op"] != "budget.set":
        return value["op"] in EXISTING
    return bool(value["period"] == "day" or (value["period"] == "month" and value["scope"] == "shop"))


def test_shared_phrases_never_write_wrongly(record: Record) -> None:
    everything = shared("phrases", "phrases.jsonl")
    result = tally(everything)
    record("rows", list(result.rows()))
    assert result.harmful == []
    known = tally([line for line in everything if exists(line)])
    record("rows of operations that exist", list(known.rows()))
    asked_for_a_bid_or_tender = {"d115", "d117"}
    assert {each[1] for each in known.misses} <= asked_for_a_bid_or_tender


def test_own_phrases(record: Record) -> None:
    own = lines(OWN)
    result = tally(own)
    record("rows", list(result.rows()))
    assert len(own) >= 150
    assert result.misses == []


@cache
def contexts() -> tuple[Context, ...]:
    """With nothing waiting, with a card waiting, and in a shop with dollars."""
    line = lines(OWN)[1]
    plain = context_of(line["context"])
    waiting = replace(plain, focus=("s1",), pending=(PriceSet(("s1",), Money(550, "CNY")),))
    dollars = next(context_of(each["context"]) for each in lines(OWN) if each["context"]["currency"] == "USD")
    return (plain, waiting, replace(dollars, focus=("a1",), pending=(PriceSet(("a1",), Money(550, "USD")),)))


def orders(text: str) -> list[object]:
    """Operations, undos and approvals read out of a text in any of the contexts."""
    found: list[object] = []
    for context in contexts():
        reading = read(text, context)
        if isinstance(reading, Understood):
            found += [each for each in reading.commands if isinstance(each, Operation | Confirm | Undo)]
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_messages_out_of_scope_order_nothing(language: str) -> None:
    texts = [line["text"] for line in shared("out_of_scope", f"{language}.jsonl")]
    assert len(texts) > 400
    assert [text for text in texts if orders(text)] == []


def test_injections_order_nothing_through_any_carrier() -> None:
    texts = [line["text"] for line in shared("injections", "injections.jsonl")]
    carriers = [line["template"] for line in shared("injections", "carriers.jsonl")]
    carried = [carrier.replace("{x}", text) for carrier in carriers for text in texts]
    assert [text for text in carried if orders(text)] == []
    approving = [text for text in texts if orders(text)]
    assert approving == ["确认", "同意", "yes"]
    assert all(isinstance(each, Confirm) for text in approving for each in orders(text))


def test_only_a_plain_yes_approves() -> None:
    replies = [line["reply"] for line in shared("approval_replies", "replies.jsonl")]
    assert {text for text in replies if orders(text)} == {"Yes, that's correct. Please proceed."}


def test_queries_may_be_read_anywhere_but_nothing_else() -> None:
    for line in lines(OWN):
        if line["expected"]["outcome"] != "none":
            continue
        reading = read(line["text"], context_of(line["context"]))
        commands = reading.commands if isinstance(reading, Understood) else ()
        assert all(isinstance(each, Query) for each in commands), json.dumps(line["text"], ensure_ascii=False)
