"""Quantity prices: 「满100双5块2」, 「100件起5.2」, "100 or more at 5.20". A price for so many in all is another thing and is asked."""

from itertools import pairwise

from bot.domain.listing import PriceTier
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.selling import TierSet
from bot.domain.understood import Context, Unclear
from bot.understanding.choices import choices
from bot.understanding.clauses import Clause
from bot.understanding.figures import figures
from bot.understanding.goods import count_of
from bot.understanding.tokens import Quantity, Role, Token

Listings = tuple[str, ...]
MARKS = frozenset({Role.TIER, Role.SINCE})
SMALLEST = 2
LARGEST = 10**7


def marks_tier(tokens: tuple[Token, ...]) -> bool:
    """Whether a count of goods has 起, 以上, 满 or "or more" beside it."""
    pairs = pairwise(tokens)
    return any(
        (left.role in MARKS and _counts(right)) or (_counts(left) and right.role in MARKS) for left, right in pairs
    )


def _counts(token: Token) -> bool:
    goods = isinstance(token.value, Quantity) and token.value.unit != "day"
    return goods or token.role is Role.NUMBER


def tier_of(clause: Clause, listings: Listings, context: Context) -> Operation | Unclear:
    """One quantity and its price."""
    if clause.roles & {Role.DOWN, Role.UP, Role.RATIO}:
        return Unclear("ask-tier", (("text", clause.text),))
    counts = [token for token in clause.tokens if isinstance(token.value, Quantity) and token.value.unit != "day"]
    rest = clause
    if not counts:
        counts, rest = _bare_count(clause)
    elif any(token.role is Role.NUMBER for token in clause.tokens) and len(counts) == 1:
        rest = clause
    if len(counts) != 1:
        return Unclear("ask-tier", (("text", clause.text),))
    found = figures(Clause(tuple(token for token in rest.tokens if token not in counts)), context)
    if isinstance(found, Unclear):
        return found
    if len(found) != 1 or found[0].money is None:
        return Unclear("ask-tier", (("text", clause.text),))
    quantity = count_of(counts[0], context)
    if isinstance(quantity, Unclear):
        return quantity
    return _tier(listings, quantity, found[0].money, context)


def _bare_count(clause: Clause) -> tuple[list[Token], Clause]:
    """ "100 or more at 5.20": the number beside the mark counts."""
    tokens = clause.tokens
    beside = [
        left if right.role in MARKS else right
        for left, right in pairwise(tokens)
        if (left.role is Role.NUMBER and right.role in MARKS) or (left.role in MARKS and right.role is Role.NUMBER)
    ]
    return beside[:1], Clause(tuple(token for token in tokens if token not in beside[:1]))


def _tier(listings: Listings, quantity: int, price: Money, context: Context) -> Operation | Unclear:
    if not SMALLEST <= quantity <= LARGEST:
        return Unclear("ask-tier", (("text", str(quantity)),))
    made = TierSet(listings, (PriceTier(quantity, price),))
    wanted = frozenset(listings)
    near = all(price < item.price and price * 5 >= item.price for item in context.catalog if item.id in wanted)
    return made if near else Unclear("ask-tier-price", (("amount", price),), choices([made], context))
