"""Expectations and drifts as rows; a drift ends once, by compare-and-set."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, select, update

from bot.domain.watched import Drift, DriftState, Expected, Facet, standing_from_json, standing_to_json
from bot.storage.statements import insert_new, put
from bot.storage.tables.watched import drift as drifts
from bot.storage.tables.watched import expectation as table

EXPECTED = ("listing", "facet", "origin", "by", "set_at", "seen_at")
DRIFT = (
    "id", "shop_id", "listing", "name", "facet", "earliest", "noticed_at", "contested", "state", "ended_at", "ended_by",
)  # fmt: skip
MANY = 400
"""Values in one IN list; both databases take more."""


class SqlWatched:
    """The Watched port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def expected(self, shop_id: str, listing: str | None = None) -> dict[tuple[str, Facet], Expected]:
        own = select(table).where(table.c.shop_id == shop_id)
        rows = self._connection.execute(own if listing is None else own.where(table.c.listing == listing))
        return {found.key: found for found in map(_expected, rows)}

    def expect(self, shop_id: str, expected: Iterable[Expected]) -> None:
        for each in expected:
            values = {name: getattr(each, name) for name in EXPECTED}
            put(self._connection, table, {"shop_id": shop_id, "standing": standing_to_json(each.standing), **values})

    def found_so(self, shop_id: str, listings: Iterable[str], started: datetime) -> None:
        names = list(listings)
        drifted = exists().where(
            drifts.c.shop_id == table.c.shop_id,
            drifts.c.listing == table.c.listing,
            drifts.c.facet == table.c.facet,
            drifts.c.state == DriftState.OPEN,
        )
        for start in range(0, len(names), MANY):
            these = table.c.listing.in_(names[start : start + MANY])
            older = (table.c.shop_id == shop_id) & these & (table.c.set_at < started) & (table.c.seen_at < started)
            self._connection.execute(update(table).where(older & ~drifted).values(seen_at=started))

    def add(self, drift: Drift) -> bool:
        if drift.key in self.open_drifts(drift.shop_id):
            return False
        values: dict[str, Any] = {name: getattr(drift, name) for name in DRIFT}
        values |= {"before": standing_to_json(drift.before), "found": standing_to_json(drift.found)}
        return insert_new(self._connection, drifts, ("shop_id", "id"), values) is not None

    def drift(self, shop_id: str, drift_id: str) -> Drift | None:
        row = self._connection.execute(
            select(drifts).where(drifts.c.shop_id == shop_id, drifts.c.id == drift_id)
        ).first()
        return None if row is None else _drift(row)

    def open_drifts(self, shop_id: str) -> dict[tuple[str, Facet], Drift]:
        rows = self._connection.execute(
            select(drifts).where(drifts.c.shop_id == shop_id, drifts.c.state == DriftState.OPEN)
        )
        return {found.key: found for found in map(_drift, rows)}

    def history(self, shop_id: str, listing: str, facet: Facet, limit: int) -> tuple[Drift, ...]:
        rows = self._connection.execute(
            select(drifts)
            .where(drifts.c.shop_id == shop_id, drifts.c.listing == listing, drifts.c.facet == facet)
            .order_by(drifts.c.number.desc())
            .limit(limit)
        )
        return tuple(map(_drift, rows))

    def end(self, drift: Drift, state: DriftState, at: datetime, by: str = "") -> bool:
        open_ = (drifts.c.shop_id == drift.shop_id) & (drifts.c.id == drift.id) & (drifts.c.state == DriftState.OPEN)
        ended = update(drifts).where(open_).values(state=state, ended_at=at, ended_by=by)
        return self._connection.execute(ended).rowcount == 1


def _expected(row: Any) -> Expected:
    return Expected(standing=standing_from_json(row.standing), **{name: getattr(row, name) for name in EXPECTED})


def _drift(row: Any) -> Drift:
    values = {name: getattr(row, name) for name in DRIFT}
    return Drift(before=standing_from_json(row.before), found=standing_from_json(row.found), **values)
