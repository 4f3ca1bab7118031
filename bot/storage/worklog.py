"""The work log as rows: the next number and hash are found while the shop is locked, so a chain has no forks and no gaps."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date
from typing import Any

from sqlalchemy import Connection, Text, insert, select, type_coerce

from bot.domain.worklog import GENESIS, LogLine, Step, chain_hash
from bot.storage.columns import EPOCH, canonical, clean
from bot.storage.statements import lock_shop
from bot.storage.tables.record import worklog

PAGE = 500
"""Lines read at once when a whole chain is walked."""


AS_WRITTEN = [type_coerce(worklog.c[name], Text).label(f"written_{name}") for name in ("listings", "body")]
UNREADABLE = LogLine(0, Step("", "", "", EPOCH, EPOCH.date()), "", "")


class SqlWorkLog:
    """The WorkLog port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, step: Step) -> LogLine:
        """The line as it will be read again: its time in UTC, its body as plain JSON. TypeError for any other body."""
        step = _storable(step)
        lock_shop(self._connection, step.shop_id)
        newest = select(worklog.c.seq, worklog.c.hash).where(worklog.c.shop_id == step.shop_id)
        head = self._connection.execute(newest.order_by(worklog.c.seq.desc()).limit(1)).first()
        seq, previous = (head.seq + 1, head.hash) if head else (1, GENESIS)
        line = LogLine(seq, step, previous, chain_hash(seq, step, previous))
        self._connection.execute(insert(worklog).values(**_values(line)))
        return line

    def read(self, shop_id: str, first: date, last: date, listing_id: str | None = None) -> tuple[LogLine, ...]:
        days = worklog.c.day.between(first, last)
        rows = select(worklog).where(worklog.c.shop_id == shop_id, days).order_by(worklog.c.seq)
        lines = (_line(row) for row in self._connection.execute(rows))
        return tuple(line for line in lines if listing_id is None or listing_id in line.step.listings)

    def chain(self, shop_id: str) -> Iterator[LogLine]:
        """Read in pages: memory does not grow with the log. Use it before the transaction ends.

        A row that is not written as we write it ends the walk with a line that fits no chain.
        """
        after, more = 0, True
        page = select(worklog, *AS_WRITTEN).where(worklog.c.shop_id == shop_id).order_by(worklog.c.seq).limit(PAGE)
        while more:
            more = False
            try:
                for row in self._connection.execute(page.where(worklog.c.seq > after)):
                    yield _line(row) if _ours(row) else UNREADABLE
                    after, more = row.seq, True
            except (ValueError, TypeError):
                yield UNREADABLE
                return


def _storable(step: Step) -> Step:
    """The step as the row gives it back: what is hashed must be what is stored."""
    body = json.loads(canonical([list(pair) for pair in step.body]))
    return replace(
        step,
        actor=clean(step.actor),
        at=step.at.astimezone(UTC),
        run_id=clean(step.run_id),
        listings=tuple(clean(listing) for listing in step.listings),
        body=tuple((name, value) for name, value in body),
    )


def _values(line: LogLine) -> dict[str, Any]:
    step = line.step
    return {
        "shop_id": step.shop_id,
        "seq": line.seq,
        "kind": step.kind,
        "actor": step.actor,
        "at": step.at,
        "day": step.day,
        "run_id": step.run_id,
        "listings": list(step.listings),
        "body": [list(pair) for pair in step.body],
        "previous": line.previous,
        "hash": line.hash,
    }


def _ours(row: Any) -> bool:
    """Whether the JSON stands there letter by letter as it was put: the hash is over its meaning only."""
    return bool(row.written_body == canonical(row.body) and row.written_listings == canonical(row.listings))


def _line(row: Any) -> LogLine:
    step = Step(
        shop_id=row.shop_id,
        kind=row.kind,
        actor=row.actor,
        at=row.at,
        day=row.day,
        run_id=row.run_id,
        listings=tuple(row.listings),
        body=tuple((name, value) for name, value in row.body),
    )
    return LogLine(row.seq, step, row.previous, row.hash)
