"""Standing authority of a shop's owner. Terms are never edited: a trigger lets a row only be revoked."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Date, Index, Integer, Table, UniqueConstraint

from bot.domain.mandate import MandateScope, MandateWindow
from bot.storage.columns import Json, Moment, Ratio, Word
from bot.storage.tables.schema import CURRENCY, ID, belongs_to, metadata, number, one_of, shop_id

mandate = Table(
    "mandate",
    metadata,
    number(),
    shop_id(),
    Column("id", ID, nullable=False),
    Column("line", ID, nullable=False),
    Column("scope", Word(MandateScope), nullable=False),
    Column("listings", Json, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("until", Date, nullable=False),
    Column("uses", Integer, nullable=False),
    Column("max_change", Ratio, nullable=False),
    Column("cap_minor", BigInteger),
    Column("cap_currency", CURRENCY),
    Column("cap_window", Word(MandateWindow)),
    Column("per_action_minor", BigInteger),
    Column("per_action_currency", CURRENCY),
    Column("granted_by", ID, nullable=False),
    Column("granted_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("revoked_by", ID),
    UniqueConstraint("shop_id", "id"),
    belongs_to(("shop_id", "id"), ("run.shop_id", "run.id")),
    one_of("scope", MandateScope),
    one_of("cap_window", MandateWindow),
    CheckConstraint("uses > 0", name="uses"),
    CheckConstraint("(cap_minor IS NULL) = (cap_currency IS NULL)", name="cap"),
    CheckConstraint("(cap_minor IS NULL) = (cap_window IS NULL)", name="window"),
    CheckConstraint("(per_action_minor IS NULL) = (per_action_currency IS NULL)", name="per_action"),
    CheckConstraint("(revoked_at IS NULL) = (revoked_by IS NULL)", name="revoked"),
    Index("ix_mandate_line", "shop_id", "line"),
    sqlite_autoincrement=True,
)
"""`id` is that of the run whose approval granted it: without such a run there is no mandate."""
