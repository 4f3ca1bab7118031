"""After an older copy was put in place: the one transaction that makes it safe to go on, and the list of what is not known.

Open cards, offers, invites and mandates are void; calls that may have been made are unclear and looked up, their budget held; what
is left of today's caps is held until the marketplace's own figures were read; nothing that waited to be sent or worked off is; reports
of the days between are uncertain; plans that became due are asked about. Everybody concerned is told, under keys that are told once.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from bot.domain.effect import Run, RunState
from bot.domain.outcome import Outcome, Said
from bot.domain.people import Person, Role
from bot.domain.planned import Plan
from bot.domain.restoring import Gap, Restoration, ShopGap
from bot.domain.shop import Shop
from bot.operations.way.booking import log
from bot.operations.way.fencing import Fencing
from bot.operations.way.house import House
from bot.ports.queues import InboxState
from bot.ports.store import Transaction

TellGap = Callable[[Transaction, Person, str | None, tuple[Outcome, str]], None]
"""Brings an outcome to a person, in a shop or none; the string makes it be told once."""
ALL = 1_000_000_000
LONGEST_QUOTE = 60


class FenceRestore:
    """`fence(copied_at, tell)` on the restored database, before anything else runs on it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def __call__(self, copied_at: datetime, tell: TellGap) -> Gap:
        now = self._house.clock.now()
        with self._house.store.begin() as tx:
            restoration = tx.restorations.begin(copied_at, now)
            unsent = tx.outbox.hold_back()
            tx.approvals.void_offers(now)
            tx.people.void_all_invites(now)
            messages = self._messages(tx, restoration, tell)
            shops = self._shops(Fencing(tx, self._house, restoration), unsent, tell)
        return Gap(restoration, shops, messages, sum(unsent.values()))

    def _messages(self, tx: Transaction, restoration: Restoration, tell: TellGap) -> int:
        """What waited to be worked off was so in the lost time, most likely, and something later may have followed it."""
        waiting = tx.inbox.waiting(ALL)
        for row in waiting:
            tx.inbox.finish(row.id, InboxState.DEAD)
            person = tx.people.find(row.incoming.messenger, row.incoming.sender)
            if person is not None and row.incoming.text:
                said = Said("restored-message", (("text", row.incoming.text[:LONGEST_QUOTE]),))
                tell(tx, person, person.current_shop, (said, f"restored-{restoration.epoch}-m{row.id}"))
        return len(waiting)

    def _shops(self, fencing: Fencing, unsent: dict[str, int], tell: TellGap) -> tuple[ShopGap, ...]:
        tx = fencing.tx
        cards, cut_off = tx.runs.in_state(RunState.AWAITING), tx.runs.in_state(RunState.SENDING)
        unclear = Counter(each.shop_id for each in tx.runs.in_state(RunState.UNKNOWN))
        due = tx.plans.due(fencing.now)
        gaps = []
        for shop in tx.shops.all():
            own = [run for run in cards if run.shop_id == shop.id]
            sent = [run for run in cut_off if run.shop_id == shop.id]
            plans = [plan for plan in due if plan.shop_id == shop.id]
            counts = (*self._runs(fencing, shop, (own, sent)), self._plans(fencing, shop, plans, tell))
            looked_up = counts[1] + unclear[shop.id]
            held = fencing.caps(shop)
            fencing.reports(shop)
            fencing.mandates(shop)
            gap = ShopGap(shop.id, shop.name, counts[0], looked_up, counts[2], unsent.get(shop.id, 0), held)
            self._tell_owners(fencing, shop, gap, tell)
            gaps.append(gap)
        return tuple(gaps)

    def _runs(self, fencing: Fencing, shop: Shop, runs: tuple[list[Run], list[Run]]) -> tuple[int, int]:
        """How many cards are void, and how many runs are to be looked up."""
        cards, sent = runs
        maybe = sum(fencing.card(shop, run) for run in cards)
        for run in sent:
            fencing.cut_off(shop, run)
        return len(cards), maybe + len(sent)

    def _plans(self, fencing: Fencing, shop: Shop, plans: list[Plan], tell: TellGap) -> int:
        epoch, told = fencing.restoration.epoch, 0
        for plan in plans:
            said = fencing.plan(shop, plan)
            if said is None:
                continue
            told += 1
            planner = [plan.person_id] if fencing.tx.people.role(shop.id, plan.person_id) else owners(fencing.tx, shop)
            for person in filter(None, map(fencing.tx.people.person, planner)):
                tell(fencing.tx, person, shop.id, (said, f"restored-{epoch}-{plan.id}-{person.id}"))
        return told

    def _tell_owners(self, fencing: Fencing, shop: Shop, gap: ShopGap, tell: TellGap) -> None:
        tx, restoration = fencing.tx, fencing.restoration
        counts = {"cards": gap.cards, "unclear": gap.unclear, "plans": gap.plans, "unsent": gap.unsent}
        copied, restored = (shop.local(each) for each in (restoration.copied_at, restoration.restored_at))
        moments = {"copied": restoration.copied_at.isoformat(), "epoch": restoration.epoch}
        log(tx, shop, "restored", fencing.now, **counts, **moments, held=str(gap.held))
        values = (("copied", copied), ("restored", restored), *counts.items(), ("held", gap.held))
        for person in filter(None, map(tx.people.person, owners(tx, shop))):
            tell(
                tx,
                person,
                shop.id,
                (Said("restored-notice", values), f"restored-{restoration.epoch}-{shop.id}-{person.id}"),
            )


def owners(tx: Transaction, shop: Shop) -> list[str]:
    """Ids of the shop's owners."""
    return [each.person_id for each in tx.people.members(shop.id) if each.role is Role.OWNER]
