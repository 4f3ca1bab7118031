"""A shop with people on a copy of a filled database, and every use case of the way wired as the program wires it.

`restart` makes everything anew on the same file, as after the process died.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from bot.domain.approval import Approval
from bot.domain.effect import Effect, PromotionOrder, Run
from bot.domain.ledger import Reservation
from bot.domain.listing import Listing
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.outcome import Asked, Executed, Outcome
from bot.domain.people import Actor, Membership, Person, Role
from bot.domain.planned import Plan
from bot.domain.shop import Limits, Shop
from bot.domain.unclear import Unclear
from bot.domain.worklog import LogLine
from bot.marketplaces.sandbox.faults import Faults
from bot.marketplaces.sandbox.reads import SandboxMarketplace
from bot.marketplaces.sandbox.shop import Accepted, Sandbox
from bot.marketplaces.sandbox.writes import SandboxAdSpend, SandboxWrites
from bot.operations.clear_up import ClearUp
from bot.operations.decide_approval import Answer, DecideApproval, Decided
from bot.operations.expire_approvals import ExpireApprovals
from bot.operations.keep_ledger import KeepLedger
from bot.operations.report_sales import ReportSales
from bot.operations.run_plans import RunPlans, Ways
from bot.operations.settle_effects import SettleEffects
from bot.operations.stop_all import StopEverything
from bot.operations.submit import Submit
from bot.operations.undo import Undo
from bot.operations.way.executing import Executor
from bot.operations.way.house import Hands, House, Request
from bot.ports.marketplace import Marketplace, Repeatable
from bot.ports.store import Store, Transaction
from bot.storage.engine import make_engine
from bot.storage.store import SqlStore
from tests.contract.sandbox_bench import SHOP as BARE
from tests.contract.sandbox_bench import START, filled_bench
from tests.contract.way.posted import posted
from tests.fakes.clock import FakeClock
from tests.fakes.numbered import Numbered
from tests.fakes.promising import PromisingMarketplace, Received

SLIPPERS, CASES, SOCKS, TOWEL, BATH = "6820101", "6820102", "6820103", "6820109", "6820110"
"""Slippers, cases and socks are promoted when the shop opens, without an end; towel and soap are not."""


def yuan(amount: str) -> Money:
    return Money.of(amount, "CNY")


SHOP = replace(BARE, limits=Limits(yuan("300.00"), yuan("6000.00")))
OTHER = Shop("s2", "别家店", "sandbox", "CNY", "Asia/Shanghai")
ROLES = {"owner": Role.OWNER, "operator": Role.OPERATOR, "viewer": Role.VIEWER}


@dataclass
class Wired:
    """One life of the process."""

    store: SqlStore
    house: House
    executor: Executor
    submit: Submit
    decide: DecideApproval
    expire: ExpireApprovals
    settle: SettleEffects
    undo: Undo
    stop: StopEverything
    ledger: KeepLedger
    reports: ReportSales
    plans: RunPlans
    clear_up: ClearUp


@dataclass
class Way:
    """What survives a restart, and the present life in `now`. `told` is everything that was told, in order."""

    path: Path
    call_seconds: float = 20.0
    clock: FakeClock = field(default_factory=lambda: FakeClock(START))
    ids: Numbered = field(default_factory=Numbered)
    faults: Faults = field(default_factory=Faults)
    told: list[Outcome] = field(default_factory=list)
    planned: list[tuple[str, Outcome]] = field(default_factory=list)
    requests: "count[int]" = field(default_factory=lambda: count(1))
    by_hand: set[str] = field(default_factory=set)
    wrap: Callable[[SqlStore], Store] = field(default=lambda store: store)
    """What the use cases are given for the store in their next life."""
    promise: Repeatable | None = None
    """What the marketplace promises of its calls, and then it is one of ours; None: the practice one, as it is."""
    received: Received = field(default_factory=list)
    """What one of ours received, in all lives."""
    noticed: list[tuple[str, Unclear]] = field(default_factory=list)
    """Who was told of an unclear call or of its end, and what."""
    now: Wired = field(init=False)
    sandbox: Sandbox = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self, hands: Hands | None = None) -> None:
        """Wire everything on the file. `hands` may be broken ones."""
        store = SqlStore(make_engine(f"sqlite:///{self.path}"))
        self.sandbox = Sandbox(store.engine, self.clock, self.faults)
        market: Marketplace = self._ours() or SandboxMarketplace(self.sandbox)
        house = House(self.wrap(store), self.clock, self.ids, {"sandbox": market})
        executor = Executor(house, hands or self.hands(), self.call_seconds, self.notice)
        self.now = Wired(
            store, house, executor, Submit(house, executor), DecideApproval(house, executor), ExpireApprovals(house),
            SettleEffects(house, executor), Undo(house), StopEverything(house), KeepLedger(house), ReportSales(house),
            RunPlans(house), ClearUp(house, executor, self.notice),
        )  # fmt: skip

    def _ours(self) -> PromisingMarketplace | None:
        return None if self.promise is None else PromisingMarketplace(self.sandbox, self.promise, self.received)

    def notice(self, tx: Transaction, effect: Effect, by: str) -> None:
        self.noticed += posted(tx, self.now.house, effect, by)

    def hands(self) -> Hands:
        ours = self._ours()
        if ours is not None:
            return Hands({"sandbox": ours}, {"sandbox": ours})
        return Hands({"sandbox": SandboxWrites(self.sandbox)}, {"sandbox": SandboxAdSpend(self.sandbox)})

    def restart(self) -> None:
        self.now.store.close()
        self.start()

    def tell(self, tx: Transaction, outcome: Outcome) -> None:
        self.told.append(outcome)

    def actor(self, person: str, shop_id: str = SHOP.id) -> Actor:
        """The person with the role the store has now, as the gate makes it."""
        with self.now.store.begin() as tx:
            return Actor(person, shop_id, tx.people.role(shop_id, person), person.title())

    def request(self, person: str = "owner", run_id: str = "") -> Request:
        return Request(self.actor(person), run_id or f"r{next(self.requests)}", "message", self.tell)

    async def ask(self, operation: Operation, person: str = "owner", run_id: str = "") -> Outcome:
        return await self.now.submit(operation, self.request(person, run_id))

    async def card(self, operation: Operation, person: str = "owner") -> Approval:
        """Asks for something that must be asked about."""
        outcome = await self.ask(operation, person)
        assert isinstance(outcome, Asked), outcome
        return outcome.approval

    async def press(self, approval: Approval, yes: bool = True, person: str = "owner") -> Decided:
        actor = self.actor(person, approval.shop_id)
        return await self.now.decide(Answer(actor, approval.id, yes, self.tell))

    async def approved(self, operation: Operation, person: str = "owner") -> Executed:
        """Asks, presses yes, and gives back what came of it."""
        outcome = (await self.press(await self.card(operation, person), person=person)).outcome
        assert isinstance(outcome, Executed), outcome
        return outcome

    async def done(self, operation: Operation, person: str = "owner") -> Executed:
        """Asks for something that is allowed without a question."""
        outcome = await self.ask(operation, person)
        assert isinstance(outcome, Executed), outcome
        return outcome

    async def taken_back(self, run: Run | None = None, person: str = "owner") -> tuple[Outcome, ...]:
        request = replace(self.request(person), origin="message")
        return await self.now.undo(run.id if run else None, request, self.now.submit)

    async def stop(self, person: str = "owner") -> Outcome:
        return await self.now.stop(self.request(person), self.now.submit)

    async def plans_due(self) -> list[Outcome]:
        """What came of the plans that are due now; the same is told once, as the job does it."""
        before = len(self.told)
        now = self.now
        await now.plans(Ways(now.submit, now.undo, now.ledger, self.tell_plan))
        return self.told[before:]

    def tell_plan(self, tx: Transaction, plan: Plan, outcome: Outcome) -> None:
        if (plan.id, outcome) not in self.planned:
            self.planned.append((plan.id, outcome))
            self.told.append(outcome)

    def plan(self, plan_id: str) -> Plan:
        with self.now.store.begin() as tx:
            found = tx.plans.get(SHOP.id, plan_id)
        assert found is not None
        return found

    async def settled(self) -> int:
        return await self.now.settle(lambda tx, run, outcome: self.told.append(outcome))

    async def start_by_hand(self, listing: str, budget: str, days: int) -> None:
        """What the merchant does on the platform itself, past us."""
        effect_id = f"by-hand-{len(self.by_hand)}"
        self.by_hand.add(effect_id)
        until = self.shop().today(self.at()) + timedelta(days=days - 1)
        await self.hands().spends["sandbox"].spend(self.shop(), effect_id, PromotionOrder(listing, yuan(budget), until))

    def shop(self, shop_id: str = SHOP.id) -> Shop:
        return self.now.house.shop(shop_id)

    def change_shop(self, shop: Shop) -> None:
        with self.now.store.begin() as tx:
            tx.shops.save(shop)

    async def listing(self, listing_id: str) -> Listing:
        found = await self.now.house.market(self.shop()).listing(self.shop(), listing_id)
        assert found is not None
        return found

    def run(self, run_id: str) -> Run:
        with self.now.store.begin() as tx:
            found = tx.runs.get(SHOP.id, run_id)
        assert found is not None
        return found

    def runs(self) -> tuple[Run, ...]:
        with self.now.store.begin() as tx:
            return tx.runs.recent(SHOP.id, 10_000)[::-1]

    def effects(self, run_id: str) -> tuple[Effect, ...]:
        with self.now.store.begin() as tx:
            return tx.runs.effects(SHOP.id, run_id)

    def approval(self, approval_id: str) -> Approval:
        with self.now.store.begin() as tx:
            found = tx.approvals.get(approval_id)
        assert found is not None
        return found

    def held(self, *days: int) -> dict[str, list[Reservation]]:
        """Reservations by day of March and listing."""
        first, last = (START.date().replace(day=each) for each in (min(days), max(days)))
        with self.now.store.begin() as tx:
            found = tx.ledger.reservations(SHOP.id, first, last)
        result: dict[str, list[Reservation]] = {}
        for each in found:
            result.setdefault(each.effect_id, []).append(each)
        return result

    def open_of(self, run_id: str) -> list[str]:
        """What a run's effects still hold, a string per day and effect: "12 20.00"."""
        with self.now.store.begin() as tx:
            found = tx.ledger.reservations(SHOP.id, START.date(), START.date().replace(month=6))
        mine = [each for each in found if each.effect_id.startswith(f"{run_id}#") and each.open.minor > 0]
        return [f"{each.day.day} {each.open.amount}" for each in mine]

    def kinds(self, run_id: str) -> list[str]:
        return [line.step.kind for line in self.log() if line.step.run_id == run_id]

    def log(self) -> tuple[LogLine, ...]:
        with self.now.store.begin() as tx:
            return tuple(tx.worklog.chain(SHOP.id))

    async def journal(self) -> tuple[Accepted, ...]:
        return await self.sandbox.accepted(SHOP)

    def at(self) -> datetime:
        return self.clock.now()


def people(tx: Transaction) -> None:
    """Owner, operator and viewer of the shop, a stranger, and the owner of another shop."""
    tx.shops.save(SHOP)
    tx.shops.save(OTHER)
    for name in (*ROLES, "stranger", "neighbour"):
        tx.people.save(Person(name, "web", name, name.title(), "zh-Hans", name, SHOP.id))
    for name, role in ROLES.items():
        tx.people.bind(Membership(SHOP.id, name, role))
    tx.people.bind(Membership(OTHER.id, "neighbour", Role.OWNER))


def open_way(folder: Path, call_seconds: float = 20.0, promise: Repeatable | None = None) -> Way:
    """The shop as it stands at START, with two weeks behind it."""
    filled_bench(folder, history_days=14).engine.dispose()
    way = Way(folder / "sandbox.db", call_seconds, promise=promise)
    with way.now.store.begin() as tx:
        people(tx)
    return way
