"""Two real months of a wholesaler: every total equals one computed here from the file alone, to the last decimal."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.insights.totals_json import report_json
from bot.marketplaces.files.connector import FilesMarketplace
from bot.marketplaces.files.headers import Kind
from bot.marketplaces.files.importing import ImportResult
from bot.storage.engine import make_engine
from bot.storage.migrations import migrate
from tests.conftest_postgres import Postgres
from tests.contract.files_side import SHOP, FilesSide

FIRST, LAST = date(2010, 12, 1), date(2011, 1, 31)
NAMES = ("online_retail_2010-12.csv.gz", "online_retail_2011-01.csv.gz")


@dataclass(frozen=True)
class Line:
    invoice: str
    sku: str
    quantity: int
    day: date
    price: Decimal
    buyer: str
    amount: Decimal
    cancelled: bool
    sale: bool


class Oracle:
    """The report from the file's lines alone, by the words of its definition."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._by_day: dict[date, list[Line]] = defaultdict(list)
        self._first_order: dict[str, date] = {}
        for line in lines:
            self._by_day[line.day].append(line)
            if line.sale and line.buyer:
                self._first_order[line.buyer] = min(line.day, self._first_order.get(line.buyer, line.day))

    def report(self, first: date, last: date) -> dict[str, Any]:
        lines = [line for day, found in self._by_day.items() if first <= day <= last for line in found]
        buyers = {line.buyer for line in lines if line.sale and line.buyer}
        new = {buyer for buyer in buyers if self._first_order[buyer] >= first}
        return {
            "sales": added(line for line in lines if line.sale),
            "cancellations": added(line for line in lines if line.cancelled),
            "adjustments": added(line for line in lines if line.amount < 0 and not line.cancelled),
            "net": added(lines),
            "orders": len({line.invoice for line in lines if line.sale}),
            "cancelled_orders": len({line.invoice for line in lines if line.cancelled}),
            "buyers": len(buyers),
            "new_buyers": len(new),
            "returning_buyers": len(buyers - new),
            "lines_without_buyer": sum(1 for line in lines if not line.buyer),
            "best": best(lines),
        }


def added(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))


@dataclass(frozen=True)
class Imported:
    side: FilesSide
    results: tuple[ImportResult, ...]
    oracle: Oracle

    @property
    def market(self) -> FilesMarketplace:
        return self.side.market


def read_lines(path: Path) -> Iterator[Line]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            invoice, quantity, price = row["InvoiceNo"], int(row["Quantity"]), Decimal(row["UnitPrice"])
            day = date.fromisoformat(row["InvoiceDate"][:10])
            cancelled = invoice.startswith("C")
            amount = quantity * price
            sale = amount > 0 and not cancelled
            yield Line(invoice, row["StockCode"], quantity, day, price, row["CustomerID"], amount, cancelled, sale)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def imported(
    request: pytest.FixtureRequest, shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Imported]:
    """Both months in one database of each kind, imported once."""
    folder = tmp_path_factory.mktemp("months")
    url = f"sqlite:///{folder / 'shop.db'}"
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        url = server.url(server.create())
    engine = make_engine(url)
    migrate(engine)
    side = FilesSide(engine, folder)
    paths = [shared_data / "online_retail" / name for name in NAMES]
    results = tuple(side.load(path) for path in paths)
    yield Imported(side, results, Oracle([line for path in paths for line in read_lines(path)]))
    side.engine.dispose()


def best(lines: Sequence[Line]) -> list[tuple[str, int, Decimal]]:
    units: dict[str, int] = defaultdict(int)
    sales: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        if line.sale:
            units[line.sku] += line.quantity
            sales[line.sku] += line.amount
    ranked = sorted(sales, key=lambda sku: (-sales[sku], -units[sku], sku))
    return [(sku, units[sku], sales[sku]) for sku in ranked[:10]]


def as_found(report: dict[str, Any]) -> dict[str, Any]:
    amounts = {name: Decimal(report[name]) for name in ("sales", "cancellations", "adjustments", "net")}
    ranked = [(each["sku"], each["units"], Decimal(each["sales"])) for each in report["best"]]
    return {**report, **amounts, "best": ranked}


PERIODS = {
    "days": [(FIRST + timedelta(days=each),) * 2 for each in range((LAST - FIRST).days + 1)],
    "weeks": [(FIRST + timedelta(days=each), FIRST + timedelta(days=each + 6)) for each in range(0, 62, 7)],
    "months": [(FIRST, date(2010, 12, 31)), (date(2011, 1, 1), LAST), (FIRST, LAST)],
    "outside": [(date(2009, 1, 1), date(2010, 11, 30)), (date(2011, 2, 1), date(2012, 1, 1))],
}


@pytest.mark.parametrize("kind", PERIODS)
async def test_every_total_is_exact(imported: Imported, kind: str) -> None:
    for first, last in PERIODS[kind]:
        report = report_json(await imported.market.figures(SHOP, first, last))
        assert as_found(report) == imported.oracle.report(first, last), (first, last)


async def test_known_totals_of_the_source(imported: Imported) -> None:
    december = report_json(await imported.market.figures(SHOP, FIRST, date(2010, 12, 31)))
    january = report_json(await imported.market.figures(SHOP, date(2011, 1, 1), LAST))
    assert (december["net"], january["net"]) == ("748957.02", "560000.26")
    both = report_json(await imported.market.figures(SHOP, FIRST, LAST), best=3)
    assert both["cancelled_orders"] == 586
    assert both["orders"] == 2645
    assert (both["sales"], both["cancellations"], both["adjustments"]) == ("1515110.70", "-206153.42", "0.00")
    assert [each["sku"] for each in both["best"]] == ["23166", "22423", "DOT"]


def test_what_was_done_with_each_line_is_told(imported: Imported) -> None:
    counted = [(each.kind, each.rows, each.imported, each.duplicates, each.rejected) for each in imported.results]
    assert counted == [(Kind.ORDERS, 42_481, 42_481, 0, 0), (Kind.ORDERS, 35_147, 35_147, 0, 0)]
    assert [dict(each.notes) for each in imported.results] == [
        {"cancellations": 728, "zero-price": 273, "without-buyer": 15_631},
        {"cancellations": 701, "zero-price": 140, "without-buyer": 13_235},
    ]
    assert [each.rejects for each in imported.results] == [None, None]


async def test_the_same_file_again_changes_nothing(imported: Imported, shared_data: Path) -> None:
    before = report_json(await imported.market.figures(SHOP, FIRST, LAST))
    counts = imported.side.counts()
    again = imported.side.load(shared_data / "online_retail" / NAMES[1])
    assert (again.rows, again.imported, again.duplicates, again.rejected) == (35_147, 0, 35_147, 0)
    assert imported.side.counts() == counts
    assert report_json(await imported.market.figures(SHOP, FIRST, LAST)) == before


async def test_the_days_and_listings_of_the_shop(imported: Imported) -> None:
    assert await imported.market.days(SHOP) == (FIRST, LAST)
    listings = await imported.market.listings(SHOP)
    sold = {line.sku for line in imported.oracle.lines if line.sale}
    assert [each.id for each in listings] == sorted(sold)
    newest: dict[str, Line] = {}
    for line in imported.oracle.lines:
        if line.sale:
            newest[line.sku] = line
    one = await imported.market.listing(SHOP, "22423")
    assert one is not None
    assert (one.title, one.price.amount) == ("REGENCY CAKESTAND 3 TIER", newest["22423"].price)


async def test_another_shop_sees_nothing(imported: Imported) -> None:
    stranger = replace(SHOP, id="shop-2")
    assert await imported.market.days(stranger) is None
    assert await imported.market.listings(stranger) == ()
    assert report_json(await imported.market.figures(stranger, FIRST, LAST))["net"] == "0.00"
