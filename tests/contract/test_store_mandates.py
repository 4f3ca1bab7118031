"""Mandates come back exactly, end once, never change their terms, and are counted from the runs that cite them."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.domain.effect import EffectState
from bot.domain.mandate import Mandate, MandateScope, MandateUse, MandateWindow
from bot.storage.engine import begin
from bot.storage.store import SqlStore
from tests.contract.store_samples import DAY, HOUR, NOW, Undone, effect, open_shops, run, yuan

NEXT = DAY + timedelta(days=1)


def mandate(mandate_id: str = "run-1", shop_id: str = "shop-1", **fields: Any) -> Mandate:
    values: dict[str, Any] = {
        "line": mandate_id, "scope": MandateScope.ADS, "listings": ("slipper", "拖鞋"), "whole": False, "until": NEXT,
        "uses": 5, "max_change": Decimal("0.5"), "granted_by": "person-1", "granted_at": NOW, "cap": yuan("200.00"),
        "window": MandateWindow.DAY, "per_action": yuan("400.00"),
    }  # fmt: skip
    return Mandate(mandate_id, shop_id=shop_id, **(values | fields))


BARE: dict[str, Any] = {"cap": None, "window": None, "per_action": None, "scope": MandateScope.PRICES}


def test_every_field_comes_back_in_its_own_shop_only(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.runs.add(run("run-2"))
        rows.mandates.add(mandate())
        rows.mandates.add(mandate("run-2", **BARE))
    with store.begin() as rows:
        assert rows.mandates.get("shop-1", "run-1") == mandate()
        assert rows.mandates.get("shop-1", "run-2") == mandate("run-2", **BARE)
        assert rows.mandates.get("shop-2", "run-1") is None
        assert rows.mandates.live("shop-1", DAY) == (mandate(), mandate("run-2", **BARE))
        assert rows.mandates.live("shop-1", NEXT + timedelta(days=1)) == ()
        assert rows.mandates.live("shop-2", DAY) == ()


def test_it_ends_once_and_only_in_its_own_shop(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.mandates.add(mandate())
        assert rows.mandates.revoke("shop-2", "run-1", "person-2", NOW) is False
        assert rows.mandates.revoke("shop-1", "run-1", "person-2", NOW + HOUR) is True
        assert rows.mandates.revoke("shop-1", "run-1", "person-3", NOW) is False
        ended = replace(mandate(), revoked_at=NOW + HOUR, revoked_by="person-2")
        assert rows.mandates.get("shop-1", "run-1") == ended
        assert rows.mandates.live("shop-1", DAY) == ()


def test_use_is_what_the_citing_runs_reserved_and_nothing_given_back_counts_less(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.mandates.add(mandate())
        rows.runs.add(run("run-2"))
        rows.mandates.add(mandate("run-2", line="run-1"))
        rows.runs.add(run("a", mandate_id="run-1"))
        rows.runs.add(run("b", mandate_id="run-2"))
        rows.runs.add(run("c", mandate_id="run-1"))
        rows.runs.add(run("d"))
        rows.runs.add(run("a", "shop-2", mandate_id="run-1"))
        rows.runs.add_effects(
            [effect(f"{each}#0", run_id=each) for each in "abcd"] + [effect("x#0", "shop-2", "a")]
        )  # fmt: skip
        for each, amount in (("a", "20.00"), ("b", "5.00"), ("c", "7.00"), ("d", "90.00")):
            rows.ledger.reserve(f"{each}#0", "shop-1", [DAY, NEXT], yuan(amount))
        rows.ledger.reserve("x#0", "shop-2", [DAY], yuan("50.00"))
        rows.ledger.void("a#0", NEXT)
        rows.ledger.post("a#0", DAY, yuan("1.00"))
        (refused,) = rows.runs.effects("shop-1", "c")
        rows.runs.effect_state(refused, EffectState.REFUSED, NOW)
    with store.begin() as rows:
        expected = MandateUse(3, {DAY: yuan("25.00"), NEXT: yuan("25.00")})
        assert rows.mandates.use(mandate()) == expected
        assert rows.mandates.use(mandate("run-2", line="run-1")) == expected
        assert rows.mandates.use(mandate("run-2", "shop-2")) == MandateUse()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mandate SET cap_minor = 999999",
        "UPDATE mandate SET until = '2030-01-01'",
        "UPDATE mandate SET listings = '[]'",
        "UPDATE mandate SET uses = 99",
    ],
)
def test_terms_cannot_be_changed(store: SqlStore, statement: str) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.mandates.add(mandate())
    with pytest.raises(IntegrityError, match="frozen"), begin(store.engine) as connection:
        connection.execute(text(statement))
    with store.begin() as rows:
        assert rows.mandates.live("shop-1", DAY) == (mandate(),)


@pytest.mark.parametrize(
    "wrong",
    [
        mandate("no-run"),
        mandate(uses=0),
        mandate(window=None),
        mandate(cap=None),
        mandate(revoked_at=NOW),
    ],
)
def test_an_impossible_mandate_is_refused_by_the_database(store: SqlStore, wrong: Mandate) -> None:
    open_shops(store)
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.mandates.add(wrong)
    with store.begin() as rows:
        assert rows.mandates.live("shop-1", date(2026, 1, 1)) == ()


def test_a_run_remembers_by_which_mandate_it_ran(store: SqlStore) -> None:
    open_shops(store)
    with store.begin() as rows:
        rows.runs.add(run("a", mandate_id="run-1"))
    with store.begin() as rows:
        found = [rows.runs.get("shop-1", each) for each in ("a", "run-1")]
    assert [each and each.mandate_id for each in found] == ["run-1", None]


def test_nothing_stays_of_a_grant_that_is_rolled_back(store: SqlStore) -> None:
    open_shops(store)
    with suppress(Undone), store.begin() as rows:
        rows.mandates.add(mandate())
        raise Undone
    with store.begin() as rows:
        assert rows.mandates.live("shop-1", DAY) == ()
