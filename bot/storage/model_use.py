"""Counts what the language model costs. A shop is locked before its day is read, so that calls side by side cannot overrun a cap."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.domain.model_use import Hold, ModelCaps, ModelDay, Tokens
from bot.storage.statements import insert_new, lock_shop
from bot.storage.tables.model import COUNTED, model_use

_KEY = ("shop_id", "day", "currency")
_Place = tuple[str, date, str]


class SqlModelUse:
    """The ModelUse port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hold(self, shop_id: str, day: date, hold: Hold, caps: ModelCaps) -> bool:
        lock_shop(self._connection, shop_id)
        counted = func.sum(model_use.c.tokens_in + model_use.c.tokens_out + model_use.c.held_tokens)
        same_day = (model_use.c.shop_id == shop_id) & (model_use.c.day == day)
        tokens = int(self._connection.execute(select(counted).where(same_day)).scalar() or 0)
        spent = select(model_use.c.cost + model_use.c.held_cost).where(same_day, model_use.c.currency == hold.currency)
        cost = int(self._connection.execute(spent).scalar() or 0)
        if tokens + hold.tokens > caps.tokens or (caps.cost is not None and cost + hold.cost > caps.cost):
            return False
        self._add((shop_id, day, hold.currency), {"held_tokens": hold.tokens, "held_cost": hold.cost})
        return True

    def settle(self, shop_id: str, day: date, hold: Hold, used: tuple[Tokens, int], failed: bool) -> None:
        lock_shop(self._connection, shop_id)
        tokens, cost = used
        counts = {"calls": 1, "failures": int(failed), "cost": cost}
        counts |= {"tokens_in": tokens.read, "tokens_out": tokens.written}
        freed = {"held_tokens": -hold.tokens, "held_cost": -hold.cost}
        self._add((shop_id, day, hold.currency), {**counts, **freed})

    def days(self, shop_id: str, day: date) -> tuple[ModelDay, ...]:
        same_day = (model_use.c.shop_id == shop_id) & (model_use.c.day == day)
        used = select(model_use).where(same_day, model_use.c.calls > 0).order_by(model_use.c.currency)
        rows = self._connection.execute(used)
        return tuple(
            ModelDay(row.currency, row.calls, row.failures, row.tokens_in, row.tokens_out, row.cost) for row in rows
        )

    def tell(self, shop_id: str, day: date, currency: str) -> bool:
        place = (shop_id, day, currency)
        self._open(place)
        untold = update(model_use).where(*_at(place), model_use.c.told.is_(False)).values(told=True)
        return self._connection.execute(untold).rowcount == 1

    def _add(self, place: _Place, amounts: Mapping[str, int]) -> None:
        self._open(place)
        grown = {name: model_use.c[name] + amount for name, amount in amounts.items()}
        self._connection.execute(update(model_use).where(*_at(place)).values(**grown))

    def _open(self, place: _Place) -> None:
        empty = dict.fromkeys(COUNTED, 0)
        insert_new(self._connection, model_use, _KEY, {**dict(zip(_KEY, place, strict=True)), **empty, "told": False})


def _at(place: _Place) -> list[Any]:
    return [model_use.c[name] == value for name, value in zip(_KEY, place, strict=True)]
