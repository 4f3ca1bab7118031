"""A model's answer taken apart: exactly the schema, strings only, and nothing twice. What is not that is no answer."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from bot.errors import ModelUnusable
from bot.understanding.model_kinds import DIRECTIONS, RELATIONS, offered
from bot.understanding.model_prompt import MOST_COMMANDS

LONGEST = 20_000
LONGEST_QUOTE = 200
MOST_PRODUCTS = 20


@dataclass(frozen=True, slots=True)
class Quoted:
    """One proposed command: a kind of the table and pieces of the message that are still to be checked."""

    kind: str
    product_quotes: tuple[str, ...]
    amount_quote: str | None
    quantity_quote: str | None
    period_quote: str | None
    relation: str
    direction: str
    negated: bool
    uncertain: bool
    question: bool

    @property
    def orders(self) -> bool:
        """Whether the model takes it for an order at all."""
        return not (self.negated or self.uncertain or self.question)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"a number: {text[:20]}")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def parsed(arguments: str) -> tuple[Quoted, ...]:
    """The proposed commands. Raises ModelUnusable for anything that is not exactly the schema."""
    if len(arguments) > LONGEST:
        raise ModelUnusable("long")
    try:
        found = json.loads(
            arguments,
            object_pairs_hook=_once,
            parse_int=_no_number,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        raise ModelUnusable("json") from error
    commands = _fields(found, frozenset({"commands"}))["commands"]
    if not isinstance(commands, list) or len(commands) > MOST_COMMANDS:
        raise ModelUnusable("commands")
    return tuple(_quoted(each) for each in commands)


def _fields(value: Any, names: frozenset[str]) -> dict[str, Any]:
    """A JSON object with these keys and no other."""
    if not isinstance(value, dict) or value.keys() != names:
        raise ModelUnusable("fields")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_QUOTE:
        raise ModelUnusable("text")
    return value


def _text_or_none(value: Any) -> str | None:
    """Some models write an empty quote where they mean none."""
    return None if value is None or value == "" else _text(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_PRODUCTS:
        raise ModelUnusable("products")
    return tuple(_text(each) for each in value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ModelUnusable("flag")
    return value


def _one_of(words: Callable[[], Any]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in words():
            raise ModelUnusable("word")
        return value

    return read


READERS: dict[str, Callable[[Any], Any]] = {
    "kind": _one_of(offered),
    "product_quotes": _texts,
    "amount_quote": _text_or_none,
    "quantity_quote": _text_or_none,
    "period_quote": _text_or_none,
    "relation": _one_of(lambda: RELATIONS),
    "direction": _one_of(lambda: DIRECTIONS),
    "negated": _flag,
    "uncertain": _flag,
    "question": _flag,
}


def _quoted(value: Any) -> Quoted:
    fields = _fields(value, frozenset(READERS))
    return Quoted(**{name: read(fields[name]) for name, read in READERS.items()})
