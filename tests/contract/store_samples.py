"""Rows that the store's tests start from."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.approval import Approval
from bot.domain.effect import Effect, PromotionOrder, Run, RunState
from bot.domain.money import Money
from bot.domain.operation import PromotionStart
from bot.domain.people import Permission, Person
from bot.domain.shop import Shop
from bot.storage.store import SqlStore, SqlTransaction

NOW = datetime(2026, 3, 8, 1, 30, 15, 123456, tzinfo=UTC)
DAY = date(2026, 3, 8)
HOUR = timedelta(hours=1)


class Undone(Exception):
    """Raised at the end of a transaction that shall leave nothing."""


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


def shop(shop_id: str = "shop-1", **fields: Any) -> Shop:
    values = {"name": "拖鞋店", "marketplace": "sandbox", "currency": "CNY", "timezone": "Asia/Shanghai"} | fields
    return Shop(shop_id, **values)


def person(person_id: str = "person-1", **fields: Any) -> Person:
    values = {"messenger": "telegram", "external_id": person_id, "name": "王", "language": "zh-Hans", "chat": "7"}
    return Person(person_id, **(values | fields))


PROMOTE = PromotionStart(("slipper",), yuan("20.00"), 3)


def run(run_id: str = "run-1", shop_id: str = "shop-1", **fields: Any) -> Run:
    values: dict[str, Any] = {"asked_by": "person-1", "origin": "telegram:7", "operation": PROMOTE, "digest": "d" * 64}
    values |= {"state": RunState.AWAITING, "created_at": NOW, "preview": {"rows": [], "spend": None}}
    return Run(run_id, shop_id, **(values | fields))


def approval(approval_id: str = "approval-1", shop_id: str = "shop-1", **fields: Any) -> Approval:
    values: dict[str, Any] = {"run_id": "run-1", "operation": PROMOTE, "digest": "d" * 64, "asked_by": "person-1"}
    values |= {"permission": Permission.SPEND, "created_at": NOW, "expires_at": NOW + 2 * HOUR}
    return Approval(approval_id, shop_id, **(values | fields))


def effect(effect_id: str = "run-1:0", shop_id: str = "shop-1", run_id: str = "run-1", **fields: Any) -> Effect:
    action = PromotionOrder("slipper", yuan("20.00"), date(2026, 3, 10))
    return Effect(effect_id, run_id, shop_id, **({"action": action} | fields))


def open_shops(store: SqlStore) -> None:
    """Two tenants, each with a run of the same id and one effect of it."""
    with store.begin() as rows:
        open_shops_in(rows)


def open_shops_in(rows: SqlTransaction) -> None:
    """The same inside a transaction that is open already."""
    for number in ("1", "2"):
        rows.shops.save(shop(f"shop-{number}"))
        rows.runs.add(run(shop_id=f"shop-{number}"))
    rows.runs.add_effects([effect("run-1:0", "shop-1"), effect("other:0", "shop-2")])
