"""Budget is held once, spent at most as far as held, given back once, and never counted for another shop."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.domain.ledger import Reservation
from bot.domain.money import Money, MoneyError
from bot.domain.policy import Committed
from bot.storage.engine import begin
from bot.storage.store import SqlStore
from bot.storage.tables.budget import ledger_entry
from tests.contract.store_samples import DAY, Undone, effect, open_shops, open_shops_in, yuan

NEXT = DAY + timedelta(days=1)


def held(reserved: str, posted: str = "0.00", voided: str = "0.00", day: date = DAY) -> Reservation:
    return Reservation("run-1:0", "shop-1", day, yuan(reserved), yuan(posted), yuan(voided))


def entries(store: SqlStore) -> int:
    with begin(store.engine) as connection:
        return connection.execute(select(func.count()).select_from(ledger_entry)).scalar_one()


def hold(store: SqlStore, *days: date, daily: str = "20.00", effect_id: str = "run-1:0") -> None:
    with store.begin() as rows:
        rows.ledger.reserve(effect_id, "shop-1", days, yuan(daily))


def test_a_reservation_is_made_once_per_day(store: SqlStore) -> None:
    open_shops(store)
    hold(store, DAY, NEXT)
    hold(store, DAY, NEXT, daily="99.00")
    with store.begin() as rows:
        assert rows.ledger.reservations("shop-1", DAY, NEXT) == (held("20.00"), held("20.00", day=NEXT))
        assert rows.ledger.reservations("shop-1", DAY, DAY) == (held("20.00"),)
        assert rows.ledger.reservations("shop-2", DAY, NEXT) == ()
    assert entries(store) == 2


def test_posting_in_parts_and_voiding_the_rest(store: SqlStore) -> None:
    open_shops(store)
    hold(store, DAY)
    with store.begin() as rows:
        rows.ledger.post("run-1:0", DAY, yuan("3.50"))
        rows.ledger.post("run-1:0", DAY, yuan("0.00"))
        rows.ledger.post("run-1:0", DAY, yuan("1.50"))
        assert rows.ledger.reservations("shop-1", DAY, DAY) == (held("20.00", "5.00"),)
        assert rows.ledger.committed("shop-1", DAY, DAY).by_day == {DAY: yuan("20.00")}
        rows.ledger.void("run-1:0", DAY)
        rows.ledger.void("run-1:0", DAY)
        assert rows.ledger.reservations("shop-1", DAY, DAY) == (held("20.00", "5.00", "15.00"),)
        assert rows.ledger.committed("shop-1", DAY, DAY).by_day == {DAY: yuan("5.00")}
    assert entries(store) == 5


def test_no_more_is_spent_than_is_held(store: SqlStore) -> None:
    open_shops(store)
    hold(store, DAY)
    with store.begin() as rows:
        rows.ledger.post("run-1:0", DAY, yuan("20.00"))
        with pytest.raises(ValueError, match=r"0\.01 CNY is more than the 0\.00 CNY"):
            rows.ledger.post("run-1:0", DAY, yuan("0.01"))
        rows.ledger.void("run-1:0", DAY)
    with store.begin() as rows:
        assert rows.ledger.reservations("shop-1", DAY, DAY) == (held("20.00", "20.00"),)
    assert entries(store) == 2


def test_nothing_is_spent_that_was_never_held_or_was_given_back(store: SqlStore) -> None:
    open_shops(store)
    hold(store, DAY)
    with store.begin() as rows:
        rows.ledger.void("run-1:0", DAY)
        with pytest.raises(ValueError, match="more than"):
            rows.ledger.post("run-1:0", DAY, yuan("0.01"))
        with pytest.raises(ValueError, match="nothing is held"):
            rows.ledger.post("run-1:0", NEXT, yuan("0.01"))
        rows.ledger.void("run-1:0", NEXT)
    assert entries(store) == 2


@pytest.mark.parametrize("amount", [Money(-1, "CNY"), Money(2**63, "CNY")])
def test_impossible_amounts_are_refused(store: SqlStore, amount: Money) -> None:
    open_shops(store)
    with store.begin() as rows, pytest.raises(ValueError, match=r"cannot move|64 bits"):
        rows.ledger.reserve("run-1:0", "shop-1", [DAY], amount)
    hold(store, DAY)
    with store.begin() as rows:
        with pytest.raises(ValueError, match=r"cannot move|more than"):
            rows.ledger.post("run-1:0", DAY, amount)
        with pytest.raises(MoneyError):
            rows.ledger.post("run-1:0", DAY, Money(1, "USD"))
    assert entries(store) == 1


def test_committed_counts_whole_months_and_days_asked_for(store: SqlStore) -> None:
    open_shops(store)
    first, last = date(2026, 2, 1), date(2026, 3, 31)
    with store.begin() as rows:
        rows.runs.add_effects([effect("run-1:1")])
    hold(store, first, DAY, NEXT, date(2026, 1, 31), date(2026, 4, 1))
    hold(store, DAY, last, daily="1.05", effect_id="run-1:1")
    with store.begin() as rows:
        rows.ledger.void("run-1:0", NEXT)
        rows.ledger.post("run-1:0", DAY, yuan("7.00"))
        rows.ledger.reserve("other:0", "shop-2", [DAY], yuan("500.00"))
        assert rows.ledger.committed("shop-1", DAY, NEXT) == Committed(
            {DAY: yuan("21.05")}, {date(2026, 3, 1): yuan("22.10")}
        )
        assert rows.ledger.committed("shop-1", date(2026, 2, 28), date(2026, 3, 1)) == Committed(
            {}, {date(2026, 2, 1): yuan("20.00"), date(2026, 3, 1): yuan("22.10")}
        )
        assert rows.ledger.committed("shop-2", DAY, DAY) == Committed(
            {DAY: yuan("500.00")}, {date(2026, 3, 1): yuan("500.00")}
        )


def test_an_effect_is_never_another_shops(store: SqlStore) -> None:
    open_shops(store)
    hold(store, DAY)
    with store.begin() as rows, pytest.raises(ValueError, match="belongs to another shop"):
        rows.ledger.reserve("run-1:0", "shop-2", [NEXT], yuan("1.00"))
    with store.begin() as rows:
        assert rows.ledger.committed("shop-2", DAY, NEXT) == Committed({}, {})
    assert entries(store) == 1


def test_budget_of_no_shop_is_refused(store: SqlStore) -> None:
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.ledger.reserve("run-9:0", "shop-9", [DAY], yuan("1.00"))
    assert entries(store) == 0


def test_a_campaign_that_is_no_effect_of_ours_holds_budget_too(store: SqlStore) -> None:
    open_shops(store)
    hold(store, DAY, effect_id="outside:campaign", daily="3.00")
    with store.begin() as rows:
        assert rows.ledger.committed("shop-1", DAY, DAY).by_day == {DAY: yuan("3.00")}


STEPS = st.lists(st.tuples(st.sampled_from(["post", "void"]), st.integers(0, 900)), max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(daily=st.integers(0, 2000), steps=STEPS)
def test_held_is_always_spent_given_back_or_open(store: SqlStore, daily: int, steps: list[tuple[str, int]]) -> None:
    """Against a model in plain numbers; the transaction is thrown away after each example."""
    spent, gone = 0, 0
    with suppress(Undone), store.begin() as rows:
        open_shops_in(rows)
        rows.ledger.reserve("run-1:0", "shop-1", [DAY], Money(daily, "CNY"))
        for verb, amount in steps:
            if verb == "void":
                rows.ledger.void("run-1:0", DAY)
                gone = daily - spent
            elif amount <= daily - spent - gone:
                rows.ledger.post("run-1:0", DAY, Money(amount, "CNY"))
                spent += amount
            else:
                with pytest.raises(ValueError, match="more than"):
                    rows.ledger.post("run-1:0", DAY, Money(amount, "CNY"))
        (found,) = rows.ledger.reservations("shop-1", DAY, DAY)
        assert (found.posted.minor, found.voided.minor, found.open.minor) == (spent, gone, daily - spent - gone)
        assert rows.ledger.committed("shop-1", DAY, DAY).day(DAY, "CNY").minor == daily - gone
        raise Undone
