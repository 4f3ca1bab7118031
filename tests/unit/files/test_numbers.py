"""Numbers as people and programs write them, and those that must not be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.marketplaces.files.numbers import LARGEST_AMOUNT, amount, shown_mark, whole
from bot.marketplaces.files.rows import LineRefused

AMOUNTS = [
    ("2.55", ".", 25500),
    ("0", ".", 0),
    ("-11062.06", ".", -110620600),
    ("0.0001", ".", 1),
    (".5", ".", 5000),
    ("1,234.50", ".", 12345000),
    ("1.234,50", ".", 12345000),
    ("1,234.50", ",", 12345000),
    ("1,234,567", ".", 12345670000),
    ("1.234.567", ",", 12345670000),
    ("1,234", ".", 12340000),
    ("1,234", ",", 12340),
    ("1.234", ".", 12340),
    ("1.234", ",", 12340000),
    ("0,125", ".", 1250),
    ("12,5", ".", 125000),
    ("￥5.50", ".", 55000),
    ("¥ 5.50", ".", 55000),
    ("5.5元", ".", 55000),
    ("£1,234.50", ".", 12345000),
    ("CNY 12.00", ".", 120000),
    ("５．５０", ".", 55000),
    ("1 234,50", ",", 12345000),
    ("1\u00a0234,50", ",", 12345000),
    ("1'234.50", ".", 12345000),
    ("(5.00)", ".", -50000),
    ("-￥5.00", ".", -50000),
    ("−5.00", ".", -50000),
    ("+5", ".", 50000),
    ("5.", ".", 50000),
    ("2.55000", ".", 25500),
]


@pytest.mark.parametrize(("text", "mark", "parts"), AMOUNTS)
def test_amounts_are_exact_ten_thousandths(text: str, mark: str, parts: int) -> None:
    assert amount(text, mark) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "1e3",
        "=1+1",
        "=2.55",
        "1.2.3,4,5",
        "12,34.5",
        "1,23,456",
        "--5",
        "5-",
        "五块五",
        "5%",
        "1/2",
        "NaN",
        "inf",
        "1_000",
        "0x10",
        "٣",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(LineRefused, match="reject-number"):
        amount(text, ".")


def test_a_fifth_decimal_is_refused_not_rounded() -> None:
    with pytest.raises(LineRefused, match="reject-too-fine"):
        amount("2.55001", ".")


def test_amounts_have_a_largest_value() -> None:
    assert amount("10000000000", ".") == LARGEST_AMOUNT
    with pytest.raises(LineRefused, match="reject-too-large"):
        amount("10000000000.0001", ".")


@pytest.mark.parametrize(("text", "pieces"), [("6", 6), ("-1", -1), ("6.0", 6), ("1,000", 1000), ("0", 0)])
def test_pieces_are_whole(text: str, pieces: int) -> None:
    assert whole(text, ".") == pieces


@pytest.mark.parametrize("text", ["1.5", "0.1"])
def test_parts_of_a_piece_are_refused(text: str) -> None:
    with pytest.raises(LineRefused, match="reject-quantity"):
        whole(text, ".")


MARKS = [
    ("5", ""),
    ("5.5", "."),
    ("5,5", ","),
    ("1,234", "?"),
    ("1.234", "?"),
    ("-1,234", "?"),
    ("0,234", ","),
    ("1234,567", ","),
    ("1,234.5", "."),
    ("1.234,5", ","),
    ("1,234,567", "."),
    ("1.234.567", ","),
]


@pytest.mark.parametrize(("number", "mark"), MARKS)
def test_a_number_gives_its_decimal_mark_away_or_not(number: str, mark: str) -> None:
    assert shown_mark(number) == mark


@given(parts=st.integers(-(10**13), 10**13), mark=st.sampled_from(".,"))
def test_what_is_written_with_four_decimals_is_read_back(parts: int, mark: str) -> None:
    sign = "-" if parts < 0 else ""
    major, minor = divmod(abs(parts), 10_000)
    grouped = f"{major:,}".replace(",", "." if mark == "," else ",")
    assert amount(f"{sign}{grouped}{mark}{minor:04}", mark) == parts
