"""The database itself refuses what no code of ours may do: changing history, impossible rows, words outside their list."""

from contextlib import suppress

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from bot.storage.engine import begin, make_engine
from bot.storage.store import SqlStore
from bot.storage.tables import metadata
from tests.contract.store_samples import DAY, Undone, approval, open_shops, open_shops_in, yuan
from tests.contract.test_store_worklog import STEP

LEDGER = "INSERT INTO ledger_entry (shop_id, effect_id, day, kind, credit, debit, amount_minor, currency) VALUES "
KEPT = [
    "UPDATE worklog SET actor = 'x'",
    "DELETE FROM worklog",
    "UPDATE ledger_entry SET amount_minor = 1",
    "DELETE FROM ledger_entry WHERE shop_id = 'shop-1'",
]
IMPOSSIBLE = [
    LEDGER + "('shop-1', 'e', '2026-03-09', 'reserve', 'reserved', 'spent', 1, 'CNY')",
    LEDGER + "('shop-1', 'e', '2026-03-09', 'steal', 'budget', 'spent', 1, 'CNY')",
    LEDGER + "('shop-1', 'e', '2026-03-09', 'reserve', 'budget', 'reserved', -1, 'CNY')",
    LEDGER + "('shop-1', 'run-1:0', '2026-03-08', 'reserve', 'budget', 'reserved', 1, 'CNY')",
    "UPDATE run SET state = 'maybe'",
    "UPDATE approval SET state = 'yes'",
    "UPDATE approval SET permission = 'all'",
    "UPDATE effect SET state = 'perhaps'",
    "UPDATE shop SET daily_spend_minor = 5 WHERE id = 'shop-1'",
    "UPDATE approval SET shop_id = 'shop-9'",
    "UPDATE effect SET run_id = 'run-9'",
    "INSERT INTO report (shop_id, day, state, claimed_at) VALUES ('shop-1', '2026-03-08', 'sent', 0)",
    "INSERT INTO worklog (shop_id, seq, kind, actor, at, day, run_id, listings, body, previous, hash) "
    "VALUES ('shop-1', 1, 'k', 'a', 0, '2026-03-08', '', '[]', '[]', '', '')",
]


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    open_shops(store)
    with store.begin() as rows:
        rows.worklog.append(STEP)
        rows.ledger.reserve("run-1:0", "shop-1", [DAY], yuan("20.00"))
        rows.approvals.add(approval())
        rows.reports.claim("shop-1", DAY, STEP.at)
    return store


def snapshot(store: SqlStore) -> list[object]:
    with begin(store.engine) as connection:
        return [tuple(row) for table in metadata.sorted_tables for row in connection.execute(select(table))]


@pytest.mark.parametrize("statement", KEPT)
def test_history_cannot_be_changed(filled: SqlStore, statement: str) -> None:
    before = snapshot(filled)
    with pytest.raises(IntegrityError, match="append-only"), begin(filled.engine) as connection:
        connection.execute(text(statement))
    assert snapshot(filled) == before


@pytest.mark.parametrize(
    "statement", ["TRUNCATE worklog", "TRUNCATE ledger_entry", "UPDATE worklog SET actor='x' WHERE seq=77"]
)
def test_postgresql_refuses_whole_statements(postgres_url: str, statement: str) -> None:
    """SQLite has no TRUNCATE, and its triggers look at rows."""
    store = SqlStore(make_engine(postgres_url))
    with store.begin() as rows:
        open_shops_in(rows)
        line = rows.worklog.append(STEP)
    with pytest.raises(IntegrityError, match="append-only"), begin(store.engine) as connection:
        connection.execute(text(statement))
    with store.begin() as rows:
        assert tuple(rows.worklog.chain("shop-1")) == (line,)
    store.close()


@pytest.mark.parametrize("statement", IMPOSSIBLE)
def test_impossible_rows_are_refused(filled: SqlStore, statement: str) -> None:
    before = snapshot(filled)
    with pytest.raises(IntegrityError), begin(filled.engine) as connection:
        connection.execute(text(statement))
    assert snapshot(filled) == before


def test_the_guards_let_a_rollback_pass(store: SqlStore) -> None:
    with suppress(Undone), store.begin() as rows:
        open_shops_in(rows)
        rows.worklog.append(STEP)
        raise Undone
    assert snapshot(store) == []
