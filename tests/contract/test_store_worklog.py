"""The log is one unbroken chain per shop, and any line that was altered, dropped or moved is found."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from bot.domain.worklog import GENESIS, LogLine, Step, chain_hash, first_break
from bot.storage.engine import begin
from bot.storage.store import SqlStore
from tests.contract.store_samples import DAY, HOUR, NOW, Undone, open_shops, open_shops_in

STEP = Step(
    shop_id="shop-1",
    kind="asked",
    actor="person-1",
    at=NOW,
    day=DAY,
    run_id="run-1",
    listings=("slipper", "mug"),
    body=(("z", "把拖鞋降到5块5"), ("a", {"y": ["1.50", None, True], "b": 2})),
)


def fill(store: SqlStore, lines: int) -> list[LogLine]:
    open_shops(store)
    with store.begin() as rows:
        return [rows.worklog.append(replace(STEP, at=NOW + number * HOUR)) for number in range(lines)]


def test_lines_are_chained_and_come_back_exactly(store: SqlStore) -> None:
    first, second = fill(store, 2)
    assert first == LogLine(1, STEP, GENESIS, chain_hash(1, STEP, GENESIS))
    assert second.previous == first.hash
    with store.begin() as rows:
        assert tuple(rows.worklog.chain("shop-1")) == (first, second)
        assert first_break(rows.worklog.chain("shop-1")) is None


def test_each_shop_has_a_chain_of_its_own(store: SqlStore) -> None:
    fill(store, 2)
    with store.begin() as rows:
        line = rows.worklog.append(replace(STEP, shop_id="shop-2"))
        assert (line.seq, line.previous) == (1, GENESIS)
        assert tuple(rows.worklog.chain("shop-2")) == (line,)
        assert rows.worklog.read("shop-2", DAY, DAY) == (line,)
        assert tuple(rows.worklog.chain("shop-3")) == ()


def test_a_time_of_another_zone_is_hashed_as_it_is_stored(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        line = rows.worklog.append(replace(STEP, at=NOW.astimezone(timezone(timedelta(hours=8)))))
    assert line.step.at.isoformat() == "2026-03-08T01:30:15.123456+00:00"
    with store.begin() as rows:
        assert tuple(rows.worklog.chain("shop-1")) == (line,)
        assert first_break(rows.worklog.chain("shop-1")) is None


def test_lines_are_read_by_day_and_listing(store: SqlStore) -> None:
    open_shops(store)
    next_day = DAY + timedelta(days=1)
    with store.begin() as rows:
        one = rows.worklog.append(STEP)
        two = rows.worklog.append(replace(STEP, day=next_day, listings=("mug",)))
        three = rows.worklog.append(replace(STEP, day=next_day, listings=()))
        assert rows.worklog.read("shop-1", DAY, DAY) == (one,)
        assert rows.worklog.read("shop-1", DAY, next_day) == (one, two, three)
        assert rows.worklog.read("shop-1", DAY, next_day, "mug") == (one, two)
        assert rows.worklog.read("shop-1", DAY, next_day, "slip") == ()
        assert rows.worklog.read("shop-1", date(2026, 3, 1), date(2026, 3, 7)) == ()


def test_a_chain_longer_than_a_page_is_walked_whole(store: SqlStore) -> None:
    fill(store, 1003)
    with store.begin() as rows:
        assert [line.seq for line in rows.worklog.chain("shop-1")] == list(range(1, 1004))
        assert first_break(rows.worklog.chain("shop-1")) is None


@contextmanager
def unguarded(store: SqlStore) -> Iterator[Connection]:
    """A connection of somebody who owns the database and has taken the guards away."""
    with begin(store.engine) as connection:
        if connection.dialect.name == "sqlite":
            for verb in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER worklog_no_{verb}"))
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield connection


TAMPERINGS = {
    "UPDATE worklog SET actor = 'nobody' WHERE seq = 3": 3,
    "UPDATE worklog SET body = '[]' WHERE seq = 2": 2,
    "UPDATE worklog SET at = at + 1 WHERE seq = 5": 5,
    "UPDATE worklog SET day = '2026-03-09' WHERE seq = 1": 1,
    "UPDATE worklog SET hash = previous WHERE seq = 4": 4,
    "DELETE FROM worklog WHERE seq = 3": 3,
    "DELETE FROM worklog WHERE seq < 3": 1,
    "UPDATE worklog SET seq = CASE seq WHEN 2 THEN 30 ELSE 2 END WHERE seq IN (2, 3)": 2,
}


@pytest.mark.parametrize(("statement", "broken"), TAMPERINGS.items())
def test_tampering_is_found_where_it_happened(store: SqlStore, statement: str, broken: int) -> None:
    fill(store, 5)
    with unguarded(store) as connection:
        assert connection.execute(text(statement)).rowcount > 0
    with store.begin() as rows:
        assert first_break(rows.worklog.chain("shop-1")) == broken


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec=None), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.lists(st.tuples(st.text(max_size=5), JSON), max_size=3, unique_by=lambda pair: pair[0]), words=st.text())
def test_what_is_hashed_is_what_is_stored(store: SqlStore, body: list[tuple[str, object]], words: str) -> None:
    with suppress(Undone), store.begin() as rows:
        open_shops_in(rows)
        line = rows.worklog.append(replace(STEP, body=tuple(body), actor=words, run_id=words, listings=(words,)))
        assert tuple(rows.worklog.chain("shop-1")) == (line,)
        assert first_break(rows.worklog.chain("shop-1")) is None
        assert [name for name, _ in line.step.body] == [name for name, _ in body]
        raise Undone


def test_a_body_that_is_no_json_is_refused(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows, pytest.raises(TypeError, match="date is not JSON"):
        rows.worklog.append(replace(STEP, body=(("day", DAY),)))
    with store.begin() as rows:
        assert tuple(rows.worklog.chain("shop-1")) == ()
