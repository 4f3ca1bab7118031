"""Persons, memberships and invites as rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from bot.domain.people import Invite, Membership, Person, Role
from bot.storage.statements import put
from bot.storage.tables import people as table

PERSON = ("id", "messenger", "external_id", "name", "language", "chat", "current_shop", "reachable")


class SqlPeople:
    """The People port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def person(self, person_id: str) -> Person | None:
        return self._one(table.person.c.id == person_id)

    def find(self, messenger: str, external_id: str) -> Person | None:
        return self._one((table.person.c.messenger == messenger) & (table.person.c.external_id == external_id))

    def _one(self, condition: Any) -> Person | None:
        row = self._connection.execute(select(table.person).where(condition)).first()
        return None if row is None else Person(**row._mapping)

    def save(self, person: Person) -> None:
        put(self._connection, table.person, {name: getattr(person, name) for name in PERSON})

    def role(self, shop_id: str, person_id: str) -> Role | None:
        condition = (table.membership.c.shop_id == shop_id) & (table.membership.c.person_id == person_id)
        return self._connection.execute(select(table.membership.c.role).where(condition)).scalar()

    def members(self, shop_id: str) -> tuple[Membership, ...]:
        return self._memberships(table.membership.c.shop_id == shop_id)

    def shops_of(self, person_id: str) -> tuple[Membership, ...]:
        return self._memberships(table.membership.c.person_id == person_id)

    def _memberships(self, condition: Any) -> tuple[Membership, ...]:
        """Sorted here: the databases' own text orders differ."""
        found = self._connection.execute(select(table.membership).where(condition))
        rows = (Membership(row.shop_id, row.person_id, row.role) for row in found)
        return tuple(sorted(rows, key=lambda each: (each.shop_id, each.person_id)))

    def bind(self, membership: Membership) -> None:
        values = {"shop_id": membership.shop_id, "person_id": membership.person_id, "role": membership.role}
        put(self._connection, table.membership, values)

    def remove(self, shop_id: str, person_id: str) -> None:
        condition = (table.membership.c.shop_id == shop_id) & (table.membership.c.person_id == person_id)
        self._connection.execute(delete(table.membership).where(condition))

    def add_invite(self, invite: Invite) -> None:
        values = {name: getattr(invite, name) for name in invite.__dataclass_fields__}
        self._connection.execute(insert(table.invite).values(**values))

    def void_invites(self, shop_id: str, now: datetime) -> None:
        invite = table.invite.c
        open_ = (invite.shop_id == shop_id) & invite.used_by.is_(None) & (invite.expires_at > now)
        self._connection.execute(update(table.invite).where(open_).values(expires_at=now))

    def use_invite(self, token_hash: str, person_id: str, now: datetime) -> Invite | None:
        free = (
            (table.invite.c.token_hash == token_hash)
            & table.invite.c.used_by.is_(None)
            & (table.invite.c.expires_at > now)
        )
        taken = update(table.invite).where(free).values(used_by=person_id).returning(table.invite)
        row = self._connection.execute(taken).first()
        return None if row is None else Invite(**row._mapping)

    def void_all_invites(self, now: datetime) -> None:
        self._connection.execute(update(table.invite).where(table.invite.c.used_by.is_(None)).values(expires_at=now))
