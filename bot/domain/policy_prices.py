"""Rules for prices, quantity prices, lowest prices and costs: nothing is sold below what it costs."""

from collections.abc import Iterable
from decimal import Decimal

from bot.domain.money import Money
from bot.domain.operation import CostSet, FloorSet, Operation, PriceAdjust, PriceRestore, PriceScale, PriceSet
from bot.domain.policy import Question
from bot.domain.policy_guards import day_findings
from bot.domain.policy_parts import Finding, Rule, ask, first_of_each, many, refuse
from bot.domain.preview import Row, RowField
from bot.domain.selling import TierSet

PRICED = frozenset({RowField.PRICE, RowField.TIER, RowField.VARIANT})
LEAST_TIER = 2
"""From one piece on it would be the unit price."""


def _price_findings(question: Question) -> Iterable[Finding]:
    rows = [row for row in question.preview.rows if row.field in PRICED]
    yield from first_of_each(_floor_findings(rows))
    if not isinstance(question.preview.operation, PriceRestore):
        yield from _change_findings(question, [row for row in rows if row.field is RowField.PRICE])
        yield from day_findings(question)
    yield from many(question)


def _floor_findings(rows: list[Row]) -> Iterable[Finding]:
    for row in rows:
        price = row.after
        if price is None:
            continue
        if price.minor <= 0:
            yield refuse("policy-nonpositive", name=row.name, price=price)
        elif row.floor is not None and price < row.floor:
            loss = max(-row.margin_after.minor if row.margin_after else 0, 0)
            yield refuse(
                "policy-below-floor", name=row.name, price=price, floor=row.floor, loss=Money(loss, price.currency)
            )
        elif row.floor is None and (row.before is None or price < row.before):
            yield ask("policy-cost-unknown", name=row.name)


def _change_findings(question: Question, rows: list[Row]) -> Iterable[Finding]:
    limits = question.shop.limits
    for row in rows:
        if row.before is None or row.after is None or row.before.minor <= 0:
            continue
        change = abs(Decimal(row.after.minor - row.before.minor)) / row.before.minor
        if change > limits.refuse_above_change:
            yield refuse("policy-change-too-large", name=row.name, change=change, limit=limits.refuse_above_change)
        elif change > limits.ask_above_change:
            yield ask("policy-change-large", name=row.name, change=change, limit=limits.ask_above_change)


def _tiers_set(question: Question) -> Iterable[Finding]:
    """What the merchant named is judged, and the order of the whole ladder: more pieces never cost more apiece."""
    named = _named(question)
    for tier in named:
        if tier.quantity < LEAST_TIER:
            yield refuse("policy-tier-quantity", name=tier.name, quantity=tier.quantity)
    yield from first_of_each(_order_findings(question))
    yield from first_of_each(_floor_findings([row for row in named if row.before != row.after]))
    yield from first_of_each(_change_findings(question, [_with_former(question, row) for row in named]))
    yield from day_findings(question)
    yield from many(question)


def _named(question: Question) -> list[Row]:
    operation = question.preview.operation
    quantities = {each.min_quantity for each in operation.tiers} if isinstance(operation, TierSet) else set()
    return [row for row in question.preview.rows if row.field is RowField.TIER and row.quantity in quantities]


def _order_findings(question: Question) -> Iterable[Finding]:
    """Steps that stood before in whatever order are the merchant's own."""
    above: dict[str, Row] = {}
    for row in question.preview.rows:
        step = above.get(row.listing)
        if row.after is None:
            continue
        touched = step is not None and (row.changes or step.changes)
        if touched and step is not None and step.after is not None and row.after >= step.after:
            yield refuse(
                "policy-tier-order", name=row.name, quantity=row.quantity, price=row.after,
                above=step.after, least=max(step.quantity, 1),
            )  # fmt: skip
        above[row.listing] = row


def _with_former(question: Question, row: Row) -> Row:
    """A new quantity price changes from the unit price: a slip of the finger shows against that."""
    if row.before is not None:
        return row
    price = next(each for each in question.preview.rows if (each.listing, each.field) == (row.listing, RowField.PRICE))
    return Row(row.listing, row.name, row.field, price.before, row.after)


def _guarding(invalid: str) -> Rule:
    """For what keeps the shop from selling at a loss: lowering it asks. `invalid`: the text key where it is not above zero."""

    def findings(question: Question) -> Iterable[Finding]:
        for row in question.preview.rows:
            if row.after is not None and row.after.minor <= 0:
                yield refuse(invalid, name=row.name, price=row.after)
            elif row.before is not None and (row.after is None or row.after < row.before):
                yield ask("policy-lowers-floor", name=row.name)
        yield from many(question)

    return findings


PRICES: dict[type[Operation], Rule] = {
    PriceSet: _price_findings,
    PriceAdjust: _price_findings,
    PriceScale: _price_findings,
    PriceRestore: _price_findings,
    TierSet: _tiers_set,
    FloorSet: _guarding("policy-nonpositive"),
    CostSet: _guarding("policy-cost-invalid"),
}
