"""Labels of what is bought and sold through ads, listings and tenders, and of settings: their text keys and values."""

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    CapPeriod,
    LimitAdjust,
    LimitScale,
)
from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.mandate import MandateRevoke, MandateSet
from bot.domain.operation import LimitSet
from bot.domain.preferences import LoudnessSet, NameForget, NameLearn, QuietHoursSet, ReportTimeSet, UnitLearn
from bot.domain.selling import (
    ListingPublish,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)
from bot.domain.understood import Context
from bot.understanding.tokens import plain

Values = tuple[tuple[str, object], ...]
Label = Callable[[Any, Context], tuple[str, Values]]


def name_of(listing: str, context: Context) -> str:
    """What the merchant calls a listing."""
    item = context.item(listing)
    if item is None:
        return listing
    return item.aliases[0] if item.aliases else item.title


def who(listings: tuple[str, ...], context: Context) -> Values:
    """The first listing's name and how many there are."""
    return (("name", name_of(listings[0], context) if listings else ""), ("count", len(listings)))


def percent(factor: Decimal) -> str:
    return f"{plain(factor * Decimal(100)):f}"


def _named(key: str, *shown: str) -> Label:
    """The listings' names, and these fields of the command as they are."""

    def label(command: Any, context: Context) -> tuple[str, Values]:
        return key, (*who(command.listings, context), *((each, getattr(command, each)) for each in shown))

    return label


def _up_or_down(key: str) -> Label:
    """Two texts, so that no minus sign can get lost: `<key>-up` and `<key>-down`."""

    def label(command: BidAdjust | BudgetAdjust, context: Context) -> tuple[str, Values]:
        rises = command.by.minor >= 0
        amount = command.by if rises else -command.by
        return f"{key}-up" if rises else f"{key}-down", (*who(command.listings, context), ("amount", amount))

    return label


def _scaled(key: str) -> Label:
    return lambda command, context: (key, (*who(command.listings, context), ("percent", percent(command.factor))))


def _bid_cap(command: BidCap, context: Context) -> tuple[str, Values]:
    if command.most is None:
        return "choice-bid-cap-clear", who(command.listings, context)
    return "choice-bid-cap", (*who(command.listings, context), ("amount", command.most))


def _limit(command: LimitSet, _: Context) -> tuple[str, Values]:
    if command.daily_spend is not None:
        return "choice-limit-day", (("amount", command.daily_spend),)
    if command.weekly_spend is not None:
        return "choice-limit-week", (("amount", command.weekly_spend),)
    if command.monthly_spend is None and command.no_weekly:
        return "choice-limit-week-clear", ()
    return "choice-limit-month", (("amount", command.monthly_spend),)


def _limit_adjust(command: LimitAdjust, _: Context) -> tuple[str, Values]:
    rises = command.by.minor >= 0
    amount = command.by if rises else -command.by
    key = "choice-limit-up" if rises else "choice-limit-down"
    return key, (("period", CapPeriod(command.period).value), ("amount", amount))


def _limit_scale(command: LimitScale, _: Context) -> tuple[str, Values]:
    return "choice-limit-scale", (("period", command.period.value), ("percent", percent(command.factor)))


def _tiers(command: TierSet, context: Context) -> tuple[str, Values]:
    """The first step with its price; more are counted."""
    first = command.tiers[0]
    shown: Values = (("quantity", first.min_quantity), ("price", first.price), ("more", len(command.tiers) - 1))
    return "choice-tier", (*who(command.listings, context), *shown)


def _write(command: ListingWrite, context: Context) -> tuple[str, Values]:
    field = command.fields[0].value if len(command.fields) == 1 else "several"
    named = (*who(command.listings, context), ("field", field))
    return ("choice-write", (*named, ("text", command.text))) if command.text else ("choice-draft", named)


def _tender(command: TenderOffer, context: Context) -> tuple[str, Values]:
    offered = (("price", command.unit_price), ("quantity", command.quantity), ("unit", command.unit))
    return "choice-tender", (*who(command.listings, context), *offered)


def _loudness(command: LoudnessSet, _: Context) -> tuple[str, Values]:
    return "choice-loudness", (("topic", command.topic.value), ("loudness", command.loudness.value))


def _quiet(command: QuietHoursSet, _: Context) -> tuple[str, Values]:
    if command.start is None or command.end is None:
        return "choice-quiet-off", ()
    return "choice-quiet", (("start", command.start), ("end", command.end))


def _taught(key: str) -> Label:
    return lambda command, context: (key, (*who(command.listings, context), ("word", command.name)))


def _unit(command: UnitLearn, _: Context) -> tuple[str, Values]:
    if not command.count:
        return "choice-unit-forget", (("unit", command.unit),)
    return "choice-unit", (("unit", command.unit), ("count", command.count), ("base", command.base))


def _mandate(command: MandateSet, context: Context) -> tuple[str, Values]:
    """All terms, and for each whether it was said: what was not said is left out of the text."""
    change = command.max_change
    return "choice-mandate-set", (
        *who(command.listings, context),
        ("scope", command.scope.value),
        ("whole", command.whole),
        ("window", command.window.value if command.window is not None and command.cap is not None else "none"),
        ("cap", command.cap or ""),
        ("single", command.per_action is not None),
        ("each", command.per_action or ""),
        ("changing", change is not None),
        ("percent", "" if change is None else percent(change)),
        ("counted", command.uses is not None),
        ("uses", command.uses or 0),
        ("ends", command.until is not None),
        ("until", command.until or ""),
    )


def _guard(command: GuardSet, _: Context) -> tuple[str, Values]:
    """The first rule it sets; words set one at a time."""
    name = next(each.name for each in fields(command) if getattr(command, each.name) is not None)
    value = getattr(command, name)
    kind = "share" if isinstance(value, Decimal) else "count" if isinstance(value, int) else "money"
    shown = percent(value) if isinstance(value, Decimal) else value
    return "choice-guard", (("rule", name), ("kind", kind), ("value", shown))


def _revoke(command: MandateRevoke, _: Context) -> tuple[str, Values]:
    return "choice-mandate-revoke", (("scope", "all" if command.scope is None else command.scope.value),)


TRADING: dict[type[Any], Label] = {
    BidSet: lambda command, context: ("choice-bid-set", (*who(command.listings, context), ("amount", command.to))),
    BidAdjust: _up_or_down("choice-bid"),
    BidScale: _scaled("choice-bid-scale"),
    BidCap: _bid_cap,
    BudgetAdjust: _up_or_down("choice-budget"),
    BudgetScale: _scaled("choice-budget-scale"),
    LimitSet: _limit,
    LimitAdjust: _limit_adjust,
    LimitScale: _limit_scale,
    TierSet: _tiers,
    ListingPublish: _named("choice-publish"),
    ListingUnpublish: _named("choice-unpublish"),
    ListingWrite: _write,
    ListingProtect: _named("choice-protect"),
    ListingUnprotect: _named("choice-unprotect"),
    TenderOffer: _tender,
    TenderWithdraw: _named("choice-tender-withdraw"),
}
SETTINGS: dict[type[Any], Label] = {
    ReportTimeSet: lambda command, _: ("choice-report-time", (("at", command.at),)),
    LoudnessSet: _loudness,
    QuietHoursSet: _quiet,
    NameLearn: _taught("choice-name-learn"),
    NameForget: _taught("choice-name-forget"),
    UnitLearn: _unit,
    GuardSet: _guard,
    MandateSet: _mandate,
    MandateRevoke: _revoke,
}
