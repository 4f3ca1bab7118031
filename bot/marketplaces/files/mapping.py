"""Decides which column is which, or asks. Every doubt of a file is asked at once, so that a person answers one card and not five."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.errors import FileRejected
from bot.marketplaces.files.headers import FIELDS, Field, Kind, plain
from bot.marketplaces.files.questions import Doubt, MappingAsked, MappingQuestion, chosen


@dataclass(frozen=True, slots=True)
class Columns:
    """What a file holds, and at which position (from 0) each field stands. `headers` are the names, made unique."""

    kind: Kind
    at: Mapping[str, int]
    headers: tuple[str, ...]


def map_columns(cells: Sequence[str], answers: Mapping[str, str]) -> Columns:
    """Positions of the fields by the names in the header.

    Raises MappingAsked with all questions together, InputError for an answer that is not on offer, FileRejected for a header whose
    cells are all empty.
    """
    headers = _unique(cells)
    if not any(headers):
        raise FileRejected("error-file-not-table")
    kind = _kind(headers, answers)
    found = {field.name: _find(field, headers, answers) for field in FIELDS[kind]}
    at = {name: position for name, position in found.items() if isinstance(position, int)}
    asked = {name: question for name, question in found.items() if isinstance(question, MappingQuestion)}
    _drop_spare(FIELDS[kind], at, asked)
    if asked:
        raise MappingAsked(tuple(asked.values()))
    return Columns(kind, _once(at, headers), headers)


def _drop_spare(fields: Sequence[Field], at: Mapping[str, int], asked: dict[str, MappingQuestion]) -> None:
    """Of two fields that can stand in for one another only one is asked: the one with a likely column, else the first."""
    for field in fields:
        mine, other = asked.get(field.name), asked.get(field.instead)
        if mine is None:
            continue
        missing = mine.doubt is Doubt.MISSING
        if field.instead in at and (missing or field.spare):
            del asked[field.name]
        elif other is not None:
            del asked[field.name if missing and other.doubt is Doubt.UNSURE else field.instead]


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    """Column names as people see them; the second `price` is `price (2)`, a nameless column stays nameless."""
    seen: dict[str, int] = {}
    result = []
    for cell in cells:
        name = cell.strip()
        seen[name] = seen.get(name, 0) + 1
        result.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(result)


def _kind(headers: Sequence[str], answers: Mapping[str, str]) -> Kind:
    question = MappingQuestion("kind", Doubt.KIND, tuple(Kind))
    told = chosen(answers, question)
    if told is not None:
        return Kind(told)
    names = {plain(header) for header in headers}
    has = {(kind, field.name) for kind in Kind for field in FIELDS[kind] if names & set(field.sure.split())}

    def shows(kind: Kind, *fields: str) -> bool:
        return all((kind, field) in has for field in fields)

    if shows(Kind.ORDERS, "invoice") and (shows(Kind.ORDERS, "quantity") or shows(Kind.ORDERS, "price")):
        return Kind.ORDERS
    if shows(Kind.ADS, "spend") and (shows(Kind.ADS, "clicks") or shows(Kind.ADS, "impressions")):
        return Kind.ADS
    if shows(Kind.PRODUCTS, "price") and not shows(Kind.ORDERS, "time") and not shows(Kind.ORDERS, "quantity"):
        return Kind.PRODUCTS
    if shows(Kind.ORDERS, "time", "quantity"):
        return Kind.ORDERS
    raise MappingAsked((question,))


def _find(field: Field, headers: tuple[str, ...], answers: Mapping[str, str]) -> int | MappingQuestion | None:
    """The field's column, None for an optional one that is not there, or the question."""
    told = answers.get(field.name)
    if told is not None:
        named = tuple(header for header in headers if header)
        answer = chosen(answers, MappingQuestion(field.name, Doubt.UNSURE, named, optional=not field.required))
        return headers.index(answer) if answer else None
    names = [plain(header) for header in headers]
    sure = [header for header, name in zip(headers, names, strict=True) if name in field.sure.split()]
    if len(sure) == 1:
        return headers.index(sure[0])
    likely = sure or [header for header, name in zip(headers, names, strict=True) if _maybe(field, name)]
    if likely and (sure or field.required):
        return MappingQuestion(field.name, Doubt.UNSURE, tuple(likely), optional=not field.required)
    if not field.required:
        return None
    return MappingQuestion(field.name, Doubt.MISSING, tuple(header for header in headers if header))


def _maybe(field: Field, name: str) -> bool:
    if name in field.maybe.split():
        return True
    return any(each in name for each in field.sure.split() if len(each) >= (2 if not each.isascii() else 5))


def _once(at: Mapping[str, int], headers: tuple[str, ...]) -> Mapping[str, int]:
    """One column cannot be two fields. Raises MappingAsked for the second."""
    used: dict[int, str] = {}
    for name, position in at.items():
        if position in used:
            free = tuple(header for index, header in enumerate(headers) if header and index != position)
            raise MappingAsked((MappingQuestion(name, Doubt.UNSURE, free),))
        used[position] = name
    return at
