"""One transaction holds everything or nothing, alone on its engine, and two programs cannot both spend the last of a cap."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ResourceClosedError

from bot.domain.chat import Incoming, Shown
from bot.domain.effect import RunState
from bot.domain.money import Money
from bot.domain.worklog import first_break
from bot.ports.queues import Draft, OutboxKind
from bot.ports.store import Store
from bot.storage.engine import NestedTransaction, begin, make_engine
from bot.storage.store import SqlStore, SqlTransaction, open_store
from tests.contract.store_samples import DAY, NOW, Undone, approval, effect, open_shops, person, run, shop, yuan
from tests.contract.test_store_worklog import STEP

MESSAGE = Incoming("web", "u", "7", "42", NOW)
ANSWER = Draft("web", "7", OutboxKind.SEND, Shown("好"), key="k")


def everything(rows: SqlTransaction) -> None:
    rows.inbox.add(MESSAGE, NOW)
    rows.people.save(person(name="changed"))
    rows.runs.move(run(), RunState.SENDING, NOW)
    rows.approvals.add(approval())
    rows.ledger.reserve("run-1:0", "shop-1", [DAY], yuan("20.00"))
    rows.outbox.add(ANSWER, NOW)
    rows.worklog.append(STEP)
    rows.reports.claim("shop-1", DAY, NOW)
    rows.talk.save("shop-1", "person-1", {"focus": ["slipper"]})


def assert_nothing(store: SqlStore) -> None:
    with store.begin() as rows:
        assert rows.inbox.waiting(9) == ()
        assert rows.people.person("person-1") is None
        assert rows.runs.get("shop-1", "run-1") == run()
        assert rows.approvals.get("approval-1") is None
        assert rows.ledger.reservations("shop-1", DAY, DAY) == ()
        assert rows.outbox.due("web", NOW, 9) == ()
        assert tuple(rows.worklog.chain("shop-1")) == ()
        assert rows.reports.state("shop-1", DAY) is None
        assert rows.talk.load("shop-1", "person-1") == {}


def test_the_store_is_the_port(store: SqlStore) -> None:
    port: Store = store
    with port.begin() as rows:
        assert rows.shops.all() == ()


def test_a_failure_leaves_nothing_of_all_rooms(store: SqlStore) -> None:
    open_shops(store)
    with pytest.raises(Undone), store.begin() as rows:
        fail_after(everything, rows)
    assert_nothing(store)
    with store.begin() as rows:
        everything(rows)
    with store.begin() as rows:
        assert [row.incoming for row in rows.inbox.waiting(9)] == [MESSAGE]
        assert [row.draft for row in rows.outbox.due("web", NOW, 9)] == [ANSWER]
        assert [line.seq for line in rows.worklog.chain("shop-1")] == [1]
        assert rows.runs.get("shop-1", "run-1") == replace(run(), state=RunState.SENDING)


def fail_after(work: Callable[[SqlTransaction], None], rows: SqlTransaction) -> None:
    work(rows)
    raise Undone


def test_a_commit_that_fails_leaves_nothing(store: SqlStore) -> None:
    """The reference to a run is checked at commit only."""
    open_shops(store)
    with pytest.raises(IntegrityError), store.begin() as rows:
        orphan(rows)
    assert_nothing(store)


def orphan(rows: SqlTransaction) -> None:
    everything(rows)
    rows.runs.add_effects([effect("run-9:0", run_id="run-9")])


def test_a_statement_that_fails_leaves_nothing(store: SqlStore) -> None:
    open_shops(store)
    with pytest.raises(IntegrityError), store.begin() as rows:
        twice(rows)
    assert_nothing(store)


def twice(rows: SqlTransaction) -> None:
    everything(rows)
    rows.approvals.add(approval())


def test_a_transaction_inside_another_is_a_bug_that_says_so(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(shop())
        with pytest.raises(NestedTransaction), store.begin():
            pass
        with pytest.raises(NestedTransaction), begin(store.engine):
            pass
        rows.shops.save(shop("shop-2"))
    with store.begin() as rows:
        assert rows.shops.all() == (shop(), shop("shop-2"))


def test_a_transaction_that_ended_is_of_no_use(store: SqlStore) -> None:
    with store.begin() as rows:
        pass
    with pytest.raises(ResourceClosedError):
        rows.shops.save(shop())
    with store.begin() as later:
        assert later.shops.all() == ()


def test_tables_of_others_share_the_transactions_rules(store: SqlStore) -> None:
    with begin(store.engine) as connection:
        connection.execute(text("CREATE TABLE somebody (name TEXT)"))
        connection.execute(text("INSERT INTO somebody VALUES ('a')"))
    with pytest.raises(Undone), begin(store.engine) as connection:
        insert_and_fail(connection.execute)
    with begin(store.engine) as connection:
        assert connection.execute(text("SELECT name FROM somebody")).scalars().all() == ["a"]
        connection.execute(text("DROP TABLE somebody"))


def insert_and_fail(execute: Callable[..., object]) -> None:
    execute(text("INSERT INTO somebody VALUES ('b')"))
    raise Undone


def test_closing_and_opening_again_keeps_everything(store: SqlStore, database_url: str) -> None:
    open_shops(store)
    with store.begin() as rows:
        everything(rows)
    store.close()
    again = open_store(database_url)
    with again.begin() as rows:
        assert rows.approvals.get("approval-1") == approval()
        assert rows.people.person("person-1") == person(name="changed")
    again.close()


def test_two_programs_never_spend_more_than_the_cap(store: SqlStore, database_url: str) -> None:
    """Each reads what is committed and holds one yuan more while the cap of ten allows."""
    open_shops(store)
    with store.begin() as rows:
        rows.runs.add_effects([effect(f"{program}:{number}") for program in "ab" for number in range(9)])

    def spend(program: str) -> int:
        mine = SqlStore(make_engine(database_url))
        held = 0
        for number in range(9):
            with mine.begin() as rows:
                if rows.ledger.committed("shop-1", DAY, DAY).day(DAY, "CNY") < yuan("10.00"):
                    rows.ledger.reserve(f"{program}:{number}", "shop-1", [DAY], yuan("1.00"))
                    held += 1
        mine.close()
        return held

    with ThreadPoolExecutor(2) as programs:
        held = sum(programs.map(spend, "ab"))
    with store.begin() as rows:
        assert rows.ledger.committed("shop-1", DAY, DAY).by_day == {DAY: Money(1000, "CNY")}
    assert held == 10


def test_two_programs_write_one_unbroken_chain(store: SqlStore, database_url: str) -> None:
    open_shops(store)

    def write(actor: str) -> None:
        mine = SqlStore(make_engine(database_url))
        for _ in range(15):
            with mine.begin() as rows:
                rows.worklog.append(replace(STEP, actor=actor))
        mine.close()

    with ThreadPoolExecutor(2) as programs:
        list(programs.map(write, ("a", "b")))
    with store.begin() as rows:
        lines = tuple(rows.worklog.chain("shop-1"))
    assert [line.seq for line in lines] == list(range(1, 31))
    assert sorted(line.step.actor for line in lines) == ["a"] * 15 + ["b"] * 15
    assert first_break(lines) is None
