"""Spans as JSON lines: one message in, one line of tokens out.

In: an object with `text`, and if one likes `id` (handed on) and `ref` (the moment the text was written, ISO 8601; without it no
dates are read); other keys are ignored. Out: `text` and `tokens`, each with `text` (the slice of the raw text), `start`, `end`
(the last character, included), `kind`, `value`, `unit`, and `iso` where a currency has a code.

Values: numbers, money and quantities are plain decimals (null for a unit without a number); percentages end in `%`; ranges are
`[20,30)` or `(100,)`. A date is `2026-11-24`, a moment `2026-11-24 08:00:00`, a time of day `08:00:00`; a period is `start/end`
with the end left out of it, and open (`start/` or `/end`) where the text leaves it open; a duration is its seconds.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.understanding.spans.read import spans
from bot.understanding.spans.span import Span


def tokens_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one line's object. Raises ValueError where it has no text, or a `ref` that is no moment."""
    text, ref = record.get("text"), record.get("ref")
    if not isinstance(text, str) or not isinstance(ref, str | None):
        raise ValueError("text and ref are strings")
    found = spans(text, datetime.fromisoformat(ref) if ref else None)
    given = {"id": record["id"]} if "id" in record else {}
    return {**given, "text": text, "tokens": [token(text, span) for span in found]}


def token(raw: str, span: Span) -> dict[str, Any]:
    """One span as it is written out."""
    written: dict[str, Any] = {
        "text": raw[span.start : span.end],
        "start": span.start,
        "end": span.end - 1,
        "kind": span.kind.value,
        "value": span.value,
        "unit": span.unit,
    }
    return {**written, "iso": span.iso} if span.iso else written
