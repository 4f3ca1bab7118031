"""Counts how often a content has been seen in one file, in bounded memory: beyond a size the counts move to a file of their own."""

import sqlite3
from contextlib import closing

SPILL_AT = 600_000


class Occurrences:
    """`next` numbers equal contents 0, 1, 2 ... in the order of the file. Contents are signed 64-bit hashes.

    The spill is SQLite's private on-disk database, which it deletes by itself; close it at the end.
    """

    def __init__(self, spill_at: int = SPILL_AT) -> None:
        self._spill_at = spill_at
        self._once: set[int] = set()
        self._again: dict[int, int] = {}
        self._disk: sqlite3.Connection | None = None

    def next(self, content: int) -> int:
        if content in self._once:
            number = self._again[content] = self._again.get(content, 0) + 1
        else:
            if len(self._once) >= self._spill_at:
                self._spill()
            self._once.add(content)
            number = 0
        return number if self._disk is None else number + self._spilled(self._disk, content)

    def close(self) -> None:
        if self._disk is not None:
            self._disk.close()
            self._disk = None

    def _spilled(self, disk: sqlite3.Connection, content: int) -> int:
        with closing(disk.execute("SELECT times FROM seen WHERE content = ?", (content,))) as cursor:
            found = cursor.fetchone()
        return int(found[0]) if found else 0

    def _spill(self) -> None:
        if self._disk is None:
            self._disk = sqlite3.connect("", isolation_level=None)
            self._disk.execute("CREATE TABLE seen (content INTEGER PRIMARY KEY, times INTEGER NOT NULL)")
        self._disk.execute("BEGIN")
        self._disk.executemany(
            "INSERT INTO seen VALUES (?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times",
            ((content, self._again.get(content, 0) + 1) for content in sorted(self._once)),
        )
        self._disk.execute("COMMIT")
        self._once.clear()
        self._again.clear()
