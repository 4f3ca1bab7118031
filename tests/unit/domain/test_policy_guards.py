"""Rules that hold whatever is asked for: protected listings, how many at once, the time after a stop, how often and far a day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.listing import PriceTier
from bot.domain.moves import moves_near
from bot.domain.operation import (
    BudgetSet,
    Operation,
    PriceAdjust,
    PriceReset,
    PriceRestore,
    PriceScale,
    PriceSet,
    PromotionPause,
    PromotionStart,
)
from bot.domain.operation import FormerPrice as Former
from bot.domain.planned import Planned
from bot.domain.policy import VERSION, Changed, Question, Verdict
from bot.domain.policy_rules import decide
from bot.domain.selling import ListingPublish, TenderWithdraw, TierSet
from bot.domain.shop import Shop
from tests.unit.domain.samples import (
    ALLOW,
    ASK,
    NOW,
    OFF,
    REFUSE,
    RUNNING,
    SHOP,
    SLIPPERS,
    SOCKS,
    because,
    judged,
    question,
    yuan,
)

TOMORROW = datetime(2026, 3, 13, tzinfo=ZoneInfo("Asia/Shanghai"))


def asked(
    operation: Operation, *listings: Any, changed: Mapping[str, Changed] | None = None, shop: Shop = SHOP,
    protected: frozenset[str] = frozenset(),
) -> Question:  # fmt: skip
    return replace(question(operation, *listings, shop=shop), changed=changed or {}, protected=protected)


def keys(verdict: Verdict) -> list[str]:
    return [each.key for each in verdict.reasons]


@pytest.mark.parametrize(
    ("operation", "listing"),
    [
        (PriceSet(("slipper",), yuan("5.90")), SLIPPERS),
        (PriceRestore((Former("slipper", yuan("5.90")),)), SLIPPERS),
        (TierSet(("slipper",), (PriceTier(50, yuan("5.80")),)), SLIPPERS),
        (PromotionStart(("slipper",), yuan("10.00"), 1), SLIPPERS),
        (BudgetSet(("slipper",), yuan("10.00")), RUNNING),
        (ListingPublish(("slipper",)), OFF),
    ],
)
def test_a_protected_listing_is_changed_by_nobody_until_it_is_unprotected(operation: Operation, listing: Any) -> None:
    about = asked(operation, listing, protected=frozenset({"slipper"}))
    verdict = decide(about)
    assert (verdict.kind, keys(verdict)[0]) == (REFUSE, "policy-protected")
    assert ListingUnprotect(("slipper",)) in moves_near(about, verdict)
    planned = decide(asked(Planned(operation, at=TOMORROW), listing, protected=frozenset({"slipper"})))
    assert (planned.kind, keys(planned)[0]) == (REFUSE, "policy-protected")
    assert "policy-protected" not in keys(decide(asked(operation, listing, protected=frozenset({"other"}))))


@pytest.mark.parametrize("operation", [PromotionPause(("slipper",)), TenderWithdraw(("slipper",))])
def test_what_takes_a_commitment_back_passes_protection_and_cool_down(operation: Operation) -> None:
    shop = replace(SHOP, resumed_at=NOW)
    verdict = decide(asked(operation, RUNNING, shop=shop, protected=frozenset({"slipper"})))
    assert verdict.kind is ALLOW


def test_what_others_changed_on_a_protected_listing_can_be_put_back() -> None:
    operation = PriceReset((Former("slipper", yuan("6.00")),))
    lowered = replace(SLIPPERS, price=yuan("5.50"))
    assert decide(asked(operation, lowered, protected=frozenset({"slipper"}))).kind is ALLOW


def test_too_many_at_once_are_refused_and_the_first_of_them_offered() -> None:
    shop = replace(SHOP, limits=replace(SHOP.limits, refuse_above_listings=1))
    about = asked(PriceScale(("slipper", "sock"), Decimal("1.05")), SLIPPERS, SOCKS, shop=shop)
    verdict = decide(about)
    assert (verdict.kind, verdict.reasons) == (REFUSE, because("policy-too-many-listings", count=2, limit=1))
    assert moves_near(about, verdict) == (PriceScale(("slipper",), Decimal("1.05")),)


@pytest.mark.parametrize(("minutes", "kind"), [(29, ASK), (30, ALLOW)])
def test_after_a_stop_everything_is_asked_about_for_a_while(minutes: int, kind: Any) -> None:
    resumed = NOW - timedelta(minutes=minutes)
    verdict = judged(PriceSet(("slipper",), yuan("5.90")), shop=replace(SHOP, resumed_at=resumed))
    assert verdict.kind is kind
    if kind is ASK:
        until = SHOP.local(resumed + timedelta(minutes=30))
        assert verdict.reasons == because("policy-cool-down", until=until)
    never = replace(SHOP, resumed_at=NOW, limits=replace(SHOP.limits, cool_down_minutes=0))
    assert judged(PriceSet(("slipper",), yuan("5.90")), shop=never).kind is ALLOW


def test_many_small_steps_are_as_far_as_a_large_one() -> None:
    """From 6.00 in the morning, now at 9.00: 10.20 is the end of the day."""
    at_nine = replace(SLIPPERS, price=yuan("9.00"))
    changed = {"slipper": Changed(3, yuan("6.00"))}
    about = asked(PriceAdjust(("slipper",), yuan("1.21")), at_nine, changed=changed)
    verdict = decide(about)
    limit = Decimal("0.70")
    change = Decimal(421) / 600
    assert verdict.kind is REFUSE
    assert verdict.reasons == because("policy-day-change", name="拖鞋", first=yuan("6.00"), change=change, limit=limit)
    assert moves_near(about, verdict) == (PriceSet(("slipper",), yuan("10.20")),)
    assert decide(asked(PriceSet(("slipper",), yuan("10.20")), at_nine, changed=changed)).kind is ALLOW
    assert decide(asked(PriceSet(("slipper",), yuan("10.21")), at_nine)).kind is ALLOW


@pytest.mark.parametrize(("times", "kind"), [(9, ALLOW), (10, REFUSE), (11, REFUSE)])
def test_a_price_changes_only_so_often_a_day(times: int, kind: Any) -> None:
    changed = {"slipper": Changed(times, yuan("6.00")), "case": Changed(50, yuan("3.80"))}
    operation = PriceSet(("slipper",), yuan("5.90"))
    about = asked(operation, SLIPPERS, changed=changed)
    verdict = decide(about)
    assert verdict.kind is kind
    if kind is REFUSE:
        assert verdict.reasons == because("policy-changes-a-day", name="拖鞋", count=times, limit=10)
        assert moves_near(about, verdict) == (Planned(operation, at=TOMORROW),)


def test_taking_back_and_changing_nothing_are_no_more_changes() -> None:
    changed = {"slipper": Changed(10, yuan("1.00"))}
    back = asked(PriceRestore((Former("slipper", yuan("5.50")),)), SLIPPERS, changed=changed)
    assert decide(back).kind is ALLOW
    assert decide(asked(PriceSet(("slipper",), yuan("6.00")), SLIPPERS, changed=changed)).kind is ALLOW


@pytest.mark.parametrize(
    ("most", "days", "kind"), [(None, 10, ASK), ("299.99", 10, REFUSE), ("300.00", 10, ASK), ("30.00", 1, ASK)]
)
def test_one_thing_costs_no_more_than_the_shop_lets_it(most: str | None, days: int, kind: Any) -> None:
    limits = replace(SHOP.limits, operation_spend=yuan(most) if most else None)
    about = asked(PromotionStart(("slipper",), yuan("30.00"), days), SLIPPERS, shop=replace(SHOP, limits=limits))
    verdict = decide(about)
    assert verdict.kind is kind
    if kind is REFUSE:
        cap = yuan("299.99")
        assert verdict.reasons == because("policy-over-operation-cap", cap=cap, asked=yuan("300.00"), left=cap)
        assert moves_near(about, verdict) == (PromotionStart(("slipper",), yuan("30.00"), 9),)


def test_without_a_cap_of_its_own_one_thing_costs_no_more_than_a_month_may() -> None:
    """Half of it falls into the next month, whose cap is free as well."""
    verdict = judged(PromotionStart(("slipper",), yuan("50.00"), 21))
    assert keys(verdict) == ["policy-over-operation-cap"]


@pytest.mark.parametrize(
    ("operation", "kind", "key"),
    [
        (GuardSet(ask_change=Decimal("0.10")), ALLOW, ""),
        (GuardSet(ask_change=Decimal("0.30")), ASK, "policy-loosens"),
        (GuardSet(step_change=Decimal("0.71")), ASK, "policy-loosens"),
        (GuardSet(step_change=Decimal("0.96")), REFUSE, "policy-guard-invalid"),
        (GuardSet(day_change=Decimal(0)), REFUSE, "policy-guard-invalid"),
        (GuardSet(changes_a_day=3), ALLOW, ""),
        (GuardSet(changes_a_day=11), ASK, "policy-loosens"),
        (GuardSet(changes_a_day=0), REFUSE, "policy-guard-invalid"),
        (GuardSet(ask_listings=4), ASK, "policy-loosens"),
        (GuardSet(listings_at_once=10), ALLOW, ""),
        (GuardSet(cool_down=60), ALLOW, ""),
        (GuardSet(cool_down=29), ASK, "policy-loosens"),
        (GuardSet(cool_down=1441), REFUSE, "policy-guard-invalid"),
        (GuardSet(operation_spend=yuan("1000.00")), ALLOW, ""),
        (GuardSet(operation_spend=yuan("1000.01")), ASK, "policy-loosens"),
        (GuardSet(operation_spend=yuan("0.00")), REFUSE, "policy-guard-invalid"),
        (ListingProtect(("slipper",)), ALLOW, ""),
        (ListingUnprotect(("slipper",)), ALLOW, ""),
    ],
)
def test_a_stricter_rule_is_set_at_once_and_a_looser_one_asked_about(operation: Operation, kind: Any, key: str) -> None:
    verdict = judged(operation)
    assert (verdict.kind, keys(verdict)) == (kind, [key] if key else [])


def test_lifting_protection_asks() -> None:
    verdict = judged(ListingUnprotect(("slipper",)), replace(SLIPPERS, protected=True))
    assert (verdict.kind, verdict.reasons) == (ASK, because("policy-unprotects"))


def test_the_version_moved_on_with_the_rules() -> None:
    assert VERSION == 2
