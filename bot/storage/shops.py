"""Shops, their limits, what they know of their listings, and the words they taught us, as rows."""

from typing import Any

from sqlalchemy import Connection, delete, select

from bot.domain.shop import Limits, Shop
from bot.domain.words import TaughtWord, WordKind
from bot.errors import InputError
from bot.ports.store import Knowledge
from bot.storage.statements import money_columns, money_of, put
from bot.storage.tables import people as table
from bot.storage.written import costs_from_json, costs_to_json

SHOP = (
    "id", "name", "marketplace", "currency", "timezone", "language", "report_at", "clock_offset_days", "stopped_at",
    "resumed_at",
    "frozen_at", "frozen_by", "frozen_after",
)  # fmt: skip
WORD = ("kind", "word", "taught_by", "taught_at", "listing", "count", "base")
LIMITS = (
    "ask_above_change", "refuse_above_change", "ask_above_listings", "approval_minutes", "refuse_above_day_change",
    "changes_per_day", "refuse_above_listings", "cool_down_minutes",
)  # fmt: skip


class SqlShops:
    """The Shops port."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, shop_id: str) -> Shop | None:
        row = self._connection.execute(select(table.shop).where(table.shop.c.id == shop_id)).first()
        return None if row is None else _shop(row)

    def by_name(self, name: str) -> Shop | None:
        """Raises InputError (`error-shop-name-shared`) when several shops bear the name: none of them is guessed."""
        rows = self._connection.execute(select(table.shop).where(table.shop.c.name == name).limit(2)).all()
        if len(rows) > 1:
            raise InputError("error-shop-name-shared", {"name": name})
        return _shop(rows[0]) if rows else None

    def all(self) -> tuple[Shop, ...]:
        """By id."""
        rows = self._connection.execute(select(table.shop))
        return tuple(sorted((_shop(row) for row in rows), key=lambda each: each.id))

    def save(self, shop: Shop) -> None:
        values = {name: getattr(shop, name) for name in SHOP}
        values |= {name: getattr(shop.limits, name) for name in LIMITS}
        values |= money_columns("daily_spend", shop.limits.daily_spend)
        values |= money_columns("monthly_spend", shop.limits.monthly_spend)
        values |= money_columns("weekly_spend", shop.limits.weekly_spend)
        values |= money_columns("operation_spend", shop.limits.operation_spend)
        put(self._connection, table.shop, values)

    def knowledge(self, shop_id: str) -> dict[str, Knowledge]:
        rows = self._connection.execute(select(table.knowledge).where(table.knowledge.c.shop_id == shop_id))
        return {row.listing_id: _knowledge(row) for row in rows}

    def know(self, shop_id: str, knowledge: Knowledge) -> None:
        values: dict[str, Any] = {"shop_id": shop_id, "listing_id": knowledge.listing_id}
        values |= money_columns("goods_cost", knowledge.goods_cost)
        values |= money_columns("floor", knowledge.floor)
        values |= money_columns("bid_cap", knowledge.bid_cap)
        values |= {"aliases": list(knowledge.aliases), "costs": costs_to_json(knowledge.costs)}
        values["protected"] = knowledge.protected
        put(self._connection, table.knowledge, values)

    def words(self, shop_id: str) -> tuple[TaughtWord, ...]:
        own = select(table.shop_word).where(table.shop_word.c.shop_id == shop_id)
        found = [TaughtWord(**{name: row._mapping[name] for name in WORD}) for row in self._connection.execute(own)]
        return tuple(sorted(found, key=lambda each: (each.taught_at, each.kind, each.word)))

    def teach(self, shop_id: str, word: TaughtWord) -> None:
        put(self._connection, table.shop_word, {"shop_id": shop_id, **{name: getattr(word, name) for name in WORD}})

    def forget(self, shop_id: str, kind: WordKind, word: str) -> None:
        words = table.shop_word.c
        same = (words.shop_id == shop_id) & (words.kind == kind) & (words.word == word)
        self._connection.execute(delete(table.shop_word).where(same))


def _shop(row: Any) -> Shop:
    limits = Limits(
        daily_spend=money_of(row, "daily_spend"),
        monthly_spend=money_of(row, "monthly_spend"),
        weekly_spend=money_of(row, "weekly_spend"),
        operation_spend=money_of(row, "operation_spend"),
        **{name: getattr(row, name) for name in LIMITS},
    )
    return Shop(**{name: getattr(row, name) for name in SHOP}, limits=limits)


def _knowledge(row: Any) -> Knowledge:
    return Knowledge(
        listing_id=row.listing_id,
        goods_cost=money_of(row, "goods_cost"),
        floor=money_of(row, "floor"),
        aliases=tuple(row.aliases),
        costs=costs_from_json(row.costs),
        bid_cap=money_of(row, "bid_cap"),
        protected=row.protected,
    )
