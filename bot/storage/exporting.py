"""What is kept of one shop or one person, row by row, by the catalogue: columns that are handed out, and nothing of anybody else."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Connection, select

from bot.storage.catalogue import CATALOGUE, OF_PERSON, Kept, of_shop
from bot.storage.raw_tables import there, typed
from bot.storage.tables import chat, people
from bot.storage.tombstones import Erased, Tombstone

HANDED_OUT = frozenset({Kept.SHOP, Kept.PERSON, Kept.WHO, Kept.RECORD})
PAGE = 1000
NOT_THEIRS = ("previous", "hash")
"""Of the log's chain: they are made from lines of others too."""
Row = dict[str, Any]


def tables_of(connection: Connection, of: Tombstone) -> Iterator[str]:
    """Names of the tables that may hold rows of it."""
    for name in sorted(CATALOGUE):
        whose = of_shop(name) if of.kind is Erased.SHOP else OF_PERSON.get(name) or (name == "inbox" and "sender")
        if whose and _columns(name, of) and there(connection, name):
            yield name


def rows_of(connection: Connection, name: str, of: Tombstone) -> Iterator[Row]:
    """Streamed; values as JSON has them. Ids of other people stay out of what is handed to a person."""
    if of.kind is Erased.PERSON and name == "inbox":
        yield from _messages(connection, of.id)
        return
    table, columns = typed(name), _columns(name, of)
    whose = of_shop(name) if of.kind is Erased.SHOP else OF_PERSON[name]
    found = select(*(table.c[each] for each in columns)).where(table.c[whose] == of.id)
    for row in connection.execution_options(yield_per=PAGE).execute(found):
        yield {column: _plain(_own(name, column, value, of)) for column, value in zip(columns, row, strict=True)}


def _columns(name: str, of: Tombstone) -> list[str]:
    """A person's own rows in a shop's tables tell of the shop too: that is what the person did there."""
    found = [column for column, kept in CATALOGUE[name].items() if kept in HANDED_OUT]
    if name == "talk" and of.kind is Erased.SHOP:
        return []
    if name == "preference" and of.kind is Erased.SHOP:
        return []
    return [each for each in found if of.kind is Erased.SHOP or each not in NOT_THEIRS]


def _own(name: str, column: str, value: Any, of: Tombstone) -> Any:
    others = of.kind is Erased.PERSON and CATALOGUE[name][column] is Kept.WHO and value != of.id
    return "" if others and value is not None else value


def _messages(connection: Connection, person_id: str) -> Iterator[Row]:
    """What the person sent or pressed."""
    person = connection.execute(select(people.person).where(people.person.c.id == person_id)).first()
    if person is None:
        return
    table = chat.inbox.c
    found = select(table.messenger, table.chat, table.received_at, table.body).where(
        table.messenger == person.messenger
    )
    for row in connection.execution_options(yield_per=PAGE).execute(found.order_by(table.id)):
        if row.body["sender"] == person.external_id:
            yield {name: _plain(value) for name, value in row._mapping.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value
