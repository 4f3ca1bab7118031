"""Names, titles and button labels: the words for an operation wherever it is mentioned."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from bot.domain.command import Command
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
    PromotionStart,
)
from bot.domain.outcome import Tap
from bot.domain.preferences import NameForget, NameLearn, UnitLearn
from bot.domain.preview import Preview
from bot.replies.texts import Ready, Voice, one_line

LONGEST_NAME = 40
MOST_NAMES = 3
Names = Mapping[str, str]
NO_NAMES: Names = {}


def short_name(name: str) -> str:
    """A listing's name on one line; a long marketplace title is cut with …"""
    flat = one_line(name)
    return flat if len(flat) <= LONGEST_NAME else flat[: LONGEST_NAME - 1] + "…"


def names_of(preview: Preview) -> dict[str, str]:
    """Listing id to short name, in the order of the rows."""
    return {row.listing: short_name(row.name or row.listing) for row in preview.rows if row.listing}


def what(voice: Voice, names: list[str]) -> str:
    """A few names in words, or how many there are."""
    if not names:
        return voice.say("what-nothing")
    if len(names) > MOST_NAMES:
        return voice.say("what-many", count=len(names))
    return voice.listed(names)


def title(voice: Voice, preview: Preview) -> Ready:
    """What a card is about, in a few words."""
    key = "title-" + preview.operation.kind.replace(".", "-")
    names = names_of(preview)
    if isinstance(preview.operation, NameLearn):
        names = {each: name for each, name in names.items() if each in preview.operation.listings}
    return voice.say(key, what=what(voice, list(names.values())))


def _price(voice: Voice, operation: PriceSet, floors: Mapping[str, Money]) -> Ready:
    at_floor = bool(operation.listings) and all(floors.get(each) == operation.to for each in operation.listings)
    return voice.say("do-price-floor" if at_floor else "do-price", price=operation.to)


def _limits(voice: Voice, operation: LimitSet) -> Ready:
    daily, monthly = operation.daily_spend, operation.monthly_spend
    if daily is not None and monthly is not None:
        return voice.say("do-limit-both", daily=daily, monthly=monthly)
    return voice.say(
        "do-limit-monthly" if daily is None else "do-limit-daily", amount=monthly if daily is None else daily
    )


def _or_clear(key: str, name: str) -> Callable[[Voice, Any], Ready]:
    """An amount is set, or what was set is taken away."""

    def label(voice: Voice, operation: Any) -> Ready:
        amount = getattr(operation, name)
        return voice.say(f"{key}-clear") if amount is None else voice.say(key, **{name: amount})

    return label


def _unit(voice: Voice, operation: UnitLearn) -> Ready:
    if operation.count == 0:
        return voice.say("do-unit-forget", unit=operation.unit)
    return voice.say("do-unit-learn", unit=operation.unit, count=operation.count, base=operation.base)


def _forget(voice: Voice, operation: NameForget) -> Ready:
    return voice.say("do-name-forget", word=operation.name) if operation.name else voice.say("do-name-forget-all")


LABELS: dict[type[Operation], Callable[[Voice, Any], Ready]] = {
    PriceAdjust: lambda voice, it: voice.say("do-price-adjust", by=it.by),
    PriceScale: lambda voice, it: voice.say("do-price-scale", factor=Decimal(it.factor)),
    FloorSet: _or_clear("do-floor", "floor"),
    CostSet: _or_clear("do-cost", "cost"),
    PromotionStart: lambda voice, it: voice.say("do-promote", budget=it.daily_budget, days=it.days),
    BudgetSet: lambda voice, it: voice.say("do-budget", budget=it.daily_budget),
    LimitSet: _limits,
    NameLearn: lambda voice, it: voice.say("do-name-learn", word=it.name),
    NameForget: _forget,
    UnitLearn: _unit,
}
PLAIN = {
    "price.restore": "do-price-restore", "promotion.pause": "do-pause", "promotion.resume": "do-resume",
    "stop.all": "do-stop", "stop.lift": "do-lift",
}  # fmt: skip
"""Operations whose label needs no values; queries are labelled by `do-<kind>`."""


def label_of(
    voice: Voice, command: Command, names: Names = NO_NAMES, floors: Mapping[str, Money] | None = None
) -> Ready:
    """A button's words for a command. `names` put before it what it is about; `floors` tell a break-even price."""
    if isinstance(command, PriceSet):
        label = _price(voice, command, floors or {})
    elif isinstance(command, Operation) and type(command) in LABELS:
        label = LABELS[type(command)](voice, command)
    else:
        label = voice.say(PLAIN.get(command.kind, f"do-{command.kind}"))
    targets = [names[each] for each in getattr(command, "targets", ()) if each in names]
    return voice.say("label-named", name=what(voice, targets), label=label) if targets else label


def tap_label(voice: Voice, tap: Tap, names: Names = NO_NAMES, floors: Mapping[str, Money] | None = None) -> str:
    """The words its key says; a tap without a key of ours is worded from its command."""
    if tap.key and voice.has(tap.key):
        return voice.fill(tap.key, tap.values)
    return label_of(voice, tap.command, names, floors) if tap.command is not None else voice.fill(tap.key, tap.values)
