"""Stories nobody thought of: questions, presses, faults, crashes, stops and days in any order, and the books right after each step."""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.domain.approval import Approval
from bot.domain.effect import EffectState, RunState, Spending, Write
from bot.domain.operation import (
    BudgetSet,
    Operation,
    PriceSet,
    PromotionPause,
    PromotionResume,
    PromotionStart,
    StopLift,
)
from bot.domain.outcome import Asked, Outcome
from bot.domain.people import Actor, Role
from bot.domain.shop import Shop
from bot.errors import MarketplaceUnavailable, NotAllowed
from bot.marketplaces.sandbox.faults import ANY, READ, Fault, FaultKind
from bot.operations.way.house import Hands, Request
from tests.contract.way.bench import BATH, SLIPPERS, TOWEL, Way, open_way, yuan
from tests.contract.way.invariants import check

LISTINGS = st.sampled_from([TOWEL, BATH, SLIPPERS])
BUDGETS = st.sampled_from(["20.00", "45.00", "110.00", "170.00"])
PEOPLE = st.sampled_from(["owner", "owner", "operator", "viewer", "stranger"])
QUICK = (
    FaultKind.REFUSE, FaultKind.ACCEPT_WITHOUT_EFFECT, FaultKind.DROP_ANSWER, FaultKind.FAIL_BEFORE,
    FaultKind.UNCLEAR_NOT_APPLIED,
)  # fmt: skip


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
    """One shop, its people, and a marketplace that fails; the process dies and comes back on the same file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="xiaoer-machine-"))
        self.way = open_way(self.folder)
        self.runner = asyncio.Runner()
        self.hands = Mortal(self.way)
        self.cards: list[Approval] = []
        self.reborn()

    def reborn(self) -> None:
        self.way.now.store.close()
        self.way.start(Hands({"sandbox": self.hands}, {"sandbox": self.hands}))

    def teardown(self) -> None:
        """With the faults gone and time enough everything that was open comes to an end."""
        self.way.faults.clear()
        self.hands.dying = None
        for _ in range(3):
            self.play(self.way.clock.advance(660))
            self.play(self.way.settled())
        assert all(run.state not in {RunState.SENDING, RunState.UNKNOWN} for run in self.way.runs())
        assert all(each.state in {EffectState.DONE, EffectState.REFUSED} for each in self.effects())
        self.play(check(self.way))
        self.runner.close()
        self.way.now.store.close()
        shutil.rmtree(self.folder)

    def effects(self) -> list[Any]:
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

    @rule(listing=LISTINGS, other=LISTINGS, budget=BUDGETS, days=st.integers(1, 3), person=PEOPLE)
    def ask_for_a_promotion(self, listing: str, other: str, budget: str, days: int, person: str) -> None:
        self.ask(PromotionStart(tuple(dict.fromkeys((listing, other))), yuan(budget), days), person)

    @rule(listing=LISTINGS, budget=BUDGETS, person=PEOPLE)
    def ask_for_a_budget(self, listing: str, budget: str, person: str) -> None:
        self.ask(BudgetSet((listing,), yuan(budget)), person)

    @rule(listing=LISTINGS, person=PEOPLE, resume=st.booleans())
    def ask_to_pause_or_resume(self, listing: str, person: str, resume: bool) -> None:
        self.ask(PromotionResume((listing,)) if resume else PromotionPause((listing,)), person)

    @rule(listing=LISTINGS, price=st.sampled_from(["5.00", "5.50", "6.20", "9.00", "16.00"]), person=PEOPLE)
    def ask_for_a_price(self, listing: str, price: str, person: str) -> None:
        self.ask(PriceSet((listing,), yuan(price)), person)

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

    @rule(seconds=st.sampled_from([30, 61, 700, 3 * 3600, 24 * 3600]))
    def wait(self, seconds: int) -> None:
        self.play(self.way.clock.advance(seconds))

    @rule(kind=st.sampled_from(QUICK), times=st.integers(1, 2))
    def a_write_will_fail(self, kind: FaultKind, times: int) -> None:
        self.way.faults.put(Fault(kind, on=ANY, times=times))

    @rule()
    def a_read_will_fail(self) -> None:
        self.way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ))

    @rule(after=st.booleans())
    def the_next_call_is_the_last(self, after: bool) -> None:
        self.hands.dying = after

    @rule()
    def restart(self) -> None:
        self.reborn()

    @rule()
    def settle(self) -> None:
        self.play(self.way.settled())

    @rule()
    def keep_the_books(self) -> None:
        self.play(self.way.now.ledger(self.way.shop()))

    @rule()
    def expire(self) -> None:
        self.way.now.expire(lambda tx, approval, outcome: None)

    @rule(person=PEOPLE)
    def stop(self, person: str) -> None:
        self.play(self.way.stop(person))

    @rule()
    def sweep(self) -> None:
        shop = self.way.shop()
        request = Request(Actor("", shop.id, Role.OWNER), "", "stop", self.way.tell)
        self.play(self.way.now.stop.pause_promotions(shop, request, self.way.now.submit))

    @precondition(lambda self: self.way.shop().stopped_at is not None)
    @rule()
    def lift(self) -> None:
        self.ask(StopLift(), "owner")
        if self.cards:
            self.play(self.way.press(self.cards[-1]))

    @rule(person=PEOPLE)
    def undo(self, person: str) -> None:
        for outcome in self.play(self.way.taken_back(person=person)) or ():
            if isinstance(outcome, Asked):
                self.cards.append(outcome.approval)

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
