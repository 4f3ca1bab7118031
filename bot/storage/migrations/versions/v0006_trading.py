"""Bids and bid caps, the cap of the week, listings off sale and their own texts, offers in tenders."""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, String, Text

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled, refuse_if_told

revision = "0006_trading"
down_revision = "0005_plans"
branch_labels = None
depends_on = None

AMOUNTS = (("shop", "weekly_spend"), ("knowledge", "bid_cap"))
TERMS = ("bid", "shelf", "title", "description", "selling_points")


def upgrade() -> None:
    for table, amount in AMOUNTS:
        _add_amount(table, amount)
    op.add_column("sandbox_terms", Column("bid", BigInteger()))
    op.add_column("sandbox_terms", Column("shelf", String(16)))
    for name in TERMS[2:]:
        op.add_column("sandbox_terms", Column(name, Text()))
    op.create_table(
        "sandbox_offer",
        row.words("shop_id", key=True),
        row.words("tender_id", key=True),
        Column("number", Integer(), primary_key=True, nullable=False, autoincrement=False),
        row.minor("moment"),
        row.minor("unit_price", null=True),
        row.whole("units"),
        row.words("effect_id"),
    )


def downgrade() -> None:
    refuse_if_filled(("sandbox_offer",))
    for table, amount in AMOUNTS:
        refuse_if_told(table, f"{amount}_minor IS NOT NULL")
    for name in TERMS:
        refuse_if_told("sandbox_terms", f"{name} IS NOT NULL")
    op.drop_table("sandbox_offer")
    for name in reversed(TERMS):
        op.drop_column("sandbox_terms", name)
    for table, amount in reversed(AMOUNTS):
        _drop_amount(table, amount)


def _add_amount(table: str, amount: str) -> None:
    """SQLite takes a check only with the column it comes with, and PostgreSQL knows it by its name alike."""
    check = f"CONSTRAINT ck_{table}_{amount} CHECK (({amount}_minor IS NULL) = ({amount}_currency IS NULL))"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {amount}_minor BIGINT")
    op.execute(f"ALTER TABLE {table} ADD COLUMN {amount}_currency VARCHAR(3) {check}")


def _drop_amount(table: str, amount: str) -> None:
    """The check goes with the column it came with."""
    op.execute(f"ALTER TABLE {table} DROP COLUMN {amount}_currency")
    op.execute(f"ALTER TABLE {table} DROP COLUMN {amount}_minor")
