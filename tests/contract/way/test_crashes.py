"""The process dies in the middle of a call: what was not sent goes on, what may have been sent is only read."""

from dataclasses import dataclass

import pytest

from bot.domain.approval import Approval
from bot.domain.effect import EffectState, RunState, Spending, Write
from bot.domain.operation import LimitSet, PriceAdjust, PromotionStart
from bot.domain.outcome import Executed
from bot.domain.shop import Shop
from bot.operations.way.house import Hands
from bot.ports.marketplace import Repeatable
from tests.contract.way.bench import BATH, CASES, SLIPPERS, TOWEL, Way, yuan

BOTH = PromotionStart((TOWEL, BATH), yuan("20.00"), 1)


@pytest.fixture
def promise() -> Repeatable:
    """Calls that are read and never repeated; what may be repeated, and what can be neither, have their own stories."""
    return Repeatable.QUERYABLE


class Killed(BaseException):
    """The process is gone: nothing of it may catch this."""


@dataclass
class Deadly:
    """Hands that die in their first call, before or after the marketplace did it."""

    hands: Hands
    after: bool

    async def spend(self, shop: Shop, effect_id: str, action: Spending) -> None:
        if self.after:
            await self.hands.spends["sandbox"].spend(shop, effect_id, action)
        raise Killed

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None:
        if self.after:
            await self.hands.writes["sandbox"].apply(shop, effect_id, action)
        raise Killed


def make_deadly(way: Way, after: bool) -> None:
    way.now.store.close()
    way.start()
    deadly = Deadly(way.hands(), after)
    way.now.store.close()
    way.start(Hands({"sandbox": deadly}, {"sandbox": deadly}))


async def dead_after_yes(way: Way, after: bool) -> Approval:
    make_deadly(way, after)
    card = await way.card(BOTH)
    with pytest.raises(Killed):
        await way.press(card)
    assert [each.state for each in way.effects(card.run_id)] == [EffectState.SENDING, EffectState.PENDING]
    assert way.run(card.run_id).state is RunState.SENDING
    assert way.open_of(card.run_id) == ["12 20.00", "12 20.00"]
    way.restart()
    return card


@pytest.mark.parametrize("after", [True, False])
async def test_the_job_carries_on(way: Way, after: bool) -> None:
    card = await dead_after_yes(way, after)
    told = len(way.told)
    await way.clock.advance(59)
    assert await way.settled() == 0
    assert [each.state for each in way.effects(card.run_id)] == [EffectState.SENDING, EffectState.PENDING]
    await way.clock.advance(1)
    assert await way.settled() == 1
    first, second = way.effects(card.run_id)
    assert second.state is EffectState.DONE
    if after:
        assert (first.state, way.run(card.run_id).state) == (EffectState.DONE, RunState.DONE)
        assert way.open_of(card.run_id) == ["12 20.00", "12 20.00"]
        assert len(way.told) == told + 1
    else:
        assert (first.state, first.note) == (EffectState.UNKNOWN, "interrupted")
        assert way.run(card.run_id).state is RunState.UNKNOWN
        await way.clock.advance(600)
        assert await way.settled() == 1
        assert way.run(card.run_id).state is RunState.PARTLY
        assert way.open_of(card.run_id) == ["12 20.00"]
    assert [each.attempts for each in way.effects(card.run_id)] == [1, 1]
    assert [each.received for each in await way.journal()] == ([1, 1] if after else [1])
    assert all(isinstance(each, Executed) for each in way.told[told:])


@pytest.mark.parametrize("after", [True, False])
async def test_the_press_that_comes_again_carries_on(way: Way, after: bool) -> None:
    """The stored press is worked off again at the next start: nothing was told yet, so this is the answer."""
    card = await dead_after_yes(way, after)
    decided = await way.press(card)
    assert decided.toast == "toast-approved"
    assert isinstance(decided.outcome, Executed)
    assert decided.outcome.run.state is (RunState.DONE if after else RunState.UNKNOWN)
    assert [each.received for each in await way.journal()] == ([1, 1] if after else [1])
    assert (await way.press(card)).toast == "toast-already"


@pytest.mark.parametrize("after", [True, False])
async def test_a_message_that_comes_again_carries_on(way: Way, after: bool) -> None:
    make_deadly(way, after)
    lower = PriceAdjust((SLIPPERS, CASES), yuan("-0.10"))
    with pytest.raises(Killed):
        await way.ask(lower, run_id="r")
    way.restart()
    outcome = await way.ask(lower, run_id="r")
    assert isinstance(outcome, Executed)
    assert outcome.run.state is (RunState.DONE if after else RunState.UNKNOWN)
    prices = [(await way.listing(each)).price for each in (SLIPPERS, CASES)]
    assert prices == [yuan("5.90" if after else "6.00"), yuan("3.70")]
    assert [each.received for each in await way.journal()] == ([1, 1] if after else [1])
    assert way.kinds("r") == ["allowed", "sent", "done" if after else "unknown"]


async def test_dead_before_anything_was_sent_the_stop_holds_what_is_left(way: Way) -> None:
    card = await dead_after_yes(way, after=True)
    await way.stop()
    await way.clock.advance(60)
    await way.settled()
    first, second = way.effects(card.run_id)
    assert (first.state, second.state, second.note) == (EffectState.DONE, EffectState.REFUSED, "stopped")
    assert not (await way.listing(BATH)).promoted
    assert way.open_of(card.run_id) == ["12 20.00"]


async def test_what_concerns_only_our_own_rows_is_whole_or_not_at_all(way: Way) -> None:
    card = await way.card(LimitSet(yuan("400.00")))
    way.restart()
    await way.press(card)
    way.restart()
    assert way.shop().limits.daily_spend == yuan("400.00")
    assert way.kinds(card.run_id) == ["asked", "approved", "done"]
