"""Floors and costs: a sheet's own figures, always stated as they shall be, never as a difference."""

from collections.abc import Callable

from bot.domain.money import Money
from bot.domain.operation import CostSet, FloorSet, Operation, PriceSet
from bot.domain.understood import Context, Unclear
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.figures import bundle_of, only
from bot.understanding.relations import Relation, Said, said
from bot.understanding.tokens import Role

Listings = tuple[str, ...]
Make = Callable[[Listings, Money | None], Operation]
NOW_IS = frozenset({"现在是", "现在"})
"""A cost that is told is a cost to note down; of a price the same words tell the old one."""
ENGLISH_COST_SAID = frozenset({"cost", "costs"})


def floor_operation(clause: Clause, listings: Listings, context: Context) -> Operation | Unclear:
    """底价, 最低卖, 不能低于: the merchant's own lowest price."""
    return _sheet(clause, listings, context, FloorSet)


def cost_operation(clause: Clause, listings: Listings, context: Context) -> Operation | Unclear:
    """成本, 进价: what one piece costs. "Slippers cost 4.80" may be either price, so it is asked."""
    clause = Clause(tuple(token for token in clause.tokens if token.text not in NOW_IS))
    made = _sheet(clause, listings, context, CostSet)
    words = {token.text for token in clause.of(Role.COST)}
    plain_verb = words <= ENGLISH_COST_SAID and not clause.roles & {Role.SET, Role.PRICE} and not _is_noun(clause)
    if isinstance(made, CostSet) and plain_verb and made.cost is not None:
        offered: list[Operation] = [made, PriceSet(listings, made.cost)]
        return Unclear("ask-cost-or-price", (("amount", made.cost),), choices(offered, context))
    return made


def _is_noun(clause: Clause) -> bool:
    """ "cost of slippers", "slippers cost is", "the cost": a noun beside of, is or the."""
    near = {token.text for token in clause.of(Role.FILLER)} | {token.text for token in clause.of(Role.TO)}
    return bool(near & {"of", "is", "=", "to"})


def _sheet(clause: Clause, listings: Listings, context: Context, make: Make) -> Operation | Unclear:
    bundle = bundle_of(clause)
    if bundle is not None:
        return bundle
    what = said(clause, context)
    if isinstance(what, Unclear):
        cleared = Role.CLEAR in clause.roles and what.key == "ask-amount-missing"
        return make(listings, None) if cleared else what
    if Role.CLEAR in clause.roles or what.old is not None or what.figure.money is None:
        figure = only(clause, context)
        return figure if isinstance(figure, Unclear) else Unclear("ask-figure", (("text", what.figure.token.text),))
    if _is_difference(what):
        return Unclear(
            "ask-figure", (("text", what.figure.token.text),), choices([make(listings, what.figure.money)], context)
        )
    return make(listings, what.figure.money)


def _is_difference(what: Said) -> bool:
    """「成本涨了两毛」 is a difference to a figure not at hand here."""
    return what.direction != 0 and what.relation is not Relation.TO
