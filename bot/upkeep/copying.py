"""`xiaoer backup`: a checked, encrypted copy of the database, taken while the program runs."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from sqlalchemy import make_url

from bot.errors import InputError, SetupError
from bot.holding import alone
from bot.ports.importing import Progress
from bot.ports.machine import Clock
from bot.settings import Settings
from bot.storage.keyring import sync_folder
from bot.storage.sealed_file import write_sealed
from bot.storage.snapshot import revision, snapshot, take_keys
from bot.storage.tombstones import read_tombstones
from bot.upkeep.sidecar import Sidecar, write_sidecar

SHORTEST_PASSPHRASE = 16
KIND = "database"
ENDING = ".xbk"


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that is whole and on the disk. `size` is the database's, in bytes."""

    path: Path
    size: int


def passphrase_of(settings: Settings) -> str:
    """Raises SetupError when none is set, or one that could be guessed."""
    given = settings.backup_key.get_secret_value()
    if len(given) < SHORTEST_PASSPHRASE:
        raise SetupError("error-backup-key", {"least": SHORTEST_PASSPHRASE})
    return given


def database_file(settings: Settings) -> Path:
    """The SQLite file. Raises SetupError for PostgreSQL, whose own tools copy it better than we could."""
    url = make_url(settings.database)
    if url.get_backend_name() != "sqlite":
        raise SetupError("error-backup-postgres")
    return Path(str(url.database))


def back_up(settings: Settings, to: Path | None, clock: Clock, progress: Progress) -> Copied:
    """Copies the database to a file, or into a folder under a name that tells the time. Nothing there is ever overwritten.

    Raises InputError for a file that is there, SetupError for everything the operator must put right.
    """
    database, passphrase = database_file(settings), passphrase_of(settings)
    if not database.exists():
        raise SetupError("error-backup-no-database", {"where": str(database)}, 66)
    copied_at = clock.now().astimezone(UTC)
    target = _target(to or settings.data_dir / "backups", f"xiaoer-{copied_at:%Y%m%d-%H%M%S}{ENDING}")
    size = database.stat().st_size
    with alone(settings.data_dir / "copying"):
        plain = settings.data_dir / "copying" / "copy.db"
        try:
            _remove(plain)
            snapshot(database, plain, lambda done: progress(min(done, size), 2 * size))
            keys = take_keys(plain)
            about = {"kind": KIND, "copied_at": copied_at.isoformat(), "revision": revision(plain)}
            _write(plain, target, passphrase, (about, lambda done: progress(size + min(done, size), 2 * size)))
            write_sidecar(target.parent, Sidecar(keys, read_tombstones(settings.data_dir)), passphrase)
            size = plain.stat().st_size
        except OSError as error:
            raise SetupError("error-backup-write", {"file": str(target), "reason": error.strerror or ""}, 74) from error
        finally:
            _remove(plain)
    return Copied(target, size)


def _target(to: Path, name: str) -> Path:
    target = to / name if to.is_dir() or not to.suffix else to
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SetupError("error-backup-write", {"file": str(target), "reason": error.strerror or ""}, 73) from error
    if target.exists():
        raise InputError("error-backup-exists", {"file": str(target)})
    return target


def _write(plain: Path, target: Path, passphrase: str, how: tuple[dict[str, str], Callable[[int], None]]) -> None:
    """It gets its name once it is whole and on the disk."""
    about, done = how
    made = target.with_name(f"{target.name}.part")
    try:
        with plain.open("rb") as content, made.open("wb") as file:
            write_sealed(file, content, passphrase, about, done)
            file.flush()
            os.fsync(file.fileno())
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    sync_folder(target.parent)


def _remove(plain: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        plain.with_name(f"{plain.name}{ending}").unlink(missing_ok=True)
