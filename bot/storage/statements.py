"""The few statements whose SQL must be said once for both databases: insert if new, insert or replace, lock a shop."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import TextClause

from bot.domain.money import Money
from bot.storage.tables.people import shop

LARGEST = 2**63 - 1
"""Both databases keep whole numbers in 64 bits."""


def _insert(connection: Connection, table: Table) -> "postgresql.Insert | sqlite.Insert":
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def insert_new(
    connection: Connection,
    table: Table,
    unique: Sequence[str],
    values: Mapping[str, Any],
    only: TextClause | None = None,
) -> int | None:
    """Adds a row unless one with the same `unique` columns is there (`only`: the condition of a partial index).

    The new row's number or id in tables that count up, else 1; None when nothing was added. What a driver counts for an INSERT
    differs, so the row itself is asked for.
    """
    statement = _insert(connection, table).values(**values)
    statement = statement.on_conflict_do_nothing(index_elements=list(unique), index_where=only)
    counted = [column for column in table.primary_key if column.autoincrement is True]
    added = counted[0] if counted else literal(1)
    return connection.execute(statement.returning(added)).scalar()


def put(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Adds a row, or replaces all given columns of the one with the same primary key."""
    keys = [column.name for column in table.primary_key]
    statement = _insert(connection, table).values(**values)
    rest = {name: statement.excluded[name] for name in values if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))


def lock_shop(connection: Connection, shop_id: str) -> None:
    """Until the transaction ends, no other one may read this shop's budget in order to spend it, or extend its log.

    SQLite's BEGIN IMMEDIATE is that lock already. The mode lets others still refer to the shop's row.
    """
    connection.execute(select(shop.c.id).where(shop.c.id == shop_id).with_for_update(key_share=True))


def money_columns(name: str, money: Money | None) -> dict[str, Any]:
    """`<name>_minor` and `<name>_currency`. Raises ValueError beyond 64 bits."""
    if money is not None and abs(money.minor) > LARGEST:
        raise ValueError("an amount beyond 64 bits cannot be stored")
    return {f"{name}_minor": money and money.minor, f"{name}_currency": money and money.currency}


def money_of(row: Any, name: str) -> Money | None:
    """The money of `<name>_minor` and `<name>_currency`; None where the columns are NULL."""
    minor = getattr(row, f"{name}_minor")
    return None if minor is None else Money(minor, getattr(row, f"{name}_currency"))
