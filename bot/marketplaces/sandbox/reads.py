"""The Marketplace port over a simulated shop. A read first lets the hours pass that are over, so it is never behind the clock."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.domain.action import Action, Spending, Write, action_to_json
from bot.domain.figures import Figures, Sold
from bot.domain.listing import Listing, ListingField, PriceTier, Promotion, PromotionState, Variant
from bot.domain.money import Money
from bot.domain.shop import Shop
from bot.domain.tender import Tender
from bot.errors import MarketplaceUnavailable
from bot.marketplaces.sandbox import book, tables
from bot.marketplaces.sandbox.catalog import Product, catalog
from bot.marketplaces.sandbox.changes import bid_of, text_of
from bot.marketplaces.sandbox.faults import READ, FaultKind
from bot.marketplaces.sandbox.figures import Period, figures
from bot.marketplaces.sandbox.offers import tenders_of
from bot.marketplaces.sandbox.orders import Kind
from bot.marketplaces.sandbox.selling import sold_between
from bot.marketplaces.sandbox.shop import Sandbox, simulated_until, world_of
from bot.marketplaces.sandbox.terms import Terms, day_of
from bot.marketplaces.sandbox.writes import digest
from bot.ports.marketplace import Capabilities, EffectSeen, Repeatable

WEEK = 7


class SandboxMarketplace:
    """Reads of simulated shops. Figures of today are told by the hour, when the hour is over."""

    capabilities = Capabilities(writes=True, promotes=True)

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def repeats(self, action: Action) -> Repeatable:
        """Every write is kept under its effect id, and done once."""
        return Repeatable.IDEMPOTENT

    async def listings(self, shop: Shop) -> tuple[Listing, ...]:
        await self._may_answer()
        today = shop.today(self._sandbox.clock.now())
        with self._sandbox.up_to_now(shop) as connection:
            histories, stock = book.histories(connection, shop.id), book.stock(connection, shop.id)
        return tuple(_listing(each, histories[each.id][-1], stock, (today, shop.language)) for each in catalog())

    async def listing(self, shop: Shop, listing_id: str) -> Listing | None:
        found = [each for each in await self.listings(shop) if each.id == listing_id]
        return found[0] if found else None

    async def figures(self, shop: Shop, first: date, last: date) -> Figures:
        await self._may_answer()
        with self._sandbox.up_to_now(shop) as connection:
            until = simulated_until(connection, shop)
            return figures(connection, Period(shop.id, first, last, until, shop.currency, shop.language))

    async def orders(self, shop: Shop, span: tuple[datetime, datetime], listing_ids: Sequence[str]) -> Sold:
        await self._may_answer()
        with self._sandbox.up_to_now(shop) as connection:
            return sold_between(connection, shop, span, listing_ids)

    async def days(self, shop: Shop) -> tuple[date, date] | None:
        await self._may_answer()
        with self._sandbox.up_to_now(shop) as connection:
            opened, last = world_of(connection, shop).opened, day_of(simulated_until(connection, shop) - 1)
        return (opened, last) if opened <= last else None

    async def daily_units(self, shop: Shop, listing_ids: Sequence[str], until: date) -> dict[str, int]:
        await self._may_answer()
        row, first = tables.lines.c, until - timedelta(days=WEEK)
        with self._sandbox.up_to_now(shop) as connection:
            query = (
                select(row.listing_id, func.sum(row.units).label("units"))
                .where(row.shop_id == shop.id, row.day >= first, row.day < until, row.kind == Kind.SALE)
                .group_by(row.listing_id)
            )
            sold = {each.listing_id: int(each.units) for each in connection.execute(query)}
        return {each: (2 * sold.get(each, 0) + WEEK) // (2 * WEEK) for each in listing_ids}

    async def ad_spend(self, shop: Shop, day: date) -> dict[str, int]:
        await self._may_answer()
        row = tables.ads.c
        with self._sandbox.up_to_now(shop) as connection:
            found = connection.execute(select(row.listing_id, row.spend).where(row.shop_id == shop.id, row.day == day))
            return {each.listing_id: each.spend for each in found}

    async def tenders(self, shop: Shop) -> tuple[Tender, ...]:
        """Those open today, then for a week those that closed on an offer of ours."""
        await self._may_answer()
        today = shop.today(self._sandbox.clock.now())
        with self._sandbox.up_to_now(shop) as connection:
            return tenders_of(connection, world_of(connection, shop), shop, today)

    async def seen(self, shop: Shop, effect_id: str, action: Write | Spending) -> EffectSeen:
        """DONE when a listing's or an offer's history shows our effect, whatever was set after it.

        Another content under our id: cannot tell.
        """
        await self._may_answer()
        with self._sandbox.up_to_now(shop) as connection:
            return _seen(connection, shop.id, effect_id, action)

    async def _may_answer(self) -> None:
        """Raises MarketplaceUnavailable when a fault says so, after its wait."""
        fault = self._sandbox.faults.take(READ)
        if fault is None:
            return
        await self._sandbox.clock.sleep(fault.seconds)
        if fault.kind not in {FaultKind.SLOW, FaultKind.SLOW_ANSWER}:
            raise MarketplaceUnavailable(values={"reason": fault.reason})


def _seen(connection: Connection, shop_id: str, effect_id: str, action: Write | Spending) -> EffectSeen:
    effect = tables.effects.c
    known = connection.scalar(select(effect.digest).where(effect.shop_id == shop_id, effect.effect_id == effect_id))
    if known is not None and known != digest(action_to_json(action)):
        return EffectSeen.CANNOT_TELL
    for history in (tables.terms, tables.offers):
        row = history.c
        shown = select(func.count()).select_from(history).where(row.shop_id == shop_id, row.effect_id == effect_id)
        if connection.scalar(shown):
            return EffectSeen.DONE
    return EffectSeen.NOT_DONE


def _listing(product: Product, terms: Terms, stock: dict[str, int], told: tuple[date, str]) -> Listing:
    today, language = told

    def money(minor: int) -> Money:
        return Money(minor, product.price.currency)

    variants = tuple(Variant(each.id, each.name, each.surcharge, stock[each.id]) for each in product.variants)
    state = terms.state(today)
    promoted = terms.budget > 0 or state is not PromotionState.OFF
    return Listing(
        id=product.id, title=text_of(terms, product.id, ListingField.TITLE), price=money(terms.price), aliases=product.names(language),
        tiers=tuple(PriceTier(least, money(price)) for least, price in terms.tiers), variants=variants,
        stock=sum(each.stock for each in variants), costs=product.costs,
        promotion=Promotion(state, money(terms.budget), terms.until) if promoted else None,
        bid=money(bid_of(terms, product.id)), on_sale=terms.on_sale,
        description=text_of(terms, product.id, ListingField.DESCRIPTION),
        selling_points=text_of(terms, product.id, ListingField.SELLING_POINTS),
    )  # fmt: skip
