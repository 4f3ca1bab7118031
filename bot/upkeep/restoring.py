"""`xiaoer restore`: a copy opened, checked, fenced and brought to this program's tables beside the data, then put in their place at once.

Until the last step the data folder is as it was; a restore that is cut off is started again.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import SecretStr

from bot.app import Address
from bot.build import Parts, Program, build
from bot.domain.outcome import Outcome
from bot.domain.people import Person
from bot.domain.restoring import Gap
from bot.errors import InputError, SetupError
from bot.holding import alone
from bot.ports.importing import Progress
from bot.ports.store import Transaction
from bot.settings import Settings
from bot.storage.erasing import erase
from bot.storage.keyring import sync_folder
from bot.storage.sealed_file import Opened, open_sealed
from bot.storage.sealing import BrokenSeal
from bot.storage.snapshot import check, put_keys, read_keys, settle_journal
from bot.storage.tombstones import bury, read_tombstones
from bot.upkeep.copying import KIND, database_file, passphrase_of
from bot.upkeep.sidecar import Sidecar, read_sidecar

FOLDER = "restoring"
BESIDE = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept` is where the data that were there lie now. `secretless` shops must have their secrets entered again."""

    gap: Gap
    kept: Path | None
    erased: int
    secretless: int


@dataclass(frozen=True, slots=True)
class Source:
    """A copy to be put back. `replace`: also where a database is there."""

    file: Path
    replace: bool


def into(settings: Settings, folder: Path | None) -> Settings:
    """The settings with another data folder, for a copy that is put beside; the master key is still this installation's."""
    if folder is None:
        return settings
    changed = {"data_dir": folder, "database_url": SecretStr(""), "vault_file": str(settings.vault)}
    return settings.model_copy(update=changed)


def restore(settings: Settings, source: Source, parts: Parts, progress: Progress) -> Restored:
    """Raises InputError for a copy that does not open, SetupError for what the operator must put right; then nothing was changed."""
    database, passphrase = database_file(settings), passphrase_of(settings)
    with alone(settings.data_dir):
        if database.exists() and not source.replace:
            raise SetupError("error-restore-there", {"where": str(database)}, 73)
        staging = settings.data_dir / FOLDER
        try:
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir(mode=0o700)
            copied_at = _unpack(source.file, staging / database.name, passphrase, progress)
            beside = _beside(source.file, passphrase)
            restored = _prepare(settings, (staging / database.name, beside, copied_at), parts)
            kept = _put_in_place(staging / database.name, database, parts.clock.now())
        except OSError as error:
            values = {"folder": str(settings.data_dir), "reason": error.strerror or ""}
            raise SetupError("error-restore-write", values, 74) from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return replace(restored, kept=kept)


def _unpack(file: Path, plain: Path, passphrase: str, progress: Progress) -> datetime:
    """The copy's database, checked; when it was copied."""
    try:
        with file.open("rb") as sealed:
            about = _write(sealed, plain, passphrase, lambda done: progress(done, file.stat().st_size))
        copied_at = datetime.fromisoformat(str(about["copied_at"]))
    except FileNotFoundError as error:
        raise InputError("error-no-such-file", {"path": str(file)}) from error
    except (BrokenSeal, KeyError, ValueError) as error:
        raise InputError("error-restore-broken", {"file": str(file)}) from error
    check(plain)
    return copied_at.astimezone(UTC)


def _write(sealed: BinaryIO, plain: Path, passphrase: str, done: Callable[[int], None]) -> dict[str, Any]:
    opened: Opened = open_sealed(sealed, passphrase)
    if opened.about.get("kind") != KIND:
        raise BrokenSeal("not a copy of a database")
    with plain.open("wb") as target:
        for piece in opened.pieces:
            target.write(piece)
            done(sealed.tell())
    return dict(opened.about)


def _beside(file: Path, passphrase: str) -> Sidecar:
    """One that is not there or does not open costs the secrets, not the copy."""
    try:
        return read_sidecar(file.parent, passphrase)
    except (BrokenSeal, OSError, ValueError, KeyError):
        return Sidecar([], ())


def _keys(database: Path, beside: Sidecar) -> list[tuple[Any, ...]]:
    """Those of the data in place are the newest: what was destroyed there stays destroyed. Without them, those beside the copy."""
    if not database.exists():
        return beside.keys
    try:
        return read_keys(database)
    except SetupError:
        return beside.keys


def _prepare(settings: Settings, copy: tuple[Path, Sidecar, datetime], parts: Parts) -> Restored:
    """Brings the copy to this program's tables, puts keys back, fences it and erases again whoever was erased since."""
    plain, beside, copied_at = copy
    stones = tuple(dict.fromkeys((*read_tombstones(settings.data_dir), *beside.stones)))
    staged = into(settings, plain.parent).model_copy(update={"database_url": SecretStr(f"sqlite:///{plain}")})
    program = build(staged, parts)
    try:
        put_keys(plain, _keys(database_file(settings), beside))
        gap = program.app.fence(copied_at, _teller(program))
        erased = erase(program.store.engine, stones)
        with program.store.begin() as tx:
            secretless = sum(_lost(tx, shop.id) for shop in tx.shops.all())
    finally:
        program.store.close()
    check(plain)
    bury(settings.data_dir, stones)
    return Restored(gap, None, erased, secretless)


def _lost(tx: Transaction, shop_id: str) -> bool:
    """Whether the shop has a secret that does not open any more."""
    return bool(tx.secrets.names(shop_id)) and not tx.secrets.has_key(shop_id)


def _teller(program: Program) -> Callable[[Transaction, Person, str | None, tuple[Outcome, str]], None]:
    """Into the outbox of the restored data: told at the next start."""

    def tell(tx: Transaction, person: Person, shop_id: str | None, told: tuple[Outcome, str]) -> None:
        program.app.post.tell(tx, told[0], Address.of(person, told[1], shop_id=shop_id))

    return tell


def _put_in_place(plain: Path, database: Path, now: datetime) -> Path | None:
    """The old file gets a second name, its journal goes with it, and the new one takes its name in one step."""
    with plain.open("rb") as file:
        os.fsync(file.fileno())
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = _keep(database, now) if database.exists() else None
    for ending in BESIDE[1:]:
        database.with_name(f"{database.name}{ending}").unlink(missing_ok=True)
    plain.replace(database)
    sync_folder(database.parent)
    return kept


def _keep(database: Path, now: datetime) -> Path:
    """A copy of the old file under a name of its own, never over one that is there; of a damaged one its journal as well."""
    stem = f"{database.name}.before-{now.astimezone(UTC):%Y%m%d-%H%M%S}"
    number = 0
    kept = database.with_name(stem)
    while kept.exists():
        number += 1
        kept = database.with_name(f"{stem}-{number}")
    with suppress(SetupError):
        settle_journal(database)
    journal = database.with_name(f"{database.name}-wal")
    if journal.exists() and journal.stat().st_size:
        shutil.copy2(journal, kept.with_name(f"{kept.name}-wal"))
    shutil.copy2(database, kept)
    return kept
