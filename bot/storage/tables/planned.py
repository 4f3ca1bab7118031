"""What is to happen later, and what each person wants of a shop's messages."""

from sqlalchemy import Column, Date, ForeignKey, Index, Table, UniqueConstraint

from bot.domain.planned import PlanState
from bot.storage.columns import Json, Moment, WallTime, Word
from bot.storage.tables.schema import ID, metadata, number, one_of, shop_id

plan = Table(
    "plan",
    metadata,
    number(),
    Column("id", ID, nullable=False),
    shop_id(),
    Column("person_id", ID, nullable=False),
    Column("operation", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("until", Date),
    Column("ends_at", Moment),
    Column("state", Word(PlanState), nullable=False),
    Column("run_id", ID),
    UniqueConstraint("shop_id", "id"),
    one_of("state", PlanState),
    Index("ix_plan_state_number", "state", "number"),
    sqlite_autoincrement=True,
)

preference = Table(
    "preference",
    metadata,
    shop_id(primary_key=True),
    Column("person_id", ID, ForeignKey("person.id"), primary_key=True, index=True),
    Column("loudness", Json, nullable=False),
    Column("quiet_start", WallTime),
    Column("quiet_end", WallTime),
)
"""`loudness` is an object of topics, only those that the person said something about."""
