"""Turns what a database driver reports into a line the operator of the installation can act on.

Only conditions of the machine are translated: a broken rule of ours (an IntegrityError) stays what it is, because hiding a bug behind
a friendly line would lose it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from bot.errors import SetupError


@dataclass(frozen=True, slots=True)
class Failure:
    """A text key and the exit code (sysexits) that belongs to it."""

    key: str
    exit_code: int


READ_ONLY = Failure("error-database-readonly", 73)
FOLDER = Failure("error-database-folder", 73)
FULL = Failure("error-disk-full", 74)
DEVICE = Failure("error-database-device", 74)
CORRUPT = Failure("error-database-corrupt", 65)
BUSY = Failure("error-database-busy", 75)
UNREACHABLE = Failure("error-database-unreachable", 69)

SQLITE: dict[int, Failure] = {
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_IOERR: DEVICE,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: CORRUPT,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: FULL,
    sqlite3.SQLITE_CANTOPEN: FOLDER,
}
"""By extended, else primary result code (a full disk may first show at the shared-memory file): https://www.sqlite.org/rescode.html."""

POSTGRES: dict[str, Failure] = {
    "25006": READ_ONLY,
    "53100": FULL,
    "53300": BUSY,
    "55P03": BUSY,
    "57P01": UNREACHABLE,
    "57P02": UNREACHABLE,
    "57P03": UNREACHABLE,
    "58030": DEVICE,
    "XX001": CORRUPT,
    "XX002": CORRUPT,
}
"""By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html."""


def failure_of(error: BaseException | None) -> Failure | None:
    """What a driver's error says about the machine; None when it says nothing about it."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None) or 0
        return SQLITE.get(code) or SQLITE.get(code & 0xFF)
    import psycopg  # noqa: PLC0415 - a fifth of a second at every start, and SQLite never needs it

    if not isinstance(error, psycopg.Error):
        return None
    state = error.sqlstate
    if state is None or state.startswith(("08", "28", "3D")):
        return UNREACHABLE if isinstance(error, psycopg.OperationalError) else None
    return POSTGRES.get(state)


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Raises SetupError for a failure of the machine. `where` never holds a password."""
    try:
        yield
    except DBAPIError as error:
        found = failure_of(error.orig)
        if found is None:
            raise
        raise SetupError(found.key, {"where": where(url)}, found.exit_code) from error


def where(url: URL) -> str:
    """The database as an operator knows it: the file's path, or host and database name."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return f"{url.host or url.query.get('host') or 'localhost'}/{url.database or ''}"
