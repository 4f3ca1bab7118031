"""A model's quotes held against the message, then re-read by our own grammar in a clause of our own.

An amount, a product or a ratio can so only come out of the message: the model chooses pieces, and the grammar says what they are.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.command import Command, Query
from bot.domain.operation import Operation
from bot.domain.understood import Context, Understood
from bot.errors import ModelUnusable
from bot.understanding.model_answer import Quoted
from bot.understanding.model_kinds import BY, MOVES, NONE, OFF, SHARE, TABLE, Kind
from bot.understanding.model_sense import Place, in_order, make_sense
from bot.understanding.normalise import normalise
from bot.understanding.read import read
from bot.understanding.scan import scan
from bot.understanding.tokens import AMOUNTS, Role, Token, roles

SMALL = frozenset({Role.FILLER, Role.JOIN, Role.PUNCT})
NAMING = frozenset({Role.PRODUCT, Role.ALL, Role.PRONOUN})
FITS: dict[str, tuple[frozenset[Role], frozenset[Role]]] = {
    "product": (NAMING, NAMING | SMALL | {Role.AND, Role.EACH, Role.GOODS, Role.PROMO}),
    "amount": (AMOUNTS, AMOUNTS | SMALL | {Role.PER_UNIT, Role.PER_DAY}),
    "quantity": (frozenset({Role.QUANTITY, Role.NUMBER}), SMALL | {Role.QUANTITY, Role.NUMBER}),
    "period": (frozenset({Role.PERIOD}), SMALL | {Role.PERIOD}),
}
"""Of each kind of quote: roles of which it has one, and all that may stand in it."""
SEVERAL = frozenset({"product"})
CLAIMED = AMOUNTS | {Role.QUANTITY, Role.PERIOD, Role.PRODUCT, Role.ALL}
"""Tokens of the message that must lie in a used quote: what the model left out may be what mattered."""


@dataclass
class Message:
    """A normalised message with its tokens, which of them quotes have used so far, and where each command stands."""

    text: str
    context: Context
    tokens: tuple[Token, ...]
    used: set[int] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
    _taken: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, normal: str, context: Context) -> "Message":
        return cls(normal, context, scan(normal, context))

    def use(self, quote: str, name: str) -> tuple[str, int]:
        """The quote in our spelling, with its tokens used, and where it starts. Raises ModelUnusable when the message has none such."""
        spelled = normalise(quote).text.strip()
        places = list(self._places(spelled)) if spelled else []
        if not places:
            raise ModelUnusable("quote")
        inside = places[min(self._taken[spelled], len(places) - 1)]
        self._taken[spelled] += 1
        alone = [(each.role, each.value) for each in scan(spelled, self.context)]
        if alone != [(self.tokens[at].role, self.tokens[at].value) for at in inside] or not _fits(alone, name):
            raise ModelUnusable("quote")
        self.used.update(inside)
        return spelled, self.tokens[inside[0]].start

    def says(self, quote: str) -> bool:
        return normalise(quote).text.strip() in self.text

    def _places(self, spelled: str) -> Iterator[list[int]]:
        """Tokens of each place where the message says exactly this; a place that cuts a token in two is none."""
        start = self.text.find(spelled)
        while start >= 0:
            end = start + len(spelled)
            touched = [at for at, each in enumerate(self.tokens) if each.start < end and each.end > start]
            if all(start <= self.tokens[at].start and self.tokens[at].end <= end for at in touched):
                yield touched
            start = self.text.find(spelled, start + 1)

    def covered(self) -> bool:
        """Whether every figure and product of the message was used."""
        return all(at in self.used for at, each in enumerate(self.tokens) if each.role in CLAIMED)


def _fits(tokens: Sequence[tuple[Role, object]], name: str) -> bool:
    main, allowed = FITS[name]
    count = sum(role in main for role, _ in tokens)
    return all(role in allowed for role, _ in tokens) and (count == 1 or (count > 1 and name in SEVERAL))


def commands_of(quoted: tuple[Quoted, ...], message: Message) -> tuple[Command, ...]:
    """What the quotes say by our own grammar. Raises ModelUnusable unless all of it holds, and all of the message is in it."""
    make_sense(quoted, roles(message.tokens))
    found = [_command(each, message) for each in quoted]
    in_order(message.places)
    if quoted and not message.covered():
        raise ModelUnusable("coverage")
    operations = _merged([each for each in found if isinstance(each, Operation)])
    touched = Counter((each.kind.partition(".")[0], listing) for each in operations for listing in each.targets)
    if any(count > 1 for count in touched.values()):
        raise ModelUnusable("twice")
    return (*operations, *dict.fromkeys(each for each in found if isinstance(each, Query)))


def _command(quoted: Quoted, message: Message) -> Command:
    kind = TABLE[quoted.kind]
    quotes = [*quoted.product_quotes, quoted.amount_quote, quoted.quantity_quote, quoted.period_quote]
    if not all(message.says(each) for each in quotes if each is not None):
        raise ModelUnusable("quote")
    if kind.relation not in (quoted.relation, NONE):
        raise ModelUnusable("relation")
    plain = replace(message.context, pending=(), last=(), offered=())
    reading = read(_clause(kind, quoted, message), plain)
    if not isinstance(reading, Understood) or len(reading.commands) != 1 or reading.commands[0].kind not in kind.makes:
        raise ModelUnusable("reading")
    _aimed(reading.commands[0], quoted, message)
    return reading.commands[0]


def _aimed(command: Command, quoted: Quoted, message: Message) -> None:
    """An order that names nothing is about what was last spoken of, and only in a message that names nothing at all."""
    if quoted.product_quotes or not isinstance(command, Operation):
        return
    if roles(message.tokens) & NAMING or not set(command.targets) <= set(message.context.focus):
        raise ModelUnusable("aim")


def _clause(kind: Kind, quoted: Quoted, message: Message) -> str:
    given = {"amount": quoted.amount_quote, "quantity": quoted.quantity_quote, "period": quoted.period_quote}
    used = {name: message.use(quote, name) for name, quote in given.items() if kind.uses(name) and quote is not None}
    products = [message.use(each, "product") for each in quoted.product_quotes]
    if {name for name in given if kind.uses(name)} != used.keys():
        raise ModelUnusable("missing")
    message.places.append((products[0][1] if products else -1, used["amount"][1] if "amount" in used else -1))
    words = {name: spelled for name, (spelled, _) in used.items()}
    names = "和".join(spelled for spelled, _ in products)
    return kind.clause.format(product=names, move=_move(kind, quoted.direction), **words)


def _move(kind: Kind, direction: str) -> str:
    if direction == NONE and kind.relation == BY:
        raise ModelUnusable("direction")
    return MOVES.get(direction, OFF if kind.relation == SHARE else "")


def _merged(operations: list[Operation]) -> list[Operation]:
    """Operations that differ in their listings alone become one, so that there is one card for them."""
    merged: dict[Operation, tuple[str, ...]] = {}
    for each in operations:
        alike = _at(each, ())
        merged[alike] = tuple(dict.fromkeys((*merged.get(alike, ()), *each.targets)))
    return [_at(alike, listings) for alike, listings in merged.items()]


def _at(operation: Operation, listings: tuple[str, ...]) -> Operation:
    return replace(operation, **{"listings": listings}) if hasattr(operation, "listings") else operation


def spread(operations: tuple[Operation, ...]) -> Counter[Operation]:
    """Operations as one for each listing, so that two readings compare whatever they put together."""
    return Counter(_at(each, (listing,)) for each in operations for listing in each.targets or ("",))
