"""The imported shop behind the marketplace port: the read suite, product lists, ad reports, and nothing that writes."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import inspect

from bot.domain.effect import PromotionPauseChange
from bot.domain.floor import CostSheet
from bot.domain.listing import Listing
from bot.domain.money import Money
from bot.errors import SetupError
from bot.insights.totals_json import report_json
from bot.marketplaces.files import tables
from bot.ports.marketplace import Capabilities, EffectSeen, Repeatable
from bot.storage.engine import begin, make_engine
from bot.storage.migrations import current_revision, downgrade, migrate
from tests.contract.files_side import FilesSide, line, orders
from tests.contract.market import Market
from tests.contract.marketplace_suite import MarketplaceReadSuite

FIRST, LAST = date(2010, 12, 1), date(2010, 12, 9)
PRODUCTS = "货号,商品名称,价格,库存,成本价\nA1,拖鞋,5.50,100,3.20\nB2,雨伞,12.345,0,\n"
ADS = "日期,计划名称,货号,花费,展现量,点击量,成交笔数\n2010-12-08,夏,A1,12.34,1000,50,3\n2010-12-09,夏,A1,10.00,900,40,2\n2010-12-09,夏,B2,5.01,100,4,0\n2010-12-09,店,,1.00,10,1,0\n"


def some_orders() -> str:
    lines = []
    for day in range(9):
        when = (FIRST + timedelta(days=day)).isoformat()
        for number in range(1 + day % 4):
            invoice, sku = f"{day}{number}", ("A1", "B2")[number % 2]
            lines.append(
                line(invoice, sku=sku, name=sku, date=when, quantity=str(2 + number), buyer=f"b{number * day}")
            )
        lines.append(line(f"C{day}", sku="A1", date=when, quantity="-1"))
    lines.append(line("A9", sku="B", name="Adjust bad debt", quantity="1", price="-3.21", date=LAST.isoformat()))
    return orders(*lines)


@pytest.fixture
def market(files: FilesSide) -> Market:
    files.load(some_orders())
    return Market(files.shop, files.market, FIRST, LAST, LAST + timedelta(days=1), plain="A1", tiered="B2")


class TestRead(MarketplaceReadSuite):
    """Files hold no quantity prices, so the one promise about them is that there are none."""

    async def test_quantity_prices_ascend_in_quantity(self, market: Market) -> None:
        assert [each.tiers for each in await market.reads.listings(market.shop)] == [(), ()]


class TestReadWithProductsAndAds(MarketplaceReadSuite):
    @pytest.fixture
    def market(self, files: FilesSide) -> Market:
        for content in (some_orders(), PRODUCTS, ADS):
            files.load(content)
        return Market(files.shop, files.market, FIRST, LAST, LAST + timedelta(days=1), plain="A1", tiered="B2")

    async def test_quantity_prices_ascend_in_quantity(self, market: Market) -> None:
        assert [each.tiers for each in await market.reads.listings(market.shop)] == [(), ()]


async def test_it_can_neither_write_nor_spend_nor_tell(files: FilesSide) -> None:
    assert files.market.capabilities == Capabilities(writes=False, promotes=False)
    assert files.market.repeats(PromotionPauseChange("x")) is Repeatable.BLIND
    assert await files.market.seen(files.shop, "e1", PromotionPauseChange("A1")) is EffectSeen.CANNOT_TELL


async def test_products_are_the_listings_once_there_are_any(files: FilesSide) -> None:
    files.load(some_orders())
    assert [(each.id, each.costs) for each in await files.market.listings(files.shop)] == [("A1", None), ("B2", None)]
    result = files.load(PRODUCTS)
    assert (result.kind, result.imported, result.duplicates, result.rejected) == ("products", 2, 0, 0)
    costs = CostSheet.only_goods(Money(320, "GBP"))
    expected = (
        Listing("A1", "拖鞋", Money(550, "GBP"), stock=100, costs=costs),
        Listing("B2", "雨伞", Money(1235, "GBP")),
    )
    assert await files.market.listings(files.shop) == expected
    assert await files.market.listing(files.shop, "B2") == expected[1]


async def test_a_newer_product_list_wins_and_the_same_one_is_a_duplicate(files: FilesSide) -> None:
    files.load(PRODUCTS)
    again = files.load(PRODUCTS)
    assert (again.imported, again.duplicates) == (0, 2)
    newer = files.load(PRODUCTS.replace("5.50", "5.00"))
    assert (newer.imported, newer.duplicates) == (1, 1)
    listing = await files.market.listing(files.shop, "A1")
    assert listing is not None
    assert listing.price == Money(500, "GBP")


async def test_known_costs_make_a_margin_possible(files: FilesSide) -> None:
    files.load(orders(line(sku="A1", quantity="10", price="5.50", buyer="x")))
    files.load(PRODUCTS)
    figures = await files.figures()
    assert [each.goods_cost for each in figures.listings] == [Decimal("32.00")]
    assert figures.margin == Decimal("23.00")


async def test_ads_are_added_up_and_corrected_by_a_later_report(files: FilesSide) -> None:
    files.load(some_orders())
    assert (await files.figures()).ads is None
    assert (files.load(ADS).imported, files.load(ADS).duplicates) == (4, 4)
    ads = (await files.figures(LAST, LAST)).ads
    assert ads is not None
    assert (ads.spend, ads.impressions, ads.clicks, ads.orders) == (Money(1601, "GBP"), 1010, 45, 2)
    assert await files.market.ad_spend(files.shop, LAST) == {"A1": 1000, "B2": 501, "": 100}
    corrected = files.load(ADS.replace("10.00", "11.00"))
    assert (corrected.imported, corrected.duplicates) == (1, 3)
    assert await files.market.ad_spend(files.shop, LAST) == {"A1": 1100, "B2": 501, "": 100}


async def test_equal_ad_lines_of_one_report_add_up(files: FilesSide) -> None:
    files.load("日期,花费,点击量\n2010-12-09,1.00,1\n2010-12-09,1.00,1\n")
    assert await files.market.ad_spend(files.shop, LAST) == {"": 200}


async def test_a_promoted_listing_without_sales_is_shown(files: FilesSide) -> None:
    files.load("日期,货号,花费,点击量\n2010-12-09,Z9,1.00,1\n")
    (listing,) = (await files.figures()).listings
    assert (listing.sku, listing.units, listing.sales, listing.ad_spend) == ("Z9", 0, Decimal(0), Money(100, "GBP"))
    assert report_json(await files.figures())["best"] == []
    assert await files.market.days(files.shop) == (LAST, LAST)


def test_made_as_declared(new_database_url: str) -> None:
    engine = make_engine(new_database_url)
    migrate(engine)
    with begin(engine) as connection:
        made = inspect(connection)
        for table in tables.metadata.sorted_tables:
            columns = {each["name"]: each["nullable"] for each in made.get_columns(table.name)}
            assert columns == {each.name: each.nullable for each in table.columns}
            keys = made.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [each.name for each in table.primary_key.columns]
    engine.dispose()


def test_the_way_back_drops_no_line(new_database_url: str, tmp_path: Path) -> None:
    engine = make_engine(new_database_url)
    migrate(engine)
    side = FilesSide(engine, tmp_path)
    side.load(orders(line()))
    with pytest.raises(SetupError, match="error-database-downgrade"):
        downgrade(engine, "0002_sandbox")
    assert side.counts()["files_lines"] == 1
    with begin(engine) as connection:
        for table in tables.metadata.sorted_tables:
            connection.execute(table.delete())
    downgrade(engine, "0002_sandbox")
    assert current_revision(engine) == "0002_sandbox"
    migrate(engine)
    assert set(side.counts().values()) == {0}
    engine.dispose()
