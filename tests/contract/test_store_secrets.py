"""A shop's secrets open in that shop, under that name, with that key, unaltered; everything else is refused in words that tell nothing."""

import pickle
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.domain.secret import Secret
from bot.errors import SecretError, SetupError
from bot.storage.engine import begin
from bot.storage.keyring import Keyring, KeySource, MasterKey
from bot.storage.sealing import BrokenSeal, new_key, seal, unseal
from bot.storage.store import SqlStore
from bot.storage.tables.secrets import secret, secret_key
from tests.contract.store_samples import shop

TOKEN = "canary-token-9f3c1b7e5a"
OTHER = "canary-other-0d2e4f6a8b"


@pytest.fixture
def source(tmp_path: Path) -> KeySource:
    return KeySource(tmp_path / "keys" / "secret.key")


@pytest.fixture
def sealed(store: SqlStore, source: KeySource) -> SqlStore:
    """Two shops with two secrets each."""
    made = SqlStore(store.engine, source.keyring())
    with made.begin() as rows:
        for each in ("shop-1", "shop-2"):
            rows.shops.save(shop(each))
            rows.secrets.put(each, "token", Secret(f"{TOKEN}-{each}"))
            rows.secrets.put(each, "refresh", Secret(f"{OTHER}-{each}"))
    return made


def read(store: SqlStore, shop_id: str, name: str) -> str | None:
    with store.begin() as rows:
        found = rows.secrets.get(shop_id, name)
    return None if found is None else found.reveal()


def test_what_was_put_comes_back_to_its_shop_alone(sealed: SqlStore) -> None:
    assert read(sealed, "shop-1", "token") == f"{TOKEN}-shop-1"
    assert read(sealed, "shop-2", "refresh") == f"{OTHER}-shop-2"
    assert read(sealed, "shop-1", "never") is None
    with sealed.begin() as rows:
        rows.secrets.put("shop-1", "token", Secret("new"))
        rows.secrets.forget("shop-1", "refresh")
        assert rows.secrets.names("shop-1") == ("token",)
        assert rows.secrets.names("shop-2") == ("refresh", "token")
    assert (read(sealed, "shop-1", "token"), read(sealed, "shop-1", "refresh")) == ("new", None)
    assert read(sealed, "shop-2", "token") == f"{TOKEN}-shop-2"


def test_the_database_holds_neither_secret_nor_key(sealed: SqlStore, source: KeySource) -> None:
    with begin(sealed.engine) as connection:
        written = repr([*connection.execute(select(secret)), *connection.execute(select(secret_key))])
    assert TOKEN not in written
    assert OTHER not in written
    assert repr(source.in_file()[0].value)[2:-1] not in written


def test_a_ciphertext_in_another_place_does_not_open(sealed: SqlStore) -> None:
    """Of another shop, of another field, and both, each in each other's place."""
    places = list(product(("shop-1", "shop-2"), ("token", "refresh")))
    with begin(sealed.engine) as connection:
        rows = {(row.shop_id, row.name): row for row in connection.execute(select(secret))}
    tried = 0
    for here, there in product(places, places):
        if here == there:
            continue
        with begin(sealed.engine) as connection:
            mine = (secret.c.shop_id == here[0]) & (secret.c.name == here[1])
            connection.execute(update(secret).where(mine).values(sealed=rows[there].sealed, key_id=rows[here].key_id))
        with pytest.raises(SecretError) as caught:
            read(sealed, *here)
        assert caught.value.key == "error-secret-altered"
        with begin(sealed.engine) as connection:
            connection.execute(update(secret).where(mine).values(sealed=rows[here].sealed))
        assert read(sealed, *here) is not None
        tried += 1
    assert tried == 12


def test_the_key_of_one_shop_opens_nothing_in_another(sealed: SqlStore) -> None:
    """Key and ciphertext moved together: the wrapped key is bound to its shop."""
    with begin(sealed.engine) as connection:
        theirs = connection.execute(select(secret_key).where(secret_key.c.shop_id == "shop-2")).one()
        moved = {"id": theirs.id, "wrapped": theirs.wrapped, "master_id": theirs.master_id}
        connection.execute(update(secret_key).where(secret_key.c.shop_id == "shop-1").values(**moved))
    with pytest.raises(SecretError):
        read(sealed, "shop-1", "token")


def test_every_flipped_bit_is_found(sealed: SqlStore) -> None:
    tables = ((secret, "sealed"), (secret_key, "wrapped"))
    for table, column in tables:
        with begin(sealed.engine) as connection:
            whole = connection.execute(select(table.c[column]).where(table.c.shop_id == "shop-1")).scalars().first()
        assert isinstance(whole, bytes)
        for bit in range(0, len(whole) * 8, 7):
            flipped = bytearray(whole)
            flipped[bit // 8] ^= 1 << (bit % 8)
            with begin(sealed.engine) as connection:
                mine = table.c.shop_id == "shop-1"
                mine = mine & (secret.c.name == "refresh") if table is secret else mine
                connection.execute(update(table).where(mine).values({column: bytes(flipped)}))
            with pytest.raises(SecretError) as caught:
                read(sealed, "shop-1", "refresh")
            assert caught.value.key == "error-secret-altered"
        with begin(sealed.engine) as connection:
            connection.execute(update(table).where(mine).values({column: whole}))
    assert read(sealed, "shop-2", "refresh") == f"{OTHER}-shop-2"


def test_a_shop_that_is_forgotten_is_unreadable_wherever_its_rows_lie(sealed: SqlStore) -> None:
    with begin(sealed.engine) as connection:
        copy = [row._asdict() for row in connection.execute(select(secret).where(secret.c.shop_id == "shop-1"))]
    with sealed.begin() as rows:
        rows.secrets.forget_shop("shop-1")
        assert rows.secrets.names("shop-1") == ()
    with begin(sealed.engine) as connection:
        connection.execute(secret.insert(), copy)
    with pytest.raises(SecretError) as caught:
        read(sealed, "shop-1", "token")
    assert caught.value.key == "error-secret-lost"
    assert read(sealed, "shop-2", "token") == f"{TOKEN}-shop-2"


def test_without_the_master_key_nothing_opens(sealed: SqlStore, tmp_path: Path) -> None:
    stolen = SqlStore(sealed.engine, KeySource(tmp_path / "elsewhere.key").keyring())
    with pytest.raises(SecretError) as caught:
        read(stolen, "shop-1", "token")
    assert caught.value.key == "error-secret-key-missing"


def test_nothing_that_is_shown_shows_a_secret(sealed: SqlStore, source: KeySource, tmp_path: Path) -> None:
    hidden = Secret(TOKEN)
    key = MasterKey(new_key())
    given = KeySource(tmp_path / "x", "A" * 43 + "=", "B" * 43 + "=")
    shown = f"{hidden} {hidden!r} {[hidden]} {key!r} {source.keyring()!r} {given!r}"
    assert TOKEN not in shown
    assert "AAAA" not in shown
    assert "BBBB" not in shown
    assert repr(key.value) not in shown
    with pytest.raises(TypeError):
        pickle.dumps(hidden)
    with begin(sealed.engine) as connection:
        connection.execute(update(secret).values(sealed=b"broken"))
    with pytest.raises(SecretError) as caught:
        read(sealed, "shop-1", "token")
    assert TOKEN not in f"{caught.value!r} {caught.value} {caught.value.values}"


def test_the_key_file_is_made_once_for_its_owner_alone(source: KeySource) -> None:
    first = source.keyring().current
    assert source.keyring().current == first
    assert source.path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in source.path.parent.iterdir()] == ["secret.key"]
    source.path.chmod(0o640)
    with pytest.raises(SetupError) as caught:
        repr(source.keyring().current)
    assert caught.value.key == "error-secret-file-open"


@pytest.mark.parametrize("text", ["short", "A" * 42, "A" * 60, "!" * 44, "correct horse battery staple"])
def test_a_key_that_is_none_is_refused_without_telling_it(tmp_path: Path, text: str) -> None:
    with pytest.raises(SetupError) as caught:
        repr(KeySource(tmp_path / "k", text).keyring().current)
    assert caught.value.key == "error-secret-key-form"
    assert text not in str(caught.value.values)


def test_a_setting_wins_over_the_file_and_both_alphabets_are_one_key(sealed: SqlStore, source: KeySource) -> None:
    given = replace(source, given="-_" + "A" * 41 + "=")
    assert given.keyring().current == replace(source, given="+/" + "A" * 41 + "=").keyring().current
    both = SqlStore(sealed.engine, given.keyring())
    assert read(both, "shop-1", "token") == f"{TOKEN}-shop-1"
    with both.begin() as rows:
        assert rows.secrets.unwrapped() == 2
        assert rows.secrets.wrap_anew() == 2
        assert rows.secrets.wrap_anew() == 0
    alone = SqlStore(sealed.engine, replace(given, path=source.path.with_name("none")).keyring())
    assert read(alone, "shop-1", "token") == f"{TOKEN}-shop-1"


def test_parts_have_borders() -> None:
    key = new_key()
    whole = seal(key, b"x", ("ab", "c"))
    assert unseal(key, whole, ("ab", "c")) == b"x"
    for other in (("a", "bc"), ("abc",), ("ab", "c", ""), ("c", "ab")):
        with pytest.raises(BrokenSeal):
            unseal(key, whole, other)
    for cut in range(len(whole)):
        with pytest.raises(BrokenSeal):
            unseal(key, whole[:cut], ("ab", "c"))


def test_a_store_without_keys_serves_everything_else(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(shop())
        with pytest.raises(SetupError):
            rows.secrets.put("shop-1", "token", Secret(TOKEN))


def test_a_keyring_reads_its_keys_when_they_are_needed(tmp_path: Path) -> None:
    ring: Keyring = KeySource(tmp_path / "later.key").keyring()
    assert not (tmp_path / "later.key").exists()
    assert ring.current == ring.by_id(ring.current.id)
    assert (tmp_path / "later.key").exists()
