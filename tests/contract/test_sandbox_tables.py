"""The tables that the migration makes are the tables that the simulated marketplace works with, on both databases."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import inspect

from bot.errors import SetupError
from bot.marketplaces.sandbox import book, tables
from bot.marketplaces.sandbox.terms import Shelf
from bot.storage.engine import begin, make_engine
from bot.storage.migrations import current_revision, downgrade, migrate
from tests.contract.sandbox_bench import SHOP, TOWEL, bench_on


def test_made_as_declared(new_database_url: str) -> None:
    engine = make_engine(new_database_url)
    migrate(engine)
    with begin(engine) as connection:
        made = inspect(connection)
        for table in tables.metadata.sorted_tables:
            columns = {each["name"]: each["nullable"] for each in made.get_columns(table.name)}
            assert columns == {each.name: each.nullable for each in table.columns}
            keys = made.get_pk_constraint(table.name)["constrained_columns"]
            assert set(keys) == {each.name for each in table.primary_key.columns}
            indexes = {(each["name"], tuple(each["column_names"])) for each in made.get_indexes(table.name)}
            assert indexes == {(each.name, tuple(column.name for column in each.columns)) for each in table.indexes}
    engine.dispose()


def test_the_way_back_and_up_again(new_database_url: str) -> None:
    engine = make_engine(new_database_url)
    migrate(engine)
    downgrade(engine, "0001_core")
    with begin(engine) as connection:
        assert not [name for name in inspect(connection).get_table_names() if name.startswith("sandbox_")]
    migrate(engine)
    with begin(engine) as connection:
        names = {name for name in inspect(connection).get_table_names() if name.startswith("sandbox_")}
    assert names == set(tables.metadata.tables)
    engine.dispose()


async def test_the_way_back_never_drops_a_shop(new_database_url: str) -> None:
    engine = make_engine(new_database_url)
    migrate(engine)
    bench = bench_on(engine)
    await bench.sandbox.create(SHOP, history_days=1)
    before, revision = bench.fingerprint(), current_revision(engine)
    with pytest.raises(SetupError):
        downgrade(engine, "0001_core")
    assert (bench.fingerprint(), current_revision(engine)) == (before, revision)
    engine.dispose()


@pytest.mark.parametrize("changed", [{"bid": 40}, {"shelf": Shelf.OFF}, {"title": "新标题"}, {"selling_points": ""}])
async def test_the_way_back_never_forgets_terms(new_database_url: str, changed: dict[str, Any]) -> None:
    """A shop as it was before bids, shelves and texts goes back and comes again; one that uses them does not."""
    engine = make_engine(new_database_url)
    migrate(engine)
    bench = bench_on(engine)
    await bench.sandbox.create(SHOP, history_days=1)
    before = bench.fingerprint()
    downgrade(engine, "0003_files")
    migrate(engine)
    assert bench.fingerprint() == before
    with begin(engine) as connection:
        terms = book.histories(connection, SHOP.id)[TOWEL][-1]
        book.add_terms(connection, (SHOP.id, TOWEL, 2), replace(terms, **changed))
    revision = current_revision(engine)
    with pytest.raises(SetupError):
        downgrade(engine, "0003_files")
    assert current_revision(engine) == revision
    with begin(engine) as connection:
        assert book.histories(connection, SHOP.id)[TOWEL][-1] == replace(terms, **changed)
    engine.dispose()
