"""A file of messages understood line by line: what goes in, what comes out, and what is wrong with a line that is no message."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.domain.understood import Context, Reading, Unclear, Understood
from bot.errors import InputError
from bot.phrases.contexts import context_of, costs_of
from bot.phrases.flags import flags_of
from bot.phrases.forms import written
from bot.understanding.read import read

LONGEST_LINE = 1_000_000
"""Characters of a line; a longer one is no message with its shop."""


def lines_of(source: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file with their line numbers. Raises InputError naming the line that is none."""
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line) if len(line) <= LONGEST_LINE else None
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise InputError("error-phrase-line", {"line": number})
        yield number, value


def answer(number: int, line: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one phrase line. Raises InputError where it lacks a text or a shop to read it in."""
    try:
        text = line["text"]
        context, costs = context_of(line["context"]), costs_of(line["context"])
    except (KeyError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise InputError("error-phrase-line", {"line": number}) from error
    if not isinstance(text, str):
        raise InputError("error-phrase-line", {"line": number})
    reading = read(text, context)
    return {"id": line.get("id"), **_told(reading, costs, context)}


def _told(reading: Reading, costs: Mapping[str, Any], context: Context) -> dict[str, Any]:
    if isinstance(reading, Understood):
        return {
            "outcome": "ops",
            "ops": [written(command, context) for command in reading.commands],
            "replaces": "pending" if reading.replaces else None,
            "policy": flags_of(reading.commands, costs, context),
            "reason": None,
            "choices": [],
        }
    empty: dict[str, Any] = {"ops": [], "replaces": None, "policy": []}
    if isinstance(reading, Unclear):
        offered = [written(choice.command, context) for choice in reading.choices]
        return {"outcome": "ask", **empty, "reason": _reason(reading.key), "choices": offered}
    return {"outcome": "none", **empty, "reason": _reason(reading.key), "choices": []}


def _reason(key: str) -> str:
    """「ask-to-or-by」 as `to_or_by`."""
    return key.partition("-")[2].replace("-", "_")
