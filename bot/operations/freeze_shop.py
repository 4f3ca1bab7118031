"""One tap freezes a shop: all that "stop everything" does, and nobody comes in, no role and no setting changes.

For a stolen phone or an account in wrong hands. So neither whoever froze it nor whoever had acted last before may let go: another
owner has to, or an admin of the installation.
"""

from dataclasses import replace
from datetime import timedelta

from bot.domain.command import Freeze
from bot.domain.outcome import Outcome, Said, Tap
from bot.domain.people import Actor, Permission, Role
from bot.domain.shop import Shop
from bot.errors import NotAllowed
from bot.operations.way.booking import log, offer
from bot.operations.way.house import House, Request
from bot.ports.store import Transaction

LOOK_BACK = timedelta(days=30)
"""How far back the log is searched for whoever acted last."""


class FreezeShop:
    """`freeze(request)`, which is followed by stopping everything, and `freeze.lift(tx, actor, shop_id)`."""

    def __init__(self, house: House) -> None:
        self._house = house

    def __call__(self, request: Request) -> Shop:
        """The switch, in one transaction: frozen and stopped, open invites void. Raises NotAllowed for whoever is no owner.

        A shop that is frozen stays frozen as it was: nobody becomes the one who froze it by doing so again.
        """
        now = self._house.clock.now()
        with self._house.store.begin() as tx:
            shop = tx.shops.get(request.actor.shop_id)
            role = tx.people.role(request.actor.shop_id, request.actor.person_id)
            if shop is None or not replace(request.actor, role=role).may(Permission.SETTINGS):
                raise NotAllowed
            if shop.frozen_at is None:
                said = {"actor": request.actor.person_id, "by": request.actor.name, "run_id": request.run_id}
                last = self._acted_last(tx, shop)
                shop = replace(shop, frozen_at=now, frozen_by=request.actor.person_id, frozen_after=last)
                shop = replace(shop, stopped_at=shop.stopped_at or now)
                tx.shops.save(shop)
                log(tx, shop, "frozen", now, **said)
            tx.people.void_invites(shop.id, now)
            request.told(tx, Said("frozen-now"))
            return shop

    def _acted_last(self, tx: Transaction, shop: Shop) -> str | None:
        """The person behind the newest line of the log that has one."""
        today = shop.today(self._house.clock.now())
        lines = tx.worklog.read(shop.id, today - LOOK_BACK, today)
        return next((line.step.actor for line in reversed(lines) if line.step.actor), None)

    def lift(self, tx: Transaction, actor: Actor, shop_id: str) -> Outcome:
        """Raises NotAllowed for whoever is neither an owner nor an admin. What was stopped stays stopped."""
        shop, role = tx.shops.get(shop_id), tx.people.role(shop_id, actor.person_id)
        if shop is None or not (actor.is_admin or role is Role.OWNER):
            raise NotAllowed
        if shop.frozen_at is None:
            return Said("freeze-none")
        if not actor.is_admin and actor.person_id in (shop.frozen_by, shop.frozen_after):
            return Said("freeze-another-owner")
        tx.shops.save(replace(shop, frozen_at=None, frozen_by=None, frozen_after=None))
        log(tx, shop, "unfrozen", self._house.clock.now(), actor=actor.person_id, by=actor.name)
        return Said("freeze-lifted")

    def tap(self, tx: Transaction, actor: Actor) -> Tap:
        """The button for a message about something that may have been done by the wrong hands."""
        return offer(tx, self._house, actor, Freeze(), ("freeze-button", ()))
