"""The written form of a question's choices, kept while the conversation may still answer them in words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain import command
from bot.domain.money import Money
from bot.domain.operation_json import money_from_json, money_to_json
from bot.domain.understood import Choice

Values = tuple[tuple[str, object], ...]


def choice_to_json(choice: Choice) -> dict[str, Any]:
    """`choice_from_json` reads it back to an equal choice. Raises TypeError for a value that no label shows."""
    return {"key": choice.key, "values": values_to_json(choice.values), "command": command.to_json(choice.command)}


def choice_from_json(value: Mapping[str, Any]) -> Choice:
    """Raises KeyError or ValueError for anything that `choice_to_json` does not write."""
    return Choice(str(value["key"]), values_from_json(value["values"]), command.from_json(value["command"]))


def values_to_json(values: Values) -> list[Any]:
    """What a text shows. Raises TypeError for anything that none can."""
    return [[name, _written(value)] for name, value in values]


def values_from_json(written: list[Any]) -> Values:
    return tuple((str(name), _read(value)) for name, value in written)


def _written(value: object) -> object:
    if isinstance(value, Money):
        return {"money": money_to_json(value)}
    if isinstance(value, Decimal):
        return {"number": f"{value:f}"}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"no label shows a {type(value).__name__}")


def _read(written: Any) -> object:
    if not isinstance(written, Mapping):
        return written
    if "money" in written:
        return money_from_json(written["money"])
    return Decimal(written["number"]) if "number" in written else date.fromisoformat(written["day"])
