"""`xiaoer understand`: a file of messages answered line by line, as it comes, with what is counted at the end."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from bot.errors import InputError
from bot.phrases.measure import answer, lines_of
from bot.phrases.scoring import Tally
from bot.understanding.spans.written import tokens_of

STANDARD = "-"


@dataclass(frozen=True, slots=True)
class Asked:
    """`file` "-" is standard input; `out` None is standard output, and nowhere while scoring."""

    file: str
    out: Path | None = None
    score: bool = False
    tokens: bool = False


def run_file(asked: Asked) -> Tally | None:
    """Answers every line in order and writes it at once; the counts when a score was asked for.

    Raises InputError for what cannot be read or written.
    """
    tally = Tally() if asked.score and not asked.tokens else None
    with _source(asked.file) as source, _target(asked) as target:
        for line, told in _answers(source, asked.tokens):
            if target is not None:
                target.write(json.dumps(told, ensure_ascii=False) + "\n")
                target.flush()
            if tally is not None:
                tally.add(line, told)
    return tally


def _answers(source: Iterable[str], tokens: bool) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for number, line in lines_of(source):
        yield line, _tokens(number, line) if tokens else answer(number, line)


def _tokens(number: int, line: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return tokens_of(line)
    except ValueError as error:
        raise InputError("error-token-line", {"line": number}) from error


@contextmanager
def _source(file: str) -> Iterator[Iterable[str]]:
    if file == STANDARD:
        yield (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
        return
    try:
        with Path(file).open(encoding="utf-8-sig", errors="replace") as lines:
            yield lines
    except FileNotFoundError as error:
        raise InputError("error-no-such-file", {"path": file}) from error
    except OSError as error:
        raise InputError("error-file-closed", {"path": file, "reason": error.strerror or ""}) from error


@contextmanager
def _target(asked: Asked) -> Iterator[TextIO | None]:
    if asked.out is None:
        yield None if asked.score and not asked.tokens else sys.stdout
        return
    try:
        with asked.out.open("w", encoding="utf-8") as target:
            yield target
    except OSError as error:
        raise InputError("error-out-file", {"path": str(asked.out), "reason": error.strerror or ""}) from error
