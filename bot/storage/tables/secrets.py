"""Secrets of shops, sealed, and each shop's own key, wrapped by a master key that is in no database."""

from sqlalchemy import Column, LargeBinary, String, Table

from bot.storage.columns import Words
from bot.storage.tables.schema import metadata, shop_id

secret_key = Table(
    "secret_key",
    metadata,
    shop_id(primary_key=True),
    Column("id", String(32), nullable=False),
    Column("master_id", String(16), nullable=False, index=True),
    Column("wrapped", LargeBinary, nullable=False),
)
"""Never in a copy of the database: whoever destroys a shop's row destroys what every copy holds of its secrets."""

secret = Table(
    "secret",
    metadata,
    shop_id(primary_key=True),
    Column("name", Words, primary_key=True),
    Column("key_id", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
