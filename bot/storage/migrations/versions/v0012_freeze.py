"""A shop that an owner froze: since when, by whom, and who had acted last before."""

from alembic import op
from sqlalchemy import BigInteger, Column, Text

from bot.errors import SetupError
from bot.storage.failures import where

revision = "0012_freeze"
down_revision = "0011_watch"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("shop", Column("frozen_at", BigInteger()))
    op.add_column("shop", Column("frozen_by", Text()))
    op.add_column("shop", Column("frozen_after", Text()))


def downgrade() -> None:
    """Raises SetupError while a shop is frozen: an older program would let work go on."""
    connection = op.get_bind()
    frozen = "SELECT 1 FROM shop WHERE frozen_at IS NOT NULL LIMIT 1"
    if connection.exec_driver_sql(frozen).first() is not None:
        raise SetupError("error-database-downgrade", {"where": where(connection.engine.url), "table": "shop"})
    for name in ("frozen_after", "frozen_by", "frozen_at"):
        op.drop_column("shop", name)
