"""Names, titles and button labels: the words for an operation wherever it is mentioned."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
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
from bot.domain.planned import PlanCancel, Planned
from bot.domain.preferences import LoudnessSet, QuietHoursSet, ReportTimeSet
from bot.domain.preview import Preview
from bot.domain.previewing_settings import span_of
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
    if isinstance(preview.operation, Planned):
        return voice.say("title-plan", what=title(voice, replace(preview, operation=preview.operation.operation)))
    key = "title-" + preview.operation.kind.replace(".", "-")
    return voice.say(key, what=what(voice, list(names_of(preview).values())))


def topic_word(voice: Voice, topic: str) -> Ready:
    """A kind of message in words."""
    return voice.say(f"topic-{topic.replace('_', '-')}")


def loudness_word(voice: Voice, loudness: str) -> Ready:
    return voice.say(f"loudness-{loudness}")


def quiet_word(voice: Voice, written: str) -> Ready:
    """Quiet hours as a row keeps them ("22:00-07:30"), in words; empty: none."""
    quiet = span_of(written)
    return voice.say("quiet-span", start=quiet[0], end=quiet[1]) if quiet else voice.say("value-unset")


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


def _quiet(voice: Voice, operation: QuietHoursSet) -> Ready:
    if operation.start is None or operation.end is None:
        return voice.say("do-quiet-clear")
    return voice.say("do-quiet", start=operation.start, end=operation.end)


def _loudness(voice: Voice, operation: LoudnessSet) -> Ready:
    topic = topic_word(voice, operation.topic.value)
    return voice.say("do-loudness", topic=topic, loudness=loudness_word(voice, operation.loudness.value))


def _or_clear(key: str, name: str) -> Callable[[Voice, Any], Ready]:
    """An amount is set, or what was set is taken away."""

    def label(voice: Voice, operation: Any) -> Ready:
        amount = getattr(operation, name)
        return voice.say(f"{key}-clear") if amount is None else voice.say(key, **{name: amount})

    return label


LABELS: dict[type[Operation], Callable[[Voice, Any], Ready]] = {
    PriceAdjust: lambda voice, it: voice.say("do-price-adjust", by=it.by),
    PriceScale: lambda voice, it: voice.say("do-price-scale", factor=Decimal(it.factor)),
    FloorSet: _or_clear("do-floor", "floor"),
    CostSet: _or_clear("do-cost", "cost"),
    PromotionStart: lambda voice, it: voice.say("do-promote", budget=it.daily_budget, days=it.days),
    BudgetSet: lambda voice, it: voice.say("do-budget", budget=it.daily_budget),
    LimitSet: _limits,
    ReportTimeSet: lambda voice, it: voice.say("do-report-time", at=it.at),
    LoudnessSet: _loudness,
    QuietHoursSet: _quiet,
    PlanCancel: lambda voice, _: voice.say("do-plan-cancel"),
}
PLAIN = {
    "price.restore": "do-price-restore", "promotion.pause": "do-pause", "promotion.resume": "do-resume",
    "stop.all": "do-stop", "stop.lift": "do-lift",
}  # fmt: skip
"""Operations whose label needs no values; queries are labelled by `do-<kind>`."""


def plan_words(voice: Voice, at: datetime | None, until: date | None) -> Ready:
    """From when, and until when. `at` is in the shop's zone."""
    if at is not None and until is not None:
        return voice.say("plan-from-until", at=at, until=until)
    if until is not None:
        return voice.say("plan-until", until=until)
    return voice.say("plan-from", at=at) if at is not None else voice.say("plan-at-once")


def label_of(
    voice: Voice, command: Command, names: Names = NO_NAMES, floors: Mapping[str, Money] | None = None
) -> Ready:
    """A button's words for a command. `names` put before it what it is about; `floors` tell a break-even price."""
    if isinstance(command, Planned):
        when = plan_words(voice, command.at, command.until)
        return voice.say("do-plan", when=when, label=label_of(voice, command.operation, names, floors))
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
