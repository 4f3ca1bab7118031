"""After a restore nothing old is sent, answered or worked off, and everything that is open is looked up or asked about."""

from datetime import datetime, timedelta

import pytest

from bot.domain.approval import ApprovalState, Offer
from bot.domain.chat import Incoming, Shown
from bot.domain.effect import EffectState, RunState
from bot.domain.operation import LimitSet, PriceSet, PromotionStart
from bot.domain.outcome import Asked, Outcome, Refused, Said
from bot.domain.people import Invite, Person, Role
from bot.domain.planned import Planned, PlanState
from bot.domain.restoring import Gap
from bot.operations.fence_restore import FenceRestore
from bot.ports.queues import Draft, InboxState, OutboxKind, OutboxState
from bot.ports.store import ReportState, Transaction
from tests.contract.way.bench import BATH, SHOP, SLIPPERS, TOWEL, Way, yuan
from tests.contract.way.invariants import check

PROMOTE = PromotionStart((TOWEL,), yuan("30.00"), 3)
Told = list[tuple[str, str, Outcome]]


def fenced(way: Way, copied_at: datetime | None = None) -> tuple[Gap, Told]:
    told: Told = []

    def tell(tx: Transaction, person: Person, shop_id: str | None, said: tuple[Outcome, str]) -> None:
        told.append((person.id, said[1], said[0]))

    return FenceRestore(way.now.house)(copied_at or way.at(), tell), told


async def test_a_card_that_waited_cannot_be_answered_and_its_writes_are_looked_up(way: Way) -> None:
    card = await way.card(PROMOTE)
    before = len(await way.journal())
    gap, _ = fenced(way)
    assert (gap.shops[0].cards, gap.shops[0].unclear) == (1, 1)
    assert (await way.press(card)).outcome is None
    assert way.approval(card.id).state is ApprovalState.VOID
    assert [each.state for each in way.effects(card.run_id)] == [EffectState.UNKNOWN]
    assert way.open_of(card.run_id)
    assert len(await way.journal()) == before
    await way.clock.advance(601)
    assert await way.settled() == 1
    assert way.run(card.run_id).state is RunState.REFUSED
    assert way.open_of(card.run_id) == []
    assert len(await way.journal()) == before
    await check(way)


async def test_a_card_that_was_answered_in_the_lost_time_is_found_done(way: Way) -> None:
    """The marketplace knows the order under the id that the card's run gives it."""
    card = await way.card(PROMOTE)
    fenced(way)
    (lost,) = way.effects(card.run_id)
    await way.hands().spends["sandbox"].spend(way.shop(), lost.id, lost.action)  # type: ignore[arg-type]
    await way.clock.advance(60)
    assert await way.settled() == 1
    assert way.run(card.run_id).state is RunState.DONE
    assert len(way.open_of(card.run_id)) == 3


async def test_a_card_about_our_own_rows_is_just_void(way: Way) -> None:
    outcome = await way.ask(LimitSet(yuan("400.00"), None))
    assert isinstance(outcome, Asked)
    gap, _ = fenced(way)
    assert (gap.shops[0].cards, gap.shops[0].unclear) == (1, 0)
    assert way.run(outcome.approval.run_id).state is RunState.EXPIRED
    assert (await way.press(outcome.approval)).outcome is None
    assert way.shop().limits == SHOP.limits


async def test_what_is_left_of_today_is_held_until_the_figures_were_read(way: Way) -> None:
    await way.now.ledger(way.shop())
    gap, _ = fenced(way)
    assert gap.shops[0].held.minor > 0
    today = SHOP.today(way.at())
    with way.now.store.begin() as tx:
        assert tx.ledger.committed(SHOP.id, today, today).day(today, "CNY") == yuan("300.00")
    await way.now.ledger(way.shop())
    refused = await way.ask(PROMOTE)
    assert isinstance(refused, Refused)
    await way.clock.advance(601)
    await way.now.ledger(way.shop())
    assert isinstance(await way.ask(PROMOTE), Asked)
    await check(way)


async def test_todays_fence_ends_with_the_day(way: Way) -> None:
    fenced(way)
    await way.clock.advance(86_400)
    await way.now.ledger(way.shop())
    assert isinstance(await way.ask(PROMOTE), Asked)
    await way.clock.advance(86_400)
    await way.now.ledger(way.shop())
    await check(way)


async def test_reports_since_the_copy_are_uncertain(way: Way) -> None:
    today = SHOP.today(way.at())
    with way.now.store.begin() as tx:
        tx.reports.claim(SHOP.id, today - timedelta(days=2), way.at())
        tx.reports.settle(SHOP.id, today - timedelta(days=2), ReportState.SENT)
        tx.reports.claim(SHOP.id, today - timedelta(days=1), way.at())
    fenced(way, way.at() - timedelta(days=2))
    with way.now.store.begin() as tx:
        states = [tx.reports.state(SHOP.id, today - timedelta(days=back)) for back in (2, 1, 0)]
    assert states == [ReportState.SENT, ReportState.UNCERTAIN, ReportState.UNCERTAIN]


async def test_nothing_that_waited_goes_out_or_is_worked_off(way: Way) -> None:
    now = way.at()
    with way.now.store.begin() as tx:
        kinds = (OutboxKind.SEND, OutboxKind.EDIT, OutboxKind.ANSWER)
        rows = [
            tx.outbox.add(Draft("web", f"c{kind}", kind, Shown("old"), key=kind.value, shop_id=SHOP.id), now)
            for kind in kinds
        ]
        assert rows[0] is not None
        assert tx.outbox.claim(rows[0])
        waiting = tx.inbox.add(Incoming("web", "u1", "owner", "owner", now, text="price 5"), now)
        tx.approvals.add_offer(Offer("offer-1", SHOP.id, None, {}, now + timedelta(days=1)))
        tx.people.add_invite(Invite("a" * 64, SHOP.id, Role.OWNER, "owner", now + timedelta(days=1)))
    gap, told = fenced(way)
    assert (gap.unsent, gap.messages) == (2, 1)
    assert [(who, outcome.key) for who, _, outcome in told if isinstance(outcome, Said)] == [
        ("owner", "restored-message"),
        ("owner", "restored-notice"),
        ("neighbour", "restored-notice"),
    ]
    with way.now.store.begin() as tx:
        assert tx.outbox.due("web", now + timedelta(days=9), 10) == ()
        assert tx.outbox.interrupted("web") == ()
        assert [tx.outbox.state_of(kind.value) for kind in kinds] == [
            OutboxState.UNKNOWN,
            OutboxState.UNKNOWN,
            OutboxState.DEAD,
        ]
        row = tx.inbox.get(waiting or 0)
        assert row is not None
        assert row.state is InboxState.DEAD
        assert not tx.approvals.use_offer("offer-1", now)
        assert tx.people.use_invite("a" * 64, "stranger", now) is None
        fresh = tx.outbox.add(Draft("web", "owner", OutboxKind.SEND, Shown("new")), now)
        assert fresh is not None
        assert fresh > 1 << 40
        assert [each.id for each in tx.outbox.due("web", now, 10)] == [fresh]


@pytest.mark.parametrize("began", [False, True])
async def test_a_plan_that_became_due_meanwhile_is_asked_about_and_not_run(way: Way, began: bool) -> None:
    local = SHOP.local(way.at())
    at = None if began else local + timedelta(hours=2)
    until = local.date() if began else None
    plan = await way.approved(Planned(PriceSet((SLIPPERS,), yuan("6.20")), at, until))
    await way.plans_due()
    price = (await way.listing(SLIPPERS)).price
    copied_at = way.at()
    await way.clock.advance(86_400 if began else 3 * 3_600)
    gap, told = fenced(way, copied_at)
    assert gap.shops[0].plans == 1
    assert way.plan(plan.run.id).state is PlanState.FAILED
    said = next(outcome for who, _, outcome in told if isinstance(outcome, Said) and who == "owner")
    assert said.key == ("restored-plan-end" if began else "restored-plan")
    assert len(said.taps) == 1
    assert await way.plans_due() == []
    assert (await way.listing(SLIPPERS)).price == price


async def test_a_plan_from_before_the_copy_asks_when_it_is_due_after_it(way: Way) -> None:
    await way.approved(Planned(PriceSet((SLIPPERS,), yuan("6.20")), SHOP.local(way.at()) + timedelta(hours=2), None))
    price = (await way.listing(SLIPPERS)).price
    fenced(way)
    await way.clock.advance(3 * 3_600)
    outcomes = await way.plans_due()
    (asked,) = [each for each in outcomes if isinstance(each, Asked)]
    assert [each.key for each in asked.reasons][-1] == "policy-restored"
    assert (await way.listing(SLIPPERS)).price == price
    await way.press(asked.approval)
    assert (await way.listing(SLIPPERS)).price == yuan("6.20")


async def test_a_second_restore_counts_on_and_tells_again(way: Way) -> None:
    _, first = fenced(way)
    gap, second = fenced(way)
    assert gap.restoration.epoch == 2
    assert {key for _, key, _ in first}.isdisjoint({key for _, key, _ in second})
    assert [each.step.kind for each in way.log()].count("restored") == 2
    assert isinstance(await way.ask(PromotionStart((BATH,), yuan("10.00"), 1)), Refused)
