"""A question is answered once, in time, and an offer is used once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.approval import ApprovalState, Offer
from bot.domain.command import LogQuery, from_json, to_json
from bot.storage.engine import make_engine
from bot.storage.store import SqlStore
from tests.contract.store_samples import DAY, HOUR, NOW, PROMOTE, approval, open_shops

MOMENT = timedelta(microseconds=1)
END = NOW + 2 * HOUR


def ask(store: SqlStore, *ids: str) -> None:
    open_shops(store)
    with store.begin() as rows:
        for each in ids:
            rows.approvals.add(approval(each))


def decide(store: SqlStore, state: ApprovalState, hours: int = 0, person: str | None = "person-2") -> bool:
    with store.begin() as rows:
        return rows.approvals.decide("approval-1", state, person, NOW + hours * HOUR)


def test_a_question_comes_back_as_it_was_asked(store: SqlStore) -> None:
    ask(store, "approval-1")
    with store.begin() as rows:
        assert rows.approvals.get("approval-1") == approval()
        assert rows.approvals.get("approval-2") is None


def test_an_id_is_used_once(store: SqlStore) -> None:
    ask(store, "approval-1")
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.approvals.add(approval(shop_id="shop-2"))
    with store.begin() as rows:
        assert rows.approvals.get("approval-1") == approval()


def test_a_question_needs_a_run_of_its_own_shop(store: SqlStore) -> None:
    open_shops(store)
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.approvals.add(approval(run_id="run-9"))
    with store.begin() as rows:
        assert rows.approvals.get("approval-1") is None


@pytest.mark.parametrize("state", [each for each in ApprovalState if each is not ApprovalState.PENDING])
def test_a_question_is_decided_once(store: SqlStore, state: ApprovalState) -> None:
    ask(store, "approval-1")
    assert decide(store, state) is True
    decided = replace(approval(), state=state, decided_by="person-2", decided_at=NOW)
    for other in (ApprovalState.APPROVED, ApprovalState.DECLINED, ApprovalState.EXPIRED, ApprovalState.VOID):
        assert decide(store, other, hours=1) is False
    with store.begin() as rows:
        assert rows.approvals.get("approval-1") == decided


def test_only_one_of_two_programs_decides(store: SqlStore, database_url: str) -> None:
    ask(store, "approval-1")
    other = SqlStore(make_engine(database_url))
    assert [decide(store, ApprovalState.APPROVED), decide(other, ApprovalState.DECLINED)] == [True, False]
    other.close()
    with store.begin() as rows:
        found = rows.approvals.get("approval-1")
    assert found is not None
    assert found.state is ApprovalState.APPROVED


@pytest.mark.parametrize("state", [ApprovalState.APPROVED, ApprovalState.DECLINED])
def test_an_answer_after_the_end_counts_for_nothing(store: SqlStore, state: ApprovalState) -> None:
    ask(store, "approval-1")
    assert decide(store, state, hours=2) is False
    with store.begin() as rows:
        assert rows.approvals.get("approval-1") == approval()
        assert rows.approvals.decide("approval-1", state, "person-2", END - MOMENT) is True


@pytest.mark.parametrize("state", [ApprovalState.EXPIRED, ApprovalState.VOID])
def test_expiring_and_voiding_need_no_time_and_no_person(store: SqlStore, state: ApprovalState) -> None:
    ask(store, "approval-1")
    assert decide(store, state, hours=5, person=None) is True
    with store.begin() as rows:
        assert rows.approvals.get("approval-1") == replace(approval(), state=state, decided_at=NOW + 5 * HOUR)


def test_nothing_becomes_a_question_again(store: SqlStore) -> None:
    ask(store, "approval-1")
    with pytest.raises(ValueError, match="leaving it open"):
        decide(store, ApprovalState.PENDING)


def test_pending_and_newest_of_a_run_are_per_shop(store: SqlStore) -> None:
    ask(store, "z", "a", "m")
    with store.begin() as rows:
        rows.approvals.add(approval("other", "shop-2"))
        rows.approvals.decide("a", ApprovalState.VOID, None, NOW)
    with store.begin() as rows:
        assert [each.id for each in rows.approvals.pending("shop-1")] == ["z", "m"]
        assert rows.approvals.pending("shop-2") == (approval("other", "shop-2"),)
        assert rows.approvals.of_run("shop-1", "run-1") == approval("m")
        assert rows.approvals.of_run("shop-2", "run-1") == approval("other", "shop-2")
        assert rows.approvals.of_run("shop-2", "run-2") is None


def test_overdue_are_the_pending_ones_whose_time_is_over(store: SqlStore) -> None:
    ask(store, "a", "b")
    with store.begin() as rows:
        rows.approvals.add(approval("later", expires_at=END + MOMENT))
        rows.approvals.decide("b", ApprovalState.APPROVED, "person-2", NOW)
        assert rows.approvals.overdue(END - MOMENT) == ()
        assert [each.id for each in rows.approvals.overdue(END)] == ["a"]
        assert [each.id for each in rows.approvals.overdue(END + MOMENT)] == ["a", "later"]


def test_an_offer_is_used_once_and_in_time(store: SqlStore) -> None:
    open_shops(store)
    command: dict[str, object] = {"query": "log", "day": "2026-03-08", "listings": ["slipper"]}
    offer = Offer("o1", "shop-1", "person-1", command, END)
    anyone = Offer("o2", "shop-2", None, to_json(PROMOTE), END)
    with store.begin() as rows:
        rows.approvals.add_offer(offer)
        rows.approvals.add_offer(anyone)
    with store.begin() as rows:
        assert rows.approvals.offer("o1") == offer
        assert from_json(offer.command) == LogQuery(DAY, ("slipper",))
        assert rows.approvals.offer("o2") == anyone
        assert rows.approvals.offer("o3") is None
        assert rows.approvals.use_offer("o1", END) is False
        assert rows.approvals.offer("o1") == offer
        assert rows.approvals.use_offer("o1", NOW) is True
        assert rows.approvals.use_offer("o1", NOW + HOUR) is False
        assert rows.approvals.offer("o1") == replace(offer, used_at=NOW)
        assert rows.approvals.use_offer("o3", NOW) is False
