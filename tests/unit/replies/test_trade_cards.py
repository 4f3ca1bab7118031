"""Cards about bids, caps, quantity prices, listings and tenders, word for word."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.advertising import (
    BidAdjust,
    BidCap,
    BidRestore,
    BidScale,
    BidSet,
    BudgetAdjust,
    BudgetScale,
    CapPeriod,
    LimitAdjust,
    LimitScale,
)
from bot.domain.effect import BidCut, Effect, EffectState, RunState
from bot.domain.listing import ListingField, PriceTier
from bot.domain.operation import LimitSet, Operation
from bot.domain.outcome import Asked, Executed, Overview, Refused, Tap
from bot.domain.policy import Reason
from bot.domain.preview import Preview, Row, RowField
from bot.domain.selling import (
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)
from bot.domain.tender import Offered, Tender, TenderState
from bot.replies.log import phrase
from bot.replies.wording import label_of
from tests.unit.replies.samples import EN, LISTING, PROMOTE, REPLIES, SHOP, SPEND, SPENDS, ZH, approval, cny, run

BID = Row("L1", "拖鞋", RowField.BID, cny("0.45"), cny("0.60"))
RAISED = Preview("s1", BidSet(("L1",), cny("0.60")), (BID,))
RAISES = Reason("policy-raises-bid", (("name", "拖鞋"), ("before", cny("0.45")), ("after", cny("0.60"))))
LADDER = Preview(
    "s1", TierSet(("L1",), (PriceTier(50, cny("5.60")),)),
    (
        Row("L1", "拖鞋", RowField.PRICE, cny("6.00"), cny("6.00"), margin_before=cny("0.90"), margin_after=cny("0.90")),
        Row("L1", "拖鞋", RowField.TIER, cny("5.80"), cny("5.80"), quantity=20, margin_after=cny("0.70")),
        Row("L1", "拖鞋", RowField.TIER, None, cny("5.60"), quantity=50, margin_after=cny("0.50")),
    ),
)  # fmt: skip
TEXT = Preview(
    "s1", ListingWrite(("L1",), (ListingField.TITLE,)),
    (Row("L1", "拖鞋", RowField.TEXT, detail="title", state_before="防滑拖鞋", state_after="防滑拖鞋 灰色 现货"),),
)  # fmt: skip
OFFER = Preview(
    "s1", TenderOffer(("L1",), cny("5.30"), 5000),
    (
        Row("L1", "拖鞋", RowField.TENDER, None, cny("5.30"), "", "5000", 5000, "Z1", cny("5.10"), margin_after=cny("0.20")),
        Row("L1", "拖鞋", RowField.TENDER_CALL, cny("5.80"), cny("5.80"), "双", "双", 6000, "2025-06-09"),
    ),
)  # fmt: skip
COMMITS = Reason("policy-commits", (("total", cny("26500")),))
SHELF = Row("L1", "拖鞋", RowField.ON_SALE, state_before="on-sale", state_after="off-sale", margin_after=cny("0.90"))


def text(outcome: object, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)  # type: ignore[arg-type]
    return shown.text


def asked(preview: Preview, *reasons: Reason, language: str = "zh-Hans") -> str:
    return text(Asked(approval(preview.operation), preview, reasons), language)


def test_a_raised_bid_is_a_card_about_money() -> None:
    assert asked(RAISED, RAISES) == (
        "【要花钱，请您点头】改点击出价：拖鞋\n"
        "拖鞋 每次点击最多出  ¥0.45 → ¥0.60\n\n"
        "为什么问您：拖鞋每次点击最多从 ¥0.45 提到 ¥0.60，推广的钱会花得更快\n\n"
        "点“同意”才开始花钱；120 分钟不答就算不花。"
    )
    assert asked(RAISED, RAISES, language="en") == (
        "[This spends money, your OK needed] Bid per click: 拖鞋\n"
        "拖鞋 bid per click  at most CN¥0.45 → CN¥0.60\n\n"
        "Why I ask: A click on 拖鞋 may cost up to CN¥0.60 instead of CN¥0.45, so promotion money goes faster\n\n"
        "Nothing is spent until you tap Approve; no answer in 120 minutes means no."
    )
    lowered = replace(RAISED, rows=(replace(BID, after=cny("0.40")),))
    assert asked(lowered).startswith("【请您点头】改点击出价：拖鞋\n")


def test_a_quantity_price_is_shown_in_its_ladder() -> None:
    assert asked(LADDER).startswith(
        "【请您点头】改阶梯价：拖鞋\n"
        "拖鞋  ¥6.00（不变）\n"
        "　每件赚 ¥0.90\n"
        "　≥20件  ¥5.80（不变），赚 ¥0.70\n"
        "　≥50件  没定 → ¥5.60，赚 ¥0.50\n"
    )
    assert phrase(ZH, LADDER) == "改阶梯价：拖鞋"


def test_a_draft_stands_on_the_card_word_for_word() -> None:
    assert asked(TEXT, Reason("policy-drafted")) == (
        "【请您点头】改文字：拖鞋\n"
        "拖鞋 标题改成：防滑拖鞋 灰色 现货\n"
        "　原来：防滑拖鞋\n\n"
        "为什么问您：这是我照商品资料拟的，请看过再用\n\n"
        "点“同意”我就改；120 分钟不答就算不改。"
    )
    assert "拖鞋 new title: 防滑拖鞋 灰色 现货\n  now: 防滑拖鞋" in asked(TEXT, language="en")
    long = "字" * 1000
    points = Row("L1", "拖鞋", RowField.TEXT, detail="selling_points", state_before="", state_after=long)
    said = asked(replace(TEXT, rows=(points,)))
    assert f"拖鞋 卖点改成：{long}\n　原来没有\n" in said
    assert len(said) < 4096


def test_an_offer_says_what_it_comes_to_and_what_the_buyer_wants() -> None:
    assert asked(OFFER, COMMITS) == (
        "【请您点头】供货报价：拖鞋\n"
        "拖鞋 供货报价  没报价 → ¥5.30 × 5,000 件\n"
        "　一共 ¥26,500.00\n"
        "　每件赚 ¥0.20，一共赚 ¥1,000.00\n"
        "　买家要 6,000 双，最高出 ¥5.80，6月9日截止\n\n"
        "为什么问您：报了价，买家选中就要按 ¥26,500.00 供货；这种事都先问您\n\n"
        "点“同意”我就办；120 分钟不答就算不办。"
    )
    assert asked(OFFER, COMMITS, language="en").startswith(
        "[Your OK needed] Supply offer: 拖鞋\n"
        "拖鞋 supply offer  no offer → CN¥5.30 × 5,000\n"
        "  CN¥26,500.00 in all\n"
        "  Each earns CN¥0.20, in all earns CN¥1,000.00\n"
        "  The buyer wants 6,000 双, pays at most CN¥5.80 each, until Jun 9\n"
    )


def test_an_offer_that_loses_is_a_loss_in_words() -> None:
    offer, call = OFFER.rows
    losing = replace(OFFER, rows=(replace(offer, after=cny("5.00"), margin_after=cny("-0.10")), call))
    loss = Reason(
        "policy-tender-below-floor",
        (
            ("name", "拖鞋"),
            ("price", cny("5.00")),
            ("floor", cny("5.10")),
            ("loss", cny("0.10")),
            ("whole", cny("500")),
        ),
    )
    move = Tap("o1", "", (), TenderOffer(("L1",), cny("5.10"), 5000))
    (shown,) = REPLIES.render(Refused(losing, (loss,), (move,)), "zh-Hans")
    assert "　每件亏 ¥0.10，一共亏 ¥500.00\n" in shown.text
    assert "为什么没改：拖鞋报 ¥5.00 低于保本价 ¥5.10，一件亏 ¥0.10，一共亏 ¥500.00\n" in shown.text
    assert [each.label for row in shown.buttons for each in row] == ["报 ¥5.10 × 5,000 件"]
    own = replace(loss, values=tuple({**dict(loss.values), "loss": cny("0"), "whole": cny("0")}.items()))
    assert "拖鞋卖 ¥5.00 低于底价 ¥5.10\n" in text(Refused(losing, (own,)))


def test_an_offer_taken_back_and_a_call_without_a_price() -> None:
    offer, call = OFFER.rows
    back = replace(offer, before=cny("5.30"), after=None, state_before="5000", state_after="", margin_after=None)
    silent = replace(call, before=None, after=None)
    said = asked(Preview("s1", TenderWithdraw(("L1",)), (back, silent)))
    assert "拖鞋 供货报价  ¥5.30 × 5,000 件 → 没报价\n　买家要 6,000 双，没说最高价，6月9日截止\n" in said


def test_shelves() -> None:
    assert "拖鞋  在售 → 已下架\n\n" in asked(Preview("s1", ListingUnpublish(("L1",)), (SHELF,)))
    up = replace(SHELF, state_before="off-sale", state_after="on-sale")
    assert "拖鞋  已下架 → 在售\n　每件赚 ¥0.90\n" in asked(Preview("s1", ListingPublish(("L1",)), (up,)))


def test_the_week_stands_between_day_and_month_where_it_has_a_cap() -> None:
    """June 29 is a Sunday: of three days one is in its week."""
    weekly = replace(SPEND, week_committed=cny("100"), weekly_cap=cny("500"))
    said = text(Asked(approval(PROMOTE.operation), PROMOTE, (SPENDS,), weekly))
    assert "同意后今天还剩 ¥50.00\n本周：连同已答应的共 ¥100.00，上限 ¥500.00\n同意后本周还剩 ¥370.00\n本月：" in said
    assert "本周" not in text(Asked(approval(PROMOTE.operation), PROMOTE, (SPENDS,), SPEND))
    rows = (Row("", "", RowField.WEEKLY_SPEND, None, cny("500")),)
    assert "推广每周最多花  没定 → ¥500.00" in asked(Preview("s1", LimitSet(weekly_spend=cny("500")), rows))


def test_a_refused_bid_still_leaves_the_cap() -> None:
    preview = Preview("s1", BidCap(("L1",), cny("0.30")), (replace(BID, after=cny("0.30")),))
    effect = Effect("e1", "run1", "s1", BidCut("L1", cny("0.45"), cny("0.30")), EffectState.REFUSED, note="bid_changed")
    said = text(Executed(run(preview, RunState.REFUSED), preview, (effect,)))
    assert said.endswith("原因：平台上的出价刚才变过。\n店里什么都没变。\n出价上限已经记下，以后出价不会高过它。")


TENDER = Tender("Z1", "L1", 6000, "双", cny("5.80"), date(2025, 6, 1), date(2025, 6, 9))
OFFERED = replace(TENDER, offer=Offered(cny("5.30"), 5000))


def test_the_overview_names_tenders_and_what_is_off_sale() -> None:
    off = replace(LISTING, on_sale=False, bid=cny("0.45"), bid_cap=cny("0.60"))
    tenders = (TENDER, OFFERED, replace(OFFERED, state=TenderState.WON), replace(OFFERED, state=TenderState.LOST))
    said = text(Overview(SHOP, (off,), True, None, tenders))
    assert said == (
        "老王拖鞋店：1 个商品\n\n"
        "拖鞋  ¥6.00，每件赚 ¥0.90，库存 1,203，已下架\n\n"
        "采购：拖鞋 6,000 双，最高出 ¥5.80，6月9日截止\n"
        "采购：拖鞋 6,000 双，最高出 ¥5.80，6月9日截止，我们报了 ¥5.30 × 5,000 件\n"
        "采购中标：拖鞋 ¥5.30 × 5,000 件\n"
        "采购没中：拖鞋 ¥5.30 × 5,000 件"
    )
    one = text(Overview(SHOP, (off,), False, None, (replace(TENDER, highest_price=None),)), "en")
    assert "\noff sale\n" in one
    assert "A click may cost up to CN¥0.45, never above CN¥0.60\n\n" in one
    assert one.endswith("Tender: 拖鞋, 6,000 双, no highest price named, until Jun 9")
    assert "每次点击最多出 ¥0.45\n" in text(Overview(SHOP, (replace(off, bid_cap=None), off), False))


LABELS: list[tuple[Operation, str, str]] = [
    (BidSet(("L1",), cny("0.60")), "出价改成 ¥0.60", "Bid CN¥0.60"),
    (BidAdjust(("L1",), cny("-0.05")), "出价 -¥0.05", "Bid -CN¥0.05"),
    (BidScale(("L1",), Decimal("1.2")), "出价乘 120%", "Bid times 120%"),
    (BidCap(("L1",), cny("0.60")), "出价最高 ¥0.60", "Bid at most CN¥0.60"),
    (BidCap(("L1",), None), "取消出价上限", "Drop highest bid"),
    (BidRestore(()), "恢复出价", "Put former bid back"),
    (BudgetAdjust(("L1",), cny("5")), "推广每天 +¥5.00", "Promotion +CN¥5.00 a day"),
    (BudgetScale(("L1",), Decimal("0.5")), "推广预算乘 50%", "Promotion budget times 50%"),
    (LimitSet(weekly_spend=cny("500")), "每周最多花 ¥500.00", "Cap CN¥500.00 a week"),
    (LimitSet(no_weekly=True), "取消每周上限", "Drop weekly cap"),
    (LimitSet(None, cny("500")), "每月最多花 ¥500.00", "Cap CN¥500.00 a month"),
    (LimitAdjust(CapPeriod.WEEK, cny("-50")), "每周上限 -¥50.00", "Cap per week -CN¥50.00"),
    (LimitScale(CapPeriod.DAY, Decimal("1.5")), "每天上限乘 150%", "Cap per day times 150%"),
    (TierSet(("L1",), (PriceTier(20, cny("5.80")), PriceTier(50, cny("5.60")))), "满 20 件 ¥5.80和满 50 件 ¥5.60",
     "CN¥5.80 from 20 and CN¥5.60 from 50"),
    (ListingPublish(("L1",)), "上架", "Put on sale"),
    (ListingUnpublish(("L1",)), "下架", "Take off sale"),
    (ListingWrite(("L1",), (ListingField.TITLE,), "新"), "标题改成：新", "New title: 新"),
    (ListingWrite(("L1",), (ListingField.DESCRIPTION,)), "拟段描述", "Draft a description"),
    (ListingWrite(("L1",), tuple(ListingField)), "拟文字", "Draft the texts"),
    (ListingRestore(()), "恢复文字", "Put former texts back"),
    (TenderOffer(("L1",), cny("5.30"), 5000), "报 ¥5.30 × 5,000 件", "Offer CN¥5.30 × 5,000"),
    (TenderWithdraw(("L1",)), "撤回报价", "Take back the offer"),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "zh", "en"), LABELS)
def test_button_labels(operation: Operation, zh: str, en: str) -> None:
    assert (label_of(ZH, operation), label_of(EN, operation)) == (zh, en)


@pytest.mark.parametrize("operation", [each for each, _, _ in LABELS])
def test_every_kind_has_a_title(operation: Operation) -> None:
    preview = Preview("s1", operation, ())
    for language in ("zh-Hans", "en"):
        assert asked(preview, language=language)
