"""What people may do about changes without us: have them put back by ordinary operations, or let them stay."""

from bot.domain.command import DriftAccept, DriftRestore
from bot.domain.drifting import Drifted, DriftLine, restoring
from bot.domain.operation import Operation, PromotionPause
from bot.domain.outcome import Outcome, Said, Tap
from bot.domain.people import Actor, Permission
from bot.domain.selling import ListingUnpublish
from bot.domain.watched import Drift, DriftState, Expected, Facet, Origin
from bot.errors import NotAllowed
from bot.operations.way.booking import log, offer
from bot.operations.way.drift_log import drift_body
from bot.operations.way.house import House
from bot.ports.store import Transaction

ONE_BY_ONE = 3
"""So many changes have a button each; more are answered together."""


class AnswerDrift:
    """Use cases about drifts that stand. Raises NotAllowed for whoever may not change the shop."""

    def __init__(self, house: House) -> None:
        self._house = house

    def taps(self, tx: Transaction, actor: Actor, drifted: Drifted) -> tuple[Tap, ...]:
        """Put back what lies under the floor, put back each or all, or let all stay; a few buttons at most."""
        lines = [each for each in drifted.lines if not each.drift.contested]
        below = [each for each in lines if each.below]
        taps: list[Tap] = []
        if 0 < len(below) < len(lines) and len(below) > 1:
            taps.append(self._restore(tx, actor, below, "drift-restore-below"))
        if 1 < len(lines) <= ONE_BY_ONE:
            taps += [self._restore(tx, actor, [each], "drift-restore-one") for each in lines]
        if lines:
            taps.append(self._restore(tx, actor, lines, "drift-restore-it" if len(lines) == 1 else "drift-restore-all"))
        for each in [line for line in drifted.lines if line.drift.contested][:ONE_BY_ONE]:
            taps += self._instead(tx, actor, each)
        ids = tuple(each.drift.id for each in drifted.lines)
        key = "drift-accept-it" if len(ids) == 1 else "drift-accept-all"
        return (*taps, offer(tx, self._house, actor, DriftAccept(ids), (key, (("count", len(ids)),))))

    def _restore(self, tx: Transaction, actor: Actor, lines: list[DriftLine], key: str) -> Tap:
        values = (("name", lines[0].name), ("count", len(lines)))
        return offer(tx, self._house, actor, DriftRestore(tuple(each.drift.id for each in lines)), (key, values))

    def _instead(self, tx: Transaction, actor: Actor, line: DriftLine) -> list[Tap]:
        """What helps where putting back has been overturned twice: no third time, but selling or promoting may stop."""
        drift, named = line.drift, (("name", line.name),)
        if drift.facet is Facet.PRICE:
            command = ListingUnpublish((drift.listing,))
            return [offer(tx, self._house, actor, command, ("drift-unpublish", named))]
        if drift.facet is Facet.PROMOTION and drift.found.on:
            return [offer(tx, self._house, actor, PromotionPause((drift.listing,)), ("drift-pause", named))]
        return []

    def _open(self, tx: Transaction, actor: Actor, ids: tuple[str, ...]) -> list[Drift]:
        """Those of these drifts of the actor's shop that still stand, in the order they are named."""
        if not actor.may(Permission.CHANGE):
            raise NotAllowed
        found = [tx.watched.drift(actor.shop_id, each) for each in ids]
        return [each for each in found if each is not None and each.state is DriftState.OPEN]

    def accept(self, tx: Transaction, actor: Actor, ids: tuple[str, ...]) -> Outcome:
        """What was found is expected from now on, and the log says who said so."""
        now, shop = self._house.clock.now(), tx.shops.get(actor.shop_id)
        standing = self._open(tx, actor, ids)
        ended = [each for each in standing if tx.watched.end(each, DriftState.ACCEPTED, now, actor.person_id)]
        if shop is None or not ended:
            return Said("drift-over")
        tx.watched.expect(
            shop.id,
            [Expected(*each.key, each.found, Origin.ACCEPTED, actor.person_id, now, each.noticed_at) for each in ended],
        )
        for each in ended:
            said = {"actor": actor.person_id, "by": actor.name, "listings": [each.listing]}
            log(tx, shop, "drift-accepted", now, **said, **drift_body(each))
        return Said("drift-accepted", (("count", len(ended)),))

    def restoring(self, actor: Actor, ids: tuple[str, ...]) -> tuple[Operation, ...]:
        """The ordinary operations that put these back. Empty for what is over, or has become a war."""
        with self._house.store.begin() as tx:
            drifts = [each for each in self._open(tx, actor, ids) if not each.contested]
        shop = self._house.shop(actor.shop_id)
        return restoring(drifts, shop.today(self._house.clock.now()))
