"""The tables are what the code says, the way up and down is all or nothing, and no way down loses a row."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, select, text

from bot.domain.shop import Limits
from bot.errors import SetupError
from bot.ports.store import Knowledge
from bot.storage.engine import begin, make_engine
from bot.storage.migrations import current_revision, downgrade, head_revision, migrate
from bot.storage.store import SqlStore, open_store
from bot.storage.tables import metadata
from tests.contract.store_samples import DAY, effect, open_shops, open_shops_in, shop, yuan
from tests.contract.test_store_worklog import STEP

CORE = "0001_core"
LATER = {
    "plan", "preference", "model_use", "shop_word", "mandate", "expectation", "drift", "secret", "secret_key", "restoration",
}  # fmt: skip
"""Tables that came after the core."""


@pytest.fixture
def engine(new_database_url: str) -> Iterator[Engine]:
    made = make_engine(new_database_url)
    yield made
    made.dispose()


def schema(engine: Engine) -> dict[str, Any]:
    """Everything the database can tell about its tables, in an order of its own."""
    with begin(engine) as connection:
        look = inspect(connection)
        found: dict[str, Any] = {
            name: _table(look, name) for name in look.get_table_names() if name != "alembic_version"
        }
        found["triggers"] = _triggers(connection)
    return found


def _table(look: Any, name: str) -> Any:
    described = [
        sorted((each["name"], str(each["type"]), each["nullable"]) for each in look.get_columns(name)),
        look.get_pk_constraint(name)["constrained_columns"],
        *(look.get_indexes(name), look.get_unique_constraints(name), look.get_foreign_keys(name)),
        look.get_check_constraints(name),
    ]
    return [sorted(json.dumps(each, default=str, sort_keys=True) for each in part) for part in described]


def _triggers(connection: Connection) -> list[tuple[Any, ...]]:
    query = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
        "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname",
    }
    return [tuple(row) for row in connection.execute(text(query[connection.dialect.name]))]


def data(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """All rows, by the columns that the database has at the moment."""
    found = {}
    with begin(engine) as connection:
        look = inspect(connection)
        there = look.get_table_names()
        for table in (each for each in metadata.sorted_tables if each.name in there):
            names = {each["name"] for each in look.get_columns(table.name)}
            query = select(*(each for each in table.columns if each.name in names)).order_by(*table.primary_key)
            found[table.name] = [dict(row._mapping) for row in connection.execute(query)]
    return found


NEWER = {"refuse_above_day_change", "changes_per_day", "refuse_above_listings", "cool_down_minutes", "protected"}
"""Columns that came after the core and say in every row what was so without them."""


def told(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Only the columns that say something."""
    return {
        table: [
            {name: value for name, value in row.items() if value is not None and name not in NEWER} for row in found
        ]
        for table, found in rows.items()
    }


def test_the_chain_has_one_end(engine: Engine) -> None:
    assert current_revision(engine) is None
    migrate(engine)
    assert current_revision(engine) == head_revision()
    migrate(engine)
    assert current_revision(engine) == head_revision()


def test_the_models_are_the_schema(engine: Engine) -> None:
    migrate(engine)
    with begin(engine) as connection:
        ours = {"compare_type": True, "include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, metadata) == []
    migrated = {name: each for name, each in schema(engine).items() if name in metadata.tables or name == "triggers"}
    assert len(migrated.pop("triggers")) == {"sqlite": 5, "postgresql": 3}[engine.dialect.name]
    downgrade(engine, "base")
    with begin(engine) as connection:
        metadata.create_all(connection)
    created = schema(engine)
    assert created.pop("triggers") == []
    assert created == migrated


def test_up_down_and_up_again_gives_the_same_tables(engine: Engine) -> None:
    migrate(engine)
    first = schema(engine)
    downgrade(engine, "base")
    assert schema(engine) == {"triggers": []}
    assert current_revision(engine) is None
    migrate(engine)
    assert schema(engine) == first
    assert set(metadata.tables) < set(first)


def seed(engine: Engine) -> None:
    """Ten thousand rows and more: lines, entries, effects, messages."""
    store = SqlStore(engine)
    open_shops(store)
    with store.begin() as rows:
        for number in range(200):
            rows.worklog.append(replace(STEP, run_id=f"run-{number}"))
            rows.talk.save("shop-1", f"person-{number}", {"n": number})
    with begin(engine) as connection:
        for name, column in (("effect", "id"), ("ledger_entry", "effect_id")):
            table = metadata.tables[name]
            connection.execute(table.insert(), [_row(name) | {column: f"seed:{number}"} for number in range(5000)])


def _row(table: str) -> dict[str, Any]:
    if table == "effect":
        return {
            "shop_id": "shop-1",
            "run_id": "run-1",
            "action": {},
            "state": effect().state,
            "attempts": 0,
            "note": "",
        }
    moved = {"kind": "reserve", "credit": "budget", "debit": "reserved", "amount_minor": 2**40, "currency": "CNY"}
    return {"shop_id": "shop-1", "day": DAY} | moved


def test_no_way_down_loses_a_row(engine: Engine) -> None:
    migrate(engine)
    seed(engine)
    before, tables = data(engine), schema(engine)
    assert sum(map(len, before.values())) > 10_000
    with pytest.raises(SetupError) as caught:
        downgrade(engine, "base")
    assert caught.value.key == "error-database-downgrade"
    assert caught.value.values["table"] == "worklog"
    assert current_revision(engine) == head_revision()
    assert (data(engine), schema(engine)) == (before, tables)
    downgrade(engine, CORE)
    down = told(data(engine))
    assert down == {name: rows for name, rows in told(before).items() if name in down}
    assert set(before) - set(down) == LATER
    migrate(engine)
    assert (data(engine), schema(engine)) == (before, tables)


def test_a_single_row_anywhere_stops_the_way_down(engine: Engine) -> None:
    migrate(engine)
    store = SqlStore(engine)
    with store.begin() as rows:
        rows.talk.save("shop-1", "person-1", {})
    with pytest.raises(SetupError) as caught:
        downgrade(engine, "base")
    assert caught.value.values["table"] == "talk"
    with store.begin() as rows:
        open_shops_in(rows)
        rows.ledger.reserve("run-1:0", "shop-1", [DAY], yuan("1.00"))
    with pytest.raises(SetupError) as caught:
        downgrade(engine, "base")
    assert caught.value.values["table"] == "ledger_entry"
    with store.begin() as rows:
        assert rows.ledger.committed("shop-1", DAY, DAY).by_day == {DAY: yuan("1.00")}


@pytest.mark.parametrize(
    ("limits", "protected"),
    [
        (Limits(refuse_above_day_change=Decimal("0.5")), False),
        (Limits(changes_per_day=3), False),
        (Limits(refuse_above_listings=9), False),
        (Limits(cool_down_minutes=60), False),
        (Limits(operation_spend=yuan("9.00")), False),
        (Limits(), True),
    ],
)
def test_rules_that_an_owner_set_stop_the_way_down(engine: Engine, limits: Limits, protected: bool) -> None:
    migrate(engine)
    with SqlStore(engine).begin() as rows:
        rows.shops.save(shop(limits=limits))
        rows.shops.know("shop-1", Knowledge("slipper", protected=protected))
    before = data(engine)
    with pytest.raises(SetupError) as caught:
        downgrade(engine, "0008_mandates")
    assert caught.value.values["table"] == ("knowledge" if protected else "shop")
    assert (current_revision(engine), data(engine)) == (head_revision(), before)


@pytest.mark.parametrize("known", ["weekly cap", "bid cap"])
def test_what_only_newer_tables_hold_stops_the_way_down(engine: Engine, known: str) -> None:
    migrate(engine)
    store = SqlStore(engine)
    with store.begin() as rows:
        rows.shops.save(shop(limits=Limits(weekly_spend=yuan("200.00") if known == "weekly cap" else None)))
        rows.shops.know("shop-1", Knowledge("slipper", bid_cap=yuan("0.60") if known == "bid cap" else None))
    before = data(engine)
    with pytest.raises(SetupError) as caught:
        downgrade(engine, "0003_files")
    assert caught.value.values["table"] == {"weekly cap": "shop", "bid cap": "knowledge"}[known]
    assert (current_revision(engine), data(engine)) == (head_revision(), before)


def test_a_migration_that_is_interrupted_leaves_nothing_and_can_start_again(engine: Engine) -> None:
    """Its very last table is in the way."""
    with begin(engine) as connection:
        connection.execute(text("CREATE TABLE report (x INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        migrate(engine)
    assert current_revision(engine) is None
    assert [name for name in schema(engine) if name != "triggers"] == ["report"]
    with begin(engine) as connection:
        connection.execute(text("DROP TABLE report"))
    migrate(engine)
    assert current_revision(engine) == head_revision()


def test_a_database_of_a_newer_program_is_left_alone(new_database_url: str) -> None:
    store = open_store(new_database_url)
    with begin(store.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999_future'"))
    store.close()
    with pytest.raises(SetupError) as caught:
        open_store(new_database_url)
    assert (caught.value.key, caught.value.exit_code) == ("error-database-newer", 78)
    assert caught.value.values["revision"] == "9999_future"
    engine = make_engine(new_database_url)
    assert current_revision(engine) == "9999_future"
    engine.dispose()


def test_two_programs_may_start_at_once(new_database_url: str) -> None:
    def start(_: int) -> str | None:
        store = open_store(new_database_url, wait_seconds=20)
        revision = current_revision(store.engine)
        store.close()
        return revision

    with ThreadPoolExecutor(2) as programs:
        assert list(programs.map(start, range(2))) == [head_revision()] * 2
