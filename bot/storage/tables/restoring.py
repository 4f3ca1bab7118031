"""When which older copy was put in place of the data."""

from sqlalchemy import Column, Table

from bot.storage.columns import Moment, Number
from bot.storage.tables.schema import metadata

restoration = Table(
    "restoration",
    metadata,
    Column("epoch", Number, primary_key=True, autoincrement=True),
    Column("copied_at", Moment, nullable=False),
    Column("restored_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
