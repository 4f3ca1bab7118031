"""Tables of plans and of what people want of a shop's messages."""

from alembic import op
from sqlalchemy import Column, Date, ForeignKey, Text, UniqueConstraint

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled

revision = "0005_plans"
down_revision = "0004_model_use"
branch_labels = None
depends_on = None

TABLES = ("preference", "plan")


def upgrade() -> None:
    _plan()
    _preference()


def downgrade() -> None:
    refuse_if_filled(TABLES)
    for table in TABLES:
        op.drop_table(table)


def _plan() -> None:
    op.create_table(
        "plan",
        row.number(),
        row.words("id"),
        row.shop_id("plan"),
        row.words("person_id"),
        row.words("operation"),
        row.moment("created_at"),
        row.moment("due_at", null=True),
        Column("until", Date()),
        row.moment("ends_at", null=True),
        row.short("state", 16),
        row.words("run_id", null=True),
        UniqueConstraint("shop_id", "id", name="uq_plan_shop_id_id"),
        row.one_of("plan", "state", "waiting", "started", "ended", "cancelled", "failed"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_plan_state_number", "plan", ["state", "number"])


def _preference() -> None:
    person = ForeignKey("person.id", name="fk_preference_person_id")
    op.create_table(
        "preference",
        row.shop_id("preference", key=True),
        Column("person_id", Text(), person, nullable=False, primary_key=True),
        row.words("loudness"),
        row.short("quiet_start", 15, null=True),
        row.short("quiet_end", 15, null=True),
    )
    op.create_index("ix_preference_person_id", "preference", ["person_id"])
