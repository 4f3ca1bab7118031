"""The database of a world: SQLite in memory, in the loop's own thread, kept while lives come and go."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from bot.storage.migrations import migrate
from bot.storage.store import SqlStore, SqlTransaction


class Moment(StrEnum):
    """Where in a transaction the program is: a crash may be at any."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


class Drive:
    """Makes a fresh database for each seed from one that was migrated once. One engine serves all, for what it compiled is kept."""

    def __init__(self) -> None:
        self._template = _memory()
        self._inserted = self._template
        self.engine: Engine = create_engine("sqlite+pysqlite://", poolclass=StaticPool, creator=lambda: self._inserted)
        event.listen(self.engine, "begin", _begin)
        migrate(self.engine)
        self._image = self._template.serialize()

    def fresh(self) -> sqlite3.Connection:
        """A new database of the program's tables, in place of the one before."""
        self.engine.dispose()
        self._inserted = _memory()
        self._inserted.deserialize(self._image)
        self._inserted.execute("PRAGMA foreign_keys=ON")
        return self._inserted


def _memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _begin(connection: Connection) -> None:
    connection.connection.cursor().execute("BEGIN IMMEDIATE")


class LifeStore(SqlStore):
    """The store of one life. `passes` is asked at every edge of a transaction and raises once the life has ended: a task that is
    cleaned away later writes into no other life.
    """

    def __init__(self, engine: Engine, passes: Callable[[Moment], None]) -> None:
        super().__init__(engine)
        self._passes = passes

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        self._passes(Moment.BEFORE)
        with super().begin() as tx:
            yield tx
            self._passes(Moment.INSIDE)
        self._passes(Moment.AFTER)

    def close(self) -> None:
        """The database outlives us."""
