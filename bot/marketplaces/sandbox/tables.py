"""Where the simulated marketplace keeps its shops: tables of its own, for it stands for somebody else's computer.

Amounts are minor units. A moment is minutes on the shop's wall clock (see `terms`); `day` repeats the moment's day for grouping.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, MetaData, String, Table, Text

from bot.domain.listing import PromotionState
from bot.marketplaces.sandbox.orders import Kind, Reason
from bot.marketplaces.sandbox.terms import Shelf
from bot.storage.columns import Json, Word

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"},
)

shops = Table(
    "sandbox_shop", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("seed", Text, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("opened", Date, nullable=False),
    Column("simulated_until", BigInteger, nullable=False),
)  # fmt: skip
"""A simulated shop; everything before the moment `simulated_until` has happened and never changes."""

terms = Table(
    "sandbox_terms", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("listing_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("since", BigInteger, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("tiers", Json, nullable=False),
    Column("promotion", Word(PromotionState), nullable=False),
    Column("budget", BigInteger, nullable=False),
    Column("until", Date),
    Column("effect_id", Text),
    Column("bid", BigInteger),
    Column("shelf", Word(Shelf)),
    Column("title", Text),
    Column("description", Text),
    Column("selling_points", Text),
)  # fmt: skip
"""The history of a listing's terms, counted by `number`; the highest is in force. `effect_id`: the write that set them.

NULL in the last five: the automatic bid, on sale, and the texts the listing opened with.
"""

stock = Table(
    "sandbox_stock", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("variant_id", Text, primary_key=True),
    Column("units", Integer, nullable=False),
)  # fmt: skip

lines = Table(
    "sandbox_line", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("order_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("listing_id", Text, nullable=False),
    Column("variant_id", Text, nullable=False),
    Column("units", Integer, nullable=False),
    Column("unit_price", BigInteger, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("buyer", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("moment", BigInteger, nullable=False),
    Column("kind", Word(Kind), nullable=False),
    Column("from_ad", Boolean, nullable=False),
    Column("refund_of", Text, nullable=False),
    Column("reason", Word(Reason), nullable=False),
    Index("ix_sandbox_line_shop_id_day", "shop_id", "day"),
)  # fmt: skip
"""Order and refund lines. One whose moment is not before `simulated_until` is a refund still to come: no read shows it."""

buyers = Table(
    "sandbox_buyer", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("buyer", Text, primary_key=True),
    Column("first_day", Date, nullable=False),
)  # fmt: skip

ads = Table(
    "sandbox_ads", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("listing_id", Text, primary_key=True),
    Column("impressions", Integer, nullable=False),
    Column("clicks", Integer, nullable=False),
    Column("orders", Integer, nullable=False),
    Column("spend", BigInteger, nullable=False),
)  # fmt: skip

tenders = Table(
    "sandbox_tender", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("tender_id", Text, primary_key=True),
    Column("listing_id", Text, nullable=False),
    Column("units", Integer, nullable=False),
    Column("highest_price", BigInteger, nullable=False),
    Column("opens", Date, nullable=False),
    Column("closes", Date, nullable=False),
)  # fmt: skip
"""Buyers' calls for offers: `units` of something like `listing_id`, for at most `highest_price` apiece."""

offers = Table(
    "sandbox_offer", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("tender_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("moment", BigInteger, nullable=False),
    Column("unit_price", BigInteger),
    Column("units", Integer, nullable=False),
    Column("effect_id", Text, nullable=False),
)  # fmt: skip
"""The history of our offer in a tender, counted by `number`; the highest holds. NULL as its price: taken back."""

effects = Table(
    "sandbox_effect", metadata,
    Column("shop_id", Text, primary_key=True),
    Column("effect_id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("action", Json, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("moment", BigInteger, nullable=False),
    Column("received", Integer, nullable=False),
)  # fmt: skip
"""Writes the marketplace accepted, in the order of `number`; `received` counts how often each came."""
