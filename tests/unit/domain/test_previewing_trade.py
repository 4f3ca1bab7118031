"""Before -> after tables of bids, budgets, quantity prices, listings and tenders, and the outside writes that come of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.action import (
    Action,
    BidCut,
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    ShelfChange,
    TenderOfferChange,
    TenderWithdrawChange,
    TextChange,
    TextEdit,
)
from bot.domain.actions import actions_of
from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidRestore,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    CapPeriod,
    FormerBid,
    LimitAdjust,
    LimitScale,
)
from bot.domain.listing import Listing, ListingField, PriceTier, title_width
from bot.domain.operation import FormerPrice, LimitSet, Operation, PriceRestore
from bot.domain.preview import Preview, Row, RowField, SpendPlan
from bot.domain.previewing import build_preview
from bot.domain.previewing_selling import one_text
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
from bot.domain.tender import Offered
from tests.unit.domain.samples import (
    BID,
    CASES,
    OFF,
    RUNNING,
    SHOP,
    SLIPPERS,
    SOCKS,
    TENDER,
    TODAY,
    preview,
    view,
    yuan,
)

ONE = ("slipper",)
TITLE = ListingField.TITLE
CAPPED = replace(BID, bid_cap=yuan("0.60"))


def bids(operation: Operation, *listings: Listing) -> list[tuple[RowField, object, object, object]]:
    return [(row.field, row.before, row.after, row.cap) for row in preview(operation, *listings).rows]


def test_bids_before_and_after_with_their_cap() -> None:
    assert bids(BidSet(ONE, yuan("0.50")), CAPPED) == [(RowField.BID, yuan("0.45"), yuan("0.50"), yuan("0.60"))]
    assert bids(BidAdjust(ONE, yuan("-0.05")), BID) == [(RowField.BID, yuan("0.45"), yuan("0.40"), None)]
    assert bids(BidScale(ONE, Decimal("1.1")), BID) == [(RowField.BID, yuan("0.45"), yuan("0.50"), None)]
    assert bids(BidScale(ONE, Decimal("1.1")), SLIPPERS) == [(RowField.BID, None, None, None)]


def test_a_bid_cap_brings_down_only_what_is_above_it() -> None:
    low = replace(BID, id="low", bid=yuan("0.30"))
    made = preview(BidCap(("slipper", "low"), yuan("0.40")), BID, low)
    assert [(row.listing, row.field, row.before, row.after) for row in made.rows] == [
        ("slipper", RowField.BID_CAP, None, yuan("0.40")),
        ("slipper", RowField.BID, yuan("0.45"), yuan("0.40")),
        ("low", RowField.BID_CAP, None, yuan("0.40")),
    ]
    assert actions_of(made) == (BidCut("slipper", yuan("0.45"), yuan("0.40")),)
    assert actions_of(preview(BidCap(ONE, None), CAPPED)) == ()


def test_bids_and_caps_go_back_together() -> None:
    made = preview(BidRestore((FormerBid("slipper", yuan("0.70")),), (FormerBid("slipper", None),)), CAPPED)
    assert [(row.field, row.before, row.after, row.cap) for row in made.rows] == [
        (RowField.BID_CAP, yuan("0.60"), None, None),
        (RowField.BID, yuan("0.45"), yuan("0.70"), None),
    ]
    assert actions_of(made) == (BidRaise("slipper", yuan("0.45"), yuan("0.70")),)


def test_relative_budgets_come_out_as_budgets() -> None:
    made = preview(BudgetAdjust(("slipper", "sock"), yuan("5.00")), RUNNING, SOCKS)
    assert [(row.listing, row.before, row.after) for row in made.rows] == [("slipper", yuan("20.00"), yuan("25.00"))]
    assert made.spend == SpendPlan(yuan("5.00"), TODAY, date(2026, 3, 14))
    assert actions_of(made) == (PromotionOrder("slipper", yuan("25.00"), date(2026, 3, 14)),)
    less = preview(BudgetScale(ONE, Decimal("0.75")), RUNNING)
    assert (less.spend, actions_of(less)) == (None, (BudgetCut("slipper", yuan("20.00"), yuan("15.00")),))


def test_caps_of_day_week_and_month() -> None:
    weekly = replace(SHOP, limits=replace(SHOP.limits, weekly_spend=yuan("400.00")))

    def rows(operation: Operation, shop: object = weekly) -> list[tuple[RowField, object, object]]:
        return [(row.field, row.before, row.after) for row in preview(operation, shop=shop).rows]  # type: ignore[arg-type]

    assert rows(LimitSet(yuan("50.00"), yuan("500.00"), yuan("200.00"))) == [
        (RowField.DAILY_SPEND, yuan("100.00"), yuan("50.00")),
        (RowField.WEEKLY_SPEND, yuan("400.00"), yuan("200.00")),
        (RowField.MONTHLY_SPEND, yuan("1000.00"), yuan("500.00")),
    ]
    assert rows(LimitSet(no_weekly=True)) == [(RowField.WEEKLY_SPEND, yuan("400.00"), None)]
    assert rows(LimitAdjust(CapPeriod.WEEK, yuan("-100.00"))) == [
        (RowField.WEEKLY_SPEND, yuan("400.00"), yuan("300.00"))
    ]
    assert rows(LimitScale(CapPeriod.DAY, Decimal("1.2"))) == [(RowField.DAILY_SPEND, yuan("100.00"), yuan("120.00"))]
    assert rows(LimitAdjust(CapPeriod.WEEK, yuan("1.00")), SHOP) == [(RowField.WEEKLY_SPEND, None, None)]


def ladder(made: Preview) -> list[tuple[RowField, int, object, object]]:
    return [(row.field, row.quantity, row.before, row.after) for row in made.rows]


def test_a_quantity_price_is_shown_with_the_whole_ladder() -> None:
    made = preview(TierSet(("case",), (PriceTier(50, yuan("3.45")), PriceTier(100, yuan("3.20")))), CASES)
    assert ladder(made) == [
        (RowField.PRICE, 0, yuan("3.80"), yuan("3.80")),
        (RowField.TIER, 20, yuan("3.60"), yuan("3.60")),
        (RowField.TIER, 50, None, yuan("3.45")),
        (RowField.TIER, 100, yuan("3.30"), yuan("3.20")),
    ]
    assert [str(row.margin_after) for row in made.rows] == ["1.21 CNY", "1.02 CNY", "0.88 CNY", "0.64 CNY"]
    before, after = (
        CASES.tiers,
        (PriceTier(20, yuan("3.60")), PriceTier(50, yuan("3.45")), PriceTier(100, yuan("3.20"))),
    )
    assert actions_of(made) == (PriceChange("case", yuan("3.80"), yuan("3.80"), before, after),)


def test_an_added_quantity_price_goes_again() -> None:
    added = replace(
        CASES, tiers=(PriceTier(20, yuan("3.60")), PriceTier(50, yuan("3.45")), PriceTier(100, yuan("3.30")))
    )
    made = preview(PriceRestore((FormerPrice("case", yuan("3.80"), CASES.tiers),)), added)
    assert [each for each in ladder(made) if each[2] != each[3]] == [(RowField.TIER, 50, yuan("3.45"), None)]
    assert actions_of(made) == (PriceChange("case", yuan("3.80"), yuan("3.80"), added.tiers, CASES.tiers),)


def test_on_and_off_sale() -> None:
    up = preview(ListingPublish(ONE), OFF).rows[0]
    assert (up.state_before, up.state_after, up.margin_after) == ("off-sale", "on-sale", yuan("0.90"))
    down = preview(ListingUnpublish(ONE), RUNNING).rows[0]
    assert (down.state_before, down.state_after, down.week_units, down.detail) == (
        "on-sale",
        "off-sale",
        280,
        "promoted",
    )
    assert actions_of(preview(ListingPublish(ONE), OFF)) == (ShelfChange("slipper", True),)
    assert actions_of(preview(ListingUnpublish(ONE), OFF)) == ()


def test_own_words_are_written_as_they_are_shown() -> None:
    made = preview(ListingWrite(ONE, (TITLE,), "  夏季\u3000拖鞋\n男女\u200b款 "), SLIPPERS)
    assert [(row.detail, row.state_before, row.state_after) for row in made.rows] == [
        ("title", "夏季防滑拖鞋", "夏季 拖鞋 男女 款")
    ]
    edit = TextEdit(TITLE, "夏季防滑拖鞋", "夏季 拖鞋 男女 款")
    assert actions_of(made) == (TextChange("slipper", (edit,)),)


def test_a_draft_is_in_the_row_and_in_the_digest() -> None:
    operation = ListingWrite(ONE, (TITLE, ListingField.SELLING_POINTS))
    one, other = (
        build_preview(replace(view((SLIPPERS,)), drafts={("slipper", TITLE): text}), operation) for text in ("甲", "乙")
    )
    assert [row.state_after for row in one.rows] == ["甲", ""]
    assert one.digest != other.digest
    assert actions_of(one) == (TextChange("slipper", (TextEdit(TITLE, "夏季防滑拖鞋", "甲"),)),)


def test_texts_go_back_even_to_nothing() -> None:
    worn = replace(SLIPPERS, title="新", description="软底")
    former = (FormerText("slipper", TITLE, "旧"), FormerText("slipper", ListingField.DESCRIPTION, ""))
    made = preview(ListingRestore((*former, FormerText("gone", TITLE, "x"))), worn)
    assert [(row.detail, row.state_before, row.state_after) for row in made.rows] == [
        ("title", "新", "旧"),
        ("description", "软底", ""),
    ]


def test_an_offer_with_all_that_the_buyer_asks_for() -> None:
    made = preview(TenderOffer(ONE, yuan("5.20"), 500, "双"), SLIPPERS)
    assert made.rows == (
        Row(
            "slipper", "拖鞋", RowField.TENDER, None, yuan("5.20"), "", "500", 500, "Z1", yuan("5.10"),
            margin_after=yuan("0.10"),
        ),
        Row("slipper", "拖鞋", RowField.TENDER_CALL, yuan("5.60"), yuan("5.60"), "双", "双", 600, "2026-03-16"),
    )  # fmt: skip
    assert actions_of(made) == (TenderOfferChange("slipper", "Z1", yuan("5.20"), 500),)


def test_an_offer_is_taken_back() -> None:
    seen = replace(view((SLIPPERS,)), tenders={"slipper": replace(TENDER, offer=Offered(yuan("5.20"), 500))})
    made = build_preview(seen, TenderWithdraw(ONE))
    row = made.rows[0]
    assert (row.before, row.after, row.state_before, row.state_after) == (yuan("5.20"), None, "500", "")
    assert actions_of(made) == (TenderWithdrawChange("slipper", "Z1"),)
    assert not preview(TenderWithdraw(ONE), SLIPPERS).changes


@pytest.mark.parametrize(
    ("changed", "value"),
    [("quantity", 700), ("closes", date(2026, 3, 17)), ("highest_price", yuan("5.70")), ("unit", "箱"), ("id", "Z2")],
)
def test_another_call_is_another_card(changed: str, value: object) -> None:
    operation = TenderOffer(ONE, yuan("5.20"), 500)
    other = replace(view((SLIPPERS,)), tenders={"slipper": replace(TENDER, **{changed: value})})  # type: ignore[arg-type]
    assert build_preview(other, operation).digest != preview(operation, SLIPPERS).digest


@pytest.mark.parametrize(
    ("row", "actions"),
    [
        (Row("x", "x", RowField.BID, None, yuan("0.50")), (BidRaise("x", None, yuan("0.50")),)),
        (Row("x", "x", RowField.BID, yuan("0.50"), yuan("0.50")), ()),
        (Row("x", "x", RowField.BID, yuan("0.50"), None), ()),
    ],
)
def test_bid_rows_as_writes(row: Row, actions: tuple[Action, ...]) -> None:
    assert actions_of(Preview("s1", BidSet(("x",), yuan("0.50")), (row,))) == actions


def test_widths_count_as_marketplaces_do() -> None:
    assert [title_width(each) for each in ("", "EVA", "拖鞋", "EVA拖鞋 x")] == [0, 3, 4, 9]
    assert [one_text(each) for each in ("a\tb", " a\x00 ", "甲 乙")] == ["a b", "a", "甲 乙"]
