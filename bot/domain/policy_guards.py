"""Rules that hold whatever is asked for: protected listings, how many at once, the time after a stop, and how often a day."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal

from bot.domain.advertising import BidRestore
from bot.domain.guarding import (
    LONGEST_COOL_DOWN,
    MOST_CHANGES,
    MOST_LISTINGS,
    WIDEST_CHANGE,
    ListingUnprotect,
)
from bot.domain.money import Money
from bot.domain.operation import PriceReset, PriceRestore
from bot.domain.policy import Question
from bot.domain.policy_parts import Finding, ask, refuse
from bot.domain.preview import Row, RowField
from bot.domain.previewing_guards import MONEY, SHARES, rule_value
from bot.domain.selling import ListingRestore


def guards(question: Question, takes_back: bool) -> Iterable[Finding]:
    """Of what changes the shop outside. `takes_back`: it only takes a commitment back, which is never held up.

    To put back what others changed is no change of ours: protection does not stand in its way.
    """
    limits, rows = question.shop.limits, question.preview.rows
    protected = [row for row in rows if row.listing in question.protected and row.changes]
    if protected and not takes_back and not isinstance(question.preview.operation, PriceReset):
        yield refuse("policy-protected", name=protected[0].name)
    count = len(question.preview.listings)
    if count > limits.refuse_above_listings:
        yield refuse("policy-too-many-listings", count=count, limit=limits.refuse_above_listings)
    resumed = question.shop.resumed_at
    until = resumed + timedelta(minutes=limits.cool_down_minutes) if resumed is not None else None
    puts_back = isinstance(question.preview.operation, PriceRestore | BidRestore | ListingRestore)
    if until is not None and question.now < until and not takes_back and not puts_back:
        yield ask("policy-cool-down", until=question.shop.local(until))


def day_findings(question: Question) -> Iterable[Finding]:
    """All price changes of one shop-day together: many small steps are as far as a large one."""
    limits = question.shop.limits
    for row in question.preview.rows:
        changed = question.changed.get(row.listing)
        if row.field is not RowField.PRICE or changed is None or not _touched(question, row.listing):
            continue
        if changed.times >= limits.changes_per_day:
            yield refuse("policy-changes-a-day", name=row.name, count=changed.times, limit=limits.changes_per_day)
        change = _apart(changed.first, row.after)
        if change is not None and change > limits.refuse_above_day_change:
            yield refuse(
                "policy-day-change", name=row.name, first=changed.first, change=change,
                limit=limits.refuse_above_day_change,
            )  # fmt: skip


def _touched(question: Question, listing: str) -> bool:
    return any(row.changes for row in question.preview.rows if row.listing == listing)


def _apart(first: Money, after: Money | None) -> Decimal | None:
    if after is None or first.minor <= 0:
        return None
    return abs(Decimal(after.minor - first.minor)) / first.minor


def rules_set(question: Question) -> Iterable[Finding]:
    """A looser rule is asked about; a stricter one is not."""
    for row in question.preview.rows:
        if row.detail == MONEY:
            yield from _spend_rule(question, row)
            continue
        value, before = rule_value(row), Decimal(row.state_before)
        if not FITS[row.detail](value):
            yield refuse("policy-guard-invalid", rule=row.detail)
        elif value < before if row.detail == "cool_down" else value > before:
            yield ask("policy-loosens", rule=row.detail)


def _spend_rule(question: Question, row: Row) -> Iterable[Finding]:
    before = row.before or question.shop.limits.monthly_spend
    if row.after is None or row.after.minor <= 0:
        yield refuse("policy-guard-invalid", rule=row.detail)
    elif before is None or row.after > before:
        yield ask("policy-loosens", rule=row.detail)


def _share(value: Decimal | int) -> bool:
    return 0 < value <= WIDEST_CHANGE


FITS: dict[str, Callable[[Decimal | int], bool]] = {
    **dict.fromkeys(SHARES, _share),
    "changes_a_day": lambda value: 1 <= value <= MOST_CHANGES,
    "ask_listings": lambda value: 1 <= value <= MOST_LISTINGS,
    "listings_at_once": lambda value: 1 <= value <= MOST_LISTINGS,
    "cool_down": lambda value: 0 <= value <= LONGEST_COOL_DOWN,
}


def protection(question: Question) -> Iterable[Finding]:
    """Protecting is done at once; lifting it asks."""
    if isinstance(question.preview.operation, ListingUnprotect) and question.preview.changes:
        yield ask("policy-unprotects")
