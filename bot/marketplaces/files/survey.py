"""Looks through a whole file before a line of it is imported.

It settles what single cells leave open: whether the day or the month comes first, whether the decimal mark is a point or a comma.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.marketplaces.files.mapping import Columns, map_columns
from bot.marketplaces.files.moments import ORDERS, shown_order
from bot.marketplaces.files.numbers import MARKS, cleaned, shown_mark
from bot.marketplaces.files.questions import Doubt, MappingAsked, MappingQuestion, chosen
from bot.marketplaces.files.rows import LineRefused, Row, Sheet

MOST_REMEMBERED = 100_000
"""Different cells remembered per column, so that memory stays bounded; forgotten ones are merely looked at again."""
STEP = 5_000
NUMBERS = ("price", "amount", "quantity", "spend", "cost", "stock")


@dataclass(frozen=True, slots=True)
class Surveyed:
    """How to read a file: its columns, the order of day and month ("" where it does not matter), the decimal mark."""

    columns: Columns
    date_order: str
    decimal_mark: str
    rows: int


class _Evidence:
    """What the different cells of one sort give away, with examples of those that can be read both ways."""

    def __init__(self, read: str) -> None:
        self._read = SIGNS[read]
        self.seen: set[str] = set()
        self.shown: set[str] = set()
        self.examples: list[str] = []

    def add(self, cell: str) -> None:
        """To be called for cells that are not in `seen`."""
        if len(self.seen) >= MOST_REMEMBERED:
            self.seen.clear()
        self.seen.add(cell)
        sign = self._read(cell.strip())
        if sign == "?" and len(self.examples) < 3 and cell not in self.examples:
            self.examples.append(cell)
        elif sign and sign != "?":
            self.shown.add(sign)

    def settle(self, question: MappingQuestion, answers: Mapping[str, str], silent: str) -> str | MappingQuestion:
        """What holds for the file: the answer, the one sign that was seen, or the question."""
        told = chosen(answers, question)
        if told:
            return told
        if len(self.shown) == 1:
            return next(iter(self.shown))
        return question if self.examples else silent


def _mark_of(cell: str) -> str:
    try:
        return shown_mark(cleaned(cell)) if cell else ""
    except LineRefused:
        return ""


SIGNS = {"dates": shown_order, "numbers": _mark_of}


def survey(sheet: Sheet, answers: Mapping[str, str]) -> Iterator[int | Surveyed]:
    """Rows seen so far now and then, and the finding last. Raises MappingAsked with every question that is left."""
    rows = sheet.rows()
    header = next(rows, Row(0, ()))
    columns = map_columns(header.cells if not header.problem else (), answers)
    dates, numbers = _Evidence("dates"), _Evidence("numbers")
    time_at = columns.at.get("time", -1)
    numbers_at = [columns.at[name] for name in NUMBERS if name in columns.at]
    count = 0
    for count, row in enumerate(rows, start=1):
        if not row.problem:
            cells = row.cells
            if time_at >= 0 and cells[time_at] not in dates.seen:
                dates.add(cells[time_at])
            for at in numbers_at:
                if cells[at] not in numbers.seen:
                    numbers.add(cells[at])
        if not count % STEP:
            yield count
    order = dates.settle(
        MappingQuestion("date_order", Doubt.DATE_ORDER, ORDERS, examples=tuple(dates.examples)), answers, silent=""
    )
    mark = numbers.settle(
        MappingQuestion("decimal_mark", Doubt.DECIMAL_MARK, MARKS, examples=tuple(numbers.examples)),
        answers,
        silent=".",
    )
    if isinstance(order, MappingQuestion) or isinstance(mark, MappingQuestion):
        raise MappingAsked(tuple(each for each in (order, mark) if isinstance(each, MappingQuestion)))
    yield Surveyed(columns, order, mark, count)
