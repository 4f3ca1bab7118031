"""What was done, line by line and chained, and which day's report went out."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, String, Table

from bot.ports.store import ReportState
from bot.storage.columns import Json, Moment, Word
from bot.storage.tables.schema import ID, metadata, one_of, shop_id

worklog = Table(
    "worklog",
    metadata,
    shop_id(primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(64), nullable=False),
    Column("actor", ID, nullable=False),
    Column("at", Moment, nullable=False),
    Column("day", Date, nullable=False),
    Column("run_id", ID, nullable=False),
    Column("listings", Json, nullable=False),
    Column("body", Json, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("seq > 0", name="seq"),
    Index("ix_worklog_shop_id_day", "shop_id", "day"),
)
"""`body` is a list of pairs, so that the order of what was written stays. Triggers refuse to change or delete a line."""

report = Table(
    "report",
    metadata,
    shop_id(primary_key=True),
    Column("day", Date, primary_key=True),
    Column("state", Word(ReportState), nullable=False),
    Column("claimed_at", Moment, nullable=False),
    one_of("state", ReportState),
    Index("ix_report_state", "state"),
)
