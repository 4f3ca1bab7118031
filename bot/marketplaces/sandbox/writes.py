"""The Writes and AdSpend ports over a simulated shop: checked against the state now, done once per effect id."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.effect import Action, BudgetCut, PriceChange, PromotionOrder, PromotionPauseChange, Spending, Write
from bot.domain.effect import action_to_json as written
from bot.domain.listing import PriceTier, PromotionState
from bot.domain.money import Money
from bot.domain.shop import Shop
from bot.errors import MarketplaceRefused, MarketplaceUnavailable, MarketplaceUnclear
from bot.marketplaces.sandbox import book, tables
from bot.marketplaces.sandbox.catalog import CURRENCY
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from bot.marketplaces.sandbox.shop import Sandbox, hold, simulated_until
from bot.marketplaces.sandbox.terms import Terms, moment_of


class SandboxWrites:
    """Writes that spend nothing.

    A price is set only while price and tiers still are `before` and `tiers_before`. MarketplaceRefused carries one of the reasons
    price_changed, price_not_positive, tiers_not_valid, budget_changed, budget_not_lower, not_promoted, other_currency,
    unknown_listing, effect_id_reused.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None:
        await _send(self._sandbox, shop, effect_id, action)


class SandboxAdSpend:
    """Starts or renews promotions. Besides the reasons of SandboxWrites: budget_not_positive, promotion_in_the_past."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def spend(self, shop: Shop, effect_id: str, action: Spending) -> None:
        await _send(self._sandbox, shop, effect_id, action)


async def _send(sandbox: Sandbox, shop: Shop, effect_id: str, action: Action) -> None:
    fault = sandbox.faults.take(type(action).__name__)
    kind = None if fault is None else fault.kind
    if fault is not None:
        await _before(sandbox, fault)
    with sandbox.up_to_now(shop) as connection:
        _accept(sandbox, connection, (shop, effect_id, action), kind is not FaultKind.ACCEPT_WITHOUT_EFFECT)
    if fault is not None and kind is FaultKind.SLOW_ANSWER:
        await sandbox.clock.sleep(fault.seconds)
    if kind is FaultKind.DROP_ANSWER:
        raise MarketplaceUnclear()


async def _before(sandbox: Sandbox, fault: Fault) -> None:
    if fault.kind is FaultKind.SLOW:
        await sandbox.clock.sleep(fault.seconds)
    if fault.kind is FaultKind.REFUSE:
        raise MarketplaceRefused(fault.reason)
    if fault.kind is FaultKind.FAIL_BEFORE:
        raise MarketplaceUnavailable()
    if fault.kind is FaultKind.UNCLEAR_NOT_APPLIED:
        raise MarketplaceUnclear()


def digest(action: dict[str, Any]) -> str:
    """Tells two requests apart: SHA-256 of the action's written form."""
    return hashlib.sha256(json.dumps(action, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _accept(sandbox: Sandbox, connection: Connection, request: tuple[Shop, str, Action], effective: bool) -> None:
    """Does the request once. `effective` False: it is accepted like any other, but the listing stays as it is."""
    shop, effect_id, action = request
    hold(connection, shop)
    if _repeated(connection, shop.id, effect_id, digest(written(action))):
        return
    histories = book.histories(connection, shop.id)
    if action.listing not in histories:
        raise MarketplaceRefused("unknown_listing")
    history, local = histories[action.listing], shop.local(sandbox.clock.now())
    since = max(moment_of(local), simulated_until(connection, shop))
    terms = CHANGES[type(action)](history[-1], action, local.date())
    row = tables.effects.c
    number = connection.scalar(select(func.count()).select_from(tables.effects).where(row.shop_id == shop.id)) or 0
    connection.execute(
        insert(tables.effects).values(
            shop_id=shop.id, effect_id=effect_id, number=number + 1, action=written(action),
            digest=digest(written(action)), moment=since, received=1,
        )
    )  # fmt: skip
    if effective:
        place = (shop.id, action.listing, len(history) + 1)
        book.add_terms(connection, place, replace(terms, since=since), effect_id)


def _repeated(connection: Connection, shop_id: str, effect_id: str, content: str) -> bool:
    row = tables.effects.c
    this = (row.shop_id == shop_id, row.effect_id == effect_id)
    known = connection.scalar(select(row.digest).where(*this))
    if known is None:
        return False
    if known != content:
        raise MarketplaceRefused("effect_id_reused")
    connection.execute(update(tables.effects).where(*this).values(received=row.received + 1))
    return True


def _price(terms: Terms, action: PriceChange, today: date) -> Terms:
    price, tiers = _minor(action.after), _tiers(action.tiers_after)
    if price <= 0 or any(each <= 0 for _, each in tiers):
        raise MarketplaceRefused("price_not_positive")
    quantities = [least for least, _ in tiers]
    if quantities != sorted(set(quantities)) or any(least < 2 for least in quantities):
        raise MarketplaceRefused("tiers_not_valid")
    if (terms.price, terms.tiers) != (_minor(action.before), _tiers(action.tiers_before)):
        raise MarketplaceRefused("price_changed")
    return replace(terms, price=price, tiers=tiers)


def _pause(terms: Terms, action: PromotionPauseChange, today: date) -> Terms:
    """What runs is paused; what does not run stays as it is, for then it already is as asked."""
    return replace(terms, promotion=PromotionState.PAUSED) if terms.runs(today) else terms


def _cut(terms: Terms, action: BudgetCut, today: date) -> Terms:
    after = _minor(action.after)
    if terms.state(today) is PromotionState.OFF:
        raise MarketplaceRefused("not_promoted")
    if terms.budget != _minor(action.before):
        raise MarketplaceRefused("budget_changed")
    if not 0 < after < terms.budget:
        raise MarketplaceRefused("budget_not_lower")
    return replace(terms, budget=after)


def _order(terms: Terms, action: PromotionOrder, today: date) -> Terms:
    budget = _minor(action.daily_budget)
    if budget <= 0:
        raise MarketplaceRefused("budget_not_positive")
    if action.until < today:
        raise MarketplaceRefused("promotion_in_the_past")
    return replace(terms, promotion=PromotionState.RUNNING, budget=budget, until=action.until)


CHANGES: dict[type[Action], Callable[[Terms, Any, date], Terms]] = {
    PriceChange: _price,
    PromotionPauseChange: _pause,
    BudgetCut: _cut,
    PromotionOrder: _order,
}


def _minor(money: Money) -> int:
    if money.currency != CURRENCY:
        raise MarketplaceRefused("other_currency")
    return money.minor


def _tiers(tiers: tuple[PriceTier, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((tier.min_quantity, _minor(tier.price)) for tier in tiers)
