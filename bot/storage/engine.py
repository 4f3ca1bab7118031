"""Opens the database so that a commit that was acknowledged survives a power cut, and no two transactions tangle.

SQLite runs on one connection in the thread that made the engine: versions before 3.51.3 may lose a WAL when two connections race, and
a driver in a thread pool cannot be simulated. PostgreSQL uses one connection at a time as well, so that both behave alike.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool, StaticPool

from bot.errors import SetupError
from bot.storage.failures import FOLDER, READ_ONLY, translated, where

WAIT_SECONDS = 5.0
"""How long a lock of another process is waited for."""


class NestedTransaction(RuntimeError):
    """A transaction was begun while another of the same engine is open: a bug of the caller, also when it awaited inside one."""


_open: "WeakSet[Engine]" = WeakSet()


def make_engine(url: str, wait_seconds: float = WAIT_SECONDS) -> Engine:
    """An engine for `sqlite:///path` or `postgresql://...`; nothing is connected yet, but a missing folder is made.

    `wait_seconds`: how long a lock held by another process is waited for. Raises SetupError for any other kind of URL and for a folder
    that cannot be.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SetupError("error-database-url") from error
    makers = {"sqlite": _sqlite_engine, "postgresql": _postgres_engine}
    maker = makers.get(parsed.get_backend_name())
    if maker is None:
        raise SetupError("error-database-url")
    return maker(parsed, wait_seconds)


@contextmanager
def begin(engine: Engine) -> Iterator[Connection]:
    """A write transaction of its own: commits when the block ends, rolls back when it raises.

    Raises NestedTransaction when one is already open on this engine, and SetupError when the machine fails (disk full, file
    read-only or corrupt, server gone); everything written in the block is then rolled back.
    """
    if engine in _open:
        raise NestedTransaction(
            "a transaction of this engine is already open; end it first, and never await inside one"
        )
    _open.add(engine)
    try:
        with translated(engine.url), engine.begin() as connection:
            yield connection
    finally:
        _open.discard(engine)


def _sqlite_engine(url: URL, wait_seconds: float) -> Engine:
    if url.database in {None, "", ":memory:"} or url.query:
        raise SetupError("error-database-url")
    _make_folder(url)
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        poolclass=StaticPool,
        connect_args={"check_same_thread": True, "timeout": wait_seconds},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _make_folder(url: URL) -> None:
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(FOLDER.key, {"where": where(url)}, FOLDER.exit_code) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """The driver's own transaction handling is switched off, for it begins too late and never IMMEDIATE."""
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgres_engine(url: URL, wait_seconds: float) -> Engine:
    settings = f"-c synchronous_commit=on -c timezone=UTC -c lock_timeout={int(wait_seconds * 1000)}"
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"options": settings, "connect_timeout": 5, "application_name": "xiaoer"},
    )


def assert_durable(connection: Connection) -> None:
    """Raises SetupError unless a commit on this connection reaches the disk before it returns."""
    if connection.dialect.name == "sqlite":
        asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    else:
        asked = {"synchronous_commit": "on", "fsync": "on", "full_page_writes": "on", "server_encoding": "UTF8"}
        found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in asked}
    wrong = sorted(name for name, value in asked.items() if found[name] != value)
    if wrong:
        raise SetupError("error-database-unsafe", {"where": where(connection.engine.url), "settings": ", ".join(wrong)})


def probe_writing(connection: Connection) -> None:
    """Makes this transaction's commit write: a read-only file or a full disk shows at start, not at the first message.

    SQLite lets BEGIN IMMEDIATE pass on a read-only file, and setting the version field to what it is writes its page again.
    """
    if connection.dialect.name == "sqlite":
        version = connection.exec_driver_sql("PRAGMA user_version").scalar()
        connection.exec_driver_sql(f"PRAGMA user_version={version}")
    elif connection.exec_driver_sql("SHOW transaction_read_only").scalar() == "on":
        raise SetupError(READ_ONLY.key, {"where": where(connection.engine.url)}, READ_ONLY.exit_code)
