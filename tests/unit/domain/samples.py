"""A small shop for tests of the domain: slippers that cost 5.10 in all, phone cases with tiers, socks of unknown cost."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bot.domain.floor import CostSheet
from bot.domain.listing import Listing, PriceTier, Promotion, PromotionState, Variant
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.policy import Committed, Question, Reason, Verdict, VerdictKind
from bot.domain.policy_rules import decide
from bot.domain.preview import Preview
from bot.domain.previewing import build_preview
from bot.domain.shop import Limits, Shop
from bot.domain.tender import Tender
from bot.domain.view import View

ALLOW, ASK, REFUSE = VerdictKind.ALLOW, VerdictKind.ASK, VerdictKind.REFUSE
NOW = datetime(2026, 3, 12, 2, 20, tzinfo=UTC)
TODAY = date(2026, 3, 12)


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


def because(key: str, **values: Any) -> tuple[Reason, ...]:
    """What policy says for this reason alone."""
    return (Reason(key, tuple(values.items())),)


SHOP = Shop(
    "s1", "拖鞋店", "sandbox", "CNY", "Asia/Shanghai", limits=Limits(yuan("100.00"), yuan("1000.00"))
)  # fmt: skip
STOPPED = replace(SHOP, stopped_at=datetime(2026, 3, 12, 1, 0, tzinfo=UTC))
COSTS = CostSheet(yuan("4.20"), yuan("0.20"), yuan("0.60"), yuan("0.10"))
SHARED = CostSheet(yuan("1.60"), yuan("0.10"), yuan("0.55"), yuan("0.15"), Decimal("0.03"), Decimal("0.02"))
SLIPPERS = Listing("slipper", "夏季防滑拖鞋", yuan("6.00"), ("拖鞋",), costs=COSTS)
CASES = Listing(
    "case", "透明手机壳", yuan("3.80"),
    tiers=(PriceTier(20, yuan("3.60")), PriceTier(100, yuan("3.30"))),
    variants=(Variant("c1", "标准", yuan("0.00"), 10), Variant("c2", "加大", yuan("0.50"), 10)),
    costs=SHARED,
)  # fmt: skip
SOCKS = Listing("sock", "棉袜", yuan("9.90"))
RUNNING = replace(SLIPPERS, promotion=Promotion(PromotionState.RUNNING, yuan("20.00"), date(2026, 3, 14)))
PAUSED = replace(SLIPPERS, promotion=Promotion(PromotionState.PAUSED, yuan("20.00"), date(2026, 3, 14)))
BID = replace(SLIPPERS, bid=yuan("0.45"))
OFF = replace(SLIPPERS, on_sale=False)
TENDER = Tender("Z1", "slipper", 600, "双", yuan("5.60"), date(2026, 3, 10), date(2026, 3, 16))
NOTHING = Committed({}, {})


def view(listings: Iterable[Listing], shop: Shop = SHOP, held: Mapping[str, Money] | None = None) -> View:
    """With an open tender for the slippers, and forty of them sold a day."""
    known = {each.id: each for each in listings}
    return View(shop, TODAY, known, {"slipper": 40}, held or {}, {"slipper": 280}, {"slipper": TENDER})


def preview(operation: Operation, *listings: Listing, shop: Shop = SHOP) -> Preview:
    return build_preview(view(listings or (SLIPPERS, CASES, SOCKS), shop), operation)


def question(operation: Operation, *listings: Listing, shop: Shop = SHOP, committed: Committed = NOTHING) -> Question:
    return Question(shop, preview(operation, *listings, shop=shop), committed, NOW)


def judged(operation: Operation, *listings: Listing, shop: Shop = SHOP, committed: Committed = NOTHING) -> Verdict:
    return decide(question(operation, *listings, shop=shop, committed=committed))
