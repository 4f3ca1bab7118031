"""Import rate and peak memory for a large order file, beside a plain pass of the standard CSV reader over the same file.

The file is the two real months repeated with later dates and other invoice numbers. Run: python -m tests.benchmarks.bench_import
[--lines 540000]. Figures are asserted against a sum made while the file was written, so that a fast wrong import does not count.
"""

import argparse
import asyncio
import csv
import gzip
import resource
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from bot.domain.shop import Shop
from bot.machine import SystemClock
from bot.marketplaces.files.connector import FilesMarketplace
from bot.marketplaces.files.importing import ImportOptions, ImportResult, Target, import_file
from bot.storage.engine import make_engine
from bot.storage.store import open_store
from tests.conftest import shared_data_folder

CLOCK = SystemClock()
SHOP = Shop("bench", "bench", "files", "GBP", "Europe/London")
PERIOD_DAYS = 62
HEADER = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country")


def real_lines(folder: Path) -> Iterator[list[str]]:
    for path in sorted(folder.glob("online_retail_*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream)
            next(reader)
            yield from reader


def shifted(row: list[str], round_: int) -> list[str]:
    """The line `round_` times two months later, in an invoice of its own."""
    letters = row[0].rstrip("0123456789")
    moment = datetime.fromisoformat(row[4]) + timedelta(days=PERIOD_DAYS * round_)
    return [f"{letters}{int(row[0][len(letters) :]) + round_ * 10_000}", *row[1:4], str(moment), *row[5:]]


def write_file(folder: Path, path: Path, count: int) -> Decimal:
    """Writes `count` lines; returns their exact net."""
    net, written, round_ = Decimal(0), 0, 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADER)
        while written < count:
            for row in real_lines(folder):
                writer.writerow(shifted(row, round_))
                net += int(row[3]) * Decimal(row[5])
                written += 1
                if written == count:
                    break
            round_ += 1
    return net


def plain_pass(path: Path) -> float:
    """Seconds that the standard library needs to do nothing but read the records."""
    started = CLOCK.elapsed()
    with path.open(encoding="utf-8", newline="") as stream:
        for _ in csv.reader(stream):
            pass
    return CLOCK.elapsed() - started


def timed_figures(market: FilesMarketplace, first: date, last: date) -> tuple[float, Decimal]:
    started = CLOCK.elapsed()
    figures = asyncio.run(market.figures(SHOP, first, last))
    return CLOCK.elapsed() - started, figures.totals.net


def say(name: str, value: object) -> None:
    sys.stdout.write(f"{name:<28}{value}\n")


def report(path: Path, plain: float, first: ImportResult, again: ImportResult) -> None:
    say("lines", f"{first.rows:,} ({path.stat().st_size / 1e6:.1f} MB)")
    say("plain csv.reader", f"{plain:.2f} s, {first.rows / plain:,.0f} lines/s")
    say("import", f"{first.seconds:.2f} s, {first.rows / first.seconds:,.0f} lines/s")
    say("import / csv.reader", f"{first.seconds / plain:.1f}x")
    say("import again (duplicates)", f"{again.seconds:.2f} s, {again.rows / again.seconds:,.0f} lines/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=540_000)
    count = parser.parse_args().lines
    folder = shared_data_folder("online_retail")
    if folder is None:
        say("import", "not measured: the shared order files are not on this machine")
        return
    with tempfile.TemporaryDirectory(prefix="xiaoer-bench-") as place:
        path = Path(place) / "orders.csv"
        net = write_file(folder, path, count)
        url = f"sqlite:///{Path(place) / 'bench.db'}"
        open_store(url).close()
        target = Target(make_engine(url), SHOP, CLOCK)
        plain = plain_pass(path)
        first = import_file(target, path, ImportOptions())
        again = import_file(target, path, ImportOptions())
        if (first.imported, again.imported, again.duplicates) != (count, 0, count):
            raise AssertionError((first, again))
        report(path, plain, first, again)
        market = FilesMarketplace(target.engine)
        month, _ = timed_figures(market, date(2010, 12, 1), date(2010, 12, 31))
        everything, found = timed_figures(market, date(2010, 1, 1), date(2100, 1, 1))
        if found != net:
            raise AssertionError((found, net))
        say("figures of a month", f"{month:.2f} s")
        say("figures of all lines", f"{everything:.2f} s")
        target.engine.dispose()
    say("peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
