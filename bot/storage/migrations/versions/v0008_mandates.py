"""Standing authority: mandates, and which runs cite one."""

from alembic import op
from sqlalchemy import Boolean, CheckConstraint, Column, Date, Text, UniqueConstraint

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import drop_frozen, frozen, refuse_if_filled

revision = "0008_mandates"
down_revision = "0007_words"
branch_labels = None
depends_on = None

TABLE = "mandate"
TERMS = (
    "number", "shop_id", "id", "line", "scope", "listings", "whole", "until", "uses", "max_change", "cap_minor", "cap_currency",
    "cap_window", "per_action_minor", "per_action_currency", "granted_by", "granted_at",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        TABLE,
        row.number(),
        row.shop_id(TABLE),
        row.words("id"),
        row.words("line"),
        row.short("scope", 16),
        row.words("listings"),
        Column("whole", Boolean(), nullable=False),
        Column("until", Date(), nullable=False),
        row.whole("uses"),
        row.short("max_change", 40),
        row.minor("cap_minor", null=True),
        row.short("cap_currency", 3, null=True),
        row.short("cap_window", 16, null=True),
        row.minor("per_action_minor", null=True),
        row.short("per_action_currency", 3, null=True),
        row.words("granted_by"),
        row.moment("granted_at"),
        row.moment("revoked_at", null=True),
        row.words("revoked_by", null=True),
        UniqueConstraint("shop_id", "id", name="uq_mandate_shop_id_id"),
        row.belongs_to(TABLE, ("shop_id", "id"), ("run.shop_id", "run.id")),
        row.one_of(TABLE, "scope", "ads", "bids", "prices"),
        row.one_of(TABLE, "cap_window", "day", "week", "month", "whole"),
        CheckConstraint("uses > 0", name="ck_mandate_uses"),
        row.both_or_none(TABLE, "cap"),
        CheckConstraint("(cap_minor IS NULL) = (cap_window IS NULL)", name="ck_mandate_window"),
        row.both_or_none(TABLE, "per_action"),
        CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name="ck_mandate_revoked"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mandate_line", TABLE, ["shop_id", "line"])
    frozen(TABLE, TERMS)
    op.add_column("run", Column("mandate_id", Text()))
    op.create_index("ix_run_mandate", "run", ["shop_id", "mandate_id"])


def downgrade() -> None:
    refuse_if_filled((TABLE,))
    op.drop_index("ix_run_mandate", "run")
    op.drop_column("run", "mandate_id")
    drop_frozen(TABLE)
    op.drop_table(TABLE)
