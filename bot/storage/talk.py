"""What the conversation remembers of a person in a shop, as one JSON value a pair."""

from typing import Any

from sqlalchemy import Connection, select

from bot.storage.statements import put
from bot.storage.tables.chat import talk


class SqlTalk:
    """The Talk port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self, shop_id: str, person_id: str) -> dict[str, Any]:
        """Empty where nothing is remembered."""
        same = (talk.c.shop_id == shop_id) & (talk.c.person_id == person_id)
        return self._connection.execute(select(talk.c.memory).where(same)).scalar() or {}

    def save(self, shop_id: str, person_id: str, memory: dict[str, Any]) -> None:
        put(self._connection, talk, {"shop_id": shop_id, "person_id": person_id, "memory": memory})
