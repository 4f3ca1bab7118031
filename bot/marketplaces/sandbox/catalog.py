"""What the simulated factory shop sells. The goods are data beside this file, so that the world is tuned without code."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from bot.domain.floor import CostSheet
from bot.domain.listing import PriceTier, PromotionState, Variant
from bot.domain.money import Money
from bot.domain.sampling import MICRO
from bot.marketplaces.sandbox.terms import Terms, beginning

CURRENCY = "CNY"


@dataclass(frozen=True, slots=True)
class Demand:
    """How buyers answer. `orders` are millionths of orders per average day at the rivals' price; `lot` the usual pieces in a
    small wholesale order; `season` percent per month; `weekend` percent of a working day's orders."""

    orders: int
    lot: int
    elasticity: Decimal
    season: tuple[int, ...]
    weekend: int
    price_war: bool


@dataclass(frozen=True, slots=True)
class FirstPromotion:
    """A promotion that already runs when the shop opens to us. `days_left` None: without an end."""

    daily_budget: Money
    running_for: int
    days_left: int | None


@dataclass(frozen=True, slots=True)
class Product:
    """One of the shop's goods as it stood at the beginning.

    `bid` is the platform's automatic bid per click; `unit` is what buyers count it in.
    """

    number: int
    id: str
    title: str
    aliases: tuple[str, ...]
    price: Money
    tiers: tuple[PriceTier, ...]
    variants: tuple[Variant, ...]
    costs: CostSheet
    demand: Demand
    bid: Money
    promotion: FirstPromotion | None
    unit: str

    def names(self, language: str) -> tuple[str, ...]:
        """Its short names, those of the language first: the catalog writes a Latin-lettered one for every product."""
        own = [each for each in self.aliases if each.isascii() == (language == "en")]
        return (*own, *(each for each in self.aliases if each not in own))

    def first_terms(self, opened: date, today: date) -> tuple[Terms, ...]:
        """The listing's terms over the past `opened`..`today`: as it opened, and since its promotion started."""
        plain = Terms(beginning(opened), self.price.minor, tuple((t.min_quantity, t.price.minor) for t in self.tiers))
        if self.promotion is None:
            return (plain,)
        started = max(opened, today - timedelta(days=self.promotion.running_for))
        left = self.promotion.days_left
        promoted = Terms(
            beginning(started), plain.price, plain.tiers,
            PromotionState.RUNNING, self.promotion.daily_budget.minor, None if left is None else today + timedelta(days=left),
        )  # fmt: skip
        return (promoted,) if started == opened else (plain, promoted)


@cache
def catalog() -> tuple[Product, ...]:
    """All goods, in the order in which the shop lists them."""
    raw = json.loads(files("bot.marketplaces.sandbox").joinpath("catalog.json").read_text(encoding="utf-8"))
    return tuple(_product(number, each, raw["seasons"]) for number, each in enumerate(raw["listings"], 1))


@cache
def products() -> dict[str, Product]:
    """The goods by listing id."""
    return {each.id: each for each in catalog()}


def _money(amount: str) -> Money:
    return Money.of(amount, CURRENCY)


def _product(number: int, raw: dict[str, Any], seasons: dict[str, list[int]]) -> Product:
    return Product(
        number=number, id=raw["id"], title=raw["title"], aliases=tuple(raw["aliases"]), price=_money(raw["price"]),
        tiers=tuple(PriceTier(each["min"], _money(each["price"])) for each in raw["tiers"]),
        variants=tuple(
            Variant(each["id"], each["name"], _money(each["surcharge"]), each["stock"]) for each in raw["variants"]
        ),
        costs=_costs(raw["costs"]), demand=_demand(raw["demand"], seasons), bid=_money(raw["bid"]),
        promotion=_promotion(raw["promotion"]), unit=raw["unit"],
    )  # fmt: skip


def _costs(raw: dict[str, str]) -> CostSheet:
    return CostSheet(
        goods=_money(raw["goods"]), packing=_money(raw["packing"]), shipping=_money(raw["shipping"]), ads=_money(raw["ads"]),
        commission=Decimal(raw["commission"]), refunds=Decimal(raw["refunds"]),
    )  # fmt: skip


def _demand(raw: dict[str, Any], seasons: dict[str, list[int]]) -> Demand:
    return Demand(
        orders=int(Decimal(raw["orders"]) * MICRO), lot=raw["lot"], elasticity=Decimal(raw["elasticity"]),
        season=tuple(seasons[raw["season"]]), weekend=raw["weekend"], price_war=raw["price_war"],
    )  # fmt: skip


def _promotion(raw: dict[str, Any] | None) -> FirstPromotion | None:
    if raw is None:
        return None
    return FirstPromotion(_money(raw["budget"]), raw["running_for"], raw["days_left"])
