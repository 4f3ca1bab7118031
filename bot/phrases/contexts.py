"""The shop and the conversation of a phrase line: catalog, ads, tenders, what waits, what was last said."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.understood import CatalogItem, Context, OpenTender, UnitWord
from bot.phrases.forms import operation_of

Plain = Mapping[str, Any]


def context_of(value: Plain) -> Context:
    """The `context` of a phrase line. Raises KeyError, ValueError or TypeError where it is no such thing."""
    currency = str(value["currency"])
    running = (value.get("ads") or {}).get("status") == "running"
    catalog = tuple(_item(each, currency, running) for each in value["catalog"])
    plain = Context(datetime.fromisoformat(str(value["now"])), currency, catalog, tuple(value.get("focus") or ()))
    cap = (value.get("ads") or {}).get("daily_budget")
    return replace(
        plain,
        daily_cap=None if cap is None else Money.of(str(cap), currency),
        pending=_operations(value.get("pending"), plain),
        last=_operations(value.get("last"), plain),
        tenders=tuple(
            OpenTender(str(each["product"]), str(each.get("unit", ""))) for each in value.get("tenders") or ()
        ),
        units=tuple(
            UnitWord(str(each["unit"]), int(each["count"]), str(each["base"])) for each in value.get("units") or ()
        ),
    )


def _item(value: Plain, currency: str, running: bool) -> CatalogItem:
    bid = value.get("bid")
    return CatalogItem(
        id=str(value["id"]),
        title=str(value["name"]),
        price=Money.of(str(value["price"]), currency),
        aliases=tuple(value.get("aliases") or ()),
        promoted=bool(value.get("promoted", running and value.get("status", "listed") == "listed")),
        bid=None if bid is None else Money.of(str(bid), currency),
        on_sale=value.get("status", "listed") == "listed",
    )


def _operations(values: Any, context: Context) -> tuple[Operation, ...]:
    """Operations of a line; a line may also carry what is no operation of ours, which is nothing to answer or repeat."""
    return tuple(operation_of(each, context) for each in values or ())


def costs_of(value: Plain) -> dict[str, Money]:
    """What a piece of each listing costs, where the line says so."""
    currency = str(value["currency"])
    return {
        str(each["id"]): Money.of(str(each["cost"]), currency)
        for each in value["catalog"]
        if each.get("cost") is not None
    }
