"""A command as a tappable answer: the text key of its label and the values it shows."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from bot.domain.command import (
    Command,
    Confirm,
    HelpQuery,
    LogQuery,
    PendingQuery,
    Reject,
    ReportQuery,
    StateQuery,
    Undo,
)
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    PriceAdjust,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopAll,
    StopLift,
)
from bot.domain.planned import Planned
from bot.domain.policy import Reason
from bot.domain.understood import Choice, Context
from bot.understanding.choices_more import SETTINGS, TRADING, Values, name_of, who
from bot.understanding.tokens import plain

__all__ = ["LABELS", "Values", "choice", "choices", "name_of", "who"]


def _adjust(command: PriceAdjust, context: Context) -> tuple[str, Values]:
    item = context.item(command.listings[0])
    amount = command.by if command.by.minor >= 0 else -command.by
    key = "choice-price-up" if command.by.minor >= 0 else "choice-price-down"
    if item is None or len(command.listings) != 1:
        return f"{key}-many", (*who(command.listings, context), ("amount", amount))
    return key, (*who(command.listings, context), ("amount", amount), ("price", item.price + command.by))


def _scale(command: PriceScale, context: Context) -> tuple[str, Values]:
    return "choice-price-scale", (
        *who(command.listings, context),
        ("percent", f"{plain(command.factor * Decimal(100)):f}"),
    )


def _floor(command: FloorSet, context: Context) -> tuple[str, Values]:
    if command.floor is None:
        return "choice-floor-clear", who(command.listings, context)
    return "choice-floor-set", (*who(command.listings, context), ("price", command.floor))


def _cost(command: CostSet, context: Context) -> tuple[str, Values]:
    if command.cost is None:
        return "choice-cost-clear", who(command.listings, context)
    return "choice-cost-set", (*who(command.listings, context), ("price", command.cost))


def _start(command: PromotionStart, context: Context) -> tuple[str, Values]:
    return "choice-promotion-start", (
        *who(command.listings, context),
        ("budget", command.daily_budget),
        ("days", command.days),
    )


def _report(command: ReportQuery, context: Context) -> tuple[str, Values]:
    days: Values = (("first", command.first), ("last", command.last))
    if command.listings:
        return "choice-report-listing", (*who(command.listings, context), *days)
    return "choice-report", days


def _state(command: StateQuery, context: Context) -> tuple[str, Values]:
    return ("choice-state-listing", who(command.listings, context)) if command.listings else ("choice-state", ())


def _fixed(key: str) -> Callable[[Any, Context], tuple[str, Values]]:
    return lambda _command, _context: (key, ())


def _with_name(key: str) -> Callable[[Any, Context], tuple[str, Values]]:
    return lambda command, context: (key, who(command.listings, context))


LABELS: dict[type[Any], Callable[[Any, Context], tuple[str, Values]]] = {
    PriceSet: lambda command, context: ("choice-price-set", (*who(command.listings, context), ("price", command.to))),
    PriceAdjust: _adjust,
    PriceScale: _scale,
    FloorSet: _floor,
    CostSet: _cost,
    PromotionStart: _start,
    PromotionPause: _with_name("choice-promotion-pause"),
    PromotionResume: _with_name("choice-promotion-resume"),
    BudgetSet: lambda command, context: (
        "choice-budget-set",
        (*who(command.listings, context), ("budget", command.daily_budget)),
    ),
    StopAll: _fixed("choice-stop-all"),
    StopLift: _fixed("choice-stop-lift"),
    ReportQuery: _report,
    StateQuery: _state,
    LogQuery: _fixed("choice-log"),
    PendingQuery: _fixed("choice-pending"),
    HelpQuery: _fixed("choice-help"),
    Undo: _fixed("choice-undo"),
    Confirm: _fixed("choice-confirm"),
    Reject: _fixed("choice-reject"),
    **TRADING,
    **SETTINGS,
}


PLANNED = {
    (False, False): "choice-plan-now",
    (True, False): "choice-plan-at",
    (False, True): "choice-plan-until",
    (True, True): "choice-plan-both",
}
"""By whether it has a beginning of its own, and an end."""


def _planned(command: Planned, context: Context) -> tuple[str, Values]:
    """The operation in its own words, and when."""
    what = Reason(*LABELS[type(command.operation)](command.operation, context))
    times: Values = tuple((name, value) for name, value in (("at", command.at), ("until", command.until)) if value)
    return PLANNED[command.at is not None, command.until is not None], (("what", what), *times)


LABELS[Planned] = _planned


def choice(command: Command, context: Context) -> Choice:
    """The command as a choice. Raises KeyError for a command that is never offered."""
    key, values = LABELS[type(command)](command, context)
    return Choice(key, values, command)


def choices(commands: Iterable[Command], context: Context) -> tuple[Choice, ...]:
    """Distinct commands as choices, in order."""
    return tuple(choice(command, context) for command in dict.fromkeys(commands))
