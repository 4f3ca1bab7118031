"""What is planned in a shop, and how the shop hand works there for one person, each with buttons to change it."""

from collections.abc import Mapping

from bot.domain.mandate import MandateRevoke, Standing
from bot.domain.outcome_lists import MandateLine, MandatesShown, PlanLine, PlansShown, SettingsShown
from bot.domain.people import Actor, Permission
from bot.domain.planned import Plan, PlanCancel
from bot.domain.preferences import Loudness, LoudnessSet, Topic
from bot.domain.shop import Shop
from bot.operations.way.booking import offer
from bot.operations.way.granting import standings
from bot.operations.way.house import House
from bot.operations.way.keeping import kept_plan
from bot.operations.way.looking import all_listings
from bot.ports.store import Transaction

MOST_PLANS = 20


class ReadSettings:
    """Answers from our own rows; only the names of a mandate's listings are the marketplace's."""

    def __init__(self, house: House) -> None:
        self._house = house

    def plans(self, tx: Transaction, actor: Actor, shop: Shop) -> PlansShown:
        """The plans of the shop, the next to happen first; whoever may change things may cancel each."""
        found = tx.plans.open(actor.shop_id)
        lines = tuple(self._line(tx, actor, each) for each in found[:MOST_PLANS])
        return PlansShown(shop, lines, len(found) - len(lines))

    def _line(self, tx: Transaction, actor: Actor, plan: Plan) -> PlanLine:
        kept = kept_plan(tx, plan.shop_id, plan.id)
        names = tuple((row.listing, row.name) for row in kept[1].rows if row.listing) if kept else ()
        person = tx.people.person(plan.person_id)
        cancel = None
        if plan.cancellable and actor.may(Permission.CHANGE):
            cancel = offer(tx, self._house, actor, PlanCancel(plan.id))
        return PlanLine(plan, tuple(dict.fromkeys(names)), person.name if person else "", cancel)

    async def mandates(self, actor: Actor, shop: Shop) -> MandatesShown:
        """What may run without asking; whoever may stop things may end each. Raises MarketplaceUnavailable."""
        names = {each.id: each.name for each in await all_listings(self._house, shop)}
        day = shop.today(self._house.clock.now())
        with self._house.store.begin() as tx:
            found = standings(tx, shop, day)
            lines = tuple(self._mandate(tx, actor, each, names) for each in found)
        return MandatesShown(shop, day, lines)

    def _mandate(self, tx: Transaction, actor: Actor, standing: Standing, names: Mapping[str, str]) -> MandateLine:
        mandate = standing.mandate
        person = tx.people.person(mandate.granted_by)
        revoke = None
        if actor.may(Permission.STOP):
            revoke = offer(tx, self._house, actor, MandateRevoke(mandate.scope, mandate.id))
        known = tuple(names[each] for each in mandate.listings if each in names)
        return MandateLine(standing, known, person.name if person else "", revoke)

    def settings(self, tx: Transaction, actor: Actor, shop: Shop) -> SettingsShown:
        """Each topic with the two ways in which it does not come now."""
        preferences = tx.preferences.of(shop.id, actor.person_id)
        others = [LoudnessSet(topic, each) for topic in Topic for each in Loudness if each is not preferences.of(topic)]
        return SettingsShown(shop, preferences, tuple(offer(tx, self._house, actor, each) for each in others))
