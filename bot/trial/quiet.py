"""The program's own log during a trial: silent, but for what only a bug writes."""

import sys
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

BUGS = frozenset({"message_failed", "job_failed", "delivery_failed"})
"""Logged where an error that nobody expected was caught."""


@contextmanager
def only_bugs(found: Callable[[str], None]) -> Iterator[None]:
    """Within this nothing is written; `found` is told of errors that ended at a boundary."""
    processors = structlog.get_config()["processors"]
    kept = list(processors)

    def hear(logger: Any, name: str, event: MutableMapping[str, Any]) -> Any:
        error = sys.exc_info()[1]
        if event.get("event") in BUGS and error is not None:
            found(f"{event['event']}: {error!r}")
        raise structlog.DropEvent

    processors[:] = [hear]
    try:
        yield
    finally:
        processors[:] = kept
