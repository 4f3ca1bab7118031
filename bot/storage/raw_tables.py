"""Tables by name, those of marketplaces among them, with the columns the catalogue knows and the values as the database keeps them."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, TableClause, column, inspect, table

from bot.storage.catalogue import CATALOGUE
from bot.storage.tables import metadata


@cache
def raw(name: str) -> TableClause:
    """For statements on any table of the catalogue."""
    return table(name, *(column(each) for each in CATALOGUE[name]))


def there(connection: Connection, name: str) -> bool:
    """Whether the database has the table: a marketplace makes its own when it is first needed."""
    return inspect(connection).has_table(name)


def typed(name: str) -> Any:
    """The table with our column types where it is one of ours; marketplaces keep plain values."""
    return metadata.tables.get(name, raw(name))
