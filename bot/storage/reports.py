"""Which shop-day's report went out, as rows that can be claimed once."""

from datetime import date, datetime

from sqlalchemy import Connection, func, select, update

from bot.ports.store import ReportState
from bot.storage.statements import insert_new
from bot.storage.tables.record import report


class SqlReports:
    """The Reports port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, shop_id: str, day: date, now: datetime) -> bool:
        values = {"shop_id": shop_id, "day": day, "state": ReportState.SENDING, "claimed_at": now}
        return insert_new(self._connection, report, ("shop_id", "day"), values) is not None

    def settle(self, shop_id: str, day: date, state: ReportState) -> None:
        """Raises LookupError for a day that was never claimed: a report is never settled silently."""
        same = (report.c.shop_id == shop_id) & (report.c.day == day)
        if self._connection.execute(update(report).where(same).values(state=state)).rowcount != 1:
            raise LookupError(f"no report of {shop_id} was claimed for {day}")

    def state(self, shop_id: str, day: date) -> ReportState | None:
        same = (report.c.shop_id == shop_id) & (report.c.day == day)
        return self._connection.execute(select(report.c.state).where(same)).scalar()

    def last(self, shop_id: str) -> date | None:
        return self._connection.execute(select(func.max(report.c.day)).where(report.c.shop_id == shop_id)).scalar()

    def in_state(self, state: ReportState) -> tuple[tuple[str, date], ...]:
        """By day, then shop."""
        rows = self._connection.execute(select(report.c.shop_id, report.c.day).where(report.c.state == state))
        return tuple(sorted(((row.shop_id, row.day) for row in rows), key=lambda pair: (pair[1], pair[0])))
