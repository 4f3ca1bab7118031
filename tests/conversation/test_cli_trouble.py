"""What stops `run` and `chat` at the start: one clear line, an exit code for scripts, nothing half done, and no secret told."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conversation.commandline import SECRET, Commands
from tests.conversation.driver import Books
from tests.conversation.people import Home

SETTINGS: dict[str, tuple[dict[str, str], int, str]] = {
    "language": ({"LANGUAGE": "fr"}, 78, "设置 XIAOER_LANGUAGE 只能填：zh-Hans / en"),
    "zone": ({"TIMEZONE": "Mars/Base"}, 78, "The setting XIAOER_TIMEZONE is no time zone. Write it like Asia/Shanghai"),
    "port": ({"WEB_PORT": "http"}, 78, "The setting XIAOER_WEB_PORT takes a number from 0 to 65535"),
    "level": (
        {"LOG_LEVEL": "LOUD"},
        78,
        "The setting XIAOER_LOG_LEVEL takes one of these: DEBUG / INFO / WARNING / ERROR",
    ),
    "webhook": (
        {"TELEGRAM_WEBHOOK_URL": "https://shop.example/hook", "TELEGRAM_WEBHOOK_SECRET": SECRET[:10]},
        78,
        "A webhook needs a secret of at least 32 characters.",
    ),
    "database": (
        {"DATABASE_URL": f"mysql://xiaoer:{SECRET}@db.example/xiaoer"},
        78,
        "The address of the database cannot be read. It looks like sqlite:///folder/file.db or postgresql://user@host/name.",
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


@pytest.mark.parametrize("wrong", SETTINGS)
def test_a_setting_that_cannot_be(desk: Commands, wrong: str) -> None:
    settings, code, words = SETTINGS[wrong]
    assert desk.ran("run", **settings).told == (code, "", words)
    assert not (desk.folder / "xiaoer.db").exists()


def test_settings_that_cannot_be_read(desk: Commands) -> None:
    (desk.folder.parent / ".env").write_bytes(b"XIAOER_WEB_PORT=\xff\xfe")
    words = "The settings in .env cannot be read. Please check its permissions, and save it as UTF-8."
    assert desk.ran("chat").told == (78, "", words)
    assert not desk.folder.exists()


def test_a_token_that_cannot_be_one_starts_no_shop(desk: Commands) -> None:
    words = "TELEGRAM_BOT_TOKEN does not look right. Please copy it again from BotFather, all of it."
    assert desk.ran("run", TOKEN=f"{SECRET} ").told == (78, "", words)
    assert not (desk.folder / "web.key").exists()
    assert Books(desk.folder).rows("SELECT name FROM shop") == []


def test_a_database_server_that_is_not_there(desk: Commands) -> None:
    done = desk.ran("chat", DATABASE_URL=f"postgresql://xiaoer:{SECRET}@127.0.0.1:1/shops")
    words = "Please check that it is running, and the address, name and password in the settings."
    assert done.told == (69, "", f"The database 127.0.0.1/shops cannot be reached. {words}")


def test_a_data_folder_that_is_a_file(desk: Commands) -> None:
    desk.folder.write_text("kept")
    code, out, err = desk.ran("chat").told
    assert (code, out) == (73, "")
    assert err.startswith(f"The data folder {desk.folder} cannot be used: File exists.")
    assert desk.folder.read_text() == "kept"


def test_a_file_that_is_no_database(desk: Commands) -> None:
    desk.folder.mkdir()
    garbage = b"no database " * 999
    (desk.folder / "xiaoer.db").write_bytes(garbage)
    words = "is damaged or is no database of Xiaoer. Please keep the file and put back a backup."
    assert desk.ran("chat").told == (65, "", f"{desk.folder / 'xiaoer.db'} {words}")
    assert (desk.folder / "xiaoer.db").read_bytes() == garbage


def test_a_port_that_is_taken(home: Home) -> None:
    desk = Commands(home.folder)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        words = f"Port {port} is taken. Xiaoer may be running already; if not, please choose another port."
        assert desk.ran("run", WEB_PORT=port).told == (78, "", words)
        assert f"– Port {port} is taken" in desk.ran("doctor", WEB_PORT=port).out


@pytest.fixture
def powerless(desk: Commands) -> Commands:
    """Permissions mean nothing to root, so root gives that power away."""
    if os.geteuid() != 0:
        return desk
    given_up = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")
    try:
        subprocess.run([*given_up, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("root can write everywhere, and cannot give that up without setpriv")
    return replace(desk, command=(*given_up, *desk.command))


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o700), (0o600, 0o500)])
def test_a_database_that_is_read_only(
    powerless: Commands, file_mode: int, folder_mode: int, migrated_sqlite: Path
) -> None:
    database = powerless.folder / "xiaoer.db"
    powerless.folder.mkdir()
    (powerless.folder / "lock").touch()
    shutil.copy(migrated_sqlite, database)
    before = database.read_bytes()
    database.chmod(file_mode)
    powerless.folder.chmod(folder_mode)
    try:
        words = (
            f"The database {database} cannot be written. Please check the permissions of the file and of its folder."
        )
        assert powerless.ran("run").told == (73, "", words)
        assert not (powerless.folder / "web.key").exists()
        assert database.read_bytes() == before
    finally:
        powerless.folder.chmod(0o700)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of eight megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path, migrated_sqlite: Path) -> None:
    desk = Commands(small_disk / "data")
    desk.folder.mkdir()
    shutil.copy(migrated_sqlite, desk.folder / "xiaoer.db")
    with pytest.raises(OSError, match="No space"):
        (small_disk / "filler").write_bytes(bytes(2**23))
    done = desk.ran("run")
    assert (done.code, done.out) == (74, "")
    assert done.err.startswith(f"The disk that holds the database {desk.folder / 'xiaoer.db'} is full.")
    doctor = desk.ran("doctor")
    assert doctor.code == 1
    assert "has only 0 MB left. Make room first" in doctor.out
    (small_disk / "filler").unlink()
    assert desk.ran("log", "verify").told == (0, "There is no shop yet, and so no work log\n", "")
