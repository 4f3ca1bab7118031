"""Mandates as rows, and what was done under them: counted from the runs that cite them and the budget these reserved."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.effect import EffectState
from bot.domain.ledger import EntryKind
from bot.domain.mandate import Mandate, MandateUse
from bot.domain.money import Money
from bot.storage.statements import lock_shop, money_columns, money_of
from bot.storage.tables.budget import ledger_entry as entry
from bot.storage.tables.mandates import mandate as table
from bot.storage.tables.work import effect, run

MANDATE = (
    "id", "line", "shop_id", "scope", "whole", "until", "uses", "max_change", "granted_by", "granted_at", "revoked_at", "revoked_by",
)  # fmt: skip


class SqlMandates:
    """The Mandates port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, mandate: Mandate) -> None:
        values = {name: getattr(mandate, name) for name in MANDATE}
        values |= {"listings": list(mandate.listings), "cap_window": mandate.window}
        values |= money_columns("cap", mandate.cap) | money_columns("per_action", mandate.per_action)
        self._connection.execute(insert(table).values(**values))

    def get(self, shop_id: str, mandate_id: str) -> Mandate | None:
        row = self._connection.execute(select(table).where(_is_mandate(shop_id, mandate_id))).first()
        return None if row is None else _mandate(row)

    def live(self, shop_id: str, today: date) -> tuple[Mandate, ...]:
        """Oldest first."""
        standing = (table.c.shop_id == shop_id) & table.c.revoked_at.is_(None) & (table.c.until >= today)
        return tuple(
            _mandate(row) for row in self._connection.execute(select(table).where(standing).order_by(table.c.number))
        )

    def revoke(self, shop_id: str, mandate_id: str, person_id: str, now: datetime) -> bool:
        standing = _is_mandate(shop_id, mandate_id) & table.c.revoked_at.is_(None)
        ended = update(table).where(standing).values(revoked_at=now, revoked_by=person_id)
        return self._connection.execute(ended).rowcount == 1

    def use(self, mandate: Mandate) -> MandateUse:
        """The shop is locked first, so that nobody else can use up what is left."""
        lock_shop(self._connection, mandate.shop_id)
        line = select(table.c.id).where(table.c.shop_id == mandate.shop_id, table.c.line == mandate.line)
        cites = (run.c.shop_id == mandate.shop_id) & run.c.mandate_id.in_(line)
        times = self._connection.execute(select(func.count()).select_from(run).where(cites)).scalar_one()
        return MandateUse(int(times), self._by_day(cites))

    def _by_day(self, cites: Any) -> dict[date, Money]:
        """What their effects reserved, given back or not; only what a marketplace refused never counted."""
        reserved = (
            select(entry.c.day, entry.c.currency, func.sum(entry.c.amount_minor).label("minor"))
            .join(effect, effect.c.id == entry.c.effect_id)
            .join(run, (run.c.shop_id == effect.c.shop_id) & (run.c.id == effect.c.run_id))
            .where(cites, entry.c.kind == EntryKind.RESERVE, effect.c.state != EffectState.REFUSED)
            .group_by(entry.c.day, entry.c.currency)
        )
        return _summed(self._connection.execute(reserved))


def _summed(rows: Iterable[Any]) -> dict[date, Money]:
    return {row.day: Money(int(row.minor), row.currency) for row in rows}


def _is_mandate(shop_id: str, mandate_id: str) -> Any:
    return (table.c.shop_id == shop_id) & (table.c.id == mandate_id)


def _mandate(row: Any) -> Mandate:
    return Mandate(
        **{name: getattr(row, name) for name in MANDATE},
        listings=tuple(row.listings),
        cap=money_of(row, "cap"),
        window=row.cap_window,
        per_action=money_of(row, "per_action"),
    )
