"""A person or a shop taken out of the database, every column as the catalogue says, and the freed bytes overwritten.

Everything of one erasure happens in one transaction, and doing it again does nothing more: so it can be replayed on an older copy.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Text, delete, select, type_coerce, update

from bot.domain.chat import FileRef
from bot.ports.queues import InboxState
from bot.storage.catalogue import CATALOGUE, GONE_WITH_PERSON, RECORDS, of_shop
from bot.storage.columns import EPOCH
from bot.storage.engine import begin
from bot.storage.raw_tables import raw, there
from bot.storage.tables import chat, metadata, people
from bot.storage.tombstones import Erased, Tombstone
from bot.storage.written import incoming_from_json, incoming_to_json

BLANK = "…"
PAGE = 500
LAST = ("run", "shop")
"""Deleted or blanked after what refers to them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one erasure took: rows, and the numbers and files of messages whose traces lie beside the database."""

    rows: int = 0
    messages: tuple[int, ...] = ()
    files: tuple[str, ...] = ()


def erase(engine: Engine, stones: Iterable[Tombstone]) -> int:
    """Erases whom the database still knows of these, and compacts it. How many those were."""
    count = 0
    for stone in stones:
        count += bool(erase_one(engine, stone).rows)
    if count:
        compact(engine)
    return count


def erase_one(engine: Engine, stone: Tombstone) -> Found:
    """In a transaction of its own; the bytes are overwritten by `compact` only."""
    with begin(engine) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
        return _person(connection, stone.id) if stone.kind is Erased.PERSON else _shop(connection, stone.id)


def compact(engine: Engine) -> None:
    """Rewrites a SQLite file and empties its journal. PostgreSQL frees its pages by itself."""
    if engine.dialect.name != "sqlite":
        return
    driver: Any = engine.raw_connection().driver_connection
    driver.execute("VACUUM")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _person(connection: Connection, person_id: str) -> Found:
    person = connection.execute(select(people.person).where(people.person.c.id == person_id)).first()
    if person is None:
        return Found()
    messages = _blank_messages(connection, person)
    mine = (chat.outbox.c.messenger == person.messenger) & chat.outbox.c.chat.in_((person.chat, person.external_id))
    rows = connection.execute(delete(chat.outbox).where(mine)).rowcount
    _blank_name(connection, person.name)
    for name in GONE_WITH_PERSON:
        table = metadata.tables[name]
        rows += connection.execute(delete(table).where(table.c.person_id == person_id)).rowcount
    rows += connection.execute(delete(people.person).where(people.person.c.id == person_id)).rowcount
    return Found(rows, *messages)


def _blank_messages(connection: Connection, person: Any) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Whatever the person sent or pressed, anywhere, and whatever came into their own chat."""
    numbers, files, after = [], [], 0
    page = select(chat.inbox).where(chat.inbox.c.messenger == person.messenger).order_by(chat.inbox.c.id).limit(PAGE)
    while rows := connection.execute(page.where(chat.inbox.c.id > after)).all():
        after = rows[-1].id
        for row in rows:
            if row.body["sender"] == person.external_id or row.chat in (person.chat, person.external_id):
                blank, file = _blanked(row.body)
                state = InboxState.DEAD if row.state is InboxState.NEW else row.state
                changed = {"body": blank, "chat": BLANK, "received_at": row.received_at, "state": state}
                connection.execute(update(chat.inbox).where(chat.inbox.c.id == row.id).values(**changed))
                numbers.append(row.id)
                files += [file.ref] if file else []
    return tuple(numbers), tuple(files)


def _blanked(body: dict[str, Any]) -> tuple[dict[str, Any], FileRef | None]:
    incoming = incoming_from_json(body)
    words = dict.fromkeys(("chat", "sender"), BLANK)
    empty = dict.fromkeys(("text", "data", "sender_name", "message_ref", "press_ref", "moved_to", "language_hint"), "")
    blank = incoming_to_json(incoming) | words | empty | {"file": None}
    return blank, incoming.file


def _blank_name(connection: Connection, name: str) -> None:
    """Messages to others that tell who did something: the name in them is struck out."""
    if not name.strip():
        return
    body = type_coerce(chat.outbox.c.body, Text)
    inside = json.dumps(name, ensure_ascii=False)[1:-1]
    telling = select(chat.outbox.c.id, chat.outbox.c.body).where(body.contains(inside, autoescape=True))
    for row in connection.execute(telling).all():
        struck = json.loads(json.dumps(row.body, ensure_ascii=False).replace(inside, BLANK))
        connection.execute(update(chat.outbox).where(chat.outbox.c.id == row.id).values(body=struck))


def _shop(connection: Connection, shop_id: str) -> Found:
    """The shop's row stays, blank: the money log and the work log refer to it."""
    row = connection.execute(select(people.shop).where(people.shop.c.id == shop_id)).first()
    if row is None:
        return Found()
    rows = 0
    for name in sorted(CATALOGUE, key=lambda each: each in LAST):
        if not of_shop(name) or name in RECORDS or name == "shop" or not there(connection, name):
            continue
        table = raw(name)
        rows += connection.execute(delete(table).where(table.c.shop_id == shop_id)).rowcount
    left = update(people.person).where(people.person.c.current_shop == shop_id).values(current_shop=None)
    connection.execute(left)
    known = row.name != BLANK
    connection.execute(update(people.shop).where(people.shop.c.id == shop_id).values(**_blank_shop(row.stopped_at)))
    return Found(rows + known)


def _blank_shop(stopped_at: datetime | None) -> dict[str, Any]:
    """Nothing runs in it any more: it is stopped, has no caps, and no marketplace is asked about it."""
    caps = ("daily_spend", "monthly_spend", "weekly_spend")
    empty = {f"{each}_{part}": None for each in caps for part in ("minor", "currency")}
    return {"name": BLANK, "marketplace": "files", "stopped_at": stopped_at or EPOCH, **empty}
