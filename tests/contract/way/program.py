"""The whole program on the shop of the way, not started: jobs are run by hand, and what they tell is written down."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from bot.app import Address, App, Request
from bot.build import Parts, Program, build
from bot.delivery.posting import Post
from bot.domain.outcome import Outcome
from bot.domain.people import Actor
from bot.marketplaces.sandbox.faults import Faults
from bot.marketplaces.sandbox.reads import SandboxMarketplace
from bot.operations.report_sales import ReportSales
from bot.operations.submit import Submit
from bot.operations.way.executing import Executor
from bot.operations.way.house import Hands, House
from bot.ports.queues import OutboxState
from bot.ports.store import ReportState, Transaction
from bot.settings import Settings
from bot.storage.engine import begin
from bot.storage.tables.chat import outbox
from tests.contract.sandbox_bench import START
from tests.contract.way.bench import SHOP, open_way
from tests.fakes.clock import FakeClock
from tests.fakes.numbered import Numbered
from tests.fakes.scripted import ScriptedMessenger


class Noting(Post):
    """Writes to the outbox like any other, and notes what was told to whom."""

    def __init__(self, post: Post, told: list[tuple[str, Outcome]]) -> None:
        super().__init__(post._wording, post._clock, post._posted)
        self._told = told

    def tell(self, tx: Transaction, outcome: Outcome, to: Address) -> None:
        self._told.append((to.chat, outcome))
        super().tell(tx, outcome, to)


@dataclass
class Office:
    """`real` makes the shop one of a marketplace that is not for practice, on the same simulated figures."""

    program: Program
    app: App
    clock: FakeClock
    faults: Faults
    told: list[tuple[str, Outcome]] = field(default_factory=list)

    def change(self, **fields: Any) -> None:
        with self.program.store.begin() as tx:
            shop = tx.shops.get(SHOP.id)
            assert shop is not None
            tx.shops.save(replace(shop, **fields))

    def reach(self, name: str, reachable: bool) -> None:
        with self.program.store.begin() as tx:
            person = tx.people.person(name)
            assert person is not None
            tx.people.save(replace(person, reachable=reachable))

    def report(self, day: date) -> ReportState | None:
        with self.program.store.begin() as tx:
            return tx.reports.state(SHOP.id, day)

    def request(self, person: str, run_id: str) -> Request:
        with self.program.store.begin() as tx:
            actor = Actor(person, SHOP.id, tx.people.role(SHOP.id, person), person.title())
        return Request(actor, run_id, "message", lambda tx, outcome: self.show(tx, outcome, person, run_id))

    def show(self, tx: Transaction, outcome: Outcome, person: str, key: str) -> None:
        address = Address("web", person, "zh-Hans", f"{key}-{type(outcome).__name__}", shop_id=SHOP.id)
        self.app.post.tell(tx, outcome, address)

    def written(self, chat: str) -> int:
        """How many messages wait for a chat or went there."""
        with begin(self.program.store.engine) as connection:
            rows = select(func.count()).select_from(outbox).where(outbox.c.chat == chat)
            return connection.execute(rows).scalar_one()

    def deliver(self, chat: str, state: OutboxState) -> None:
        """As if everything written for a chat had met this end."""
        with begin(self.program.store.engine) as connection:
            made = update(outbox).where(outbox.c.chat == chat).values(state=state, message_ref="m1")
            connection.execute(made)


@contextmanager
def office(folder: Path, real: bool = False, start: datetime = START) -> Iterator[Office]:
    open_way(folder).now.store.close()
    clock, faults = FakeClock(start), Faults()
    settings = Settings(_env_file=None, data_dir=folder, database_url=f"sqlite:///{folder / 'sandbox.db'}")
    program = build(settings, Parts(clock, Numbered(), faults))
    program.add(ScriptedMessenger(clock, name="web"))
    made = Office(program, program.app, clock, faults)
    app = replace(program.app, post=Noting(program.app.post, made.told))
    if real:
        markets = {**app.house.markets, "real": SandboxMarketplace(program.sandbox)}
        house = House(app.house.store, app.house.clock, app.house.ids, markets)
        inside = Submit(house, Executor(house, Hands()))
        app = replace(app, house=house, reports=ReportSales(house), submit=inside)
        made.change(marketplace="real")
    made.app = app
    yield made
    program.store.close()
