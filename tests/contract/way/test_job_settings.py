"""Settings and the jobs: the report keeps its day when its hour is changed, and comes to each person as loudly as they want it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.delivery.posting import Address
from bot.domain.operation import Operation, PromotionStart
from bot.domain.outcome import Asked, Executed, Outcome, Refused, Reported, Said, Unchanged
from bot.domain.preferences import Loudness, LoudnessSet, Preferences, QuietHoursSet, ReportTimeSet, Topic
from bot.errors import NotAllowed
from bot.ports.queues import OutboxState
from bot.ports.store import ReportState
from jobs.daily_reports import send_due_reports, settle_reports
from tests.contract.way.bench import SHOP, TOWEL, yuan
from tests.contract.way.program import Office, office

TODAY = date(2026, 3, 12)
DAY, HALF_HOUR = 86400, 1800
OFF, SILENT, ON = Loudness.OFF, Loudness.SILENT, Loudness.ON


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Office]:
    """A shop of a marketplace that is not for practice, at 10:20."""
    with office(tmp_path, real=True) as made:
        yield made


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


async def ask(made: Office, operation: Operation, person: str = "owner", run_id: str = "s1") -> Outcome:
    return await made.app.submit(operation, made.request(person, run_id))


async def undo(made: Office, run_id: str | None, person: str = "owner") -> tuple[Outcome, ...]:
    request = made.request(person, "back")
    return await made.program.app.undo(run_id, request, made.program.app.submit)


def wanted(made: Office, person: str) -> Preferences:
    with made.program.store.begin() as tx:
        return tx.preferences.of(SHOP.id, person)


def waiting(made: Office) -> dict[str, list[bool]]:
    """Whether each message that waits for a chat comes without a sound."""
    found: dict[str, list[bool]] = {}
    with made.program.store.begin() as tx:
        for row in tx.outbox.due("web", made.clock.now() + timedelta(days=1), 50):
            found.setdefault(row.draft.chat, []).append(row.draft.shown is not None and row.draft.shown.silent)
    return found


def empty(made: Office) -> None:
    """Whatever waits has arrived."""
    for chat in ("owner", "operator", "viewer"):
        made.deliver(chat, OutboxState.SENT)


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        (time(9, 0), time(18, 0), ["12T10:20", "13T18:20", "14T18:20"]),
        (time(9, 0), time(10, 30), ["12T10:20", "13T10:50", "14T10:50"]),
        (time(9, 0), time(8, 0), ["12T10:20", "13T08:20", "14T08:20"]),
        (time(18, 0), time(9, 0), ["12T10:20", "13T09:20", "14T09:20"]),
        (time(18, 0), time(11, 0), ["12T11:20", "13T11:20", "14T11:20"]),
        (time(18, 0), time(18, 30), ["12T18:50", "13T18:50", "14T18:50"]),
        (time(23, 50), time(0, 0), ["12T10:20", "13T00:20", "14T00:20"]),
    ],
)
async def test_another_hour_neither_skips_a_day_nor_tells_one_twice(
    real: Office, before: time, after: time, sent: list[str]
) -> None:
    """The hour is changed at 10:20, before or after that day's report; then it is looked every half hour."""
    for each in ("operator", "viewer"):
        real.reach(each, False)
    real.change(report_at=before)
    await send_due_reports(real.app)
    times = [f"{SHOP.local(real.clock.now()):%dT%H:%M}"] * len(real.told)
    assert isinstance(await ask(real, ReportTimeSet(after)), Executed)
    while real.clock.now() < datetime(2026, 3, 14, 16, 0, tzinfo=UTC):
        known = len(reports(real))
        await send_due_reports(real.app)
        times += [f"{SHOP.local(real.clock.now()):%dT%H:%M}"] * (len(reports(real)) - known)
        await real.clock.advance(HALF_HOUR)
    assert times == sent
    assert [each.report.day for each in reports(real)] == [TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)]
    assert {(each.report.missed, each.report.late) for each in reports(real)} == {((), False)}


def reports(made: Office) -> list[Reported]:
    return [outcome for _, outcome in made.told if isinstance(outcome, Reported)]


async def test_the_hour_is_the_owners_to_change_and_is_taken_back(practice: Office) -> None:
    for person in ("operator", "viewer"):
        with pytest.raises(NotAllowed):
            await ask(practice, ReportTimeSet(time(8)), person)
    assert isinstance(await ask(practice, ReportTimeSet(time(8))), Executed)
    assert practice.app.house.shop(SHOP.id).report_at == time(8)
    assert isinstance(await ask(practice, ReportTimeSet(time(8)), run_id="s2"), Unchanged)
    (back,) = await undo(practice, "s1")
    assert isinstance(back, Executed)
    assert practice.app.house.shop(SHOP.id).report_at == time(9)


async def test_a_setting_changed_since_asks_before_it_is_taken_back(practice: Office) -> None:
    await ask(practice, ReportTimeSet(time(8)))
    await ask(practice, ReportTimeSet(time(7)), run_id="s2")
    (card,) = await undo(practice, "s1")
    assert isinstance(card, Asked)
    assert [each.key for each in card.reasons] == ["policy-moved-since"]


@pytest.mark.parametrize("person", ["owner", "operator", "viewer"])
async def test_everybody_sets_how_loudly_for_themselves_and_takes_it_back(practice: Office, person: str) -> None:
    await ask(practice, QuietHoursSet(time(22), time(7)), person, "s0")
    await ask(practice, LoudnessSet(Topic.SUGGESTION, OFF), person, "s1")
    await ask(practice, LoudnessSet(Topic.SUGGESTION, SILENT), person, "s2")
    assert wanted(practice, person) == Preferences(((Topic.SUGGESTION, SILENT),), (time(22), time(7)))
    assert {wanted(practice, each) for each in ("owner", "operator", "viewer") if each != person} == {Preferences()}
    for run_id, left in (("s2", OFF), ("s0", OFF)):
        (back,) = await practice.program.app.undo(
            run_id, practice.request(person, f"back-{run_id}"), practice.program.app.submit
        )
        assert isinstance(back, Executed)
        assert wanted(practice, person).of(Topic.SUGGESTION) is left
    assert wanted(practice, person).quiet is None


async def test_nobody_takes_back_what_another_set_for_themselves(practice: Office) -> None:
    await ask(practice, LoudnessSet(Topic.REMINDER, OFF), "operator")
    (said,) = await undo(practice, "s1", "owner")
    assert isinstance(said, Said)
    assert (said.key, wanted(practice, "operator").of(Topic.REMINDER)) == ("undo-nothing", OFF)


async def test_an_hour_that_is_no_span_is_refused(practice: Office) -> None:
    refused = await ask(practice, QuietHoursSet(time(8), time(8)), "viewer")
    assert isinstance(refused, Refused)
    assert wanted(practice, "viewer") == Preferences()


async def test_off_is_for_one_person_and_silent_makes_no_sound(practice: Office) -> None:
    await ask(practice, LoudnessSet(Topic.DAILY_REPORT, OFF), "owner", "s1")
    await ask(practice, LoudnessSet(Topic.DAILY_REPORT, SILENT), "operator", "s2")
    empty(practice)
    await send_due_reports(practice.app)
    assert waiting(practice) == {"operator": [True], "viewer": [False]}
    empty(practice)
    await settle_reports(practice.app)
    assert practice.report(TODAY) is ReportState.SENT


async def test_in_quiet_hours_the_report_comes_without_a_sound(practice: Office) -> None:
    await ask(practice, QuietHoursSet(time(8), time(10, 30)), "owner", "s1")
    await ask(practice, QuietHoursSet(time(22), time(7)), "operator", "s2")
    empty(practice)
    await send_due_reports(practice.app)
    assert waiting(practice) == {"owner": [True], "operator": [False], "viewer": [False]}


async def test_who_wants_no_suggestions_gets_the_report_without_them(practice: Office) -> None:
    await ask(practice, LoudnessSet(Topic.SUGGESTION, OFF), "owner")
    await send_due_reports(practice.app)
    mine, theirs = (
        next(outcome for chat, outcome in practice.told if chat == name and isinstance(outcome, Reported))
        for name in ("owner", "operator")
    )
    assert theirs.taps
    assert (mine.taps, mine.report.suggestions) == ((), 0)
    assert theirs.report.suggestions == len(theirs.taps)


async def test_a_report_nobody_wants_is_not_told_as_missed_later(practice: Office) -> None:
    for number, person in enumerate(("owner", "operator", "viewer")):
        await ask(practice, LoudnessSet(Topic.DAILY_REPORT, OFF), person, f"s{number}")
    for _ in range(3):
        await send_due_reports(practice.app)
        await practice.clock.advance(DAY)
    assert reports(practice) == []
    assert practice.report(TODAY) is ReportState.MISSED
    await ask(practice, LoudnessSet(Topic.DAILY_REPORT, ON), "owner", "on")
    empty(practice)
    await send_due_reports(practice.app)
    assert list(waiting(practice)) == ["owner"]
    assert {each.report.missed for each in reports(practice)} == {()}


@pytest.mark.parametrize(
    ("topic", "unasked", "preferences", "comes"),
    [
        (Topic.REMINDER, False, Preferences(), [False]),
        (Topic.REMINDER, False, Preferences(((Topic.REMINDER, OFF),)), []),
        (Topic.REMINDER, False, Preferences(((Topic.REMINDER, SILENT),)), [True]),
        (Topic.REMINDER, False, Preferences(((Topic.DAILY_REPORT, OFF),)), [False]),
        (Topic.REMINDER, False, Preferences((), (time(10), time(11))), [True]),
        (Topic.REMINDER, False, Preferences(((Topic.REMINDER, OFF),), (time(10), time(11))), []),
        (None, True, Preferences(((Topic.REMINDER, OFF),)), [False]),
        (None, True, Preferences((), (time(10), time(11))), [True]),
        (None, False, Preferences((), (time(10), time(11))), [False]),
    ],
)
def test_a_message_comes_as_loudly_as_its_topic(
    practice: Office, topic: Topic | None, unasked: bool, preferences: Preferences, comes: list[bool]
) -> None:
    with practice.program.store.begin() as tx:
        tx.preferences.save(SHOP.id, "viewer", preferences)
        person = tx.people.person("viewer")
        assert person is not None
        to = replace(Address.of(person, "k", shop_id=SHOP.id, topic=topic), unasked=unasked)
        practice.program.app.post.tell(tx, Said("undo-nothing"), to)
    assert waiting(practice) == ({"viewer": comes} if comes else {})


async def test_a_card_that_waits_is_never_silenced(practice: Office) -> None:
    card = await ask(practice, PromotionStart((TOWEL,), yuan("20.00"), 3))
    empty(practice)
    with practice.program.store.begin() as tx:
        tx.preferences.save(SHOP.id, "owner", Preferences(((Topic.SUGGESTION, OFF),), (time(0), time(23, 59))))
        person = tx.people.person("owner")
        assert person is not None
        to = Address.of(person, "again", shop_id=SHOP.id, topic=Topic.SUGGESTION)
        practice.program.app.post.tell(tx, card, replace(to, unasked=True))
    assert waiting(practice) == {"owner": [False]}
