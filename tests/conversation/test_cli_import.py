"""`import` and `report` on the command line, with a real wholesaler's month: exact shapes, exact amounts, nothing counted twice."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.contract.test_files_real_months import NAMES, Oracle, as_found, read_lines
from tests.conversation.commandline import Commands, Ran

COUNTS = ["rows", "imported", "duplicates", "rejected", "seconds"]
TOTALS = [
    "sales", "cancellations", "adjustments", "net", "orders", "cancelled_orders", "buyers", "new_buyers", "returning_buyers",
    "lines_without_buyer", "best",
]  # fmt: skip
AMOUNT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]{2,4}")
PERIODS = {
    "a month": (date(2010, 12, 1), date(2010, 12, 31)),
    "a week": (date(2010, 12, 6), date(2010, 12, 12)),
    "a day": (date(2010, 12, 9), date(2010, 12, 9)),
}
Reported = Callable[[date, date], Ran]


@pytest.fixture(scope="module")
def month(shared_data: Path) -> Path:
    return shared_data / "online_retail" / NAMES[0]


@pytest.fixture(scope="module")
def first(month: Path, gifts: Commands) -> Ran:
    """The first import of the month, into a shop that it makes."""
    return gifts.ran("import", month, "--shop", "Gifts & Co", "--currency", "GBP", "--json")


@pytest.fixture(scope="module")
def gifts(tmp_path_factory: pytest.TempPathFactory) -> Commands:
    return Commands(tmp_path_factory.mktemp("gifts") / "data")


@pytest.fixture(scope="module")
def oracle(month: Path) -> Oracle:
    return Oracle(list(read_lines(month)))


@pytest.fixture
def reported(gifts: Commands, first: Ran) -> Reported:
    def report(since: date, until: date) -> Ran:
        return gifts.ran("report", "--shop", "Gifts & Co", "--from", str(since), "--to", str(until), "--json")

    return report


def test_the_first_import_takes_every_line(first: Ran) -> None:
    assert (first.code, first.err) == (0, "")
    assert list(first.json) == COUNTS
    assert [first.json[name] for name in COUNTS[:-1]] == [42_481, 42_481, 0, 0]
    assert 0 < first.json["seconds"] < 60


@pytest.mark.parametrize("period", PERIODS)
def test_the_report_is_exact(reported: Reported, oracle: Oracle, period: str) -> None:
    since, until = PERIODS[period]
    done = reported(since, until)
    assert (done.code, done.err) == (0, "")
    assert list(done.json) == TOTALS
    assert [list(each) for each in done.json["best"]] == [["sku", "name", "units", "sales"]] * 10
    amounts = [done.json[name] for name in TOTALS[:4]] + [each["sales"] for each in done.json["best"]]
    assert [each for each in amounts if not AMOUNT.fullmatch(each)] == []
    assert as_found(done.json) == oracle.report(since, until)


def test_importing_again_counts_nothing_twice(gifts: Commands, first: Ran, month: Path, reported: Reported) -> None:
    again = gifts.ran("import", month, "--shop", "Gifts & Co", "--json")
    assert (again.code, again.err) == (0, "")
    assert [again.json[name] for name in COUNTS[:-1]] == [42_481, 0, 42_481, 0]
    totals = reported(*PERIODS["a month"]).json
    assert [totals[name] for name in TOTALS[:-1]] == [
        "823746.14", "-74789.12", "0.00", "748957.02", 1559, 326, 885, 885, 0, 15_631,
    ]  # fmt: skip
    assert totals["best"][0] == {"sku": "22423", "name": "REGENCY CAKESTAND 3 TIER", "units": 2093, "sales": "27869.96"}


def test_the_report_in_words_is_in_the_shop_s_currency(gifts: Commands, first: Ran) -> None:
    said = gifts.ran("report", "--shop", "Gifts & Co", "--from", "2010-12-01", "--to", "2010-12-31", LANGUAGE="zh-Hans")
    assert (said.code, said.err) == (0, "")
    assert "净卖 £748,957.02" in said.out
