"""The one way in: everything a text says in figures, with the places in the raw text."""

from datetime import datetime

from bot.understanding.spans.dates import dates
from bot.understanding.spans.figures import figures
from bot.understanding.spans.folded import folded
from bot.understanding.spans.money import Reader
from bot.understanding.spans.numbers import numbers
from bot.understanding.spans.ordinals import ordinals
from bot.understanding.spans.percents import percents
from bot.understanding.spans.quantities import quantities
from bot.understanding.spans.ranges import ranges
from bot.understanding.spans.span import Span

LONGEST = 100_000
"""Characters; what stands behind them is not read."""


def spans(text: str, now: datetime | None) -> tuple[Span, ...]:
    """What `text` says in figures, in order; `now` is when it was written, and without it no date is read.

    Spans of one kind are apart; spans of different kinds may lie in one another (the number in an amount of money).
    Reads any text and raises nothing.
    """
    if not text:
        return ()
    text = text[:LONGEST]
    plain = folded(text)
    read = figures(plain)
    money = Reader(text, plain, read).read()
    found = [
        *numbers(text, plain, read),
        *money,
        *percents(plain, read),
        *ordinals(plain),
        *quantities(plain, read, money),
        *ranges(plain, read),
        *(dates(plain, now) if now is not None else ()),
    ]
    return tuple(sorted(found, key=lambda span: (span.start, span.end, span.kind)))
