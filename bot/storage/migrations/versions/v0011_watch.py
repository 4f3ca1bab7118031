"""How listings should stand on the marketplace, and what changed there without us."""

from alembic import op
from sqlalchemy import Boolean, Column, UniqueConstraint, text

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled

revision = "0011_watch"
down_revision = "0010_said"
branch_labels = None
depends_on = None

TABLES = ("drift", "expectation")
FACETS = ("price", "promotion", "bid", "shelf")


def upgrade() -> None:
    _expectation()
    _drift()


def downgrade() -> None:
    """Drifts are history. Expectations hold no more than the next look finds, but who accepted what is history as well."""
    refuse_if_filled(TABLES)
    for table in TABLES:
        op.drop_table(table)


def _expectation() -> None:
    op.create_table(
        "expectation",
        row.shop_id("expectation", key=True),
        row.words("listing", key=True),
        row.short("facet", 16, key=True),
        row.words("standing"),
        row.short("origin", 16),
        row.words("by"),
        row.moment("set_at"),
        row.moment("seen_at"),
        row.one_of("expectation", "facet", *FACETS),
        row.one_of("expectation", "origin", "seen", "effect", "accepted"),
    )


def _drift() -> None:
    op.create_table(
        "drift",
        row.number(),
        row.words("id"),
        row.shop_id("drift"),
        row.words("listing"),
        row.words("name"),
        row.short("facet", 16),
        row.words("before"),
        row.words("found"),
        row.moment("earliest"),
        row.moment("noticed_at"),
        Column("contested", Boolean(), nullable=False),
        row.short("state", 16),
        row.moment("ended_at", null=True),
        row.words("ended_by"),
        UniqueConstraint("shop_id", "id", name="uq_drift_shop_id_id"),
        row.one_of("drift", "facet", *FACETS),
        row.one_of("drift", "state", "open", "restored", "superseded", "accepted", "gone", "replaced"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_drift_shop_id_listing", "drift", ["shop_id", "listing", "facet", "number"])
    op.create_index(
        "uq_drift_open",
        "drift",
        ["shop_id", "listing", "facet"],
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    )
