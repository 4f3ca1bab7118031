"""Parts and discounts: what each says, and which are asked about."""

import pytest

from bot.understanding.tokens import Ratio, RatioKind, Role
from tests.unit.understanding.shops import tokens

SHARES = {
    "5%": "0.05", "5％": "0.05", "百分之三": "0.03", "百分之三点五": "0.035", "3个点": "0.03", "3个百分点": "0.03", "一成": "0.1", "两成半": "0.25",
    "八成五": "0.85", "一半": "0.5", "千分之五": "0.005", "5 percent": "0.05", "一倍": "1", "百分之一百二": "1.2",
}  # fmt: skip
FACTORS = {
    "九五折": "0.95", "95折": "0.95", "9.5折": "0.95", "九折": "0.9", "八八折": "0.88", "九八折": "0.98", "85折": "0.85", "8５折": "0.85", "半价": "0.5",
    "对折": "0.5", "翻倍": "2", "half price": "0.5", "double": "2", "7折": "0.7", "九点五折": "0.95",
}  # fmt: skip
ASKED = (
    "0.95折",
    "十五折",
    "15折",
    "八九折",
    "七八折",
    "两倍",
    "3倍",
    "几倍",
    "5-10%",
    "10%-15%",
    "8折半",
    "10折",
    "五六成",
)


@pytest.mark.parametrize(("text", "value"), SHARES.items())
def test_shares(text: str, value: str) -> None:
    (token,) = tokens(text)
    assert isinstance(token.value, Ratio)
    assert (token.value.kind, str(token.value.value)) == (RatioKind.SHARE, value)


@pytest.mark.parametrize(("text", "value"), FACTORS.items())
def test_factors(text: str, value: str) -> None:
    (token,) = tokens(text)
    assert isinstance(token.value, Ratio)
    assert (token.value.kind, str(token.value.value)) == (RatioKind.FACTOR, value)


@pytest.mark.parametrize("text", ASKED)
def test_two_readings_are_asked(text: str) -> None:
    assert {token.role for token in tokens(text)} == {Role.BROKEN}
