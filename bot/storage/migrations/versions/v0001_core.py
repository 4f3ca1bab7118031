"""The first tables: shops and people, messages, work, the ledger and the work log, guarded against change."""

from alembic import op
from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, LargeBinary, SmallInteger, Text
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy import text as sql

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import append_only, drop_append_only, refuse_if_filled

revision = "0001_core"
down_revision = None
branch_labels = None
depends_on = None

GUARDED = ("ledger_entry", "worklog")
TABLES = (
    "report", "worklog", "ledger_entry", "effect", "offer", "approval", "run",
    "talk", "outbox", "inbox", "invite", "membership", "person", "knowledge", "shop",
)  # fmt: skip
"""In the order they can be dropped."""


def upgrade() -> None:
    for make in (_shop, _people, _inbox, _outbox, _run, _approval, _effect, _ledger, _worklog):
        make()
    for table in GUARDED:
        append_only(table)


def downgrade() -> None:
    refuse_if_filled(TABLES)
    for table in GUARDED:
        drop_append_only(table)
    for table in TABLES:
        op.drop_table(table)


def _shop() -> None:
    op.create_table(
        "shop",
        row.words("id", key=True),
        row.words("name"),
        row.short("marketplace", 40),
        row.short("currency", 3),
        row.short("timezone", 64),
        row.short("language", 16),
        row.short("report_at", 15),
        row.whole("clock_offset_days"),
        row.moment("stopped_at", null=True),
        row.minor("daily_spend_minor", null=True),
        row.short("daily_spend_currency", 3, null=True),
        row.minor("monthly_spend_minor", null=True),
        row.short("monthly_spend_currency", 3, null=True),
        row.short("ask_above_change", 40),
        row.short("refuse_above_change", 40),
        row.whole("ask_above_listings"),
        row.whole("approval_minutes"),
        row.both_or_none("shop", "daily_spend"),
        row.both_or_none("shop", "monthly_spend"),
    )
    op.create_index("ix_shop_name", "shop", ["name"])
    op.create_table(
        "knowledge",
        row.shop_id("knowledge", key=True),
        row.words("listing_id", key=True),
        row.minor("goods_cost_minor", null=True),
        row.short("goods_cost_currency", 3, null=True),
        row.minor("floor_minor", null=True),
        row.short("floor_currency", 3, null=True),
        row.words("aliases"),
        row.words("costs"),
        row.both_or_none("knowledge", "goods_cost"),
        row.both_or_none("knowledge", "floor"),
    )


def _people() -> None:
    op.create_table(
        "person",
        row.words("id", key=True),
        row.short("messenger", 40),
        row.words("external_id"),
        row.words("name"),
        row.short("language", 16),
        row.words("chat"),
        Column("current_shop", Text(), ForeignKey("shop.id", name="fk_person_current_shop")),
        Column("reachable", Boolean(), nullable=False),
        Unique("messenger", "external_id", name="uq_person_messenger_external_id"),
    )
    person = ForeignKey("person.id", name="fk_membership_person_id")
    op.create_table(
        "membership",
        row.shop_id("membership", key=True),
        Column("person_id", Text(), person, primary_key=True, nullable=False),
        row.short("role", 16),
        row.one_of("membership", "role", "owner", "operator", "viewer"),
    )
    op.create_index("ix_membership_person_id", "membership", ["person_id"])
    op.create_table(
        "invite",
        row.short("token_hash", 64, key=True),
        row.shop_id("invite"),
        row.short("role", 16),
        row.words("created_by"),
        row.moment("expires_at"),
        row.words("used_by", null=True),
        row.one_of("invite", "role", "owner", "operator", "viewer"),
    )
    op.create_table("talk", row.words("shop_id", key=True), row.words("person_id", key=True), row.words("memory"))


def _inbox() -> None:
    op.create_table(
        "inbox",
        row.number("id"),
        row.short("messenger", 40),
        row.words("uid"),
        row.words("chat"),
        row.moment("received_at"),
        row.short("state", 16),
        row.whole("attempts"),
        row.words("body"),
        Unique("messenger", "uid", name="uq_inbox_messenger_uid"),
        row.one_of("inbox", "state", "new", "handled", "dead"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inbox_state_id", "inbox", ["state", "id"])
    op.create_index("ix_inbox_messenger_chat_id", "inbox", ["messenger", "chat", "id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        row.number("id"),
        row.words("key", null=True),
        row.short("messenger", 40),
        row.words("chat"),
        row.words("shop_id", null=True),
        Column("lane", SmallInteger(), nullable=False),
        row.short("kind", 16),
        row.words("press_ref"),
        row.words("card"),
        row.words("body"),
        Column("picture", LargeBinary()),
        Column("file", LargeBinary()),
        row.short("state", 16),
        row.whole("attempts"),
        row.moment("created_at"),
        row.moment("not_before"),
        row.words("message_ref"),
        row.words("note"),
        Unique("key", name="uq_outbox_key"),
        row.one_of("outbox", "kind", "send", "edit", "answer"),
        row.one_of("outbox", "state", "pending", "sending", "sent", "unknown", "dead"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_line", "outbox", ["messenger", "state", "lane", "id"])
    op.create_index("ix_outbox_chat", "outbox", ["messenger", "chat", "state", "lane", "id"])
    op.create_index("ix_outbox_card", "outbox", ["card", "messenger", "chat"])


def _run() -> None:
    states = ("awaiting", "sending", "done", "partly", "refused", "unknown", "declined", "expired")
    op.create_table(
        "run",
        row.number(),
        row.shop_id("run"),
        row.words("id"),
        row.words("asked_by"),
        row.words("origin"),
        row.words("operation"),
        row.short("digest", 64),
        row.short("state", 16),
        row.moment("created_at"),
        row.words("preview"),
        row.words("undone_by", null=True),
        row.moment("finished_at", null=True),
        Unique("shop_id", "id", name="uq_run_shop_id_id"),
        row.one_of("run", "state", *states),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_run_state_number", "run", ["state", "number"])


def _approval() -> None:
    op.create_table(
        "approval",
        row.number(),
        row.words("id"),
        row.shop_id("approval"),
        row.words("run_id"),
        row.words("operation"),
        row.short("digest", 64),
        row.short("permission", 16),
        row.words("asked_by"),
        row.moment("created_at"),
        row.moment("expires_at"),
        row.short("state", 16),
        row.words("decided_by", null=True),
        row.moment("decided_at", null=True),
        Unique("id", name="uq_approval_id"),
        row.belongs_to("approval", ("shop_id", "run_id"), ("run.shop_id", "run.id")),
        row.one_of("approval", "permission", "read", "change", "spend", "stop", "settings", "invite"),
        row.one_of("approval", "state", "pending", "approved", "declined", "expired", "void"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_approval_shop_id_run_id", "approval", ["shop_id", "run_id"])
    op.create_index("ix_approval_state_expires_at", "approval", ["state", "expires_at"])
    op.create_table(
        "offer",
        row.words("id", key=True),
        row.shop_id("offer"),
        row.words("person_id", null=True),
        row.words("command"),
        row.moment("expires_at"),
        row.moment("used_at", null=True),
    )


def _effect() -> None:
    op.create_table(
        "effect",
        row.number(),
        row.words("id"),
        row.shop_id("effect"),
        row.words("run_id"),
        row.words("action"),
        row.short("state", 16),
        row.whole("attempts"),
        row.moment("sent_at", null=True),
        row.moment("settled_at", null=True),
        row.words("note"),
        Unique("id", name="uq_effect_id"),
        Unique("shop_id", "id", name="uq_effect_shop_id_id"),
        row.belongs_to("effect", ("shop_id", "run_id"), ("run.shop_id", "run.id")),
        row.one_of("effect", "state", "pending", "sending", "done", "refused", "unknown"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_effect_shop_id_run_id", "effect", ["shop_id", "run_id"])
    op.create_index("ix_effect_state_number", "effect", ["state", "number"])


def _ledger() -> None:
    sides = " OR ".join(
        f"(kind = '{kind}' AND credit = '{credit}' AND debit = '{debit}')"
        for kind, credit, debit in (
            ("reserve", "budget", "reserved"),
            ("post", "reserved", "spent"),
            ("void", "reserved", "budget"),
        )
    )
    op.create_table(
        "ledger_entry",
        row.number(),
        row.shop_id("ledger_entry"),
        row.words("effect_id"),
        Column("day", Date(), nullable=False),
        *(row.short(name, 16) for name in ("kind", "credit", "debit")),
        row.minor("amount_minor"),
        row.short("currency", 3),
        CheckConstraint(sides, name="ck_ledger_entry_sides"),
        CheckConstraint("amount_minor >= 0", name="ck_ledger_entry_amount"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ledger_entry_shop_id_day", "ledger_entry", ["shop_id", "day"])
    op.create_index("ix_ledger_entry_effect_id_day", "ledger_entry", ["effect_id", "day"])
    once = sql("kind = 'reserve'")
    op.create_index(
        "uq_ledger_entry_reserve", "ledger_entry", ["effect_id", "day"], unique=True, sqlite_where=once, postgresql_where=once,
    )  # fmt: skip


def _worklog() -> None:
    op.create_table(
        "worklog",
        row.shop_id("worklog", key=True),
        Column("seq", Integer(), primary_key=True, nullable=False, autoincrement=False),
        row.short("kind", 64),
        row.words("actor"),
        row.moment("at"),
        Column("day", Date(), nullable=False),
        row.words("run_id"),
        row.words("listings"),
        row.words("body"),
        row.short("previous", 64),
        row.short("hash", 64),
        CheckConstraint("seq > 0", name="ck_worklog_seq"),
    )
    op.create_index("ix_worklog_shop_id_day", "worklog", ["shop_id", "day"])
    op.create_table(
        "report",
        row.shop_id("report", key=True),
        Column("day", Date(), primary_key=True, nullable=False),
        row.short("state", 16),
        row.moment("claimed_at"),
        row.one_of("report", "state", "sending", "sent", "uncertain", "missed"),
    )
    op.create_index("ix_report_state", "report", ["state"])
