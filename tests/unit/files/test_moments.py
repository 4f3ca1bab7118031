"""Dates as files write them, with both orders of day and month."""

from datetime import date

import pytest

from bot.marketplaces.files.moments import DateStyle, as_date, as_number, moment, shown_order
from bot.marketplaces.files.rows import LineRefused

MORNING = 8 * 3600 + 26 * 60
DATES = [
    ("2010-12-01 08:26:00", "", (20101201, MORNING)),
    ("2010-12-01T08:26:00", "", (20101201, MORNING)),
    ("2010-12-01T08:26:00.500", "", (20101201, MORNING)),
    ("2010-12-01", "", (20101201, 0)),
    ("2010/12/1 8:26", "", (20101201, MORNING)),
    ("2010.12.1 8:26", "", (20101201, MORNING)),
    ("2010年12月1日", "", (20101201, 0)),
    ("2010年12月1日 8时26分", "", (20101201, MORNING)),
    ("2010年12月01日 08时26分05秒", "", (20101201, MORNING + 5)),
    ("2010年12月1日 下午8:26", "", (20101201, MORNING + 43200)),
    ("２０１０－１２－０１ ０８：２６：００", "", (20101201, MORNING)),
    ("20101201", "", (20101201, 0)),
    ("20101201082600", "", (20101201, MORNING)),
    ("12/1/2010 8:26", "mdy", (20101201, MORNING)),
    ("12/1/2010 8:26", "dmy", (20100112, MORNING)),
    ("1-12-2010", "dmy", (20101201, 0)),
    ("01.12.2010 08:26", "mdy", (20101201, MORNING)),
    ("13/1/2010", "", (20100113, 0)),
    ("1/13/2010", "", (20100113, 0)),
    ("1/1/2011", "", (20110101, 0)),
    ("12/1/2010 12:05 AM", "mdy", (20101201, 300)),
    ("12/1/2010 12:05 PM", "mdy", (20101201, 43500)),
    ("12/1/2010 8:26:00 pm", "mdy", (20101201, MORNING + 43200)),
    ("40513", "", (20101201, 0)),
    ("40513.3513888889", "", (20101201, MORNING)),
    ("40513.99999999", "", (20101202, 0)),
    ("2010-12-01T08:26:00Z", "", (20101201, MORNING)),
    ("2010-12-01T23:30:00-05:00", "", (20101202, 4 * 3600 + 1800)),
    ("2012-02-29", "", (20120229, 0)),
]


@pytest.mark.parametrize(("text", "order", "expected"), DATES)
def test_a_date_is_day_and_second_in_the_shops_zone(text: str, order: str, expected: tuple[int, int]) -> None:
    assert moment(text, DateStyle(order, "Europe/London")) == expected


def test_a_time_with_a_zone_moves_to_the_shops_day() -> None:
    assert moment("2010-12-01T20:00:00Z", DateStyle("", "Asia/Shanghai")) == (20101202, 4 * 3600)
    assert moment("2010-12-01 20:00:00", DateStyle("", "Asia/Shanghai")) == (20101201, 20 * 3600)


@pytest.mark.parametrize(
    ("text", "order"),
    [("", ""), ("yesterday", ""), ("2010-13-01", ""), ("2011-02-29", ""), ("2010-12-01 25:00", ""), ("2010-12-01 08:61", ""), ("12/1/2010", ""),
     ("1/13/2010", "dmy"), ("13/1/2010", "mdy"), ("13/13/2010", ""), ("12/1/10", "mdy"), ("99999", ""), ("123", ""), ("0000-00-00", ""),
     ("2010-12-01 08:26:00 extra", ""), ("=TODAY()", ""), ("2010-12-01T08:00:00+99:00", "")],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str, order: str) -> None:
    with pytest.raises(LineRefused, match="reject-date"):
        moment(text, DateStyle(order, "Europe/London"))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("13/1/2010", "dmy"),
        ("1/13/2010 8:26", "mdy"),
        ("12/1/2010", "?"),
        ("1/1/2010", ""),
        ("13/13/2010", ""),
        ("1.12.2010", ""),
        ("2010-12-01", ""),
        ("x", ""),
    ],
)
def test_a_date_gives_its_order_away_or_not(text: str, order: str) -> None:
    assert shown_order(text) == order


def test_day_numbers_go_both_ways() -> None:
    assert as_number(date(2010, 12, 31)) == 20101231
    assert as_date(20101231) == date(2010, 12, 31)
