"""Log lines as JSON, and nothing in them but what is on the list: a secret that nobody thought of cannot slip through.

Listed by name are the fields of our own lines; of an exception only its kind and the places it went through, for its words may hold
anything; of a library's line what it says without the values it was given. Secrets of the settings are struck out of all of it.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterable, Mapping, MutableMapping
from types import TracebackType
from typing import Any

import structlog

ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "logger", "message", "shop", "row", "attempt", "attempts", "messenger", "job",
        "reason", "state", "kind", "seconds", "count", "error", "exception", "language", "detail", "update_id", "fields",
        "key", "method", "status", "address", "lane", "wait", "task", "missing", "text_key", "chat_kind", "note", "step",
        "pause",
    }
)  # fmt: skip
STRUCK = "[…]"
LONGEST = 300
SHORTEST_SECRET = 6
"""A shorter one would strike out words that mean something else."""
TOKEN = re.compile(r"\b\d{6,}:[A-Za-z0-9_-]{20,}|\b(?:sk|key|Bearer)[-_ ][A-Za-z0-9_.-]{16,}")
"""What looks like the token of a bot or the key of a service, whoever's it is."""
VALUE = re.compile(r"[:'\"(\[{<=].*|\d{5,}")
"""Where values begin in a library's sentence that came with them filled in: all that follows is struck."""


class Redaction:
    """Strikes known secrets, and what looks like one, out of text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = sorted((each for each in secrets if len(each) >= SHORTEST_SECRET), key=len, reverse=True)

    def text(self, text: str) -> str:
        for each in self._secrets:
            text = text.replace(each, STRUCK)
        return TOKEN.sub(STRUCK, text)

    def value(self, value: object) -> object:
        """Plain values stay what they are; anything else is told by its kind."""
        if isinstance(value, bool | int | float) or value is None:
            return value
        if isinstance(value, str):
            struck = self.text(value)
            return struck if len(struck) <= LONGEST else f"{struck[:LONGEST]}…"
        if isinstance(value, list | tuple | frozenset | set):
            return [self.value(each) for each in value]
        return type(value).__name__

    def line(self, _: Any, __: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
        """A line of ours: listed fields only. An exception is the one long text."""
        listed = {name: self.value(value) for name, value in line.items() if name in ALLOWED and name != "exception"}
        error = _error_of(line.get("exc_info"))
        return listed if error is None else listed | {"exception": self.text(without_words(error))}


def _error_of(told: object) -> BaseException | None:
    if isinstance(told, BaseException):
        return told
    if isinstance(told, tuple):
        return told[1] if len(told) > 1 and isinstance(told[1], BaseException) else None
    return sys.exc_info()[1] if told else None


def without_words(error: BaseException) -> str:
    """A traceback with the places and the kinds of the errors. Their words stay out: they may quote a message, a row or an address."""
    parts: list[str] = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        places = "".join(traceback.format_tb(each.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{places}{_kind(each)}")
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\n\n".join(reversed(parts))


def _kind(error: BaseException) -> str:
    """The kind, with the text key of an error of ours or the system's own number."""
    key = getattr(error, "key", "")
    if isinstance(key, str) and key.startswith("error-"):
        return f"{type(error).__name__}: {key}"
    number = error.errno if isinstance(error, OSError) else None
    return f"{type(error).__name__}: {number}" if number is not None else type(error).__name__


class OfOthers(logging.Formatter):
    """Lines of libraries: level, who, and the first line of the sentence without its values."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__()
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        sentence = (str(record.msg).splitlines() or [""])[0][:LONGEST]
        bare = sentence if record.args else VALUE.sub(STRUCK, sentence)
        said = f"{record.levelname} {record.name} {self._redaction.text(bare)}"
        error = _error_of(record.exc_info)
        return said if error is None else f"{said}\n{self._redaction.text(without_words(error))}"


def set_up_logs(level: str, secrets: Iterable[str] = ()) -> None:
    """Once per process, to standard error. HTTP libraries stay at WARNING: their lines carry addresses with tokens.

    `secrets` never appear, wherever they came from. What ends the program without being caught is told the same way.
    """
    redaction = Redaction(secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OfOthers(redaction))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    sys.excepthook = _last_words(redaction)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            redaction.line,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
        ),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def _last_words(redaction: Redaction) -> Any:
    def hook(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        sys.stderr.write(redaction.text(without_words(error)) + "\n")

    return hook
