"""`xiaoer rotate-key` as an operator runs it: killed in the middle, run again, and the old key opens nothing any more."""

import base64
import signal
import subprocess
import time
from pathlib import Path

import pytest

from bot.domain.secret import Secret
from bot.errors import SecretError
from bot.storage.keyring import KeySource
from bot.storage.store import SqlStore, open_store
from tests.contract.store_samples import shop
from tests.conversation.commandline import Commands

NEW = base64.b64encode(b"n" * 32).decode()
OLD = base64.b64encode(b"o" * 32).decode()


def opened(folder: Path, source: KeySource) -> SqlStore:
    return open_store(f"sqlite:///{folder / 'xiaoer.db'}", keyring=source.keyring())


def filled(folder: Path, source: KeySource, shops: int) -> None:
    store = opened(folder, source)
    with store.begin() as rows:
        for number in range(shops):
            rows.shops.save(shop(f"shop-{number}", name=f"s{number}"))
            rows.secrets.put(f"shop-{number}", "token", Secret(f"value-{number}"))
    store.close()


def readable(folder: Path, source: KeySource, shops: int) -> int:
    store = opened(folder, source)
    count = 0
    with store.begin() as rows:
        for number in range(shops):
            try:
                found = rows.secrets.get(f"shop-{number}", "token")
            except SecretError:
                continue
            count += found == Secret(f"value-{number}")
    store.close()
    return count


@pytest.mark.parametrize(("shops", "kills"), [(1_500, 2), pytest.param(10_000, 8, marks=pytest.mark.slow)])
def test_a_killed_replacement_goes_on_and_the_old_key_is_not_needed(tmp_path: Path, shops: int, kills: int) -> None:
    commands = Commands(tmp_path / "data")
    source = KeySource(commands.folder / "secret.key")
    filled(commands.folder, source, shops)
    before = source.path.read_text(encoding="ascii")
    killed = 0
    for _ in range(kills):
        process = subprocess.Popen(
            [*commands.command, "rotate-key"],
            cwd=tmp_path,
            env=commands.surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 30
        while len(source.path.read_text(encoding="ascii").split()) < 2 and process.poll() is None:
            assert time.monotonic() < until
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert readable(commands.folder, source, shops) == shops
    assert killed
    ended = commands.ran("rotate-key")
    assert (ended.code, ended.err) == (0, "")
    after = source.path.read_text(encoding="ascii").split()
    assert len(after) == 1
    assert after != before.split()
    assert readable(commands.folder, source, shops) == shops
    source.path.write_text(before, encoding="ascii")
    assert readable(commands.folder, source, shops) == 0


def test_a_replacement_by_setting_needs_the_old_key_once(tmp_path: Path) -> None:
    commands = Commands(tmp_path / "data")
    nowhere = commands.folder / "none.key"
    filled(commands.folder, KeySource(nowhere, OLD), 3)
    refused = commands.ran("rotate-key", SECRET_KEY=NEW)
    assert (refused.code, refused.out) == (65, "")
    assert "master key" in refused.err
    assert OLD not in refused.err
    assert readable(commands.folder, KeySource(nowhere, OLD), 3) == 3
    done = commands.ran("rotate-key", SECRET_KEY=NEW, SECRET_KEY_OLD=OLD)
    assert (done.code, done.err) == (0, "")
    assert "3" in done.out
    assert readable(commands.folder, KeySource(nowhere, NEW), 3) == 3
    assert readable(commands.folder, KeySource(nowhere, OLD), 3) == 0
    assert not nowhere.exists()


@pytest.mark.parametrize("key", ["no key at all", "A" * 20])
def test_a_key_that_is_none_is_told_without_being_shown(tmp_path: Path, key: str) -> None:
    refused = Commands(tmp_path / "data").ran("rotate-key", SECRET_KEY=key)
    assert (refused.code, refused.out) == (78, "")
    assert "openssl rand" in refused.err
    assert key not in refused.err


def test_nobody_replaces_a_key_under_a_running_program(tmp_path: Path) -> None:
    commands = Commands(tmp_path / "data")
    with commands.running():
        refused = commands.ran("rotate-key")
    assert refused.code == 75
    assert not (commands.folder / "secret.key").exists()
