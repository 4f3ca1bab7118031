"""Clauses that lean on the one before: a verb said once for several listings, and orders that are one when said in two halves."""

from bot.domain.command import Command
from bot.domain.selling import ListingWrite, TierSet
from bot.understanding.clauses import Clause
from bot.understanding.tokens import AMOUNTS, Role

BARE = AMOUNTS | {
    Role.PRODUCT, Role.AND, Role.JOIN, Role.FILLER, Role.ACK, Role.PUNCT, Role.GOODS, Role.EACH, Role.PER_UNIT, Role.CORRECTION,
}  # fmt: skip
"""All that a clause without a word of its own holds."""
LENT = frozenset({
    Role.UP, Role.DOWN, Role.SET, Role.SELL, Role.TO, Role.BY, Role.FLOOR, Role.COST, Role.BID, Role.PRICE, Role.BUDGET, Role.PER_DAY,
    Role.PROMO, Role.MOST,
})  # fmt: skip
"""Words of a clause that go on being meant."""


def inherited(clause: Clause, previous: Clause | None) -> Clause:
    """「拖鞋降2毛，手机壳3毛」: the second half is a change too. A clause with a word of its own stays as it is."""
    present = clause.roles
    if previous is None or not present <= BARE or Role.PRODUCT not in present or not present & AMOUNTS:
        return clause
    lent = tuple(token for token in previous.tokens if token.role in LENT)
    first = next(index for index, token in enumerate(clause.tokens) if token.role in AMOUNTS)
    return Clause((*clause.tokens[:first], *lent, *clause.tokens[first:])) if lent else clause


def merged(first: Command, second: Command) -> Command | None:
    """Both as one; None when they are two."""
    if isinstance(first, TierSet) and isinstance(second, TierSet) and first.listings == second.listings:
        tiers = {each.min_quantity: each for each in (*first.tiers, *second.tiers)}
        whole = len(tiers) == len(first.tiers) + len(second.tiers)
        return TierSet(first.listings, tuple(tiers[least] for least in sorted(tiers))) if whole else None
    if isinstance(first, ListingWrite) and isinstance(second, ListingWrite) and first.listings == second.listings:
        return ListingWrite(first.listings, tuple(dict.fromkeys((*first.fields, *second.fields))))
    return None
