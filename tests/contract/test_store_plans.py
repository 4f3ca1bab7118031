"""Plans move on once each, are due by their shop's own clock, and what people want of messages is kept apart for each shop."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.domain.operation import PriceSet
from bot.domain.planned import Plan, PlanState
from bot.domain.preferences import Loudness, Preferences, Topic
from bot.errors import SetupError
from bot.storage.engine import begin, make_engine
from bot.storage.migrations import current_revision, downgrade, head_revision
from bot.storage.store import SqlStore
from tests.contract.store_samples import DAY, HOUR, NOW, open_shops, person, shop, yuan

WAITING, STARTED = PlanState.WAITING, PlanState.STARTED
MOMENT = timedelta(microseconds=1)
NEXT = timedelta(days=1)


def plan(plan_id: str = "run-1", shop_id: str = "shop-1", **fields: Any) -> Plan:
    return Plan(plan_id, shop_id, "person-1", PriceSet(("slipper",), yuan("5.50")), NOW, **fields)


def keep(store: SqlStore, *plans: Plan) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert [rows.plans.add(each) for each in plans] == [True] * len(plans)


def due(store: SqlStore, at: datetime) -> list[str]:
    with store.begin() as rows:
        return [each.id for each in rows.plans.due(at)]


@pytest.mark.parametrize("state", PlanState)
def test_a_plan_comes_back_as_it_was_kept(store: SqlStore, state: PlanState) -> None:
    full = plan(
        "full", due_at=NOW + HOUR, until=date(2026, 3, 9), ends_at=NOW + 2 * NEXT, state=state, run_id="plan-full"
    )
    keep(store, plan(state=state), full)
    with store.begin() as rows:
        assert rows.plans.get("shop-1", "run-1") == plan(state=state)
        assert rows.plans.get("shop-1", "full") == full
        assert rows.plans.get("shop-2", "full") is None
        assert rows.plans.add(replace(full, person_id="other")) is False
        assert rows.plans.get("shop-1", "full") == full
        assert rows.plans.add(replace(full, shop_id="shop-2")) is True


@pytest.mark.parametrize("state", PlanState)
def test_only_what_is_still_to_come_is_listed_the_next_first(store: SqlStore, state: PlanState) -> None:
    keep(
        store,
        plan("late", due_at=NOW + 3 * HOUR),
        plan("begun", due_at=NOW - HOUR, ends_at=NOW + 2 * HOUR, state=STARTED, run_id="r"),
        plan("soon", due_at=NOW + HOUR),
        plan("at once"),
        plan("some", due_at=NOW + 4 * HOUR, state=state),
        plan("theirs", "shop-2"),
    )
    with store.begin() as rows:
        found = [each.id for each in rows.plans.open("shop-1")]
    assert found == ["at once", "soon", "begun", "late", *(["some"] if state in (WAITING, STARTED) else [])]


@pytest.mark.parametrize(
    ("fields", "before", "at"),
    [
        ({"due_at": NOW + HOUR}, NOW + HOUR - MOMENT, NOW + HOUR),
        ({}, NOW - MOMENT, NOW),
        ({"state": STARTED}, None, NOW - NEXT),
        ({"state": STARTED, "run_id": "r", "ends_at": NOW + HOUR}, NOW + HOUR - MOMENT, NOW + HOUR),
        ({"state": STARTED, "run_id": "r"}, NOW + 900 * NEXT, None),
        ({"state": PlanState.ENDED, "due_at": NOW}, NOW + NEXT, None),
        ({"state": PlanState.CANCELLED, "due_at": NOW, "ends_at": NOW}, NOW + NEXT, None),
        ({"state": PlanState.FAILED, "due_at": NOW}, NOW + NEXT, None),
    ],
)
def test_what_is_due(store: SqlStore, fields: dict[str, Any], before: datetime | None, at: datetime | None) -> None:
    keep(store, plan(**fields))
    if before is not None:
        assert due(store, before) == []
    if at is not None:
        assert due(store, at) == ["run-1"]


def test_a_practice_shops_plans_are_due_by_its_own_clock(store: SqlStore) -> None:
    keep(store, plan(due_at=NOW + 3 * NEXT), plan("run-2", state=STARTED, run_id="r", ends_at=NOW + 3 * NEXT))
    assert due(store, NOW) == []
    with store.begin() as rows:
        rows.shops.save(shop("shop-1", clock_offset_days=3))
    assert due(store, NOW - MOMENT) == []
    assert due(store, NOW) == ["run-1", "run-2"]


def test_a_plan_moves_on_once(store: SqlStore, database_url: str) -> None:
    keep(store, plan(), plan("run-1", "shop-2"))
    other = SqlStore(make_engine(database_url))
    with store.begin() as rows:
        assert rows.plans.move(plan(), STARTED) is True
    with other.begin() as rows:
        assert rows.plans.move(plan(), STARTED) is False
        assert rows.plans.move(plan(), PlanState.CANCELLED) is False
        claimed = plan(state=STARTED)
        assert rows.plans.move(replace(claimed, run_id="another"), PlanState.ENDED) is False
        assert rows.plans.move(claimed, STARTED, "plan-run-1") is True
        assert rows.plans.move(claimed, PlanState.ENDED, "plan-run-1") is False
        assert rows.plans.move(replace(claimed, run_id="plan-run-1"), PlanState.ENDED) is True
    other.close()
    with store.begin() as rows:
        assert rows.plans.get("shop-1", "run-1") == plan(state=PlanState.ENDED, run_id="plan-run-1")
        assert rows.plans.get("shop-2", "run-1") == plan("run-1", "shop-2")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE plan SET state = 'maybe'", "UPDATE plan SET shop_id = 'shop-9'", "UPDATE plan SET operation = NULL"],
)
def test_the_database_refuses_impossible_plans(store: SqlStore, statement: str) -> None:
    keep(store, plan())
    with pytest.raises(IntegrityError), begin(store.engine) as connection:
        connection.execute(text(statement))


WANTED = [
    Preferences(),
    Preferences(((Topic.DAILY_REPORT, Loudness.OFF),)),
    Preferences(((Topic.DAILY_REPORT, Loudness.ON), (Topic.SUGGESTION, Loudness.SILENT)), (time(22), time(7, 30))),
    Preferences((), (time(0), time(6))),
]


@pytest.mark.parametrize("wanted", WANTED)
def test_preferences_are_each_persons_in_each_shop(store: SqlStore, wanted: Preferences) -> None:
    open_shops(store)
    with store.begin() as rows:
        for each in ("person-1", "person-2"):
            rows.people.save(person(each))
        rows.preferences.save("shop-1", "person-1", WANTED[2])
        rows.preferences.save("shop-1", "person-1", wanted)
        rows.preferences.save("shop-2", "person-1", WANTED[1])
    with store.begin() as rows:
        assert rows.preferences.of("shop-1", "person-1") == wanted
        assert rows.preferences.of("shop-2", "person-1") == WANTED[1]
        assert rows.preferences.of("shop-1", "person-2") == Preferences()


@pytest.mark.parametrize(("shop_id", "person_id"), [("shop-9", "person-1"), ("shop-1", "person-9")])
def test_preferences_need_a_shop_and_a_person(store: SqlStore, shop_id: str, person_id: str) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.people.save(person("person-1"))
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.preferences.save(shop_id, person_id, Preferences())


@pytest.mark.parametrize("table", ["plan", "preference"])
def test_no_way_down_loses_a_plan_or_a_preference(database_url: str, table: str) -> None:
    engine = make_engine(database_url)
    store = SqlStore(engine)
    open_shops(store)
    with store.begin() as rows:
        rows.people.save(person("person-1"))
        if table == "plan":
            rows.plans.add(plan())
        else:
            rows.preferences.save("shop-1", "person-1", WANTED[1])
    with pytest.raises(SetupError) as caught:
        downgrade(engine, "0003_files")
    assert caught.value.values["table"] == table
    assert current_revision(engine) == head_revision()
    store.close()


def test_times_are_kept_to_the_microsecond(store: SqlStore) -> None:
    at = datetime(2026, 6, 21, 16, 0, 0, 1, tzinfo=UTC)
    keep(store, plan(due_at=at, until=DAY))
    with store.begin() as rows:
        found = rows.plans.get("shop-1", "run-1")
    assert found is not None
    assert (found.due_at, found.until) == (at, DAY)
