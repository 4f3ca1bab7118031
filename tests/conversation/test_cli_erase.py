"""`xiaoer export-data` and `xiaoer erase` as an operator runs them: two steps, nothing before the second, and no way back by a copy."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.conversation.commandline import Commands
from tests.conversation.test_cli_backup import copies
from tests.conversation.test_cli_restore import GUEST, OWNER, commands, look, opened

__all__ = ["commands"]
WHO = f"telegram:{GUEST.external_id}"


def test_an_erasure_says_first_what_it_would_do_and_is_final(commands: Commands) -> None:
    copy = copies(commands)
    would = commands.ran("erase", "--person", WHO)
    assert (would.code, would.err) == (0, "")
    assert "--yes" in would.out
    assert "membership: 1" in would.out
    assert GUEST.name.encode() in (commands.folder / "xiaoer.db").read_bytes()
    assert not (commands.folder / "erased.jsonl").exists()
    done = commands.ran("erase", "--person", WHO, "--yes")
    assert (done.code, done.err) == (0, "")
    assert GUEST.name.encode() not in (commands.folder / "xiaoer.db").read_bytes()
    assert OWNER.name.encode() in (commands.folder / "xiaoer.db").read_bytes()
    gone = commands.ran("erase", "--person", WHO, "--yes")
    assert (gone.code, gone.out) == (65, "")
    back = commands.ran("restore", copy, "--replace")
    assert "Erased again, as before: 1" in back.out
    assert look(commands.folder, "SELECT name FROM person") == [(OWNER.name,)]


def test_a_copy_made_after_the_erasure_carries_it_to_another_machine(commands: Commands, tmp_path: Path) -> None:
    older = copies(commands, "--to", tmp_path / "far")
    assert commands.ran("erase", "--person", GUEST.id, "--yes").code == 0
    copies(commands, "--to", tmp_path / "far" / "newer.xbk")
    there = commands.ran("restore", older, "--into", tmp_path / "machine")
    assert there.code == 0
    with closing(sqlite3.connect(tmp_path / "machine" / "xiaoer.db")) as books:
        assert books.execute("SELECT name FROM person").fetchall() == [(OWNER.name,)]
    assert (tmp_path / "machine" / "erased.jsonl").read_text().count(GUEST.id) == 1


def test_what_is_kept_is_handed_out_whole(commands: Commands, tmp_path: Path) -> None:
    commands.chat("hello there, canary words")
    path = tmp_path / "owner.zip"
    done = commands.ran("export-data", "--person", OWNER.id, "--to", path)
    assert (done.code, done.err) == (0, "")
    assert path.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(path) as found:
        said = json.loads(found.read("inbox.json"))
        assert [row["body"]["text"] for row in said] == ["hello there, canary words"]
        assert json.loads(found.read("person.json"))[0]["name"]
        assert GUEST.name not in "".join(found.read(name).decode("utf-8-sig") for name in found.namelist())
    again = commands.ran("export-data", "--person", OWNER.id, "--to", path)
    assert (again.code, again.out) == (65, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "exactly one"),
        (("--shop", "拖鞋店", "--person", "x"), "exactly one"),
        (("--shop", "nowhere"), "nowhere"),
        (("--person", "telegram:1"), "nobody called"),
    ],
)
def test_of_nobody_or_of_two_nothing_is_erased_or_handed_out(
    commands: Commands, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = look(commands.folder, "SELECT * FROM person")
    for verb in (("erase", "--yes"), ("export-data", "--to", str(tmp_path / "x.zip"))):
        refused = commands.ran(*verb, *arguments)
        assert (refused.code, refused.out) == (65, "")
        assert words in refused.err
    assert look(commands.folder, "SELECT * FROM person") == before
    assert not (tmp_path / "x.zip").exists()


def test_a_shop_is_erased_with_its_secrets(commands: Commands) -> None:
    store = opened(commands)
    store.close()
    done = commands.ran("erase", "--shop", "拖鞋店", "--yes")
    assert (done.code, done.err) == (0, "")
    assert look(commands.folder, "SELECT count(*) FROM secret") == [(0,)]
    assert look(commands.folder, "SELECT count(*) FROM secret_key") == [(0,)]
    assert "拖鞋店".encode() not in (commands.folder / "xiaoer.db").read_bytes()
    assert commands.chat("hello")
    assert commands.ran("log", "verify").code == 0
