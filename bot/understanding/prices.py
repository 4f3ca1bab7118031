"""Price clauses: set, change by an amount, multiply. Where a figure could be the new price or the difference, both are offered."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from bot.domain.money import EXPONENTS, Money
from bot.domain.operation import CostSet, Operation, PriceAdjust, PriceScale, PriceSet
from bot.domain.understood import Context, Unclear
from bot.understanding.choices import choices, name_of
from bot.understanding.relations import Relation, Said
from bot.understanding.tokens import Ratio, RatioKind, plain

Listings = tuple[str, ...]
Result = TypeVar("Result")
Built = Operation | Unclear


def price_operation(what: Said, listings: Listings, context: Context) -> Built:
    """The operation a price clause means for these listings, or the question it needs."""
    if what.old is not None and not _was(what.old.money, listings, context):
        return _old_price(what, listings, context)
    if what.figure.ratio is not None:
        return _scaled(what, what.figure.ratio, listings, context)
    money = what.figure.money
    assert money is not None  # noqa: S101 - a figure holds one of the two
    return BY_RELATION[what.relation](what, money, listings, context)


def _range(listings: Listings, context: Context) -> tuple[Money, Money]:
    """The lowest and the highest price among the listings now."""
    wanted = frozenset(listings)
    minors = [item.price.minor for item in context.catalog if item.id in wanted] or [0]
    return Money(min(minors), context.currency), Money(max(minors), context.currency)


def _was(old: Money | None, listings: Listings, context: Context) -> bool:
    return _range(listings, context) == (old, old)


def _old_price(what: Said, listings: Listings, context: Context) -> Unclear:
    """The merchant's old price is not the one on sale: something is stale on one side."""
    offered: list[Operation] = []
    if what.figure.money is not None and what.relation is not Relation.BY:
        offered = [PriceSet(listings, what.figure.money)]
    price = _range(listings[:1], context)[0]
    values = (("name", name_of(listings[0], context)), ("price", price))
    return Unclear("ask-old-price", values, choices(offered, context))


def _near(money: Money, listings: Listings, context: Context) -> bool:
    """Whether the amount could be a price of every listing: half to twice the price now."""
    low, high = _range(listings, context)
    return money * 2 >= high and money <= low * 2


def _to(what: Said, money: Money, listings: Listings, context: Context) -> Built:
    low, high = _range(listings, context)
    if what.direction < 0 and money > low:
        return _conflict("ask-direction-down", money, listings, context)
    if what.direction > 0 and money < high:
        return _conflict("ask-direction-up", money, listings, context)
    return _set(what, money, listings, context)


def _conflict(key: str, money: Money, listings: Listings, context: Context) -> Unclear:
    """降到 a price above the one now, or 涨到 one below."""
    price = _range(listings[:1], context)[0]
    values = (("name", name_of(listings[0], context)), ("price", price), ("to", money))
    return Unclear(key, values, choices([PriceSet(listings, money)], context))


FAR = 10


def _set(_what: Said, money: Money, listings: Listings, context: Context) -> Built:
    """A price ten times the one now, or a tenth of it, is a slip of the finger or a comma that means something else."""
    low, high = _range(listings, context)
    far = low.minor > 0 and (money.minor > low.minor * FAR or money.minor * FAR < high.minor)
    if far and len(listings) == 1:
        values = (("name", name_of(listings[0], context)), ("price", low), ("to", money))
        return Unclear("ask-price-far", values, choices([PriceSet(listings, money)], context))
    return PriceSet(listings, money)


def _by(what: Said, money: Money, listings: Listings, context: Context) -> Built:
    change = money if what.direction > 0 else -money
    low, high = _range(listings, context)
    if not what.figure.said_unit and not (what.by_said and money.minor % 10 ** EXPONENTS[money.currency]):
        return _no_unit(what, money, listings, context)
    below = (low + change).minor <= 0
    likely_price = money * 2 >= high and not what.by_said
    if below or likely_price:
        key = "ask-nonpositive" if below and not likely_price else "ask-to-or-by"
        return Unclear(key, (("amount", money),), choices(_to_and_by(money, change, listings, context), context))
    return PriceAdjust(listings, change)


def _to_and_by(money: Money, change: Money, listings: Listings, context: Context) -> list[Operation]:
    """Both readings, without those that would leave nothing or contradict the verb."""
    low, high = _range(listings, context)
    offered: list[Operation] = []
    if money < low if change.minor < 0 else money > high:
        offered.append(PriceSet(listings, money))
    if (low + change).minor > 0:
        offered.append(PriceAdjust(listings, change))
    return offered


def _no_unit(what: Said, money: Money, listings: Listings, context: Context) -> Unclear:
    """「涨5」: yuan, mao or percent?"""
    if what.discount:
        tenths = money.amount if money.amount < 10 else money.amount / 10
        discounted: list[Operation] = [PriceScale(listings, plain(tenths / 10))] if 1 <= tenths < 10 else []
        return Unclear("ask-unit", (("text", what.figure.token.text),), choices(discounted, context))
    sign = 1 if what.direction > 0 else -1
    offered = _to_and_by(money, money * sign, listings, context)
    number = money.amount
    if context.currency == "CNY" and number == int(number) and number < 10:
        tenth = Money.rounded(number / 10, context.currency)
        if (_range(listings, context)[0] + tenth * sign).minor > 0:
            offered.append(PriceAdjust(listings, tenth * sign))
    if number < 100:
        offered.append(PriceScale(listings, plain(1 + sign * number / 100)))
    return Unclear("ask-unit", (("text", what.figure.token.text),), choices(offered, context))


def _loose(_what: Said, money: Money, listings: Listings, context: Context) -> Built:
    """「调5毛」: a new price only when it looks like one."""
    if _near(money, listings, context):
        return PriceSet(listings, money)
    offered: list[Operation] = [PriceAdjust(listings, money)]
    if _range(listings, context)[0] > money:
        offered.append(PriceAdjust(listings, -money))
    return Unclear("ask-to-or-by", (("amount", money),), choices([*offered, PriceSet(listings, money)], context))


def _bare(_what: Said, money: Money, listings: Listings, context: Context) -> Built:
    """「拖鞋5块5」: the new price when it is near the one now."""
    if _near(money, listings, context):
        return PriceSet(listings, money)
    offered: list[Operation] = [PriceSet(listings, money), CostSet(listings, money)]
    return Unclear("ask-what-amount", (("amount", money),), choices(offered, context))


def _stated(what: Said, money: Money, listings: Listings, context: Context) -> Built:
    """「拖鞋是5块5」: told or ordered?"""
    offered = [PriceSet(listings, money)]
    return Unclear("ask-figure-alone", (("text", what.figure.token.text),), choices(offered, context))


BY_RELATION: dict[Relation, Callable[[Said, Money, Listings, Context], Built]] = {
    Relation.TO: _to,
    Relation.SET: _set,
    Relation.BY: _by,
    Relation.LOOSE: _loose,
    Relation.BARE: _bare,
    Relation.STATED: _stated,
}


def _scaled(what: Said, ratio: Ratio, listings: Listings, context: Context) -> Built:
    factor = factor_of(what, ratio)
    if isinstance(factor, Unclear):
        offered = _both_ways(ratio, listings) if factor.key == "ask-ratio-direction" else []
        return Unclear(factor.key, factor.values, choices(offered, context))
    odd = factor > 100 or int(factor.as_tuple().exponent) < -6
    if odd or factor == 1 or _range(listings, context)[0].scaled(factor).minor <= 0:
        return Unclear("ask-ratio-unclear", (("text", what.figure.token.text),))
    return PriceScale(listings, factor)


def _both_ways(ratio: Ratio, listings: Listings) -> list[Operation]:
    down = 1 - ratio.value
    offered: list[Operation] = [PriceScale(listings, plain(down))] if 0 < down < 1 else []
    return [*offered, PriceScale(listings, plain(1 + ratio.value))]


def factor_of(what: Said, ratio: Ratio) -> Decimal | Unclear:
    """What to multiply by."""
    text = (("text", what.figure.token.text),)
    if ratio.kind is RatioKind.FACTOR:
        wrong_way = (what.direction > 0 and ratio.value < 1) or (what.direction < 0 and ratio.value > 1)
        return Unclear("ask-direction", text) if wrong_way else plain(ratio.value)
    if what.direction == 0:
        return Unclear("ask-ratio-direction", text)
    if what.relation is Relation.TO:
        wrong_way = (ratio.value - 1) * what.direction <= 0
        return Unclear("ask-ratio-unclear", text) if wrong_way or ratio.value <= 0 else plain(ratio.value)
    factor = 1 + what.direction * ratio.value
    return Unclear("ask-ratio-unclear", text) if factor <= 0 or ratio.value <= 0 else plain(factor)


def again_from(result: Result, context: Context) -> Result | Unclear:
    """「再降两毛」 while a card with another price waits: from the price now, or from the card's?"""
    waiting = [each for each in context.pending if isinstance(each, PriceSet | PriceAdjust | PriceScale)]
    if not isinstance(result, PriceAdjust | PriceScale) or not any(
        set(each.listings) & set(result.listings) for each in waiting
    ):
        return result
    offered: list[Operation] = [result]
    first = waiting[0]
    if isinstance(first, PriceSet) and first.listings == result.listings:
        then = first.to + result.by if isinstance(result, PriceAdjust) else first.to.scaled(result.factor)
        offered = [PriceSet(result.listings, then), result] if then.minor > 0 else offered
    return Unclear("ask-again-from", (), choices(offered, context))
