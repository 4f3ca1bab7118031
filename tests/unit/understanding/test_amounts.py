"""Money as it is said: exact amounts, refused ones, and what must stay vague."""

from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from bot.domain.money import Money
from bot.understanding.tokens import Role
from tests.unit.understanding.renderings import FORMS
from tests.unit.understanding.shops import tokens

EXACT = {
    "5块5": "5.50", "五块五": "5.50", "五块五毛": "5.50", "五块五毛五": "5.55", "5块2毛5": "5.25", "5块05": "5.05", "五毛": "0.50",
    "5毛": "0.50", "一毛五": "0.15", "两毛半": "0.25", "5分": "0.05", "一分钱": "0.01", "两块零五": "2.05", "两块零五分": "2.05",
    "五块零五分": "5.05", "十二块半": "12.50", "¥5.5": "5.50", "￥9.65": "9.65", "5.5元": "5.50", "5块钱": "5.00", "贰拾肆元整": "24.00",
    "叁拾元伍角": "30.50", "六十九块九": "69.90", "1.2万块": "12000.00", "5.5 rmb": "5.50", "12 yuan": "12.00",
    "二百块七毛七": "200.77", "一千零五块": "1005.00", "五塊五": "5.50", "5 块 ": "5.00", "1万块5": "10000.50", "5块5毛钱": "5.50", "十块零五毛": "10.50", "33蚊": "33.00", "两毫": "0.20", "三蚊半": "3.50",
}  # fmt: skip
NUMBERS = {
    "5.5": "5.5", "一百二": "120", "一百零二": "102", "三千六": "3600", "三万五": "35000", "1.2万": "12000", "3千5": "3500", "1万2": "12000",
    "2万5千": "25000", "1.5k": "1500", "10w": "100000", "1,200": "1200", "十二点八": "12.8", "两百五": "250", "一千二百五": "1250",
    "一万零五百": "10500", "三百": "300", "three hundred": "300", "twenty five": "25", "５５": "55", "十": "10", "二十一": "21",
}  # fmt: skip
VAGUE = (
    "五六块", "十来块", "20多", "20多块", "两三块", "几块钱", "十几块", "三四十块", "五块左右", "二百多", "5-6块", "5~6块", "十块五六", "块八毛", "5块多",
)  # fmt: skip
BROKEN = {
    "5块500": "ask-amount-malformed", "2,8块": "ask-amount-malformed", "5。5": "ask-amount-malformed", "1e3": "ask-amount-malformed",
    "0x10": "ask-amount-malformed", "5..5": "ask-amount-malformed", "5.5.5": "ask-amount-malformed", ".5": "ask-amount-malformed",
    "①": "ask-amount-malformed", "½": "ask-amount-malformed", "٥": "ask-amount-malformed", "12,34": "ask-amount-malformed",
    "一百二块": "ask-amount-malformed", "15毛": "ask-amount-malformed", "五块零五毛半": "ask-amount-malformed", "-5块": "ask-amount-negative",
    "负五块": "ask-amount-negative", "5.555元": "ask-amount-precision", "1.2万5": "ask-amount-malformed", "five fifty": "ask-amount-malformed",
}  # fmt: skip
FOREIGN = ("$5", "£5.50", "20 cents", "5美元", "5刀", "HK$5", "5 euros", "€5")


@pytest.mark.parametrize(("text", "amount"), EXACT.items())
def test_money(text: str, amount: str) -> None:
    (token,) = tokens(text)
    assert (token.role, token.value) == (Role.MONEY, Money.of(amount, "CNY"))


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_numbers(text: str, number: str) -> None:
    (token,) = tokens(text)
    assert token.role is Role.NUMBER
    assert token.value == Decimal(number)


@pytest.mark.parametrize("text", VAGUE)
def test_vague_amounts_are_never_a_figure(text: str) -> None:
    assert Role.VAGUE in {token.role for token in tokens(text)}
    assert not {token.role for token in tokens(text)} & {Role.MONEY, Role.NUMBER}


@pytest.mark.parametrize(("text", "key"), BROKEN.items())
def test_broken_amounts_are_named(text: str, key: str) -> None:
    broken = [token for token in tokens(text) if token.role is Role.BROKEN]
    assert [token.value for token in broken] == [key]


@pytest.mark.parametrize("text", FOREIGN)
def test_other_money_is_foreign(text: str) -> None:
    assert [token.role for token in tokens(text)] == [Role.FOREIGN]


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("$5", "USD", "5.00"),
        ("20 cents", "USD", "0.20"),
        ("£5.50", "GBP", "5.50"),
        ("50p", "GBP", "0.50"),
        ("¥500", "JPY", "500"),
        ("5刀", "USD", "5.00"),
    ],
)
def test_other_shops_have_their_own_money(text: str, currency: str, amount: str) -> None:
    assert [token.value for token in tokens(text, currency)] == [Money.of(amount, currency)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("50块3天", [Role.MONEY, Role.QUANTITY]),
        ("100块15双", [Role.MONEY, Role.QUANTITY]),
        ("三块五双", [Role.MONEY, Role.QUANTITY]),
        ("七块六一件", [Role.MONEY, Role.PER_UNIT]),
        ("一百二一件", [Role.NUMBER, Role.PER_UNIT]),
        ("5块5/双", [Role.MONEY, Role.PER_UNIT]),
        ("500ml", [Role.QUANTITY]),
        ("3双装", [Role.QUANTITY, Role.UNKNOWN]),
        ("1，200", [Role.NUMBER, Role.PUNCT, Role.NUMBER]),
        ("一块八毛五分钱七", [Role.MONEY, Role.NUMBER]),
    ],
)
def test_what_belongs_to_the_amount(text: str, roles: list[Role]) -> None:
    assert [token.role for token in tokens(text)] == roles


def amount_of(text: str) -> Money | None:
    read = [token for token in tokens(text) if token.role is not Role.PER_UNIT]
    if len(read) != 1 or read[0].role not in {Role.MONEY, Role.NUMBER}:
        return None
    value = read[0].value
    return value if isinstance(value, Money) else Money.of(str(value), "CNY")


@pytest.mark.parametrize("least", [20_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
def test_round_trip_of_random_amounts_in_every_form(least: int) -> None:
    random, counts, wrong = Random(20260618), Counter[str](), []
    while sum(counts.values()) < least:
        fen = random.choice(
            (
                random.randint(1, 999),
                random.randint(1, 999_999),
                random.randint(1, 9_999_999),
                random.randint(1, 99_999) * 100,
            )
        )
        for name, form in FORMS.items():
            text = form(fen)
            if text is None:
                continue
            counts[name] += 1
            if amount_of(text) != Money(fen, "CNY"):
                wrong.append((name, fen, text))
    assert len(counts) >= 17
    assert wrong == []
