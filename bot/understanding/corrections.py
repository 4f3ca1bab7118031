"""A correction of the one card that waits: 「不对，是5块6」, 「不是拖鞋，是袜子」, "no, make it 5.6". The old card is then void."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.advertising import BidCap, BidSet
from bot.domain.money import Money
from bot.domain.operation import (
    BudgetSet,
    CostSet,
    FloorSet,
    LimitSet,
    Operation,
    PriceAdjust,
    PriceScale,
    PriceSet,
    PromotionStart,
)
from bot.domain.selling import TenderOffer
from bot.domain.understood import Context, Unclear, Understood
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.figures import Figure, figures
from bot.understanding.tokens import Names, Quantity, RatioKind, Role, Token, plain

OPENING = re.compile(
    r"(?:嗯|哦|噢|啊|呃|额|欸|诶|不好意思|抱歉|对不起|,|，|\s)*(?:不对|不是|不不|不,|不，|不 |错了|"
    r"说错了|打错了|写错了|搞错了|哦不|噢不|应该是|应该|改成|改为|那就|还是|我是说|更正|说反了|弄反了|反了|唔系|唔啱|口误|"
    r"wrong one|"
    r"no\b|no no\b|wait\b|actually\b|make it\b|make that\b|sorry\b|i meant?\b|correction\b|scratch that\b|oops\b|rather\b)"
)
YES_BUT = re.compile(
    r"(?:.{0,8}同意|好|行|可以|嗯|对|ok|okay|yes|yeah|sure|fine)[的吧啊呀嘞,， ]*(?:不过|但是|但|可是|只是|but|though)"
)
PLAIN = frozenset({
    Role.FILLER, Role.ACK, Role.PUNCT, Role.CORRECTION, Role.PRODUCT, Role.MONEY, Role.NUMBER, Role.RATIO, Role.QUANTITY, Role.PER_DAY,
    Role.PER_UNIT, Role.PRONOUN, Role.TO,
})  # fmt: skip
VERBS = frozenset({"改成", "改为", "make it", "make", "change", "set", "should be", "按", "打"})


def opens(text: str) -> bool:
    """Whether a message begins like a correction."""
    return OPENING.match(text) is not None


def corrected(tokens: tuple[Token, ...], context: Context) -> Operation | Unclear | None:
    """The pending operation with the figure or listing put right; None when the message is more than such a correction."""
    if len(context.pending) != 1:
        return None
    pending = context.pending[0]
    rest = _without_denied(_without_opening(tokens), pending)
    absolute = isinstance(pending, PriceAdjust | PriceScale)
    for token in rest:
        verb = token.role in {Role.SET, Role.DOWN} and token.text in VERBS and not (absolute and token.role is Role.SET)
        if token.role not in PLAIN and not verb:
            return None
    return _changed(pending, Clause(rest), context)


def _without_opening(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leading no / 不 is part of the opening."""
    for index, token in enumerate(tokens):
        if token.role is Role.NEGATION and token.text in {"no", "不"}:
            return tokens[index + 1 :]
        if token.role not in {Role.FILLER, Role.PUNCT, Role.ACK}:
            return tokens
    return tokens


def _without_denied(tokens: tuple[Token, ...], pending: Operation) -> tuple[Token, ...]:
    """Drops what 不是 denies, when that is what the card said: its listing or a figure of it."""
    for index, token in enumerate(tokens):
        if token.text != "不是" or index + 1 >= len(tokens):
            continue
        denied = tokens[index + 1]
        if isinstance(denied.value, Names) and set(denied.value.listings) & set(pending.targets):
            return tokens[:index] + tokens[index + 2 :]
        if isinstance(denied.value, Money) and denied.value in _amounts(pending):
            return tokens[:index] + tokens[index + 2 :]
    return tokens


def _amounts(operation: Operation) -> list[object]:
    values = [getattr(operation, name) for name in operation.__dataclass_fields__]
    return [*values, *(-value for value in values if isinstance(value, Money))]


def _changed(pending: Operation, clause: Clause, context: Context) -> Operation | Unclear | None:
    """The operation with what the clause says in its place; None when the clause says nothing."""
    result = pending
    named = [token.value.listings for token in clause.of(Role.PRODUCT) if isinstance(token.value, Names)]
    if named:
        if any(len(each) != 1 for each in named) or not hasattr(pending, "listings"):
            return Unclear("ask-correction")
        listings = tuple(dict.fromkeys(each[0] for each in named))
        result = replace(pending, **{"listings": listings})
    found = figures(clause, context)
    if isinstance(found, Unclear):
        return found
    if len(found) > 1:
        return Unclear("ask-correction")
    changed = _with_days(result, clause)
    if found and found[0].ratio is not None and isinstance(pending, PriceSet | PriceAdjust):
        return None
    if changed is not None and found:
        changed = CHANGES[type(pending)](changed, found[0]) if type(pending) in CHANGES else None
    if changed is None:
        return Unclear("ask-correction")
    return None if changed == pending else changed


def amends(reading: Understood, tokens: tuple[Token, ...], context: Context) -> bool:
    """「日预算还是200吧」, 「打九折就够了」: the same order as the one card that waits, said anew, takes its place.

    The same listing by name and nothing that corrects is an order of its own.
    """
    if len(context.pending) != 1 or len(reading.commands) != 1:
        return False
    pending, command = context.pending[0], reading.commands[0]
    if not isinstance(command, Operation) or not _same_matter(pending, command):
        return False
    named = any(token.role in {Role.PRODUCT, Role.ALL} for token in tokens)
    corrects = any(token.role is Role.CORRECTION or token.text in INSTEAD for token in tokens)
    return corrects or (not named and bool(command.targets) and not any(token.role is Role.AGAIN for token in tokens))


INSTEAD = frozenset({"还是", "就够了", "够了", "就行", "就好", "rather", "instead"})


def half_agreed(text: str, reading: Understood, context: Context) -> Understood | Unclear:
    """「行，不过拖鞋改5块7」 approves nothing. About the same figure as the card it is asked which of the two is meant to stand."""
    command = reading.commands[0]
    ours = len(context.pending) == 1 and len(reading.commands) == 1
    if YES_BUT.match(text) is None or not ours or not isinstance(command, Operation):
        return reading
    if not _same_matter(context.pending[0], command):
        return reading
    return Unclear("ask-half-agreed", (), choices([command], context))


def _same_matter(pending: Operation, command: Operation) -> bool:
    """Whether two orders are about the same figure of the same listings."""
    if isinstance(pending, LimitSet) and isinstance(command, LimitSet):
        return all((getattr(pending, name) is None) == (getattr(command, name) is None) for name in CAP_FIELDS)
    return type(pending) is type(command) and pending.targets == command.targets and bool(pending.targets)


CAP_FIELDS = ("daily_spend", "weekly_spend", "monthly_spend")


def doubtful(reading: Understood, context: Context) -> Unclear | None:
    """「改成3毛」 while a change by 5毛 waits: a new price of 0.30, or a change by 0.30?"""
    pending, commands = context.pending[0], reading.commands
    first = commands[0]
    if not isinstance(pending, PriceAdjust) or not isinstance(first, PriceSet) or len(commands) != 1:
        return None
    prices = [item.price for item in map(context.item, first.listings) if item is not None]
    if all(first.to * 2 >= price and first.to <= price * 2 for price in prices):
        return None
    by = first.to if pending.by.minor > 0 else -first.to
    return Unclear("ask-to-or-by", (("amount", first.to),), choices([PriceAdjust(first.listings, by), first], context))


def _with_days(operation: Operation, clause: Clause) -> Operation | None:
    """A promotion for another number of days; None when a quantity does not fit."""
    quantities = [token.value for token in clause.of(Role.QUANTITY) if isinstance(token.value, Quantity)]
    if not quantities:
        return operation
    days = quantities[0].number
    fits = len(quantities) == 1 and quantities[0].unit == "day" and days == int(days) and days > 0
    return replace(operation, days=int(days)) if fits and isinstance(operation, PromotionStart) else None


def _adjust(operation: PriceAdjust, figure: Figure) -> Operation | None:
    if figure.money is None or not figure.said_unit:
        return None
    return replace(operation, by=figure.money if operation.by.minor > 0 else -figure.money)


def _scale(operation: PriceScale, figure: Figure) -> Operation | None:
    if figure.ratio is None:
        return None
    if figure.ratio.kind is RatioKind.FACTOR:
        return replace(operation, factor=figure.ratio.value)
    share = figure.ratio.value if operation.factor > 1 else -figure.ratio.value
    return replace(operation, factor=plain(1 + share)) if share > -1 else None


def _limit(operation: LimitSet, figure: Figure) -> Operation | None:
    told = [name for name in CAP_FIELDS if getattr(operation, name) is not None]
    if figure.money is None or len(told) != 1:
        return None
    changed: dict[str, Any] = {told[0]: figure.money}
    return replace(operation, **changed)


def _field(name: str) -> Callable[[Any, Figure], Operation | None]:
    return lambda operation, figure: replace(operation, **{name: figure.money}) if figure.money is not None else None


CHANGES: dict[type[Any], Callable[[Any, Figure], Operation | None]] = {
    PriceSet: _field("to"),
    PriceAdjust: _adjust,
    PriceScale: _scale,
    FloorSet: _field("floor"),
    CostSet: _field("cost"),
    BudgetSet: _field("daily_budget"),
    PromotionStart: _field("daily_budget"),
    LimitSet: _limit,
    BidSet: _field("to"),
    BidCap: _field("most"),
    TenderOffer: _field("unit_price"),
}
