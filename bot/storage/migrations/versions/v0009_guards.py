"""More rules of the shop: how far and how often a day, how many at once, the time after a stop, and protected listings."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Integer, String, text

from bot.storage.migrations.guards import refuse_if_told

revision = "0009_guards"
down_revision = "0008_mandates"
branch_labels = None
depends_on = None

RULES = (
    ("refuse_above_day_change", String(40), "0.70"),
    ("changes_per_day", Integer(), "10"),
    ("refuse_above_listings", Integer(), "500"),
    ("cool_down_minutes", Integer(), "30"),
)
"""Each new rule with what it is in shops that were there before."""
CHECK = (
    "CONSTRAINT ck_shop_operation_spend CHECK ((operation_spend_minor IS NULL) = (operation_spend_currency IS NULL))"
)


def upgrade() -> None:
    for name, kind, value in RULES:
        op.add_column("shop", Column(name, kind, nullable=False, server_default=value))
    op.execute("ALTER TABLE shop ADD COLUMN operation_spend_minor BIGINT")
    op.execute(f"ALTER TABLE shop ADD COLUMN operation_spend_currency VARCHAR(3) {CHECK}")
    op.add_column("shop", Column("resumed_at", BigInteger()))
    op.add_column("knowledge", Column("protected", Boolean(), nullable=False, server_default=text("false")))
    op.create_index("ix_run_shop_id_created_at", "run", ["shop_id", "created_at"])


def downgrade() -> None:
    for name, _, value in RULES:
        refuse_if_told("shop", f"{name} <> '{value}'")
    refuse_if_told("shop", "operation_spend_minor IS NOT NULL")
    refuse_if_told("knowledge", "protected")
    op.drop_index("ix_run_shop_id_created_at", "run")
    op.drop_column("knowledge", "protected")
    op.drop_column("shop", "resumed_at")
    op.execute("ALTER TABLE shop DROP COLUMN operation_spend_currency")
    op.execute("ALTER TABLE shop DROP COLUMN operation_spend_minor")
    for name, _, _ in reversed(RULES):
        op.drop_column("shop", name)
