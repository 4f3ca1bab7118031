"""What came in is kept once and exactly, and worked off in order."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import NoResultFound

from bot.domain.chat import FileRef, Incoming, IncomingKind
from bot.ports.queues import InboxRow, InboxState
from bot.storage.columns import clean
from bot.storage.store import SqlStore
from tests.contract.store_samples import HOUR, NOW, Undone

TEXT = Incoming("telegram", "update:1", "7", "42", NOW, text="把拖鞋降到5块5 🩴")
FILE = Incoming(
    messenger="web",
    uid="update:1",
    chat="7",
    sender="42",
    at=NOW + HOUR,
    kind=IncomingKind.FILE,
    data="x",
    sender_name="王",
    language_hint="zh",
    private=False,
    quoted=True,
    message_ref="9",
    press_ref="p",
    file=FileRef("ref", "订单.csv", "text/csv", 12),
    moved_to="8",
)


def test_a_message_is_kept_once_per_messenger(store: SqlStore) -> None:
    with store.begin() as rows:
        first = rows.inbox.add(TEXT, NOW)
        second = rows.inbox.add(FILE, NOW)
        assert rows.inbox.add(TEXT, NOW + HOUR) is None
    with store.begin() as rows:
        assert rows.inbox.add(FILE, NOW) is None
        assert rows.inbox.waiting(9) == (
            InboxRow(first or 0, TEXT, InboxState.NEW, 0),
            InboxRow(second or 0, FILE, InboxState.NEW, 0),
        )


def test_ids_count_up_and_the_oldest_come_first(store: SqlStore) -> None:
    with store.begin() as rows:
        ids = [rows.inbox.add(Incoming("web", str(number), "7", "42", NOW), NOW) for number in range(5)]
        known = [each for each in ids if each is not None]
        assert len(known) == 5
        assert known == sorted(set(known))
        rows.inbox.finish(known[1], InboxState.HANDLED)
        rows.inbox.finish(known[2], InboxState.DEAD)
        assert [row.id for row in rows.inbox.waiting(2)] == [known[0], known[3]]
        assert [row.id for row in rows.inbox.waiting(9)] == [known[0], known[3], known[4]]


def test_history_is_what_came_from_one_chat_oldest_first(store: SqlStore) -> None:
    with store.begin() as rows:
        ids = [rows.inbox.add(Incoming("web", str(number), "7", "42", NOW), NOW) for number in range(4)]
        rows.inbox.add(Incoming("web", "9", "8", "42", NOW), NOW)
        rows.inbox.add(Incoming("telegram", "9", "7", "42", NOW), NOW)
        rows.inbox.finish(ids[3] or 0, InboxState.HANDLED)
        assert [row.id for row in rows.inbox.history("web", "7", 3)] == ids[1:]
        assert [row.id for row in rows.inbox.history("web", "7", 9)] == ids
        assert rows.inbox.history("console", "7", 9) == ()


def test_attempts_are_counted_before_the_work(store: SqlStore) -> None:
    with store.begin() as rows:
        row_id = rows.inbox.add(TEXT, NOW)
    assert row_id is not None
    with store.begin() as rows:
        assert rows.inbox.attempt(row_id) == 1
    with store.begin() as rows:
        assert rows.inbox.attempt(row_id) == 2
        rows.inbox.finish(row_id, InboxState.DEAD)
    with store.begin() as rows:
        assert rows.inbox.get(row_id) == InboxRow(row_id, TEXT, InboxState.DEAD, 2)


def test_a_row_that_is_not_there(store: SqlStore) -> None:
    with store.begin() as rows:
        assert rows.inbox.get(1) is None
        with pytest.raises(NoResultFound):
            rows.inbox.attempt(1)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None)), name=st.text(st.characters(codec=None)))
def test_any_text_comes_back(store: SqlStore, text: str, name: str) -> None:
    """NUL survives inside a message; half a surrogate pair is no text at all and becomes U+FFFD."""
    sent = Incoming("web", "u", "7", "42", NOW, text=text, file=FileRef("r", name))
    with suppress(Undone), store.begin() as rows:
        row_id = rows.inbox.add(sent, NOW)
        found = rows.inbox.get(row_id or 0)
        assert found is not None
        assert found.incoming.text == _paired(text)
        assert found.incoming.file == FileRef("r", _paired(name))
        raise Undone


def _paired(text: str) -> str:
    return "".join(each if each == "\x00" else clean(each) for each in text)
