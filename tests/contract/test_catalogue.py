"""Every column of every table has a decision, erasing leaves not one byte, and what is handed out holds nobody else's."""

import csv
import io
import json
import random
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect

from bot.build import Parts, Program, build
from bot.domain.chat import Incoming
from bot.domain.secret import Secret
from bot.domain.worklog import Step, first_break
from bot.marketplaces.files.tables import metadata as files
from bot.marketplaces.sandbox.tables import metadata as sandbox
from bot.ports.store import Knowledge
from bot.settings import Settings
from bot.storage.catalogue import CATALOGUE, OF_PERSON, RECORDS, Kept, of_shop
from bot.storage.engine import begin
from bot.storage.exporting import HANDED_OUT
from bot.storage.tables import metadata
from bot.storage.tombstones import Erased, Tombstone, bury, read_tombstones
from bot.upkeep.erasing import erase_now, planned
from bot.upkeep.handing_out import cell, hand_out
from tests.contract.kept_samples import bytes_of, canary, cross, fill, market_row, person_of
from tests.contract.store_samples import DAY, NOW, yuan
from tests.contract.test_store_worklog import STEP


@pytest.fixture
def program(tmp_path: Path) -> Any:
    made = build(Settings(_env_file=None, data_dir=tmp_path / "data"), Parts())
    with begin(made.store.engine) as connection:
        sandbox.create_all(connection)
        files.create_all(connection)
    yield made
    made.store.close()


def test_every_column_there_is_has_a_decision_and_no_other(program: Program) -> None:
    with begin(program.store.engine) as connection:
        look = inspect(connection)
        found = {name: sorted(each["name"] for each in look.get_columns(name)) for name in look.get_table_names()}
    assert found == {name: sorted(columns) for name, columns in CATALOGUE.items()}
    models = {name for each in (metadata, sandbox, files) for name in each.tables}
    assert set(CATALOGUE) == models | {"alembic_version"}


def test_a_new_column_without_a_decision_is_found(program: Program) -> None:
    with begin(program.store.engine) as connection:
        connection.exec_driver_sql("ALTER TABLE person ADD COLUMN nickname TEXT")
    with pytest.raises(AssertionError):
        test_every_column_there_is_has_a_decision_and_no_other(program)


def test_the_decisions_fit_together() -> None:
    for name, columns in CATALOGUE.items():
        assert not of_shop(name) or of_shop(name) in columns
        assert all(kept is not Kept.PERSON for kept in columns.values()) or name in {*OF_PERSON, "inbox"}, name
    assert all(CATALOGUE[name][column] is Kept.WHO for name, column in OF_PERSON.items())
    assert {Kept.SECRET, Kept.OURS, Kept.TALK}.isdisjoint(HANDED_OUT)


PERSONAL = ("account", "name", "chat", "memory", "text", "data", "file", "filename", "shown", "bytes", "command")


def test_after_a_person_is_erased_no_byte_of_them_is_left(program: Program) -> None:
    folder = program.settings.data_dir
    for number in (1, 2):
        fill(program, number)
    cross(program, 1, 2)
    (folder / "received" / "m1").mkdir(parents=True)
    (folder / "received" / "m1" / "kept.csv").write_text(canary(1, "text"), encoding="utf-8")
    (folder / "uploads").mkdir()
    (folder / "uploads" / canary(1, "file")).write_text("x", encoding="utf-8")
    assert all(canary(1, each).encode() in bytes_of(folder) for each in PERSONAL)
    erase_now(program, Tombstone(Erased.PERSON, person_of(1).id))
    left = bytes_of(folder)
    assert [each for each in PERSONAL if canary(1, each).encode() in left] == []
    assert [each for each in PERSONAL if canary(2, each).encode() not in left] == []
    assert not [path for path in folder.rglob("*") if canary(1, "file") in path.name]
    with program.store.begin() as tx:
        assert tx.people.person(person_of(1).id) is None
        assert [each.person_id for each in tx.people.members("shop-2")] == [person_of(2).id]
        assert first_break(tx.worklog.chain("shop-1")) is None
        assert tx.ledger.committed("shop-1", DAY, DAY).by_day == {DAY: yuan("1.00")}
        assert tx.inbox.waiting(99) == tuple(
            row for row in tx.inbox.waiting(99) if row.incoming.sender == person_of(2).external_id
        )
        assert tx.inbox.add(Incoming("telegram", "u1.0", "x", "y", NOW), NOW) is None
    program.store.close()
    assert [each for each in PERSONAL if canary(1, each).encode() in bytes_of(folder)] == []


def test_after_a_shop_is_erased_only_the_two_logs_tell_of_it(program: Program) -> None:
    folder = program.settings.data_dir
    for number in (1, 2):
        fill(program, number)
    (folder / "rejects" / "shop-1").mkdir(parents=True)
    (folder / "rejects" / "shop-1" / "a.csv").write_text(canary(1, "word"), encoding="utf-8")
    with begin(program.store.engine) as connection:
        for table in (*sandbox.tables.values(), *files.tables.values()):
            for number in (1, 2):
                connection.execute(table.insert(), market_row(table, number))
    erase_now(program, Tombstone(Erased.SHOP, "shop-1"))
    left = bytes_of(folder)
    gone = (
        "shopname",
        "alias",
        "word",
        "memory",
        "command",
        "preview",
        "note",
        "offer",
        "approval",
        "buyer",
        "shown",
        "bytes",
    )
    assert [each for each in gone if canary(1, each).encode() in left] == []
    assert [each for each in gone if canary(2, each).encode() not in left] == []
    with closing(sqlite3.connect(folder / "xiaoer.db")) as books:
        for name in CATALOGUE:
            whose = of_shop(name)
            if whose:
                (count,) = books.execute(f"SELECT count(*) FROM {name} WHERE {whose} = 'shop-1'").fetchone()  # noqa: S608 - our own names
                assert (name, bool(count)) == (name, name in (*RECORDS, "shop"))
    with program.store.begin() as tx:
        kept = tx.shops.get("shop-1")
        assert kept is not None
        assert (kept.name, kept.stopped_at is not None, kept.limits.daily_spend) == ("…", True, None)
        assert first_break(tx.worklog.chain("shop-1")) is None
        assert tx.secrets.get("shop-2", "token") == Secret(canary(2, "secret"))


def test_erasing_twice_or_of_nobody_changes_nothing_more(program: Program) -> None:
    fill(program, 1)
    stone = Tombstone(Erased.PERSON, person_of(1).id)
    assert sum(planned(program, stone).rows.values()) > 5
    erase_now(program, stone)
    assert read_tombstones(program.settings.data_dir) == (stone,)
    once = planned(program, stone).rows
    erase_now(program, stone)
    erase_now(program, Tombstone(Erased.SHOP, "never"))
    assert planned(program, stone).rows == once
    assert set(once) <= {"run", "approval", "plan", "worklog", "shop_word", "invite"}


def test_a_torn_line_among_the_tombstones_hides_no_other(tmp_path: Path) -> None:
    stones = [Tombstone(Erased.PERSON, "a"), Tombstone(Erased.SHOP, "b")]
    bury(tmp_path, stones[:1])
    with (tmp_path / "erased.jsonl").open("a") as file:
        file.write('{"kind": "pers')
    bury(tmp_path, stones)
    assert read_tombstones(tmp_path) == tuple(stones)


def unzipped(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as files_in:
        return {name: files_in.read(name).decode("utf-8-sig") for name in files_in.namelist()}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_handed_out_holds_its_own_and_nobody_elses(program: Program, tmp_path: Path, seed: int) -> None:
    luck = random.Random(seed)
    for number in range(1, 5):
        fill(program, number)
    for _ in range(4):
        cross(program, *luck.sample(range(1, 5), 2))
    for number in range(1, 5):
        for of in (Tombstone(Erased.PERSON, person_of(number).id), Tombstone(Erased.SHOP, f"shop-{number}")):
            path = tmp_path / f"{of.kind}-{number}.zip"
            assert hand_out(program, of, path) > 5
            everything = "".join(unzipped(path).values())
            others = [each for each in range(1, 5) if each != number]
            ids = {canary(each, "id") for each in others} if of.kind is Erased.SHOP else set()
            for other in others:
                for what in (
                    "account",
                    "name",
                    "chat",
                    "memory",
                    "text",
                    "alias",
                    "word",
                    "secret",
                    "preview",
                    "shopname",
                    "id",
                ):
                    assert canary(other, what) in ids or canary(other, what) not in everything, (of, what)
            own = (
                ("account", "name", "chat", "memory", "text")
                if of.kind is Erased.PERSON
                else ("shopname", "alias", "word", "preview")
            )
            assert [what for what in own if canary(number, what) not in everything] == []
            assert canary(number, "secret") not in everything
            assert canary(number, "offer") not in everything


def test_both_forms_say_the_same(program: Program, tmp_path: Path) -> None:
    fill(program, 1)
    with program.store.begin() as tx:
        tx.shops.know("shop-1", Knowledge("=HYPERLINK(1)", aliases=("+1",)))
        for number in range(5):
            line = STEP if number == 0 else Step("shop-1", "done", person_of(1).id, NOW + timedelta(days=number), DAY)
            tx.worklog.append(line)
    path = tmp_path / "shop.zip"
    hand_out(program, Tombstone(Erased.SHOP, "shop-1"), path)
    assert path.stat().st_size
    found = unzipped(path)
    names = {name.rpartition(".")[0] for name in found}
    assert {f"{name}.json" for name in names} | {f"{name}.csv" for name in names} == set(found)
    for name in names:
        rows = json.loads(found[f"{name}.json"])
        written = list(csv.DictReader(io.StringIO(found[f"{name}.csv"])))
        assert len(rows) == len(written)
        for row, shown in zip(rows, written, strict=True):
            assert {column: str("" if cell(value) is None else cell(value)) for column, value in row.items()} == shown
    assert "'=HYPERLINK(1)" in found["knowledge.csv"]
    assert '"=HYPERLINK(1)"' in found["knowledge.json"]


@given(
    st.one_of(
        st.text(), st.integers(), st.none(), st.lists(st.text()), st.sampled_from("=+-@\t\r\n").map(lambda c: c + "cmd")
    )
)
def test_no_cell_of_text_begins_like_a_formula(value: Any) -> None:
    shown = cell(value)
    assert not isinstance(shown, str) or not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not isinstance(value, int) or shown == value
