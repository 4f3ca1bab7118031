"""Tables of spans: `text => slice = value; slice = value unit`, one case a line, nothing after the arrow where nothing is to be found."""

from datetime import datetime

from bot.understanding.spans.read import spans
from bot.understanding.spans.span import Kind

NOW = datetime(2026, 11, 24, 10, 0)  # noqa: DTZ001 - a text is read in the wall time of whoever wrote it


def cases(table: str) -> list[tuple[str, list[str]]]:
    """The text and the findings of each line."""
    rows = [line.partition("=>") for line in table.strip("\n").splitlines()]
    return [
        (text.strip(" "), [each.strip(" ") for each in wanted.split(";") if each.strip(" ")])
        for text, _, wanted in rows
    ]


def found(kind: Kind, text: str, now: datetime | None = NOW) -> list[str]:
    """What is read of one kind, written as in the tables."""
    return [
        f"{text[span.start : span.end]} = {span.value}{f' {span.iso or span.unit}' if kind in WITH_UNIT else ''}"
        for span in spans(text, now)
        if span.kind is kind
    ]


WITH_UNIT = (Kind.MONEY, Kind.QUANTITY)
