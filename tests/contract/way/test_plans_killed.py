"""The process dies between any two of its transactions while a plan begins or ends: it goes on, nothing happens twice, nothing is lost."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.effect import EffectState, RunState
from bot.domain.operation import BudgetSet, PriceSet
from bot.domain.outcome import Asked, Executed
from bot.domain.planned import Planned, PlanState
from bot.ports.store import Store, Transaction
from bot.storage.store import SqlStore
from tests.contract.way.bench import SHOP, SLIPPERS, SOCKS, Way, open_way, yuan
from tests.contract.way.invariants import check
from tests.contract.way.test_crashes import Killed

MIDNIGHT = datetime(2026, 3, 13, 0, 0, tzinfo=ZoneInfo(SHOP.timezone))
LOWER = PriceSet((SLIPPERS,), yuan("5.50"))
MOST = 60
"""More transactions than the beginning or the end of a plan takes."""


@dataclass
class Mortal:
    """A store whose process dies on entering its n-th transaction; what was committed before stays."""

    store: Store
    lives: int
    begun: int = 0

    def begin(self) -> AbstractContextManager[Transaction]:
        return self._counted()

    @contextmanager
    def _counted(self) -> Iterator[Transaction]:
        self.begun += 1
        if self.begun > self.lives:
            raise Killed
        with self.store.begin() as tx:
            yield tx


async def until_dead(way: Way, lives: int) -> bool:
    """Lets the plans run in a life that ends so soon. Whether it died of it."""
    way.wrap = lambda store: Mortal(store, lives)
    way.restart()
    try:
        await way.plans_due()
    except Killed:
        return True
    finally:
        way.wrap = _immortal
        way.restart()
    return False


def _immortal(store: SqlStore) -> Store:
    return store


async def go_on(way: Way) -> None:
    """What the jobs of the next life do, for as long as open calls may take to be settled."""
    for seconds in (0, 61, 601):
        await way.clock.advance(seconds)
        await way.plans_due()
        await way.settled()
        await way.plans_due()


def ends(way: Way, run_id: str) -> list[RunState]:
    """Each end of a run that was told, in order."""
    return [each.run.state for each in way.told if isinstance(each, Executed) and each.run.id == run_id]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that each life begins with a copy of."""
    way = open_way(tmp_path_factory.mktemp("furnished"))
    way.now.store.close()
    return way.path


async def begun(furnished: Path, path: Path) -> tuple[Way, str]:
    way = Way(Path(shutil.copy(furnished, path)))
    plan = await way.approved(Planned(LOWER, MIDNIGHT, date(2026, 3, 13)))
    await way.clock.advance((MIDNIGHT - way.at()).total_seconds())
    way.told.clear()
    return way, plan.run.id


def calls_until_done(way: Way, run_id: str) -> int:
    """Sent once and read back, or cut off in the call itself and sent once more under its own key."""
    (effect,) = way.effects(run_id)
    assert effect.state is EffectState.DONE
    assert way.run(run_id).state is RunState.DONE
    assert ends(way, run_id)[-1] is RunState.DONE
    assert ends(way, run_id).count(RunState.DONE) == 1
    return effect.attempts


@pytest.mark.parametrize("end", [False, True], ids=["beginning", "ending"])
async def test_killed_anywhere_it_is_done_once_and_told_once(tmp_path: Path, furnished: Path, end: bool) -> None:
    again = 0
    for lives in range(MOST):
        way, plan_id = await begun(furnished, tmp_path / f"{lives}.db")
        first, last = f"plan-{plan_id}", f"plan-{plan_id}-endu0"
        if end:
            await way.plans_due()
            await way.clock.advance(timedelta(days=1).total_seconds())
        died = await until_dead(way, lives)
        await go_on(way)
        again += calls_until_done(way, last if end else first) == 2
        price = (await way.listing(SLIPPERS)).price
        assert price == yuan("6.00" if end else "5.50"), lives
        assert way.plan(plan_id).state is (PlanState.ENDED if end else PlanState.STARTED)
        assert [each.received for each in await way.journal()] == [1] * (1 + end)
        await check(way)
        way.now.store.close()
        if not died:
            break
    else:
        raise AssertionError("it never came to its end")
    assert lives > 10
    assert again == 1


async def test_an_end_of_several_parts_goes_on_with_the_next_one(way: Way) -> None:
    """Two budgets that were not the same: the first is put back, then the process dies; the second is asked about again."""
    plan = await way.approved(Planned(BudgetSet((SLIPPERS, SOCKS), yuan("20.00")), None, date(2026, 3, 12)))
    (card,) = await way.plans_due()
    assert isinstance(card, Asked)
    await way.press(card.approval)
    await way.clock.advance((MIDNIGHT - way.at()).total_seconds())
    lives = 0
    while f"plan-{plan.run.id}-endu0" not in {each.id for each in way.runs()}:
        lives += 1
        assert await until_dead(way, lives)
    assert f"plan-{plan.run.id}-endu1" not in {each.id for each in way.runs()}
    await go_on(way)
    for outcome in [each for each in way.told if isinstance(each, Asked)]:
        await way.press(outcome.approval)
    budgets = [(await way.listing(each)).promotion for each in (SLIPPERS, SOCKS)]
    assert [each and each.daily_budget for each in budgets] == [yuan("15.00"), yuan("12.00")]
    assert way.plan(plan.run.id).state is PlanState.ENDED
