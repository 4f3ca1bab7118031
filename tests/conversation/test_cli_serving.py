"""`run` from outside: it ends when told to, keeps its address and data through kill -9, and lets nobody else at its data meanwhile."""

import signal
import stat
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conversation.commandline import Commands
from tests.conversation.driver import Books
from tests.conversation.people import Home


@pytest.fixture
def desk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def test_the_same_address_after_kill_9_and_a_clean_end(desk: Commands) -> None:
    desk.folder.mkdir(mode=0o700)
    (desk.folder / "web.made").touch()  # half a key, of a start that was cut short
    with desk.running() as first:
        address = first.address
        assert (desk.folder / "web.key").read_text() == address.partition("key=")[2]
        with urlopen(address, timeout=20) as page:
            assert page.status == 200
        assert first.end(signal.SIGKILL)[0] == -signal.SIGKILL
    books = Books(desk.folder)
    shops, people = books.rows("SELECT id, name FROM shop"), books.rows("SELECT id FROM person")
    assert [name for _, name in shops] == ["Practice shop"]
    port = address.split(":")[2].split("/")[0]
    with desk.running(WEB_PORT=port) as second:
        assert second.address == address
        with urlopen(address, timeout=20) as page:
            assert page.status == 200
        code, seconds = second.end(signal.SIGTERM)
    assert code == 0
    assert seconds < 8
    assert second.written.splitlines() == [f"Xiaoer is waiting here: {address}"]
    assert (books.rows("SELECT id, name FROM shop"), books.rows("SELECT id FROM person")) == (shops, people)
    assert not (desk.folder / "web.made").exists()
    kept = [desk.folder, *(desk.folder / name for name in ("web.key", "xiaoer.db", "lock"))]
    assert [stat.S_IMODE(path.stat().st_mode) & 0o077 for path in kept] == [0, 0, 0, 0]


def test_nobody_else_works_on_the_data_of_a_running_program(home: Home) -> None:
    desk = Commands(home.folder)
    path = desk.folder.parent / "orders.csv"
    path.write_text("订单号,货号,数量,下单时间,单价\n1,S,1,2026-05-01,5.5\n", encoding="utf-8")
    words = f"Xiaoer is already using the data folder {desk.folder}. Stop it first, or choose another folder."
    with desk.running() as serving:
        before = Books(desk.folder).rows("SELECT name FROM shop")
        assert desk.ran("import", path, "--shop", "new", "--json").told == (75, "", words)
        assert desk.ran("run").told == (75, "", words)
        doctor = desk.ran("doctor")
        assert (doctor.code, doctor.err) == (0, "")
        assert "✓ Xiaoer is using the data in this folder right now, as it should" in doctor.out
        assert Books(desk.folder).rows("SELECT name FROM shop") == before
        assert serving.end(signal.SIGINT)[0] == 0
