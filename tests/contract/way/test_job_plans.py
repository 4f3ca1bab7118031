"""The job of the plans: who is told, once, as loudly as it must be; and that it looks after every shop."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.operation import Operation, PriceSet
from bot.domain.outcome import Asked, Executed, Outcome, Refused, Said
from bot.domain.people import Membership, Role
from bot.domain.planned import PlanCancel, Planned, PlanState
from bot.domain.preferences import Preferences
from bot.operations.decide_approval import Answer
from bot.ports.queues import OutboxState
from jobs.due_plans import due_plans, plans_now
from tests.contract.way.bench import SHOP, SLIPPERS, yuan
from tests.contract.way.program import Office, office

MIDNIGHT = datetime(2026, 3, 13, 0, 0, tzinfo=ZoneInfo(SHOP.timezone))
LOWER = PriceSet((SLIPPERS,), yuan("5.50"))
HIGHER = PriceSet((SLIPPERS,), yuan("8.00"))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


async def planned(shop: Office, operation: Operation, person: str = "owner", until: date | None = None) -> str:
    """A plan for midnight, agreed to by whoever asked; everything told so far has arrived."""
    request = shop.request(person, f"r-{person}")
    card = await shop.app.submit(Planned(operation, MIDNIGHT, until), request)
    assert isinstance(card, Asked)
    decided = await shop.app.decide(Answer(request.actor, card.approval.id, True, request.told))
    assert isinstance(decided.outcome, Executed)
    for chat in ("owner", "operator", "viewer"):
        shop.deliver(chat, OutboxState.SENT)
    shop.told.clear()
    return decided.outcome.run.id


async def midnight(shop: Office) -> None:
    await shop.clock.advance((MIDNIGHT - shop.clock.now()).total_seconds())
    await due_plans(shop.app)


def told(shop: Office) -> list[tuple[str, str]]:
    return [(chat, outcome.key if isinstance(outcome, Said) else type(outcome).__name__) for chat, outcome in shop.told]


def silent(shop: Office) -> list[tuple[str, bool]]:
    """What waits, by chat, and whether it makes no sound. Only the first of a chat waits for nothing."""
    found = []
    with shop.program.store.begin() as tx:
        while rows := tx.outbox.due("web", shop.clock.now(), 50):
            for row in rows:
                found.append((row.draft.chat, row.draft.shown is not None and row.draft.shown.silent))
                tx.outbox.settle(row.id, OutboxState.SENT, "m1")
    return found


async def test_who_planned_it_is_told_once_in_their_chat(shop: Office) -> None:
    plan_id = await planned(shop, LOWER, "operator")
    await midnight(shop)
    assert told(shop) == [("operator", "plan-due"), ("operator", "Executed")]
    for _ in range(3):
        await due_plans(shop.app)
    assert len(shop.told) == 2
    with shop.program.store.begin() as tx:
        plan = tx.plans.get(SHOP.id, plan_id)
    assert plan is not None
    assert plan.state is PlanState.ENDED


async def test_what_went_as_planned_wakes_nobody_in_their_quiet_hours(shop: Office) -> None:
    await planned(shop, LOWER)
    quiet(shop, "owner")
    await midnight(shop)
    assert silent(shop) == [("owner", True), ("owner", True)]


async def test_what_has_to_be_answered_comes_with_a_sound_all_the_same(shop: Office) -> None:
    await planned(shop, HIGHER)
    quiet(shop, "owner")
    await midnight(shop)
    assert told(shop) == [("owner", "plan-due"), ("owner", "Asked")]
    assert silent(shop) == [("owner", True), ("owner", False)]


def quiet(shop: Office, person: str) -> None:
    with shop.program.store.begin() as tx:
        tx.preferences.save(SHOP.id, person, Preferences((), (time(22), time(7))))


async def test_once_the_planner_has_left_the_owners_are_told(shop: Office) -> None:
    await planned(shop, LOWER, "operator")
    with shop.program.store.begin() as tx:
        tx.people.remove(SHOP.id, "operator")
        tx.people.bind(Membership(SHOP.id, "stranger", Role.OWNER))
    await midnight(shop)
    assert sorted(told(shop)) == [("owner", "plan-not-allowed"), ("stranger", "plan-not-allowed")]


async def test_waiting_while_stopped_is_told_once_however_often_it_is_looked(shop: Office) -> None:
    await planned(shop, LOWER)
    shop.change(stopped_at=shop.clock.now())
    await midnight(shop)
    for _ in range(3):
        await shop.clock.advance(60)
        await due_plans(shop.app)
    assert [each for each in silent(shop) if each[0] == "owner"] == [("owner", False)]
    shop.change(stopped_at=None)
    await due_plans(shop.app)
    assert told(shop)[-1] == ("owner", "Executed")


async def test_a_practice_shop_whose_clock_is_moved_comes_to_its_plans_and_to_their_end(shop: Office) -> None:
    await planned(shop, LOWER, until=date(2026, 3, 13))
    actor = shop.request("owner", "t").actor
    for expected in ("plan-due", "plan-end-due"):
        shop.told.clear()
        await shop.app.practice.tomorrow(actor)
        await due_plans(shop.app)
        assert told(shop) == [("owner", expected), ("owner", "Executed")]


async def test_one_shops_plans_at_once(shop: Office) -> None:
    await planned(shop, LOWER)
    await shop.clock.advance((MIDNIGHT - shop.clock.now()).total_seconds())
    await plans_now(shop.app, "s2")
    assert told(shop) == []
    await plans_now(shop.app, SHOP.id)
    assert told(shop) == [("owner", "plan-due"), ("owner", "Executed")]


async def test_the_list_shows_what_is_still_to_come_with_buttons_for_whoever_may(shop: Office) -> None:
    plan_id = await planned(shop, LOWER)
    with shop.program.store.begin() as tx:
        here = tx.shops.get(SHOP.id)
        assert here is not None
    for person, cancel in (("owner", PlanCancel(plan_id)), ("viewer", None)):
        actor = shop.request(person, "q").actor
        with shop.program.store.begin() as tx:
            (line,) = shop.app.settings.plans(tx, actor, here).lines
        assert (line.plan.id, line.names, line.by) == (plan_id, ((SLIPPERS, "拖鞋"),), "Owner")
        assert (line.cancel.command if line.cancel else None) == cancel


async def test_a_shop_read_from_files_plans_no_change_of_prices(shop: Office) -> None:
    shop.change(marketplace="files")
    refused: Outcome = await shop.app.submit(Planned(LOWER, MIDNIGHT + timedelta(days=1)), shop.request("owner", "f"))
    assert isinstance(refused, Refused)
    assert [each.key for each in refused.reasons] == ["policy-read-only-market"]
