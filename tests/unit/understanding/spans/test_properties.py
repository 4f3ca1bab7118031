"""What holds for any text: nothing is raised, places are inside the text, and the result depends on the text alone."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.spans.hans import read_integer
from bot.understanding.spans.plain import written
from bot.understanding.spans.read import spans
from bot.understanding.spans.span import Kind
from tests.unit.understanding.spans.reading import NOW, found

SIGNS = "0123456789.,-+%/^ek$€¥ 一二两三十百千万亿兆点分之又负成折打对半第元块角毛俩多几个月日年号时周上下ａ１，　½'\"{}>=<~到"
WORDS = [
    "one",
    "two",
    "hundred",
    "thousand",
    "and",
    "a",
    "half",
    "quarter",
    "million",
    "point",
    "over",
    "out",
    "of",
    "thirds",
    "dollars",
    "cents",
    "usd",
    "$",
    "5",
    "10",
    "3/4",
    "per",
    "cent",
    "percent",
    "minus",
    "negative",
    "twenty",
    "first",
    "next",
    "monday",
    "january",
    "12",
    "at",
    "5pm",
    "to",
    "from",
    "between",
    "more",
    "than",
    "or",
    "equal",
    "2016",
    "last",
    "week",
    "ago",
    "百分之",
    "三分之一",
    "五",
    "点",
    "2.5",
]
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=SIGNS, max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
)


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    ends: dict[Kind, int] = {}
    for span in spans(text, NOW):
        assert 0 <= span.start < span.end <= len(text)
        assert span.start >= ends.get(span.kind, 0)
        ends[span.kind] = span.end


@given(TEXTS)
def test_a_text_is_read_the_same_twice_and_without_a_date(text: str) -> None:
    undated = [span for span in spans(text, None) if span.kind is not Kind.DATE]
    assert undated == [span for span in spans(text, NOW) if span.kind is not Kind.DATE]


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_a_whole_number_in_digits_is_itself(number: int) -> None:
    assert found(Kind.NUMBER, str(number)) == [f"{number} = {number}"]
    assert found(Kind.NUMBER, f"{number:,}") == [f"{number:,} = {number}"]


def chinese(number: int) -> str:
    """A whole number under a hundred million in Chinese numerals, every unit said."""
    digits = "零一二三四五六七八九"
    high, low = divmod(number, 10**4)
    if high:
        return chinese(high) + "万" + (("零" if low < 1000 else "") + chinese(low) if low else "")
    text, rest = "", low
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, size)
        if digit:
            text += digits[digit] + unit
        elif text and rest and not text.endswith("零"):
            text += "零"
    return text or "零"


@given(st.integers(min_value=1, max_value=10**8 - 1))
def test_a_whole_number_in_chinese_is_itself(number: int) -> None:
    text = chinese(number)
    run = read_integer(text, 0)
    assert run is not None
    assert (run.end, run.total()) == (len(text), Fraction(number))


@given(st.fractions(min_value=-(10**14), max_value=10**14))
def test_what_is_written_is_near_the_value(value: Fraction) -> None:
    assert abs(Fraction(written(value)) - value) <= abs(value) / 10**14


LONG = [
    "1", "一", "1,", "a ", "百", "one ", "$ ", "- ", " ", "(-", "1 ", "三分之", "1/", "and ", "two and ", "第", "1 000 ", "年", "twenty ",
    "一 ", "百分之", "more than ", "9:", "next week ", "亿", "．", "五又", "点五", "to 5 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_a_text_without_end_is_read_in_a_while(piece: str) -> None:
    text = piece * (5_000 // len(piece))
    begun = time.perf_counter()
    spans(text, NOW)
    assert time.perf_counter() - begun < 4


SHORT = [
    "今天卖了35件，进价12.5元，打八五折",
    "set the shirt to $12.50 and give 15% off",
    "这件衣服怎么还没发货",
    "库存加200双",
]


@pytest.mark.parametrize("text", SHORT)
def test_a_short_message_is_read_in_no_time(text: str) -> None:
    """Well below a millisecond where the machine is free; the limit leaves room for a busy one."""
    variants = [f"{text}{'。' * index}" for index in range(50)]
    spans(text, NOW)
    begun = time.perf_counter()
    for variant in variants:
        spans(variant, NOW)
    assert (time.perf_counter() - begun) / len(variants) < 0.005
