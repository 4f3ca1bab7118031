"""Commands in the form phrase files use: `products` ("*" for the whole shop), amounts as decimal strings, periods by their names.

`written` and `operation_of` are each other's inverse for operations. Periods are today, yesterday, last_week ... as the merchant
called them, else "2026-06-01..2026-06-18" or a single day.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from bot.domain.advertising import BidCap, BudgetAdjust, BudgetScale, LimitAdjust, LimitScale
from bot.domain.command import Command, Confirm, HelpQuery, LogQuery, Reject, ReportQuery, StateQuery, Undo, to_json
from bot.domain.mandate import MandateRevoke, MandateSet
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopAll,
)
from bot.domain.operation_json import from_json, money_to_json
from bot.domain.planned import Planned
from bot.domain.understood import Context

Plain = dict[str, Any]
OPS: dict[type[Any], str] = {
    PromotionPause: "ads.pause", PromotionResume: "ads.resume", PromotionStart: "ads.start", LimitSet: "budget.set",
    LimitAdjust: "budget.adjust", LimitScale: "budget.scale", StopAll: "dialog.stop_all", Confirm: "dialog.confirm",
    Reject: "dialog.reject", Undo: "dialog.undo", HelpQuery: "dialog.help", ReportQuery: "report.query", StateQuery: "state.query",
    LogQuery: "log.query",
}  # fmt: skip
"""What a phrase file calls a command, where that is not its own kind."""
OWN_NAMES: dict[type[Any], dict[str, str]] = {
    FloorSet: {"floor": "min"},
    CostSet: {"cost": "to"},
    BidCap: {"most": "max"},
    BudgetSet: {"listings": "scope", "daily_budget": "to"},
    BudgetAdjust: {"listings": "scope"},
    BudgetScale: {"listings": "scope"},
}
NAMES = {"listings": "products"}
CAPS = {"day": "daily_spend", "week": "weekly_spend", "month": "monthly_spend"}


def written(command: Command, context: Context) -> Plain:
    """A command in the phrase form."""
    if isinstance(command, Planned):
        return written(command.operation, context) | _times(command)
    if isinstance(command, LimitSet):
        return _caps(command)
    if isinstance(command, MandateSet | MandateRevoke):
        return _mandate(command)
    plain = to_json(command)
    name = OPS.get(type(command)) or plain.get("op") or f"{plain['query']}.query"
    made: Plain = {"op": name}
    if isinstance(command, ReportQuery):
        made |= {"metric": command.metric, "period": command.named or _days(command.first, command.last)}
    own = OWN_NAMES.get(type(command), {})
    for key, value in plain.items():
        if key not in {"op", "query", *SKIPPED.get(type(command), ())}:
            made[own.get(key, NAMES.get(key, key))] = list(value) if isinstance(value, tuple) else value
    return _scoped(_relative(made, command), command, context)


SKIPPED: dict[type[Any], tuple[str, ...]] = {
    ReportQuery: ("first", "last", "named", "metric"), Undo: ("run_id",), LimitAdjust: ("period",), LimitScale: ("period",),
}  # fmt: skip


def _relative(made: Plain, command: Command) -> Plain:
    """Budgets say whose they are and over what they count."""
    if isinstance(command, LimitAdjust | LimitScale):
        return {"op": made.pop("op"), "scope": "shop", "period": command.period.value, **made}
    return made | {"period": "day"} if isinstance(command, BudgetSet | BudgetAdjust | BudgetScale) else made


def _scoped(made: Plain, command: Command, context: Context) -> Plain:
    """The whole shop is "*"; a question about no listing names none; what was left empty is left out."""
    for name in ("products", "scope"):
        ids = made.get(name)
        if isinstance(ids, list) and len(ids) > 1 and set(ids) in _whole(command, context):
            made[name] = "*"
        if ids == [] and not isinstance(command, Operation):
            del made[name]
    return {key: value for key, value in made.items() if (made["op"], key, value) != ("listing.write", "text", "")}


def _whole(command: Command, context: Context) -> list[set[str]]:
    """What the whole shop is: every listing, and for ads all that are promoted."""
    everything = {item.id for item in context.catalog}
    promoted = {item.id for item in context.catalog if item.promoted}
    return [everything, promoted] if isinstance(command, PromotionPause) else [everything]


def _times(planned: Planned) -> Plain:
    at, until = planned.at, planned.until
    made: Plain = {}
    if at is not None:
        made["at"] = at.date().isoformat() if at.time() == time(0) else at.isoformat()
    return made if until is None else made | {"until": until.isoformat()}


def _caps(limit: LimitSet) -> Plain:
    """A phrase file tells one cap at a time."""
    period, money = next(
        (name, getattr(limit, field)) for name, field in CAPS.items() if getattr(limit, field) is not None
    )
    return {"op": "budget.set", "scope": "shop", "period": period, "to": money_to_json(money)}


def _mandate(command: MandateSet | MandateRevoke) -> Plain:
    """A mandate by what was said of it."""
    said = {key: value for key, value in to_json(command).items() if value not in (None, "") and key != "whole"}
    listings = said.pop("listings", None)
    if listings is not None:
        said["products"] = "*" if isinstance(command, MandateSet) and command.whole else list(listings)
    return said


def _days(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first}..{last}"


def operation_of(value: Mapping[str, Any], context: Context) -> Operation:
    """An operation from its phrase form. Raises KeyError or ValueError for what is none."""
    given = dict(value)
    if given["op"] in MANDATES:
        return _mandate_of(given, context)
    at, until = given.pop("at", None), given.pop("until", None)
    if at is not None or until is not None:
        begins = datetime.fromisoformat(str(at)) if at else None
        if begins is not None and begins.tzinfo is None:
            begins = begins.replace(tzinfo=context.now.tzinfo)
        return Planned(operation_of(given, context), begins, date.fromisoformat(str(until)) if until else None)
    for name in ("products", "scope"):
        if given.get(name) == "*":
            given[name] = [item.id for item in context.catalog]
    shop_wide = given.get("scope") == "shop"
    kind = (
        SHOP_OPS.get(str(given["op"]), str(given["op"]))
        if shop_wide
        else LISTING_OPS.get(str(given["op"]), given["op"])
    )
    return from_json({"op": kind, **FIELDS.get(str(kind), _plain_fields)(given)})


def _mandate_of(given: Plain, context: Context) -> Operation:
    """What was not said is left empty."""
    products = given.pop("products", [])
    listings = [item.id for item in context.catalog] if products == "*" else products
    empty = dict.fromkeys(("scope", "until", "cap", "window", "per_action", "max_change", "uses"))
    return from_json({**empty, "mandate": "", **given, "listings": listings, "whole": products == "*"})


MANDATES = frozenset({"mandate.set", "mandate.revoke"})
SHOP_OPS = {"budget.set": "limit.set", "budget.adjust": "limit.adjust", "budget.scale": "limit.scale"}
LISTING_OPS = {
    "ads.pause": "promotion.pause", "ads.resume": "promotion.resume", "ads.start": "promotion.start", "dialog.stop_all": "stop.all",
}  # fmt: skip


def _plain_fields(given: Plain) -> Plain:
    names = {"products": "listings", "scope": "listings"}
    return {"text": "", **{names.get(key, key): value for key, value in given.items() if key != "op"}}


def _renamed(**names: str) -> Callable[[Plain], Plain]:
    return lambda given: {names.get(key, key): value for key, value in _plain_fields(given).items()}


FIELDS: dict[str, Callable[[Plain], Plain]] = {
    "floor.set": _renamed(min="floor"),
    "cost.set": _renamed(to="cost"),
    "bid.cap": _renamed(max="most"),
    "budget.set": _renamed(to="daily_budget"),
    "limit.set": lambda given: {**dict.fromkeys(CAPS.values()), CAPS[str(given["period"])]: given["to"]},
}


def same(left: Plain, right: Plain) -> bool:
    """Whether two phrase forms say the same: listings in any order, the metric of a report aside."""
    return _canonical(left) == _canonical(right)


def _canonical(plain: Plain) -> Plain:
    made = {key: sorted(value) if _ids(key, value) else value for key, value in plain.items() if key != "metric"}
    return {key: value for key, value in made.items() if value not in ([], None)}


def _ids(key: str, value: object) -> bool:
    return key in {"products", "scope", "fields"} and isinstance(value, list)
