"""Questions that only read: how listings stand, what waits for an answer, what was done."""

from collections.abc import Sequence
from datetime import date

from bot.domain.approval import Approval
from bot.domain.command import Undo
from bot.domain.effect import RunState
from bot.domain.outcome import Asked, LogPage, Overview, Pending, Tap
from bot.domain.people import Actor, Permission
from bot.domain.shop import Shop
from bot.domain.worklog import LogLine
from bot.operations.way.booking import offer
from bot.operations.way.closing import asked_again
from bot.operations.way.finishing import NOT_UNDONE
from bot.operations.way.house import House
from bot.operations.way.keeping import PERSONAL
from bot.operations.way.looking import all_listings, spend_state
from bot.ports.store import Transaction

MOST_LOG_LINES = 40
MOST_UNDO = 5
KEPT_APART = frozenset({"sent"})
"""Kinds that the chat does not show: the end of the run says more. The whole log has them."""


class ReadShop:
    """Answers for one shop. Raises MarketplaceUnavailable when listings cannot be read."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def overview(self, shop: Shop, listings: Sequence[str]) -> Overview:
        found = await all_listings(self._house, shop)
        today = shop.today(self._house.clock.now())
        spend = await spend_state(self._house, shop, today) if self._house.market(shop).capabilities.promotes else None
        tenders = await self._house.market(shop).tenders(shop)
        if not listings:
            return Overview(shop, found, True, spend, tenders)
        asked = tuple(each for each in found if each.id in listings)
        return Overview(shop, asked, False, spend, tuple(each for each in tenders if each.listing in listings))

    def pending(self, tx: Transaction, actor: Actor) -> Pending:
        """Every open card of the shop, shown again."""
        return Pending(tuple(self._card(tx, each) for each in tx.approvals.pending(actor.shop_id) if self._open(each)))

    def _open(self, approval: Approval) -> bool:
        return approval.expires_at > self._house.clock.now()

    def _card(self, tx: Transaction, approval: Approval) -> Asked:
        run = tx.runs.get(approval.shop_id, approval.run_id)
        if run is None:
            raise LookupError(f"approval without a run: {approval.run_id}")
        return asked_again(run, approval)

    def log(self, tx: Transaction, asked: tuple[Actor, Shop], day: date | None, listings: Sequence[str]) -> LogPage:
        """The newest lines of a shop-day, with undo taps for what may still be taken back."""
        actor, shop = asked
        when = day or shop.today(self._house.clock.now())
        lines = [line for line in tx.worklog.read(shop.id, when, when) if line.step.kind not in KEPT_APART]
        if listings:
            lines = [line for line in lines if set(listings) & set(line.step.listings)]
        shown = tuple(lines[-MOST_LOG_LINES:])
        return LogPage(shop, when, shown, self._names(tx, shown), self._undo(tx, actor, shown))

    def _names(self, tx: Transaction, lines: tuple[LogLine, ...]) -> tuple[tuple[str, str], ...]:
        names: dict[str, str] = {}
        for line in lines:
            for row in dict(line.step.body).get("rows", ()):
                names.setdefault(row["listing"], row["name"])
            person = tx.people.person(line.step.actor) if line.step.actor else None
            if person is not None:
                names[person.id] = person.name
        return tuple(names.items())

    def _undo(self, tx: Transaction, actor: Actor, lines: tuple[LogLine, ...]) -> tuple[tuple[str, Tap], ...]:
        if not actor.may(Permission.CHANGE):
            return ()
        taps: dict[str, Tap] = {}
        for line in reversed(lines):
            run = tx.runs.get(actor.shop_id, line.step.run_id) if line.step.kind == "done" else None
            ended = run is not None and run.state in (RunState.DONE, RunState.PARTLY) and not run.undone_by
            if run is None or not ended or type(run.operation) in NOT_UNDONE or run.origin.startswith("undo:"):
                continue
            if isinstance(run.operation, PERSONAL) and run.asked_by != actor.person_id:
                continue
            if len(taps) < MOST_UNDO and run.id not in taps:
                taps[run.id] = offer(tx, self._house, actor, Undo(run.id), ("button-undo", ()))
        return tuple(taps.items())
