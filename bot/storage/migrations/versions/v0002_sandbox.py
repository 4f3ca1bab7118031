"""The simulated marketplace's tables. They refer to nothing of ours: in life they are somebody else's computer."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, Integer

from bot.storage.migrations import shapes as row
from bot.storage.migrations.guards import refuse_if_filled

revision = "0002_sandbox"
down_revision = "0001_core"
branch_labels = None
depends_on = None

TABLES = (
    "sandbox_effect", "sandbox_tender", "sandbox_ads", "sandbox_buyer", "sandbox_line", "sandbox_stock", "sandbox_terms", "sandbox_shop",
)  # fmt: skip


def upgrade() -> None:
    for make in (_shop, _terms, _stock, _line, _buyer, _ads, _tender, _effect):
        make()


def downgrade() -> None:
    refuse_if_filled(TABLES)
    for table in TABLES:
        op.drop_table(table)


def _shop() -> None:
    op.create_table(
        "sandbox_shop",
        row.words("shop_id", key=True),
        row.words("seed"),
        row.short("currency", 3),
        Column("opened", Date(), nullable=False),
        row.minor("simulated_until"),
    )


def _terms() -> None:
    op.create_table(
        "sandbox_terms",
        row.words("shop_id", key=True),
        row.words("listing_id", key=True),
        Column("number", Integer(), primary_key=True, nullable=False, autoincrement=False),
        row.minor("since"),
        row.minor("price"),
        row.words("tiers"),
        row.short("promotion", 16),
        row.minor("budget"),
        Column("until", Date()),
        row.words("effect_id", null=True),
    )


def _stock() -> None:
    op.create_table(
        "sandbox_stock", row.words("shop_id", key=True), row.words("variant_id", key=True), row.whole("units")
    )


def _line() -> None:
    op.create_table(
        "sandbox_line",
        row.words("shop_id", key=True),
        row.words("order_id", key=True),
        Column("number", Integer(), primary_key=True, nullable=False, autoincrement=False),
        row.words("listing_id"),
        row.words("variant_id"),
        row.whole("units"),
        row.minor("unit_price"),
        row.minor("amount"),
        row.words("buyer"),
        Column("day", Date(), nullable=False),
        row.minor("moment"),
        row.short("kind", 16),
        Column("from_ad", Boolean(), nullable=False),
        row.words("refund_of"),
        row.short("reason", 16),
    )
    op.create_index("ix_sandbox_line_shop_id_day", "sandbox_line", ["shop_id", "day"])


def _buyer() -> None:
    op.create_table(
        "sandbox_buyer",
        row.words("shop_id", key=True),
        row.words("buyer", key=True),
        Column("first_day", Date(), nullable=False),
    )


def _ads() -> None:
    op.create_table(
        "sandbox_ads",
        row.words("shop_id", key=True),
        Column("day", Date(), primary_key=True, nullable=False),
        row.words("listing_id", key=True),
        row.whole("impressions"),
        row.whole("clicks"),
        row.whole("orders"),
        row.minor("spend"),
    )


def _tender() -> None:
    op.create_table(
        "sandbox_tender",
        row.words("shop_id", key=True),
        row.words("tender_id", key=True),
        row.words("listing_id"),
        row.whole("units"),
        row.minor("highest_price"),
        Column("opens", Date(), nullable=False),
        Column("closes", Date(), nullable=False),
    )


def _effect() -> None:
    op.create_table(
        "sandbox_effect",
        row.words("shop_id", key=True),
        row.words("effect_id", key=True),
        row.whole("number"),
        row.words("action"),
        row.short("digest", 64),
        row.minor("moment"),
        row.whole("received"),
    )
