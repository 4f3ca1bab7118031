"""What a message may ask for: an operation, or a question about the shop. Both have a written form for tappable choices."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar

from bot.domain.operation import Operation
from bot.domain.operation_json import from_json as operation_from_json
from bot.domain.operation_json import to_json as operation_to_json
from bot.domain.people import Permission


@dataclass(frozen=True, slots=True)
class Query:
    """Something that only reads or concerns the conversation itself: it never touches the marketplace's writing side."""

    kind: ClassVar[str] = ""
    permission: ClassVar[Permission] = Permission.READ


@dataclass(frozen=True, slots=True)
class ReportQuery(Query):
    """Sales of the shop-days first..last, inclusive; of some listings only, or of all.

    `metric` is what was asked for ("sales", "ad_spend", "ranking", "orders", "profit", "refunds"); `named` what the period was called
    ("yesterday", "last_week"), empty for plain dates.
    """

    kind: ClassVar[str] = "report"
    first: date
    last: date
    listings: tuple[str, ...] = ()
    metric: str = "sales"
    named: str = ""


@dataclass(frozen=True, slots=True)
class StateQuery(Query):
    """How listings stand now: price, cost, floor, stock, promotion. No listings: an overview of the shop."""

    kind: ClassVar[str] = "state"
    listings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogQuery(Query):
    """What was done on a shop-day (None: today), about some listings or all."""

    kind: ClassVar[str] = "log"
    day: date | None = None
    listings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PendingQuery(Query):
    """Cards still waiting for an answer."""

    kind: ClassVar[str] = "pending"


@dataclass(frozen=True, slots=True)
class PlansQuery(Query):
    """What is planned: still to begin, or begun and still to be taken back."""

    kind: ClassVar[str] = "plans"


@dataclass(frozen=True, slots=True)
class MandatesQuery(Query):
    """What may run without asking, up to how much and until when, and what is left of it."""

    kind: ClassVar[str] = "mandates"


@dataclass(frozen=True, slots=True)
class SettingsQuery(Query):
    """How the shop hand works here: report time, quiet hours, loudness, caps."""

    kind: ClassVar[str] = "settings"


@dataclass(frozen=True, slots=True)
class HelpQuery(Query):
    kind: ClassVar[str] = "help"


@dataclass(frozen=True, slots=True)
class LanguageSet(Query):
    """The person's own language ("zh-Hans" or "en")."""

    kind: ClassVar[str] = "language"
    language: str


@dataclass(frozen=True, slots=True)
class ShopSwitch(Query):
    """Which of a person's shops is spoken of; None lists them."""

    kind: ClassVar[str] = "shop"
    shop_id: str | None = None


@dataclass(frozen=True, slots=True)
class Undo(Query):
    """Undo one run, or the person's last undoable one (None). It becomes an operation that takes the usual way."""

    kind: ClassVar[str] = "undo"
    run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Freeze(Query):
    """Stop everything, and let nobody in and no setting change, until another owner or an admin lets go."""

    kind: ClassVar[str] = "freeze"
    permission: ClassVar[Permission] = Permission.SETTINGS


@dataclass(frozen=True, slots=True)
class FreezeLift(Query):
    """The freeze is over; what was stopped stays stopped."""

    kind: ClassVar[str] = "freeze-lift"


@dataclass(frozen=True, slots=True)
class DriftRestore(Query):
    """Put back what changed without us. It becomes ordinary operations that take the usual way."""

    kind: ClassVar[str] = "drift-restore"
    permission: ClassVar[Permission] = Permission.CHANGE
    drifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DriftAccept(Query):
    """What changed without us may stay: it is what is expected from now on."""

    kind: ClassVar[str] = "drift-accept"
    permission: ClassVar[Permission] = Permission.CHANGE
    drifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confirm(Query):
    """A plain yes in words. It counts only while exactly one card is pending for this person."""

    kind: ClassVar[str] = "confirm"


@dataclass(frozen=True, slots=True)
class Reject(Query):
    """A plain no in words to whatever is pending."""

    kind: ClassVar[str] = "reject"


@dataclass(frozen=True, slots=True)
class ImportAnswer(Query):
    """How to read a file that was sent before: its inbox row, and (field, answer) pairs so far."""

    kind: ClassVar[str] = "import-answer"
    inbox_row: int
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WordsQuery(Query):
    """Names and units the shop taught us, with who and when."""

    kind: ClassVar[str] = "words"


@dataclass(frozen=True, slots=True)
class NameDecline(Query):
    """No to an offer to learn a word: this person is not asked about it again."""

    kind: ClassVar[str] = "name-decline"
    word: str


@dataclass(frozen=True, slots=True)
class GuideQuery(Query):
    """What can be tapped instead of typed: `about` a "price" or a "promotion".

    Without a listing: which one, the first `skipped` left out. With one: what could be done to it.
    """

    kind: ClassVar[str] = "guide"
    about: str
    listing: str = ""
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class MeantQuery(Query):
    """Which listing an unknown `word` of the message `text` meant: then the message is read again as if it were the listing's name.

    Without a listing it asks which one, the first `skipped` left out.
    """

    kind: ClassVar[str] = "meant"
    word: str
    text: str
    listing: str = ""
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class CallSaid(Query):
    """A person's word on one of our calls whose outcome is open (`effect` is its id): it `happened`, or it did not."""

    kind: ClassVar[str] = "call-said"
    effect: str
    happened: bool


Command = Operation | Query

QUERIES: dict[str, type[Query]] = {
    each.kind: each
    for each in (
        ReportQuery, StateQuery, LogQuery, PendingQuery, HelpQuery, LanguageSet, ShopSwitch, Undo, Confirm, Reject,
        ImportAnswer, PlansQuery, SettingsQuery, WordsQuery, NameDecline, GuideQuery, MeantQuery, CallSaid,
        MandatesQuery, DriftRestore, DriftAccept, Freeze, FreezeLift,
    )
}  # fmt: skip


def to_json(command: Command) -> dict[str, Any]:
    """The written form: operations as in `bot.domain.operation`, queries as {"query": kind, ...fields}."""
    if isinstance(command, Operation):
        return operation_to_json(command)
    result: dict[str, Any] = {"query": command.kind}
    for field in fields(command):
        value = getattr(command, field.name)
        result[field.name] = value.isoformat() if isinstance(value, date) else value
    return result


def from_json(value: Mapping[str, Any]) -> Command:
    """Reads `to_json` back. Raises KeyError or ValueError for anything else."""
    if "op" in value:
        return operation_from_json(value)
    query_type = QUERIES[str(value["query"])]
    given = {**ADDED_LATER, **value}
    return query_type(**{field.name: _read(field.name, given[field.name]) for field in fields(query_type)})


ADDED_LATER = {"metric": "sales", "named": ""}
"""Fields that records written before them do not have."""


def _read(name: str, value: Any) -> Any:
    if value is not None and name in {"first", "last", "day"}:
        return date.fromisoformat(str(value))
    if name == "answers":
        return tuple((str(field), str(answer)) for field, answer in value)
    return tuple(value) if name in {"listings", "drifts"} else value
