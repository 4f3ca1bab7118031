"""Scores readings against phrase files, because a wrong write and a needless question are not the same mistake.

right: the expected outcome. harmless: asked, read or let go where an operation was wanted. harmful: a write that differs, or any
write where a question or nothing was wanted.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.domain.command import Command, Confirm, LogQuery, Query, Reject, ReportQuery, StateQuery, Undo
from bot.domain.money import Money
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopAll,
    StopLift,
)
from bot.domain.operation_json import from_json
from bot.domain.understood import CatalogItem, Context, Nothing, Reading, Unclear, Understood
from bot.understanding.read import read

Plain = dict[str, Any]
READS = {"report.query", "state.query", "log.query", "dialog.help"}
TALK = (Confirm, Reject, Undo)


def money(value: Plain) -> Money:
    return Money.of(str(value["amount"]), str(value["currency"]))


def pending_operation(value: Plain) -> Operation:
    """A pending operation in the phrase files' form."""
    listings = tuple(value.get("products", ()))
    if value["op"] == "price.set":
        return PriceSet(listings, money(value["to"]))
    if value["op"] == "price.adjust":
        return PriceAdjust(listings, money(value["by"]))
    if value["op"] == "price.scale":
        return PriceScale(listings, Decimal(value["factor"]))
    return from_json(value)


def context_of(value: Plain) -> Context:
    """The context of a phrase line."""
    running = value.get("ads", {}).get("status") == "running"
    catalog = tuple(
        CatalogItem(
            each["id"],
            each["name"],
            Money.of(each["price"], value["currency"]),
            tuple(each.get("aliases", ())),
            each.get("promoted", running),
        )
        for each in value["catalog"]
    )
    pending = tuple(pending_operation(each) for each in value.get("pending", ()))
    return Context(
        datetime.fromisoformat(value["now"]), value["currency"], catalog, tuple(value.get("focus", ())), pending
    )


def period(name: str, today: date) -> tuple[date, date]:
    """First and last day of a period name."""
    yesterday = today - timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    last_first = (first - timedelta(days=1)).replace(day=1)
    table = {
        "today": (today, today),
        "yesterday": (yesterday, yesterday),
        "last_week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "this_week": (monday, today),
        "last_7_days": (today - timedelta(days=7), yesterday),
        "last_month": (last_first, first - timedelta(days=1)),
        "this_month": (first, today),
    }
    if ".." in name:
        return tuple(date.fromisoformat(each) for each in name.split(".."))  # type: ignore[return-value]
    return table[name]


def written(command: Command, context: Context) -> Plain:
    """A command in the phrase files' form; reports carry their days."""
    plain = WRITERS[type(command)](command) if type(command) in WRITERS else {"op": command.kind}
    for name in ("products", "scope"):
        if plain.get(name) and set(plain[name]) == {item.id for item in context.catalog} and len(context.catalog) > 1:
            plain[name] = "*"
    return plain


def _amount(value: Money | None) -> Plain | None:
    return None if value is None else {"amount": f"{value.amount:f}", "currency": value.currency}


def _limit(command: LimitSet) -> Plain:
    daily = command.daily_spend is not None
    return {
        "op": "budget.set",
        "scope": "shop",
        "period": "day" if daily else "month",
        "to": _amount(command.daily_spend or command.monthly_spend),
    }


WRITERS: dict[type[Any], Any] = {
    PriceSet: lambda c: {"op": "price.set", "products": list(c.listings), "to": _amount(c.to)},
    PriceAdjust: lambda c: {"op": "price.adjust", "products": list(c.listings), "by": _amount(c.by)},
    PriceScale: lambda c: {"op": "price.scale", "products": list(c.listings), "factor": f"{c.factor:f}"},
    FloorSet: lambda c: {"op": "floor.set", "products": list(c.listings), "min": _amount(c.floor)},
    CostSet: lambda c: {"op": "cost.set", "products": list(c.listings), "to": _amount(c.cost)},
    BudgetSet: lambda c: {
        "op": "budget.set",
        "scope": list(c.listings),
        "period": "day",
        "to": _amount(c.daily_budget),
    },
    LimitSet: _limit,
    PromotionStart: lambda c: {
        "op": "promotion.start",
        "products": list(c.listings),
        "budget": _amount(c.daily_budget),
        "days": c.days,
    },
    PromotionPause: lambda c: {"op": "ads.pause", "products": list(c.listings)},
    PromotionResume: lambda c: {"op": "ads.resume", "products": list(c.listings)},
    StopAll: lambda _: {"op": "dialog.stop_all"},
    StopLift: lambda _: {"op": "stop.lift"},
    Confirm: lambda _: {"op": "dialog.confirm"},
    Reject: lambda _: {"op": "dialog.reject"},
    Undo: lambda _: {"op": "dialog.undo"},
    ReportQuery: lambda c: {"op": "report.query", "days": f"{c.first}..{c.last}", "products": list(c.listings)},
    StateQuery: lambda c: {"op": "state.query", "products": list(c.listings)},
    LogQuery: lambda c: {
        "op": "log.query",
        "day": None if c.day is None else c.day.isoformat(),
        "products": list(c.listings),
    },
}


def wanted(value: Plain, context: Context) -> Plain:
    """An expected operation in the form `written` gives."""
    if value["op"] == "report.query":
        first, last = period(value["period"], context.today)
        return {"op": "report.query", "days": f"{first}..{last}", "products": value.get("products", [])}
    if value["op"] == "state.query":
        return {"op": "state.query", "products": value.get("products", [])}
    plain = dict(value)
    for name in ("products", "scope"):
        if isinstance(plain.get(name), list) and set(plain[name]) == {item.id for item in context.catalog}:
            plain[name] = "*"
    return plain


def _same(left: list[Plain], right: list[Plain]) -> bool:
    def key(each: Plain) -> str:
        return json.dumps({name: sorted(v) if isinstance(v, list) else v for name, v in each.items()}, sort_keys=True)

    return sorted(map(key, left)) == sorted(map(key, right))


def writes(reading: Reading) -> tuple[Command, ...]:
    """Commands of a reading that change the shop or answer a card."""
    if not isinstance(reading, Understood):
        return ()
    return tuple(each for each in reading.commands if isinstance(each, Operation | Confirm | Reject | Undo))


def score(reading: Reading, line: Plain, context: Context) -> str:
    """right, harmless or harmful."""
    expected = line["expected"]
    if expected["outcome"] != "ops":
        if writes(reading):
            return "harmful"
        if expected["outcome"] == "ask":
            return "right" if isinstance(reading, Unclear) else "harmless"
        return "right"
    if isinstance(reading, Understood):
        said = [written(command, context) for command in reading.commands]
        replaces = bool(expected.get("replaces")) == reading.replaces
        if replaces and _same(said, [wanted(each, context) for each in expected["ops"]]):
            return "right"
        return "harmful" if writes(reading) else "harmless"
    return "right" if expected.get("may_ask") and isinstance(reading, Unclear) else "harmless"


@dataclass
class Tally:
    """Counts per language, the misses, and how many lines need operations that exist here."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    misses: list[tuple[str, str, str, Reading]] = field(default_factory=list)

    def add(self, line: Plain, kind: str, reading: Reading) -> None:
        self.counts.setdefault(line["lang"], Counter())[kind] += 1
        if kind != "right":
            self.misses.append((kind, line["id"], line["text"], reading))

    @property
    def harmful(self) -> list[tuple[str, str, str, Reading]]:
        return [each for each in self.misses if each[0] == "harmful"]

    def rows(self) -> Iterable[str]:
        for lang, counts in sorted(self.counts.items()):
            total = sum(counts.values())
            yield f"{lang}: right {counts['right']}/{total}, harmless {counts['harmless']}, harmful {counts['harmful']}"


def lines(path: Path) -> list[Plain]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def tally(phrase_lines: Iterable[Plain]) -> Tally:
    """Reads and scores every line."""
    result = Tally()
    for line in phrase_lines:
        context = context_of(line["context"])
        reading = read(line["text"], context)
        result.add(line, score(reading, line, context), reading)
    return result


NO_WRITE = (Unclear, Nothing, Query)
