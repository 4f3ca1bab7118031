"""Watching over what others change: the platform's own price-following, a colleague at another screen.

What a look finds is compared with what is expected. A difference that no effect of ours explains is kept as a drift and told once,
in the same transaction; the rows say what was told, so that neither a crash nor a restart tells it again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.action import Action
from bot.domain.drifting import Drifted, line_of, worst_first
from bot.domain.listing import Listing
from bot.domain.money import total
from bot.domain.shop import Shop
from bot.domain.watched import (
    Drift,
    DriftState,
    Expected,
    Facet,
    Origin,
    Standing,
    after,
    contested,
    facet_of,
    same,
    standings,
)
from bot.operations.way.booking import log
from bot.operations.way.drift_log import drift_body
from bot.operations.way.house import House
from bot.operations.way.looking import all_listings
from bot.ports.store import Transaction

REMEMBERED = 6
"""Drifts of one facet that are looked back at to see whether restoring has become a war."""
Key = tuple[str, Facet]
TellDrift = Callable[[Transaction, Drifted], None]


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw, and when it began. `under_way` are actions of ours that were open then: they may have been done or not."""

    shop: Shop
    started: datetime
    listings: dict[str, Listing]
    under_way: tuple[Action, ...]

    @property
    def found(self) -> dict[Key, Standing]:
        return {(each.id, facet): how for each in self.listings.values() for facet, how in standings(each).items()}

    def explained(self, expected: Expected, how: Standing, open_now: tuple[Action, ...]) -> bool:
        """Whether an action of ours whose outcome is open makes the facet what was found."""
        ours = [each for each in (*self.under_way, *open_now) if (each.listing, facet_of(each)) == expected.key]
        made = [after(each, expected.standing) for each in ours]
        return any(each is not None and same(expected.facet, each, how, self.shop.today(self.started)) for each in made)


def _under_way(tx: Transaction, shop: Shop) -> tuple[Action, ...]:
    return tuple(each.action for each in tx.runs.open_effects() if each.shop_id == shop.id)


class WatchShop:
    """`await watch(shop, tell)`: one look. `tell` brings new drifts to people in the transaction that keeps them.

    Raises MarketplaceUnavailable. Shops that we cannot write to are not watched: what comes in files is the merchant's own.
    """

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, shop: Shop, tell: TellDrift) -> None:
        if not self._house.market(shop).capabilities.writes:
            return
        started = self._house.clock.now()
        with self._house.store.begin() as tx:
            under_way = _under_way(tx, shop)
        listings = {each.id: each for each in await all_listings(self._house, shop)}
        look = Look(shop, started, listings, under_way)
        fresh = self._compare(look)
        if not fresh:
            return
        units = await self._units(look, fresh)
        with self._house.store.begin() as tx:
            kept = [drift for each in fresh if (drift := self._keep(tx, look, each)) is not None]
            if kept:
                tell(tx, self._worded(look, kept, units))

    def _compare(self, look: Look) -> list[Drift]:
        """First looks are kept silently, what went back by itself ends, and what differs anew is given back."""
        shop_id, found, fresh = look.shop.id, look.found, list[Drift]()
        with self._house.store.begin() as tx:
            expected, drifts = tx.watched.expected(shop_id), tx.watched.open_drifts(shop_id)
            new = [(key, how) for key, how in found.items() if key not in expected]
            tx.watched.expect(
                shop_id, [Expected(*key, how, Origin.SEEN, "", look.started, look.started) for key, how in new]
            )
            today = look.shop.today(look.started)
            differing = {key for key, known in expected.items() if not _so(known, found.get(key), today)}
            tx.watched.found_so(shop_id, set(look.listings) - {listing for listing, _ in differing}, look.started)
            for key, drift in drifts.items():
                if key in found and key not in differing:
                    self._gone(tx, look, drift)
            open_now = _under_way(tx, look.shop)
            for key in sorted(differing & found.keys()):
                if expected[key].set_at < look.started and not look.explained(expected[key], found[key], open_now):
                    fresh += self._differs(look, expected[key], drifts.get(key))
        return fresh

    def _differs(self, look: Look, expected: Expected, told: Drift | None) -> list[Drift]:
        """The drift, unless people have been told of exactly this one."""
        how = look.found[expected.key]
        if told is not None and same(expected.facet, told.found, how, look.shop.today(look.started)):
            return []
        return [
            Drift(
                id=self._house.ids.token(),
                shop_id=look.shop.id,
                listing=expected.listing,
                name=look.listings[expected.listing].name,
                facet=expected.facet,
                before=expected.standing,
                found=how,
                earliest=told.noticed_at if told is not None else expected.certain_at,
                noticed_at=self._house.clock.now(),
            )
        ]

    def _gone(self, tx: Transaction, look: Look, drift: Drift) -> None:
        now = self._house.clock.now()
        if tx.watched.end(drift, DriftState.GONE, now):
            log(tx, look.shop, "drift-gone", now, listings=[drift.listing], **drift_body(drift))

    async def _units(self, look: Look, fresh: list[Drift]) -> dict[str, int]:
        """Units sold on an average day, for what a changed price means."""
        priced = list(dict.fromkeys(each.listing for each in fresh if each.facet is Facet.PRICE))
        if not priced:
            return {}
        return await self._house.market(look.shop).daily_units(look.shop, priced, look.shop.today(look.started))

    def _keep(self, tx: Transaction, look: Look, drift: Drift) -> Drift | None:
        """Looked at once more: an effect of ours, a person or another worker may have come in between; then nothing is kept."""
        expected = tx.watched.expected(look.shop.id, drift.listing).get(drift.key)
        if expected is None or expected.set_at >= look.started or expected.standing != drift.before:
            return None
        earlier = tx.watched.open_drifts(look.shop.id).get(drift.key)
        if earlier is not None:
            if earlier.noticed_at >= look.started:
                return None
            tx.watched.end(earlier, DriftState.REPLACED, drift.noticed_at)
        history = tx.watched.history(look.shop.id, drift.listing, drift.facet, REMEMBERED)
        war = contested(drift.noticed_at, history) or (earlier is not None and earlier.contested)
        kept = replace(drift, contested=war)
        if not tx.watched.add(kept):
            return None
        log(tx, look.shop, "drifted", kept.noticed_at, listings=[kept.listing], **drift_body(kept))
        return kept

    def _worded(self, look: Look, kept: list[Drift], units: dict[str, int]) -> Drifted:
        budgets = [each.promotion.daily_budget for each in look.listings.values() if each.promoted and each.promotion]
        running = total(budgets, look.shop.currency)
        lines = [
            line_of(look.shop, each, look.listings[each.listing], (units.get(each.listing), running)) for each in kept
        ]
        return Drifted(look.shop, tuple(worst_first(lines)))


def _so(expected: Expected, found: Standing | None, today: date) -> bool:
    """A listing or bid that is not told any more tells nothing."""
    return found is None or same(expected.facet, expected.standing, found, today)
