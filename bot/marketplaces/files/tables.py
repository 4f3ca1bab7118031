"""Tables of imported files.

One B-tree carries both jobs of an order line: its primary key starts with shop and day, so a period is one contiguous scan, and it ends
with content and occurrence, so a line that is already there is ignored without a second index. Amounts are whole ten-thousandths of the
major unit, days are numbers like 20101231 in the shop's zone, moments are seconds of that day.
"""

from sqlalchemy import BigInteger, Column, Integer, MetaData, SmallInteger, Table, Text

metadata = MetaData()

lines = Table(
    "files_lines",
    metadata,
    Column("shop_id", Text, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("invoice", Text, primary_key=True),
    Column("content", BigInteger, primary_key=True, autoincrement=False),
    Column("occurrence", Integer, primary_key=True, autoincrement=False),
    Column("second", Integer, nullable=False),
    Column("sku", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("buyer", Text, nullable=False),
    Column("cancelled", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Order lines. `content` is a hash of the line's mapped values, `occurrence` counts equal lines within one file from 0."""

buyers = Table(
    "files_buyers",
    metadata,
    Column("shop_id", Text, primary_key=True),
    Column("buyer", Text, primary_key=True),
    Column("first_day", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The shop-day of each buyer's first order ever, kept up to date with the lines."""

sold = Table(
    "files_sold",
    metadata,
    Column("shop_id", Text, primary_key=True),
    Column("sku", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("moment", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Newest name and unit price at which each SKU was sold; `moment` is day x 100,000 + second."""

products = Table(
    "files_products",
    metadata,
    Column("shop_id", Text, primary_key=True),
    Column("sku", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("stock", BigInteger, nullable=False),
    Column("cost", BigInteger, nullable=True),
    sqlite_with_rowid=False,
)
"""Imported product lists; the newest import of a SKU wins. `cost` is what the merchant pays for a unit, null when not told."""

ads = Table(
    "files_ads",
    metadata,
    Column("shop_id", Text, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("sku", Text, primary_key=True),
    Column("campaign", Text, primary_key=True),
    Column("occurrence", Integer, primary_key=True, autoincrement=False),
    Column("spend", BigInteger, nullable=False),
    Column("impressions", BigInteger, nullable=False),
    Column("clicks", BigInteger, nullable=False),
    Column("orders", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Ad reports. A later report of the same day, SKU and campaign replaces the figures: platforms correct them for days."""
