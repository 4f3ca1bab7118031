"""Reading files of orders, products and ad reports into a shop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bot.domain.shop import Shop
from bot.errors import InputError

Progress = Callable[[int, int], None]
"""(bytes read, bytes in all) as an import goes on."""


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What became of a file's lines. `notes` are counts of special lines by text key suffix (`import-note-...`).

    `rejects` is a CSV of the lines that were not taken, each with its reason; None when all were.
    """

    rows: int
    imported: int
    duplicates: int
    rejected: int
    seconds: float
    notes: dict[str, int] = field(default_factory=dict)
    rejects: Path | None = None


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """Something about a file that must not be guessed. `key` and `field_key` are text keys; `candidates` the answers on offer.

    `choice_keys` are their text keys, one for each; "" (or none at all) where the candidate is a name out of the file, shown as it is.
    """

    field: str
    key: str
    field_key: str
    candidates: tuple[str, ...]
    optional: bool = False
    examples: tuple[str, ...] = ()
    choice_keys: tuple[str, ...] = ()


class ImportAsks(InputError):
    """The file waits for answers; nothing of it was imported."""

    key = "error-import-asks"

    def __init__(self, questions: tuple[ImportQuestion, ...]) -> None:
        super().__init__(values={"count": len(questions)})
        self.questions = questions


class FileImport(Protocol):
    """`answers` settle earlier questions, by field; lines that are not taken go to the file `rejects` with their reasons.

    Raises FileRejected (with what to do about it) when nothing of the file can be read, and ImportAsks when something must be
    answered first; in both cases nothing was taken.
    """

    async def read(
        self, shop: Shop, path: Path, rejects: Path, answers: Mapping[str, str], progress: Progress | None = None
    ) -> ImportCounts: ...
