"""Which words a kind of clause may hold, and what builds its operation. A word a pattern does not expect makes the write a question."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.operation import Operation, PromotionPause, PromotionResume
from bot.domain.understood import Context, Unclear
from bot.understanding.bids import bid_of
from bot.understanding.budgets import budget_of, limit_of
from bot.understanding.clauses import Clause
from bot.understanding.figures import bundle_of
from bot.understanding.habits import quiet_of, report_time_of
from bot.understanding.prices import price_operation
from bot.understanding.promotions import started
from bot.understanding.relations import said
from bot.understanding.sheets import cost_operation, floor_operation
from bot.understanding.shelf import publish_of, unpublish_of, write_of
from bot.understanding.tenders import tender_of
from bot.understanding.tiers import tier_of
from bot.understanding.tokens import Role

Listings = tuple[str, ...]
Build = Callable[[Clause, Listings, Context], Operation | Unclear]

EVERYWHERE = frozenset({
    Role.FILLER, Role.ACK, Role.PUNCT, Role.AND, Role.JOIN, Role.PRODUCT, Role.ALL, Role.GOODS, Role.EACH, Role.EXCEPT, Role.PRONOUN,
})  # fmt: skip
FIGURE = frozenset({Role.MONEY, Role.NUMBER, Role.TO, Role.SET, Role.UP, Role.DOWN, Role.BY, Role.PER_UNIT})
PRICE = EVERYWHERE | FIGURE | {Role.RATIO, Role.SELL, Role.FROM, Role.PRICE, Role.AGAIN}
SHEET = EVERYWHERE | FIGURE | {Role.SELL, Role.PRICE, Role.CLEAR, Role.FLOOR, Role.COST}
ADS = EVERYWHERE | {Role.PROMO, Role.PROMOTE}
STARTING = ADS | {
    Role.MONEY, Role.NUMBER, Role.QUANTITY, Role.PER_DAY, Role.BUDGET, Role.SPEND, Role.START, Role.SET, Role.TO, Role.MOST,
    Role.PER_WEEK,
}  # fmt: skip
CAPPED = ADS | {
    Role.MONEY, Role.NUMBER, Role.RATIO, Role.PER_DAY, Role.PER_WEEK, Role.PER_MONTH, Role.BUDGET, Role.LIMIT, Role.SPEND, Role.SET,
    Role.TO, Role.BY, Role.UP, Role.DOWN, Role.MOST, Role.AGAIN, Role.FROM,
}  # fmt: skip
BIDS = ADS | FIGURE | {Role.RATIO, Role.BID, Role.MOST, Role.FROM, Role.AGAIN, Role.PRICE}
TIERS = EVERYWHERE | {
    Role.TIER, Role.SINCE, Role.QUANTITY, Role.MONEY, Role.NUMBER, Role.SET, Role.SELL, Role.TO, Role.PRICE, Role.PER_UNIT,
}  # fmt: skip
TENDERS = EVERYWHERE - {Role.ALL, Role.EXCEPT} | {
    Role.TENDER, Role.SUPPLY, Role.QUANTITY, Role.MONEY, Role.NUMBER, Role.SET, Role.TO, Role.PRICE, Role.PER_UNIT, Role.UNDO,
    Role.CLEAR, Role.STOP, Role.SELL, Role.BID,
}  # fmt: skip
SHELF = EVERYWHERE | {Role.PUBLISH, Role.UNPUBLISH, Role.SELL, Role.AGAIN}
WRITING = EVERYWHERE - {Role.ALL} | {Role.WRITE, Role.FIELD, Role.SET}
HABITS = frozenset({
    Role.FILLER, Role.ACK, Role.PUNCT, Role.AND, Role.REPORT, Role.QUIET, Role.CLOCK, Role.QUANTITY, Role.SET, Role.TO, Role.PER_DAY,
    Role.FROM, Role.UNTIL, Role.CLEAR, Role.STOP, Role.EACH, Role.AUX, Role.START,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """`timed`: the clause may say when. `shop_wide`: it is about no listing."""

    allowed: frozenset[Role]
    build: Build
    timed: bool = True
    shop_wide: bool = False


def price_of(clause: Clause, listings: Listings, context: Context) -> Operation | Unclear:
    """A price clause's operation."""
    bundle = bundle_of(clause)
    if bundle is not None:
        return bundle
    what = said(clause, context)
    return what if isinstance(what, Unclear) else price_operation(what, listings, context)


PATTERNS: dict[str, Pattern] = {
    "price": Pattern(PRICE, price_of),
    "tier": Pattern(TIERS, tier_of),
    "floor": Pattern(SHEET - {Role.COST} | {Role.BELOW}, floor_operation, timed=False),
    "cost": Pattern(SHEET - {Role.FLOOR} | {Role.FROM}, cost_operation, timed=False),
    "bid": Pattern(BIDS, bid_of),
    "start": Pattern(STARTING, started),
    "budget": Pattern(CAPPED, budget_of),
    "limit": Pattern(CAPPED, lambda clause, _, context: limit_of(clause, context), shop_wide=True),
    "pause": Pattern(ADS | {Role.STOP, Role.CLEAR}, lambda _clause, listings, _context: PromotionPause(listings)),
    "resume": Pattern(ADS | {Role.RESUME}, lambda _clause, listings, _context: PromotionResume(listings)),
    "publish": Pattern(SHELF - {Role.UNPUBLISH}, publish_of),
    "unpublish": Pattern(SHELF - {Role.PUBLISH, Role.SELL}, unpublish_of),
    "write": Pattern(WRITING, write_of, timed=False),
    "tender": Pattern(TENDERS, tender_of, timed=False),
    "hour": Pattern(HABITS - {Role.QUIET}, report_time_of, timed=False, shop_wide=True),
    "quiet": Pattern(HABITS, quiet_of, timed=False, shop_wide=True),
}
