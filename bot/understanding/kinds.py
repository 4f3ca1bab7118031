"""Which pattern a clause follows, by its strongest word."""

from collections.abc import Callable
from itertools import pairwise

from bot.understanding.clauses import Clause
from bot.understanding.tiers import marks_tier
from bot.understanding.tokens import AMOUNTS, Quantity, Role

ADS_STOP_WORDS = (
    "不投了 不推了 别投了 别推了 不要投了 不要推了 别再投了 别再推了 不再投 叫停 "
    "不推广了 不再推广 别推广了 不要推广了 别再推广了"
)
ADS_STOPS = frozenset(ADS_STOP_WORDS.split())
"""Words that can only mean the ads."""
PRICE_WORDS = frozenset({Role.UP, Role.DOWN, Role.SET, Role.SELL, Role.PRICE, Role.PRODUCT, Role.PRONOUN, Role.AGAIN})
NAMED = frozenset({Role.PRODUCT, Role.PRONOUN})
CAPS = frozenset({Role.BUDGET, Role.LIMIT, Role.MOST})
PERIODS = frozenset({Role.PER_DAY, Role.PER_WEEK, Role.PER_MONTH})
Wanted = Callable[[frozenset[Role], bool], bool]

ORDER: tuple[tuple[str, Wanted], ...] = (
    ("quiet", lambda present, ads: Role.QUIET in present),
    ("hour", lambda present, ads: Role.REPORT in present and Role.CLOCK in present),
    ("write", lambda present, ads: Role.FIELD in present or (Role.WRITE in present and not present & AMOUNTS)),
    ("unpublish", lambda present, ads: Role.UNPUBLISH in present),
    ("publish", lambda present, ads: Role.PUBLISH in present),
    ("bid", lambda present, ads: Role.BID in present),
    ("pause", lambda present, ads: Role.STOP in present and not present & AMOUNTS),
    ("pause", lambda present, ads: Role.CLEAR in present and ads and not present & {*AMOUNTS, *CAPS}),
    ("resume", lambda present, ads: Role.RESUME in present and not present & AMOUNTS),
    ("floor", lambda present, ads: Role.FLOOR in present and not ads and not present & {Role.BUDGET, Role.SPEND}),
    ("cost", lambda present, ads: Role.COST in present and not ads),
    ("start", lambda present, ads: ads and bool(present & {Role.QUANTITY, Role.PROMOTE, Role.START})),
    (
        "start",
        lambda present, ads: (
            ads and Role.PRODUCT in present and not present & {*CAPS, Role.UP, Role.DOWN, Role.SET, Role.TO}
        ),
    ),
    ("start", lambda present, ads: present >= {Role.SPEND, Role.PER_DAY, Role.QUANTITY} and bool(present & NAMED)),
    ("budget", lambda present, ads: present >= {Role.SPEND, Role.PER_DAY} and bool(present & NAMED)),
    ("budget", lambda present, ads: bool(present & CAPS) and bool(present & NAMED) and _spending(present, ads)),
    ("limit", lambda present, ads: bool(present & CAPS) and _spending(present, ads)),
    ("budget", lambda present, ads: ads and Role.PRODUCT in present and bool(present & AMOUNTS)),
    ("limit", lambda present, ads: bool(present & PERIODS) and ads),
    ("price", lambda present, ads: bool(present & PRICE_WORDS) or (Role.ALL in present and bool(present & AMOUNTS))),
    ("price", lambda present, ads: Role.UNKNOWN in present and bool(present & AMOUNTS)),
)


def kind_of(clause: Clause) -> str | None:
    """The name of a clause's pattern; None when no word of it leads."""
    present = clause.roles
    ads = bool(present & {Role.PROMO, Role.PROMOTE}) or any(token.text in ADS_STOPS for token in clause.of(Role.STOP))
    if _tender(clause):
        return "tender"
    if (
        marks_tier(clause.tokens)
        and present & {Role.MONEY, Role.NUMBER, Role.RATIO}
        and not ads
        and Role.PERIOD not in present
    ):
        return "tier"
    for name, wanted in ORDER:
        if wanted(present, ads):
            return name
    return None


def _tender(clause: Clause) -> bool:
    """竞标 and 供货价 say it; 供 says it beside a count of goods, and 报价 where it is taken back."""
    goods = any(isinstance(token.value, Quantity) and token.value.unit != "day" for token in clause.tokens) or any(
        left.role is Role.NUMBER and right.role is Role.PRODUCT for left, right in pairwise(clause.tokens)
    )
    withdrawn = Role.UNDO in clause.roles and any(token.text == "报价" for token in clause.tokens)
    return withdrawn or Role.TENDER in clause.roles or (Role.SUPPLY in clause.roles and goods)


def _spending(present: frozenset[Role], ads: bool) -> bool:
    """Whether a cap is about money spent, and not about a price."""
    return ads or bool(present & {Role.BUDGET, Role.LIMIT, Role.SPEND, *PERIODS})
