"""Shops and the people in them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.domain.people import Role
from bot.domain.words import WordKind
from bot.storage.columns import Json, Moment, Ratio, WallTime, Word, Words
from bot.storage.tables.schema import CURRENCY, ID, metadata, one_of, shop_id

shop = Table(
    "shop",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Words, nullable=False, index=True),
    Column("marketplace", String(40), nullable=False),
    Column("currency", CURRENCY, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("language", String(16), nullable=False),
    Column("report_at", WallTime, nullable=False),
    Column("clock_offset_days", Integer, nullable=False),
    Column("stopped_at", Moment),
    Column("daily_spend_minor", BigInteger),
    Column("daily_spend_currency", CURRENCY),
    Column("monthly_spend_minor", BigInteger),
    Column("monthly_spend_currency", CURRENCY),
    Column("ask_above_change", Ratio, nullable=False),
    Column("refuse_above_change", Ratio, nullable=False),
    Column("ask_above_listings", Integer, nullable=False),
    Column("approval_minutes", Integer, nullable=False),
    Column("weekly_spend_minor", BigInteger),
    Column("weekly_spend_currency", CURRENCY),
    Column("refuse_above_day_change", Ratio, nullable=False, server_default="0.70"),
    Column("changes_per_day", Integer, nullable=False, server_default="10"),
    Column("refuse_above_listings", Integer, nullable=False, server_default="500"),
    Column("cool_down_minutes", Integer, nullable=False, server_default="30"),
    Column("operation_spend_minor", BigInteger),
    Column("operation_spend_currency", CURRENCY),
    Column("resumed_at", Moment),
    CheckConstraint("(operation_spend_minor IS NULL) = (operation_spend_currency IS NULL)", name="operation_spend"),
    Column("frozen_at", Moment),
    Column("frozen_by", ID),
    Column("frozen_after", ID),
    CheckConstraint("(daily_spend_minor IS NULL) = (daily_spend_currency IS NULL)", name="daily_spend"),
    CheckConstraint("(monthly_spend_minor IS NULL) = (monthly_spend_currency IS NULL)", name="monthly_spend"),
    CheckConstraint("(weekly_spend_minor IS NULL) = (weekly_spend_currency IS NULL)", name="weekly_spend"),
)

knowledge = Table(
    "knowledge",
    metadata,
    shop_id(primary_key=True),
    Column("listing_id", ID, primary_key=True),
    Column("goods_cost_minor", BigInteger),
    Column("goods_cost_currency", CURRENCY),
    Column("floor_minor", BigInteger),
    Column("floor_currency", CURRENCY),
    Column("aliases", Json, nullable=False),
    Column("costs", Json, nullable=False),
    Column("bid_cap_minor", BigInteger),
    Column("bid_cap_currency", CURRENCY),
    Column("protected", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint("(goods_cost_minor IS NULL) = (goods_cost_currency IS NULL)", name="goods_cost"),
    CheckConstraint("(floor_minor IS NULL) = (floor_currency IS NULL)", name="floor"),
    CheckConstraint("(bid_cap_minor IS NULL) = (bid_cap_currency IS NULL)", name="bid_cap"),
)
"""`costs` is the JSON text null while no cost sheet is known."""

shop_word = Table(
    "shop_word",
    metadata,
    shop_id(primary_key=True),
    Column("kind", Word(WordKind), primary_key=True),
    Column("word", Words, primary_key=True),
    Column("listing", Words, nullable=False),
    Column("count", Integer, nullable=False),
    Column("base", Words, nullable=False),
    Column("taught_by", Words, nullable=False),
    Column("taught_at", Moment, nullable=False),
    one_of("kind", WordKind),
)
"""Names and units as the shop says them; `listing` is empty for a unit, `count` is 0 for a name."""

person = Table(
    "person",
    metadata,
    Column("id", ID, primary_key=True),
    Column("messenger", String(40), nullable=False),
    Column("external_id", ID, nullable=False),
    Column("name", Words, nullable=False),
    Column("language", String(16), nullable=False),
    Column("chat", ID, nullable=False),
    Column("current_shop", ID, ForeignKey("shop.id")),
    Column("reachable", Boolean, nullable=False),
    UniqueConstraint("messenger", "external_id"),
)

membership = Table(
    "membership",
    metadata,
    shop_id(primary_key=True),
    Column("person_id", ID, ForeignKey("person.id"), primary_key=True, index=True),
    Column("role", Word(Role), nullable=False),
    one_of("role", Role),
)

invite = Table(
    "invite",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    shop_id(),
    Column("role", Word(Role), nullable=False),
    Column("created_by", ID, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", ID),
    one_of("role", Role),
)
