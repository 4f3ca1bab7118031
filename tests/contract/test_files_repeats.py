"""What counts twice and what does not: repeats inside a file are lines, the same lines in another file are not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.errors import XiaoerError
from bot.marketplaces.files.importing import ImportOptions, ImportResult, Progress, Stage, Target, import_steps
from tests.contract.files_side import FilesSide, line, orders
from tests.fakes.clock import FakeClock


def counted(result: ImportResult) -> tuple[int, int, int, int]:
    return result.rows, result.imported, result.duplicates, result.rejected


async def test_repeated_lines_of_one_file_are_lines(files: FilesSide) -> None:
    content = orders(line(), line(), line(sku="2"), line())
    assert counted(files.load(content)) == (4, 4, 0, 0)
    assert (await files.figures()).totals.sales == Decimal("61.20")
    assert counted(files.load(content)) == (4, 0, 4, 0)
    assert (await files.figures()).totals.sales == Decimal("61.20")


async def test_overlapping_files_do_not_double(files: FilesSide) -> None:
    first = [line("1"), line("2"), line("2"), line("3", date="2010-12-02 10:00:00")]
    second = [*first[1:], line("3", date="2010-12-02 10:00:00"), line("4", date="2010-12-03 10:00:00")]
    assert counted(files.load(orders(*first))) == (4, 4, 0, 0)
    assert counted(files.load(orders(*second))) == (5, 2, 3, 0)
    figures = await files.figures()
    assert figures.totals.sales == 6 * Decimal("15.30")
    assert figures.totals.orders == 4


async def test_the_order_of_files_does_not_matter(files: FilesSide) -> None:
    files.load(orders(line("2", date="2010-12-02 10:00:00", price="3.00", name="NEW")))
    files.load(orders(line("1")))
    totals = (await files.figures()).totals
    assert (totals.orders, totals.buyers, totals.new_buyers) == (2, 1, 1)
    second = (await files.figures(date(2010, 12, 2), date(2010, 12, 2))).totals
    assert (second.buyers, second.new_buyers, second.returning_buyers) == (1, 0, 1)
    listing = await files.market.listing(files.shop, "85123A")
    assert listing is not None
    assert (listing.title, listing.price.minor) == ("NEW", 300)


async def test_small_batches_and_spilled_counts_change_nothing(files: FilesSide) -> None:
    content = orders(*(line(str(number % 3)) for number in range(10)))
    assert counted(files.load(content, ImportOptions(batch_lines=1))) == (10, 10, 0, 0)
    assert counted(files.load(content, ImportOptions(batch_lines=7))) == (10, 0, 10, 0)
    assert (await files.figures()).totals.sales == Decimal("153.00")


async def test_an_import_cut_off_in_the_middle_is_simply_started_again(files: FilesSide) -> None:
    path = files.folder / "orders.csv"
    path.write_text(orders(*(line(str(number)) for number in range(10))))
    steps = import_steps(Target(files.engine, files.shop, FakeClock()), path, ImportOptions(batch_lines=4))
    seen = [step for step in (next(steps), next(steps)) if step.stage is Stage.IMPORTING]
    assert seen == [Progress(Stage.IMPORTING, 4, 10)]
    steps.close()
    assert files.counts()["files_lines"] == 4
    assert counted(files.load(path)) == (10, 6, 4, 0)
    assert (await files.figures()).totals.orders == 10


async def test_shops_do_not_share_lines(files: FilesSide) -> None:
    files.load(orders(line()))
    other = FilesSide(files.engine, files.folder, replace(files.shop, id="shop-2"))
    assert counted(other.load(orders(line(), line("2")))) == (2, 2, 0, 0)
    assert (await files.figures()).totals.orders == 1
    assert (await other.figures()).totals.orders == 2


async def test_the_day_is_the_shops(files: FilesSide) -> None:
    files.load(orders(line("1", date="2010-12-01T23:30:00-05:00"), line("2", date="2010-12-01 23:30:00")))
    assert (await files.figures(date(2010, 12, 1), date(2010, 12, 1))).totals.orders == 1
    assert (await files.figures(date(2010, 12, 2), date(2010, 12, 2))).totals.orders == 1


async def test_four_decimals_are_summed_exactly(files: FilesSide) -> None:
    files.load(
        orders(*(line(str(number), price="0.0333", quantity="1") for number in range(3)), line("x", price="1E3"))
    )
    assert (await files.figures()).totals.sales == Decimal("0.0999")


async def test_bad_debt_is_an_adjustment(files: FilesSide) -> None:
    bad = line("A563185", sku="B", name="Adjust bad debt", quantity="1", price="-11062.06", buyer="")
    result = files.load(orders(line(), bad, line("C536379", quantity="-1"), line("536370", price="0")))
    assert dict(result.notes) == {"cancellations": 1, "adjustments": 1, "zero-price": 1, "without-buyer": 1}
    totals = (await files.figures()).totals
    assert (totals.sales, totals.cancellations, totals.adjustments, totals.net) == (
        Decimal("15.30"),
        Decimal("-2.55"),
        Decimal("-11062.06"),
        Decimal("-11049.31"),
    )
    assert (totals.orders, totals.cancelled_orders, totals.buyers, totals.lines_without_buyer) == (1, 1, 1, 1)


async def test_sums_of_large_lines_stay_exact(files: FilesSide) -> None:
    files.load(orders(*(line(str(number), price="9999999999.9999", quantity="1") for number in range(200))))
    assert (await files.figures()).totals.sales == 200 * Decimal("9999999999.9999")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"one column\n1\n",
        b"a,b\n1,2\n",
        b"\x1f\x8bbroken",
        b"PK\x03\x04broken",
        b"\xff\xfe" + "a,b".encode("utf-16-le") + b"\0",
    ],
)
def test_a_file_refused_as_a_whole_changes_nothing(sqlite_files: FilesSide, content: bytes) -> None:
    sqlite_files.load(orders(line()))
    before = sqlite_files.counts()
    with pytest.raises(XiaoerError):
        sqlite_files.load(content)
    assert sqlite_files.counts() == before
    assert not Path(sqlite_files.rejects).exists()
