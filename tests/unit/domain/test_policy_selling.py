"""Policy on quantity prices, listings, texts and tender offers."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.listing import Listing, ListingField, PriceTier
from bot.domain.moves import moves_near
from bot.domain.operation import Operation
from bot.domain.policy import Question, VerdictKind
from bot.domain.policy_rules import decide
from bot.domain.previewing import build_preview
from bot.domain.selling import (
    FormerText,
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)
from bot.domain.tender import Offered, Tender
from tests.unit.domain.samples import (
    ALLOW,
    ASK,
    CASES,
    COSTS,
    NOTHING,
    NOW,
    OFF,
    REFUSE,
    RUNNING,
    SHOP,
    SLIPPERS,
    SOCKS,
    STOPPED,
    TENDER,
    because,
    judged,
    question,
    view,
    yuan,
)

ONE = ("slipper",)
TITLE = (ListingField.TITLE,)


def tiers(*steps: tuple[int, str], listing: str = "slipper") -> TierSet:
    return TierSet((listing,), tuple(PriceTier(least, yuan(price)) for least, price in steps))


def order(quantity: int, price: str, above: str, least: int, name: str = "拖鞋") -> Sequence[object]:
    return because("policy-tier-order", name=name, quantity=quantity, price=yuan(price), above=yuan(above), least=least)


TIERED: list[tuple[Operation, Listing, VerdictKind, Sequence[object]]] = [
    (tiers((20, "5.80")), SLIPPERS, ALLOW, ()),
    (tiers((20, "5.80"), (100, "5.50")), SLIPPERS, ALLOW, ()),
    (tiers((20, "6.00")), SLIPPERS, REFUSE, order(20, "6.00", "6.00", 1)),
    (tiers((20, "5.50"), (100, "5.60")), SLIPPERS, REFUSE, order(100, "5.60", "5.50", 20)),
    (tiers((1, "5.50")), SLIPPERS, REFUSE, because("policy-tier-quantity", name="拖鞋", quantity=1)),
    (tiers((20, "5.00")), SLIPPERS, REFUSE,
     because("policy-below-floor", name="拖鞋", price=yuan("5.00"), floor=yuan("5.10"), loss=yuan("0.10"))),
    (tiers((20, "0.00")), SLIPPERS, REFUSE, (*because("policy-nonpositive", name="拖鞋", price=yuan("0.00")),
     *because("policy-change-too-large", name="拖鞋", change=Decimal(1), limit=Decimal("0.70")))),
    (tiers((50, "3.50"), listing="case"), CASES, ALLOW, ()),
    (tiers((50, "3.20"), listing="case"), CASES, REFUSE, order(100, "3.30", "3.20", 50, "透明手机壳")),
    (tiers((20, "3.60"), listing="case"), CASES, ALLOW, ()),
    (tiers((20, "2.60"), (100, "2.55"), listing="case"), CASES, ASK,
     because("policy-change-large", name="透明手机壳", change=Decimal(100) / 360, limit=Decimal("0.20"))),
    (tiers((20, "9.50"), listing="sock"), SOCKS, ASK, because("policy-cost-unknown", name="棉袜")),
    (tiers((20, "0.95"), listing="sock"), SOCKS, REFUSE,
     because("policy-change-too-large", name="棉袜", change=Decimal(895) / 990, limit=Decimal("0.70"))),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "listing", "kind", "reasons"), TIERED)
def test_quantity_prices(operation: Operation, listing: Listing, kind: VerdictKind, reasons: Sequence[object]) -> None:
    verdict = judged(operation, listing)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


def test_a_ladder_that_stood_out_of_order_is_no_reason_to_refuse_another_step() -> None:
    odd = replace(SLIPPERS, tiers=(PriceTier(20, yuan("5.50")), PriceTier(50, yuan("5.60"))))
    assert judged(tiers((100, "5.40")), odd).kind is ALLOW
    assert judged(tiers((30, "5.40")), odd).reasons == order(50, "5.60", "5.40", 30)


WORN = replace(SLIPPERS, description="软底")
LOSING = replace(OFF, price=yuan("5.00"))
LONG = "长" * 31
LISTED: list[tuple[Operation, Listing, VerdictKind, Sequence[object]]] = [
    (ListingPublish(ONE), OFF, ASK, because("policy-publishes")),
    (ListingPublish(ONE), SLIPPERS, ALLOW, ()),
    (ListingPublish(ONE), LOSING, ASK, (*because("policy-publishes"), *because("policy-publishes-loss", name="拖鞋", loss=yuan("0.10")))),
    (ListingUnpublish(ONE), SLIPPERS, ASK, because("policy-still-sells", name="拖鞋", units=280)),
    (ListingUnpublish(ONE), OFF, ALLOW, ()),
    (ListingUnpublish(("sock",)), SOCKS, ALLOW, ()),
    (ListingUnpublish(ONE), RUNNING, ASK,
     (*because("policy-still-sells", name="拖鞋", units=280), *because("policy-unpublishes-promoted", name="拖鞋"))),
    (ListingWrite(ONE, TITLE, "新款拖鞋"), SLIPPERS, ASK, because("policy-rewrites")),
    (ListingWrite(ONE, TITLE, SLIPPERS.title), SLIPPERS, ALLOW, ()),
    (ListingWrite(ONE, TITLE, " \u200b "), SLIPPERS, REFUSE, because("policy-text-empty", name="拖鞋")),
    (ListingWrite(ONE, TITLE, "长" * 30), SLIPPERS, ASK, because("policy-rewrites")),
    (ListingWrite(ONE, TITLE, LONG), SLIPPERS, REFUSE, because("policy-title-too-long", name="拖鞋", width=62, limit=60)),
    (ListingWrite(ONE, TITLE, "x" * 61), SLIPPERS, REFUSE, because("policy-title-too-long", name="拖鞋", width=61, limit=60)),
    (ListingWrite(ONE, (ListingField.DESCRIPTION,), LONG), SLIPPERS, ASK, because("policy-rewrites")),
    (ListingWrite(ONE, (ListingField.DESCRIPTION,), "长" * 1001), SLIPPERS, REFUSE,
     because("policy-text-too-long", name="拖鞋", length=1001, limit=1000)),
    (ListingWrite(ONE, (*TITLE, ListingField.DESCRIPTION), "一样的话"), SLIPPERS, REFUSE, because("policy-text-one-field")),
    (ListingWrite(ONE, ()), SLIPPERS, REFUSE, because("policy-text-one-field")),
    (ListingRestore((FormerText("slipper", ListingField.DESCRIPTION, ""),)), WORN, ASK, because("policy-rewrites")),
    (ListingRestore((FormerText("slipper", ListingField.TITLE, ""),)), WORN, REFUSE, because("policy-text-empty", name="拖鞋")),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "listing", "kind", "reasons"), LISTED)
def test_listings(operation: Operation, listing: Listing, kind: VerdictKind, reasons: Sequence[object]) -> None:
    verdict = judged(operation, listing)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


def test_a_draft_says_that_it_is_ours() -> None:
    drafts = {("slipper", ListingField.TITLE): "防滑拖鞋 现货"}
    seen = replace(view((SLIPPERS,)), drafts=drafts)
    operation = ListingWrite(ONE, TITLE)
    verdict = decide(Question(SHOP, build_preview(seen, operation), NOTHING, NOW))
    assert (verdict.kind, verdict.reasons) == (ASK, because("policy-drafted"))


def offer(price: str, quantity: int = 500, unit: str = "") -> TenderOffer:
    return TenderOffer(ONE, yuan(price), quantity, unit)


def commits(total: str) -> Sequence[object]:
    return because("policy-commits", total=yuan(total))


UNKNOWN = replace(SLIPPERS, costs=None)
OWN = replace(SLIPPERS, own_floor=yuan("5.30"))
OFFERED: list[tuple[Operation, Listing, VerdictKind, Sequence[object]]] = [
    (offer("5.20"), SLIPPERS, ASK, commits("2600.00")),
    (offer("5.10", 600), SLIPPERS, ASK, commits("3060.00")),
    (offer("5.60", 1), SLIPPERS, ASK, commits("5.60")),
    (offer("5.61"), SLIPPERS, REFUSE, because("policy-tender-over-highest", name="拖鞋", price=yuan("5.61"), highest=yuan("5.60"))),
    (offer("5.00"), SLIPPERS, REFUSE, because(
        "policy-tender-below-floor", name="拖鞋", price=yuan("5.00"), floor=yuan("5.10"), loss=yuan("0.10"), whole=yuan("50.00"))),
    (offer("5.20"), OWN, REFUSE, because(
        "policy-tender-below-floor", name="拖鞋", price=yuan("5.20"), floor=yuan("5.30"), loss=yuan("0.00"), whole=yuan("0.00"))),
    (offer("5.20", 601), SLIPPERS, REFUSE, because("policy-tender-quantity", name="拖鞋", asked=601, wanted=600)),
    (offer("5.20", 0), SLIPPERS, REFUSE, because("policy-tender-quantity", name="拖鞋", asked=0, wanted=600)),
    (offer("0.00"), SLIPPERS, REFUSE, because("policy-nonpositive", name="拖鞋", price=yuan("0.00"))),
    (offer("5.20"), UNKNOWN, ASK, (*because("policy-tender-cost-unknown", name="拖鞋"), *commits("2600.00"))),
    (offer("5.20", unit="双"), SLIPPERS, ASK, commits("2600.00")),
    (offer("5.20", unit="箱"), SLIPPERS, ASK, (*commits("2600.00"), *because("policy-tender-unit", said="箱", unit="双"))),
    (TenderOffer(("sock",), yuan("9.00"), 10), SOCKS, REFUSE, because("policy-no-tender", name="棉袜")),
    (TenderWithdraw(ONE), SLIPPERS, ALLOW, ()),
    (TenderWithdraw(("sock",)), SOCKS, REFUSE, because("policy-no-tender", name="棉袜")),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "listing", "kind", "reasons"), OFFERED)
def test_tenders(operation: Operation, listing: Listing, kind: VerdictKind, reasons: Sequence[object]) -> None:
    verdict = judged(operation, listing)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


def test_an_offer_is_for_one_product() -> None:
    both = TenderOffer(("slipper", "sock"), yuan("5.20"), 100)
    assert judged(both, SLIPPERS, SOCKS).reasons == because("policy-tender-one")


def asked_in(tender: Tender, operation: Operation) -> Question:
    seen = replace(view((SLIPPERS,)), tenders={"slipper": tender})
    return Question(SHOP, build_preview(seen, operation), NOTHING, NOW)


def test_a_buyer_who_names_no_highest_price_takes_any() -> None:
    silent = replace(TENDER, highest_price=None)
    assert decide(asked_in(silent, offer("50.00"))).reasons == commits("25000.00")
    below = asked_in(silent, offer("5.00"))
    assert moves_near(below, decide(below)) == (offer("5.10"),)


def test_an_offer_made_again_is_asked_again_even_when_only_the_quantity_moves() -> None:
    ours = replace(TENDER, offer=Offered(yuan("5.20"), 500))
    again = asked_in(ours, offer("5.20", 400))
    assert again.preview.changes
    assert decide(again).reasons == commits("2080.00")
    assert not asked_in(ours, offer("5.20", 500)).preview.changes


def test_beside_a_refused_offer_stands_the_nearest_that_is_not() -> None:
    for refused, nearest in (
        (offer("5.00"), offer("5.10")),
        (offer("5.90"), offer("5.60")),
        (offer("5.20", 9000), offer("5.20", 600)),
        (offer("4.00", 9000), offer("5.10", 600)),
    ):
        asked = question(refused, SLIPPERS)
        assert moves_near(asked, decide(asked)) == (nearest,)
        assert judged(nearest, SLIPPERS).kind is ASK
    dear = replace(SLIPPERS, costs=replace(COSTS, goods=yuan("5.20")))
    asked = question(offer("5.00"), dear)
    assert [judged(each, dear).kind for each in moves_near(asked, decide(asked))] == [REFUSE]


def test_beside_a_refused_quantity_price_stands_the_floor() -> None:
    asked = question(tiers((20, "5.50"), (100, "4.00")), SLIPPERS)
    (move,) = moves_near(asked, decide(asked))
    assert move == tiers((20, "5.50"), (100, "5.10"))
    assert judged(move, SLIPPERS).kind is ALLOW


def test_while_stopped_an_offer_may_only_be_taken_back() -> None:
    assert judged(TenderWithdraw(ONE), SLIPPERS, shop=STOPPED).kind is ALLOW
    for operation in (offer("5.20"), ListingPublish(ONE), ListingWrite(ONE, TITLE, "新"), tiers((20, "5.80"))):
        assert judged(operation, OFF, shop=STOPPED).reasons[0].key == "policy-stopped"
