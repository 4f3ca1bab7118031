"""Stop everything, now: the switch is one row in our own store, so it needs neither the marketplace nor a language model.

Pausing the running promotions follows, the ordinary way, and is tried again by a job until the marketplace has answered.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from bot.domain.approval import ApprovalState
from bot.domain.effect import EffectState, PromotionOrder, Run, RunState
from bot.domain.operation import Operation, PromotionPause, StopAll
from bot.domain.outcome import Closed, Outcome, Said
from bot.domain.people import Permission
from bot.domain.shop import Shop
from bot.errors import MarketplaceUnavailable, NotAllowed
from bot.operations.way.booking import log
from bot.operations.way.closing import close_run
from bot.operations.way.house import House, Request
from bot.operations.way.looking import all_listings
from bot.operations.way.starting import stop
from bot.ports.store import Transaction

FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(hours=1)
SEARCHED = 50
SubmitOne = Callable[[Operation, Request], Awaitable[Outcome]]


class StopEverything:
    """`await stop_everything(request, submit)`. Raises NotAllowed for whoever may not stop."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, request: Request, submit: SubmitOne) -> Outcome:
        if not request.actor.may(Permission.STOP):
            raise NotAllowed
        shop = self._switch(request)
        await self.pause_promotions(shop, request, submit)
        return Said("stopped-now")

    def _switch(self, request: Request) -> Shop:
        now = self._house.clock.now()
        with self._house.store.begin() as tx:
            shop = tx.shops.get(request.actor.shop_id)
            if shop is None:
                raise NotAllowed
            for outcome in self._void_cards(tx, shop, request):
                request.told(tx, outcome)
            stop(tx, shop, StopAll(), now)
            if shop.stopped_at is None:
                log(
                    tx,
                    shop,
                    "stopped",
                    now,
                    actor=request.actor.person_id,
                    run_id=request.run_id,
                    by=request.actor.name,
                )
            request.told(tx, Said("stopped-now"))
            return tx.shops.get(shop.id) or shop

    def _void_cards(self, tx: Transaction, shop: Shop, request: Request) -> list[Closed]:
        closed = []
        for approval in tx.approvals.pending(shop.id):
            run = tx.runs.get(shop.id, approval.run_id)
            if run and tx.approvals.decide(approval.id, ApprovalState.VOID, None, self._house.clock.now()):
                closed.append(close_run(tx, self._house, (run, approval, ApprovalState.VOID), request.actor))
        return closed

    async def pause_promotions(self, shop: Shop, request: Request, submit: SubmitOne) -> bool:
        """Pause what runs. True when the marketplace has confirmed it, or nothing was running.

        Confirmed once, only what a late call of ours started after the stop is paused again: what the merchant starts on the
        platform meanwhile is the merchant's own.
        """
        tries = self._tries(shop)
        confirmed = bool(tries) and tries[-1].state is RunState.DONE
        late = self._started_late(shop, tries) if confirmed else frozenset()
        if shop.stopped_at is None or (confirmed and not late):
            return True
        if tries and not confirmed and self._house.clock.now() - tries[-1].created_at < _pause_after(len(tries)):
            return False
        try:
            running = [each.id for each in await all_listings(self._house, shop) if each.promoted]
            running = [each for each in running if not confirmed or each in late]
            if not running:
                return True
            again = replace(request, run_id=f"{_stem(shop)}-{len(tries)}", origin="stop")
            outcome = await submit(PromotionPause(tuple(running)), again)
        except MarketplaceUnavailable:
            return False
        run = getattr(outcome, "run", None)
        return isinstance(run, Run) and run.state is RunState.DONE

    def _tries(self, shop: Shop) -> list[Run]:
        """What was done so far to pause after this stop, oldest first."""
        found: list[Run] = []
        with self._house.store.begin() as tx:
            while (run := tx.runs.get(shop.id, f"{_stem(shop)}-{len(found)}")) is not None:
                found.append(run)
        return found

    def _started_late(self, shop: Shop, tries: list[Run]) -> frozenset[str]:
        """Listings whose promotion an order of ours started after the stop, because it was under way, and not paused since."""
        with self._house.store.begin() as tx:
            runs = [run for run in tx.runs.recent(shop.id, SEARCHED) if run.operation.spends]
            effects = [effect for run in runs for effect in tx.runs.effects(shop.id, run.id)]
        done = [each for each in effects if isinstance(each.action, PromotionOrder) and each.state is EffectState.DONE]
        since = {each.action.listing: each.settled_at for each in done if each.settled_at is not None}
        paused = [run for run in tries if run.state is RunState.DONE]
        return frozenset(
            listing
            for listing, at in since.items()
            if shop.stopped_at is not None
            and at >= shop.stopped_at
            and not any(listing in run.operation.targets and run.created_at >= at for run in paused)
        )


def _stem(shop: Shop) -> str:
    """Of the run ids of one stop's tries."""
    return f"stop-{shop.id}-{shop.stopped_at.isoformat() if shop.stopped_at else ''}"


def _pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries: every try is a line in the work log."""
    return min(FIRST_WAIT * (1 << min(tries - 1, 10)), LONGEST_WAIT)
