"""Files as they come: broken lines, other letters, workbooks, unclear headers, and what is refused without leaving a trace."""

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conversation.commandline import Commands
from tests.conversation.driver import Books
from tests.conversation.people import FIRST_SHOP, Home

HEADER = "订单号,货号,商品名称,数量,下单时间,单价,买家"
LINES = (
    "1001,S-1,拖鞋,3,2026-05-01 09:00,5.5,王",
    "1001,S-2,袜子,2,2026-05-01 09:00,2.125,王",
    "C1002,S-1,拖鞋,-1,2026-05-02 10:30,5.5,李",
)
TOTALS = {"sales": "20.75", "cancellations": "-5.50", "adjustments": "0.00", "net": "15.25", "orders": 1, "buyers": 1}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Commands:
    return Commands(tmp_path_factory.mktemp("desk") / "data")


def saved(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def workbook(path: Path) -> Path:
    """The lines as Excel keeps them: typed numbers and moments."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADER.split(","))
    for line in LINES:
        cells = line.split(",")
        moment = datetime.strptime(cells[4], "%Y-%m-%d %H:%M")  # noqa: DTZ007 - a workbook knows no zones
        sheet.append([*cells[:3], int(cells[3]), moment, float(cells[5]), cells[6]])
    book.save(path)
    return path


def shops(desk: Commands) -> list[tuple[Any, ...]]:
    """Name and currency of every shop there is, in order of names."""
    if not (desk.folder / "xiaoer.db").exists():
        return []
    return Books(desk.folder).rows("SELECT name, currency FROM shop ORDER BY name")


@pytest.mark.parametrize("kind", ["gb18030", "xlsx"])
def test_letters_of_old_programs_and_workbooks(desk: Commands, tmp_path: Path, kind: str) -> None:
    book = kind == "xlsx"
    path = workbook(tmp_path / "a.xlsx") if book else saved(tmp_path / "a.csv", HEADER, *LINES, encoding=kind)
    done = desk.ran("import", path, "--shop", kind, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json | {"seconds": 0} == {"rows": 3, "imported": 3, "duplicates": 0, "rejected": 0, "seconds": 0}
    report = desk.ran("report", "--shop", kind, "--from", "2026-05-01", "--to", "2026-05-02", "--json").json
    assert {name: report[name] for name in TOTALS} == TOTALS
    assert [(each["sku"], each["name"], each["units"], each["sales"]) for each in report["best"]] == [
        ("S-1", "拖鞋", 3, "16.50"),
        ("S-2", "袜子", 2, "4.25"),
    ]
    assert (kind, "CNY") in shops(desk)


def test_a_broken_line_in_the_middle_costs_itself_only(desk: Commands, tmp_path: Path) -> None:
    broken = (LINES[0], "1009,S-1,拖鞋,many,2026-05-01 09:00,5.5,王", LINES[1], "1009,only", LINES[2])
    path = saved(tmp_path / "may.csv", HEADER, *broken)
    done = desk.ran("import", path, "--shop", "broken", "--currency", "eur", "--json")
    assert done.json | {"seconds": 0} == {"rows": 5, "imported": 3, "duplicates": 0, "rejected": 2, "seconds": 0}
    (rejects,) = desk.folder.glob("rejects/*/may.csv.rejects.csv")
    assert done.told == (0, done.out, str(rejects))
    with rejects.open(encoding="utf-8-sig", newline="") as stream:
        found = list(csv.reader(stream))
    assert [row[0] for row in found[1:]] == ["3", "5"]
    assert [row[1] for row in found[1:]] == ["reject-number", "reject-columns"]
    assert all(row[2] for row in found[1:])
    assert found[1][3:] == broken[1].split(",")
    again = desk.ran("import", path, "--shop", "broken")
    assert (again.code, again.err) == (0, "")
    assert "may.csv: 5 lines, 0 taken." in again.out
    assert "2 were not taken" in again.out
    assert again.out.endswith(f"{rejects}\n")
    assert ("broken", "EUR") in shops(desk)


def test_an_unclear_header_is_asked_about_and_answered(desk: Commands, tmp_path: Path) -> None:
    path = saved(tmp_path / "odd.csv", HEADER.replace("数量", "总数"), *LINES)
    asked = desk.ran("import", path, "--shop", "asked", "--json")
    assert (asked.code, asked.out) == (65, "")
    assert '--answer "quantity=总数"' in asked.err
    assert "nothing was imported yet" in asked.err
    assert "asked" not in [name for name, _ in shops(desk)]
    done = desk.ran("import", path, "--shop", "asked", "--json", "--answer", "quantity=总数")
    assert (done.code, done.json["imported"], done.json["rejected"]) == (0, 3, 0)


REFUSED = {
    ("--shop", "new", "missing.csv"): "There is no such file: missing.csv",
    ("--shop", "new", "program.csv"): "This is not a table. Nothing was imported. Please send a CSV or XLSX file.",
    ("--shop", " ", "good.csv"): "A shop needs a name (--shop)",
    ("--shop", "new", "--answer", "quantity", "good.csv"): (
        "I cannot read “quantity”. Write --answer as it stands under the question"
    ),
    ("--shop", "kept", "--currency", "GBP", "good.csv"): (
        "“kept” keeps its books in USD, not in GBP, and nothing was imported. Use another name, or leave the currency out."
    ),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Commands:
    """A shop with one file in it, and files to be refused beside its data folder."""
    place = tmp_path_factory.mktemp("kept")
    saved(place / "good.csv", HEADER, *LINES)
    (place / "program.csv").write_bytes(Path("/bin/sh").read_bytes()[:4096])
    desk = Commands(place / "data")
    assert desk.ran("import", "good.csv", "--shop", "kept", "--currency", "USD").code == 0
    return desk


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_is_refused_leaves_no_trace(kept: Commands, arguments: tuple[str, ...]) -> None:
    before = everything(kept)
    assert kept.ran("import", "--json", *arguments).told == (65, "", REFUSED[arguments])
    assert everything(kept) == before


def test_an_unknown_currency_is_refused_with_those_known(kept: Commands) -> None:
    before = everything(kept)
    done = kept.ran("import", "good.csv", "--shop", "new", "--currency", "ZZZ")
    assert (done.code, done.out) == (65, "")
    assert done.err.startswith("I do not know the currency “ZZZ”. These can be used: CNY USD EUR GBP")
    assert everything(kept) == before


def everything(desk: Commands) -> list[list[tuple[object, ...]]]:
    books = Books(desk.folder)
    tables = [str(name) for (name,) in books.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [books.rows(f'SELECT * FROM "{name}"') for name in tables]  # noqa: S608 - our own tables


NO_REPORT = {
    ("nobody", "2026-05-01", "2026-05-02"): "There is no shop called “nobody”",
    ("kept", "2026-05-32", "2026-06-01"): "“2026-05-32” is no date. Write it like 2026-06-18",
    (
        "kept",
        "2026-05-03",
        "2026-05-02",
    ): "The first day Sun, May 3, 2026 is after the last day Sat, May 2, 2026. Swap them",
}


@pytest.mark.parametrize("asked", NO_REPORT, ids=" ".join)
def test_a_report_that_cannot_be(kept: Commands, asked: tuple[str, str, str]) -> None:
    shop, since, until = asked
    done = kept.ran("report", "--shop", shop, "--from", since, "--to", until, "--json")
    assert done.told == (65, "", NO_REPORT[asked])


def test_a_shop_that_is_not_made_of_files_takes_none(home: Home) -> None:
    desk = Commands(home.folder)
    path = saved(home.folder.parent / "good.csv", HEADER, *LINES)
    before = everything(desk)
    refused = desk.ran("import", path, "--shop", FIRST_SHOP, "--json")
    words = "do not come from files, so no file can be imported into it. Use another name and I will make that shop."
    assert refused.told == (65, "", f"The data of “{FIRST_SHOP}” {words}")
    assert everything(desk) == before
