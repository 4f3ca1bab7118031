"""Policy on prices, floors and costs as a table: the verdict with its rule and its numbers."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.listing import Listing
from bot.domain.operation import (
    CostSet,
    FloorSet,
    FormerPrice,
    Operation,
    PriceAdjust,
    PriceRestore,
    PriceScale,
    PriceSet,
)
from bot.domain.policy import Reason, VerdictKind
from tests.unit.domain.samples import ALLOW, ASK, CASES, REFUSE, SLIPPERS, SOCKS, judged, yuan

ONE = ("slipper",)
OWN = replace(SLIPPERS, own_floor=yuan("5.80"))
MANY = tuple(replace(SLIPPERS, id=f"l{number}") for number in range(4))
IDS = tuple(each.id for each in MANY)
Case = tuple[Operation, tuple[Listing, ...], VerdictKind, tuple[Reason, ...]]


def because(key: str, **values: Any) -> Reason:
    return Reason(key, tuple(values.items()))


def below(price: str, loss: str, name: str = "拖鞋", floor: str = "5.10") -> Reason:
    return because("policy-below-floor", name=name, price=yuan(price), floor=yuan(floor), loss=yuan(loss))


def large(change: Decimal, key: str = "policy-change-large", limit: str = "0.20") -> Reason:
    return because(key, name="拖鞋", change=change, limit=Decimal(limit))


TOO_LARGE = "policy-change-too-large"
PRICES: list[Case] = [
    (PriceSet(ONE, yuan("5.50")), (SLIPPERS,), ALLOW, ()),
    (PriceSet(ONE, yuan("5.10")), (SLIPPERS,), ALLOW, ()),
    (PriceSet(ONE, yuan("5.09")), (SLIPPERS,), REFUSE, (below("5.09", "0.01"),)),
    (PriceSet(ONE, yuan("5.00")), (SLIPPERS,), REFUSE, (below("5.00", "0.10"),)),
    (PriceSet(ONE, yuan("7.20")), (SLIPPERS,), ALLOW, ()),
    (PriceSet(ONE, yuan("7.21")), (SLIPPERS,), ASK, (large(Decimal(121) / 600),)),
    (PriceSet(ONE, yuan("10.20")), (SLIPPERS,), ASK, (large(Decimal("0.7")),)),
    (PriceSet(ONE, yuan("10.21")), (SLIPPERS,), REFUSE, (large(Decimal(421) / 600, TOO_LARGE, "0.70"),)),
    (
        PriceSet(ONE, yuan("0.00")), (SLIPPERS,), REFUSE,
        (because("policy-nonpositive", name="拖鞋", price=yuan("0.00")), large(Decimal(1), TOO_LARGE, "0.70")),
    ),
    (
        PriceSet(ONE, yuan("-1.20")), (SLIPPERS,), REFUSE,
        (because("policy-nonpositive", name="拖鞋", price=yuan("-1.20")), large(Decimal("1.2"), TOO_LARGE, "0.70")),
    ),
    (PriceAdjust(ONE, yuan("-0.90")), (SLIPPERS,), ALLOW, ()),
    (PriceAdjust(ONE, yuan("-0.91")), (SLIPPERS,), REFUSE, (below("5.09", "0.01"),)),
    (PriceScale(ONE, Decimal("0.85")), (SLIPPERS,), ALLOW, ()),
    (PriceScale(ONE, Decimal("0.84")), (SLIPPERS,), REFUSE, (below("5.04", "0.06"),)),
    (PriceSet(ONE, yuan("5.79")), (OWN,), REFUSE, (below("5.79", "0.00", floor="5.80"),)),
    (PriceSet(ONE, yuan("5.80")), (OWN,), ALLOW, ()),
    (PriceSet(("sock",), yuan("9.80")), (SOCKS,), ASK, (because("policy-cost-unknown", name="棉袜"),)),
    (PriceSet(("sock",), yuan("10.00")), (SOCKS,), ALLOW, ()),
    (PriceAdjust(IDS[:3], yuan("-0.10")), MANY, ALLOW, ()),
    (PriceAdjust(IDS, yuan("-0.10")), MANY, ASK, (because("policy-many-listings", count=4, limit=3),)),
    (PriceAdjust((*ONE, "gone"), yuan("-0.10")), (SLIPPERS,), ALLOW, ()),
    (PriceRestore((FormerPrice("slipper", yuan("5.10")),)), (replace(SLIPPERS, price=yuan("60.00")),), ALLOW, ()),
    (PriceRestore((FormerPrice("slipper", yuan("5.00")),)), (SLIPPERS,), REFUSE, (below("5.00", "0.10"),)),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "listings", "kind", "reasons"), PRICES)
def test_prices(
    operation: Operation, listings: tuple[Listing, ...], kind: VerdictKind, reasons: tuple[Reason, ...]
) -> None:
    verdict = judged(operation, *listings)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


def test_a_tier_below_the_floor_is_refused_though_the_unit_price_is_not() -> None:
    """3.80 -> 2.90 takes the tier from 100 pieces from 3.30 to 2.52, one fen below the floor of 2.53."""
    verdict = judged(PriceSet(("case",), yuan("2.90")), CASES)
    assert verdict.kind is REFUSE
    assert verdict.reasons == (below("2.52", "0.01", "透明手机壳", "2.53"),)


def test_a_product_is_refused_once_by_its_unit_price_first() -> None:
    verdict = judged(PriceSet(("case",), yuan("2.00")), CASES)
    assert verdict.reasons == (below("2.00", "0.50", "透明手机壳", "2.53"),)


def test_a_refusal_wins_over_questions() -> None:
    verdict = judged(PriceAdjust((*IDS, "slipper"), yuan("-1.00")), *MANY, SLIPPERS)
    assert verdict.kind is REFUSE
    assert {each.key for each in verdict.reasons} == {"policy-below-floor"}


KNOWN: list[Case] = [
    (FloorSet(ONE, yuan("5.80")), (SLIPPERS,), ALLOW, ()),
    (FloorSet(ONE, yuan("5.90")), (OWN,), ALLOW, ()),
    (FloorSet(ONE, yuan("5.70")), (OWN,), ASK, (because("policy-lowers-floor", name="拖鞋"),)),
    (FloorSet(ONE, None), (OWN,), ASK, (because("policy-lowers-floor", name="拖鞋"),)),
    (FloorSet(ONE, None), (SLIPPERS,), ALLOW, ()),
    (
        FloorSet(ONE, yuan("0.00")),
        (SLIPPERS,),
        REFUSE,
        (because("policy-nonpositive", name="拖鞋", price=yuan("0.00")),),
    ),
    (FloorSet(ONE, yuan("-1.00")), (OWN,), REFUSE, (because("policy-nonpositive", name="拖鞋", price=yuan("-1.00")),)),
    (FloorSet(IDS, yuan("5.80")), MANY, ASK, (because("policy-many-listings", count=4, limit=3),)),
    (CostSet(("sock",), yuan("5.00")), (SOCKS,), ALLOW, ()),
    (CostSet(ONE, yuan("4.30")), (SLIPPERS,), ALLOW, ()),
    (CostSet(ONE, yuan("4.10")), (SLIPPERS,), ASK, (because("policy-lowers-floor", name="拖鞋"),)),
    (CostSet(ONE, None), (SLIPPERS,), ASK, (because("policy-lowers-floor", name="拖鞋"),)),
    (
        CostSet(ONE, yuan("0.00")),
        (SLIPPERS,),
        REFUSE,
        (because("policy-cost-invalid", name="拖鞋", price=yuan("0.00")),),
    ),
    (CostSet(IDS, yuan("4.30")), MANY, ASK, (because("policy-many-listings", count=4, limit=3),)),
]


@pytest.mark.parametrize(("operation", "listings", "kind", "reasons"), KNOWN)
def test_floors_and_costs(
    operation: Operation, listings: tuple[Listing, ...], kind: VerdictKind, reasons: tuple[Reason, ...]
) -> None:
    verdict = judged(operation, *listings)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)
