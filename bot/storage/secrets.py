"""Secrets as rows: sealed with the shop's own key, which is wrapped by a master key kept outside the database.

A secret is bound to shop, name and key, and a shop's key to shop, its own id and the master key: none opens in another's place.
"""

from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.domain.secret import Secret
from bot.errors import SecretError
from bot.storage.keyring import Keyring, MasterKey
from bot.storage.sealing import BrokenSeal, new_key, seal, unseal
from bot.storage.statements import put
from bot.storage.tables.secrets import secret as table
from bot.storage.tables.secrets import secret_key

BATCH = 200
"""Keys of shops wrapped anew in one transaction."""


class SqlSecrets:
    """The Secrets port."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring

    def put(self, shop_id: str, name: str, secret: Secret) -> None:
        key_id, key = self._key(shop_id) or self._new_key(shop_id)
        sealed = seal(key, secret.reveal().encode(), _of_secret(shop_id, name, key_id))
        put(self._connection, table, {"shop_id": shop_id, "name": name, "key_id": key_id, "sealed": sealed})

    def get(self, shop_id: str, name: str) -> Secret | None:
        mine = (table.c.shop_id == shop_id) & (table.c.name == name)
        row = self._connection.execute(select(table).where(mine)).first()
        if row is None:
            return None
        key_id, key = self._key(shop_id) or ("", b"")
        if key_id != row.key_id:
            raise SecretError("error-secret-lost", {"name": name})
        try:
            return Secret(unseal(key, row.sealed, _of_secret(shop_id, name, key_id)).decode())
        except BrokenSeal as broken:
            raise SecretError("error-secret-altered", {"name": name}) from broken

    def names(self, shop_id: str) -> tuple[str, ...]:
        found = self._connection.execute(select(table.c.name).where(table.c.shop_id == shop_id))
        return tuple(sorted(found.scalars()))

    def has_key(self, shop_id: str) -> bool:
        try:
            return self._key(shop_id) is not None
        except SecretError:
            return False

    def forget(self, shop_id: str, name: str) -> None:
        self._connection.execute(delete(table).where((table.c.shop_id == shop_id) & (table.c.name == name)))

    def forget_shop(self, shop_id: str) -> None:
        self._connection.execute(delete(secret_key).where(secret_key.c.shop_id == shop_id))
        self._connection.execute(delete(table).where(table.c.shop_id == shop_id))

    def unwrapped(self) -> int:
        """How many shops' keys are not under the master key in force."""
        rest = select(secret_key.c.shop_id).where(secret_key.c.master_id != self._keyring.current.id)
        return len(self._connection.execute(rest).all())

    def wrap_anew(self) -> int:
        """Bring some keys of shops under the master key in force; 0 when all are. What it has done stays done."""
        current = self._keyring.current
        rest = (
            select(secret_key).where(secret_key.c.master_id != current.id).order_by(secret_key.c.shop_id).limit(BATCH)
        )
        rows = self._connection.execute(rest).all()
        for row in rows:
            key = self._unwrap(row)
            changed = {"master_id": current.id, "wrapped": _wrap(current, row.shop_id, row.id, key)}
            mine = secret_key.c.shop_id == row.shop_id
            self._connection.execute(update(secret_key).where(mine).values(**changed))
        return len(rows)

    def _key(self, shop_id: str) -> tuple[str, bytes] | None:
        row = self._connection.execute(select(secret_key).where(secret_key.c.shop_id == shop_id)).first()
        return None if row is None else (row.id, self._unwrap(row))

    def _unwrap(self, row: Any) -> bytes:
        shop_id, key_id, master_id, wrapped = row
        master = self._keyring.by_id(master_id)
        if master is None:
            raise SecretError("error-secret-key-missing", {"key": master_id})
        try:
            return unseal(master.value, wrapped, _of_key(shop_id, key_id, master_id))
        except BrokenSeal as broken:
            raise SecretError("error-secret-altered", {"name": key_id}) from broken

    def _new_key(self, shop_id: str) -> tuple[str, bytes]:
        current, key, key_id = self._keyring.current, new_key(), new_key()[:8].hex()
        values = {"shop_id": shop_id, "id": key_id, "master_id": current.id}
        put(self._connection, secret_key, values | {"wrapped": _wrap(current, shop_id, key_id, key)})
        return key_id, key


def _wrap(master: MasterKey, shop_id: str, key_id: str, key: bytes) -> bytes:
    return seal(master.value, key, _of_key(shop_id, key_id, master.id))


def _of_key(shop_id: str, key_id: str, master_id: str) -> tuple[str, ...]:
    return ("key", shop_id, key_id, master_id)


def _of_secret(shop_id: str, name: str, key_id: str) -> tuple[str, ...]:
    return ("secret", shop_id, name, key_id)
