"""The daily summary: at its hour in every zone, once a day, never silently left out."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.domain.command import ReportQuery
from bot.domain.outcome import Outcome, Reported, Said
from bot.domain.people import Role
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from bot.ports.queues import OutboxState
from bot.ports.store import ReportState
from jobs.daily_reports import report_now, send_due_reports, settle_reports
from tests.contract.way.bench import SHOP
from tests.contract.way.program import Office, office

TODAY = date(2026, 3, 12)
HOUR = 3600
DAY = 24 * HOUR
READERS = ["operator", "owner", "viewer"]


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    """A practice shop at 10:20, its report due at 09:00."""
    with office(tmp_path) as made:
        yield made


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, real=True) as made:
        yield made


def reports(made: Office) -> list[Reported]:
    return [outcome for _, outcome in made.told if isinstance(outcome, Reported)]


async def test_before_its_hour_nothing_and_then_once(practice: Office) -> None:
    practice.change(report_at=time(11, 0))
    await practice.clock.advance(40 * 60 - 1)
    await send_due_reports(practice.app)
    assert (practice.told, practice.report(TODAY)) == ([], None)
    await practice.clock.advance(1)
    await send_due_reports(practice.app)
    assert practice.report(TODAY) is ReportState.SENDING
    assert sorted(chat for chat, _ in practice.told) == READERS
    assert {each.report.day for each in reports(practice)} == {date(2026, 3, 11)}
    for _ in range(3):
        await practice.clock.advance(HOUR)
        await send_due_reports(practice.app)
        await report_now(practice.app, SHOP.id)
    assert len(practice.told) == 3
    assert [practice.written(each) for each in READERS] == [1, 1, 1]


async def test_two_ticks_at_once_send_one_report(practice: Office) -> None:
    """Both have seen that nothing went out yet; the row decides."""
    practice.faults.put(Fault(FaultKind.SLOW, on=READ, times=4, seconds=1))
    both = asyncio.gather(send_due_reports(practice.app), report_now(practice.app, SHOP.id))
    await practice.clock.advance(9)
    await both
    assert sorted(chat for chat, _ in practice.told) == READERS


async def test_it_is_in_the_work_log(practice: Office) -> None:
    await send_due_reports(practice.app)
    with practice.program.store.begin() as tx:
        line = list(tx.worklog.chain(SHOP.id))[-1]
    assert (line.step.kind, dict(line.step.body)["day"]) == ("reported", "2026-03-11")


async def test_each_reader_gets_buttons_of_their_own_role(practice: Office) -> None:
    await send_due_reports(practice.app)
    taps = {chat: outcome.taps for chat, outcome in practice.told if isinstance(outcome, Reported)}
    assert taps["viewer"] == ()
    assert [each.command for each in taps["owner"]] == [each.command for each in taps["operator"]]
    ids = [each.offer_id for found in taps.values() for each in found]
    assert len(ids) == len(set(ids))


async def test_days_of_downtime_are_told_and_recorded(practice: Office) -> None:
    """Down from the 13th to the 15th: the reports of those mornings tell of the 12th to the 14th."""
    await send_due_reports(practice.app)
    practice.told.clear()
    await practice.clock.advance(4 * DAY)
    await send_due_reports(practice.app)
    assert {each.report.day for each in reports(practice)} == {date(2026, 3, 15)}
    assert {each.report.missed for each in reports(practice)} == {
        (date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 14))
    }
    states = [practice.report(TODAY + timedelta(days=number)) for number in range(5)]
    assert states == [ReportState.SENDING, *[ReportState.MISSED] * 3, ReportState.SENDING]
    assert len(practice.told) == 3


async def test_a_new_shop_has_missed_nothing(practice: Office) -> None:
    await send_due_reports(practice.app)
    assert {each.report.missed for each in reports(practice)} == {()}


async def test_a_marketplace_that_does_not_answer_is_asked_again(practice: Office) -> None:
    practice.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=1))
    await send_due_reports(practice.app)
    assert (practice.told, practice.report(TODAY)) == ([], None)
    await send_due_reports(practice.app)
    assert (len(practice.told), practice.report(TODAY)) == (3, ReportState.SENDING)


async def test_a_marketplace_that_never_answers_makes_a_missed_day_not_a_silent_one(practice: Office) -> None:
    await send_due_reports(practice.app)
    practice.told.clear()
    practice.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
    await practice.clock.advance(DAY)
    await send_due_reports(practice.app)
    practice.faults.clear()
    await practice.clock.advance(DAY)
    await send_due_reports(practice.app)
    assert {each.report.missed for each in reports(practice)} == {(TODAY,)}
    assert practice.report(TODAY + timedelta(days=1)) is ReportState.MISSED


@pytest.mark.parametrize(("hours", "late"), [(0, False), (2, False), (3, True)])
async def test_later_than_two_hours_says_so(real: Office, hours: int, late: bool) -> None:
    real.change(report_at=time(10, 20))
    await real.clock.advance(hours * HOUR)
    await send_due_reports(real.app)
    assert {each.report.late for each in reports(real)} == {late}


async def test_who_cannot_be_reached_is_left_out_and_nobody_is_no_report(practice: Office) -> None:
    for each in READERS:
        practice.reach(each, False)
    await send_due_reports(practice.app)
    assert (practice.told, practice.report(TODAY)) == ([], None)
    practice.reach("owner", True)
    await send_due_reports(practice.app)
    assert [chat for chat, _ in practice.told] == ["owner"]


@pytest.mark.parametrize(
    ("ends", "state"),
    [
        ((OutboxState.SENT, OutboxState.SENT, OutboxState.SENT), ReportState.SENT),
        ((OutboxState.SENT, OutboxState.DEAD, OutboxState.DEAD), ReportState.SENT),
        ((OutboxState.DEAD, OutboxState.DEAD, OutboxState.DEAD), ReportState.MISSED),
        ((OutboxState.SENT, OutboxState.UNKNOWN, OutboxState.SENT), ReportState.UNCERTAIN),
        ((OutboxState.SENT, OutboxState.PENDING, OutboxState.SENT), ReportState.SENDING),
        ((OutboxState.SENDING, OutboxState.UNKNOWN, OutboxState.SENT), ReportState.SENDING),
    ],
)
async def test_what_became_of_it(practice: Office, ends: tuple[OutboxState, ...], state: ReportState) -> None:
    await send_due_reports(practice.app)
    practice.told.clear()
    for chat, end in zip(READERS, ends, strict=True):
        practice.deliver(chat, end)
    await settle_reports(practice.app)
    assert practice.report(TODAY) is state
    await settle_reports(practice.app)
    assert practice.report(TODAY) is state
    told: list[tuple[str, Outcome]] = practice.told
    assert [chat for chat, _ in told] == (["owner"] if state is ReportState.UNCERTAIN else [])
    for _, outcome in told:
        assert isinstance(outcome, Said)
        assert (outcome.key, outcome.taps[0].command) == (
            "report-uncertain",
            ReportQuery(date(2026, 3, 11), date(2026, 3, 11)),
        )


async def test_who_blocked_us_after_it_arrived_has_got_it(practice: Office) -> None:
    await send_due_reports(practice.app)
    for chat in READERS:
        practice.deliver(chat, OutboxState.SENT)
        practice.reach(chat, False)
    await settle_reports(practice.app)
    assert practice.report(TODAY) is ReportState.SENT


async def test_the_next_morning_of_a_practice_shop_comes_when_it_is_called(practice: Office) -> None:
    await send_due_reports(practice.app)
    practice.told.clear()
    actor = practice.request("owner", "r").actor
    assert actor.role is Role.OWNER
    shop, _ = await practice.app.practice.tomorrow(actor)
    await report_now(practice.app, shop.id)
    assert {each.report.day for each in reports(practice)} == {TODAY}
    assert {(each.report.missed, each.report.late) for each in reports(practice)} == {((), False)}
    await send_due_reports(practice.app)
    assert len(practice.told) == 3


@pytest.mark.parametrize(
    ("zone", "at", "expected"),
    [
        ("America/New_York", time(9, 0), ["03-07T14:00", "03-08T13:00", "03-09T13:00"]),
        ("America/New_York", time(2, 30), ["03-07T07:30", "03-08T07:00", "03-09T06:30"]),
        ("Pacific/Kiritimati", time(0, 0), ["03-07T10:00", "03-08T10:00", "03-09T10:00"]),
    ],
)
async def test_at_its_hour_in_every_zone_also_when_clocks_change(
    tmp_path: Path, zone: str, at: time, expected: list[str]
) -> None:
    """Looked at every half hour over three days: exactly one report a day, at the first look that is not too early."""
    with office(tmp_path, start=datetime(2026, 3, 7, 0, 0, tzinfo=UTC)) as made:
        for each in ("operator", "viewer"):
            made.reach(each, False)
        made.change(timezone=zone, report_at=at)
        sent: list[str] = []
        while made.clock.now() < datetime(2026, 3, 9, 15, 0, tzinfo=UTC):
            before = len(made.told)
            await send_due_reports(made.app)
            sent += [f"{made.clock.now():%m-%dT%H:%M}"] * (len(made.told) - before)
            await made.clock.advance(1800)
        shop_days = [day for day in sent if "03-07" <= day[:5] <= "03-09"]
        assert [each for each in shop_days if each in expected] == expected
        assert len(sent) == len(set(sent)) == len({each.report.day for each in reports(made)})
        assert all(each.report.missed == () for each in reports(made))
