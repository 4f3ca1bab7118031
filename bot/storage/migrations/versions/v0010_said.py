"""An index on the outside writes that a person settled, so that the few of them are found among all."""

from alembic import op
from sqlalchemy import text

revision = "0010_said"
down_revision = "0009_guards"
branch_labels = None
depends_on = None

INDEX = "ix_effect_settled_at"


def upgrade() -> None:
    said = text("note IN ('said-done', 'said-not-done')")
    op.create_index(INDEX, "effect", ["settled_at"], sqlite_where=said, postgresql_where=said)


def downgrade() -> None:
    op.drop_index(INDEX, "effect")
