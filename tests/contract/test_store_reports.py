"""A shop-day's report is claimed once, and what a conversation remembers is replaced as a whole."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.ports.store import ReportState
from bot.storage.engine import make_engine
from bot.storage.store import SqlStore
from tests.contract.store_samples import DAY, HOUR, NOW, open_shops

NEXT = DAY + timedelta(days=1)


def test_a_day_is_claimed_once(store: SqlStore, database_url: str) -> None:
    open_shops(store)
    other = SqlStore(make_engine(database_url))
    with store.begin() as rows:
        assert rows.reports.state("shop-1", DAY) is None
        assert rows.reports.claim("shop-1", DAY, NOW) is True
        assert rows.reports.claim("shop-1", DAY, NOW + HOUR) is False
    with other.begin() as rows:
        assert rows.reports.claim("shop-1", DAY, NOW) is False
        assert rows.reports.claim("shop-2", DAY, NOW) is True
        assert rows.reports.claim("shop-1", NEXT, NOW) is True
    other.close()
    with store.begin() as rows:
        assert rows.reports.state("shop-1", DAY) is ReportState.SENDING


@pytest.mark.parametrize("state", ReportState)
def test_a_settled_day_cannot_be_claimed_again(store: SqlStore, state: ReportState) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.reports.claim("shop-1", DAY, NOW)
        rows.reports.settle("shop-1", DAY, state)
        assert rows.reports.claim("shop-1", DAY, NOW) is False
        assert rows.reports.state("shop-1", DAY) is state
        assert rows.reports.state("shop-2", DAY) is None


def test_a_day_that_was_never_claimed_cannot_be_settled(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.reports.claim("shop-2", DAY, NOW)
    with pytest.raises(LookupError), store.begin() as rows:
        rows.reports.settle("shop-1", DAY, ReportState.SENT)
    with store.begin() as rows:
        assert rows.reports.state("shop-1", DAY) is None
        assert rows.reports.state("shop-2", DAY) is ReportState.SENDING


def test_the_newest_day_is_the_shops_own(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.reports.claim("shop-1", NEXT, NOW)
        rows.reports.claim("shop-1", DAY, NOW)
        assert rows.reports.last("shop-1") == NEXT
        assert rows.reports.last("shop-2") is None


def test_days_in_a_state_are_found_over_all_shops(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        for shop_id, day in (("shop-2", DAY), ("shop-1", NEXT), ("shop-1", DAY), ("shop-2", NEXT)):
            rows.reports.claim(shop_id, day, NOW)
        rows.reports.settle("shop-2", NEXT, ReportState.SENT)
        assert rows.reports.in_state(ReportState.SENDING) == (("shop-1", DAY), ("shop-2", DAY), ("shop-1", NEXT))
        assert rows.reports.in_state(ReportState.MISSED) == ()


def test_a_report_needs_a_shop(store: SqlStore) -> None:
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.reports.claim("shop-9", DAY, NOW)
    with store.begin() as rows:
        assert rows.reports.last("shop-9") is None


def test_memory_is_replaced_as_a_whole(store: SqlStore) -> None:
    memory = {"focus": ["拖鞋"], "at": NOW.isoformat(), "misses": 1, "deep": {"a": [None, True]}}
    with store.begin() as rows:
        assert rows.talk.load("shop-1", "person-1") == {}
        rows.talk.save("shop-1", "person-1", {"old": 1})
        rows.talk.save("shop-1", "person-1", memory)
        rows.talk.save("shop-2", "person-1", {"focus": []})
    with store.begin() as rows:
        assert rows.talk.load("shop-1", "person-1") == memory
        assert rows.talk.load("shop-2", "person-1") == {"focus": []}
        assert rows.talk.load("shop-1", "person-2") == {}
        rows.talk.save("shop-1", "person-1", {})
        assert rows.talk.load("shop-1", "person-1") == {}
