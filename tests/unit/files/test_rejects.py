"""The file of rejected lines: the reason, the line as it was, and nothing that a spreadsheet would run."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import InputError
from bot.marketplaces.files.rejects import RejectsFile, safe_cell
from bot.marketplaces.files.rows import Row

UNSAFE = tuple("=+-@\t\r＝＋－＠")


def words(key: str, values: object) -> str:
    return f"{key} in words"


def test_reasons_and_cells_are_written(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    rejects = RejectsFile(path, ("no", "=name"), words)
    rejects.add(Row(7, ["1", "=1+1"]), "reject-number", {})
    rejects.add(Row(9, ["", "拖鞋,红"]), "reject-date", {})
    rejects.close()
    assert (rejects.count, rejects.path) == (2, path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["rejects-line in words", "rejects-reason in words", "rejects-explanation in words", "no", "'=name"],
            ["7", "reject-number", "reject-number in words", "1", "'=1+1"],
            ["9", "reject-date", "reject-date in words", "", "拖鞋,红"],
        ]


def test_without_rejects_there_is_no_file(tmp_path: Path) -> None:
    rejects = RejectsFile(tmp_path / "rejects.csv", ("no",), words)
    rejects.close()
    assert rejects.path is None
    assert list(tmp_path.iterdir()) == []


def test_without_a_place_rejects_are_counted() -> None:
    rejects = RejectsFile(None, ("no",), words)
    rejects.add(Row(2, ["x"]), "reject-number", {})
    assert (rejects.count, rejects.path) == (1, None)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    rejects = RejectsFile(tmp_path / "no-such-folder" / "rejects.csv", ("no",), words)
    with pytest.raises(InputError, match="error-import-rejects-file"):
        rejects.add(Row(2, ["x"]), "reject-number", {})


@given(cell=st.text())
def test_no_cell_starts_like_a_formula(cell: str) -> None:
    safe = safe_cell(cell)
    assert not safe.startswith(UNSAFE)
    assert safe in {cell, "'" + cell}
    assert (safe == cell) is not cell.startswith(UNSAFE)
