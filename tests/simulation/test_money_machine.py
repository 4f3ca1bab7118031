"""Stories nobody thought of: questions, presses, faults, crashes, stops and days in any order, and the books right after each step."""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.domain.approval import Approval
from bot.domain.effect import Effect, EffectState, RunState, Spending, Write
from bot.domain.operation import (
    Operation,
    PromotionStart,
    StopLift,
)
from bot.domain.outcome import Asked, Outcome
from bot.domain.people import Actor, Role
from bot.domain.planned import Planned
from bot.domain.shop import Shop
from bot.errors import MarketplaceUnavailable, NotAllowed
from bot.marketplaces.sandbox.faults import ANY, READ, Fault, FaultKind
from bot.operations.way.house import Hands, Request
from bot.ports.marketplace import Repeatable
from tests.contract.way.bench import Way, open_way, yuan
from tests.contract.way.invariants import check
from tests.contract.way.test_said import say
from tests.simulation.wishes import BUDGETS, FAULTS, LISTINGS, OPERATIONS, PEOPLE


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Mortal:
    """Hands that die in the next call when `dying`, before or after the marketplace did it."""

    way: Way
    dying: bool | None = None

    async def spend(self, shop: Shop, effect_id: str, action: Spending) -> None:
        await self._call(self.way.hands().spends["sandbox"].spend(shop, effect_id, action))

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None:
        await self._call(self.way.hands().writes["sandbox"].apply(shop, effect_id, action))

    async def _call(self, work: Any) -> None:
        after, self.dying = self.dying, None
        if after is False:
            work.close()
            raise Killed
        await work
        if after:
            raise Killed


class MoneyMachine(RuleBasedStateMachine):
    """One shop, its people, and a marketplace that fails; the process dies and comes back on the same file.

    `promise` is what the marketplace promises of its calls; None: what the practice one does.
    """

    promise: Repeatable | None = None

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="xiaoer-machine-"))
        self.way = open_way(self.folder, promise=self.promise)
        self.runner = asyncio.Runner()
        self.hands = Mortal(self.way)
        self.cards: list[Approval] = []
        self.reborn()

    def reborn(self) -> None:
        self.way.now.store.close()
        self.way.start(Hands({"sandbox": self.hands}, {"sandbox": self.hands}))

    def teardown(self) -> None:
        try:
            self.come_to_rest()
        finally:
            self.runner.close()
            self.way.now.store.close()
            shutil.rmtree(self.folder)

    def come_to_rest(self) -> None:
        """With the faults gone and time enough everything that was open comes to an end."""
        self.way.faults.clear()
        self.hands.dying = None
        for _ in range(3):
            self.play(self.way.clock.advance(660))
            self.play(self.way.settled())
            self.come_due()
        self.play(self.way.settled())
        self.play(self.look_and_say())
        stopped = self.way.shop().stopped_at is not None
        with self.way.now.store.begin() as tx:
            assert stopped or not tx.plans.due(self.way.at())
        assert all(run.state not in {RunState.SENDING, RunState.UNKNOWN} for run in self.way.runs())
        assert all(each.state in {EffectState.DONE, EffectState.REFUSED} for each in self.effects())
        self.play(check(self.way))

    async def look_and_say(self) -> None:
        """What only a person can settle is settled by one who looks."""
        landed = {each.effect_id for each in await self.way.journal()}
        for each in self.unclear():
            assert self.promise is Repeatable.BLIND, each
            await say(self.way, each, each.id in landed)

    def unclear(self) -> list[Effect]:
        return [each for each in self.effects() if each.state is EffectState.UNKNOWN]

    def effects(self) -> list[Effect]:
        return [effect for run in self.way.runs() for effect in self.way.effects(run.id)]

    def play(self, work: Any) -> Any:
        """Runs one thing to its end, or to the death of the process in the middle of it."""
        try:
            return self.runner.run(work)
        except Killed:
            self.reborn()
        except (MarketplaceUnavailable, NotAllowed):
            pass
        return None

    def ask(self, operation: Operation, person: str) -> None:
        outcome: Outcome | None = self.play(self.way.ask(operation, person))
        if isinstance(outcome, Asked):
            self.cards.append(outcome.approval)

    def put(self, fault: FaultKind | None) -> None:
        if fault is not None:
            self.way.faults.put(Fault(fault, on=ANY))

    @rule(listing=LISTINGS, other=LISTINGS, budget=BUDGETS, days=st.integers(1, 3), fault=FAULTS)
    def promote(self, listing: str, other: str, budget: str, days: int, fault: FaultKind | None) -> None:
        """Asked for and approved at once, with a fault in the middle or without."""
        count = len(self.cards)
        self.ask(PromotionStart(tuple(dict.fromkeys((listing, other))), yuan(budget), days), "owner")
        if len(self.cards) > count:
            self.put(fault)
            self.press(0, "operator", True)

    @rule(operation=OPERATIONS, person=PEOPLE, fault=FAULTS)
    def ask_for_something(self, operation: Operation, person: str, fault: FaultKind | None) -> None:
        self.put(fault)
        self.ask(operation, person)

    @rule(operation=OPERATIONS)
    def ask_again_and_let_it_wait(self, operation: Operation) -> None:
        self.ask(operation, "owner")

    @precondition(lambda self: self.cards)
    @rule(place=st.integers(0, 3), person=PEOPLE, yes=st.sampled_from([True, True, True, False]))
    def press(self, place: int, person: str, yes: bool) -> None:
        """Any of the last four cards, answered or not, by anybody."""
        decided = self.play(self.way.press(self.cards[-1 - place % len(self.cards[-4:])], yes, person))
        if decided is not None and isinstance(decided.outcome, Asked):
            self.cards.append(decided.outcome.approval)

    @precondition(lambda self: self.cards)
    @rule(place=st.integers(0, 3))
    def press_twice_at_once(self, place: int) -> None:
        card = self.cards[-1 - place % len(self.cards[-4:])]

        async def both() -> None:
            pressed = [self.way.press(card), self.way.press(card, person="operator")]
            for each in await asyncio.gather(*pressed, return_exceptions=True):
                if isinstance(each, BaseException):
                    raise each

        self.play(both())

    @rule(operation=OPERATIONS, hours=st.sampled_from([None, 1, 20]), days=st.sampled_from([None, 0, 1]), fault=FAULTS)
    def plan(self, operation: Operation, hours: int | None, days: int | None, fault: FaultKind | None) -> None:
        """Agreed to at once; it meets whatever has become of the shop when it is due."""
        count, now = len(self.cards), self.way.at()
        at = None if hours is None else now + timedelta(hours=hours)
        until = None if days is None else self.way.shop().today(now + timedelta(hours=hours or 0, days=days))
        self.ask(Planned(operation, at, until), "operator")
        if len(self.cards) > count:
            self.press(0, "owner", True)
            self.put(fault)
            self.come_due()

    def come_due(self) -> None:
        for outcome in self.play(self.way.plans_due()) or ():
            if isinstance(outcome, Asked):
                self.cards.append(outcome.approval)

    @rule(person=PEOPLE)
    def undo(self, person: str) -> None:
        for outcome in self.play(self.way.taken_back(person=person)) or ():
            if isinstance(outcome, Asked):
                self.cards.append(outcome.approval)

    @rule(seconds=st.sampled_from([1, 16, 30, 61, 61, 700, 700, 3 * 3600, 24 * 3600]))
    def wait(self, seconds: int) -> None:
        self.play(self.way.clock.advance(seconds))
        self.play(self.way.settled())
        self.come_due()

    @rule(what=st.sampled_from(["keep", "expire", "sweep", "restart"]))
    def upkeep(self, what: str) -> None:
        shop = self.way.shop()
        if what == "keep":
            self.play(self.way.now.ledger(shop))
        elif what == "expire":
            self.way.now.expire(lambda tx, approval, outcome: None)
        elif what == "sweep":
            request = Request(Actor("", shop.id, Role.OWNER), "", "stop", self.way.tell)
            self.play(self.way.now.stop.pause_promotions(shop, request, self.way.now.submit))
        else:
            self.reborn()

    @rule(
        what=st.sampled_from(["dies before", "dies after", "does not answer", "stop", "stop", "lift", "lift", "lift"])
    )
    def trouble(self, what: str) -> None:
        if what.startswith("dies"):
            self.hands.dying = what == "dies after"
        elif what == "does not answer":
            self.way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ))
        elif what == "stop":
            self.play(self.way.stop("operator"))
        elif self.way.shop().stopped_at is not None:
            self.ask(StopLift(), "owner")
            self.press(0, "owner", True)

    @precondition(lambda self: self.unclear())
    @rule(place=st.integers(0, 3), person=PEOPLE, happened=st.booleans())
    def say_how_it_ended(self, place: int, person: str, happened: bool) -> None:
        """Anybody, and right or wrong."""
        found = self.unclear()
        self.play(say(self.way, found[place % len(found)], happened, self.way.actor(person)))

    @invariant()
    def holds(self) -> None:
        self.runner.run(check(self.way))


MoneyMachine.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestMoneyMachine = MoneyMachine.TestCase
