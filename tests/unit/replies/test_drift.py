"""Changes without us and undo reports, word for word, in both languages."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.damage import Damage, WrongAds, WrongPrice
from bot.domain.drifting import Danger, Drifted, DriftLine
from bot.domain.listing import PriceTier
from bot.domain.outcome import Outcome
from bot.domain.watched import Drift, Facet, Standing
from tests.unit.replies.samples import LANGUAGES, REPLIES, SHOP, cny

ZONE = ZoneInfo(SHOP.timezone)
SINCE, UNTIL = datetime(2025, 6, 3, 14, 0, tzinfo=ZONE), datetime(2025, 6, 3, 14, 2, tzinfo=ZONE)


def drift(facet: Facet, before: Standing, found: Standing, contested: bool = False) -> Drift:
    return Drift("d1", "s1", "L1", "拖鞋", facet, before, found, SINCE, UNTIL, contested)


def text(outcome: Outcome, language: str = "zh-Hans") -> str:
    (shown,) = REPLIES.render(outcome, language)
    return shown.text


def told(*lines: DriftLine) -> Drifted:
    return Drifted(SHOP, lines)


CHEAP = DriftLine(
    drift(Facet.PRICE, Standing(cny("6.00")), Standing(cny("5.00"))), SINCE, UNTIL, Danger.COST,
    (cny("0.90"), cny("-0.10")), cny("5.00"), cny("5.10"), 120,
)  # fmt: skip


def test_a_price_below_cost_is_loud() -> None:
    assert text(told(CHEAP)).split("\n\n") == [
        "【注意】老王拖鞋店 有 1 处变了，不是我改的：\n有 1 处低于成本，卖一件亏一件！",
        "拖鞋 价格：¥6.00 → ¥5.00\n每件算上全部成本：原来赚 ¥0.90，现在亏 ¥0.10\n照最近每天卖 120 件，一天少 ¥120.00\n"
        "！最低 ¥5.00，低于成本（保本 ¥5.10）\n　时间：6月3日周二 14:00 到 14:02 之间",
        "可能是平台自动跟价，也可能是同事在平台上改的。",
    ]
    assert "losing CN¥0.10 now" in text(told(CHEAP), "en")


def test_quantity_prices_alone_are_said_to_be_so() -> None:
    before, found = (
        Standing(cny("6.00"), (PriceTier(50, cny("5.80")),)),
        Standing(cny("6.00"), (PriceTier(99, cny("5.60")),)),
    )
    line = DriftLine(drift(Facet.PRICE, before, found), SINCE, UNTIL, margins=(cny("0.70"), cny("0.50")))
    said = text(told(line))
    assert "拖鞋 阶梯价变了（单价还是 ¥6.00）\n　满 50 件：¥5.80 → 没有\n　满 99 件：没有 → ¥5.60\n最低那档每件" in said


def test_a_promotion_back_on_over_the_cap() -> None:
    was = Standing(cny("30.00"), on=False)
    line = DriftLine(
        drift(Facet.PROMOTION, was, Standing(cny("400.00"))), SINCE, UNTIL, over_cap=(cny("539.00"), cny("300.00"))
    )
    assert (
        "拖鞋 推广又开了（本来是停的），每天最多花 ¥400.00\n！正在跑的推广一天最多花 ¥539.00，超过您定的每天 ¥300.00"
        in text(told(line))
    )


def test_every_other_change_has_its_line() -> None:
    lines = (
        DriftLine(drift(Facet.PROMOTION, Standing(cny("30.00")), Standing(cny("30.00"), on=False)), SINCE, UNTIL),
        DriftLine(drift(Facet.PROMOTION, Standing(cny("30.00")), Standing(cny("35.00"))), SINCE, UNTIL),
        DriftLine(drift(Facet.BID, Standing(cny("0.50")), Standing(cny("0.90"))), SINCE - timedelta(days=1), UNTIL),
        DriftLine(drift(Facet.SHELF, Standing(), Standing(on=False)), SINCE, UNTIL),
        DriftLine(drift(Facet.SHELF, Standing(on=False), Standing()), SINCE, UNTIL),
    )
    said = text(told(*lines))
    for words in (
        "拖鞋 推广停了", "拖鞋 推广预算：每天 ¥30.00 → ¥35.00", "拖鞋 点击出价：¥0.50 → ¥0.90", "拖鞋 被下架了", "拖鞋 被上架了",
        "6月2日周一 14:00 到 6月3日周二 14:02 之间",
    ):  # fmt: skip
        assert words in said
    assert all(text(told(each), "en") for each in lines)


def test_a_war_says_who_it_may_be_and_what_can_be_done() -> None:
    war = DriftLine(drift(Facet.PRICE, Standing(cny("6.00")), Standing(cny("5.20")), contested=True), SINCE, UNTIL)
    said = text(told(war))
    assert "我恢复过两次，24 小时内又被改掉" in said
    assert "关掉自动跟价" in said
    assert all("24" in text(told(war), language) for language in LANGUAGES)


PRICE = WrongPrice(
    "拖鞋", SINCE - timedelta(hours=3), UNTIL, UNTIL.replace(minute=0), 7, 18, cny("-9.00"), cny("-1.80")
)


def test_an_undo_report_in_plain_numbers() -> None:
    ads = WrongAds("毛巾", date(2025, 6, 2), cny("44.00"), cny("20.00"))
    assert text(Damage(SHOP, (PRICE,), (ads,))).split("\n\n") == [
        "撤销之前，平台上是这样的：",
        "拖鞋（6月3日周二 11:00 到 14:02）：按改过的价成交 7 单、18 件\n　比原价少收 ¥9.00\n　算上全部成本，这些亏了 ¥1.80\n"
        "　平台的订单只出到 6月3日周二 14:00，后面的没算进来",
        "毛巾：从 6月2日周一 起推广花了 ¥44.00\n　其中 6月2日周一 当天的 ¥20.00 有一部分是改之前花的，平台只按天给数，分不开",
    ]
    assert "7 orders, 18 pieces at the changed price" in text(Damage(SHOP, (PRICE,), (ads,)), "en")


def test_nothing_sold_and_nothing_known_are_two_things() -> None:
    nothing = WrongPrice("拖鞋", SINCE, UNTIL, UNTIL, 0, 0, cny("0"), cny("0"))
    unknown = WrongPrice("拖鞋", SINCE, UNTIL, SINCE, 0, 0, cny("0"), None)
    assert "没有成交，没有损失" in text(Damage(SHOP, (nothing,), ()))
    assert "现在看不到" in text(Damage(SHOP, (unknown,), ()))
    dearer = WrongPrice("拖鞋", SINCE, UNTIL, UNTIL, 1, 2, cny("1.00"), None)
    assert "　比原价多收 ¥1.00" in text(Damage(SHOP, (dearer,), ()))
    assert "成本" not in text(Damage(SHOP, (dearer,), ()))
