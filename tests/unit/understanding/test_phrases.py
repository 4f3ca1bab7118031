"""Whole messages: the shared phrase set, our own, and everything that is no order."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from bot.domain.command import Confirm, Query, Undo
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceSet
from bot.domain.understood import Context, Unclear, Understood
from bot.phrases.contexts import context_of
from bot.phrases.measure import answer
from bot.phrases.scoring import Tally
from bot.understanding.read import read
from tests.conftest import shared_data_folder
from tests.unit.understanding.phrase_lines import FILES, Plain, own

Record = Callable[[str, object], None]


def lines(path: Path) -> list[Plain]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def shared(name: str, file: str) -> list[Plain]:
    folder = shared_data_folder(name)
    if folder is None:
        pytest.skip(f"shared data {name} is not on this machine")
    return lines(folder / file)


def tally(phrases: Iterable[Plain]) -> Tally:
    result = Tally()
    for number, line in enumerate(phrases, 1):
        result.add(line, answer(number, line))
    return result


def told(result: Tally) -> list[str]:
    """Counts in all and by language."""
    return [
        f"{group}: right {right}/{count}, harmless {harmless}, harmful {harmful}"
        for group, right, harmless, harmful, count in result.rows()
        if not group.startswith("tag")
    ]


def test_shared_phrases(record_property: Record) -> None:
    result = tally(shared("phrases", "phrases.jsonl"))
    record_property("shared phrases", told(result))
    assert [(grade, line["text"]) for grade, line, _ in result.misses] == []


FALL_SHORT = {"own": 0, "chinese": 5, "chinese_talk": 28, "english": 9, "english_talk": 26, "traps": 10, "mandates": 0}
"""How many lines of each file we ask about, or let go, though the merchant meant an order. It may only go down."""


@pytest.mark.parametrize("name", FILES)
def test_own_phrases(name: str, record_property: Record) -> None:
    result = tally(own(name))
    record_property(name, told(result))
    assert [line["text"] for grade, line, _ in result.misses if grade == "harmful"] == []
    assert len(result.misses) <= FALL_SHORT[name], [(line["id"], line["text"]) for _, line, _ in result.misses]


def test_our_phrases_are_many_and_each_is_one() -> None:
    everything = [line for name in FILES for line in own(name)]
    assert len(everything) > 1200
    assert len({line["id"] for line in everything}) == len(everything)


@cache
def contexts() -> tuple[Context, ...]:
    """With nothing waiting, with a card waiting, and in a shop with dollars."""
    first = own("own")
    plain = context_of(first[1]["context"])
    waiting = replace(plain, focus=("s1",), pending=(PriceSet(("s1",), Money(550, "CNY")),))
    dollars = next(context_of(each["context"]) for each in first if each["context"]["currency"] == "USD")
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


@pytest.mark.parametrize("name", FILES)
def test_queries_may_be_read_anywhere_but_nothing_else(name: str) -> None:
    for line in own(name):
        if line["expected"]["outcome"] != "none":
            continue
        reading = read(line["text"], context_of(line["context"]))
        commands = reading.commands if isinstance(reading, Understood) else ()
        assert all(isinstance(each, Query) for each in commands), json.dumps(line["text"], ensure_ascii=False)


def test_choices_carry_commands_and_keys() -> None:
    """Every question of our own phrases offers commands with a label key of ours."""
    asked = 0
    for line in (line for name in FILES for line in own(name)):
        reading = read(line["text"], context_of(line["context"]))
        if isinstance(reading, Unclear):
            assert reading.key.startswith("ask-")
            asked += 1
            assert all(each.key.startswith("choice-") for each in reading.choices)
    assert asked > 150
