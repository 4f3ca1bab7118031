"""Tables of imported files. Their lines are keyed by shop and day first, so on SQLite the key itself is the table."""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, SmallInteger

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled

revision = "0003_files"
down_revision = "0002_sandbox"
branch_labels = None
depends_on = None

TABLES = ("files_ads", "files_products", "files_sold", "files_buyers", "files_lines")


def upgrade() -> None:
    for make in (_lines, _buyers, _sold, _products, _ads):
        make()


def downgrade() -> None:
    refuse_if_filled(TABLES)
    for table in TABLES:
        op.drop_table(table)


def _key(name: str) -> Column[int]:
    return Column(name, Integer(), primary_key=True, nullable=False, autoincrement=False)


def _lines() -> None:
    op.create_table(
        "files_lines",
        row.words("shop_id", key=True),
        _key("day"),
        row.words("invoice", key=True),
        Column("content", BigInteger(), primary_key=True, nullable=False, autoincrement=False),
        _key("occurrence"),
        row.whole("second"),
        row.words("sku"),
        row.words("name"),
        row.minor("quantity"),
        row.minor("price"),
        row.minor("amount"),
        row.words("buyer"),
        Column("cancelled", SmallInteger(), nullable=False),
        sqlite_with_rowid=False,
    )


def _buyers() -> None:
    op.create_table(
        "files_buyers",
        row.words("shop_id", key=True),
        row.words("buyer", key=True),
        row.whole("first_day"),
        sqlite_with_rowid=False,
    )


def _sold() -> None:
    op.create_table(
        "files_sold",
        row.words("shop_id", key=True),
        row.words("sku", key=True),
        row.words("name"),
        row.minor("price"),
        row.minor("moment"),
        sqlite_with_rowid=False,
    )


def _products() -> None:
    op.create_table(
        "files_products",
        row.words("shop_id", key=True),
        row.words("sku", key=True),
        row.words("name"),
        row.minor("price"),
        row.minor("stock"),
        row.minor("cost", null=True),
        sqlite_with_rowid=False,
    )


def _ads() -> None:
    op.create_table(
        "files_ads",
        row.words("shop_id", key=True),
        _key("day"),
        row.words("sku", key=True),
        row.words("campaign", key=True),
        _key("occurrence"),
        row.minor("spend"),
        row.minor("impressions"),
        row.minor("clicks"),
        row.minor("orders"),
        sqlite_with_rowid=False,
    )
