"""Asked-for operations, the questions about them, and their outside writes."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint, text

from bot.domain.approval import ApprovalState
from bot.domain.effect import EffectState, RunState
from bot.domain.people import Permission
from bot.storage.columns import Json, Moment, Word, Words
from bot.storage.tables.schema import ID, belongs_to, metadata, number, one_of, shop_id

run = Table(
    "run",
    metadata,
    number(),
    shop_id(),
    Column("id", ID, nullable=False),
    Column("asked_by", ID, nullable=False),
    Column("origin", Words, nullable=False),
    Column("operation", Json, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("state", Word(RunState), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("preview", Json, nullable=False),
    Column("undone_by", ID),
    Column("finished_at", Moment),
    Column("mandate_id", ID),
    UniqueConstraint("shop_id", "id"),
    one_of("state", RunState),
    Index("ix_run_state_number", "state", "number"),
    Index("ix_run_shop_id_created_at", "shop_id", "created_at"),
    Index("ix_run_mandate", "shop_id", "mandate_id"),
    sqlite_autoincrement=True,
)

approval = Table(
    "approval",
    metadata,
    number(),
    Column("id", ID, nullable=False, unique=True),
    shop_id(),
    Column("run_id", ID, nullable=False),
    Column("operation", Json, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("permission", Word(Permission), nullable=False),
    Column("asked_by", ID, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("state", Word(ApprovalState), nullable=False),
    Column("decided_by", ID),
    Column("decided_at", Moment),
    belongs_to(("shop_id", "run_id"), ("run.shop_id", "run.id")),
    one_of("permission", Permission),
    one_of("state", ApprovalState),
    Index("ix_approval_shop_id_run_id", "shop_id", "run_id"),
    Index("ix_approval_state_expires_at", "state", "expires_at"),
    sqlite_autoincrement=True,
)

offer = Table(
    "offer",
    metadata,
    Column("id", ID, primary_key=True),
    shop_id(),
    Column("person_id", ID),
    Column("command", Json, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)

SAID = text("note IN ('said-done', 'said-not-done')")
"""Effects that a person settled. Written out in full, for only so is the index on them used."""

effect = Table(
    "effect",
    metadata,
    number(),
    Column("id", ID, nullable=False, unique=True),
    shop_id(),
    Column("run_id", ID, nullable=False),
    Column("action", Json, nullable=False),
    Column("state", Word(EffectState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("sent_at", Moment),
    Column("settled_at", Moment),
    Column("note", Words, nullable=False),
    UniqueConstraint("shop_id", "id"),
    belongs_to(("shop_id", "run_id"), ("run.shop_id", "run.id")),
    one_of("state", EffectState),
    Index("ix_effect_shop_id_run_id", "shop_id", "run_id"),
    Index("ix_effect_state_number", "state", "number"),
    Index("ix_effect_settled_at", "settled_at", sqlite_where=SAID, postgresql_where=SAID),
    sqlite_autoincrement=True,
)
"""An effect's id is unique over all shops, for it is the key the marketplace and the ledger know it by."""
