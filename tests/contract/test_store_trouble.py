"""Read-only, full, damaged, misplaced, gone: a clear error with its exit code, and nothing half written."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, inspect, text

from bot.errors import SetupError
from bot.ports.store import Knowledge
from bot.storage.engine import begin, make_engine
from bot.storage.migrations import current_revision, migrate
from bot.storage.store import SqlStore, open_store
from tests.contract.store_samples import open_shops, shop

NOBODY = 65534


def failure(action: Callable[[], object]) -> tuple[str, int]:
    with pytest.raises(SetupError) as caught:
        action()
    assert caught.value.values["where"]
    return caught.value.key, caught.value.exit_code


def opening(path: Path) -> tuple[str, int]:
    return failure(lambda: open_store(f"sqlite:///{path}"))


@pytest.fixture
def place(migrated_sqlite: Path) -> Iterator[Path]:
    """A folder that every user can reach, with a database in it."""
    folder = Path(tempfile.mkdtemp(prefix="xiaoer-place-"))
    shutil.copy(migrated_sqlite, folder / "shop.db")
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@contextmanager
def powerless() -> Iterator[None]:
    """Permissions mean nothing to root, so root becomes nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "expected"),
    [
        (0o444, 0o777, ("error-database-readonly", 73)),
        (0o444, 0o555, ("error-database-readonly", 73)),
        (0o666, 0o555, ("error-database-readonly", 73)),
        (0o000, 0o777, ("error-database-folder", 73)),
    ],
)
def test_a_database_without_permission(
    place: Path, file_mode: int, folder_mode: int, expected: tuple[str, int]
) -> None:
    before = (place / "shop.db").read_bytes()
    (place / "shop.db").chmod(file_mode)
    place.chmod(folder_mode)
    with powerless():
        found = opening(place / "shop.db")
    assert found == expected
    assert (place / "shop.db").read_bytes() == before


def test_a_folder_that_cannot_be_made_or_written(place: Path) -> None:
    place.chmod(0o555)
    with powerless():
        assert opening(place / "new.db") == ("error-database-folder", 73)
        assert opening(place / "new" / "shop.db") == ("error-database-folder", 73)
    assert [path.name for path in place.iterdir()] == ["shop.db"]


def test_a_folder_that_is_a_file_and_a_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    assert opening(tmp_path / "file" / "shop.db") == ("error-database-folder", 73)
    assert opening(tmp_path) == ("error-database-folder", 73)
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize("content", [b"not a database at all" * 99, b"SQLite format 3\x00" + b"\xff" * 4080])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "shop.db").write_bytes(content)
    assert opening(tmp_path / "shop.db") == ("error-database-corrupt", 65)
    assert (tmp_path / "shop.db").read_bytes() == content


def test_damage_inside_the_file_is_found_when_it_is_read(place: Path) -> None:
    store = open_store(f"sqlite:///{place / 'shop.db'}")
    open_shops(store)
    store.close()
    whole = (place / "shop.db").read_bytes()
    (place / "shop.db").write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    damaged = SqlStore(make_engine(f"sqlite:///{place / 'shop.db'}"))

    def read() -> None:
        with damaged.begin() as rows:
            rows.shops.all()

    assert failure(read) == ("error-database-corrupt", 65)
    damaged.close()


def full_after(engine: Engine, pages: int) -> None:
    """The database may grow no further than this, as on a disk that is full."""
    event.listen(engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages}"))


def test_a_disk_that_fills_up_takes_the_whole_transaction_back(place: Path) -> None:
    pages = (place / "shop.db").stat().st_size // 4096
    store = SqlStore(make_engine(f"sqlite:///{place / 'shop.db'}"))
    full_after(store.engine, pages + 4)
    with store.begin() as rows:
        rows.shops.save(shop())

    def write() -> None:
        with store.begin() as rows:
            rows.shops.save(shop("shop-2"))
            for number in range(500):
                rows.shops.know("shop-1", Knowledge(f"listing-{number}", aliases=("x" * 500,)))

    assert failure(write) == ("error-disk-full", 74)
    with store.begin() as rows:
        assert rows.shops.all() == (shop(),)
        assert rows.shops.knowledge("shop-1") == {}
        rows.shops.know("shop-1", Knowledge("small"))
    store.close()


def test_a_disk_too_full_for_the_tables_gets_none(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'shop.db'}")
    full_after(engine, 9)
    assert failure(lambda: migrate(engine)) == ("error-disk-full", 74)
    assert current_revision(engine) is None
    with begin(engine) as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_really_full_disk_shows_at_start(small_disk: Path) -> None:
    path = small_disk / "shop.db"
    open_store(f"sqlite:///{path}").close()
    before = path.read_bytes()
    with pytest.raises(OSError, match="No space"):
        (small_disk / "filler").write_bytes(bytes(2**20))
    assert opening(path) == ("error-disk-full", 74)
    (small_disk / "filler").unlink()
    for leftover in small_disk.glob("shop.db-*"):
        leftover.unlink()
    assert path.read_bytes() == before
    open_store(f"sqlite:///{path}").close()


SERVER_SAYS = {
    "53100": ("error-disk-full", 74),
    "53300": ("error-database-busy", 75),
    "58030": ("error-database-device", 74),
    "XX001": ("error-database-corrupt", 65),
    "25006": ("error-database-readonly", 73),
    "57P03": ("error-database-unreachable", 69),
}


@pytest.mark.parametrize(("state", "expected"), SERVER_SAYS.items())
def test_what_a_server_says_about_its_machine(postgres_url: str, state: str, expected: tuple[str, int]) -> None:
    store = SqlStore(make_engine(postgres_url))

    def write() -> None:
        with store.begin() as rows:
            rows.shops.save(shop())
            rows._connection.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{state}'; END $$"))

    assert failure(write) == expected
    with store.begin() as rows:
        assert rows.shops.all() == ()
    store.close()


def test_a_server_that_lets_us_only_read(new_postgres_url: str) -> None:
    store = open_store(new_postgres_url)
    with begin(store.engine) as connection:
        name = connection.execute(text("SELECT current_database()")).scalar_one()
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    store.close()
    assert failure(lambda: open_store(new_postgres_url)) == ("error-database-readonly", 73)


def test_a_database_that_does_not_exist(postgres_url: str) -> None:
    assert failure(lambda: open_store(postgres_url.replace("/shop_", "/nowhere_"))) == (
        "error-database-unreachable",
        69,
    )


def test_a_connection_that_is_cut_takes_its_transaction_back_and_is_made_again(postgres_url: str) -> None:
    store, killer = SqlStore(make_engine(postgres_url)), make_engine(postgres_url)

    def write() -> None:
        with store.begin() as rows:
            rows.shops.save(shop())
            pid = rows._connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with begin(killer) as connection:
                connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
            rows.shops.save(shop("shop-2"))

    assert failure(write) == ("error-database-unreachable", 69)
    with store.begin() as rows:
        assert rows.shops.all() == ()
    store.close()
    killer.dispose()
