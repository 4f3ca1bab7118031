"""Whatever the prices: the numbers on a card, read back from its text, are those of the rows."""

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.money import EXPONENTS, Money
from bot.domain.operation import PriceSet
from bot.domain.outcome import Asked
from bot.domain.preview import Preview, Row, RowField
from bot.replies.table import table
from tests.unit.replies.samples import EN, PRICE, REPLIES, ZH, approval

AMOUNT = r"(-?)[^\s\d(（-]{0,5}?([\d,]+(?:\.\d+)?)"
ARROW = re.compile(rf"^(?:拖鞋  |　≥[\d,]+件  |  from [\d,]+: ){AMOUNT} → {AMOUNT}(?:[，,] |，|$|,)", re.MULTILINE)
ONE = re.compile(rf"^(?:拖鞋  |　≥[\d,]+件  |  from [\d,]+: ){AMOUNT}(?:（不变）| \(as it is\))", re.MULTILINE)
currencies = st.sampled_from(sorted(EXPONENTS))
minor = st.integers(1, 10**12)


def read(sign: str, digits: str) -> Decimal:
    return Decimal(sign + digits.replace(",", ""))


def pairs(text: str) -> list[tuple[Decimal, Decimal]]:
    """Before and after of each row, in the order of the lines."""
    found = []
    for line in text.splitlines():
        if match := ARROW.match(line):
            found.append((read(match[1], match[2]), read(match[3], match[4])))
        elif match := ONE.match(line):
            found.append((read(match[1], match[2]),) * 2)
    return found


@settings(max_examples=150, deadline=None)
@given(currencies, st.lists(st.tuples(minor, minor), min_size=1, max_size=4), st.sampled_from(["zh-Hans", "en"]))
def test_numbers_on_a_card_are_the_numbers_of_the_rows(
    currency: str, prices: list[tuple[int, int]], language: str
) -> None:
    rows = tuple(
        Row(
            "L1", "拖鞋", RowField.TIER if place else RowField.PRICE, Money(before, currency), Money(after, currency),
            quantity=100 * place,
        )
        for place, (before, after) in enumerate(prices)
    )  # fmt: skip
    preview = Preview("s1", PriceSet(("L1",), Money(prices[0][1], currency)), rows)
    (shown,) = REPLIES.render(Asked(approval(preview.operation), preview, ()), language)
    written = [(Money(a, currency).amount, Money(b, currency).amount) for a, b in prices]
    assert pairs(shown.text) == written


@settings(max_examples=100, deadline=None)
@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_a_margin_is_a_loss_in_words_exactly_when_it_is_negative(before: int, after: int) -> None:
    row = replace(PRICE, margin_before=Money(before, "CNY"), margin_after=Money(after, "CNY"))
    line = table(ZH, Preview("s1", PriceSet(("L1",), PRICE.before or Money(1, "CNY")), (row,)))[0][1]
    said = re.findall(r"(赚|亏) ¥([\d,]+\.\d\d)|(不赚不亏)", line)
    wanted = [before, after] if before != after else [after]
    read_back = [
        0 if even else (1 if word == "赚" else -1) * int(re.sub(r"[,.]", "", digits)) for word, digits, even in said
    ]
    assert read_back == wanted


def test_a_table_too_long_for_a_message_goes_whole_into_a_file() -> None:
    rows = tuple(replace(PRICE, listing=f"L{number}", name=f"商品{number:03d}") for number in range(200))
    preview = Preview("s1", PriceSet(tuple(row.listing for row in rows), Money(550, "CNY")), rows)
    for voice, language in ((ZH, "zh-Hans"), (EN, "en")):
        (shown,) = REPLIES.render(Asked(approval(preview.operation), preview, ()), language)
        assert len(shown.text) < 4096
        assert shown.file is not None
        whole = shown.file.decode("utf-8-sig")
        assert whole.count("商品") == 200
        on_card = shown.text.count("→") // 2
        assert 0 < on_card < 200
        assert str(200 - on_card) in shown.text
        assert voice.say("table-file") == shown.file_name
