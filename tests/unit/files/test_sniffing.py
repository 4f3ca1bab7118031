"""What a file is: packing, letters, delimiter, size; and what is turned away before anything is read."""

import gzip
from pathlib import Path

import pytest

from bot.errors import FileRejected, TooLarge
from bot.marketplaces.files.questions import Doubt, MappingAsked
from bot.marketplaces.files.rows import COMMAND_LIMITS, FileLimits
from bot.marketplaces.files.sniffing import TextFile, is_workbook, look_at_text

CHINESE = "订单号,商品名称,数量\n1,白色心形挂饰,6\n2,红色拖鞋,3\n"
ENGLISH = "InvoiceNo,Description,Quantity\n1,HEART,6\n"


def look(path: Path, limits: FileLimits = COMMAND_LIMITS, **answers: str) -> TextFile:
    *_, found = look_at_text(path, limits, answers)
    assert isinstance(found, TextFile)
    return found


def written(folder: Path, data: bytes) -> Path:
    path = folder / "file.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ENGLISH.encode(), "utf-8-sig"),
        (CHINESE.encode(), "utf-8-sig"),
        (CHINESE.encode("utf-8-sig"), "utf-8-sig"),
        (CHINESE.encode("gb18030"), "gb18030"),
        (("a,b\n" * 300_000).encode() + "1,拖鞋\n".encode("gb18030"), "gb18030"),
        (CHINESE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), "utf-16"),
    ],
    ids=["ascii", "utf-8", "utf-8 with mark", "gb18030", "gb18030 late", "utf-16 little", "utf-16 big"],
)
def test_letters_are_found_over_the_whole_file(tmp_path: Path, data: bytes, encoding: str, packed: bool) -> None:
    found = look(written(tmp_path, gzip.compress(data) if packed else data))
    assert (found.encoding, found.delimiter, found.packed) == (encoding, ",", packed)
    with found.open() as stream:
        first, *_, last = stream
    assert first == data.decode(encoding).removeprefix("\ufeff").split("\n")[0] + "\n"
    assert last == data.decode(encoding).removesuffix("\n").split("\n")[-1] + "\n"


def test_a_broken_byte_does_not_change_the_letters(tmp_path: Path) -> None:
    data = CHINESE.encode() * 20 + b"3,\xff\xfe,1\n"
    assert look(written(tmp_path, data)).encoding == "utf-8-sig"
    data = (CHINESE * 20).encode("gb18030") + b"3,\xff,1\n"
    assert look(written(tmp_path, data)).encoding == "gb18030"


def test_western_letters_are_asked_and_not_read_as_chinese(tmp_path: Path) -> None:
    path = written(tmp_path, ENGLISH.encode() + "2,CRÈME BRÛLÉE DISH,3\n3,CAFÉ SIGN,1\n".encode("cp1252"))
    with pytest.raises(MappingAsked) as caught:
        look(path)
    (question,) = caught.value.questions
    assert (question.field, question.doubt) == ("encoding", Doubt.ENCODING)
    assert question.candidates == ("utf-8-sig", "gb18030", "cp1252")
    assert look(path, encoding="cp1252").encoding == "cp1252"


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [
        ("a,b,c", ","),
        ("a;b;c", ";"),
        ("a\tb\tc", "\t"),
        ('"a;b;c;d",e,f', ","),
        ("sep=;", ";"),
        ("\n\na;b", ";"),
        ("a,b;c;d", ";"),
    ],
)
def test_the_delimiter_cuts_the_first_line(tmp_path: Path, line: str, delimiter: str) -> None:
    assert look(written(tmp_path, f"{line}\n1\n".encode())).delimiter == delimiter


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "error-file-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "error-file-old-excel"),
        (b"%PDF-1.7", "error-file-not-table"),
        (b"\x89PNG\r\n\x1a\n", "error-file-not-table"),
    ],
)
def test_what_is_no_table_is_turned_away(tmp_path: Path, data: bytes, key: str) -> None:
    with pytest.raises(FileRejected, match=key):
        is_workbook(written(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"a,b\0\0\0\n1,2\n", "error-file-not-table"),
        (b"just some words\nand more\n", "error-file-not-table"),
        (b"\x1f\x8b\x08\x00 not really packed", "error-file-unreadable"),
        (gzip.compress(b"a,b\n" * 1000, mtime=0)[:-20], "error-file-unreadable"),
        (b"\xff\xfea\x00,\x00b\x00\n\x00\x00\xd8\n\x00", "error-file-encoding"),
    ],
)
def test_what_cannot_be_read_is_turned_away(tmp_path: Path, data: bytes, key: str) -> None:
    with pytest.raises(FileRejected, match=key):
        look(written(tmp_path, data))


@pytest.mark.parametrize("packed", [False, True])
def test_size_counts_after_unpacking(tmp_path: Path, packed: bool) -> None:
    data = b"a,b\n" + b"1,2\n" * 1_000_000
    path = written(tmp_path, gzip.compress(data) if packed else data)
    assert path.stat().st_size < (100_000 if packed else 5_000_000)
    with pytest.raises(TooLarge) as caught:
        look(path, FileLimits(text_bytes=3 << 20))
    assert caught.value.values == {"limit": 3}
    assert look(path, FileLimits(text_bytes=4 << 20)).lines == 1_000_001


def test_a_workbook_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    assert is_workbook(written(tmp_path, b"PK\x03\x04 and so on")) is True
    assert is_workbook(written(tmp_path, ENGLISH.encode())) is False
