"""What stands on a choice: exact values, in both languages, for every kind that may be offered."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

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
from bot.domain.listing import ListingField, PriceTier
from bot.domain.mandate import MandateRevoke, MandateScope, MandateSet, MandateWindow
from bot.domain.money import Money
from bot.domain.operation import LimitSet, Operation, PriceSet
from bot.domain.operation_json import KINDS
from bot.domain.planned import Planned
from bot.domain.preferences import (
    Loudness,
    LoudnessSet,
    NameForget,
    NameLearn,
    QuietHoursSet,
    ReportTimeSet,
    Topic,
    UnitLearn,
)
from bot.domain.selling import (
    ListingPublish,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
    TierSet,
)
from bot.domain.understood import CatalogItem, Context
from bot.replies.texts import Texts
from bot.understanding.choices import LABELS, choice

TEXTS = Texts(strict=True)
ONE, TWO = ("s",), ("s", "t")
AT = datetime(2025, 6, 4, 9, 0, tzinfo=UTC)


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


CONTEXT = Context(
    datetime(2025, 6, 3, 9, 0, tzinfo=UTC), "CNY",
    (CatalogItem("s", "防滑拖鞋", yuan("6.00"), ("拖鞋",)), CatalogItem("t", "毛巾", yuan("7.50"))),
)  # fmt: skip
PRICE = PriceSet(ONE, yuan("5.50"))
CASES: list[tuple[Operation, str, str]] = [
    (BidSet(ONE, yuan("0.50")), "拖鞋每次点击最多出 ¥0.50", "拖鞋 at most CN¥0.50 a click"),
    (BidSet(TWO, yuan("0.50")), "拖鞋等 2 款每次点击最多出 ¥0.50", "拖鞋 and others, 2 in all, at most CN¥0.50 a click"),
    (BidAdjust(ONE, yuan("0.05")), "拖鞋点击出价加 ¥0.05", "拖鞋 bid up CN¥0.05"),
    (BidAdjust(ONE, yuan("-0.05")), "拖鞋点击出价减 ¥0.05", "拖鞋 bid down CN¥0.05"),
    (BidScale(ONE, Decimal("1.25")), "拖鞋点击出价改成现在的 125%", "拖鞋 bid to 125% of what it is"),
    (BidCap(ONE, yuan("0.60")), "拖鞋点击出价不超过 ¥0.60", "拖鞋 never above CN¥0.60 a click"),
    (BidCap(ONE, None), "拖鞋的出价上限不要了", "No highest bid for 拖鞋 any more"),
    (BudgetAdjust(ONE, yuan("5")), "拖鞋每天推广加 ¥5.00", "拖鞋 CN¥5.00 more a day for promotion"),
    (BudgetAdjust(ONE, yuan("-5")), "拖鞋每天推广减 ¥5.00", "拖鞋 CN¥5.00 less a day for promotion"),
    (BudgetScale(ONE, Decimal("0.5")), "拖鞋每天推广改成现在的 50%", "拖鞋 promotion to 50% of what it is"),
    (LimitSet(yuan("100")), "全店推广每天最多 ¥100.00", "Whole shop: at most CN¥100.00 a day for promotion"),
    (LimitSet(None, yuan("100")), "全店推广每月最多 ¥100.00", "Whole shop: at most CN¥100.00 a month for promotion"),
    (LimitSet(weekly_spend=yuan("100")), "全店推广每周最多 ¥100.00", "Whole shop: at most CN¥100.00 a week for promotion"),
    (LimitSet(no_weekly=True), "全店推广的每周上限不要了", "Whole shop: no weekly cap for promotion"),
    (LimitAdjust(CapPeriod.DAY, yuan("20")), "全店推广每天上限加 ¥20.00", "Whole shop: promotion cap per day up CN¥20.00"),
    (LimitAdjust(CapPeriod.WEEK, yuan("-20")), "全店推广每周上限减 ¥20.00", "Whole shop: promotion cap per week down CN¥20.00"),
    (LimitScale(CapPeriod.MONTH, Decimal(2)), "全店推广每月上限改成现在的 200%", "Whole shop: promotion cap per month to 200% of what it is"),
    (TierSet(ONE, (PriceTier(50, yuan("5.60")),)), "拖鞋满 50 件卖 ¥5.60", "拖鞋 at CN¥5.60 from 50"),
    (TierSet(ONE, (PriceTier(50, yuan("5.60")), PriceTier(99, yuan("5.50")))), "拖鞋满 50 件卖 ¥5.60，另外 1 档",
     "拖鞋 at CN¥5.60 from 50, and 1 more step"),
    (ListingPublish(ONE), "上架拖鞋", "Put 拖鞋 on sale"),
    (ListingUnpublish(TWO), "下架拖鞋等 2 款", "Take 拖鞋 and others, 2 in all, off sale"),
    (ListingProtect(ONE), "保护拖鞋", "protect 拖鞋"),
    (ListingUnprotect(TWO), "取消保护拖鞋等 2 款", "no longer protect 拖鞋 and others, 2 in all"),
    (GuardSet(step_change=Decimal("0.2")), "一次改价最多：20%", "largest price change at a time: 20%"),
    (GuardSet(changes_a_day=3), "一个商品一天最多改价次数：3", "price changes of one product a day: 3"),
    (GuardSet(operation_spend=yuan("500")), "一件事最多花：¥500.00", "most that one thing may cost: CN¥500.00"),
    (ListingWrite(ONE, (ListingField.TITLE,), "新拖鞋"), "拖鞋标题改成：新拖鞋", "拖鞋: new title: 新拖鞋"),
    (ListingWrite(ONE, (ListingField.SELLING_POINTS,)), "给拖鞋拟卖点", "Draft for 拖鞋: new selling points"),
    (ListingWrite(ONE, tuple(ListingField)), "给拖鞋拟文字", "Draft for 拖鞋: new texts"),
    (TenderOffer(ONE, yuan("5.30"), 5000, "双"), "给拖鞋报 ¥5.30，5,000 双", "Offer 拖鞋 at CN¥5.30, 5,000 双"),
    (TenderOffer(ONE, yuan("5.30"), 5000), "给拖鞋报 ¥5.30，5,000 件", "Offer 拖鞋 at CN¥5.30, 5,000 pieces"),
    (TenderWithdraw(ONE), "撤回拖鞋的报价", "Take back the offer for 拖鞋"),
    (ReportTimeSet(time(7, 30)), "日报改到 07:30 发", "Daily report at 07:30"),
    (LoudnessSet(Topic.SUGGESTION, Loudness.SILENT), "建议不出声", "Suggestions without a sound"),
    (LoudnessSet(Topic.DAILY_REPORT, Loudness.OFF), "日报不要发", "Daily reports not at all"),
    (QuietHoursSet(time(22), time(7)), "22:00 到 07:00 不出声", "No sound from 22:00 to 07:00"),
    (QuietHoursSet(None, None), "不设安静时间", "No quiet hours"),
    (NameLearn(ONE, "那个蓝的"), "“那个蓝的”就是拖鞋", "“那个蓝的” means 拖鞋"),
    (NameForget(ONE, "那个蓝的"), "“那个蓝的”不再指拖鞋", "“那个蓝的” no longer means 拖鞋"),
    (UnitLearn("箱", 24, "双"), "一箱是 24 双", "One 箱 is 24 双"),
    (UnitLearn("箱", 0, "双"), "忘掉“箱”是多少", "Forget how much one 箱 is"),
    (MandateSet(MandateScope.ADS, TWO, True, date(2025, 6, 30), yuan("200"), MandateWindow.DAY, yuan("50"), Decimal("0.3"), 20),
     "推广免问（全店），每天 ¥200.00 以内，单次 ¥50.00 以内，一次最多改 30%，最多 20 次，到 2025年6月30日周一 为止",
     "Ads without asking (whole shop), up to CN¥200.00 a day, up to CN¥50.00 each time, at most 30% at a time, at most 20 times, "
     "until Mon, Jun 30, 2025"),
    (MandateSet(MandateScope.BIDS, ONE, per_action=yuan("0.50")), "出价免问（拖鞋），每次点击 ¥0.50 以内",
     "Bids without asking (拖鞋), up to CN¥0.50 a click"),
    (MandateSet(MandateScope.PRICES, TWO, max_change=Decimal("0.1"), uses=1), "改价免问（拖鞋等 2 款），一次最多改 10%，最多 1 次",
     "Price changes without asking (拖鞋 and others, 2 in all), at most 10% at a time, at most 1 time"),
    (MandateSet(MandateScope.ADS, TWO, True, cap=yuan("900"), window=MandateWindow.WHOLE), "推广免问（全店），一共 ¥900.00 以内",
     "Ads without asking (whole shop), up to CN¥900.00 in total"),
    (MandateRevoke(), "所有事以后都先问我", "Ask me first again about everything"),
    (MandateRevoke(MandateScope.ADS), "推广以后都先问我", "Ask me first again about ads"),
    (Planned(PRICE, AT), "6月4日周三 09:00：拖鞋改成 ¥5.50", "Wed, Jun 4 09:00: 拖鞋 to CN¥5.50"),
    (Planned(PRICE, None, date(2025, 6, 8)), "拖鞋改成 ¥5.50，到 2025年6月8日周日 为止", "拖鞋 to CN¥5.50, until Sun, Jun 8, 2025"),
    (Planned(PRICE, AT, date(2025, 6, 8)), "6月4日周三 09:00：拖鞋改成 ¥5.50，到 2025年6月8日周日 为止",
     "Wed, Jun 4 09:00: 拖鞋 to CN¥5.50, until Sun, Jun 8, 2025"),
    (Planned(PRICE), "现在：拖鞋改成 ¥5.50", "Now: 拖鞋 to CN¥5.50"),
]  # fmt: skip


@pytest.mark.parametrize(("operation", "zh", "en"), CASES)
def test_a_choice_says_exactly_what_it_stands_for(operation: Operation, zh: str, en: str) -> None:
    made = choice(operation, CONTEXT)
    assert made.command == operation
    assert TEXTS.format(made.key, made.values, "zh-Hans") == zh
    assert TEXTS.format(made.key, made.values, "en") == en


def test_every_kind_but_an_undo_and_what_has_its_own_button_can_be_offered() -> None:
    assert {kind for kind, each in KINDS.items() if each not in LABELS} == {
        "price.restore", "price.reset", "bid.restore", "listing.restore", "plan.cancel",
    }  # fmt: skip
