"""Outside writes: stored before they are sent, sent under their own key, read back before anything is called done.

What is unclear afterwards depends on what the marketplace promises of such a call: it is sent again under the same key, or read
until there is an answer, or left to a person. Nothing else is ever sent twice.

The only place that holds the writing and the spending side of a marketplace. Every call passes the stop switch first.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.action import Action, Spending
from bot.domain.effect import Effect, EffectState, Run
from bot.domain.shop import Shop
from bot.errors import MarketplaceRefused, MarketplaceUnavailable, MarketplaceUnclear
from bot.operations.way.budget import book_outcome
from bot.operations.way.expecting import expect_outcome
from bot.operations.way.granting import authorised
from bot.operations.way.house import Hands, House
from bot.operations.way.repeating import INTERRUPTED, UNCLEAR, may_go, may_repeat
from bot.ports.marketplace import EffectSeen, Repeatable
from bot.ports.store import Transaction

CALL_SECONDS = 20.0
Noticed = Callable[[Transaction, Effect, str], None]
"""Told of an effect that became unclear, or that was unclear and is no more, in the transaction that makes it so; and by whose word."""


def nobody(tx: Transaction, effect: Effect, by: str) -> None:
    """Where nobody is told."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one call brought: the state to record, and a short note (a text key suffix or the marketplace's words)."""

    state: EffectState
    note: str = ""


class Executor:
    """Sends a run's effects one after another and records what became of each."""

    def __init__(
        self, house: House, hands: Hands, call_seconds: float = CALL_SECONDS, noticed: Noticed = nobody
    ) -> None:
        self._house = house
        self._hands = hands
        self._call_seconds = call_seconds
        self._noticed = noticed
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
        """The stop switch and the mandate are read in the transaction that lets the call go; what takes a commitment back passes a stop."""
        with self._house.store.begin() as tx:
            shop = tx.shops.get(effect.shop_id)
            if shop is None or not may_go(shop, effect.action):
                self._record_in(tx, effect, Sent(EffectState.REFUSED, "stopped"))
                return
            if not authorised(tx, shop, effect.run_id, self._house.clock.now()):
                self._record_in(tx, effect, Sent(EffectState.REFUSED, "mandate_over"))
                return
            if not tx.runs.effect_state(effect, EffectState.SENDING, self._house.clock.now()):
                return
        sending = self._reload(effect)
        self._record(sending, await self._call(shop, sending))

    async def repeat(self, run: Run, effect: Effect) -> None:
        """Send an unclear call once more under its own key, where that cannot do it twice and it may still go; else nothing."""
        now = self._house.clock.now()
        with self._house.store.begin() as tx:
            shop = tx.shops.get(effect.shop_id)
            if shop is None or self._promise(shop, effect) is not Repeatable.IDEMPOTENT:
                return
            if not may_repeat(tx, shop, run, effect, now) or not tx.runs.effect_state(effect, EffectState.SENDING, now):
                return
        sending = self._reload(effect)
        self._record(sending, await self._call(shop, sending))

    def _promise(self, shop: Shop, effect: Effect) -> Repeatable:
        return self._house.market(shop).repeats(effect.action)

    def _reload(self, effect: Effect) -> Effect:
        with self._house.store.begin() as tx:
            return tx.runs.effect(effect.shop_id, effect.id) or effect

    async def _call(self, shop: Shop, effect: Effect) -> Sent:
        """A no, or "never sent", counts only for a first call: of a repeat it says nothing about the call before it."""
        first = effect.attempts == 1
        try:
            async with asyncio.timeout(self._call_seconds):
                await self._apply(shop, effect.id, effect.action)
        except MarketplaceRefused as refusal:
            return Sent(EffectState.REFUSED if first else EffectState.UNKNOWN, refusal.reason)
        except MarketplaceUnavailable:
            return Sent(EffectState.REFUSED, "unavailable") if first else Sent(EffectState.UNKNOWN, UNCLEAR)
        except (MarketplaceUnclear, TimeoutError):
            return await self._as_seen(shop, effect, UNCLEAR)
        return await self._as_seen(shop, effect, "not-visible")

    async def _as_seen(self, shop: Shop, effect: Effect, note: str) -> Sent:
        seen = await self.seen(shop, effect)
        return Sent(EffectState.DONE) if seen is EffectSeen.DONE else Sent(EffectState.UNKNOWN, note)

    async def _apply(self, shop: Shop, effect_id: str, action: Action) -> None:
        if isinstance(action, Spending):
            await self._hands.spends[shop.marketplace].spend(shop, effect_id, action)
        else:
            await self._hands.writes[shop.marketplace].apply(shop, effect_id, action)

    async def seen(self, shop: Shop, effect: Effect) -> EffectSeen:
        """What the marketplace shows of an effect. A blind one is not looked for: what it shows would be no proof."""
        if self._promise(shop, effect) is Repeatable.BLIND:
            return EffectSeen.CANNOT_TELL
        try:
            async with asyncio.timeout(self._call_seconds):
                return await self._house.market(shop).seen(shop, effect.id, effect.action)
        except (MarketplaceUnavailable, MarketplaceUnclear, TimeoutError):
            return EffectSeen.CANNOT_TELL

    async def settle(self, effect: Effect, conclude: bool = False) -> None:
        """Read the marketplace about a call whose outcome is open; nothing is sent here.

        `conclude`: enough time has passed that "not there" means that it did not happen.
        """
        shop = self._house.shop(effect.shop_id)
        seen = await self.seen(shop, effect)
        if seen is EffectSeen.DONE:
            self._record(effect, Sent(EffectState.DONE))
        elif seen is EffectSeen.NOT_DONE and conclude:
            self._record(effect, Sent(EffectState.REFUSED, "not-applied"))
        elif effect.state is EffectState.SENDING:
            self._record(effect, Sent(EffectState.UNKNOWN, INTERRUPTED))

    def _record(self, effect: Effect, sent: Sent) -> None:
        with self._house.store.begin() as tx:
            self._record_in(tx, effect, sent)

    def _record_in(self, tx: Transaction, effect: Effect, sent: Sent) -> None:
        now = self._house.clock.now()
        shop = tx.shops.get(effect.shop_id)
        if tx.runs.effect_state(effect, sent.state, now, sent.note) and shop is not None:
            book_outcome(tx, shop, effect, sent.state, shop.today(now))
            recorded = tx.runs.effect(effect.shop_id, effect.id)
            was_unclear = effect.state is EffectState.UNKNOWN or effect.attempts > 1
            if recorded is not None and (was_unclear or sent.state is EffectState.UNKNOWN):
                self._noticed(tx, recorded, "")
            expect_outcome(tx, shop, effect, sent.state, now)
