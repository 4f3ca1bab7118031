"""Standing authority in words: every mandate that can be said is read as it was meant, and nothing else is ever read as one."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from time import process_time
from typing import Any

import pytest

from bot.domain.command import MandatesQuery
from bot.domain.mandate import MandateRevoke, MandateScope, MandateSet, MandateWindow
from bot.domain.money import Money
from bot.domain.operation import PriceSet
from bot.domain.understood import Reading, Unclear, Understood
from bot.understanding.answering import answered
from bot.understanding.mandate_words import words_of
from bot.understanding.model import ModelReading
from bot.understanding.model_kinds import MADE, TABLE
from bot.understanding.normalise import normalise
from bot.understanding.read import read
from tests.unit.understanding.shops import shop

ALL = tuple(item.id for item in shop().catalog)
TODAY = shop().today
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
    "推广每天200以内不用问我，到月底晚上8点": "ask-until-day", "改价九折以内不用问我，到月底": "ask-mandate-change",
    "推广每天200以内不用问我，最多0次，到月底": "ask-amount-zero", "推广每天0以内不用问我，到月底": "ask-amount-zero",
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


ENDS = {
    "到下周五": date(2026, 6, 26), "月底": MONTH_END, "到7月15号吧": date(2026, 7, 15), "until June 30": MONTH_END, "就到周日": date(2026, 6, 21),
}  # fmt: skip


@pytest.mark.parametrize(("text", "until"), ENDS.items())
def test_an_end_alone_answers_until_when(text: str, until: date) -> None:
    asked = read("推广每天200以内不用问我", shop())
    assert isinstance(asked, Unclear)
    wanted = MandateSet(ADS, ALL, True, until, yuan("200"), MandateWindow.DAY)
    assert read(text, replace(shop(), offered=asked.choices)) == Understood((wanted,))
    assert grants(read(text, shop())) == []


@pytest.mark.parametrize(
    "text", ["到下周五，拖鞋降到5块5", "到昨天", "从明天起", "不到月底", "到月底吗", "他说到月底", "到月底每天300"]
)
def test_no_more_than_an_end_answers_until_when(text: str) -> None:
    asked = read("推广每天200以内不用问我", shop())
    assert isinstance(asked, Unclear)
    assert grants(read(text, replace(shop(), offered=asked.choices))) == []


def test_a_word_answers_what_the_amount_is_counted_over() -> None:
    asked = read("推广200以内不用问我，到月底", shop())
    assert isinstance(asked, Unclear)
    labels = tuple(each.key for each in asked.choices)
    for place, words in enumerate((("单次", "每次"), ("每天", "按天"), ("一共", "总共"))):
        assert [answered(each, asked.choices, labels) for each in words] == [place, place]


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
