"""What every reader of a file yields, and the words with which a line is refused, so that CSV and XLSX are one thing to the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class LineRefused(Exception):
    """A line that cannot be taken over; the rest of the file can. `key` names a text (`reject-...`), `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values: dict[str, object] = dict(values)
        super().__init__(key, values)


class Row(NamedTuple):
    """One record of a file, all cells as text. `line` is the number of its first line (XLSX: its row), counted from 1.

    `problem` is a reject key where the record cannot be read; its cells then are the raw line. `formulas` are columns whose cell is a
    formula that nobody has calculated.
    """

    line: int
    cells: Sequence[str]
    problem: str = ""
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Sizes beyond which a file is refused before anything of it is imported. Bytes are counted after unpacking."""

    text_bytes: int = 1 << 30
    workbook_bytes: int = 512 << 20
    workbook_strings_bytes: int = 24 << 20
    workbook_other_bytes: int = 8 << 20


COMMAND_LIMITS = FileLimits()
"""For the command line, where nothing else waits."""
CHAT_LIMITS = FileLimits(
    text_bytes=64 << 20, workbook_bytes=48 << 20, workbook_strings_bytes=8 << 20, workbook_other_bytes=4 << 20
)
"""For files that people send: smaller, because the conversation goes on beside the import."""


class Sheet(Protocol):
    """A file that can be read from its beginning any number of times."""

    @property
    def size(self) -> int:
        """Lines to expect, for the progress bar; 0 when nobody can tell."""
        ...

    def rows(self) -> Iterator[Row]:
        """The records, header first; empty ones are left out."""
        ...
