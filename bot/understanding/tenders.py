"""Offers in supply tenders: a unit price and a quantity, or taking the offer back. An offer binds, so nothing in it is guessed."""

from itertools import pairwise

from bot.domain.operation import Operation
from bot.domain.selling import TenderOffer, TenderWithdraw
from bot.domain.understood import Context, OpenTender, Unclear
from bot.understanding.clauses import Clause
from bot.understanding.figures import figures
from bot.understanding.goods import count_of
from bot.understanding.subjects import Scene, Subject, subject_of
from bot.understanding.tokens import Quantity, Role, Token

Listings = tuple[str, ...]
TAKEN_BACK = frozenset({Role.UNDO, Role.CLEAR, Role.STOP})


def tender_subject(clause: Clause, scene: Scene) -> Subject:
    """The named listing, else the one whose tender is open."""
    open_for = tuple(dict.fromkeys(each.listing for each in scene.context.tenders))
    named = clause.roles & {Role.PRODUCT, Role.PRONOUN, Role.UNKNOWN, Role.ALL, Role.EXCEPT}
    subject = subject_of(clause, scene) if named else Subject()
    if subject.key:
        return subject
    if not open_for:
        return Subject(key="ask-tender-none")
    if named:
        return subject if set(subject.listings) <= set(open_for) else Subject(key="ask-tender-none")
    if len(open_for) == 1:
        return Subject(open_for)
    return Subject(options=tuple((each,) for each in open_for), key="ask-tender-which")


def tender_of(clause: Clause, listings: Listings, context: Context) -> Operation | Unclear:
    """「供货价4.8元供5万双」, 「撤回拖鞋的竞标」."""
    if clause.roles & TAKEN_BACK:
        return TenderWithdraw(listings)
    if len(listings) != 1 or clause.roles & {Role.UP, Role.DOWN, Role.RATIO}:
        return Unclear("ask-tender")
    goods = [token for token in clause.tokens if isinstance(token.value, Quantity) and token.value.unit != "day"]
    goods = goods or _counted(clause)
    found = figures(Clause(tuple(token for token in clause.tokens if token not in goods)), context)
    if isinstance(found, Unclear):
        return found
    if len(found) != 1 or len(goods) != 1 or found[0].money is None:
        missing = "ask-tender-price" if len(goods) == 1 and not found else "ask-tender"
        return Unclear("ask-tender-quantity" if len(found) == 1 and not goods else missing)
    tender = _tender(listings[0], context)
    quantity = count_of(goods[0], context, tender.unit)
    if isinstance(quantity, Unclear):
        return quantity
    unit = tender.unit or _unit(goods[0].value)
    return TenderOffer(listings, found[0].money, quantity, unit)


def _counted(clause: Clause) -> list[Token]:
    """ "5000 mugs at 7.80": the number before the name counts."""
    pairs = pairwise(clause.tokens)
    return [left for left, right in pairs if left.role is Role.NUMBER and right.role is Role.PRODUCT]


def _unit(value: object) -> str:
    return value.unit if isinstance(value, Quantity) else ""


def _tender(listing: str, context: Context) -> OpenTender:
    return next((each for each in context.tenders if each.listing == listing), OpenTender(listing))
