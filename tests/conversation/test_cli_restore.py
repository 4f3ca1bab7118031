"""`xiaoer restore`: into an empty folder or, told so, in place of what is there, which is kept; what is missing is listed and told."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.domain.people import Membership, Person, Role
from bot.domain.secret import Secret
from bot.storage.keyring import KeySource
from bot.storage.store import SqlStore, open_store
from bot.storage.tombstones import Erased, Tombstone, bury
from tests.contract.store_samples import shop
from tests.conversation.commandline import Commands
from tests.conversation.test_cli_backup import WORDS, copies

TOKEN = "canary-shop-token-3e9a"
OWNER = Person("owner-1", "console", "local", "Canary Owner", "en", "local", "shop-1")
GUEST = Person("guest-1", "telegram", "77", "Canary Guest", "en", "77", "shop-1")


def opened(commands: Commands) -> SqlStore:
    source = KeySource(commands.folder / "secret.key")
    return open_store(f"sqlite:///{commands.folder / 'xiaoer.db'}", keyring=source.keyring())


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    """A shop with an owner, a guest and a secret."""
    made = Commands(tmp_path / "data", {"BACKUP_KEY": WORDS})
    store = opened(made)
    with store.begin() as rows:
        rows.shops.save(shop())
        for person, role in ((OWNER, Role.OWNER), (GUEST, Role.VIEWER)):
            rows.people.save(person)
            rows.people.bind(Membership("shop-1", person.id, role))
        rows.secrets.put("shop-1", "token", Secret(TOKEN))
    store.close()
    return made


def look(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "xiaoer.db")) as books:
        return books.execute(query).fetchall()


def test_in_place_of_what_is_there_only_when_told_and_the_old_is_kept(commands: Commands) -> None:
    copy = copies(commands)
    store = opened(commands)
    with store.begin() as rows:
        rows.shops.save(shop("shop-9", name="Opened later"))
    store.close()
    refused = commands.ran("restore", copy)
    assert (refused.code, refused.out) == (73, "")
    assert "--replace" in refused.err
    assert look(commands.folder, "SELECT count(*) FROM shop") == [(2,)]
    done = commands.ran("restore", copy, "--replace")
    assert (done.code, done.err) == (0, "")
    assert "restore no. 1" in done.out
    assert "拖鞋店" in done.out
    assert look(commands.folder, "SELECT count(*) FROM shop") == [(1,)]
    (kept,) = commands.folder.glob("xiaoer.db.before-*")
    assert str(kept) in done.out
    with closing(sqlite3.connect(kept)) as books:
        assert books.execute("SELECT count(*) FROM shop").fetchone() == (2,)
    store = opened(commands)
    with store.begin() as rows:
        assert rows.secrets.get("shop-1", "token") == Secret(TOKEN)
    store.close()
    assert not (commands.folder / "restoring").exists()
    again = commands.ran("restore", copy, "--replace")
    assert "restore no. 1" in again.out
    assert len(list(commands.folder.glob("xiaoer.db.before-*"))) == 2


def test_into_another_folder_with_the_keys_that_lay_beside(commands: Commands, tmp_path: Path) -> None:
    copy = copies(commands, "--to", tmp_path / "far")
    other = tmp_path / "other"
    done = commands.ran("restore", copy, "--into", other)
    assert (done.code, done.err) == (0, "")
    assert "entered again" not in done.out
    moved = open_store(f"sqlite:///{other / 'xiaoer.db'}", keyring=KeySource(commands.folder / "secret.key").keyring())
    with moved.begin() as rows:
        assert rows.secrets.get("shop-1", "token") == Secret(TOKEN)
    moved.close()
    (copy.parent / "xiaoer.keys").unlink()
    bare = commands.ran("restore", copy, "--into", tmp_path / "bare")
    assert bare.code == 0
    assert "must be entered again" in bare.out


def test_every_owner_is_told_once_at_the_next_start(commands: Commands) -> None:
    assert commands.ran("restore", copies(commands), "--replace").code == 0
    told = [json.loads(body)["shown"]["text"] for (body,) in look(commands.folder, "SELECT body FROM outbox")]
    assert len(told) == 1
    assert "put back" in told[0]
    assert commands.chat("hello").count("The data were put back") == 1
    assert commands.chat("hello").count("The data were put back") == 0


def test_whoever_was_erased_since_does_not_come_back(commands: Commands) -> None:
    copy = copies(commands)
    bury(commands.folder, [Tombstone(Erased.PERSON, GUEST.id)])
    done = commands.ran("restore", copy, "--replace")
    assert "Erased again, as before: 1" in done.out
    assert look(commands.folder, "SELECT name FROM person") == [(OWNER.name,)]
    assert GUEST.name.encode() not in (commands.folder / "xiaoer.db").read_bytes()
    assert OWNER.name.encode() in (commands.folder / "xiaoer.db").read_bytes()


def test_a_shops_destroyed_key_destroys_what_older_copies_hold(commands: Commands, tmp_path: Path) -> None:
    copy = copies(commands, "--to", tmp_path / "far")
    store = opened(commands)
    with store.begin() as rows:
        rows.secrets.forget_shop("shop-1")
    store.close()
    copies(commands, "--to", tmp_path / "far" / "later.xbk")
    for where in (("--replace",), ("--into", str(tmp_path / "new"))):
        done = commands.ran("restore", copy, *where)
        assert done.code == 0
        assert "must be entered again" in done.out


def test_nobody_restores_under_a_running_program(commands: Commands) -> None:
    copy = copies(commands)
    with commands.running():
        refused = commands.ran("restore", copy, "--replace")
    assert refused.code == 75
    assert not list(commands.folder.glob("xiaoer.db.before-*"))


def test_a_copy_that_does_not_open_changes_nothing(commands: Commands, tmp_path: Path) -> None:
    copy = copies(commands)
    whole = copy.read_bytes()
    wrong = tmp_path / "wrong.xbk"
    before = look(commands.folder, "SELECT * FROM shop")
    for name, content in {
        "cut": whole[:-1],
        "flipped": whole[:-9] + b"\0" + whole[-8:],
        "none": b"hello",
        "empty": b"",
    }.items():
        wrong.write_bytes(content)
        refused = commands.ran("restore", wrong, "--replace")
        assert (name, refused.code, refused.out) == (name, 65, "")
    refused = commands.ran("restore", copy, "--replace", BACKUP_KEY="another passphrase")
    assert refused.code == 65
    refused = commands.ran("restore", copy.parent / "xiaoer.keys", "--replace")
    assert refused.code == 65
    assert commands.ran("restore", tmp_path / "nowhere.xbk").code in (65, 73)
    assert look(commands.folder, "SELECT * FROM shop") == before
    assert not list(commands.folder.glob("xiaoer.db.before-*"))
    assert not (commands.folder / "restoring").exists()


def test_numbers_of_messages_are_never_given_again(commands: Commands) -> None:
    commands.chat("hello", "hello again")
    highest = look(commands.folder, "SELECT max(id) FROM inbox")[0][0]
    assert commands.ran("restore", copies(commands), "--replace").code == 0
    commands.chat("hello once more")
    new = look(commands.folder, "SELECT max(id) FROM inbox")[0][0]
    assert new > highest
    assert new > 1 << 40


def test_a_damaged_database_is_replaced_and_kept_as_it_is(commands: Commands) -> None:
    copy = copies(commands)
    database = commands.folder / "xiaoer.db"
    damaged = b"this is no database at all" * 200
    database.write_bytes(damaged)
    done = commands.ran("restore", copy, "--replace")
    assert (done.code, done.err) == (0, "")
    assert look(commands.folder, "SELECT count(*) FROM shop") == [(1,)]
    (kept,) = commands.folder.glob("xiaoer.db.before-*")
    assert kept.read_bytes() == damaged
    store = opened(commands)
    with store.begin() as rows:
        assert rows.secrets.get("shop-1", "token") == Secret(TOKEN)
    store.close()
