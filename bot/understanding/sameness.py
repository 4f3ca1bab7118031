"""「手机壳也一样」: what was just said, for other listings. Only an order of the last minutes, and only one that says all of itself."""

from dataclasses import replace

from bot.domain.operation import FloorSet, Operation, PriceAdjust, PriceScale, PriceSet
from bot.domain.planned import Planned
from bot.domain.understood import Context, Unclear
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.subjects import Scene, subject_of
from bot.understanding.tokens import Role

LIGHT = frozenset({
    Role.FILLER, Role.ACK, Role.PUNCT, Role.AND, Role.JOIN, Role.SAME, Role.PRODUCT, Role.EACH, Role.GOODS, Role.ALL, Role.EXCEPT,
    Role.PRONOUN, Role.SET, Role.AGAIN,
})  # fmt: skip
PRICED = (PriceSet, PriceAdjust, PriceScale, FloorSet)


def same_for(clause: Clause, scene: Scene, said: tuple[Operation, ...]) -> Operation | Unclear:
    """The operation of the last clause, else of the last turn, for the listings of this clause."""
    last = said[-1:] or scene.context.last or scene.context.pending
    if len(last) != 1 or not clause.roles <= LIGHT:
        return Unclear("ask-same")
    subject = subject_of(clause, scene)
    if subject.key or (not subject.named and not subject.whole):
        return Unclear("ask-same")
    made = _for(last[0], subject.listings)
    if made is None:
        return Unclear("ask-same")
    if isinstance(made, PriceSet) and not _near(made, scene.context):
        return Unclear("ask-same-price", (("price", made.to),), choices([made], scene.context))
    return made


def _for(operation: Operation, listings: tuple[str, ...]) -> Operation | None:
    """The same order for other listings; None where the listings are no plain field of it."""
    if isinstance(operation, Planned):
        inner = _for(operation.operation, listings)
        return None if inner is None else replace(operation, operation=inner)
    return replace(operation, listings=listings) if hasattr(operation, "listings") else None  # type: ignore[call-arg]


def _near(made: PriceSet, context: Context) -> bool:
    """Whether one price fits another listing: half to twice what it costs now."""
    prices = [item.price for item in context.catalog if item.id in made.listings]
    return all(made.to * 2 >= price and made.to <= price * 2 for price in prices)
