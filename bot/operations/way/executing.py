"""Outside writes: stored before they are sent, sent once, read back before anything is called done.

The only place that holds the writing and the spending side of a marketplace. Every call passes the stop switch first.
"""

import asyncio
from dataclasses import dataclass

from bot.domain.action import WHILE_STOPPED, Action, Spending
from bot.domain.effect import Effect, EffectState, Run
from bot.domain.shop import Shop
from bot.errors import MarketplaceRefused, MarketplaceUnavailable, MarketplaceUnclear
from bot.operations.way.budget import book_outcome
from bot.operations.way.expecting import expect_outcome
from bot.operations.way.house import Hands, House
from bot.ports.marketplace import EffectSeen
from bot.ports.store import Transaction

CALL_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Sent:
    """What one call brought: the state to record, and a short note (a text key suffix or the marketplace's words)."""

    state: EffectState
    note: str = ""


class Executor:
    """Sends a run's effects one after another and records what became of each."""

    def __init__(self, house: House, hands: Hands, call_seconds: float = CALL_SECONDS) -> None:
        self._house = house
        self._hands = hands
        self._call_seconds = call_seconds
        self._under_way: dict[tuple[str, str], asyncio.Event] = {}

    def busy(self, run: Run) -> bool:
        """Whether this process is sending the run's effects right now: then nothing of it was interrupted."""
        return (run.shop_id, run.id) in self._under_way

    async def carry_out(self, run: Run) -> tuple[Effect, ...]:
        """Send what is still pending, settle what was interrupted, and return the effects as they stand.

        Whoever comes while the run is under way waits for its end.
        """
        key = (run.shop_id, run.id)
        while key in self._under_way:
            await self._under_way[key].wait()
        ended = self._under_way[key] = asyncio.Event()
        try:
            return await self._each_effect(run)
        finally:
            del self._under_way[key]
            ended.set()

    async def _each_effect(self, run: Run) -> tuple[Effect, ...]:
        with self._house.store.begin() as tx:
            effects = tx.runs.effects(run.shop_id, run.id)
        for effect in effects:
            if effect.state is EffectState.PENDING:
                await self._send(effect)
            elif effect.state in (EffectState.SENDING, EffectState.UNKNOWN):
                await self.settle(effect)
        with self._house.store.begin() as tx:
            return tx.runs.effects(run.shop_id, run.id)

    async def _send(self, effect: Effect) -> None:
        """The stop switch is read in the transaction that lets the call go; what only takes a commitment back passes."""
        with self._house.store.begin() as tx:
            shop = tx.shops.get(effect.shop_id)
            if shop is None or (shop.stopped_at is not None and not isinstance(effect.action, WHILE_STOPPED)):
                self._record_in(tx, effect, Sent(EffectState.REFUSED, "stopped"))
                return
            if not tx.runs.effect_state(effect, EffectState.SENDING, self._house.clock.now()):
                return
        self._record(self._reload(effect), await self._call(shop, effect))

    def _reload(self, effect: Effect) -> Effect:
        with self._house.store.begin() as tx:
            return next(each for each in tx.runs.effects(effect.shop_id, effect.run_id) if each.id == effect.id)

    async def _call(self, shop: Shop, effect: Effect) -> Sent:
        """A refusal counts only for a first attempt: a refused repeat says nothing about the call before it."""
        try:
            async with asyncio.timeout(self._call_seconds):
                await self._apply(shop, effect.id, effect.action)
        except MarketplaceRefused as refusal:
            state = EffectState.REFUSED if effect.attempts == 0 else EffectState.UNKNOWN
            return Sent(state, refusal.reason)
        except MarketplaceUnavailable:
            return Sent(EffectState.REFUSED, "unavailable")
        except (MarketplaceUnclear, TimeoutError):
            seen = await self._seen(shop, effect)
            return Sent(EffectState.DONE) if seen is EffectSeen.DONE else Sent(EffectState.UNKNOWN, "unclear")
        seen = await self._seen(shop, effect)
        return Sent(EffectState.DONE) if seen is EffectSeen.DONE else Sent(EffectState.UNKNOWN, "not-visible")

    async def _apply(self, shop: Shop, effect_id: str, action: Action) -> None:
        if isinstance(action, Spending):
            await self._hands.spends[shop.marketplace].spend(shop, effect_id, action)
        else:
            await self._hands.writes[shop.marketplace].apply(shop, effect_id, action)

    async def _seen(self, shop: Shop, effect: Effect) -> EffectSeen:
        try:
            async with asyncio.timeout(self._call_seconds):
                return await self._house.market(shop).seen(shop, effect.id, effect.action)
        except (MarketplaceUnavailable, MarketplaceUnclear, TimeoutError):
            return EffectSeen.CANNOT_TELL

    async def settle(self, effect: Effect, conclude: bool = False) -> None:
        """Read the marketplace about a call whose outcome is open; nothing is ever sent again here.

        `conclude`: enough time has passed that "not there" means that it did not happen.
        """
        shop = self._house.shop(effect.shop_id)
        seen = await self._seen(shop, effect)
        if seen is EffectSeen.DONE:
            self._record(effect, Sent(EffectState.DONE))
        elif seen is EffectSeen.NOT_DONE and conclude:
            self._record(effect, Sent(EffectState.REFUSED, "not-applied"))
        elif effect.state is EffectState.SENDING:
            self._record(effect, Sent(EffectState.UNKNOWN, "interrupted"))

    def _record(self, effect: Effect, sent: Sent) -> None:
        with self._house.store.begin() as tx:
            self._record_in(tx, effect, sent)

    def _record_in(self, tx: Transaction, effect: Effect, sent: Sent) -> None:
        now = self._house.clock.now()
        shop = tx.shops.get(effect.shop_id)
        if tx.runs.effect_state(effect, sent.state, now, sent.note) and shop is not None:
            book_outcome(tx, shop, effect, sent.state, shop.today(now))
            expect_outcome(tx, shop, effect, sent.state, now)
