"""Every mandate that can be said is read as it was meant, and with anything more, or said in another way, none is read."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.mandate import MandateScope, MandateSet, MandateWindow
from bot.domain.money import Money
from bot.domain.understood import Reading, Unclear, Understood
from bot.phrases.forms import operation_of, written
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
