"""Restores as rows, and the numbers of messages moved past any that the lost time gave out.

Run and effect ids derive from the message (or the offer, or the plan) that asked, not from a number of ours: a message that comes once
more after a restore has the very id it had, so that a marketplace that knows the id does nothing twice. Numbers that count up in this
database alone would be given out again to other messages; the epoch stands in front of those.
"""

from datetime import datetime

from sqlalchemy import Connection, insert, select, text

from bot.domain.restoring import Restoration
from bot.storage.tables.restoring import restoration as table

EPOCH_BITS = 40
"""Numbers of one epoch: a trillion, and a web page's numbers still hold eight thousand epochs."""
COUNTED = ("inbox", "outbox")


class SqlRestorations:
    """The Restorations port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, copied_at: datetime, now: datetime) -> Restoration:
        values = {"copied_at": copied_at, "restored_at": now}
        epoch = self._connection.execute(insert(table).values(**values).returning(table.c.epoch)).scalar_one()
        for each in COUNTED:
            self._count_from(each, epoch << EPOCH_BITS)
        return Restoration(epoch, copied_at, now)

    def newest(self) -> Restoration | None:
        row = self._connection.execute(select(table).order_by(table.c.epoch.desc()).limit(1)).first()
        return None if row is None else Restoration(row.epoch, row.copied_at, row.restored_at)

    def _count_from(self, name: str, number: int) -> None:
        given = {"name": name, "number": number}
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :number)"), given)
            return
        self._connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name AND seq < :number"), given)
        missing = "SELECT :name, :number WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :name)"
        self._connection.execute(text(f"INSERT INTO sqlite_sequence (name, seq) {missing}"), given)
