"""The daily summary and period reports word for word, and comparisons that never mislead."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.figures import Figures, ListingFigures, Totals
from bot.domain.model_use import ModelDay
from bot.domain.operation import PriceSet, PromotionPause
from bot.domain.outcome import PeriodReported, Reported
from bot.domain.report import DailyReport, DoneLine, PeriodReport
from bot.replies.comparing import Direction, compare
from tests.unit.replies.samples import REPLIES, REPORT, cny, figures, series, tap

TAPS = (
    replace(
        tap("suggest-below-floor", name="拖鞋", price=cny("5.40"), floor=cny("5.10")),
        command=PriceSet(("L1",), cny("5.40")),
    ),
    replace(
        tap("suggest-pause-promotion", name="雨伞", spent=cny("54"), loss=cny("15.10")), command=PromotionPause(("L9",))
    ),
)


def text(report: DailyReport, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(Reported(report), language)
    return shown.text


def test_the_daily_summary_word_for_word() -> None:
    (shown,) = REPLIES.render(Reported(REPORT, TAPS), "zh-Hans")
    assert shown.text == (
        "老王拖鞋店 2025年6月3日周二：净卖 ¥3,204.50，比前一天多 12.3%，比上周同一天少 4.9%。\n\n"
        "订单 86 笔，买家 77 位（新客 28）\n"
        "退款和取消 3 笔，-¥45.60\n"
        "推广花 ¥45.00，上限 ¥100.00，用掉 45%\n"
        "扣掉成本和推广，赚 ¥820.10\n\n"
        "卖得最好：\n"
        "1. 拖鞋  120 件  ¥660.00\n"
        "2. 短袜  90 件  ¥560.00\n"
        "要留意：\n"
        "· 雨伞  亏 ¥25.00\n"
        "· 水杯  退款 ¥30.00，占卖出的 30%\n\n"
        "这天办的事：\n"
        "· 改价：拖鞋，办好了\n\n"
        "我建议（点了先看明细，不会直接改）：\n"
        "1. 拖鞋有档价格低于保本价 ¥5.10，建议单价涨到 ¥5.40\n"
        "2. 雨伞近 7 天推广花了 ¥54.00，算上成本亏 ¥15.10，建议停推广\n\n"
        "有 2 张卡等您点头，发“待办”就看到。\n"
        "这些天的日报没发成：6月1日。想看就发“6月1日卖得怎么样”。\n"
        "这是练习店，数字是模拟的。"
    )
    assert [[(each.label, each.data) for each in row] for row in shown.buttons] == [
        [("1. 拖鞋：改成 ¥5.40", f"o:{TAPS[0].offer_id}")],
        [("2. 雨伞：停推广", f"o:{TAPS[1].offer_id}")],
    ]
    assert shown.picture is not None
    assert shown.picture.startswith(b"\x89PNG")


def test_the_daily_summary_in_english_starts_with_how_it_went() -> None:
    first = text(REPORT, "en").splitlines()[0]
    assert first == (
        "老王拖鞋店, Tue, Jun 3, 2025: net sales CN¥3,204.50, 12.3% more than the day before, "
        "4.9% less than the same day last week."
    )


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_full_summary_stays_under_900_characters(language: str) -> None:
    names = "超长名字的加厚防滑家居浴室拖鞋男女同款四季可用"
    listing = ListingFigures("L1", names, 123456, Decimal("1234567.89"))
    worst = tuple(replace(listing, goods_cost=Decimal("9999999")) for _ in range(2))
    done = tuple(DoneLine("price.set", (names, names, names), "done") for _ in range(9))
    full = replace(REPORT, best=(listing,) * 3, worst=worst, done=done, late=True)
    (shown,) = REPLIES.render(Reported(full, (*TAPS, TAPS[0])), language)
    assert len(shown.text) <= 900, shown.text
    assert shown.text.count("CN¥5.40" if language == "en" else "¥5.40") == 2
    assert "卡等您点头" in shown.text or "wait for your OK" in shown.text


def test_a_day_without_sales_is_said_plainly() -> None:
    nothing = figures("0", "0", "0")
    quiet = replace(
        REPORT, figures=nothing, day_before=nothing, week_before=figures("100"), margin=None, best=(), worst=(), done=()
    )
    said = text(quiet)
    assert said.startswith(
        "老王拖鞋店 2025年6月3日周二：没有成交，前一天没有成交，比上周同一天少 100%。\n\n订单 0 笔，买家 0 位（新客 0）\n没有退款\n"
    )
    assert "赚" not in said


def test_missing_costs_are_asked_for_by_name() -> None:
    said = text(replace(REPORT, margin=None, cost_unknown=("拖鞋", "短袜")))
    assert "赚多少算不出：拖鞋和短袜没填成本。回我“拖鞋成本3块2”这样就行。\n" in said


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (ModelDay("CNY", 1, 0, 900, 60, 2280), "模型帮忙 1 次，用了 960 个 token，花 ¥0.01。", "The model helped once: 960 tokens, CN¥0.01."),
        (ModelDay("USD", 12, 3, 9000, 600), "模型帮忙 12 次，用了 9,600 个 token。", "The model helped 12 times: 9,600 tokens."),
    ],
)  # fmt: skip
def test_what_a_model_cost_is_one_line(day: ModelDay, zh: str, en: str) -> None:
    report = replace(REPORT, model=(day,))
    assert zh in text(report).splitlines()
    assert en in text(report, "en").splitlines()
    assert "模型" not in text(REPORT)


def test_missed_days_are_named_while_they_are_few() -> None:
    many = tuple(date(2025, 5, day) for day in range(1, 31))
    assert "这些天的日报没发成：5月1日、5月2日和5月3日。" in text(replace(REPORT, missed=many[:3]))
    assert "5月1日到5月30日之间有 30 天的日报没发成。" in text(replace(REPORT, missed=many))
    assert "日报没发成" not in text(replace(REPORT, missed=()))


def test_a_loss_is_said_in_words() -> None:
    said = text(replace(REPORT, margin=Decimal("-12.345")))
    assert "扣掉成本和推广，亏 ¥12.35\n" in said
    assert "扣掉成本和推广，不赚不亏\n" in text(replace(REPORT, margin=Decimal("0.001")))


def test_no_cap_and_no_ads() -> None:
    assert "推广花 ¥45.00，没定上限\n" in text(replace(REPORT, ad_cap=None))
    assert "推广" not in text(replace(REPORT, figures=figures("3204.5", spend=None), margin=None, worst=()))


def test_real_shop_period_with_adjustments_and_lines_without_buyer() -> None:
    totals = Totals(
        sales=Decimal("770536.024"), cancellations=Decimal("-45000.10"), adjustments=Decimal("-11062.06"),
        net=Decimal("714473.864"), orders=1555, cancelled_orders=300, buyers=1056, new_buyers=279, returning_buyers=777,
        units=400000, lines_without_buyer=40000,
    )  # fmt: skip
    may = Figures(date(2011, 5, 1), date(2011, 5, 31), "GBP", totals)
    april = Figures(date(2011, 3, 31), date(2011, 4, 30), "GBP", Totals(net=Decimal("483038")))
    (shown,) = REPLIES.render(PeriodReported(PeriodReport("s", "批发店", may, april, None)), "zh-Hans")
    assert shown.text == (
        "批发店 2011年5月1日至31日\n"
        "净卖 £714,473.86，比前面一样长的一段多 47.9%。\n"
        "卖出 £770,536.02，退款和取消 -£45,000.10\n"
        "其他冲减 -£11,062.06\n"
        "卖出 400,000 件\n\n"
        "订单 1,555 笔，退款和取消 300 笔\n"
        "买家 1,056 位：新客 279，老客 777\n"
        "有 40,000 行没写买家，没算进买家数"
    )
    assert shown.picture is None


def test_a_period_of_some_listings_says_nothing_about_orders_and_buyers() -> None:
    report = PeriodReport(
        "s", "店", figures("100"), figures("0", "0"), Decimal(5), ("拖鞋",), series=series(["1", "2"])
    )
    (shown,) = REPLIES.render(PeriodReported(report), "zh-Hans")
    assert shown.text.startswith("店 2025年6月3日周二：拖鞋\n净卖 ¥100.00，前一天没有成交。\n")
    assert "买家" not in shown.text
    assert "扣掉成本和推广，赚 ¥5.00" in shown.text
    assert shown.picture is not None


@pytest.mark.parametrize(
    ("now", "base", "direction", "share", "times"),
    [
        ("110", "100", Direction.MORE, "0.1", "0"),
        ("90", "100", Direction.LESS, "0.1", "0"),
        ("0", "100", Direction.LESS, "1", "0"),
        ("100", "100", Direction.SAME, "0", "0"),
        ("0", "0", Direction.NOTHING, "0", "0"),
        ("50", "0", Direction.NOTHING, "0", "0"),
        ("50", "-5", Direction.AMOUNT, "0", "0"),
        ("-5", "50", Direction.AMOUNT, "0", "0"),
        ("1234", "100", Direction.TIMES, "0", "12.3"),
        ("123456", "100", Direction.TIMES, "0", "1235"),
    ],
)
def test_percentages_are_only_of_a_base_that_bears_them(
    now: str, base: str, direction: Direction, share: str, times: str
) -> None:
    found = compare(Decimal(now), Decimal(base))
    assert (found.direction, found.share, found.times) == (direction, Decimal(share), Decimal(times))
