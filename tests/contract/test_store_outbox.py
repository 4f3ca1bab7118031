"""What goes out is kept once, shown exactly, and settled once."""

import pytest

from bot.domain.chat import Button, ButtonStyle, Shown, Toast
from bot.ports.queues import Draft, Lane, OutboxKind, OutboxRow, OutboxState
from bot.storage.engine import make_engine
from bot.storage.store import SqlStore
from tests.contract.store_samples import HOUR, NOW

CARD = Shown(
    text="改价\n6.00 → 5.50",
    buttons=((Button("好", "a:1", ButtonStyle.GOOD), Button("不", "d:1", ButtonStyle.BAD)), (Button("看", "s"),)),
    picture=b"\x89PNG\x00\xff",
    card="approval:1",
    update=True,
    file=b"\x00",
    file_name="报表.csv",
)
FULL = Draft("telegram", "7", OutboxKind.EDIT, CARD, lane=Lane.REPORT, key="k", shop_id="shop-1")


def send(text: str, chat: str = "7", lane: Lane = Lane.REPLY) -> Draft:
    return Draft("telegram", chat, OutboxKind.SEND, Shown(text), lane=lane)


def add(store: SqlStore, *drafts: Draft) -> list[int]:
    with store.begin() as rows:
        return [rows.outbox.add(draft, NOW) or 0 for draft in drafts]


def state(store: SqlStore, key: str) -> OutboxState | None:
    with store.begin() as rows:
        return rows.outbox.state_of(key)


def test_every_field_comes_back(store: SqlStore) -> None:
    answer = Draft("telegram", "8", OutboxKind.ANSWER, toast=Toast("好的", alert=True), press_ref="p")
    plain, second = add(store, FULL, answer)
    with store.begin() as rows:
        assert rows.outbox.due("telegram", NOW, 9) == (
            OutboxRow(second, answer, OutboxState.PENDING, 0, NOW),
            OutboxRow(plain, FULL, OutboxState.PENDING, 0, NOW),
        )


def test_a_key_is_used_once(store: SqlStore) -> None:
    assert add(store, FULL)[0] > 0
    with store.begin() as rows:
        assert rows.outbox.add(FULL, NOW + HOUR) is None
        assert rows.outbox.add(send("a"), NOW) is not None
        assert rows.outbox.add(send("a"), NOW) is not None
        assert rows.outbox.state_of("k") is OutboxState.PENDING
        assert rows.outbox.state_of("other") is None


def test_the_last_thing_asked_is_the_newest_message_with_buttons_in_the_chat(store: SqlStore) -> None:
    def asks(key: str, chat: str = "7", kind: OutboxKind = OutboxKind.SEND) -> Draft:
        return Draft("telegram", chat, kind, Shown("?", ((Button("好", "o:1"),),)), key=key)

    def last(chat: str = "7", messenger: str = "telegram") -> str:
        with store.begin() as rows:
            return rows.outbox.last_asked(messenger, chat)

    assert last() == ""
    add(store, asks("first"), asks("second"), asks("elsewhere", "8"), asks("card", kind=OutboxKind.EDIT), send("plain"))
    assert (last(), last("8"), last("9"), last("7", "web")) == ("second", "elsewhere", "", "")
    add(store, *(send(f"line {number}") for number in range(40)))
    assert last() == ""
    add(store, asks("third"), Draft("telegram", "7", OutboxKind.ANSWER, toast=Toast("好"), press_ref="p"))
    assert last() == "third"


def test_a_row_is_claimed_once(store: SqlStore, database_url: str) -> None:
    other = SqlStore(make_engine(database_url))
    (row_id,) = add(store, FULL)
    with store.begin() as rows:
        assert rows.outbox.claim(row_id) is True
    with other.begin() as rows:
        assert rows.outbox.claim(row_id) is False
        assert rows.outbox.due("telegram", NOW, 9) == ()
        assert rows.outbox.interrupted("telegram") == (OutboxRow(row_id, FULL, OutboxState.SENDING, 1, NOW),)
        assert rows.outbox.interrupted("web") == ()
    other.close()


def test_a_postponed_row_waits_and_counts_its_attempts(store: SqlStore) -> None:
    (row_id,) = add(store, FULL)
    with store.begin() as rows:
        rows.outbox.claim(row_id)
        rows.outbox.postpone(row_id, NOW + HOUR)
    with store.begin() as rows:
        assert rows.outbox.due("telegram", NOW, 9) == ()
        assert rows.outbox.due("telegram", NOW + HOUR, 9) == (
            OutboxRow(row_id, FULL, OutboxState.PENDING, 1, NOW + HOUR),
        )


@pytest.mark.parametrize("ended", [OutboxState.SENT, OutboxState.DEAD])
def test_what_ended_is_never_opened_again(store: SqlStore, ended: OutboxState) -> None:
    (row_id,) = add(store, FULL)
    with store.begin() as rows:
        rows.outbox.claim(row_id)
        rows.outbox.settle(row_id, ended, "m1", "done")
        rows.outbox.postpone(row_id, NOW)
        rows.outbox.settle(row_id, OutboxState.UNKNOWN)
        assert rows.outbox.claim(row_id) is False
        assert rows.outbox.due("telegram", NOW, 9) == ()
    assert state(store, "k") is ended


def test_an_unknown_row_is_not_resent_but_can_be_settled(store: SqlStore) -> None:
    (row_id,) = add(store, FULL)
    with store.begin() as rows:
        rows.outbox.claim(row_id)
        rows.outbox.settle(row_id, OutboxState.UNKNOWN, note="timeout")
        rows.outbox.postpone(row_id, NOW)
        assert rows.outbox.claim(row_id) is False
        assert rows.outbox.due("telegram", NOW, 9) == ()
        assert rows.outbox.state_of("k") is OutboxState.UNKNOWN
        rows.outbox.settle(row_id, OutboxState.SENT, "m1")
    assert state(store, "k") is OutboxState.SENT


@pytest.mark.parametrize("open_state", [OutboxState.PENDING, OutboxState.SENDING])
def test_settling_as_open_is_refused(store: SqlStore, open_state: OutboxState) -> None:
    (row_id,) = add(store, FULL)
    with pytest.raises(ValueError, match="settles nothing"), store.begin() as rows:
        rows.outbox.settle(row_id, open_state)
    assert state(store, "k") is OutboxState.PENDING


def sent(store: SqlStore, draft: Draft, ref: str) -> int:
    (row_id,) = add(store, draft)
    with store.begin() as rows:
        assert rows.outbox.claim(row_id)
        rows.outbox.settle(row_id, OutboxState.SENT, ref)
    return row_id


def test_the_newest_sent_message_of_a_card_is_found(store: SqlStore) -> None:
    sent(store, Draft("telegram", "7", OutboxKind.SEND, Shown("1", card="c")), "m1")
    sent(store, Draft("telegram", "7", OutboxKind.EDIT, Shown("2", card="c")), "m2")
    sent(store, Draft("web", "7", OutboxKind.SEND, Shown("3", card="c")), "m3")
    sent(store, send("no card"), "m4")
    add(store, Draft("telegram", "7", OutboxKind.EDIT, Shown("5", card="c")))
    with store.begin() as rows:
        assert rows.outbox.card("telegram", "7", "c") == "m2"
        assert rows.outbox.card("telegram", "8", "c") is None
        assert rows.outbox.card("telegram", "7", "") is None
        assert rows.outbox.cards("c") == (("telegram", "7"), ("web", "7"))
        assert rows.outbox.cards("d") == ()
        assert rows.outbox.cards("") == ()


def test_a_press_proves_that_an_unclear_card_arrived(store: SqlStore) -> None:
    """Only in the chat it came from, only for its own card, and only while nobody knows better."""
    elsewhere = Draft("telegram", "8", OutboxKind.SEND, CARD)
    (row,) = add(store, Draft("telegram", "7", OutboxKind.SEND, CARD))
    with store.begin() as rows:
        rows.outbox.claim(row)
        rows.outbox.settle(row, OutboxState.UNKNOWN)
        assert not rows.outbox.found("telegram", elsewhere.chat, CARD.card, "t:5")
        assert not rows.outbox.found("telegram", "7", "approval:2", "t:5")
        assert rows.outbox.cards(CARD.card) == ()
        assert rows.outbox.found("telegram", "7", CARD.card, "t:5")
        assert rows.outbox.card("telegram", "7", CARD.card) == "t:5"
        assert not rows.outbox.found("telegram", "7", CARD.card, "t:6")
        assert rows.outbox.card("telegram", "7", CARD.card) == "t:5"


def test_a_moved_chat_takes_its_line_along_and_forgets_old_references(store: SqlStore) -> None:
    sent(store, Draft("telegram", "7", OutboxKind.SEND, Shown("1", card="c")), "m1")
    sent(store, Draft("web", "7", OutboxKind.SEND, Shown("2", card="c")), "m2")
    (waiting,) = add(store, send("3"))
    with store.begin() as rows:
        rows.outbox.move_chat("telegram", "7", "-100")
    with store.begin() as rows:
        assert [(row.id, row.draft.chat) for row in rows.outbox.due("telegram", NOW, 9)] == [(waiting, "-100")]
        assert rows.outbox.card("telegram", "-100", "c") is None
        assert rows.outbox.card("web", "7", "c") == "m2"
        assert rows.outbox.cards("c") == (("telegram", "-100"), ("web", "7"))


def test_history_is_what_was_sent_oldest_first(store: SqlStore) -> None:
    ids = [sent(store, send(str(number)), f"m{number}") for number in range(4)]
    sent(store, Draft("telegram", "7", OutboxKind.ANSWER, toast=Toast("ok"), press_ref="p"), "")
    sent(store, send("elsewhere", chat="8"), "m9")
    add(store, send("waiting"))
    with store.begin() as rows:
        assert [row.id for row in rows.outbox.history("telegram", "7", 3)] == ids[1:]
        assert [row.message_ref for row in rows.outbox.history("telegram", "7", 9)] == ["m0", "m1", "m2", "m3"]
        assert rows.outbox.history("web", "7", 9) == ()
