"""What the stories of plans share: one is agreed to, the clock is moved to its time, and what came of it is named shortly."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.effect import RunState
from bot.domain.operation import Operation, PriceSet
from bot.domain.outcome import Outcome, Said
from bot.domain.people import Membership, Role
from bot.domain.planned import Planned, PlanState
from tests.contract.way.bench import SHOP, SLIPPERS, Way, yuan

ZONE = ZoneInfo(SHOP.timezone)
MIDNIGHT = datetime(2026, 3, 13, 0, 0, tzinfo=ZONE)
LOWER = PriceSet((SLIPPERS,), yuan("5.50"))
HOUR, DAY = 3600, 86400
WAITING, STARTED, ENDED, FAILED = PlanState.WAITING, PlanState.STARTED, PlanState.ENDED, PlanState.FAILED


async def planned(
    way: Way, operation: Operation = LOWER, at: datetime | None = MIDNIGHT, until: date | None = None
) -> str:
    """Asked for, shown, agreed to; the plan's id."""
    executed = await way.approved(Planned(operation, at, until))
    assert executed.run.state is RunState.DONE
    return executed.run.id


async def go_to(way: Way, when: datetime) -> None:
    await way.clock.advance((when - way.at()).total_seconds())


async def price(way: Way, listing: str = SLIPPERS) -> str:
    return str((await way.listing(listing)).price.amount)


def said(outcomes: list[Outcome]) -> list[str]:
    """Lines by their key, anything else by its kind."""
    return [each.key if isinstance(each, Said) else type(each).__name__ for each in outcomes]


def role(way: Way, person: str, held: Role | None) -> None:
    with way.now.store.begin() as tx:
        if held is None:
            tx.people.remove(SHOP.id, person)
        else:
            tx.people.bind(Membership(SHOP.id, person, held))
