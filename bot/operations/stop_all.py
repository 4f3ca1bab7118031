"""Stop everything, now: the switch is one row in our own store, so it needs neither the marketplace nor a language model.

Pausing the running promotions follows, the ordinary way, and is tried again by a job until the marketplace has answered.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.domain.approval import ApprovalState
from bot.domain.effect import Run, RunState
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

MOST_TRIES = 20
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
        """Pause what runs, once per stop. True when the marketplace has confirmed it, or nothing was running."""
        attempt = self._next_attempt(shop)
        if attempt is None:
            return True
        try:
            running = tuple(each.id for each in await all_listings(self._house, shop) if each.promoted)
            if not running:
                return True
            outcome = await submit(PromotionPause(running), replace(request, run_id=attempt, origin="stop"))
        except MarketplaceUnavailable:
            return False
        run = getattr(outcome, "run", None)
        return isinstance(run, Run) and run.state is RunState.DONE

    def _next_attempt(self, shop: Shop) -> str | None:
        """Id of the next try for this stop; None when one has succeeded or enough were made."""
        if shop.stopped_at is None:
            return None
        stem = f"stop-{shop.id}-{shop.stopped_at.isoformat()}"
        with self._house.store.begin() as tx:
            for attempt in range(MOST_TRIES):
                run = tx.runs.get(shop.id, f"{stem}-{attempt}")
                if run is None:
                    return f"{stem}-{attempt}"
                if run.state is RunState.DONE:
                    return None
        return None
