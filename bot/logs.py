"""Log lines as JSON, and nothing in them but what is on the list: a secret that nobody thought of cannot slip through."""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "logger", "message", "shop", "row", "attempt", "attempts", "messenger", "job",
        "reason", "state", "kind", "seconds", "count", "error", "exception", "language", "detail", "update_id", "fields",
        "key", "method", "status", "address", "lane", "wait", "task", "missing", "text_key", "chat_kind", "name", "note",
    }
)  # fmt: skip


def _only_listed(_: Any, __: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in line.items() if name in ALLOWED}


def set_up_logs(level: str) -> None:
    """Once per process, to standard error. HTTP libraries stay at WARNING: their lines carry addresses with tokens."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _only_listed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
        ),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
