"""Expectations and drifts as rows, on both databases: one open drift of a facet, ended once, and nobody sees another shop's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.domain.listing import PriceTier
from bot.domain.watched import Drift, DriftState, Expected, Facet, Origin, Standing
from bot.storage.store import SqlStore, open_store
from tests.contract.store_samples import NOW, open_shops, yuan

STANDING = Standing(yuan("6.00"), (PriceTier(50, yuan("5.80")),))
EXPECTED = Expected("slipper", Facet.PRICE, STANDING, Origin.SEEN, "", NOW, NOW)
DRIFT = Drift("d1", "shop-1", "slipper", "拖鞋", Facet.PRICE, STANDING, Standing(yuan("5.00")), NOW, NOW)


@pytest.fixture
def store(new_database_url: str) -> Iterator[SqlStore]:
    made = open_store(new_database_url)
    open_shops(made)
    yield made
    made.close()


def after(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_what_is_expected_is_kept_exactly_and_replaced(store: SqlStore) -> None:
    promotion = Expected(
        "slipper", Facet.PROMOTION, Standing(yuan("30.00"), until=date(2026, 3, 9)), Origin.EFFECT, "run-1:0", NOW, NOW
    )
    with store.begin() as tx:
        tx.watched.expect("shop-1", [EXPECTED, promotion])
        tx.watched.expect("shop-1", [replace(EXPECTED, origin=Origin.ACCEPTED, by="person-1", set_at=after(1))])
    with store.begin() as tx:
        found = tx.watched.expected("shop-1")
        assert found[promotion.key] == promotion
        assert found[EXPECTED.key] == replace(EXPECTED, origin=Origin.ACCEPTED, by="person-1", set_at=after(1))
        assert tx.watched.expected("shop-1", "slipper") == found
        assert tx.watched.expected("shop-1", "other") == {}
        assert tx.watched.expected("shop-2") == {}


def test_a_look_moves_the_last_time_it_was_so(store: SqlStore) -> None:
    """Not of what was set after the look began, not of what has an open drift, and never backwards."""
    late = replace(EXPECTED, listing="sock", set_at=after(5), seen_at=after(5))
    other = replace(EXPECTED, listing="towel")
    with store.begin() as tx:
        tx.watched.expect("shop-1", [EXPECTED, late, other])
        tx.watched.expect("shop-2", [EXPECTED])
        assert tx.watched.add(DRIFT)
        tx.watched.found_so("shop-1", ["slipper", "sock", "towel"], after(3))
        tx.watched.found_so("shop-1", ["towel"], after(2))
        seen = {listing: each.seen_at for (listing, _), each in tx.watched.expected("shop-1").items()}
        assert seen == {"slipper": NOW, "sock": after(5), "towel": after(3)}
        assert tx.watched.expected("shop-2")[EXPECTED.key].seen_at == NOW


def test_one_drift_of_a_facet_is_open_and_ends_once(store: SqlStore) -> None:
    with store.begin() as tx:
        assert tx.watched.add(DRIFT)
        assert not tx.watched.add(replace(DRIFT, id="d2"))
        assert not tx.watched.add(replace(DRIFT, listing="sock"))
        assert tx.watched.open_drifts("shop-1") == {DRIFT.key: DRIFT}
        assert tx.watched.end(DRIFT, DriftState.ACCEPTED, after(1), "person-1")
        assert not tx.watched.end(DRIFT, DriftState.GONE, after(2))
        assert tx.watched.open_drifts("shop-1") == {}
        ended = replace(DRIFT, state=DriftState.ACCEPTED, ended_at=after(1), ended_by="person-1")
        assert tx.watched.drift("shop-1", "d1") == ended
        second = replace(DRIFT, id="d2", noticed_at=after(3), contested=True)
        assert tx.watched.add(second)
        assert tx.watched.history("shop-1", "slipper", Facet.PRICE, 5) == (second, ended)
        assert tx.watched.history("shop-1", "slipper", Facet.PRICE, 1) == (second,)
        assert tx.watched.history("shop-1", "slipper", Facet.BID, 5) == ()


def test_another_shops_drift_is_neither_seen_nor_ended(store: SqlStore) -> None:
    with store.begin() as tx:
        assert tx.watched.add(DRIFT)
        assert tx.watched.drift("shop-2", "d1") is None
        assert not tx.watched.end(replace(DRIFT, shop_id="shop-2"), DriftState.GONE, after(1))
        assert tx.watched.add(replace(DRIFT, shop_id="shop-2"))
        assert len(tx.watched.open_drifts("shop-1")) == len(tx.watched.open_drifts("shop-2")) == 1
