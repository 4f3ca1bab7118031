"""The ledger as entries that are only ever added; every balance is computed from them.

A shop is locked before its balances are read, so that two machines cannot both spend what is left of one cap.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, case, func, insert, select

from bot.domain.ledger import MOVES, Account, EntryKind, Reservation
from bot.domain.money import Money
from bot.domain.policy import Committed
from bot.storage.statements import LARGEST, insert_new, lock_shop
from bot.storage.tables.budget import ONLY_RESERVE, ledger_entry

COMMITTED = (Account.RESERVED, Account.SPENT)


class SqlLedger:
    """The Ledger port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reserve(self, effect_id: str, shop_id: str, days: Sequence[date], daily: Money) -> None:
        """Raises ValueError for a negative amount, and for an effect that another shop holds budget for."""
        lock_shop(self._connection, shop_id)
        others = select(ledger_entry.c.number).where(ledger_entry.c.effect_id == effect_id)
        if self._connection.execute(others.where(ledger_entry.c.shop_id != shop_id).limit(1)).first() is not None:
            raise ValueError(f"{effect_id} belongs to another shop")
        for day in days:
            values = _entry(EntryKind.RESERVE, daily) | {"effect_id": effect_id, "shop_id": shop_id, "day": day}
            insert_new(self._connection, ledger_entry, ("effect_id", "day"), values, ONLY_RESERVE)

    def post(self, effect_id: str, day: date, amount: Money) -> None:
        held = self._held(effect_id, day)
        if held is None:
            raise ValueError(f"nothing is held for {effect_id} on {day}")
        if amount > held.open:
            raise ValueError(f"{amount} is more than the {held.open} held for {effect_id} on {day}")
        self._add(EntryKind.POST, held, amount)

    def void(self, effect_id: str, day: date) -> None:
        held = self._held(effect_id, day)
        if held is not None and held.open.minor > 0:
            self._add(EntryKind.VOID, held, held.open)

    def reservations(self, shop_id: str, first: date, last: date) -> tuple[Reservation, ...]:
        """By day, then in the order they were made."""
        days = ledger_entry.c.day.between(first, last)
        rows = select(ledger_entry).where(ledger_entry.c.shop_id == shop_id, days)
        return _folded(self._connection.execute(rows.order_by(ledger_entry.c.day, ledger_entry.c.number)))

    def committed(self, shop_id: str, first: date, last: date) -> Committed:
        """Days and months without committed money are left out."""
        lock_shop(self._connection, shop_id)
        by_day: dict[date, Money] = {}
        by_month: dict[date, Money] = {}
        for row in self._connection.execute(_balances(shop_id, first.replace(day=1), _month_end(last))):
            if not row.minor:
                continue
            money = Money(int(row.minor), row.currency)
            _add_to(by_month, row.day.replace(day=1), money)
            if first <= row.day <= last:
                _add_to(by_day, row.day, money)
        return Committed(by_day, by_month)

    def _held(self, effect_id: str, day: date) -> Reservation | None:
        """Read again once the shop is locked: what was open before may be spent by now."""
        entries = select(ledger_entry).where(ledger_entry.c.effect_id == effect_id, ledger_entry.c.day == day)
        entries = entries.order_by(ledger_entry.c.number)
        found = self._connection.execute(entries).first()
        if found is None:
            return None
        lock_shop(self._connection, found.shop_id)
        return _folded(self._connection.execute(entries))[0]

    def _add(self, kind: EntryKind, held: Reservation, amount: Money) -> None:
        place = {"effect_id": held.effect_id, "shop_id": held.shop_id, "day": held.day}
        self._connection.execute(insert(ledger_entry).values(**_entry(kind, amount), **place))


def _entry(kind: EntryKind, amount: Money) -> dict[str, Any]:
    if not 0 <= amount.minor <= LARGEST:
        raise ValueError(f"an entry cannot move {amount}")
    credit, debit = MOVES[kind]
    values = {"kind": kind, "credit": credit, "debit": debit}
    return values | {"amount_minor": amount.minor, "currency": amount.currency}


def _balances(shop_id: str, first: date, last: date) -> Any:
    entry = ledger_entry.c
    entered = func.sum(case((entry.debit.in_(COMMITTED), entry.amount_minor), else_=0))
    left = func.sum(case((entry.credit.in_(COMMITTED), entry.amount_minor), else_=0))
    balance = select(entry.day, entry.currency, (entered - left).label("minor"))
    return balance.where(entry.shop_id == shop_id, entry.day.between(first, last)).group_by(entry.day, entry.currency)


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _add_to(sums: dict[date, Money], day: date, money: Money) -> None:
    sums[day] = sums[day] + money if day in sums else money


def _folded(rows: Iterable[Any]) -> tuple[Reservation, ...]:
    """Entries, ordered by number in each day, summed up per effect and day."""
    sums: dict[tuple[str, date], dict[EntryKind, Money]] = {}
    shops: dict[str, str] = {}
    for row in rows:
        zero = Money.zero(row.currency)
        kinds = sums.setdefault((row.effect_id, row.day), dict.fromkeys(EntryKind, zero))
        kinds[row.kind] = kinds[row.kind] + Money(row.amount_minor, row.currency)
        shops[row.effect_id] = row.shop_id
    return tuple(
        Reservation(effect, shops[effect], day, kinds[EntryKind.RESERVE], kinds[EntryKind.POST], kinds[EntryKind.VOID])
        for (effect, day), kinds in sums.items()
    )
