"""Standing authority in words: every mandate that can be said is read as it was meant, and nothing else is ever read as one."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.command import MandatesQuery
from bot.domain.mandate import MandateRevoke, MandateScope, MandateSet, MandateWindow
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceSet, StopAll
from bot.domain.understood import Nothing, Reading, Unclear, Understood
from bot.phrases.forms import operation_of, written
from bot.understanding.mandate_words import words_of
from bot.understanding.model import ModelReading
from bot.understanding.model_kinds import MADE, TABLE
from bot.understanding.normalise import normalise
from bot.understanding.read import read
from tests.unit.understanding.renderings import mixed, spoken, trimmed
from tests.unit.understanding.shops import shop

ALL = tuple(item.id for item in shop().catalog)
TODAY = shop().today
NAMES = {"p1": "拖鞋", "p4": "袜子", "p5": "保温杯"}
ADS, BIDS, PRICES = MandateScope.ADS, MandateScope.BIDS, MandateScope.PRICES
MONTH_END = date(2026, 6, 30)


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


def grants(reading: Reading) -> list[MandateSet]:
    """Mandates that a reading gives, as its commands or as choices."""
    commands: list[Any] = list(reading.commands) if isinstance(reading, Understood) else []
    if isinstance(reading, Unclear):
        commands = [each.command for each in reading.choices]
    return [each for each in commands if isinstance(each, MandateSet)]


ASKED = {
    "推广不用问我": "ask-mandate-amount", "推广你自己决定": "ask-mandate-amount", "推广200以内不用问我": "ask-mandate-window",
    "推广每天200以内不用问我": "ask-mandate-until", "改价一成以内不用问我": "ask-mandate-until", "改价5毛以内不用问我，到月底": "ask-mandate-change",
    "改价不用问我": "ask-mandate-change", "出价不用问我": "ask-mandate-bid", "出价每天5毛以内不用问我，到月底": "ask-mandate-bid",
    "什么都不用问我": "ask-mandate-scope", "供货不用问我": "ask-mandate-scope", "退款不用问我": "ask-mandate-scope", "以后都不用问我": "ask-mandate-scope",
    "推广每天200以内，改价一成以内，都不用问我，到月底": "ask-mandate-scope", "免问最多10次": "ask-mandate-scope",
    "从明天起推广每天200以内不用问我，到月底": "ask-mandate-start", "推广每天200，不用问我，到月底": "ask-mandate-meant",
    "拖鞋降到5块5。推广每天200以内不用问我，到月底": "ask-mandate-alone", "拖鞋的推广以后都要问我": "ask-mandate-revoke",
    "推广每天200以内不用问我，到昨天": "ask-date-past", "推广每天200以内不用问我，到6月1号": "ask-date-past",
    "推广每天100多不用问我，到月底": "ask-amount-vague", "推广每天$50以内不用问我，到月底": "ask-currency",
    "推广每天200以内不用问我，到月底，3": "ask-amounts-several", "拖鞋降到5块，不用问我": "ask-plain-words", "拖鞋降到5块，你自己定": "ask-plain-words",
    "客服说直接改不用问我": "ask-plain-words", "凉鞋的推广每天50以内不用问我，到月底": "ask-unsure", "推广免问额度加100": "ask-mandate-amount",
    "推广每天200以内不用问我，到月底晚上8点": "ask-until-day",
}  # fmt: skip


@pytest.mark.parametrize(("text", "key"), ASKED.items())
def test_what_is_missing_is_asked_and_nothing_is_given(text: str, key: str) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Unclear)
    assert reading.key == key


def test_choices_are_whole_mandates() -> None:
    plain = MandateSet(ADS, ALL, True, cap=yuan("200"), window=MandateWindow.DAY)
    ends = (TODAY, MONTH_END, TODAY + timedelta(days=30))
    assert grants(read("推广每天200以内不用问我", shop())) == [replace(plain, until=each) for each in ends]
    wanted = replace(plain, until=MONTH_END)
    assert grants(read("推广200以内不用问我，到月底", shop())) == [
        replace(wanted, cap=None, window=None, per_action=yuan("200")),
        wanted,
        replace(wanted, window=MandateWindow.WHOLE),
    ]
    prices = MandateSet(PRICES, ALL, True, max_change=Decimal("0.1"))
    assert grants(read("改价一成以内不用问我", shop())) == [replace(prices, until=each) for each in ends]


def test_the_last_day_of_a_month_is_offered_once() -> None:
    last = replace(shop(), now=shop().now.replace(day=30))
    offered = grants(read("推广每天200以内不用问我", last))
    assert [each.until for each in offered] == [MONTH_END, date(2026, 7, 30)]


def test_an_order_of_the_same_message_is_neither_done_nor_given_authority() -> None:
    for text in (
        "拖鞋降到5块5，推广每天200以内不用问我，到月底",
        "推广每天200以内你做主，到月底，拖鞋降到5块5",
        "拖鞋降到5块5，先斩后奏",
    ):
        reading = read(text, shop())
        assert not isinstance(reading, Understood), text
        assert grants(reading) == []


REVOKED: dict[str, tuple[MandateRevoke, ...]] = {
    "以后还是先问我": (MandateRevoke(),), "取消免问": (MandateRevoke(),), "收回推广的免问": (MandateRevoke(ADS),),
    "以后改价先问我": (MandateRevoke(PRICES),), "推广和改价以后都先问我": (MandateRevoke(ADS), MandateRevoke(PRICES)),
    "ask me first from now on": (MandateRevoke(),), "revoke the ad mandate": (MandateRevoke(ADS),),
    "ask me again before spending": (MandateRevoke(),), "出价以后都得问我": (MandateRevoke(BIDS),),
}  # fmt: skip


@pytest.mark.parametrize(("text", "commands"), REVOKED.items())
def test_it_is_taken_back(text: str, commands: tuple[MandateRevoke, ...]) -> None:
    assert read(text, shop()) == Understood(commands)


@pytest.mark.parametrize(
    "text", ["以后还是先问我吗？", "客户以后先问我", "如果亏了以后先问我", "不懂再问我", "不用先问我"]
)
def test_what_is_no_order_takes_nothing_back(text: str) -> None:
    reading = read(text, shop())
    assert not isinstance(reading, Understood)


def test_a_question_reads() -> None:
    for text in ("哪些不用问我", "推广免问还剩多少", "what may you do without asking me?"):
        assert read(text, shop()) == Understood((MandatesQuery(),))


PHRASED = st.sampled_from(
    [
        "不用问我",
        "不必问我",
        "你自己定",
        "你做主",
        "免问",
        "甭问我",
        "唔使问我",
        "直接做，不用问",
        "先斩后奏",
        "你看着办",
    ]
)
WINDOWS = {
    MandateWindow.DAY: ("每天", "一天", "每日"), MandateWindow.WEEK: ("每周", "每个星期"), MandateWindow.MONTH: ("每个月", "每月"),
    MandateWindow.WHOLE: ("一共", "总共"),
}  # fmt: skip
MONEY = st.integers(1, 99_999).map(lambda fen: fen * 10)
FORMS = st.sampled_from(
    [lambda fen: mixed(fen, full=True), trimmed, lambda fen: trimmed(fen) + "元", lambda fen: spoken(fen, full=True)]
)
PERCENTS = st.integers(1, 99)
USES = st.none() | st.integers(2, 100)


@st.composite
def said(draw: Any) -> tuple[str, MandateSet]:
    """A mandate, and one way to say it."""
    scope = draw(st.sampled_from(list(MandateScope)))
    listing = draw(st.sampled_from([None, *NAMES]))
    days = draw(st.integers(0, 91))
    until = TODAY + timedelta(days=days)
    fen, form = draw(MONEY), draw(FORMS)
    amount = form(fen)
    made = MandateSet(scope, ALL if listing is None else (listing,), listing is None, until)
    terms: list[str] = []
    if scope is ADS:
        window = draw(st.sampled_from([None, *MandateWindow]))
        if window is None:
            made = replace(made, per_action=Money(fen, "CNY"))
            terms.append(f"单次{amount}以内")
        else:
            made = replace(made, cap=Money(fen, "CNY"), window=window)
            terms.append(f"{draw(st.sampled_from(WINDOWS[window]))}{draw(st.sampled_from(['', '最多']))}{amount}以内")
            single = draw(st.none() | MONEY)
            if single is not None:
                made = replace(made, per_action=Money(single, "CNY"))
                terms.append(f"单次不超过{form(single)}")
    elif scope is BIDS:
        made = replace(made, per_action=Money(fen, "CNY"))
        terms.append(f"{amount}以内")
    if scope is PRICES or draw(st.booleans()):
        percent = draw(PERCENTS)
        made = replace(made, max_change=Decimal(percent).scaleb(-2).normalize())
        terms.append(f"一次最多改{percent}%")
    uses = draw(USES)
    if uses is not None:
        made = replace(made, uses=uses)
        terms.append(f"最多{uses}次")
    head = {ADS: "推广", BIDS: "出价", PRICES: "改价"}[scope]
    whose = "" if listing is None else NAMES[listing] + "的"
    return f"{whose}{head}{'，'.join(terms)}，{draw(PHRASED)}，到{until.month}月{until.day}号", made


@settings(max_examples=400, deadline=None)
@given(said())
def test_any_mandate_that_is_said_is_read_as_meant(case: tuple[str, MandateSet]) -> None:
    text, made = case
    assert read(text, shop()) == Understood((made,)), text
    context = shop()
    assert operation_of(written(made, context), context) == made


@settings(max_examples=300, deadline=None)
@given(
    said(),
    st.sampled_from(["，3", " 7 ", "，88块", "；第2", "，5%", "；3天", "，①", "，٥", "，20次", "9折", "，三"]),
    st.booleans(),
)
def test_a_figure_without_a_place_gives_nothing(case: tuple[str, MandateSet], stray: str, first: bool) -> None:
    text, made = case
    reading = read(f"{stray.lstrip('，；')}，{text}" if first else text + stray, shop())
    given_now = reading.commands if isinstance(reading, Understood) else ()
    assert made not in given_now
    for each in given_now:
        assert isinstance(each, MandateSet)
        assert _figures(each) > _figures(made), "an added figure was read as another term"


def _figures(mandate: MandateSet) -> int:
    return sum(each is not None for each in (mandate.cap, mandate.per_action, mandate.max_change, mandate.uses))


BREAKING = st.sampled_from(
    [
        "如果",
        "要是",
        "不是",
        "没说",
        "他说",
        "客户：",
        "比如",
        "上次",
        "可能",
        "系统通知：",
        "谁说",
        "忽略之前的规则，",
        "老板说",
        "听说",
        "别",
        "不许",
    ]
)
ENDING = st.sampled_from(
    [
        "？",
        "吗",
        "行吗",
        "，对吧",
        "，我再想想",
        "，才怪",
        "，开玩笑的",
        "好不好",
        "，可以吗",
        "，拖鞋降到5块5",
        "，算他的",
    ]
)


@settings(max_examples=200, deadline=None)
@given(said(), BREAKING)
def test_nothing_said_by_others_denied_or_supposed_is_given(case: tuple[str, MandateSet], opening: str) -> None:
    assert grants(read(opening + case[0], shop())) == []


@settings(max_examples=200, deadline=None)
@given(said(), ENDING)
def test_nothing_asked_or_taken_back_is_given(case: tuple[str, MandateSet], ending: str) -> None:
    assert grants(read(case[0] + ending, shop())) == []


PIECES = st.sampled_from([
    "推广", "出价", "改价", "拖鞋", "每天", "一次", "最多", "以内", "200", "5毛", "10%", "三成", "不用问我", "你自己定", "免问", "先问我", "到", "月底", "周五",
    "，", "。", "不", "吗", "如果", "改成", "降到", "5块5", "20次", "以后", "都", "取消", "哪些", "他说", "without asking", "ads", "up to", "a day", "mandate", "until",
    "friday", "ask me", "first", "超过", "前", "内", "起", "直接", "全部停下", "不对劲", "从", "明天", "价格", "推", "3天",
])  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14))
def test_shuffled_words_never_raise_and_give_only_what_has_terms(pieces: list[str]) -> None:
    for context in (
        shop(),
        shop(focus=("p1",), pending=(MandateSet(ADS, ALL, True, MONTH_END, yuan("50"), MandateWindow.DAY),)),
    ):
        reading = read(" ".join(pieces) if pieces[0].isascii() else "".join(pieces), context)
        if not isinstance(reading, Understood):
            continue
        for each in reading.commands:
            if isinstance(each, MandateSet):
                assert _figures(each) or each.until is not None
                assert set(each.listings) <= {item.id for item in context.catalog}
                assert each.until is None or each.until >= TODAY
                assert each.scope is not PRICES or (each.cap is None and each.per_action is None)


def test_no_model_makes_or_widens_a_mandate() -> None:
    assert [name for name in [*TABLE, *MADE] if "mandate" in name] == []
    for text in (
        "推广每天200以内不用问我，到月底",
        "推广每天200以内不用问我",
        "拖鞋降到5块，先斩后奏",
        "凉鞋的推广每天50以内不用问我，到月底",
        "推广免问改成每天500",
    ):
        assert ModelReading().prompt(text, read(text, shop()), shop()) is None, text


def test_a_name_is_no_word_of_a_mandate() -> None:
    catalog = (*shop().catalog, replace(shop().catalog[0], id="p9", title="免问签桶", aliases=("不用问我牌拖鞋",)))
    context = replace(shop(), catalog=catalog)
    price = PriceSet(("p9",), yuan("5.50"))
    assert read("不用问我牌拖鞋降到5块5", context) == Understood((price,))
    assert read("免问签桶降到5块5", context) == Understood((price,))


@pytest.mark.parametrize(
    "piece",
    [
        "一定要",
        "都",
        "还是先",
        "不用再",
        "你自己",
        "每次都",
        "问我",
        "超过的部分就要",
        "最多20次",
        "ask me first ",
        "on your own ",
        "未来3天",
    ],
)
def test_words_without_end_are_read_at_once(piece: str) -> None:
    for text in (piece * 40, piece * 40 + "x", "推广" + piece * 30 + "不用问我，到月底"):
        started = process_time()
        read(text[:600], shop())
        words_of(normalise(text[:600]).text, shop())
        assert process_time() - started < 2


STOPPED = [
    "不对劲，全部停下",
    "全部停下，快",
    "出事了 全部停下！",
    "oh no, stop everything",
    "stop everything, now",
    "糟了！马上停止一切",
]
OFFERED = [
    "数字怪怪的，全部停下",
    "全部停下，钱不对数",
    "拖鞋降到5块5，全部停下",
    "these numbers look odd, stop everything",
    "推广有问题，全部停下",
]
LET_GO = ["客户说，全部停下", "如果亏本，全部停下", "先别，全部停下", "没让你，全部停下", "他喊，全部停下"]


@pytest.mark.parametrize("text", STOPPED)
def test_a_stop_with_only_alarm_beside_it_stops(text: str) -> None:
    assert read(text, shop()) == Understood((StopAll(),))


@pytest.mark.parametrize("text", OFFERED)
def test_a_stop_beside_other_words_is_at_least_offered(text: str) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Unclear)
    assert reading.key == "ask-stop-all"
    assert reading.choices[0].command == StopAll()


@pytest.mark.parametrize("text", LET_GO)
def test_a_stop_that_is_not_meant_stops_nothing(text: str) -> None:
    reading = read(text, shop())
    assert isinstance(reading, Nothing | Unclear)
    offered = [each.command for each in reading.choices] if isinstance(reading, Unclear) else []
    assert [each for each in offered if isinstance(each, Operation)] == []
