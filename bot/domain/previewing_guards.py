"""Before -> after of the shop's own rules, a row each, and of listings that are protected."""

from decimal import Decimal

from bot.domain.guarding import GuardSet, ListingProtect, ListingUnprotect
from bot.domain.preview import Row, RowField
from bot.domain.shop import Limits
from bot.domain.view import View

RULES: dict[str, str] = {
    "ask_change": "ask_above_change",
    "step_change": "refuse_above_change",
    "day_change": "refuse_above_day_change",
    "changes_a_day": "changes_per_day",
    "ask_listings": "ask_above_listings",
    "listings_at_once": "refuse_above_listings",
    "cool_down": "cool_down_minutes",
    "operation_spend": "operation_spend",
}
"""Each rule as an operation names it, and as the shop's limits do."""
SHARES = frozenset({"ask_change", "step_change", "day_change"})
MONEY = "operation_spend"
PROTECTED = "protected"
OPEN = "open"


def guard_rows(view: View, operation: GuardSet) -> tuple[Row, ...]:
    rows = []
    for name, limit in RULES.items():
        asked, now = getattr(operation, name), getattr(view.shop.limits, limit)
        if asked is None:
            continue
        if name == MONEY:
            rows.append(Row("", "", RowField.GUARD, now, asked, detail=name))
        else:
            rows.append(Row("", "", RowField.GUARD, None, None, _written(now), _written(asked), detail=name))
    return tuple(rows)


def _written(value: Decimal | int) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def rule_value(row: Row) -> Decimal | int:
    """What a row's rule is after; of the amount of money see the row itself. Raises ValueError for any other row."""
    return Decimal(row.state_after) if row.detail in SHARES else int(row.state_after)


def limits_after(rows: tuple[Row, ...]) -> dict[str, object]:
    """The limits' fields that the rows change, with their new values."""
    return {RULES[row.detail]: row.after if row.detail == MONEY else rule_value(row) for row in rows}


def guard_stands(row: Row, limits: Limits) -> bool:
    """Whether a rule still is as a row left it."""
    now = getattr(limits, RULES[row.detail])
    return bool(now == row.after) if row.detail == MONEY else bool(now == rule_value(row))


def protect_rows(view: View, operation: ListingProtect | ListingUnprotect) -> tuple[Row, ...]:
    after = PROTECTED if isinstance(operation, ListingProtect) else OPEN
    return tuple(
        Row(each.id, each.name, RowField.PROTECTED, None, None, PROTECTED if each.protected else OPEN, after)
        for each in view.chosen(operation)
    )
