"""`xiaoer erase`: one shop or one person taken out of the data, for good, also of copies that are put back later."""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.build import Program
from bot.storage.engine import begin
from bot.storage.erasing import compact, erase_one
from bot.storage.exporting import rows_of, tables_of
from bot.storage.tombstones import Erased, Tombstone, bury


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be erased: rows by table, and older files that hold it as well."""

    rows: dict[str, int]
    older: tuple[Path, ...]


def planned(program: Program, of: Tombstone) -> Plan:
    """Changes nothing."""
    counts: Counter[str] = Counter()
    with begin(program.store.engine) as connection:
        for name in tables_of(connection, of):
            counts[name] = sum(1 for _ in rows_of(connection, name, of))
    folder = program.settings.data_dir
    return Plan({name: count for name, count in counts.items() if count}, tuple(sorted(folder.glob("*.before-*"))))


def erase_now(program: Program, of: Tombstone) -> None:
    """The list of the erased comes first: an erasure that is cut off is finished by doing it again, or by a restore."""
    folder = program.settings.data_dir
    bury(folder, [of])
    found = erase_one(program.store.engine, of)
    compact(program.store.engine)
    for number in found.messages:
        shutil.rmtree(folder / "received" / f"m{number}", ignore_errors=True)
    for ref in found.files:
        (folder / "uploads" / Path(ref).name).unlink(missing_ok=True)
    if of.kind is Erased.SHOP:
        shutil.rmtree(folder / "rejects" / of.id, ignore_errors=True)
