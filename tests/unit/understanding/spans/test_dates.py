"""Dates, times, periods and lengths of time; all texts are written on Tuesday, 24 November 2026, at ten in the morning."""

from datetime import UTC, datetime

import pytest

from bot.understanding.spans.read import spans
from bot.understanding.spans.span import Kind
from tests.unit.understanding.spans.reading import cases, found

CHINESE = """
2026年11月3日 => 2026年11月3日 = 2026-11-03
2026-11-03 => 2026-11-03 = 2026-11-03
二零二六年三月五号 => 二零二六年三月五号 = 2026-03-05
3月8日 => 3月8日 = 2026-03-08
12月1号 => 12月1号 = 2025-12-01
20号发货 => 20号 = 2026-11-20
2026年 => 2026年 = 2026-01-01/2027-01-01
2026年5月 => 2026年5月 = 2026-05-01/2026-06-01
10月份 => 10月份 = 2026-10-01/2026-11-01
昨天 => 昨天 = 2026-11-23
前天卖了多少 => 前天 = 2026-11-22
明天 => 明天 = 2026-11-25
上周三 => 上周三 = 2026-11-18
下周一 => 下周一 = 2026-11-30
这周末 => 这周末 = 2026-11-28/2026-11-30
上周 => 上周 = 2026-11-16/2026-11-23
上个月 => 上个月 = 2026-10-01/2026-11-01
去年 => 去年 = 2025-01-01/2026-01-01
明年下半年 => 明年下半年 = 2027-07-01/2028-01-01
过去七天 => 过去七天 = 2026-11-17/2026-11-24
三天前 => 三天前 = 2026-11-21
两周后 => 两周后 = 2026-12-08
11月1日到11月11日 => 11月1日到11月11日 = 2026-11-01/2026-11-11
从3月1日至5日 => 从3月1日至5日 = 2026-03-01/2026-03-05
2026年11月11日之后 => 2026年11月11日之后 = 2026-11-11/
2026年之前 => 2026年之前 = /2026-01-01
明天下午三点半 => 明天下午三点半 = 2026-11-25 15:30:00
昨晚 => 昨晚 = 2026-11-23 16:00:00/2026-11-23 20:00:00
晚上8:30 => 晚上8:30 = 20:30:00
上午九点到十一点 => 上午九点到十一点 = 09:00:00/11:00:00
三个小时 => 三个小时 = 10800
两天半 => 两天半 = 216000
每天 => 每天 = None
5件 =>
这件怎么还没发货 =>
一百二十块 =>
"""
ENGLISH = """
2026/11/03 => 2026/11/03 = 2026-11-03
11/3/2026 => 11/3/2026 = 2026-11-03
may 4th, 2026 => may 4th, 2026 = 2026-05-04
4 may 2026 => 4 may 2026 = 2026-05-04
the fourth of july => the fourth of july = 2026-07-04
december 27 => december 27 = 2025-12-27
oct 2026 => oct 2026 = 2026-10-01/2026-11-01
yesterday => yesterday = 2026-11-23
the day after tomorrow => the day after tomorrow = 2026-11-26
last friday => last friday = 2026-11-20
next monday => next monday = 2026-11-30
on monday => monday = 2026-11-23
last week => last week = 2026-11-16/2026-11-23
this month => this month = 2026-11-01/2026-12-01
last quarter => last quarter = 2026-07-01/2026-10-01
two weeks ago => two weeks ago = 2026-11-10
last 7 days => last 7 days = 2026-11-17/2026-11-24
since march 2026 => since march 2026 = 2026-03-01/
before 2020 => before 2020 = /2020-01-01
from june 5 to june 9 => from june 5 to june 9 = 2026-06-05/2026-06-09
tomorrow at 5pm => tomorrow at 5pm = 2026-11-25 17:00:00
7:30 pm => 7:30 pm = 19:30:00
from 2 to 4pm tomorrow => from 2 to 4pm tomorrow = 2026-11-25 14:00:00/2026-11-25 16:00:00
noon => noon = 12:00:00
in 5 minutes => in 5 minutes = 2026-11-24 10:05:00
2 hours ago => 2 hours ago = 2026-11-24 08:00:00
3 hours => 3 hours = 10800
two and a half days => two and a half days = 216000
daily => daily = None
it may be late =>
set the price to 5 =>
4:3 ratio =>
"""


@pytest.mark.parametrize(("text", "wanted"), cases(CHINESE + ENGLISH))
def test_dates(text: str, wanted: list[str]) -> None:
    assert found(Kind.DATE, text) == wanted


@pytest.mark.parametrize("year", [1, 2, 9, 11, 9899, 9998, 9999])
def test_the_ends_of_the_calendar_are_survived(year: int) -> None:
    now = datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC)
    text = "去年 上上周三 过去九百年 999年后 明年下半年 next 9999 decades, 9999 weeks ago in 9999 years 13月 2月29日 9999年12月31日 12/31/1999"
    assert all(span.value is not None for span in spans(text, now) if span.kind is Kind.DATE)


def test_without_a_moment_no_date_is_read() -> None:
    assert not [span for span in spans("昨天 tomorrow", None) if span.kind is Kind.DATE]
