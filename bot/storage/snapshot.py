"""A consistent copy of the SQLite database while another process writes it, checked before it is called one.

The connection is read-only: below SQLite 3.51.3 a second one that writes or checkpoints could cost the program its journal.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.errors import SetupError
from bot.storage.failures import failure_of

STEPS = 20_000
"""Of the database engine between two looks at how far the copy is."""
READ = "SELECT shop_id, id, master_id, wrapped FROM secret_key"
CLEAR = "DELETE FROM secret_key"
WRITE = "INSERT OR REPLACE INTO secret_key (shop_id, id, master_id, wrapped) VALUES (?, ?, ?, ?)"


def snapshot(database: Path, target: Path, done: Callable[[int], None]) -> None:
    """Copies what is committed now to `target`, which must not be there. Raises SetupError, also for a copy that is damaged.

    `done` is told the size of the copy so far.
    """

    def look() -> int:
        done(target.stat().st_size if target.exists() else 0)
        return 0

    with _translated(database), closing(_connected(f"{database.absolute().as_uri()}?mode=ro")) as source:
        source.set_progress_handler(look, STEPS)
        source.execute("VACUUM INTO ?", (str(target),))
    check(target)


def check(database: Path) -> None:
    """Raises SetupError when the file is damaged or a row refers to one that is not there."""
    with _translated(database), closing(_connected(f"{database.absolute().as_uri()}?mode=ro")) as copy:
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not sound or copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise SetupError("error-database-corrupt", {"where": str(database)}, 65)


def take_keys(copy: Path) -> list[tuple[Any, ...]]:
    """Takes the shops' wrapped keys out of a copy and gives them: a copy that is kept for years holds none. Their bytes are overwritten."""
    with _translated(copy), closing(_connected(copy.absolute().as_uri())) as database:
        database.execute("PRAGMA secure_delete=ON")
        known = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'secret_key'").fetchone()
        rows = database.execute(READ).fetchall() if known else []
        if rows:
            database.execute(CLEAR)
    return rows


def read_keys(database: Path) -> list[tuple[Any, ...]]:
    """The shops' wrapped keys of a database that nobody writes. None from one that is older than they are."""
    with _translated(database), closing(_connected(f"{database.absolute().as_uri()}?mode=ro")) as there:
        known = there.execute("SELECT 1 FROM sqlite_master WHERE name = 'secret_key'").fetchone()
        return there.execute(READ).fetchall() if known else []


def settle_journal(database: Path) -> None:
    """Writes the journal of a database that nobody has open back into its file. Raises SetupError where that cannot be."""
    with _translated(database), closing(_connected(database.absolute().as_uri())) as there:
        there.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def put_keys(copy: Path, rows: list[tuple[Any, ...]]) -> int:
    """Puts keys back for the shops that the copy has. How many those were."""
    with _translated(copy), closing(_connected(copy.absolute().as_uri())) as database:
        there = {row[0] for row in database.execute("SELECT id FROM shop")}
        fitting = [row for row in rows if row[0] in there]
        database.executemany(WRITE, fitting)
    return len(fitting)


def revision(database: Path) -> str:
    """The revision of the tables."""
    with _translated(database), closing(_connected(f"{database.absolute().as_uri()}?mode=ro")) as copy:
        row = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def _connected(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, isolation_level=None)


@contextmanager
def _translated(database: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        found = failure_of(error)
        if found is None:
            raise
        raise SetupError(found.key, {"where": str(database)}, found.exit_code) from error
