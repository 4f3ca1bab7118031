"""The words a shop taught us: names for its listings, and units it counts in."""

from alembic import op

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled

revision = "0007_words"
down_revision = "0006_trading"
branch_labels = None
depends_on = None

TABLE = "shop_word"


def upgrade() -> None:
    op.create_table(
        TABLE,
        row.shop_id(TABLE, key=True),
        row.short("kind", 16, key=True),
        row.words("word", key=True),
        row.words("listing"),
        row.whole("count"),
        row.words("base"),
        row.words("taught_by"),
        row.moment("taught_at"),
        row.one_of(TABLE, "kind", "name", "unit"),
    )


def downgrade() -> None:
    refuse_if_filled((TABLE,))
    op.drop_table(TABLE)
