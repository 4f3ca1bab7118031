"""Who was erased, by our ids alone, in a file beside the database: what an older copy brings back of them is erased again."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from bot.errors import SetupError
from bot.storage.keyring import sync_folder

FILE = "erased.jsonl"


class Erased(StrEnum):
    """What kind of thing was erased."""

    PERSON = "person"
    SHOP = "shop"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """`id` is a random one of ours: it names nobody."""

    kind: Erased
    id: str


def read_tombstones(folder: Path) -> tuple[Tombstone, ...]:
    """Of a data folder, oldest first. A line that a crash cut short is left out: its erasure had not begun."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeError) as error:
        raise SetupError("error-data-folder", {"folder": str(folder), "reason": ""}, 74) from error
    return tuple(stone for line in lines if (stone := stone_of(line)) is not None)


def stone_of(line: str) -> Tombstone | None:
    """None for a line that is not whole."""
    try:
        told = json.loads(line)
        return Tombstone(Erased(told["kind"]), str(told["id"]))
    except (ValueError, KeyError, TypeError):
        return None


def bury(folder: Path, stones: Iterable[Tombstone]) -> None:
    """Adds those that are not there yet; they are on the disk when this returns."""
    known = set(read_tombstones(folder))
    fresh = [each for each in dict.fromkeys(stones) if each not in known]
    if not fresh:
        return
    path = folder / FILE
    try:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "a+b") as file:
            file.seek(0)
            torn = not file.read().endswith(b"\n") and path.stat().st_size
            file.write(b"\n" * bool(torn) + b"".join(json.dumps(asdict(each)).encode() + b"\n" for each in fresh))
            file.flush()
            os.fsync(file.fileno())
        sync_folder(folder)
    except OSError as error:
        raise SetupError("error-data-folder", {"folder": str(folder), "reason": error.strerror or ""}, 74) from error
