"""An imported shop for tests: files written here, imported into a real database, read back through the port."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from bot.domain.figures import Figures
from bot.domain.shop import Shop
from bot.marketplaces.files.connector import FilesMarketplace
from bot.marketplaces.files.importing import ImportOptions, ImportResult, Target, import_file
from bot.marketplaces.files.tables import metadata
from bot.storage.engine import begin, make_engine
from tests.fakes.clock import FakeClock

HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
SHOP = Shop("shop-1", "Gifts", "files", "GBP", "Europe/London")
EVER = (date(2000, 1, 1), date(2100, 1, 1))


def line(invoice: str = "536365", **cells: str) -> str:
    """One order line of 6 pieces at 2.55, with the given cells instead."""
    values = {
        "sku": "85123A",
        "name": "HEART",
        "quantity": "6",
        "date": "2010-12-01 08:26:00",
        "price": "2.55",
        "buyer": "17850",
    } | cells
    return ",".join([invoice, *values.values(), "United Kingdom"])


def orders(*lines: str) -> str:
    return "\n".join([HEADER, *lines]) + "\n"


def words(key: str, values: Mapping[str, object]) -> str:
    return f"{key} {dict(values)}"


@dataclass
class FilesSide:
    """`folder` takes the files; `rejects` is where rejected lines go."""

    engine: Engine
    folder: Path
    shop: Shop = SHOP
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def market(self) -> FilesMarketplace:
        return FilesMarketplace(self.engine)

    @property
    def rejects(self) -> Path:
        return self.folder / "rejects.csv"

    def load(self, content: str | bytes | Path, options: ImportOptions | None = None) -> ImportResult:
        """Imports a file, or writes and imports one with this content."""
        if isinstance(content, Path):
            path = content
        else:
            path = self.folder / "orders.csv"
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        given = replace(options or ImportOptions(), rejects=self.rejects, explain=words)
        answers = {**self.answers, **given.answers}
        return import_file(Target(self.engine, self.shop, FakeClock()), path, replace(given, answers=answers))

    async def figures(self, first: date = EVER[0], last: date = EVER[1]) -> Figures:
        return await self.market.figures(self.shop, first, last)

    def counts(self) -> dict[str, int]:
        """Rows of every table: what a refused file must leave alone."""
        with begin(self.engine) as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in metadata.sorted_tables
            }


@pytest.fixture
def files(database_url: str, tmp_path: Path) -> Iterator[FilesSide]:
    """An empty imported shop, on both databases."""
    engine = make_engine(database_url)
    yield FilesSide(engine, tmp_path)
    engine.dispose()


@pytest.fixture
def sqlite_files(sqlite_url: str, tmp_path: Path) -> Iterator[FilesSide]:
    """An empty imported shop, for what has nothing to do with the database."""
    engine = make_engine(sqlite_url)
    yield FilesSide(engine, tmp_path)
    engine.dispose()
