"""Secrets of shops, sealed, and each shop's own key."""

from alembic import op
from sqlalchemy import Column, LargeBinary

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled

revision = "0013_secrets"
down_revision = "0012_freeze"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "secret_key",
        row.shop_id("secret_key", key=True),
        row.short("id", 32),
        row.short("master_id", 16),
        Column("wrapped", LargeBinary(), nullable=False),
    )
    op.create_index("ix_secret_key_master_id", "secret_key", ["master_id"])
    op.create_table(
        "secret",
        row.shop_id("secret", key=True),
        row.words("name", key=True),
        row.short("key_id", 32),
        Column("sealed", LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    refuse_if_filled(("secret", "secret_key"))
    op.drop_table("secret")
    op.drop_table("secret_key")
