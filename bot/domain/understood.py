"""What was read out of a message: commands, or a question to ask back, or nothing for us."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.command import Command
from bot.domain.money import Money
from bot.domain.operation import Operation


@dataclass(frozen=True, slots=True)
class CatalogItem:
    """What understanding must know of a listing. `aliases` are names the merchant uses; `bid` is what a click may cost now."""

    id: str
    title: str
    price: Money
    aliases: tuple[str, ...] = ()
    promoted: bool = False
    bid: Money | None = None
    on_sale: bool = True


@dataclass(frozen=True, slots=True)
class OpenTender:
    """A call for offers that is open: for which listing, and the unit its pieces are counted in (empty: not told)."""

    listing: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class UnitWord:
    """One `unit` of goods is `count` of `base`, as this shop says it."""

    unit: str
    count: int
    base: str


@dataclass(frozen=True, slots=True)
class Context:
    """The shop and the conversation at the moment a message is read.

    `now` is aware, in the shop's zone. `focus` are listings last spoken of and `last` the operations last carried out or asked for
    (both already dropped when older than ten minutes); `pending` are operations of cards waiting for this person; `offered` the choices
    of the question that was just asked.
    """

    now: datetime
    currency: str
    catalog: tuple[CatalogItem, ...]
    focus: tuple[str, ...] = ()
    pending: tuple[Operation, ...] = ()
    last: tuple[Operation, ...] = ()
    tenders: tuple[OpenTender, ...] = ()
    units: tuple[UnitWord, ...] = ()
    offered: tuple["Choice", ...] = ()

    @property
    def today(self) -> date:
        return self.now.date()

    def item(self, listing: str) -> CatalogItem | None:
        return next((each for each in self.catalog if each.id == listing), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """A tappable answer: text key and values for its label, and the exact command it stands for."""

    key: str
    values: tuple[tuple[str, object], ...]
    command: Command


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything in the message was read, every number of it used once. `replaces`: it corrects the pending card.

    `confirm`: text key of a reason why nothing of it may be done without a press, whatever the shop allows; empty: none.
    """

    commands: tuple[Command, ...]
    replaces: bool = False
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something must be asked back: a text key (`ask-...`), its values, and choices with exact values (may be empty)."""

    key: str
    values: tuple[tuple[str, object], ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing in it is for us to do. `key` is a text key (`nothing-...`) of what to answer."""

    key: str


Reading = Understood | Unclear | Nothing
