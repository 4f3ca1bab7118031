"""Files that are too large or pretend to be small: refused with nothing changed, or imported in bounded memory."""

import gzip
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from bot.errors import TooLarge
from bot.marketplaces.files.importing import ImportOptions, Stage, Target, import_between
from bot.marketplaces.files.rows import CHAT_LIMITS, FileLimits
from tests.contract.files_side import HEADER, FilesSide, line, orders
from tests.fakes.clock import FakeClock

ROOT = Path(__file__).resolve().parents[2]
MEASURED = """
import json, resource, sys
from pathlib import Path
from bot.domain.shop import Shop
from bot.machine import SystemClock
from bot.marketplaces.files.importing import ImportOptions, Target, import_file
from bot.storage.engine import make_engine
engine = make_engine("sqlite:///" + sys.argv[2])
shop = Shop("shop-1", "Gifts", "files", "GBP", "Europe/London")
done = import_file(Target(engine, shop, SystemClock()), Path(sys.argv[1]), ImportOptions())
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
sys.stdout.write(json.dumps([done.rows, done.imported, done.rejected, peak]))
"""


def many(count: int) -> Iterator[str]:
    """Lines of `count` invoices, each different from all others, in the order of their days."""
    yield HEADER + "\n"
    for number in range(count):
        day = f"20{10 + number // 330_000}-{1 + number // 28_000 % 12:02}-{1 + number // 1000 % 28:02}"
        yield line(str(500_000 + number), date=f"{day} 08:26:00", name=f"WHITE HANGING HEART {number % 977}") + "\n"


async def test_over_the_limit_nothing_is_imported(files: FilesSide) -> None:
    files.load(orders(line()))
    before = files.counts()
    path = files.folder / "large.csv"
    path.write_text("".join(many(40_000)))
    assert path.stat().st_size > 3 << 20
    with pytest.raises(TooLarge) as caught:
        files.load(path, ImportOptions(limits=FileLimits(text_bytes=3 << 20)))
    assert (caught.value.key, caught.value.values) == ("error-import-too-large", {"limit": 3})
    assert files.counts() == before


def test_a_packed_bomb_is_refused(sqlite_files: FilesSide) -> None:
    path = sqlite_files.folder / "orders.csv.gz"
    with gzip.open(path, "wb", compresslevel=9) as stream:
        stream.write((HEADER + "\n").encode())
        for _ in range(80):
            stream.write(b"," * (1 << 20))
    assert path.stat().st_size < 200_000
    with pytest.raises(TooLarge):
        sqlite_files.load(path, ImportOptions(limits=CHAT_LIMITS))
    assert set(sqlite_files.counts().values()) == {0}


def test_a_workbook_bomb_is_refused(sqlite_files: FilesSide) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER.split(","))
    path = sqlite_files.folder / "orders.xlsx"
    book.save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b"<worksheet>" + b" " * (50 << 20) + b"</worksheet>")
    assert path.stat().st_size < 200_000
    with pytest.raises(TooLarge):
        sqlite_files.load(path, ImportOptions(limits=CHAT_LIMITS))
    assert set(sqlite_files.counts().values()) == {0}


async def test_an_import_lets_others_have_their_turn(sqlite_files: FilesSide) -> None:
    path = sqlite_files.folder / "orders.csv"
    path.write_text("".join(many(12_000)))
    seen: list[tuple[Stage, int]] = []
    target = Target(sqlite_files.engine, sqlite_files.shop, FakeClock())
    result = await import_between(target, path, ImportOptions(), lambda step: seen.append((step.stage, step.done)))
    assert (result.rows, result.imported) == (12_000, 12_000)
    assert [done for stage, done in seen if stage is Stage.SURVEYING] == [5_000, 10_000]
    assert [done for stage, done in seen if stage is Stage.IMPORTING] == [each * 1_000 for each in range(1, 13)]


@pytest.mark.slow
def test_a_hundred_megabytes_are_imported_in_bounded_memory(sqlite_url: str, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w") as stream:
        stream.writelines(many(1_200_000))
    assert path.stat().st_size > 100_000_000
    script = [sys.executable, "-c", MEASURED, str(path), sqlite_url.removeprefix("sqlite:///")]
    done = subprocess.run(script, capture_output=True, text=True, check=True, cwd=ROOT)
    rows, imported, rejected, peak = json.loads(done.stdout)
    assert (rows, imported, rejected) == (1_200_000, 1_200_000, 0)
    assert peak < 200
