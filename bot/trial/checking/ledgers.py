"""The tables that are watched: every change of theirs is noted by the database itself, in the transaction that makes it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

WATCHED = (
    ("ledger", "INSERT ON main.ledger_entry", ("kind", "shop_id", "effect_id", "day", "amount_minor")),
    ("approval", "UPDATE OF state ON main.approval", ("id", "shop_id", "state", "decided_by", "run_id")),
    ("effect", "UPDATE OF state ON main.effect", ("id", "shop_id", "state", "run_id", "note")),
    ("run", "UPDATE OF state ON main.run", ("id", "shop_id", "state", "asked_by", "origin")),
    ("begun", "INSERT ON main.run", ("id", "shop_id", "state", "asked_by", "origin")),
    ("stop", "UPDATE OF stopped_at ON main.shop", ("id", "stopped_at", "stopped_at", "id", "id")),
    ("outbox", "INSERT ON main.outbox", ("key", "chat", "body", "shop_id", "kind")),
)

TRIGGER = """CREATE TEMP TRIGGER note_{what} AFTER {event} BEGIN
    INSERT INTO noted (what, a, b, c, d, e) VALUES ('{what}', {values}); END"""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a row: what it is about and the columns named in WATCHED, in their order."""

    what: str
    values: tuple[Any, ...]


class Rows:
    """Reads the database past the program, between its transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("CREATE TEMP TABLE noted (n INTEGER PRIMARY KEY, what TEXT, a, b, c, d, e)")
        for what, event, columns in WATCHED:
            connection.execute(
                TRIGGER.format(what=what, event=event, values=", ".join(f"NEW.{each}" for each in columns))
            )

    def changes(self) -> list[Change]:
        """What was committed since the last time, in order."""
        found = self._connection.execute("SELECT what, a, b, c, d, e FROM temp.noted ORDER BY n").fetchall()
        if found:
            self._connection.execute("DELETE FROM temp.noted")
        return [Change(what, tuple(values)) for what, *values in found]

    def all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, values).fetchall()

    def one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return found

    def number(self, query: str, *values: object) -> int:
        found = self.one(query, *values)
        return int(found[0] or 0) if found else 0

    def each(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        yield from self._connection.execute(query, values)
