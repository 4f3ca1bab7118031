"""When which older copy was put in place of the data."""

from alembic import op

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled

revision = "0014_restoration"
down_revision = "0013_secrets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "restoration",
        row.number("epoch"),
        row.moment("copied_at"),
        row.moment("restored_at"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    refuse_if_filled(("restoration",))
    op.drop_table("restoration")
