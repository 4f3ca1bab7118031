"""The simulation's own machinery: time that jumps, lives that end, and writes of the dead that reach nobody."""

import asyncio
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.ports.marketplace import Repeatable
from bot.trial.disk import Drive, LifeStore, Moment
from bot.trial.looping import Ended, Killed, Stuck, VirtualLoop
from bot.trial.machine import TrialClock, TrialIds
from bot.trial.world import LONGEST_NAP, World


def world(seed: int = 1) -> World:
    return World(seed, Repeatable.IDEMPOTENT)


def live(here: World, *works: Any) -> VirtualLoop:
    """Runs coroutines until the world ends or the program is killed; gives the loop they ran in."""
    loop = VirtualLoop(here)
    tasks: list[Any] = []
    with pytest.raises((Ended, Killed)):
        loop.begin(lambda: tasks.extend(loop.create_task(each) for each in works))
    for task in tasks:
        task._log_destroy_pending = False
    return loop


def end() -> None:
    raise Ended


def kill() -> None:
    raise Killed


def test_days_pass_at_once_and_in_order() -> None:
    here, seen = world(), []

    async def wait(seconds: float) -> None:
        await asyncio.sleep(seconds)
        seen.append((seconds, here.now))

    here.at(200_000.0, end)
    live(here, wait(86_400.0), wait(1.5), wait(3600.0)).close()
    assert seen == [(1.5, 1.5), (3600.0, 3600.0), (86_400.0, 86_400.0)]


def test_what_happens_outside_comes_between_two_timers() -> None:
    here, seen = world(), []

    async def wait() -> None:
        for _ in range(3):
            await asyncio.sleep(10.0)
            seen.append(f"in {here.now}")

    here.at(15.0, lambda: seen.append("out 15.0"))
    here.at(20.0, lambda: seen.append("out 20.0"))
    here.at(31.0, end)
    live(here, wait()).close()
    assert seen == ["in 10.0", "out 15.0", "out 20.0", "in 20.0", "in 30.0"]


def test_waiting_for_nothing_is_an_error() -> None:
    here = world()
    loop = VirtualLoop(here)
    tasks: list[Any] = []
    with pytest.raises(Stuck):
        loop.begin(lambda: tasks.append(loop.create_task(asyncio.Event().wait())))
    tasks[0]._log_destroy_pending = False
    loop.close()


def test_a_killed_task_runs_no_further_and_its_last_words_are_written_nowhere() -> None:
    here, drive = world(), Drive()
    raw = drive.fresh()
    over: list[bool] = []

    def passes(moment: Moment) -> None:
        if over:
            raise Killed

    store = LifeStore(drive.engine, passes)

    async def work() -> None:
        try:
            await asyncio.sleep(100.0)
        finally:
            with store.begin() as tx:
                tx.talk.save("s", "p", {})

    here.at(5.0, kill)
    loop = live(here, work())
    tasks = loop.drop_everything()
    over.append(True)
    assert [task.done() for task in tasks] == [False]
    with pytest.raises(Killed):
        tasks[0].get_coro().close()
    assert raw.execute("SELECT COUNT(*) FROM talk").fetchone() == (0,)


@pytest.mark.parametrize(("moment", "kept"), [(Moment.BEFORE, 0), (Moment.INSIDE, 0), (Moment.AFTER, 1)])
def test_a_crash_inside_a_transaction_leaves_all_of_it_or_nothing(moment: Moment, kept: int) -> None:
    drive = Drive()
    raw = drive.fresh()

    def passes(now: Moment) -> None:
        if now is moment:
            raise Killed

    raw.execute("PRAGMA foreign_keys=OFF")
    with pytest.raises(Killed), LifeStore(drive.engine, passes).begin() as tx:
        tx.talk.save("s", "p", {"a": 1})
    assert raw.execute("SELECT COUNT(*) FROM talk").fetchone() == (kept,)


def test_waits_are_as_long_as_they_should_be_while_things_happen_and_longer_while_nothing_does() -> None:
    here = world()
    clock, woken = TrialClock(here), []

    async def tick() -> None:
        while True:
            await clock.sleep(5.0)
            woken.append(here.now)

    here.at(50_000.0, here.stir)
    here.at(50_009.0, end)
    live(here, tick()).close()
    gaps = [after - before for before, after in pairwise(woken)]
    assert max(gaps) <= LONGEST_NAP
    assert len(woken) < 20
    assert 50_000.0 in woken, "what is due is met on time"


def test_the_wall_clock_jumps_and_the_other_one_does_not() -> None:
    here = world()
    before, elapsed = TrialClock(here).now(), TrialClock(here).elapsed()

    here.jump(timedelta(days=-1))
    assert TrialClock(here).now() - before == timedelta(days=-1)
    assert TrialClock(here).elapsed() == elapsed


def test_ids_are_of_the_right_form_and_never_those_of_another_life() -> None:
    first, second = TrialIds(world(), 1), TrialIds(world(), 2)
    tokens = [first.token() for _ in range(100)] + [second.token() for _ in range(100)]
    assert len(set(tokens)) == 200
    assert {len(each) for each in tokens} == {22}
    assert TrialIds(world(), 1).token() == tokens[0]
