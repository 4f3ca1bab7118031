"""How listings should stand on the marketplace, and what changed there without us."""

from sqlalchemy import Boolean, Column, Index, Table, UniqueConstraint, text

from bot.domain.watched import DriftState, Facet, Origin
from bot.storage.columns import Json, Moment, Word, Words
from bot.storage.tables.schema import ID, metadata, number, one_of, shop_id

expectation = Table(
    "expectation",
    metadata,
    shop_id(primary_key=True),
    Column("listing", ID, primary_key=True),
    Column("facet", Word(Facet), primary_key=True),
    Column("standing", Json, nullable=False),
    Column("origin", Word(Origin), nullable=False),
    Column("by", ID, nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    one_of("facet", Facet),
    one_of("origin", Origin),
)

drift = Table(
    "drift",
    metadata,
    number(),
    Column("id", ID, nullable=False),
    shop_id(),
    Column("listing", ID, nullable=False),
    Column("name", Words, nullable=False),
    Column("facet", Word(Facet), nullable=False),
    Column("before", Json, nullable=False),
    Column("found", Json, nullable=False),
    Column("earliest", Moment, nullable=False),
    Column("noticed_at", Moment, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("state", Word(DriftState), nullable=False),
    Column("ended_at", Moment),
    Column("ended_by", ID, nullable=False),
    UniqueConstraint("shop_id", "id"),
    one_of("facet", Facet),
    one_of("state", DriftState),
    Index("ix_drift_shop_id_listing", "shop_id", "listing", "facet", "number"),
    Index(
        "uq_drift_open",
        "shop_id",
        "listing",
        "facet",
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
    sqlite_autoincrement=True,
)
