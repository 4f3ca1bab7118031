"""Broken lines and formula cells: each is refused with its number and reason, and everything else is imported."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from tests.contract.files_side import HEADER, FilesSide, line, orders


def rejected(files: FilesSide) -> list[list[str]]:
    """Line, reason key and the cells of each rejected line."""
    with files.rejects.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0][3:] == HEADER.split(",")
    return [[row[0], row[1], *row[3:]] for row in rows[1:]]


BROKEN = {
    "reject-columns": "536365,85123A,HEART",
    "reject-number": line(quantity="six"),
    "reject-quantity": line(quantity="0.5"),
    "reject-too-fine": line(price="2.55555"),
    "reject-date": line(date="2010-13-45"),
    "reject-quotes": '536365,"85123A,HEART,6,2010-12-01 08:26:00,2.55,17850,UK',
    "reject-no-invoice": line(""),
    "reject-too-large": line(price="99999999999"),
    "reject-shortened": line("1.23457E+17"),
}


async def test_a_broken_line_in_the_middle_costs_only_itself(files: FilesSide) -> None:
    for key, broken in BROKEN.items():
        good = [line(f"{key}-{number}") for number in range(6)]
        result = files.load(orders(*good[:3], broken, *good[3:]))
        assert (result.rows, result.imported, result.duplicates, result.rejected) == (7, 6, 0, 1), key
        assert [each[:2] for each in rejected(files)] == [["5", key]]
        assert result.rejects == files.rejects
    assert (await files.figures()).totals.orders == 6 * len(BROKEN)
    assert (await files.figures()).totals.sales == 6 * len(BROKEN) * Decimal("15.30")


async def test_the_rejects_show_the_line_as_it_was_and_run_no_formula(sqlite_files: FilesSide) -> None:
    files = sqlite_files
    files.load(orders(line(sku="=cmd|' /C calc'!A0", name="@SUM(1)", quantity="-x", buyer="+1"), line()))
    assert rejected(files) == [
        ["2", "reject-number", "536365", "'=cmd|' /C calc'!A0", "'@SUM(1)", "'-x", "2010-12-01 08:26:00", "2.55", "'+1", "United Kingdom"]
    ]  # fmt: skip


async def test_text_that_looks_like_a_formula_is_kept_word_for_word(files: FilesSide) -> None:
    result = files.load(orders(line(sku="=1+1", name="=HYPERLINK(1)", buyer="-5")))
    assert (result.imported, result.rejected) == (1, 0)
    (listing,) = await files.market.listings(files.shop)
    assert (listing.id, listing.title) == ("=1+1", "=HYPERLINK(1)")


async def test_a_formula_in_a_number_is_refused(files: FilesSide) -> None:
    result = files.load(orders(line(quantity="=3*2"), line(price="=2.55")))
    assert (result.imported, result.rejected) == (0, 2)
    assert files.counts()["files_lines"] == 0


async def test_all_lines_broken_leave_the_shop_empty(files: FilesSide) -> None:
    result = files.load(orders(*(line(price="x") for _ in range(20))))
    assert (result.rows, result.imported, result.rejected) == (20, 0, 20)
    assert set(files.counts().values()) == {0}
    assert await files.market.days(files.shop) is None


async def test_every_encoding_gives_the_same_lines(files: FilesSide) -> None:
    text = "订单编号,商品名称,货号,单价(元),数量,下单时间,买家会员名\n1,白色心形挂饰,A1,￥2.55,6,2010年12月1日 8时26分,张三\n"
    for number, encoding in enumerate(("utf-8", "utf-8-sig", "gb18030", "utf-16")):
        result = files.load(text.encode(encoding))
        assert (result.imported, result.duplicates) == ((1, 0) if number == 0 else (0, 1)), encoding
    (listing,) = await files.market.listings(files.shop)
    assert (listing.id, listing.title, listing.price.minor) == ("A1", "白色心形挂饰", 255)


async def test_semicolons_decimal_commas_and_days_first(files: FilesSide) -> None:
    text = "order no;sku;quantity;order date;price\n1;A;6;13/12/2010 8:26;2,55\n2;B;1.000;01/12/2010;1.234,50\n"
    assert files.load(text).imported == 2
    figures = await files.figures()
    assert figures.totals.sales == Decimal("15.30") + 1000 * Decimal("1234.50")
    days = await files.market.days(files.shop)
    assert days is not None
    assert [each.isoformat() for each in days] == ["2010-12-01", "2010-12-13"]


def workbook(folder: Path, rows: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(HEADER.split(","))
    for row in rows:
        book.active.append(row)
    path = folder / "orders.xlsx"
    book.save(path)
    return path


async def test_a_workbook_and_a_text_file_hold_the_same_lines(files: FilesSide) -> None:
    typed: list[Any] = [536365, "85123A", "HEART", 6, "2010-12-01 08:26:00", 2.55, 17850, "United Kingdom"]
    assert files.load(workbook(files.folder, [typed])).imported == 1
    typed[4] = 40513.3513888889
    assert files.load(workbook(files.folder, [typed])).duplicates == 1
    assert files.load(orders(line())).duplicates == 1
    assert (await files.figures()).totals.sales == Decimal("15.30")


async def test_a_workbook_formula_without_result_is_refused(files: FilesSide) -> None:
    good: list[Any] = ["1", "A", "HEART", 6, "2010-12-01", 2.55, "17850", "UK"]
    bad: list[Any] = ["2", "A", "HEART", "=2*3", "2010-12-01", 2.55, "17850", "UK"]
    unused: list[Any] = ["3", "A", "HEART", 6, "2010-12-01", 2.55, "17850", '="U"&"K"']
    result = files.load(workbook(files.folder, [good, bad, unused]))
    assert (result.rows, result.imported, result.rejected) == (3, 2, 1)
    assert [each[:2] for each in rejected(files)] == [["3", "reject-formula"]]
    assert (await files.figures()).totals.orders == 2
