"""What lies beside the copies, one for all of them and always the newest: the shops' wrapped keys and the list of who was erased.

So a shop's key that was destroyed is gone from here with the next copy, and every older copy's secrets of that shop with it.
"""

import base64
import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.storage.keyring import sync_folder
from bot.storage.sealed_file import open_sealed, write_sealed
from bot.storage.tombstones import Tombstone, stone_of

NAME = "xiaoer.keys"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """`keys` are rows as `bot.storage.snapshot` takes and puts them."""

    keys: list[tuple[Any, ...]]
    stones: tuple[Tombstone, ...]


def write_sidecar(folder: Path, sidecar: Sidecar, passphrase: str) -> None:
    """Replaces the one that is there. Raises OSError."""
    keys = [[*row[:3], base64.b64encode(row[3]).decode()] for row in sidecar.keys]
    stones = [json.dumps({"kind": each.kind.value, "id": each.id}) for each in sidecar.stones]
    content = io.BytesIO(json.dumps({"keys": keys, "erased": stones}).encode())
    made = folder / f"{NAME}.part"
    with made.open("wb") as target:
        write_sealed(target, content, passphrase, {"kind": "keys"}, lambda _: None)
        target.flush()
        os.fsync(target.fileno())
    made.replace(folder / NAME)
    sync_folder(folder)


def read_sidecar(folder: Path, passphrase: str) -> Sidecar:
    """Nothing where there is none. Raises BrokenSeal for one that does not open, OSError for one that cannot be read."""
    path = folder / NAME
    if not path.exists():
        return Sidecar([], ())
    with path.open("rb") as source:
        told = json.loads(b"".join(open_sealed(source, passphrase).pieces))
    keys = [(shop, key, master, base64.b64decode(wrapped)) for shop, key, master, wrapped in told["keys"]]
    return Sidecar(keys, tuple(stone for line in told["erased"] if (stone := stone_of(line)) is not None))
