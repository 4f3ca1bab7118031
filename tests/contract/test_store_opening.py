"""A store only opens on a database that keeps what it acknowledged, and says plainly what is wrong with any other."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError

from bot.errors import SetupError
from bot.storage.engine import assert_durable, begin, make_engine
from bot.storage.store import SqlStore, open_store
from tests.contract.store_samples import NOW, open_shops, shop
from tests.contract.test_store_outbox import FULL


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = make_engine(database_url)
    yield made
    made.dispose()


def pragma(engine: Engine, name: str) -> object:
    with begin(engine) as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_sqlite_is_durable_and_checks_references(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new' / 'folder' / 'shop.db'}", wait_seconds=1.5)
    found = [pragma(store.engine, name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")]
    store.close()
    assert found == ["wal", 2, 1, 1500]
    assert (tmp_path / "new" / "folder").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("weakened", "named"), [("synchronous=NORMAL", "synchronous"), ("foreign_keys=OFF", "foreign_keys")]
)
def test_a_sqlite_that_could_lose_a_commit_is_refused(sqlite_url: str, weakened: str, named: str) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute(f"PRAGMA {weakened}")
    with pytest.raises(SetupError) as caught, begin(engine) as connection:
        assert_durable(connection)
    engine.dispose()
    assert (caught.value.key, caught.value.values["settings"]) == ("error-database-unsafe", named)
    assert caught.value.exit_code == 78


def test_a_postgresql_that_could_lose_a_commit_is_refused(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    with begin(engine) as connection:
        assert_durable(connection)
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
        with pytest.raises(SetupError) as caught:
            assert_durable(connection)
    engine.dispose()
    assert (caught.value.key, caught.value.values["settings"]) == ("error-database-unsafe", "synchronous_commit")


def test_closing_writes_sqlites_log_back_into_the_file(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'shop.db'}")
    open_shops(store)
    assert (tmp_path / "shop.db-wal").exists()
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["shop.db"]


def test_sqlite_locks_before_the_first_statement(sqlite_url: str) -> None:
    """BEGIN IMMEDIATE: whoever comes second waits at the door, and is told who is to blame when it takes too long."""
    first, second = (SqlStore(make_engine(sqlite_url, wait_seconds=0.05)) for _ in range(2))
    with first.begin() as rows:
        with pytest.raises(SetupError) as caught, second.begin():
            pass
        rows.shops.save(shop())
    assert (caught.value.key, caught.value.exit_code) == ("error-database-busy", 75)
    with second.begin() as rows:
        assert rows.shops.all() == (shop(),)
    first.close()
    second.close()


def test_sqlite_has_one_connection_in_one_thread(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as one, engine.connect() as two:
        assert one.connection.dbapi_connection is two.connection.dbapi_connection
    failures: list[ProgrammingError] = []

    def elsewhere() -> None:
        try:
            with begin(engine):
                pass
        except ProgrammingError as error:
            failures.append(error)

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    engine.dispose()
    assert len(failures) == 1
    assert "same thread" in str(failures[0])


def test_bytes_and_times_survive_the_disk(database_url: str) -> None:
    store = open_store(database_url)
    with store.begin() as rows:
        rows.outbox.add(FULL, NOW)
    store.close()
    again = open_store(database_url)
    with again.begin() as rows:
        (row,) = rows.outbox.due("telegram", NOW, 1)
    again.close()
    assert row.draft == FULL
    assert row.not_before.isoformat() == NOW.isoformat()


@pytest.mark.parametrize(
    "url", ["", "garbage", "sqlite://", "sqlite:///:memory:", "sqlite:///a.db?mode=ro", "mysql://h/x", "no+such://x"]
)
def test_an_address_that_is_none_of_ours_is_refused(url: str) -> None:
    with pytest.raises(SetupError) as caught:
        open_store(url)
    assert (caught.value.key, caught.value.exit_code) == ("error-database-url", 78)


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(SetupError) as caught:
        open_store("postgresql://owner:canary-secret@127.0.0.1:1/shops")
    assert (caught.value.key, caught.value.exit_code) == ("error-database-unreachable", 69)
    assert caught.value.values == {"where": "127.0.0.1/shops"}
    assert "canary-secret" not in repr(caught.value)


def test_a_failed_transaction_leaves_the_engine_usable(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), begin(engine):
        raise ZeroDivisionError
    with begin(engine) as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
