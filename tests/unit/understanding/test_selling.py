"""Quantity prices, tenders, listings on and off sale, texts to write, and how the shop hand is to speak."""

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest

from bot.domain.listing import PriceTier
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceAdjust, PriceScale, PriceSet
from bot.domain.preferences import Loudness, LoudnessSet, QuietHoursSet, ReportTimeSet, Topic
from bot.domain.selling import (
    ListingField,
    ListingPublish,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)
from bot.domain.understood import Context, OpenTender, Unclear, Understood, UnitWord
from bot.understanding.read import read
from tests.unit.understanding.shops import shop


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


def tier(least: int, price: str) -> PriceTier:
    return PriceTier(least, yuan(price))


ONE = replace(shop(), tenders=(OpenTender("p1", "双"),), units=(UnitWord("箱", 24, "双"),))
TWO = replace(shop(), tenders=(OpenTender("p1", "双"), OpenTender("p2", "盒")))
TITLE, DETAILS, POINTS = ListingField.TITLE, ListingField.DESCRIPTION, ListingField.SELLING_POINTS
READ: dict[str, tuple[Operation, ...]] = {
    "拖鞋满100双5块2": (TierSet(("p1",), (tier(100, "5.20"),)),), "拖鞋100双起5.2": (TierSet(("p1",), (tier(100, "5.20"),)),),
    "拖鞋100双以上5块2，500双以上5块": (TierSet(("p1",), (tier(100, "5.20"), tier(500, "5.00"))),),
    "slippers 100 or more at 5.20": (TierSet(("p1",), (tier(100, "5.20"),)),), "保温杯满50个23块，满200个22块5": (TierSet(("p5",), (tier(50, "23.00"), tier(200, "22.50"))),),
    "竞标供货价4.8元供5万双": (TenderOffer(("p1",), yuan("4.80"), 50_000, "双"),), "拖鞋投标五块三，供三万双": (TenderOffer(("p1",), yuan("5.30"), 30_000, "双"),),
    "offer 50k pairs at 5.20": (TenderOffer(("p1",), yuan("5.20"), 50_000, "双"),), "供货价5块，供100箱": (TenderOffer(("p1",), yuan("5.00"), 2_400, "双"),),
    "offer 5000 slippers at 5.20 on the tender": (TenderOffer(("p1",), yuan("5.20"), 5_000, "双"),), "撤回拖鞋的竞标": (TenderWithdraw(("p1",)),), "撤回拖鞋的报价": (TenderWithdraw(("p1",)),),
    "把袜子下架": (ListingUnpublish(("p4",)),), "袜子重新上架": (ListingPublish(("p4",)),), "delist the thermos": (ListingUnpublish(("p5",)),),
    "重写保温杯的标题": (ListingWrite(("p5",), (TITLE,)),), "保温杯写个标题和详情": (ListingWrite(("p5",), (TITLE, DETAILS)),),
    "给袜子写个标题上架": (ListingWrite(("p4",), (TITLE,)), ListingPublish(("p4",))), "保温杯标题优化一下，卖点也重写": (ListingWrite(("p5",), (TITLE, POINTS)),),
    "日报改到8点半发": (ReportTimeSet(time(8, 30)),), "晚上10点到早上7点免打扰": (QuietHoursSet(time(22), time(7)),), "取消免打扰": (QuietHoursSet(None, None),),
    "日报静音": (LoudnessSet(Topic.DAILY_REPORT, Loudness.SILENT),),
}  # fmt: skip


@pytest.mark.parametrize(("text", "operations"), READ.items())
def test_what_is_read(text: str, operations: tuple[Operation, ...]) -> None:
    assert read(text, ONE) == Understood(operations)


ASKED = {
    "竞标供5万双": "ask-tender-price", "拖鞋供货价5块": "ask-tender-quantity", "袜子竞标5块供1万双": "ask-tender-none", "供货价5块，供5万吨": "ask-goods-unit",
    "拖鞋满100双打95折": "ask-tier", "拖鞋满100双7块": "ask-tier-price", "拖鞋满200减20": "ask-tier", "保温杯的标题": "ask-write",
    "晚上10点免打扰": "ask-quiet-hours", "拖鞋第二件半价": "ask-offers", "拖鞋价格跟着同行走": "ask-offers", "拖鞋100块15双": "ask-bundle",
}  # fmt: skip


@pytest.mark.parametrize(("text", "key"), ASKED.items())
def test_what_is_asked(text: str, key: str) -> None:
    reading = read(text, ONE)
    assert isinstance(reading, Unclear)
    assert reading.key == key


@pytest.mark.parametrize(("context", "key"), [(TWO, "ask-tender-which"), (shop(), "ask-tender-none")])
def test_an_offer_without_a_name_needs_one_open_tender(context: Context, key: str) -> None:
    reading = read("供货价4.8元供5万双", context)
    assert isinstance(reading, Unclear)
    assert reading.key == key


def test_each_open_tender_is_a_choice_where_the_unit_fits() -> None:
    reading = read("供货价4.8元供5万双", TWO)
    assert isinstance(reading, Unclear)
    assert [each.command for each in reading.choices] == [TenderOffer(("p1",), yuan("4.80"), 50_000, "双")]


LENT: dict[str, tuple[Operation, ...]] = {
    "拖鞋降2毛，手机壳3毛": (PriceAdjust(("p1",), yuan("-0.20")), PriceAdjust(("p3",), yuan("-0.30"))),
    "拖鞋涨5毛、袜子3毛": (PriceAdjust(("p1",), yuan("0.50")), PriceAdjust(("p4",), yuan("0.30"))),
    "drop slippers 20 fen and socks 30 fen": (PriceAdjust(("p1",), yuan("-0.20")), PriceAdjust(("p4",), yuan("-0.30"))),
    "1. 拖鞋降到5块5\n2. 袜子涨5毛": (PriceSet(("p1",), yuan("5.50")), PriceAdjust(("p4",), yuan("0.50"))),
}  # fmt: skip


@pytest.mark.parametrize(("text", "operations"), LENT.items())
def test_a_verb_said_once_holds_for_the_next_listing(text: str, operations: tuple[Operation, ...]) -> None:
    assert read(text, shop()) == Understood(operations)


def test_the_same_again_for_another_listing() -> None:
    context = replace(shop(("p1",)), last=(PriceScale(("p1",), Decimal("0.95")),))
    assert read("手机壳也一样", context) == Understood((PriceScale(("p3",), Decimal("0.95")),))


@pytest.mark.parametrize(
    "context", [shop(), replace(shop(), last=(PriceSet(("p1",), yuan("5.50")), PriceSet(("p4",), yuan("9.00"))))]
)
def test_the_same_needs_one_order_to_be_the_same_as(context: Context) -> None:
    reading = read("手机壳也一样", context)
    assert isinstance(reading, Unclear)
    assert reading.key == "ask-same"


def test_the_same_price_for_a_dearer_listing_is_asked() -> None:
    reading = read("月饼礼盒也一样", replace(shop(), last=(PriceSet(("p1",), yuan("5.50")),)))
    assert isinstance(reading, Unclear)
    assert [each.command for each in reading.choices] == [PriceSet(("p2",), yuan("5.50"))]
