"""What came in, as rows: stored before it is acknowledged, and only once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, select, update

from bot.domain.chat import Incoming
from bot.ports.queues import InboxRow, InboxState
from bot.storage.statements import insert_new
from bot.storage.tables.chat import inbox
from bot.storage.written import incoming_from_json, incoming_to_json


class SqlInbox:
    """The Inbox port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, incoming: Incoming, received_at: datetime) -> int | None:
        values = {
            "messenger": incoming.messenger,
            "uid": incoming.uid,
            "chat": incoming.chat,
            "received_at": received_at,
            "state": InboxState.NEW,
            "attempts": 0,
            "body": incoming_to_json(incoming),
        }
        return insert_new(self._connection, inbox, ("messenger", "uid"), values)

    def get(self, row_id: int) -> InboxRow | None:
        row = self._connection.execute(select(inbox).where(inbox.c.id == row_id)).first()
        return None if row is None else _row(row)

    def waiting(self, limit: int) -> tuple[InboxRow, ...]:
        return tuple(_row(row) for row in self._connection.execute(_WAITING, {"many": limit}))

    def history(self, messenger: str, chat: str, limit: int) -> tuple[InboxRow, ...]:
        in_chat = (inbox.c.messenger == messenger) & (inbox.c.chat == chat)
        newest = select(inbox).where(in_chat).order_by(inbox.c.id.desc()).limit(limit)
        return tuple(reversed([_row(row) for row in self._connection.execute(newest)]))

    def attempt(self, row_id: int) -> int:
        """Raises NoResultFound for a row that is not there."""
        counted = update(inbox).where(inbox.c.id == row_id).values(attempts=inbox.c.attempts + 1)
        return int(self._connection.execute(counted.returning(inbox.c.attempts)).scalar_one())

    def finish(self, row_id: int, state: InboxState) -> None:
        self._connection.execute(update(inbox).where(inbox.c.id == row_id).values(state=state))


_NEW = select(inbox).where(inbox.c.state == InboxState.NEW)
_WAITING = _NEW.order_by(inbox.c.id).limit(bindparam("many", type_=Integer))
"""Asked for all the time, so it is put together once."""


def _row(row: Any) -> InboxRow:
    return InboxRow(row.id, incoming_from_json(row.body), row.state, row.attempts)
