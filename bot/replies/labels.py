"""Button labels: an operation in a few words, with its exact amounts."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    LimitAdjust,
    LimitScale,
)
from bot.domain.guarding import GuardSet
from bot.domain.mandate import MandateRevoke, MandateSet
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
from bot.domain.planned import PlanCancel
from bot.domain.preferences import LoudnessSet, NameForget, NameLearn, QuietHoursSet, ReportTimeSet, UnitLearn
from bot.domain.selling import ListingWrite, TenderOffer, TierSet
from bot.replies.guard_words import guard_label
from bot.replies.habit_words import loudness_label, quiet_label
from bot.replies.mandate_words import revoke_label, set_label
from bot.replies.texts import Ready, Voice


def price_label(voice: Voice, operation: PriceSet, floors: Mapping[str, Money]) -> Ready:
    at_floor = bool(operation.listings) and all(floors.get(each) == operation.to for each in operation.listings)
    return voice.say("do-price-floor" if at_floor else "do-price", price=operation.to)


def _limits(voice: Voice, operation: LimitSet) -> Ready:
    daily, weekly, monthly = operation.daily_spend, operation.weekly_spend, operation.monthly_spend
    if daily is not None and monthly is not None:
        return voice.say("do-limit-both", daily=daily, monthly=monthly)
    if daily is not None:
        return voice.say("do-limit-daily", amount=daily)
    if monthly is not None:
        return voice.say("do-limit-monthly", amount=monthly)
    return voice.say("do-limit-weekly-clear") if weekly is None else voice.say("do-limit-weekly", amount=weekly)


def _tiers(voice: Voice, operation: TierSet) -> Ready:
    return voice.listed(
        [voice.say("do-tier", quantity=each.min_quantity, price=each.price) for each in operation.tiers]
    )


def _write(voice: Voice, operation: ListingWrite) -> Ready:
    """Own words are shown; a draft is yet to come."""
    field = operation.fields[0].value if len(operation.fields) == 1 else "several"
    if operation.text:
        return voice.say("do-write", field=field, text=operation.text)
    return voice.say("do-draft", field=field)


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
    BudgetAdjust: lambda voice, it: voice.say("do-budget-adjust", by=it.by),
    BudgetScale: lambda voice, it: voice.say("do-budget-scale", factor=Decimal(it.factor)),
    BidSet: lambda voice, it: voice.say("do-bid", bid=it.to),
    BidAdjust: lambda voice, it: voice.say("do-bid-adjust", by=it.by),
    BidScale: lambda voice, it: voice.say("do-bid-scale", factor=Decimal(it.factor)),
    BidCap: _or_clear("do-bid-cap", "most"),
    TierSet: _tiers,
    ListingWrite: _write,
    TenderOffer: lambda voice, it: voice.say("do-tender", price=it.unit_price, quantity=it.quantity),
    LimitAdjust: lambda voice, it: voice.say("do-limit-adjust", period=it.period.value, by=it.by),
    LimitScale: lambda voice, it: voice.say("do-limit-scale", period=it.period.value, factor=Decimal(it.factor)),
    LimitSet: _limits,
    ReportTimeSet: lambda voice, it: voice.say("do-report-time", at=it.at),
    LoudnessSet: loudness_label,
    QuietHoursSet: quiet_label,
    PlanCancel: lambda voice, _: voice.say("do-plan-cancel"),
    NameLearn: lambda voice, it: voice.say("do-name-learn", word=it.name),
    NameForget: _forget,
    UnitLearn: _unit,
    GuardSet: guard_label,
    MandateSet: set_label,
    MandateRevoke: revoke_label,
}
PLAIN = {
    "price.restore": "do-price-restore", "price.reset": "do-price-restore", "promotion.pause": "do-pause", "promotion.resume": "do-resume",
    "bid.restore": "do-bid-restore", "listing.publish": "do-publish", "listing.unpublish": "do-unpublish",
    "listing.restore": "do-text-restore", "tender.withdraw": "do-tender-withdraw", "stop.all": "do-stop", "stop.lift": "do-lift",
    "listing.protect": "do-protect", "listing.unprotect": "do-unprotect",
}  # fmt: skip
"""Operations whose label needs no values; queries are labelled by `do-<kind>`."""
