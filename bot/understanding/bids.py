"""Bids per click: set, changed, multiplied, or capped. What a click costs now is used where it is known, to tell to from by."""

from collections.abc import Callable

from bot.domain.advertising import BidAdjust, BidCap, BidScale, BidSet
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceSet
from bot.domain.understood import Context, Unclear
from bot.understanding.choices import choices, name_of
from bot.understanding.clauses import Clause
from bot.understanding.figures import bundle_of
from bot.understanding.prices import factor_of
from bot.understanding.relations import Relation, Said, said
from bot.understanding.tokens import Role

Listings = tuple[str, ...]
Built = Operation | Unclear


def bid_of(clause: Clause, listings: Listings, context: Context) -> Built:
    """「拖鞋出价一块二」, 「出价加一毛」, 「所有推广出价降10%」, 「出价最高九毛」."""
    bundle = bundle_of(clause)
    if bundle is not None:
        return bundle
    what = said(clause, context)
    if isinstance(what, Unclear):
        return what
    if what.old is not None and _bids(listings, context) != {what.old.money}:
        offered = [BidSet(listings, what.figure.money)] if what.figure.money is not None else []
        return Unclear("ask-old-bid", (("name", name_of(listings[0], context)),), choices(offered, context))
    if what.figure.ratio is not None:
        factor = factor_of(what, what.figure.ratio)
        return factor if isinstance(factor, Unclear) else BidScale(listings, factor)
    money = what.figure.money
    assert money is not None  # noqa: S101 - a figure holds one of the two
    if Role.MOST in clause.roles:
        moving = what.direction > 0 and what.relation is not Relation.TO
        return Unclear("ask-figure", (("text", what.figure.token.text),)) if moving else BidCap(listings, money)
    return BY_RELATION[what.relation](what, money, listings, context)


def _bids(listings: Listings, context: Context) -> set[Money | None]:
    wanted = frozenset(listings)
    return {item.bid for item in context.catalog if item.id in wanted}


def _known(listings: Listings, context: Context) -> tuple[Money, Money] | None:
    """The lowest and the highest bid now; None where one is not known."""
    bids = [bid for bid in _bids(listings, context) if bid is not None]
    if not bids or None in _bids(listings, context):
        return None
    return min(bids, key=lambda bid: bid.minor), max(bids, key=lambda bid: bid.minor)


def _to(what: Said, money: Money, listings: Listings, context: Context) -> Built:
    """「出价降到7毛」 above the bid now, or 「加到」 below it, is a slip of one side."""
    known = _known(listings, context)
    wrong = known is not None and (
        (what.direction < 0 and money > known[0]) or (what.direction > 0 and money < known[1])
    )
    if wrong and known is not None:
        values = (("name", name_of(listings[0], context)), ("price", known[0]), ("to", money))
        return Unclear("ask-direction-bid", values, choices([BidSet(listings, money)], context))
    return BidSet(listings, money)


def _set(_what: Said, money: Money, listings: Listings, context: Context) -> Built:
    """A bid of half the price or more is more likely the price."""
    wanted = frozenset(listings)
    if any(money * 2 >= item.price for item in context.catalog if item.id in wanted):
        offered: list[Operation] = [BidSet(listings, money), PriceSet(listings, money)]
        return Unclear("ask-bid-or-price", (("amount", money),), choices(offered, context))
    return BidSet(listings, money)


def _by(what: Said, money: Money, listings: Listings, context: Context) -> Built:
    change = money if what.direction > 0 else -money
    known = _known(listings, context)
    offered: list[Operation] = [BidAdjust(listings, change)]
    if known is not None and (known[0] + change).minor <= 0:
        return Unclear("ask-to-or-by", (("amount", money),), choices([BidSet(listings, money)], context))
    if not what.figure.said_unit and not what.by_said and money.minor % 100 == 0:
        return Unclear("ask-unit", (("text", what.figure.token.text),), choices(offered, context))
    likely_bid = known is not None and money * 2 >= known[1] and not what.by_said
    if likely_bid:
        to = money < known[0] if change.minor < 0 and known else bool(known and money > known[1])
        offered = [BidSet(listings, money), *offered] if to else offered
        return Unclear("ask-to-or-by", (("amount", money),), choices(offered, context)) if to else offered[0]
    return BidAdjust(listings, change)


def _loose(_what: Said, money: Money, listings: Listings, context: Context) -> Built:
    """「出价调5毛」: a new bid when it is near the one now, or when none is known."""
    known = _known(listings, context)
    if known is None or (money * 2 >= known[1] and money <= known[0] * 2):
        return BidSet(listings, money)
    offered: list[Operation] = [BidSet(listings, money), BidAdjust(listings, money)]
    return Unclear("ask-to-or-by", (("amount", money),), choices(offered, context))


def _stated(what: Said, money: Money, listings: Listings, context: Context) -> Built:
    offered = [BidSet(listings, money)]
    return Unclear("ask-figure-alone", (("text", what.figure.token.text),), choices(offered, context))


BY_RELATION: dict[Relation, Callable[[Said, Money, Listings, Context], Built]] = {
    Relation.TO: _to,
    Relation.SET: _set,
    Relation.BY: _by,
    Relation.LOOSE: _loose,
    Relation.BARE: _set,
    Relation.STATED: _stated,
}
