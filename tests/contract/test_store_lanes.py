"""Replies pass reports, reports pass broadcasts, and inside a lane a chat's messages keep their order."""

from bot.ports.queues import Lane, OutboxState
from bot.storage.store import SqlStore
from tests.contract.store_samples import HOUR, NOW
from tests.contract.test_store_outbox import add, send


def due(store: SqlStore, limit: int = 9) -> list[int]:
    with store.begin() as rows:
        return [row.id for row in rows.outbox.due("telegram", NOW, limit)]


def claim(store: SqlStore, row_id: int) -> bool:
    with store.begin() as rows:
        return rows.outbox.claim(row_id)


def settle(store: SqlStore, row_id: int, state: OutboxState = OutboxState.SENT) -> None:
    with store.begin() as rows:
        rows.outbox.settle(row_id, state, "m")


def test_lanes_come_in_order_then_age(store: SqlStore) -> None:
    ids = add(
        store,
        send("b", "1", Lane.BROADCAST),
        send("r", "2", Lane.REPORT),
        send("a", "3", Lane.REPLY),
        send("c", "4", Lane.BROADCAST),
        send("d", "5", Lane.REPLY),
    )
    assert due(store) == [ids[2], ids[4], ids[1], ids[0], ids[3]]
    assert due(store, limit=2) == [ids[2], ids[4]]


def test_only_the_first_of_a_chats_line_is_due(store: SqlStore) -> None:
    first, second, other = add(store, send("1"), send("2"), send("3", chat="8"))
    assert due(store) == [first, other]
    assert claim(store, first)
    assert due(store) == [other]
    settle(store, first)
    assert due(store) == [second, other]


def test_a_reply_passes_a_broadcast_that_waits_in_the_same_chat(store: SqlStore) -> None:
    broadcast, reply = add(store, send("all", lane=Lane.BROADCAST), send("you"))
    assert due(store) == [reply]
    assert claim(store, reply)
    settle(store, reply)
    assert due(store) == [broadcast]


def test_a_chat_is_sent_one_message_at_a_time(store: SqlStore) -> None:
    first, second = add(store, send("1"), send("2"))
    assert claim(store, first)
    assert claim(store, second) is False
    settle(store, first, OutboxState.UNKNOWN)
    assert claim(store, second)


def test_a_postponed_message_holds_back_its_chat(store: SqlStore) -> None:
    first, _second, other = add(store, send("1"), send("2"), send("3", chat="8"))
    with store.begin() as rows:
        rows.outbox.claim(first)
        rows.outbox.postpone(first, NOW + HOUR)
    assert due(store) == [other]
    with store.begin() as rows:
        assert [row.id for row in rows.outbox.due("telegram", NOW + HOUR, 9)] == [first, other]


def test_the_same_chat_of_another_messenger_is_another_chat(store: SqlStore) -> None:
    (first,) = add(store, send("1"))
    with store.begin() as rows:
        assert rows.outbox.due("web", NOW, 9) == ()
    assert due(store) == [first]
