"""Writes batches of read lines, one transaction each, so that an import that is cut off can simply be started again.

An order line that is already there is ignored (its key is content and occurrence); what the newest lines say about a SKU and the first
order of a buyer are kept beside them in the same transaction. Rows go to the driver as plain tuples: for half a million lines
that is half the time.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Dialect, Engine, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ColumnElement

from bot.marketplaces.files import tables
from bot.marketplaces.files.headers import Kind
from bot.marketplaces.files.occurrences import Occurrences
from bot.marketplaces.files.records import AdLine, OrderLine, ProductLine
from bot.storage.engine import begin

SQLITE: Any = sqlite.dialect
POSTGRESQL: Any = postgresql.dialect
DIALECTS: dict[str, tuple[Any, Any]] = {
    "sqlite": (sqlite.insert, SQLITE(paramstyle="qmark")),
    "postgresql": (postgresql.insert, POSTGRESQL(paramstyle="format")),
}
"""How each database inserts, with parameters by position."""
NEVER = 10**8
"""Later than every day number."""
Changed = Callable[[Any], ColumnElement[bool]]


def _insert(table: Table, dialect: Dialect, when: Changed | None = None) -> tuple[str, tuple[str, ...]]:
    """An INSERT for positional values in the driver's own words, and the order of its columns.

    Rows whose key is there are ignored; with `when` (a condition on the proposed row) they are overwritten where it holds.
    """
    insert, positional = DIALECTS[dialect.name]
    statement = insert(table)
    if when is None:
        statement = statement.on_conflict_do_nothing()
    else:
        keys = [column.name for column in table.primary_key]
        values = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
        statement = statement.on_conflict_do_update(index_elements=keys, set_=values, where=when(statement.excluded))
    compiled = statement.compile(dialect=positional)
    return str(compiled), tuple(compiled.positiontup or ())


def _differs(table: Table) -> Changed:
    """True where any value beyond the key would change (null counts as a value)."""

    def differs(proposed: Any) -> ColumnElement[bool]:
        values = [column for column in table.columns if not column.primary_key]
        condition = values[0].is_distinct_from(proposed[values[0].name])
        for column in values[1:]:
            condition = condition | column.is_distinct_from(proposed[column.name])
        return condition

    return differs


class _Writer:
    """Runs one INSERT with tuples in the order of the table's columns."""

    def __init__(self, table: Table, dialect: Dialect, when: Changed | None = None) -> None:
        self._sql, order = _insert(table, dialect, when)
        names = tuple(column.name for column in table.columns)
        if order != names:
            raise AssertionError(f"{table.name}: values would go to the wrong columns: {order}")

    def write(self, connection: Connection, rows: Sequence[tuple[Any, ...]]) -> int:
        """Rows inserted or overwritten."""
        return connection.exec_driver_sql(self._sql, list(rows)).rowcount if rows else 0


class Loader(Protocol):
    """Writes one batch; returns how many of its lines were new (the others were there)."""

    def load(self, batch: Sequence[Any]) -> int: ...
    def close(self) -> None: ...


class OrderLoader:
    """Order lines, with buyers' first days and SKUs' newest names and prices."""

    def __init__(self, engine: Engine, shop_id: str) -> None:
        self._engine = engine
        self._shop_id = shop_id
        self._occurrences = Occurrences()
        dialect = engine.dialect
        self._lines = _Writer(tables.lines, dialect)
        self._buyers = _Writer(tables.buyers, dialect, lambda new: new.first_day < tables.buyers.c.first_day)
        self._sold = _Writer(tables.sold, dialect, lambda new: new.moment >= tables.sold.c.moment)

    def load(self, batch: Sequence[OrderLine]) -> int:
        shop, number = self._shop_id, self._occurrences.next
        rows = [
            (shop, day, invoice, content, number(content), second, sku, name, quantity, price, amount, buyer, cancelled)
            for day, invoice, content, second, quantity, price, amount, sku, name, buyer, cancelled in batch
        ]
        with begin(self._engine) as connection:
            new = self._lines.write(connection, rows)
            self._buyers.write(connection, [(shop, *each) for each in _first_days(batch).items()])
            self._sold.write(connection, [(shop, *each) for each in _newest(batch)])
        return new

    def close(self) -> None:
        self._occurrences.close()


def _first_days(batch: Iterable[OrderLine]) -> dict[str, int]:
    """Earliest day of an order per buyer, among lines that are orders: positive and not cancelled."""
    first: dict[str, int] = {}
    for line in batch:
        buyer = line[9]
        if buyer and line[6] > 0 and not line[10] and line[0] < first.get(buyer, NEVER):
            first[buyer] = line[0]
    return first


def _newest(batch: Iterable[OrderLine]) -> list[tuple[str, str, int, int]]:
    """(sku, name, price, moment) of each SKU's newest sale; the later line of the file wins among equals."""
    newest: dict[str, OrderLine] = {}
    for line in batch:
        if line[6] > 0 and line[5] > 0 and not line[10]:
            before = newest.get(line[7])
            if before is None or line[0] > before[0] or (line[0] == before[0] and line[3] >= before[3]):
                newest[line[7]] = line
    return [(sku, line[8] or sku, line[5], line[0] * 100_000 + line[3]) for sku, line in newest.items()]


class ProductLoader:
    """A product list: the newest file wins; a line that changes nothing counts as a duplicate."""

    def __init__(self, engine: Engine, shop_id: str) -> None:
        self._engine = engine
        self._shop_id = shop_id
        self._products = _Writer(tables.products, engine.dialect, _differs(tables.products))

    def load(self, batch: Sequence[ProductLine]) -> int:
        with begin(self._engine) as connection:
            return self._products.write(connection, [(self._shop_id, *line) for line in batch])

    def close(self) -> None:
        """Nothing is held open."""


class AdLoader:
    """Ad figures: equal keys within one file are lines of their own, a later file replaces them."""

    def __init__(self, engine: Engine, shop_id: str) -> None:
        self._engine = engine
        self._shop_id = shop_id
        self._seen: dict[tuple[int, str, str], int] = {}
        self._ads = _Writer(tables.ads, engine.dialect, _differs(tables.ads))

    def load(self, batch: Sequence[AdLine]) -> int:
        rows = []
        for line in batch:
            key = line[:3]
            number = self._seen[key] = self._seen.get(key, -1) + 1
            rows.append((self._shop_id, *key, number, *line[3:]))
        with begin(self._engine) as connection:
            return self._ads.write(connection, rows)

    def close(self) -> None:
        """Nothing is held open."""


LOADERS: dict[Kind, Callable[[Engine, str], Loader]] = {
    Kind.ORDERS: OrderLoader,
    Kind.PRODUCTS: ProductLoader,
    Kind.ADS: AdLoader,
}
