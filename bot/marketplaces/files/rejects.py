"""Writes the lines that were not taken over, with the reason, so that a merchant can mend them in a spreadsheet and send them again.

A cell that a spreadsheet would run as a formula gets an apostrophe in front: the file came from outside and is opened by a person.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from bot.errors import InputError
from bot.marketplaces.files.rows import Row

Explain = Callable[[str, Mapping[str, object]], str]
"""A text key and its values as words in the merchant's language."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters that start a formula, the full-width ones included (OWASP: CSV Injection)."""


def safe_cell(text: str) -> str:
    return "'" + text if text.startswith(DANGEROUS) else text


class RejectsFile:
    """A CSV file that exists only once a line was rejected. Columns: line, reason key, explanation, then the file's own.

    Raises InputError when it cannot be written; what was imported until then stays, and importing again is safe.
    """

    def __init__(self, path: Path | None, headers: Sequence[str], explain: Explain) -> None:
        self._path = path
        self._headers = headers
        self._explain = explain
        self._file: TextIO | None = None
        self._writer: Any = None
        self.count = 0

    @property
    def path(self) -> Path | None:
        """Where the rejects are; None when there are none."""
        return self._path if self.count else None

    def add(self, row: Row, key: str, values: Mapping[str, object]) -> None:
        self.count += 1
        if self._path is None:
            return
        try:
            self._write(self._path, row, key, self._explain(key, values))
        except OSError as error:
            raise InputError("error-import-rejects-file", {"name": self._path.name}) from error

    def _write(self, path: Path, row: Row, key: str, explanation: str) -> None:
        if self._file is None:
            self._file = path.open("w", encoding="utf-8-sig", newline="")
            self._writer = csv.writer(self._file)
            titles = [self._explain(f"rejects-{each}", {}) for each in ("line", "reason", "explanation")]
            self._writer.writerow([*titles, *map(safe_cell, self._headers)])
        self._writer.writerow([row.line, key, safe_cell(explanation), *map(safe_cell, row.cells)])

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
