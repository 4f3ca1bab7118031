"""The Writes and AdSpend ports over a simulated shop: checked against the state now, done once per effect id."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.action import Action, Spending, TenderOfferChange, TenderWithdrawChange, Write
from bot.domain.action import action_to_json as written
from bot.domain.shop import Shop
from bot.errors import MarketplaceRefused, MarketplaceUnavailable, MarketplaceUnclear
from bot.marketplaces.sandbox import book, tables
from bot.marketplaces.sandbox.changes import CHANGES
from bot.marketplaces.sandbox.faults import Fault, FaultKind
from bot.marketplaces.sandbox.offers import add_offer, check_offer
from bot.marketplaces.sandbox.shop import Sandbox, hold, simulated_until
from bot.marketplaces.sandbox.terms import Terms, moment_of


class SandboxWrites:
    """Writes that spend nothing.

    A price, bid or text is set only while it still is what the write says it was. MarketplaceRefused carries one of the reasons
    price_changed, price_not_positive, tiers_not_valid, budget_changed, budget_not_lower, not_promoted, bid_changed, bid_not_lower,
    bid_not_positive, text_changed, title_empty, title_too_long, tender_closed, other_currency, unknown_listing, effect_id_reused.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None:
        await _send(self._sandbox, shop, effect_id, action)


class SandboxAdSpend:
    """Starts or renews promotions, raises bids, and makes offers in tenders.

    Besides the reasons of SandboxWrites: budget_not_positive, promotion_in_the_past, price_over_highest, quantity_not_wanted.
    """

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
    local = shop.local(sandbox.clock.now())
    since = max(moment_of(local), simulated_until(connection, shop))
    if isinstance(action, TenderOfferChange | TenderWithdrawChange):
        check_offer(connection, shop, local.date(), action)
        _note(connection, shop.id, since, (effect_id, action))
        if effective:
            add_offer(connection, shop.id, since, (effect_id, action))
        return
    history = histories[action.listing]
    terms: Terms = CHANGES[type(action)](history[-1], action, local.date())
    _note(connection, shop.id, since, (effect_id, action))
    if effective:
        place = (shop.id, action.listing, len(history) + 1)
        book.add_terms(connection, place, replace(terms, since=since), effect_id)


def _note(connection: Connection, shop_id: str, moment: int, request: tuple[str, Action]) -> None:
    """Enters an accepted write into the journal."""
    effect_id, action = request
    row = tables.effects.c
    number = connection.scalar(select(func.count()).select_from(tables.effects).where(row.shop_id == shop_id)) or 0
    connection.execute(
        insert(tables.effects).values(
            shop_id=shop_id, effect_id=effect_id, number=number + 1, action=written(action),
            digest=digest(written(action)), moment=moment, received=1,
        )
    )  # fmt: skip


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
