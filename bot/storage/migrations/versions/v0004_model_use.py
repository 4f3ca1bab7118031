"""What the language model costs, by shop-day."""

from alembic import op
from sqlalchemy import Boolean, CheckConstraint, Column, Date

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled

revision = "0004_model_use"
down_revision = "0003_files"
branch_labels = None
depends_on = None

TABLE = "model_use"
NOT_NEGATIVE = (
    "calls >= 0 AND failures >= 0 AND tokens_in >= 0 AND tokens_out >= 0 AND cost >= 0 AND held_tokens >= 0 "
    "AND held_cost >= 0"
)


def upgrade() -> None:
    op.create_table(
        TABLE,
        row.shop_id(TABLE, key=True),
        Column("day", Date(), primary_key=True, nullable=False),
        row.short("currency", 3, key=True),
        row.whole("calls"),
        row.whole("failures"),
        *(row.minor(name) for name in ("tokens_in", "tokens_out", "cost", "held_tokens", "held_cost")),
        Column("told", Boolean(), nullable=False),
        CheckConstraint(NOT_NEGATIVE, name="ck_model_use_counted"),
    )


def downgrade() -> None:
    refuse_if_filled((TABLE,))
    op.drop_table(TABLE)
