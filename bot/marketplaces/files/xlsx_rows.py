"""Reads XLSX workbooks as a stream, with the sizes inside the archive checked first: a few kilobytes can unpack to gigabytes."""

import re
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from bot.errors import FileRejected, TooLarge
from bot.marketplaces.files.questions import Doubt, MappingAsked, MappingQuestion, chosen
from bot.marketplaces.files.rows import FileLimits, Row

LAST_ROW = 1_048_576
MOST_COLUMNS = 256
HEADER_WITHIN = 50
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
BROKEN = (BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, zlib.error,
          NotImplementedError)  # fmt: skip
"""What openpyxl and zipfile raise for damaged, encrypted or forged workbooks."""


def check_workbook(path: Path, limits: FileLimits) -> None:
    """Raises TooLarge for sizes over the limits and FileRejected for what is no XLSX or declares XML entities."""
    with readable(), ZipFile(path) as archive:
        members = archive.infolist()
        if "xl/workbook.xml" not in archive.namelist():
            raise FileRejected("error-file-not-table")
        sizes = {member.filename: member.file_size for member in members}
        _check_sizes(sizes, limits)
        for name in sizes:
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as part:
                    if DECLARED.search(part.read(1 << 16)):
                        raise FileRejected("error-file-unreadable")


def _check_sizes(sizes: Mapping[str, int], limits: FileLimits) -> None:
    others = sum(
        size for name, size in sizes.items() if not name.startswith("xl/worksheets/") and "sharedStrings" not in name
    )
    strings = sum(size for name, size in sizes.items() if "sharedStrings" in name)
    found = (
        (sum(sizes.values()), limits.workbook_bytes),
        (strings, limits.workbook_strings_bytes),
        (others, limits.workbook_other_bytes),
    )
    for size, limit in found:
        if size > limit:
            raise TooLarge("error-import-too-large", {"limit": limit >> 20})


@contextmanager
def readable() -> Iterator[None]:
    """Raises FileRejected for whatever a damaged workbook makes the libraries raise."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BROKEN as error:
        raise FileRejected("error-file-unreadable") from error


class XlsxSheet:
    """One sheet of a workbook as rows; dates become `2010-12-31 08:26:00`, numbers the digits that Excel shows (15 at most)."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name
        self._formulas = _has_formula(path)

    @property
    def size(self) -> int:
        return 0

    def rows(self) -> Iterator[Row]:
        values = self._open(data_only=True)
        formulas = self._open(data_only=False) if self._formulas else None
        try:
            yield from self._rows(values[self._name], formulas[self._name] if formulas else None)
        finally:
            for book in (values, formulas):
                if book is not None:
                    book.close()

    def _open(self, *, data_only: bool) -> Any:
        with readable():
            return openpyxl.load_workbook(self._path, read_only=True, data_only=data_only, keep_links=False)

    def _rows(self, sheet: Any, formulas: Any) -> Iterator[Row]:
        width, start = _header(sheet)
        if not width:
            return
        bounds = {"min_row": start, "max_row": LAST_ROW, "max_col": width + 1}
        written = formulas.iter_rows(**bounds) if formulas is not None else None
        cells = sheet.iter_rows(**bounds, values_only=True)
        number = start
        nothing = (None,) * (width + 1)
        while chunk := _chunk(cells):
            typed = _chunk(written) if written else [()] * len(chunk)
            for found, raw in zip(chunk, typed, strict=False):
                if found == nothing and not formulas:
                    number += 1
                    continue
                waiting = frozenset(at for at, cell in enumerate(raw) if cell.data_type == "f" and found[at] is None)
                row = _row(number, found, width, waiting)
                number += 1
                if waiting or any(row.cells):
                    yield row


def _chunk(cells: Iterator[Any]) -> list[Any]:
    with readable():
        return list(islice(cells, 500))


def _header(sheet: Any) -> tuple[int, int]:
    """Columns of the first row that has any, and its number; (0, 0) for a sheet without one."""
    with readable():
        sheet.reset_dimensions()
        for number, cells in enumerate(
            sheet.iter_rows(max_row=HEADER_WITHIN, max_col=MOST_COLUMNS, values_only=True), start=1
        ):
            filled = [at for at, cell in enumerate(cells, start=1) if cell not in {None, ""}]
            if filled:
                return filled[-1], number
    return 0, 0


def _row(number: int, found: tuple[object, ...], width: int, waiting: frozenset[int]) -> Row:
    cells = [_text(cell) for cell in found]
    cells += [""] * (width - len(cells))
    problem = "reject-columns" if len(cells) > width and cells[width].strip() else ""
    return Row(number, cells[: width + 1] if problem else cells[:width], problem, waiting)


def _text(cell: object) -> str:
    """A typed cell as text. Excel keeps 15 digits of a number; more are the noise of its binary form."""
    write = TEXTS.get(type(cell))
    return write(cell) if write else str(cell)


def _number(cell: Any) -> str:
    """Fifteen digits; never exactly three decimals, which a reader of text could take for thousands."""
    text = f"{cell:.15g}"
    return text + "0" if len(text.partition(".")[2]) == 3 and "e" not in text else text


def _moment(cell: Any) -> str:
    """Times are stored as fractions of a day: 08:26:00 may come out a hair before it."""
    nearest = cell + timedelta(microseconds=500_000) if cell.microsecond else cell
    return str(nearest.replace(microsecond=0))


TEXTS: dict[type, Any] = {
    type(None): lambda _cell: "",
    str: lambda cell: cell,
    float: _number,
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    bool: lambda cell: "TRUE" if cell else "FALSE",
}


def _has_formula(path: Path) -> bool:
    with readable(), ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as part:
                    tail = b""
                    while block := part.read(1 << 20):
                        if FORMULA.search(tail + block):
                            return True
                        tail = block[-64:]
    return False


def open_workbook(path: Path, limits: FileLimits, answers: Mapping[str, str]) -> XlsxSheet:
    """The one sheet that has a table. Raises MappingAsked when several have, and what `check_workbook` raises."""
    check_workbook(path, limits)
    with readable():
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        names = tuple(sheet.title for sheet in book.worksheets if _header(sheet)[0] > 1)
    finally:
        book.close()
    if not names:
        raise FileRejected("error-file-not-table")
    question = MappingQuestion("sheet", Doubt.SHEET, names)
    name = chosen(answers, question) or (names[0] if len(names) == 1 else None)
    if name is None:
        raise MappingAsked((question,))
    return XlsxSheet(path, name)
