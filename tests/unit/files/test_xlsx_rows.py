"""Workbooks: typed cells as text, formulas without a result, several sheets, damage and bombs."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.errors import FileRejected, TooLarge
from bot.marketplaces.files.questions import Doubt, MappingAsked
from bot.marketplaces.files.rows import COMMAND_LIMITS, FileLimits, Row
from bot.marketplaces.files.xlsx_rows import open_workbook

SHEET = "xl/worksheets/sheet1.xml"


def saved(folder: Path, rows: list[list[Any]], **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, content in sheets.items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(row)
    path = folder / "book.xlsx"
    book.save(path)
    return path


def edited(path: Path, name: str, old: bytes, new: bytes) -> Path:
    """The workbook with one part changed, as another program would have written it."""
    target = path.with_name("edited.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        assert name in source.namelist()
        for member in source.namelist():
            data = source.read(member)
            if member == name:
                assert old in data
                data = data.replace(old, new)
            made.writestr(member, data)
    return target


def read(path: Path, **answers: str) -> list[Row]:
    rows = open_workbook(path, COMMAND_LIMITS, answers).rows()
    return [row._replace(cells=list(row.cells)) for row in rows]


def test_typed_cells_become_text(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["no", "when", "price", "flag", "name"],
        [536365, datetime.fromisoformat("2010-12-01 08:26:00"), 2.55, True, "HEART"],
        [536365.0, date(2010, 12, 1), 0.1 + 0.2, False, None],
        ["0012", datetime.fromisoformat("2010-12-01 08:26:00.400"), 1.125, None, "拖鞋"],
        [None, None, 1e-7, None, "-"],
    ]
    assert read(saved(tmp_path, rows)) == [
        Row(1, ["no", "when", "price", "flag", "name"]),
        Row(2, ["536365", "2010-12-01 08:26:00", "2.55", "TRUE", "HEART"]),
        Row(3, ["536365", "2010-12-01 00:00:00", "0.3", "FALSE", ""]),
        Row(4, ["0012", "2010-12-01 08:26:00", "1.1250", "", "拖鞋"]),
        Row(5, ["", "", "1e-07", "", "-"]),
    ]


def test_empty_rows_are_left_out_and_numbers_stay(tmp_path: Path) -> None:
    assert [row.line for row in read(saved(tmp_path, [[], ["a", "b"], [], [1, 2], [None, ""], [3, 4]]))] == [2, 4, 6]


def test_cells_beyond_the_header_break_a_row(tmp_path: Path) -> None:
    assert read(saved(tmp_path, [["a", "b"], [1, 2, 3], [4]]))[1:] == [
        Row(2, ["1", "2", "3"], "reject-columns"),
        Row(3, ["4", ""]),
    ]


def test_a_formula_nobody_calculated_is_marked(tmp_path: Path) -> None:
    path = saved(tmp_path, [["a", "b"], [1, "=A2*2"], ["=1+1", "=2"], [5, 6]])
    assert [row.formulas for row in read(path)] == [frozenset(), frozenset({1}), frozenset({0, 1}), frozenset()]


def test_a_formula_with_its_result_is_that_result(tmp_path: Path) -> None:
    path = saved(tmp_path, [["a", "b"], [1, "=A2*2"], [3, "=A3*2"]])
    path = edited(path, SHEET, b"<f>A2*2</f><v />", b"<f>A2*2</f><v>2</v>")
    assert read(path)[1:] == [Row(2, ["1", "2"]), Row(3, ["3", ""], "", frozenset({1}))]


def test_several_sheets_are_asked(tmp_path: Path) -> None:
    path = saved(tmp_path, [["a", "b"], [1, 2]], Other=[["c", "d"], [3, 4]], Empty=[], Note=[["only one cell"]])
    with pytest.raises(MappingAsked) as caught:
        read(path)
    (question,) = caught.value.questions
    assert (question.field, question.doubt, question.candidates) == ("sheet", Doubt.SHEET, ("Sheet", "Other"))
    assert read(path, sheet="Other")[1] == Row(2, ["3", "4"])


def test_a_wrong_dimension_hides_nothing(tmp_path: Path) -> None:
    path = edited(saved(tmp_path, [["a", "b"], [1, 2]]), SHEET, b'ref="A1:B2"', b'ref="A1"')
    assert read(path)[1] == Row(2, ["1", "2"])


def test_rows_and_columns_far_away_end_nothing(tmp_path: Path) -> None:
    path = edited(saved(tmp_path, [["a", "b"], [1, 2]]), SHEET, b'<row r="2">', b'<row r="99999999">')
    assert read(path) == [Row(1, ["a", "b"])]


def test_a_bomb_in_a_sheet_is_turned_away_unopened(tmp_path: Path) -> None:
    path = edited(saved(tmp_path, [["a", "b"], ["word", 2]]), SHEET, b"word", b"x" * (8 << 20))
    assert path.stat().st_size < 50_000
    with pytest.raises(TooLarge) as caught:
        open_workbook(path, FileLimits(workbook_bytes=2 << 20), {})
    assert caught.value.values == {"limit": 2}


def test_a_bomb_of_shared_words_is_turned_away_unopened(tmp_path: Path) -> None:
    path = saved(tmp_path, [["a", "b"], ["word", 2]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"<sst><si><t>" + b"x" * (25 << 20) + b"</t></si></sst>")
    assert path.stat().st_size < 50_000
    with pytest.raises(TooLarge) as caught:
        open_workbook(path, COMMAND_LIMITS, {})
    assert caught.value.values == {"limit": 24}


def test_a_styles_bomb_is_turned_away(tmp_path: Path) -> None:
    path = saved(tmp_path, [["a", "b"], [1, 2]])
    path = edited(path, "xl/styles.xml", b"</styleSheet>", b" " * (9 << 20) + b"</styleSheet>")
    with pytest.raises(TooLarge):
        open_workbook(path, COMMAND_LIMITS, {})


def test_a_size_that_lies_is_damage(tmp_path: Path) -> None:
    path = saved(tmp_path, [["a", "b"], ["word", 2]])
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = (50).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    with pytest.raises(FileRejected, match="error-file-unreadable"):
        read(path)


def test_entities_are_turned_away(tmp_path: Path) -> None:
    path = saved(tmp_path, [["a", "b"], ["word", 2]])
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet '
    with pytest.raises(FileRejected, match="error-file-unreadable"):
        open_workbook(edited(path, SHEET, b"<worksheet ", bomb), COMMAND_LIMITS, {})


def test_other_archives_and_damage_are_turned_away(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(FileRejected, match="error-file-not-table"):
        open_workbook(path, COMMAND_LIMITS, {})
    whole = saved(tmp_path, [["a", "b"], [1, 2]]).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileRejected, match="error-file-unreadable"):
        open_workbook(path, COMMAND_LIMITS, {})
    empty = saved(tmp_path, [])
    with pytest.raises(FileRejected, match="error-file-not-table"):
        open_workbook(empty, COMMAND_LIMITS, {})
