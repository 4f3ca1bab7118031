"""What a language model costs is held before a call and settled after it, so that calls side by side cannot overrun a shop's cap."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.model_use import Hold, ModelCaps, ModelDay, Tokens
from bot.errors import SetupError
from bot.storage.engine import make_engine
from bot.storage.migrations import downgrade
from bot.storage.store import SqlStore
from tests.contract.store_samples import DAY, open_shops

NEXT = DAY + timedelta(days=1)
HOLD = Hold(tokens=400, cost=1000, currency="CNY")
CAPS = ModelCaps(tokens=1000)


def test_holds_fit_under_the_cap_and_no_further(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert [rows.model_use.hold("shop-1", DAY, HOLD, CAPS) for _ in range(3)] == [True, True, False]
        assert rows.model_use.hold("shop-1", DAY, Hold(200, 0, "CNY"), CAPS)
        assert not rows.model_use.hold("shop-1", DAY, Hold(1, 0, "USD"), CAPS)
        assert rows.model_use.hold("shop-1", NEXT, HOLD, CAPS)
        assert rows.model_use.hold("shop-2", DAY, HOLD, CAPS)


def test_what_is_settled_counts_as_it_was_used(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.model_use.hold("shop-1", DAY, HOLD, CAPS)
        rows.model_use.hold("shop-1", DAY, HOLD, CAPS)
        assert rows.model_use.days("shop-1", DAY) == ()
        rows.model_use.settle("shop-1", DAY, HOLD, (Tokens(90, 10), 250), failed=False)
        rows.model_use.settle("shop-1", DAY, HOLD, (Tokens(400, 0), 1000), failed=True)
    with store.begin() as rows:
        assert rows.model_use.days("shop-1", DAY) == (ModelDay("CNY", 2, 1, 490, 10, 1250),)
        assert rows.model_use.days("shop-2", DAY) == ()
        assert rows.model_use.hold("shop-1", DAY, Hold(500, 0, "CNY"), CAPS)
        assert not rows.model_use.hold("shop-1", DAY, Hold(1, 0, "CNY"), CAPS)


def test_money_is_capped_in_its_own_currency(store: SqlStore) -> None:
    open_shops(store)
    caps = ModelCaps(tokens=10**9, cost=2500)
    with store.begin() as rows:
        assert [rows.model_use.hold("shop-1", DAY, HOLD, caps) for _ in range(3)] == [True, True, False]
        assert rows.model_use.hold("shop-1", DAY, Hold(1, 2500, "USD"), caps)
        rows.model_use.settle("shop-1", DAY, HOLD, (Tokens(1, 1), 3000), failed=False)
        assert not rows.model_use.hold("shop-1", DAY, Hold(1, 0, "CNY"), caps)
        assert [each.currency for each in rows.model_use.days("shop-1", DAY)] == ["CNY"]


def test_the_cap_is_told_once_a_day(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        assert [rows.model_use.tell("shop-1", DAY, "CNY") for _ in range(2)] == [True, False]
        assert rows.model_use.tell("shop-1", NEXT, "CNY")
        assert rows.model_use.tell("shop-2", DAY, "CNY")
        assert rows.model_use.days("shop-1", DAY) == ()


def test_calls_side_by_side_cannot_overrun_the_cap(store: SqlStore, database_url: str) -> None:
    open_shops(store)

    def call(_: int) -> bool:
        own = SqlStore(make_engine(database_url, 20))
        with own.begin() as rows:
            held = rows.model_use.hold("shop-1", DAY, Hold(100, 0, "CNY"), CAPS)
        own.close()
        return held

    with ThreadPoolExecutor(4) as callers:
        assert sum(callers.map(call, range(24))) == 10


def test_a_settlement_without_its_hold_is_refused(store: SqlStore) -> None:
    open_shops(store)
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.model_use.settle("shop-1", DAY, HOLD, (Tokens(1, 1), 1), failed=False)
    with store.begin() as rows:
        assert rows.model_use.days("shop-1", DAY) == ()


def test_the_way_down_loses_no_row(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.model_use.tell("shop-1", DAY, "CNY")
    with pytest.raises(SetupError) as caught:
        downgrade(store.engine, "0003_files")
    assert (caught.value.key, caught.value.values["table"]) == ("error-database-downgrade", "model_use")
