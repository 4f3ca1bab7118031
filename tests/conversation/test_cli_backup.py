"""`xiaoer backup`: whole and consistent while the program writes, encrypted, never overwriting, and clear about what it cannot do."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.secret import Secret
from bot.domain.worklog import first_break
from bot.storage.keyring import KeySource
from bot.storage.sealed_file import open_sealed
from bot.storage.store import open_store
from bot.upkeep.sidecar import read_sidecar
from tests.contract.store_samples import shop
from tests.conversation.commandline import ROOT, Commands

WORDS = "canary passphrase of copies"
TOKEN = "canary-shop-token-3e9a"
WRITER = """
import sys
from dataclasses import replace
from bot.storage.store import open_store
from tests.contract.store_samples import DAY, shop, yuan
from tests.contract.test_store_worklog import STEP
store = open_store(f"sqlite:///{sys.argv[1]}")
with store.begin() as rows:
    rows.shops.save(shop())
number = 0
while True:
    with store.begin() as rows:
        rows.worklog.append(replace(STEP, run_id=f"run-{number}"))
        rows.ledger.reserve(f"run-{number}#0@x", "shop-1", [DAY], yuan("1.00"))
    number += 1
    print(number, flush=True)
"""


def copies(commands: Commands, *to: str | Path) -> Path:
    """The file that a copy went to."""
    done = commands.ran("backup", *to, BACKUP_KEY=WORDS)
    assert (done.code, done.err) == (0, "")
    assert WORDS not in done.out
    return Path(next(word.rstrip(",") for word in done.out.split() if ".xbk" in word))


def plain(path: Path, to: Path) -> Path:
    with path.open("rb") as source:
        to.write_bytes(b"".join(open_sealed(source, WORDS).pieces))
    return to


def test_a_copy_is_one_moment_while_the_program_writes(tmp_path: Path) -> None:
    commands = Commands(tmp_path / "data")
    commands.folder.mkdir()
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(commands.folder / "xiaoer.db")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        counts = []
        for number in range(3):
            said = int(writer.stdout.readline())
            path = copies(commands, "--to", tmp_path / f"copies/{number}.xbk")
            copy = plain(path, tmp_path / f"{number}.db")
            store = open_store(f"sqlite:///{copy}")
            with store.begin() as rows:
                lines = list(rows.worklog.chain("shop-1"))
            store.close()
            with closing(sqlite3.connect(copy)) as books:
                (entries,) = books.execute("SELECT count(*) FROM ledger_entry").fetchone()
            assert first_break(lines) is None
            assert len(lines) == entries >= said
            counts.append(entries)
            assert writer.poll() is None
            time.sleep(0.2)
        assert counts == sorted(counts)
        assert counts[0] < counts[2]
    finally:
        writer.kill()
        writer.wait()
        if writer.stdout is not None:
            writer.stdout.close()


def test_a_copy_holds_neither_plain_bytes_nor_keys_and_the_file_beside_holds_those(tmp_path: Path) -> None:
    commands = Commands(tmp_path / "data")
    source = KeySource(commands.folder / "secret.key")
    store = open_store(f"sqlite:///{commands.folder / 'xiaoer.db'}", keyring=source.keyring())
    with store.begin() as rows:
        rows.shops.save(shop(name="Canary Shop Name"))
        rows.secrets.put("shop-1", "token", Secret(TOKEN))
    store.close()
    path = copies(commands)
    assert path.parent == commands.folder / "backups"
    assert path.stat().st_mode & 0o777 == 0o600
    for each in path.parent.iterdir():
        assert b"Canary Shop Name" not in each.read_bytes()
    copy = plain(path, tmp_path / "copy.db")
    assert b"Canary Shop Name" in copy.read_bytes()
    with closing(sqlite3.connect(commands.folder / "xiaoer.db")) as books:
        kept = books.execute("SELECT * FROM secret_key").fetchall()
    assert len(kept) == 1
    assert kept[0][3] not in copy.read_bytes()
    with closing(sqlite3.connect(copy)) as books:
        assert books.execute("SELECT count(*) FROM secret_key").fetchone() == (0,)
        assert books.execute("SELECT count(*) FROM secret").fetchone() == (1,)
    assert read_sidecar(path.parent, WORDS).keys == kept
    assert [each.name for each in (commands.folder / "copying").iterdir()] == ["lock"]


def test_a_copy_of_a_program_that_was_killed_has_all_it_had_said(tmp_path: Path) -> None:
    commands = Commands(tmp_path / "data")
    with commands.running() as serving:
        serving.process.send_signal(signal.SIGKILL)
        serving.process.wait()
    copy = plain(copies(commands), tmp_path / "copy.db")
    with closing(sqlite3.connect(copy)) as books:
        assert books.execute("SELECT count(*) FROM shop").fetchone() == (1,)


def test_while_the_program_serves_both_go_on(tmp_path: Path) -> None:
    commands = Commands(tmp_path / "data")
    with commands.running() as serving:
        assert copies(commands).exists()
        assert serving.end(signal.SIGTERM)[0] == 0


REFUSALS = [
    ({"BACKUP_KEY": ""}, (), 78, "XIAOER_BACKUP_KEY"),
    ({"BACKUP_KEY": "short"}, (), 78, "16 characters"),
    ({"BACKUP_KEY": WORDS, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x"}, (), 78, "pg_dump"),
    ({"BACKUP_KEY": WORDS}, (), 66, "no database"),
]


@pytest.mark.parametrize(("settings", "to", "code", "words"), REFUSALS, ids=[each[3] for each in REFUSALS])
def test_refusals_say_what_to_do(
    tmp_path: Path, settings: dict[str, str], to: tuple[str, ...], code: int, words: str
) -> None:
    refused = Commands(tmp_path / "data").ran("backup", *to, **settings)
    assert (refused.code, refused.out) == (code, "")
    assert words in refused.err
    assert "short" not in refused.err or settings["BACKUP_KEY"] != "short"
    assert not list(tmp_path.rglob("*.xbk"))


def test_nothing_is_overwritten_and_a_damaged_database_is_not_copied(tmp_path: Path) -> None:
    commands = Commands(tmp_path / "data")
    store = open_store(f"sqlite:///{commands.folder / 'xiaoer.db'}")
    with store.begin() as rows:
        for number in range(300):
            rows.shops.save(shop(f"shop-{number}", name="n" * 300))
    store.close()
    taken = tmp_path / "there.xbk"
    taken.write_bytes(b"mine")
    refused = commands.ran("backup", "--to", taken, BACKUP_KEY=WORDS)
    assert (refused.code, refused.out) == (65, "")
    assert taken.read_bytes() == b"mine"
    database = commands.folder / "xiaoer.db"
    whole = bytearray(database.read_bytes())
    page = whole.rindex(b"n" * 300) // 4096 * 4096
    whole[page : page + 4096] = b"\xff" * 4096
    database.write_bytes(bytes(whole))
    damaged = commands.ran("backup", "--to", tmp_path / "new.xbk", BACKUP_KEY=WORDS)
    assert damaged.code == 65
    assert "damaged" in damaged.err
    assert not (tmp_path / "new.xbk").exists()
    assert json.dumps([each.name for each in (commands.folder / "copying").iterdir()]) == '["lock"]'
