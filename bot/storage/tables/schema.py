"""What every table module shares: the MetaData, the naming of constraints, and columns that many tables have."""

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, MetaData, String

from bot.storage.columns import Number, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)
"""Named constraints, for a migration can only change what it can name."""

ID = Words
"""Ids of ours and of messengers."""
CURRENCY = String(3)


def number() -> Column[int]:
    """A key that counts up in the order rows were added."""
    return Column("number", Number, primary_key=True, autoincrement=True)


def shop_id(**options: Any) -> Column[str]:
    """The tenant a row belongs to."""
    return Column("shop_id", ID, ForeignKey("shop.id"), nullable=False, **options)


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """The column holds a word of the list."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def belongs_to(columns: tuple[str, str], target: tuple[str, str]) -> ForeignKeyConstraint:
    """A reference inside one shop, checked at commit: rows of a transaction may come in any order."""
    return ForeignKeyConstraint(columns, target, deferrable=True, initially="DEFERRED")
