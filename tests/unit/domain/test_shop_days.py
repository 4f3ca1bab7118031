"""Wall clocks of all zones through the weeks in which they are changed: one instant a time, days without gap or overlap."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.domain.shop import Shop, day_bounds, instant

ZONES = sorted(available_timezones())
SECOND = timedelta(seconds=1)
LONGEST_STEP = timedelta(hours=2)
"""Clocks are changed by an hour, on Lord Howe by half of one, at Troll station by two."""
CHANGES = (
    date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 4, 24), date(2026, 9, 6), date(2026, 9, 27),
    date(2026, 10, 4), date(2026, 10, 25), date(2026, 10, 30), date(2026, 11, 1),
)  # fmt: skip
"""Sundays and Fridays of 2026 on which clocks are changed somewhere: America, Europe, Australia, Egypt, Chile, New Zealand."""
DAYS = tuple(day + timedelta(days=offset) for day in CHANGES for offset in (-1, 0, 1))


def occurrences(day: date, at: time, zone: ZoneInfo) -> list[datetime]:
    """Every instant at which the zone's clocks show this, found by asking for both folds and looking at the clock."""
    wall = datetime.combine(day, at)
    asked = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(each for each in asked if each.astimezone(zone).replace(tzinfo=None) == wall)


def check(day: date, at: time, name: str) -> int:
    zone, found = ZoneInfo(name), instant(day, at, name)
    real = occurrences(day, at, zone)
    if real:
        assert found == real[0], (name, day, at)
        return len(real)
    wall = datetime.combine(day, at)
    assert (found - SECOND).astimezone(zone).replace(tzinfo=None) < wall, (name, day, at)
    assert found.astimezone(zone).replace(tzinfo=None) > wall, (name, day, at)
    return 0


def test_nine_in_the_morning_is_once_a_day_everywhere() -> None:
    assert {check(day, time(9), name) for name in ZONES for day in DAYS} == {1}


def test_half_past_two_may_be_missing_or_doubled() -> None:
    assert {check(day, time(2, 30), name) for name in ZONES for day in DAYS} == {0, 1, 2}


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("America/New_York", date(2026, 3, 8), time(2, 30), "2026-03-08T07:00+00:00"),
        ("America/New_York", date(2026, 11, 1), time(1, 30), "2026-11-01T05:30+00:00"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00+00:00"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30+00:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30+00:00"),
        ("Africa/Cairo", date(2026, 4, 24), time(0, 0), "2026-04-23T22:00+00:00"),
        ("Asia/Shanghai", date(2026, 3, 12), time(9, 0), "2026-03-12T01:00+00:00"),
        ("Pacific/Apia", date(2011, 12, 30), time(9, 0), "2011-12-30T10:00+00:00"),
    ],
)
def test_gaps_and_doubled_hours(zone: str, day: date, at: time, expected: str) -> None:
    """A skipped time is the first instant after the gap (Samoa skipped a whole day); of two, it is the first."""
    assert instant(day, at, zone) == datetime.fromisoformat(expected)


def test_days_of_all_zones_follow_one_another_without_gap_or_overlap() -> None:
    for name in ZONES:
        zone = ZoneInfo(name)
        for day in DAYS:
            start, end = day_bounds(day, day, name)
            assert abs(end - start - timedelta(days=1)) <= LONGEST_STEP, (name, day)
            assert start.astimezone(zone).date() == day == (end - SECOND).astimezone(zone).date(), (name, day)
            assert (start - SECOND).astimezone(zone).date() < day < end.astimezone(zone).date(), (name, day)
            assert day_bounds(day + timedelta(days=1), day + timedelta(days=1), name)[0] == end, (name, day)


def test_a_day_that_a_zone_skipped_is_empty() -> None:
    start, end = day_bounds(date(2011, 12, 30), date(2011, 12, 30), "Pacific/Apia")
    assert start == end == datetime(2011, 12, 30, 10, 0, tzinfo=UTC)


def test_a_period_is_from_the_first_day_to_the_end_of_the_last() -> None:
    assert day_bounds(date(2026, 3, 8), date(2026, 3, 8), "America/New_York") == (
        datetime(2026, 3, 8, 5, 0, tzinfo=UTC),
        datetime(2026, 3, 9, 4, 0, tzinfo=UTC),
    )
    assert day_bounds(date(2026, 3, 1), date(2026, 3, 31), "Asia/Shanghai") == (
        datetime(2026, 2, 28, 16, 0, tzinfo=UTC),
        datetime(2026, 3, 31, 16, 0, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, date(2026, 3, 12)), (1, date(2026, 3, 13)), (31, date(2026, 4, 12))]
)
def test_the_shops_own_day_and_clock(offset: int, expected: date) -> None:
    """16:30 UTC is half past midnight in Shanghai; a practice shop may live some days ahead."""
    shop = Shop("s", "店", "sandbox", "CNY", "Asia/Shanghai", clock_offset_days=offset)
    now = datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
    assert shop.today(now) == expected
    assert shop.local(now).time() == time(0, 30)
    assert shop.today(now - timedelta(minutes=31)) == expected - timedelta(days=1)
