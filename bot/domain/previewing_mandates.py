"""Before -> after of a mandate: every one of its terms, also those nobody said, so that whoever signs reads them all."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.mandate import (
    BID_CHANGE,
    BUDGET_CHANGE,
    MOST_USES,
    USES_A_DAY,
    Mandate,
    MandateRevoke,
    MandateScope,
    MandateSet,
    MandateWindow,
)
from bot.domain.money import Money
from bot.domain.preview import Row, RowField
from bot.domain.view import View

GRANTED = "granted"
REVOKED = "revoked"
WHOLE = "whole"
CHANGES = {MandateScope.ADS: BUDGET_CHANGE, MandateScope.BIDS: BID_CHANGE}
"""The largest change in one step where nobody said one; of prices it must be said."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a mandate says. None: there is no such bound, which only some scopes allow, or it still has to be said."""

    listings: tuple[str, ...] = ()
    whole: bool = False
    until: date | None = None
    cap: Money | None = None
    window: MandateWindow | None = None
    per_action: Money | None = None
    max_change: Decimal | None = None
    uses: int | None = None


def _standing(view: View, operation: MandateSet) -> Mandate | None:
    return next((each.mandate for each in view.mandates if each.mandate.stands_for(operation)), None)


def terms_of(mandate: Mandate | None) -> Terms:
    """The terms of a mandate that stands; empty ones where there is none."""
    if mandate is None:
        return Terms()
    return Terms(
        mandate.listings, mandate.whole, mandate.until, mandate.cap, mandate.window, mandate.per_action,
        mandate.max_change, mandate.uses,
    )  # fmt: skip


def new_terms(view: View, operation: MandateSet, former: Terms) -> Terms:
    """What was said, else as it was, else the strictest reading."""
    until = operation.until or former.until
    listings = tuple(sorted(each.id for each in view.chosen(operation)))
    days = max((until - view.today).days + 1, 0) if until else 0
    cap, window = _cap(operation, former)
    change = operation.max_change if operation.max_change is not None else former.max_change
    uses = operation.uses if operation.uses is not None else former.uses
    return Terms(
        listings=listings,
        whole=operation.whole,
        until=until,
        cap=cap,
        window=window,
        per_action=_per_action(operation, former, (cap, window), days),
        max_change=change if change is not None else CHANGES.get(operation.scope),
        uses=uses if uses is not None else min(USES_A_DAY * days, MOST_USES),
    )


def _cap(operation: MandateSet, former: Terms) -> tuple[Money | None, MandateWindow | None]:
    """Without a cap of its own, what one operation may commit is all that a day may."""
    if operation.scope is not MandateScope.ADS:
        return None, None
    if operation.cap is not None:
        return operation.cap, operation.window or former.window or MandateWindow.DAY
    if former.cap is not None:
        return former.cap, operation.window or former.window
    return (operation.per_action, MandateWindow.DAY) if operation.per_action is not None else (None, None)


def _per_action(
    operation: MandateSet, former: Terms, capped: tuple[Money | None, MandateWindow | None], days: int
) -> Money | None:
    """What one operation may commit in all; where nobody said, no more than the cap lets it anyway."""
    if operation.per_action is not None or operation.scope is MandateScope.PRICES:
        return operation.per_action
    cap, window = capped
    if operation.scope is MandateScope.BIDS or cap is None:
        return former.per_action
    most = cap * max(days, 1) if window is MandateWindow.DAY else cap
    return most if former.per_action is None else min(most, former.per_action)


def set_rows(view: View, operation: MandateSet) -> tuple[Row, ...]:
    standing = _standing(view, operation)
    before = terms_of(standing)
    after = new_terms(view, operation, before)
    names = "\n".join(each.name for each in view.chosen(operation))
    head = Row(
        "", operation.scope.value, RowField.MANDATE, None, None, GRANTED if standing else "", GRANTED,
        detail=standing.id if standing else "",
    )  # fmt: skip
    rows = [
        head,
        Row(
            "", names, RowField.MANDATE_LISTINGS, None, None, "\n".join(before.listings), "\n".join(after.listings),
            quantity=len(after.listings), detail=WHOLE if after.whole else "",
        ),
        Row(
            "", "", RowField.MANDATE_CAP, before.cap, after.cap, _word(before.window), _word(after.window)
        ),
        Row("", operation.scope.value, RowField.MANDATE_ACTION, before.per_action, after.per_action),
        Row(
            "", operation.scope.value, RowField.MANDATE_CHANGE, None, None,
            _written(before.max_change), _written(after.max_change),
        ),
        Row("", "", RowField.MANDATE_USES, None, None, _written(before.uses), _written(after.uses)),
        Row("", "", RowField.MANDATE_UNTIL, None, None, _day(before.until), _day(after.until)),
    ]  # fmt: skip
    return tuple(row for row in rows if row.field not in UNBOUNDED or (row.before, row.after) != (None, None))


UNBOUNDED = frozenset({RowField.MANDATE_CAP, RowField.MANDATE_ACTION})
"""Terms that not every scope has."""


def _word(window: MandateWindow | None) -> str:
    return window.value if window else ""


def _written(value: Decimal | int | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def read_terms(rows: tuple[Row, ...], former: bool = False) -> Terms:
    """The terms as the rows of a preview show them after, or before. Raises ValueError for rows of anything else."""
    shown = {row.field: row for row in rows}
    states = {field: row.state_before if former else row.state_after for field, row in shown.items()}
    amounts = {field: row.before if former else row.after for field, row in shown.items()}
    until, change = states.get(RowField.MANDATE_UNTIL, ""), states.get(RowField.MANDATE_CHANGE, "")
    window, uses = states.get(RowField.MANDATE_CAP, ""), states.get(RowField.MANDATE_USES, "")
    return Terms(
        listings=tuple(each for each in states.get(RowField.MANDATE_LISTINGS, "").split("\n") if each),
        whole=shown[RowField.MANDATE_LISTINGS].detail == WHOLE,
        until=date.fromisoformat(until) if until else None,
        cap=amounts.get(RowField.MANDATE_CAP),
        window=MandateWindow(window) if window else None,
        per_action=amounts.get(RowField.MANDATE_ACTION),
        max_change=Decimal(change) if change else None,
        uses=int(uses) if uses else None,
    )


def revoke_rows(view: View, operation: MandateRevoke) -> tuple[Row, ...]:
    """One row for each mandate that would end; none where there is none of that kind."""
    meant = [
        each.mandate
        for each in view.mandates
        if (not operation.mandate or each.mandate.id == operation.mandate)
        and (operation.scope is None or each.mandate.scope is operation.scope)
    ]
    return tuple(
        Row("", each.scope.value, RowField.MANDATE, None, None, GRANTED, REVOKED, detail=each.id) for each in meant
    )
