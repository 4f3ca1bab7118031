"""Shops come back as they were saved, limits included, and what one knows of a listing stays its own."""

from dataclasses import replace
from datetime import time, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.floor import CostSheet
from bot.domain.money import Money
from bot.domain.shop import Limits
from bot.errors import InputError
from bot.ports.store import Knowledge
from bot.storage.store import SqlStore
from tests.contract.store_samples import HOUR, NOW, shop, yuan

LIMITS = Limits(
    yuan("50.00"), yuan("1000.00"), Decimal("0.1250"), Decimal("0.9"), 5, 30, yuan("200.00"), Decimal("0.250"), 7, 99, 45,
    yuan("60.00"),
)  # fmt: skip
FULL = shop(
    currency="JPY",
    timezone="America/St_Johns",
    language="en",
    report_at=time(7, 45),
    clock_offset_days=12,
    stopped_at=NOW,
    resumed_at=NOW - HOUR,
    limits=LIMITS,
)


def test_every_field_comes_back(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(FULL)
        rows.shops.save(shop("shop-0"))
    with store.begin() as rows:
        assert rows.shops.get("shop-1") == FULL
        assert rows.shops.get("shop-0") == shop("shop-0")
        assert rows.shops.get("shop-2") is None
        assert rows.shops.all() == (shop("shop-0"), FULL)


def test_saving_again_replaces(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(FULL)
        rows.shops.save(shop())
        assert rows.shops.all() == (shop(),)


def test_a_ratio_keeps_its_digits(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(FULL)
        found = rows.shops.get("shop-1")
    assert found is not None
    assert str(found.limits.ask_above_change) == "0.1250"


def test_a_time_is_the_same_instant_in_utc(store: SqlStore) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=8)))
    with store.begin() as rows:
        rows.shops.save(shop(stopped_at=there))
        found = rows.shops.get("shop-1")
    assert found is not None
    assert found.stopped_at is not None
    assert found.stopped_at.isoformat() == "2026-03-08T01:30:15.123456+00:00"


def test_a_time_without_a_zone_is_refused(store: SqlStore) -> None:
    with pytest.raises(Exception, match="aware") as caught, store.begin() as rows:
        rows.shops.save(shop(stopped_at=NOW.replace(tzinfo=None)))
    assert isinstance(caught.value.__cause__ or caught.value, ValueError)
    with store.begin() as rows:
        assert rows.shops.all() == ()


def test_a_shop_is_found_by_its_name(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(shop(name="Schuhe"))
        rows.shops.save(shop("shop-2", name="拖鞋"))
        assert rows.shops.by_name("拖鞋") == shop("shop-2", name="拖鞋")
        assert rows.shops.by_name("schuhe") is None


def test_a_name_of_two_shops_is_not_guessed(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(shop())
        rows.shops.save(shop("shop-2"))
        with pytest.raises(InputError) as caught:
            rows.shops.by_name("拖鞋店")
    assert (caught.value.key, caught.value.values) == ("error-shop-name-shared", {"name": "拖鞋店"})


def test_knowledge_is_per_shop_and_replaced_as_a_whole(store: SqlStore) -> None:
    costs = CostSheet(yuan("5.10"), yuan("0.20"), yuan("1.00"), yuan("0.30"), Decimal("0.05"), Decimal("0.021"))
    known = Knowledge("slipper", yuan("5.10"), yuan("5.50"), ("拖鞋", "slipper"), costs, yuan("0.60"))
    with store.begin() as rows:
        rows.shops.save(shop())
        rows.shops.save(shop("shop-2"))
        rows.shops.know("shop-1", Knowledge("slipper", aliases=("old",)))
        rows.shops.know("shop-1", known)
        rows.shops.know("shop-1", Knowledge("mug", goods_cost=Money(300, "JPY")))
        rows.shops.know("shop-2", Knowledge("slipper"))
    with store.begin() as rows:
        assert rows.shops.knowledge("shop-1") == {
            "slipper": known,
            "mug": Knowledge("mug", goods_cost=Money(300, "JPY")),
        }
        assert rows.shops.knowledge("shop-2") == {"slipper": Knowledge("slipper")}
        less = replace(known, costs=None, floor=None, bid_cap=None)
        rows.shops.know("shop-1", less)
        assert rows.shops.knowledge("shop-1")["slipper"] == less


def test_knowledge_of_no_shop_is_refused(store: SqlStore) -> None:
    with pytest.raises(IntegrityError), store.begin() as rows:
        rows.shops.know("shop-9", Knowledge("slipper"))
    with store.begin() as rows:
        assert rows.shops.knowledge("shop-9") == {}


def test_an_amount_beyond_64_bits_is_refused(store: SqlStore) -> None:
    with store.begin() as rows:
        rows.shops.save(shop())
        rows.shops.know("shop-1", Knowledge("slipper", floor=Money(2**63 - 1, "CNY")))
    with pytest.raises(ValueError, match="64 bits"), store.begin() as rows:
        rows.shops.know("shop-1", Knowledge("slipper", floor=Money(2**63, "CNY")))
    with store.begin() as rows:
        assert rows.shops.knowledge("shop-1")["slipper"].floor == Money(2**63 - 1, "CNY")
