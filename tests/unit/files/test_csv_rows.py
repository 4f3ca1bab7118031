"""Records of text files: a broken line costs itself and nothing else."""

from pathlib import Path

import pytest

from bot.marketplaces.files.csv_rows import LONGEST_LINE, MOST_LINES, CsvSheet
from bot.marketplaces.files.rows import COMMAND_LIMITS, Row
from bot.marketplaces.files.sniffing import TextFile, look_at_text


def read(folder: Path, data: str | bytes) -> list[Row]:
    path = folder / "file.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    *_, found = look_at_text(path, COMMAND_LIMITS, {})
    assert isinstance(found, TextFile)
    return [row._replace(cells=list(row.cells)) for row in CsvSheet(found).rows()]


def plain(rows: list[Row]) -> list[tuple[int, list[str], str]]:
    return [(row.line, list(row.cells), row.problem) for row in rows]


HEAD = (1, ["a", "b", "c"], "")
CASES: list[tuple[str, str, list[tuple[int, list[str], str]]]] = [
    ("plain", "1,2,3\n4,5,6\n", [(2, ["1", "2", "3"], ""), (3, ["4", "5", "6"], "")]),
    ("no last line end", "1,2,3", [(2, ["1", "2", "3"], "")]),
    ("windows line ends", "1,2,3\r\n4,5,6\r\n", [(2, ["1", "2", "3"], ""), (3, ["4", "5", "6"], "")]),
    ("empty lines", "\n1,2,3\n\n,,\n4,5,6\n", [(3, ["1", "2", "3"], ""), (6, ["4", "5", "6"], "")]),
    ("quoted", '"1,x","2 ""y""",3\n', [(2, ["1,x", '2 "y"', "3"], "")]),
    ("two lines in a cell", '1,"x\ny",3\n4,5,6\n', [(2, ["1", "x\ny", "3"], ""), (4, ["4", "5", "6"], "")]),
    ("quote inside", '1,5" pipe,3\n', [(2, ["1", '5" pipe', "3"], "")]),
    ("too few", "1,2\n4,5,6\n", [(2, ["1", "2"], "reject-columns"), (3, ["4", "5", "6"], "")]),
    ("too many", "1,2,3,4\n4,5,6\n", [(2, ["1", "2", "3", "4"], "reject-columns"), (3, ["4", "5", "6"], "")]),
    ("empty ones behind", "1,2,3,, \n", [(2, ["1", "2", "3"], "")]),
    ("open quote", '1,"2,3\n4,5,6\n7,8,9\n', [(2, ['1,"2,3'], "reject-quotes"), (3, ["4", "5", "6"], ""), (4, ["7", "8", "9"], "")]),
    ("open quote, later quotes", '1,"2,3\n4,"5",6\n7,8,9\n', [(2, ['1,"2,3'], "reject-quotes"), (3, ["4", "5", "6"], ""), (4, ["7", "8", "9"], "")]),
    ("open quote, all quoted", '"1","2,"3"\n"4","5","6"\n', [(2, ['"1","2,"3"'], "reject-quotes"), (3, ["4", "5", "6"], "")]),
    ("open quote at the end", '4,5,6\n1,"2,3\n', [(2, ["4", "5", "6"], ""), (3, ['1,"2,3'], "reject-quotes")]),
    ("two open quotes", '1,"2,3\n4,"5,6\n7,8,9\n', [(2, ['1,"2,3'], "reject-quotes"), (3, ['4,"5,6'], "reject-quotes"), (4, ["7", "8", "9"], "")]),
    ("text behind a quote", '1,"2"x,3\n4,5,6\n', [(2, ['1,"2"x,3'], "reject-quotes"), (3, ["4", "5", "6"], "")]),
    ("zero character", "1,2\0,3\n4,5,6\n", [(2, ["1", "2\ufffd", "3"], "reject-letters"), (3, ["4", "5", "6"], "")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_every_record_or_its_broken_line_is_told(
    tmp_path: Path, body: str, expected: list[tuple[int, list[str], str]]
) -> None:
    assert plain(read(tmp_path, "a,b,c\n" + body)) == [HEAD, *expected]


def test_an_open_quote_swallows_no_more_than_its_line_in_a_long_file(tmp_path: Path) -> None:
    good = [f"{number},x,y" for number in range(5 * MOST_LINES)]
    lines = [*good[:200], '200,"x,y', *good[201:]]
    rows = read(tmp_path, "a,b,c\n" + "\n".join(lines) + "\n")
    assert [row.line for row in rows if row.problem] == [202]
    assert [row.cells[0] for row in rows[1:] if not row.problem] == [
        line.split(",")[0] for line in lines if '"' not in line
    ]


def test_a_cell_may_span_many_lines_but_not_any_number(tmp_path: Path) -> None:
    cell = "\n".join(["x"] * MOST_LINES)
    assert plain(read(tmp_path, f'a,b,c\n1,"{cell}",3\n'))[1] == (2, ["1", cell, "3"], "")
    rows = read(tmp_path, f'a,b,c\n1,"{cell}\nx",3\n4,5,6\n')
    assert rows[1] == Row(2, ['1,"x'], "reject-quotes")
    assert plain(rows)[-1] == (MOST_LINES + 3, ["4", "5", "6"], "")


@pytest.mark.parametrize("length", [LONGEST_LINE, 3_000_000], ids=["long", "giant"])
def test_a_line_that_is_too_long_is_refused_alone(tmp_path: Path, length: int) -> None:
    rows = read(tmp_path, "a,b,c\n1,2,3\n1," + "x" * length + ",3\n4,5,6\n")
    assert [(row.line, row.problem) for row in rows] == [(1, ""), (2, ""), (3, "reject-line-too-long"), (4, "")]
    assert len(rows[2].cells[0]) == 200


def test_a_byte_that_is_no_letter_refuses_its_line(tmp_path: Path) -> None:
    data = "订单,商品,数量\n1,白色心形挂饰,6\n".encode() * 10 + b"2,\xff,3\n3,x,4\n"
    rows = read(tmp_path, data)
    assert [(row.line, list(row.cells)) for row in rows if row.problem == "reject-letters"] == [
        (21, ["2", "\ufffd", "3"])
    ]
    assert rows[-1] == Row(22, ["3", "x", "4"])


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_the_line_that_names_one(tmp_path: Path, delimiter: str) -> None:
    text = f"a{delimiter}b\n1{delimiter}2,5\n"
    assert plain(read(tmp_path, text)) == [(1, ["a", "b"], ""), (2, ["1", "2,5"], "")]
    assert plain(read(tmp_path, f"sep={delimiter}\n{text}")) == [(2, ["a", "b"], ""), (3, ["1", "2,5"], "")]


def test_a_formula_is_only_text_here(tmp_path: Path) -> None:
    assert plain(read(tmp_path, "a,b\n=1+1,@x\n"))[1] == (2, ["=1+1", "@x"], "")


def test_a_file_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("a,b\n1,2\n")
    sheet = CsvSheet(TextFile(path, False, "utf-8-sig", ",", 2, False))
    assert plain(list(sheet.rows())) == plain(list(sheet.rows())) == [(1, ["a", "b"], ""), (2, ["1", "2"], "")]
