"""What each person wants of a shop's messages, one row a pair of shop and person."""

from sqlalchemy import Connection, select

from bot.domain.preferences import Loudness, Preferences, Topic
from bot.storage.statements import put
from bot.storage.tables.planned import preference


class SqlPreferences:
    """The PeoplesPreferences port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, shop_id: str, person_id: str) -> Preferences:
        same = (preference.c.shop_id == shop_id) & (preference.c.person_id == person_id)
        row = self._connection.execute(select(preference).where(same)).first()
        if row is None:
            return Preferences()
        loudness = tuple((Topic(topic), Loudness(loud)) for topic, loud in sorted(row.loudness.items()))
        return Preferences(loudness, (row.quiet_start, row.quiet_end) if row.quiet_start is not None else None)

    def save(self, shop_id: str, person_id: str, preferences: Preferences) -> None:
        start, end = preferences.quiet or (None, None)
        loudness = {topic.value: loud.value for topic, loud in preferences.loudness}
        values = {"shop_id": shop_id, "person_id": person_id, "loudness": loudness}
        put(self._connection, preference, values | {"quiet_start": start, "quiet_end": end})
