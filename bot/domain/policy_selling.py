"""Rules for what is on offer: for sale or not, texts, and offers in tenders. What buyers see, and what binds, is always asked about."""

from collections.abc import Iterable

from bot.domain.listing import TITLE_WIDTH, ListingField, title_width
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.policy import Question
from bot.domain.policy_parts import Finding, Rule, ask, many, refuse
from bot.domain.preview import Row, RowField
from bot.domain.previewing_selling import ON_SALE, PROMOTED
from bot.domain.selling import (
    ListingPublish,
    ListingRestore,
    ListingUnpublish,
    ListingWrite,
    TenderOffer,
    TenderWithdraw,
)

LONGEST_TEXT = 1000
"""Characters of a description or of selling points: a card shows every one of them."""


def _published(question: Question) -> Iterable[Finding]:
    if question.preview.changes:
        yield ask("policy-publishes")
    for row in question.preview.rows:
        if row.margin_after is not None and row.margin_after.minor < 0:
            yield ask("policy-publishes-loss", name=row.name, loss=-row.margin_after)
    yield from many(question)


def _unpublished(question: Question) -> Iterable[Finding]:
    for row in question.preview.rows:
        if row.state_before != ON_SALE:
            continue
        if row.week_units:
            yield ask("policy-still-sells", name=row.name, units=row.week_units)
        if row.detail == PROMOTED:
            yield ask("policy-unpublishes-promoted", name=row.name)
    yield from many(question)


def _written(question: Question) -> Iterable[Finding]:
    """Own words are of one field; a draft says that it is ours."""
    operation = question.preview.operation
    own = isinstance(operation, ListingWrite) and bool(operation.text)
    if isinstance(operation, ListingWrite) and (not operation.fields or (own and len(operation.fields) > 1)):
        yield refuse("policy-text-one-field")
        return
    for row in question.preview.rows:
        yield from _text_findings(row, isinstance(operation, ListingRestore))
    if question.preview.changes:
        drafted = isinstance(operation, ListingWrite) and not own
        yield ask("policy-drafted" if drafted else "policy-rewrites")
    yield from many(question)


def _text_findings(row: Row, restores: bool) -> Iterable[Finding]:
    text, title = row.state_after, row.detail == ListingField.TITLE.value
    if not text and (title or not restores):
        yield refuse("policy-text-empty", name=row.name)
    elif title and title_width(text) > TITLE_WIDTH:
        yield refuse("policy-title-too-long", name=row.name, width=title_width(text), limit=TITLE_WIDTH)
    elif len(text) > LONGEST_TEXT:
        yield refuse("policy-text-too-long", name=row.name, length=len(text), limit=LONGEST_TEXT)


def call_of(question: Question, offer: Row) -> Row | None:
    """The buyer's call that an offer is for; None where no tender is open."""
    rows = question.preview.rows
    return next((row for row in rows if (row.listing, row.field) == (offer.listing, RowField.TENDER_CALL)), None)


def _offered(question: Question) -> Iterable[Finding]:
    """An offer binds us once the buyer takes it, so it is never made without a question."""
    if len(question.preview.operation.targets) != 1:
        yield refuse("policy-tender-one")
        return
    for row in question.preview.rows:
        if row.field is not RowField.TENDER or row.after is None:
            continue
        call = call_of(question, row)
        if call is None:
            yield refuse("policy-no-tender", name=row.name)
            return
        yield from _offer_findings(row, row.after, call)
        yield from _unit_findings(question.preview.operation, call)


def _offer_findings(row: Row, price: Money, call: Row) -> Iterable[Finding]:
    if price.minor <= 0:
        yield refuse("policy-nonpositive", name=row.name, price=price)
        return
    if not 1 <= row.quantity <= call.quantity:
        yield refuse("policy-tender-quantity", name=row.name, asked=row.quantity, wanted=call.quantity)
    if call.after is not None and price > call.after:
        yield refuse("policy-tender-over-highest", name=row.name, price=price, highest=call.after)
    if row.floor is not None and price < row.floor:
        loss = Money(max(-row.margin_after.minor if row.margin_after else 0, 0), price.currency)
        whole = loss * max(row.quantity, 0)
        yield refuse("policy-tender-below-floor", name=row.name, price=price, floor=row.floor, loss=loss, whole=whole)
    elif row.floor is None:
        yield ask("policy-tender-cost-unknown", name=row.name)
    yield ask("policy-commits", total=price * max(row.quantity, 0))


def _unit_findings(operation: Operation, call: Row) -> Iterable[Finding]:
    """The buyer may count in boxes where the merchant says pairs: the number alone would pass unseen."""
    said = operation.unit if isinstance(operation, TenderOffer) else ""
    if said and call.state_after and said != call.state_after:
        yield ask("policy-tender-unit", said=said, unit=call.state_after)


def _withdrawn(question: Question) -> Iterable[Finding]:
    for row in question.preview.rows:
        if row.field is RowField.TENDER and call_of(question, row) is None:
            yield refuse("policy-no-tender", name=row.name)


SELLING: dict[type[Operation], Rule] = {
    ListingPublish: _published,
    ListingUnpublish: _unpublished,
    ListingWrite: _written,
    ListingRestore: _written,
    TenderOffer: _offered,
    TenderWithdraw: _withdrawn,
}
