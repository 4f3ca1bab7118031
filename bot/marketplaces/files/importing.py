"""Imports a file into a shop: look at it, settle its doubts, then write it batch by batch.

Everything that could refuse the whole file happens before the first line is written. The work is a generator of small steps, because
the database belongs to the event loop's thread: a conversation goes on between two steps, and a command line simply runs them all.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from bot.domain.shop import Shop
from bot.errors import FileRejected
from bot.marketplaces.files.csv_rows import CsvSheet
from bot.marketplaces.files.headers import Kind
from bot.marketplaces.files.loading import LOADERS
from bot.marketplaces.files.records import READERS, reading
from bot.marketplaces.files.rejects import Explain, RejectsFile
from bot.marketplaces.files.rows import COMMAND_LIMITS, FileLimits, LineRefused, Row, Sheet
from bot.marketplaces.files.sniffing import is_workbook, look_at_text
from bot.marketplaces.files.survey import Surveyed, survey
from bot.ports.machine import Clock

STEP_LINES = 1_000
"""Lines read in one step: the event loop gets its turn every few hundredths of a second."""


class Stage(StrEnum):
    """LOOKING: `done` are bytes. SURVEYING and IMPORTING: `done` are lines."""

    LOOKING = "looking"
    SURVEYING = "surveying"
    IMPORTING = "importing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. `total` is 0 where nobody can tell yet."""

    stage: Stage
    done: int
    total: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """Where the lines go, and the clock that tells how long it took."""

    engine: Engine
    shop: Shop
    clock: Clock


def _key_only(key: str, _values: Mapping[str, object]) -> str:
    return key


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`answers`: field -> candidate for the questions of an earlier MappingAsked. `rejects`: where rejected lines are written (None:
    only counted); `explain` puts their reasons into words. `batch_lines` are written in one transaction.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    rejects: Path | None = None
    explain: Explain = _key_only
    limits: FileLimits = COMMAND_LIMITS
    batch_lines: int = 5_000


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file's lines: rows = imported + duplicates + rejected; header and empty lines do not count.

    `notes` are (text key suffix `import-note-...`, lines) of what was done with special order lines, zero counts left out.
    `rejects` is the file of rejected lines, None when there are none. `seconds` is elapsed time.
    """

    kind: Kind
    rows: int
    imported: int
    duplicates: int
    rejected: int
    seconds: float
    notes: tuple[tuple[str, int], ...] = ()
    rejects: Path | None = None


Steps = Generator[Progress, None, ImportResult]


def import_file(
    target: Target, path: Path, options: ImportOptions, progress: Callable[[Progress], None] | None = None
) -> ImportResult:
    """Import in one go. Raises what `import_steps` raises."""
    steps = import_steps(target, path, options)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: ImportResult = end.value
            return result
        if progress is not None:
            progress(step)


async def import_between(
    target: Target, path: Path, options: ImportOptions, progress: Callable[[Progress], None] | None = None
) -> ImportResult:
    """Import while the event loop goes on: other work gets its turn after every step. Raises what `import_steps` raises."""
    steps = import_steps(target, path, options)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: ImportResult = end.value
            return result
        if progress is not None:
            progress(step)
        await target.clock.sleep(0)


def import_steps(target: Target, path: Path, options: ImportOptions) -> Steps:
    """The import, step by step; its result is the generator's return value.

    Before anything is written it raises FileRejected (no table, broken, unreadable letters), TooLarge, MappingAsked (answers are
    needed) or InputError (an answer that is not on offer). No transaction is open between two steps.
    """
    started = target.clock.elapsed()
    try:
        sheet = yield from _open(path, options)
        surveyed = yield from _survey(sheet, options)
    except UnicodeError as error:
        raise FileRejected("error-file-encoding") from error
    except OSError as error:
        raise FileRejected("error-file-unreadable") from error
    rejects = RejectsFile(options.rejects, surveyed.columns.headers, options.explain)
    try:
        work = _Work(target, surveyed, rejects)
        yield from work.steps(sheet, options.batch_lines)
    finally:
        rejects.close()
    return work.result(target.clock.elapsed() - started)


def _open(path: Path, options: ImportOptions) -> Generator[Progress, None, Sheet]:
    if is_workbook(path):
        from bot.marketplaces.files.xlsx_rows import open_workbook  # noqa: PLC0415 - openpyxl only where it is used

        return open_workbook(path, options.limits, options.answers)
    for found in look_at_text(path, options.limits, options.answers):
        if not isinstance(found, int):
            return CsvSheet(found)
        yield Progress(Stage.LOOKING, found)
    raise FileRejected("error-file-empty")


def _survey(sheet: Sheet, options: ImportOptions) -> Generator[Progress, None, Surveyed]:
    for found in survey(sheet, options.answers):
        if isinstance(found, Surveyed):
            return found
        yield Progress(Stage.SURVEYING, found, sheet.size)
    raise FileRejected("error-file-empty")


class _Work:
    """One file on its way into the tables."""

    def __init__(self, target: Target, surveyed: Surveyed, rejects: RejectsFile) -> None:
        self._kind = surveyed.columns.kind
        self._total = surveyed.rows
        self._how = reading(surveyed, target.shop.timezone)
        self._read = READERS[self._kind](self._how)
        self._used = frozenset(surveyed.columns.at.values())
        self._loader = LOADERS[self._kind](target.engine, target.shop.id)
        self._rejects = rejects
        self._rows = self._imported = 0

    def steps(self, sheet: Sheet, size: int) -> Iterator[Progress]:
        rows = sheet.rows()
        next(rows, None)
        try:
            batch: list[tuple[Any, ...]] = []
            while chunk := list(islice(rows, min(size, STEP_LINES))):
                self._rows += len(chunk)
                batch += self._readable(chunk)
                if len(batch) >= size:
                    self._imported += self._loader.load(batch)
                    batch = []
                yield Progress(Stage.IMPORTING, self._rows, self._total)
            if batch:
                self._imported += self._loader.load(batch)
        finally:
            self._loader.close()

    def _readable(self, chunk: list[Row]) -> list[tuple[Any, ...]]:
        """The lines that can be taken over; the others go to the rejects with their reason."""
        batch = []
        read = self._read
        for row in chunk:
            try:
                if row.problem:
                    raise LineRefused(row.problem)
                if row.formulas and row.formulas & self._used:
                    raise LineRefused("reject-formula")
                batch.append(read(row.cells))
            except LineRefused as refused:
                self._rejects.add(row, refused.key, refused.values)
        return batch

    def result(self, seconds: float) -> ImportResult:
        rejected = self._rejects.count
        notes = tuple((name, count) for name, count in self._how.notes.items() if count)
        duplicates = self._rows - self._imported - rejected
        return ImportResult(
            self._kind, self._rows, self._imported, duplicates, rejected, seconds, notes, self._rejects.path
        )
