"""One seed from its first message to its last check: the program is started, dies, and is started again on the same database."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.build import Parts, Program, build
from bot.ports.marketplace import Connected, Repeatable
from bot.replies.render import Replies
from bot.settings import Settings
from bot.storage.store import SqlStore
from bot.trial.adviser import Adviser
from bot.trial.cast import KIND, make_cast, settle_in
from bot.trial.checking.evidence import Evidence
from bot.trial.checking.ledgers import Rows
from bot.trial.checking.resting import judge
from bot.trial.checking.watch import Watch
from bot.trial.crowd import DAY, Crowd
from bot.trial.disk import Drive, LifeStore, Moment
from bot.trial.doom import Doom
from bot.trial.looping import Ended, Killed, Stuck, VirtualLoop
from bot.trial.machine import TrialClock, TrialIds
from bot.trial.market import Market
from bot.trial.post import Bubble, PostOffice
from bot.trial.world import World

RUN_OUT = 27 * 3600.0
"""Seconds after the last fault in which everything has to come to an end; every shop's report hour is in them."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of one seed's world: its days, and how often somebody begins to talk."""

    days: int = 1
    scenes: int = 4


@dataclass
class Life:
    """`edges`: so many edges of transactions from now the program dies; None: it lives. `over`: nothing of it may write any more."""

    number: int
    edges: int | None = None
    over: bool = False


@dataclass
class Buried:
    """What is left of a life: kept until the end of all, for Python runs the last words of a coroutine when it lets go of it."""

    tasks: list[asyncio.Task[Any]] = field(default_factory=list)

    def dig_up(self) -> None:
        """Lets them go now that nothing can be written any more."""
        for task in self.tasks:
            task._log_destroy_pending = False  # type: ignore[attr-defined]
            with suppress(RuntimeError, Killed):
                task.get_coro().close()
        self.tasks.clear()


class Lives:
    """`changed` is given each program before it starts: a place for a mutant to take hold."""

    def __init__(self, drive: Drive, seed: int, kind: Repeatable, size: Size, replies: Replies) -> None:
        self.world = World(seed, kind)
        self.cast = make_cast(self.world)
        self.market = Market(self.world, self.cast)
        self.post = PostOffice(self.world)
        self.doom = Doom(self.world)
        self.crowd = Crowd(self.world, self.cast, self.post, self.doom)
        self._drive, self._replies, self._size = drive, replies, size
        connection = drive.fresh()
        settle_in(SqlStore(drive.engine), self.cast)
        self.seen = Evidence(self.world, self.cast, Rows(connection), self.market, self.post, self.crowd)
        self.watch = Watch(self.seen)
        self._raw = connection
        self._life = Life(0)
        self._buried = Buried()
        self._wire()

    def _wire(self) -> None:
        self.market.witness = self.watch
        self.post.saw = self._saw
        self.crowd.revoke = self._revoke
        self.doom.strike = self._strike
        self.crowd.enter(self._size.days, self._size.scenes)
        self.doom.enter(self._size.days)
        self._plan_jumps()
        self.world.at(self._size.days * DAY, self._faults_stop)

    def _plan_jumps(self) -> None:
        dice = self.world.dice("jumps")
        for _ in range(dice.pick([6, 3, 1])):
            by = timedelta(hours=(24, -24, 1, -1)[dice.below(4)])
            self.world.at(dice.below(round(self._size.days * DAY)), partial(self.world.jump, by))

    def _faults_stop(self) -> None:
        self.world.note("faults stop")
        self.world.faults = False
        self._life.edges = None
        self.world.stir()
        self.world.after(RUN_OUT - 1200.0, self.world.stir)
        self.world.after(RUN_OUT, self._end)

    def _end(self) -> None:
        raise Ended

    def _saw(self, bubble: Bubble) -> None:
        self.watch.shown(bubble)
        self.crowd.saw(bubble)

    def _revoke(self, shop: str, person: str, role: str) -> None:
        """A colleague's program on the same database."""
        self._raw.execute("UPDATE membership SET role = ? WHERE shop_id = ? AND person_id = ?", (role, shop, person))
        self.cast.set_role(shop, person, role, self.world.now)
        self.world.note(f"role {shop} {person} {role}")

    def _strike(self, edges: int) -> None:
        if edges:
            self._life.edges = edges
        elif not self._life.over:
            raise Killed

    def _passes(self, life: Life) -> Callable[[Moment], None]:
        def passes(moment: Moment) -> None:
            if life.over:
                raise Killed
            if moment is Moment.AFTER:
                self.watch.committed()
            self.world.counts["edges"] += 1
            if life.edges is not None:
                life.edges -= 1
                if life.edges <= 0:
                    life.over = True
                    raise Killed

        return passes

    def run(self) -> None:
        """To the end of the world, then the checks at rest."""
        try:
            while self._live():
                down = self.doom.down()
                self.world.counts["crashes"] += 1
                self.world.note(f"down for {down:.3f}")
                self._wait(down)
            judge(self.seen)
        except Stuck:
            self.world.violate("A1", "the program waits for what never comes")
        finally:
            self._buried.dig_up()

    def _wait(self, seconds: float) -> None:
        """The world goes on without the program."""
        with suppress(Killed):
            self.world.run_due(self.world.now + seconds)

    def _live(self) -> bool:
        """One life. True: it was killed."""
        self._life = life = Life(self._life.number + 1)
        loop = VirtualLoop(self.world)
        loop.set_exception_handler(self._broken)
        try:
            program = self._program(life)
            loop.begin(lambda: self._start(program))
        except Killed:
            return True
        except Ended:
            return False
        finally:
            life.over = True
            self._buried.tasks += loop.drop_everything()
            self.post.hang_up()
            self.world.counts["turns"] += loop.turns
        raise Stuck

    def _program(self, life: Life) -> Program:
        world = self.world
        connected = Connected(self.market, self.market, self.market)
        parts = Parts(
            clock=TrialClock(world),
            ids=TrialIds(world, life.number),
            failed=self._failed,
            open=lambda url, keyring: LifeStore(self._drive.engine, self._passes(life)),
            replies=lambda: self._replies,
            markets={KIND: connected},
            model=Adviser(world),
        )
        return build(settings(), parts)

    def _start(self, program: Program) -> None:
        self.world.note("starts")
        self.world.stir()
        program.add(self.post)
        program.start()
        program.endless.start(KIND, self.post.run(program.inbox.receive))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Killed | Ended):
            self.world.violate("A0", f"a background task ended the program: {error!r}")

    def _broken(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.world.violate("A0", f"{context.get('message')}: {context.get('exception')!r}")


def settings() -> Settings:
    """Of the program under trial: nothing of whoever runs it."""
    nowhere = Path("/nonexistent")
    return Settings(
        _env_file=None, data_dir=nowhere, database_url=SecretStr("sqlite://"), timezone="UTC", language="zh-Hans", admins="",
        call_seconds=20.0, llm_url="", llm_model="", voice_model="", llm_daily_tokens=200_000,
    )  # fmt: skip
