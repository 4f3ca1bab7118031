"""Reads delimited text record by record, and loses one line where others lose the file.

An unclosed quote makes a CSV reader swallow everything to the end. Here a record that does not end properly, or has swallowed lines and
then has the wrong number of columns, costs its first line only; the lines behind it are read again on their own. Lines without a
quote, which are nearly all, are simply cut: that is several times faster than calling the CSV reader for each.
"""

import csv
import io
import re
from collections.abc import Iterator

from bot.marketplaces.files.rows import Row
from bot.marketplaces.files.sniffing import TextFile

LONGEST_LINE = 1 << 18
"""Characters of one line; a longer one is refused, and in a file of giant lines not even held in memory."""
MOST_LINES = 100
"""Lines that one quoted cell may span."""
UNUSABLE = re.compile("[\0\udc80-\udcff]")
"""Zero characters, which no database takes, and bytes that are no letters."""


class CsvSheet:
    """A delimited text file as rows. A first line `sep=;`, which some programs write, is no record."""

    def __init__(self, file: TextFile) -> None:
        self._file = file

    @property
    def size(self) -> int:
        return self._file.lines

    def rows(self) -> Iterator[Row]:
        with self._file.open() as stream:
            yield from _Records(stream, self._file).rows()


class _Records:
    """One pass over a file. `_number` is that of the line taken last; `_waiting` are lines to be read again, the next one last."""

    def __init__(self, stream: io.TextIOWrapper, file: TextFile) -> None:
        self._lines = _limited(stream) if file.giant_lines else iter(stream)
        self._delimiter = file.delimiter
        self._waiting: list[str] = []
        self._number = 0
        self._width = 0

    def rows(self) -> Iterator[Row]:
        delimiter, waiting, lines = self._delimiter, self._waiting, self._lines
        while line := waiting.pop() if waiting else next(lines, ""):
            self._number += 1
            if '"' in line or not line.isascii() or "\0" in line or len(line) >= LONGEST_LINE:
                row = self._special(line)
            else:
                row = Row(self._number, line.rstrip("\r\n").split(delimiter))
            if len(row.cells) != self._width and not row.problem:
                row = self._fitted(row)
            if row.problem or row.cells[0] or any(row.cells):
                yield row

    def _special(self, line: str) -> Row:
        """A line that needs a closer look: quotes, letters beyond ASCII, an unusual length."""
        if len(line) >= LONGEST_LINE:
            return Row(self._number, (line[:200],), "reject-line-too-long")
        row = self._quoted(line) if '"' in line else Row(self._number, line.rstrip("\r\n").split(self._delimiter))
        if any(UNUSABLE.search(cell) for cell in row.cells):
            return Row(row.line, [UNUSABLE.sub("\ufffd", cell) for cell in row.cells], "reject-letters")
        return row

    def _quoted(self, line: str) -> Row:
        """The record that begins with this line; only the line itself, refused, when its quotes do not end as they should."""
        number, taken = self._number, [line]
        try:
            cells = next(csv.reader(self._taking(taken), delimiter=self._delimiter, strict=True))
        except csv.Error:
            cells = []
        if cells and (len(taken) == 1 or not self._width or len(cells) == self._width):
            return Row(number, cells)
        self._waiting.extend(reversed(taken[1:]))
        self._number = number
        return Row(number, (line.rstrip("\r\n"),), "reject-quotes")

    def _taking(self, taken: list[str]) -> Iterator[str]:
        """The first line, then as many more as the CSV reader asks for; it ends early where no honest cell is that long."""
        yield taken[0]
        while len(taken) < MOST_LINES and (line := self._waiting.pop() if self._waiting else next(self._lines, "")):
            self._number += 1
            taken.append(line)
            yield line

    def _fitted(self, row: Row) -> Row:
        """Empty cells behind the last column do no harm; any other difference means that a line is broken."""
        if not self._width:
            if row.cells[0].lower().startswith("sep=") and len(row.cells) <= 2:
                return row._replace(cells=("",))
            self._width = len(row.cells) if any(row.cells) else 0
            return row
        if len(row.cells) > self._width and not any(cell.strip() for cell in row.cells[self._width :]):
            return row._replace(cells=row.cells[: self._width])
        return row._replace(problem="reject-columns") if any(row.cells) else row


def _limited(stream: io.TextIOWrapper) -> Iterator[str]:
    """Lines, of which only so much is kept as shows that they are too long."""
    while line := stream.readline(LONGEST_LINE):
        yield line
        while len(line) >= LONGEST_LINE and not line.endswith(("\n", "\r")):
            line = stream.readline(LONGEST_LINE)
