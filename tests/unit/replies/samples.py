"""Ready-made facts for the tests of this room: one slipper shop, one day, exact numbers."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from bot.domain.approval import Approval, ApprovalState
from bot.domain.effect import Effect, EffectState, PriceChange, Run, RunState
from bot.domain.figures import AdFigures, Figures, ListingFigures, Totals
from bot.domain.floor import CostSheet
from bot.domain.listing import Listing, PriceTier, Promotion, PromotionState, Variant
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceSet, PromotionStart
from bot.domain.outcome import SpendState, Tap
from bot.domain.people import Permission
from bot.domain.policy import Reason
from bot.domain.preview import Preview, Row, RowField, SpendPlan
from bot.domain.report import DailyReport, DoneLine
from bot.domain.shop import Shop
from bot.replies.render import Replies
from bot.replies.texts import Texts, Voice

TEXTS = Texts(strict=True)
REPLIES = Replies(TEXTS)
ZH, EN = Voice(TEXTS, "zh-Hans"), Voice(TEXTS, "en")
LANGUAGES = ("zh-Hans", "en")
NOW = datetime(2025, 6, 3, 6, 3, tzinfo=UTC)
DAY = date(2025, 6, 3)
SHOP = Shop("s1", "老王拖鞋店", "sandbox", "CNY", "Asia/Shanghai", report_at=time(9))
APPROVAL_ID = "Aa0-_567890123456789zz"


def cny(amount: str) -> Money:
    return Money.of(amount, "CNY")


PRICE = Row(
    "L1", "拖鞋", RowField.PRICE, cny("6.00"), cny("5.50"), floor=cny("5.10"), margin_before=cny("0.90"),
    margin_after=cny("0.40"), daily_units=120,
)  # fmt: skip
TIER = Row("L1", "拖鞋", RowField.TIER, cny("5.70"), cny("5.23"), quantity=100, margin_after=cny("0.13"))
REPRICE = Preview("s1", PriceSet(("L1",), cny("5.50")), (PRICE, TIER))
BELOW = Preview(
    "s1", PriceSet(("L1",), cny("5.00")), (replace(PRICE, after=cny("5.00"), margin_after=cny("-0.10")),)
)  # fmt: skip
PROMOTE = Preview(
    "s1",
    PromotionStart(("L1",), cny("30"), 3),
    (Row("L1", "拖鞋", RowField.BUDGET, cny("0"), cny("30"), "off", "running"),),
    SpendPlan(cny("30"), date(2025, 6, 29), date(2025, 7, 1)),
)
SPEND = SpendState(date(2025, 6, 29), cny("20"), cny("12"), cny("100"), cny("320"), cny("2000"))
LARGE = Reason("policy-change-large", (("name", "拖鞋"), ("change", Decimal(1) / 12), ("limit", Decimal("0.05"))))
SPENDS = Reason("policy-spends", (("amount", cny("90")),))
LOSS = Reason(
    "policy-below-floor",
    (("name", "拖鞋"), ("price", cny("5.00")), ("floor", cny("5.10")), ("loss", cny("0.10"))),
)


def approval(operation: Operation, state: ApprovalState = ApprovalState.PENDING) -> Approval:
    return Approval(
        APPROVAL_ID,
        "s1",
        "run1",
        operation,
        "digest",
        Permission.CHANGE,
        "p1",
        NOW,
        NOW + timedelta(minutes=120),
        state,
    )


def run(preview: Preview, state: RunState) -> Run:
    return Run("run1", "s1", "p1", "message", preview.operation, preview.digest, state, NOW, preview.record())


def effect(listing: str, state: EffectState, note: str = "") -> Effect:
    action = PriceChange(listing, cny("6.00"), cny("5.50"))
    return Effect(f"run1:{listing}", "run1", "s1", action, state, note=note)


def tap(key: str, **values: object) -> Tap:
    return Tap("Oo0-_567890123456789zz", key, tuple(values.items()))


LISTING = Listing(
    "L1", "加厚防滑拖鞋", cny("6.00"), ("拖鞋",), (PriceTier(100, cny("5.70")),), (Variant("V1", "大码", cny("0.50"), 40),),
    1203, CostSheet.only_goods(cny("5.10")), None, Promotion(PromotionState.RUNNING, cny("30"), date(2025, 6, 5)),
)  # fmt: skip


def figures(net: str, cancelled: str = "-45.60", spend: str | None = "45.00", currency: str = "CNY") -> Figures:
    total, back = Decimal(net), Decimal(cancelled)
    totals = Totals(
        sales=total - back, cancellations=back, net=total, orders=86 if total else 0, cancelled_orders=3 if back else 0,
        buyers=77 if total else 0, new_buyers=28 if total else 0, returning_buyers=49 if total else 0, units=344,
    )  # fmt: skip
    ads = AdFigures(Money.of(spend, currency), 1000, 40, 9) if spend else None
    return Figures(DAY, DAY, currency, totals, (), ads)


def series(values: list[str]) -> tuple[tuple[date, Decimal, Decimal], ...]:
    first = DAY - timedelta(days=len(values) - 1)
    return tuple((first + timedelta(days=place), Decimal(value), Decimal(0)) for place, value in enumerate(values))


REPORT = DailyReport(
    shop_id="s1",
    shop_name="老王拖鞋店",
    day=DAY,
    figures=figures("3204.5"),
    day_before=figures("2853.10"),
    week_before=figures("3370"),
    margin=Decimal("820.104"),
    cost_unknown=(),
    ad_cap=cny("100"),
    best=(ListingFigures("L1", "拖鞋", 120, Decimal("660")), ListingFigures("L2", "短袜", 90, Decimal("560"))),
    worst=(
        ListingFigures("L9", "雨伞", 10, Decimal(100), Decimal(-5), None, Decimal(120)),
        ListingFigures("L8", "水杯", 10, Decimal(100), Decimal(-30), None, Decimal(10)),
    ),
    series=series([*(str(2000 + place * 7919 % 1700) for place in range(13)), "3204.5"]),
    done=(DoneLine("price.set", ("拖鞋",), "done"),),
    waiting=2,
    suggestions=0,
    missed=(date(2025, 6, 1),),
    sandbox=True,
)
