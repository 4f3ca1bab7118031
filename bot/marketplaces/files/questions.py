"""What must be asked before a file can be imported. A wrong guess about a column would falsify every figure, so nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import InputError


class Doubt(StrEnum):
    """MISSING: no column was found for a required field. UNSURE: several could be it, or one that only might be.

    KIND: what the file holds. SHEET: which sheet. DATE_ORDER: day or month first. DECIMAL_MARK: point or comma. ENCODING: which letters.
    """

    MISSING = "missing"
    UNSURE = "unsure"
    KIND = "kind"
    SHEET = "sheet"
    DATE_ORDER = "date-order"
    DECIMAL_MARK = "decimal-mark"
    ENCODING = "encoding"


CODES = {
    **{each: each for each in ("orders", "products", "ads", "dmy", "mdy", "gb18030")},
    **{".": "point", ",": "comma", "utf-8-sig": "utf8", "cp1252": "western"},
}
"""Candidates that are no names out of the file, by the end of their text key."""


@dataclass(frozen=True, slots=True)
class MappingQuestion:
    """One thing to be chosen. Passing `{field: candidate}` as an answer settles it.

    `candidates` are column names of the file, or codes (`dmy`, `mdy`; `.`, `,`; a kind; a sheet; an encoding). `optional`: the answer ""
    ("none of them") is allowed. `examples` are cells of the file that show the doubt.
    """

    field: str
    doubt: Doubt
    candidates: tuple[str, ...]
    optional: bool = False
    examples: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The question's text key; its values are `field` (see `field_key`) and `examples`."""
        return f"mapping-{self.doubt}"

    @property
    def field_key(self) -> str:
        """Text key of the field's name in the merchant's words."""
        return f"mapping-field-{self.field.replace('_', '-')}"

    @property
    def choice_keys(self) -> tuple[str, ...]:
        """For each candidate the text key of what it means; "" where the candidate is a name out of the file itself."""
        codes = {} if self.doubt in {Doubt.MISSING, Doubt.UNSURE, Doubt.SHEET} else CODES
        return tuple(f"mapping-choice-{codes[each]}" if each in codes else "" for each in self.candidates)


class MappingAsked(InputError):
    """The file waits for answers; nothing of it was imported."""

    key = "error-import-asks"

    def __init__(self, questions: tuple[MappingQuestion, ...]) -> None:
        super().__init__(values={"count": len(questions)})
        self.questions = questions


def chosen(answers: Mapping[str, str], question: MappingQuestion) -> str | None:
    """The answer to a question, None when it was not given. Raises InputError for an answer that is not on offer."""
    answer = answers.get(question.field)
    if answer is None or answer in question.candidates or (question.optional and answer == ""):
        return answer
    raise InputError("error-import-answer", {"field": question.field, "answer": answer})
