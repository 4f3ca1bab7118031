"""`xiaoer export-data`: everything kept of one shop or one person, as JSON and CSV in one zip."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection, select

from bot.build import Program
from bot.errors import InputError, SetupError
from bot.storage.engine import begin
from bot.storage.exporting import Row, rows_of, tables_of
from bot.storage.tables import people
from bot.storage.tombstones import Erased, Tombstone

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would reckon with instead of showing it."""


def whom(program: Program, shop: str, person: str) -> Tombstone:
    """Of exactly one of them: a shop by name or id, a person by id or messenger:account. Raises InputError."""
    if bool(shop) == bool(person):
        raise InputError("error-whom")
    with begin(program.store.engine) as connection:
        found = _shops(connection, shop) if shop else _people(connection, person)
    if not found:
        raise InputError("error-no-such-shop" if shop else "error-no-such-person", {"name": shop or person})
    if len(found) > 1:
        raise InputError("error-shop-name-shared", {"name": shop})
    return Tombstone(Erased.SHOP if shop else Erased.PERSON, found[0])


def _shops(connection: Connection, told: str) -> list[str]:
    table = people.shop.c
    by_id = list(connection.scalars(select(table.id).where(table.id == told)))
    return by_id or list(connection.scalars(select(table.id).where(table.name == told)))


def _people(connection: Connection, told: str) -> list[str]:
    table = people.person.c
    messenger, _, account = told.partition(":")
    by_account = (table.messenger == messenger) & (table.external_id == account)
    return list(connection.scalars(select(table.id).where((table.id == told) | by_account)))


def hand_out(program: Program, of: Tombstone, to: Path) -> int:
    """Writes the zip, whole or not at all, never over a file that is there. How many rows it holds."""
    if to.exists():
        raise InputError("error-backup-exists", {"file": str(to)})
    made = to.with_name(f"{to.name}.part")
    try:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target, begin(program.store.engine) as connection:
            count = sum(_table(target, connection, name, of) for name in tables_of(connection, of))
        made.replace(to)
    except OSError as error:
        raise SetupError("error-backup-write", {"file": str(to), "reason": error.strerror or ""}, 73) from error
    finally:
        made.unlink(missing_ok=True)
    return count


def _table(target: zipfile.ZipFile, connection: Connection, name: str, of: Tombstone) -> int:
    """Both files of a table; none where it has no rows."""
    first = next(rows_of(connection, name, of), None)
    if first is None:
        return 0
    with io.TextIOWrapper(target.open(f"{name}.json", "w"), "utf-8") as file:
        _json(file, rows_of(connection, name, of))
    with io.TextIOWrapper(target.open(f"{name}.csv", "w"), "utf-8-sig", newline="") as file:
        return _csv(file, list(first), rows_of(connection, name, of))


def _json(file: TextIO, rows: Iterator[Row]) -> None:
    for number, row in enumerate(rows):
        file.write(("[\n" if number == 0 else ",\n") + json.dumps(row, ensure_ascii=False))
    file.write("\n]\n")


def _csv(file: TextIO, columns: list[str], rows: Iterator[Row]) -> int:
    writer, count = csv.writer(file), 0
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[each]) for each in columns])
        count += 1
    return count


def cell(value: Any) -> Any:
    """Numbers stay numbers; text that a spreadsheet would run is shown instead."""
    if value is None or isinstance(value, bool | int):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(FORMULA) else text
