"""The other jobs of the timetable: what they do, whom they tell, and that a failure of one is not the end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.domain.approval import ApprovalState
from bot.domain.effect import RunState
from bot.domain.operation import PromotionStart
from bot.domain.outcome import Asked, Closed, Executed, Outcome, Said
from bot.errors import MarketplaceUnavailable, SetupError
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from bot.operations.decide_approval import Answer
from bot.ports.queues import OutboxState
from jobs.expire_cards import expire_cards
from jobs.keep_books import keep_books
from jobs.runner import run_once
from jobs.settle_calls import settle_calls
from jobs.stop_sweep import stop_sweep
from jobs.timetable import TIMETABLE, Job
from tests.contract.sandbox_bench import START
from tests.contract.way.bench import OTHER, SHOP, TOWEL, yuan
from tests.contract.way.program import Office, office

PROMOTE = PromotionStart((TOWEL,), yuan("20.00"), 3)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


async def card(shop: Office, run_id: str = "r") -> Asked:
    outcome = await shop.app.submit(PROMOTE, shop.request("owner", run_id))
    assert isinstance(outcome, Asked)
    shop.deliver("owner", OutboxState.SENT)
    shop.told.clear()
    return outcome


async def press(shop: Office, asked: Asked) -> Outcome | None:
    request = shop.request("owner", "p")
    return (await shop.app.decide(Answer(request.actor, asked.approval.id, True, request.told))).outcome


def kinds(shop: Office) -> list[tuple[str, str]]:
    return [(chat, type(outcome).__name__) for chat, outcome in shop.told]


def state(shop: Office, run_id: str) -> RunState:
    with shop.program.store.begin() as tx:
        run = tx.runs.get(SHOP.id, run_id)
    assert run is not None
    return run.state


async def test_cards_nobody_answered_are_closed_once_and_say_so(shop: Office) -> None:
    asked = await card(shop)
    await shop.clock.advance(120 * 60 - 1)
    await expire_cards(shop.app)
    assert kinds(shop) == []
    await shop.clock.advance(1)
    await expire_cards(shop.app)
    await expire_cards(shop.app)
    ((chat, outcome),) = shop.told
    assert isinstance(outcome, Closed)
    assert (chat, outcome.approval.id, outcome.approval.state) == ("owner", asked.approval.id, ApprovalState.EXPIRED)
    assert (state(shop, "r"), shop.written("owner")) == (RunState.EXPIRED, 2)
    assert isinstance(await press(shop, asked), Outcome) is False
    assert await shop.program.sandbox.accepted(SHOP) == ()


async def test_what_was_unclear_is_told_on_the_card_and_in_a_line(shop: Office) -> None:
    asked = await card(shop)
    shop.faults.put(Fault(FaultKind.UNCLEAR_NOT_APPLIED))
    first = await press(shop, asked)
    assert isinstance(first, Executed)
    assert first.run.state is RunState.UNKNOWN
    shop.told.clear()
    await settle_calls(shop.app)
    assert kinds(shop) == []
    await shop.clock.advance(600)
    await settle_calls(shop.app)
    await settle_calls(shop.app)
    assert kinds(shop) == [("owner", "Executed"), ("owner", "Said")]
    outcome, line = shop.told[0][1], shop.told[1][1]
    assert isinstance(outcome, Executed)
    assert isinstance(line, Said)
    assert (outcome.run.state, outcome.by, line.key) == (RunState.REFUSED, "Owner", "unclear-settled-not-done")


async def test_pauses_that_came_late_are_told_to_the_owner_each_ending_once(shop: Office) -> None:
    shop.faults.put(Fault(FaultKind.REFUSE, on="PromotionPauseChange", times=None))
    await shop.app.stop(shop.request("owner", "stop"), shop.app.submit)
    shop.told.clear()
    for _ in range(4):
        await shop.clock.advance(300)
        await stop_sweep(shop.app)
    assert kinds(shop) == [("owner", "Executed")] * 4
    refused = shop.written("owner")
    shop.faults.clear()
    for _ in range(3):
        await shop.clock.advance(600)
        await stop_sweep(shop.app)
    assert kinds(shop) == [("owner", "Executed")] * 5
    assert shop.written("owner") == refused + 1
    last = shop.told[-1][1]
    assert isinstance(last, Executed)
    assert last.run.state is RunState.DONE


async def test_a_shop_that_works_is_not_swept(shop: Office) -> None:
    await stop_sweep(shop.app)
    assert (kinds(shop), await shop.program.sandbox.accepted(SHOP)) == ([], ())


async def test_books_are_kept_of_every_shop_that_answers(shop: Office) -> None:
    """The first shop has no marketplace behind it: it must not keep the next one's books from being kept."""
    with shop.program.store.begin() as tx:
        tx.shops.save(replace(OTHER, id="a0"))
        assert [each.id for each in tx.shops.all()] == ["a0", "s1", "s2"]
    await keep_books(shop.app)
    with shop.program.store.begin() as tx:
        assert len(tx.ledger.reservations(SHOP.id, START.date(), START.date())) == 7
        assert tx.ledger.reservations(OTHER.id, START.date(), START.date()) == ()
    shop.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ))
    await keep_books(shop.app)


@pytest.mark.parametrize(
    ("error", "name"), [(MarketplaceUnavailable(), "put off"), (ZeroDivisionError(), "failed"), (None, "done")]
)
async def test_a_failing_job_is_an_alarm_and_not_the_end(shop: Office, error: Exception | None, name: str) -> None:
    async def work(_: App) -> None:
        if error is not None:
            raise error

    assert await run_once(shop.app, Job(name, 1, work)) is (error is None)


async def test_a_machine_that_fails_is_the_end(shop: Office) -> None:
    async def work(_: App) -> None:
        raise SetupError("error-database-full")

    with pytest.raises(SetupError):
        await run_once(shop.app, Job("x", 1, work))


async def test_every_job_runs_on_a_quiet_shop(shop: Office) -> None:
    assert len({job.name for job in TIMETABLE}) == len(TIMETABLE)
    for _ in range(2):
        for job in TIMETABLE:
            assert await run_once(shop.app, job), job.name
        await shop.clock.advance(60)
    assert {name for _, name in kinds(shop)} == {"Reported"}
