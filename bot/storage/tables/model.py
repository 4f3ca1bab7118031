"""What the language model costs: one row for each shop-day and currency, with what calls under way hold."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Date, Integer, Table

from bot.storage.tables.schema import CURRENCY, metadata, shop_id

COUNTED = ("calls", "failures", "tokens_in", "tokens_out", "cost", "held_tokens", "held_cost")

model_use = Table(
    "model_use",
    metadata,
    shop_id(primary_key=True),
    Column("day", Date, primary_key=True),
    Column("currency", CURRENCY, primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("tokens_in", BigInteger, nullable=False),
    Column("tokens_out", BigInteger, nullable=False),
    Column("cost", BigInteger, nullable=False),
    Column("held_tokens", BigInteger, nullable=False),
    Column("held_cost", BigInteger, nullable=False),
    Column("told", Boolean, nullable=False),
    CheckConstraint(" AND ".join(f"{name} >= 0" for name in COUNTED), name="counted"),
)
"""Costs are millionths of the currency's major unit. `told`: the shop was told that its cap is reached."""
