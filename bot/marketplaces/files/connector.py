"""The imported shop as a marketplace: it answers every question of the reading port from the tables, and can neither write nor spend."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, select

from bot.domain.action import Action, Spending, Write
from bot.domain.figures import Figures, Sold
from bot.domain.floor import CostSheet
from bot.domain.listing import Listing
from bot.domain.money import Money
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.marketplaces.files import sums
from bot.marketplaces.files.selling import sold_between
from bot.marketplaces.files.tables import products, sold
from bot.ports.marketplace import Capabilities, EffectSeen, Repeatable
from bot.storage.engine import begin

CAPABILITIES = Capabilities(writes=False, promotes=False)


class FilesMarketplace:
    """Reads of imported files. A shop's listings are its product list or, where none was imported, the SKUs that were sold."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def capabilities(self) -> Capabilities:
        return CAPABILITIES

    def repeats(self, action: Action) -> Repeatable:
        """Nothing of ours ever reaches a file."""
        return Repeatable.BLIND

    async def listings(self, shop: Shop) -> tuple[Listing, ...]:
        return self._listings(shop, None)

    async def listing(self, shop: Shop, listing_id: str) -> Listing | None:
        found = self._listings(shop, listing_id)
        return found[0] if found else None

    def _listings(self, shop: Shop, sku: str | None) -> tuple[Listing, ...]:
        """By SKU. `sku` asks for one only."""
        with begin(self._engine) as connection:
            has_products = connection.execute(
                select(products.c.sku).where(products.c.shop_id == shop.id).limit(1)
            ).first()
            table, read = (products, _from_product) if has_products else (sold, _from_sale)
            wanted = select(table).where(table.c.shop_id == shop.id).order_by(table.c.sku)
            rows = connection.execute(wanted if sku is None else wanted.where(table.c.sku == sku)).all()
        return tuple(read(row, shop.currency) for row in rows)

    async def figures(self, shop: Shop, first: date, last: date) -> Figures:
        period = (first, last)
        with begin(self._engine) as connection:
            skus = connection.execute(sums.by_sku(shop.id, first, last)).all()
            totals = sums.totals(connection, shop.id, period, skus)
            listings = sums.listing_figures(connection, shop.id, shop.currency, period, skus)
            ads = sums.ad_figures(connection, shop.id, shop.currency, period)
        return Figures(first, last, shop.currency, totals, listings, ads)

    async def orders(self, shop: Shop, span: tuple[datetime, datetime], listing_ids: Sequence[str]) -> Sold:
        """As far as files were imported: up to the end of the last day that any line tells of."""
        with begin(self._engine) as connection:
            return sold_between(connection, shop, span, listing_ids)

    async def days(self, shop: Shop) -> tuple[date, date] | None:
        with begin(self._engine) as connection:
            return sums.days(connection, shop.id)

    async def daily_units(self, shop: Shop, listing_ids: Sequence[str], until: date) -> dict[str, int]:
        with begin(self._engine) as connection:
            return sums.units_before(connection, shop.id, listing_ids, until)

    async def ad_spend(self, shop: Shop, day: date) -> dict[str, int]:
        with begin(self._engine) as connection:
            spent = sums.spend_by_sku(connection, shop.id, day, day)
        return {sku: sums.money(parts, shop.currency).minor for sku, parts in spent.items()}

    async def tenders(self, shop: Shop) -> tuple[Tender, ...]:
        """No file tells of any."""
        return ()

    async def seen(self, shop: Shop, effect_id: str, action: Write | Spending) -> EffectSeen:
        """Nothing of ours ever reaches a file, so nothing can be read back."""
        return EffectSeen.CANNOT_TELL


def _from_product(row: Any, currency: str) -> Listing:
    cost = None if row.cost is None else CostSheet.only_goods(sums.money(row.cost, currency))
    return Listing(row.sku, row.name, sums.money(row.price, currency), stock=int(row.stock), costs=cost)


def _from_sale(row: Any, currency: str) -> Listing:
    return Listing(row.sku, row.name, Money.rounded(sums.major(row.price), currency))
