"""Calls that get no answer, for each promise a marketplace can make: what it receives, what is held, who is told, and how it ends."""

import asyncio
from dataclasses import dataclass, replace

import pytest

from bot.domain.action import Action, Spending, Write
from bot.domain.effect import Effect, EffectState, RunState
from bot.domain.operation import PriceSet, PromotionPause, PromotionStart
from bot.domain.people import Membership, Role
from bot.domain.shop import Shop
from bot.errors import MarketplaceRefused, MarketplaceUnclear
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from bot.operations.way.house import Hands
from bot.operations.way.repeating import MOST_SENT
from bot.ports.marketplace import Repeatable
from tests.contract.way.bench import SHOP, SLIPPERS, TOWEL, Way, yuan
from tests.contract.way.test_crashes import Killed, make_deadly

PROMOTE = PromotionStart((TOWEL,), yuan("20.00"), 3)
DAYS = ["12 20.00", "13 20.00", "14 20.00"]
KINDS = list(Repeatable)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.value)
def promise(request: pytest.FixtureRequest) -> Repeatable:
    """What the marketplace of the story promises."""
    kind: Repeatable = request.param
    return kind


def only(kind: Repeatable) -> pytest.MarkDecorator:
    """A story of one kind."""
    return pytest.mark.parametrize("promise", [kind], ids=[kind.value])


async def unclear(way: Way, landed: bool, person: str = "operator") -> Effect:
    """An approved promotion whose answer is lost, on the way there or on the way back, and that cannot be read at first."""
    answering(way, MarketplaceUnclear(), landing=landed, dark=True)
    outcome = await way.approved(PROMOTE, person)
    assert outcome.run.state is RunState.UNKNOWN
    way.faults.clear()
    way.restart()
    (effect,) = outcome.effects
    assert (effect.state, effect.note, effect.attempts) == (EffectState.UNKNOWN, "unclear", 1)
    assert way.open_of(effect.run_id) == DAYS
    return effect


@dataclass
class Answering:
    """Hands that give these answers, one a call, whether the first call lands or not; then they answer as the marketplace does.

    `dark`: from the first call on nothing can be read.
    """

    way: Way
    hands: Hands
    answers: list[Exception]
    landing: bool = False
    dark: bool = False

    async def spend(self, shop: Shop, effect_id: str, action: Spending) -> None:
        if self._lands((effect_id, action)):
            await self.hands.spends["sandbox"].spend(shop, effect_id, action)
        self._answer()

    async def apply(self, shop: Shop, effect_id: str, action: Write) -> None:
        if self._lands((effect_id, action)):
            await self.hands.writes["sandbox"].apply(shop, effect_id, action)
        self._answer()

    def _lands(self, call: tuple[str, Action]) -> bool:
        lands = not self.answers or (self.landing and not self.way.received)
        if not lands:
            self.way.received.append(call)
        if self.dark:
            self.way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
        return lands

    def _answer(self) -> None:
        if self.answers:
            raise self.answers.pop(0)


def answering(way: Way, *answers: Exception, landing: bool = False, dark: bool = False) -> None:
    way.now.store.close()
    way.start()
    hands = Answering(way, way.hands(), list(answers), landing, dark)
    way.now.store.close()
    way.start(Hands({"sandbox": hands}, {"sandbox": hands}))


def keys(way: Way) -> list[str]:
    """The key of every call the marketplace received."""
    return [key for key, _ in way.received]


async def pass_by(way: Way, seconds: float, steps: int = 1) -> None:
    """Time, with the jobs running in it."""
    for _ in range(steps):
        await way.clock.advance(seconds / steps)
        way.now.clear_up.tell_open()
        await way.settled()


def now(way: Way, effect: Effect) -> Effect:
    return way.effects(effect.run_id)[0]


@pytest.mark.parametrize("landed", [True, False], ids=["landed", "lost"])
async def test_an_hour_after_a_lost_answer(way: Way, landed: bool) -> None:
    """Repeated until it is done; or read until that says something; or as it was. The budget follows, and only then."""
    effect = await unclear(way, landed)
    await pass_by(way, 3600, steps=240)
    ended = now(way, effect)
    if way.promise is Repeatable.BLIND:
        assert (ended.state, ended.note, way.open_of(effect.run_id)) == (EffectState.UNKNOWN, "unclear", DAYS)
    elif way.promise is Repeatable.QUERYABLE and not landed:
        assert (ended.state, ended.note, way.open_of(effect.run_id)) == (EffectState.REFUSED, "not-applied", [])
    else:
        assert (ended.state, way.open_of(effect.run_id)) == (EffectState.DONE, DAYS)
    again = way.promise is Repeatable.IDEMPOTENT and not landed
    assert keys(way) == [effect.id] * (2 if again else 1)
    assert (await way.listing(TOWEL)).promoted == (landed or again)


async def test_only_repeats_cost_a_call_and_they_are_few_and_wait_longer_each_time(way: Way) -> None:
    """Nothing ever answers: an idempotent call goes out five times, at 15, 45, 105 and 225 seconds, then it is only read."""
    answering(way, *[MarketplaceUnclear()] * 99)
    outcome = await way.approved(PROMOTE)
    at = []
    for second in range(1, 400):
        before = len(way.received)
        await pass_by(way, 1)
        at += [second] * (len(way.received) - before)
    assert at == ([15, 45, 105, 225] if way.promise is Repeatable.IDEMPOTENT else [])
    assert keys(way) == [outcome.effects[0].id] * (MOST_SENT if at else 1)
    assert way.open_of(outcome.run.id) == DAYS
    await pass_by(way, 1200, steps=80)
    ended = now(way, outcome.effects[0])
    blind = way.promise is Repeatable.BLIND
    assert (ended.state, ended.note) == (
        (EffectState.UNKNOWN, "unclear") if blind else (EffectState.REFUSED, "not-applied")
    )
    assert way.open_of(outcome.run.id) == (DAYS if blind else [])


@only(Repeatable.IDEMPOTENT)
@pytest.mark.parametrize("landed", [True, False], ids=["landed", "lost"])
async def test_a_refused_repeat_frees_nothing_and_is_the_last(way: Way, landed: bool) -> None:
    """It says nothing about the first call: only what can be read later does."""
    answering(way, MarketplaceUnclear(), MarketplaceRefused("account_owes_money"), landing=landed, dark=True)
    effect = (await way.approved(PROMOTE)).effects[0]
    assert effect.state is EffectState.UNKNOWN
    await pass_by(way, 600, steps=40)
    ended = now(way, effect)
    assert (ended.state, ended.note, ended.attempts) == (EffectState.UNKNOWN, "account_owes_money", 2)
    assert (keys(way), way.open_of(effect.run_id)) == ([effect.id] * 2, DAYS)
    way.faults.clear()
    await pass_by(way, 30, steps=2)
    ended = now(way, effect)
    if landed:
        assert (ended.state, way.open_of(effect.run_id)) == (EffectState.DONE, DAYS)
    else:
        assert (ended.state, ended.note, way.open_of(effect.run_id)) == (EffectState.REFUSED, "not-applied", [])
    assert keys(way) == [effect.id] * 2


@only(Repeatable.IDEMPOTENT)
async def test_a_stopped_shop_repeats_nothing(way: Way) -> None:
    effect = await unclear(way, landed=False)
    await way.stop()
    sent = len(way.received)
    await pass_by(way, 300, steps=20)
    assert keys(way)[sent:].count(effect.id) == 0
    assert now(way, effect).attempts == 1


@only(Repeatable.IDEMPOTENT)
async def test_whoever_may_no_longer_do_it_has_nothing_repeated(way: Way) -> None:
    effect = await unclear(way, landed=False, person="operator")
    with way.now.store.begin() as tx:
        tx.people.bind(Membership(SHOP.id, "operator", Role.VIEWER))
    await pass_by(way, 300, steps=20)
    assert (keys(way), now(way, effect).state) == ([effect.id], EffectState.UNKNOWN)
    with way.now.store.begin() as tx:
        tx.people.bind(Membership(SHOP.id, "operator", Role.OPERATOR))
    await pass_by(way, 30, steps=2)
    assert (keys(way), now(way, effect).state) == ([effect.id] * 2, EffectState.DONE)


@only(Repeatable.IDEMPOTENT)
async def test_a_pause_is_repeated_even_while_everything_is_stopped(way: Way) -> None:
    """It only takes a commitment back."""
    answering(way, MarketplaceUnclear())
    outcome = await way.done(PromotionPause((SLIPPERS,)))
    assert outcome.run.state is RunState.UNKNOWN
    way.change_shop(replace(way.shop(), stopped_at=way.at()))
    await pass_by(way, 15)
    assert way.run(outcome.run.id).state is RunState.DONE
    assert not (await way.listing(SLIPPERS)).promoted


@pytest.mark.parametrize("after", [True, False], ids=["landed", "lost"])
async def test_dead_between_sending_and_the_answer(way: Way, after: bool) -> None:
    """Another life on the same rows: a second call only where that cannot do it twice, under the very same key."""
    make_deadly(way, after)
    card = await way.card(PROMOTE)
    with pytest.raises(Killed):
        await way.press(card)
    (cut,) = way.effects(card.run_id)
    assert (cut.state, way.noticed) == (EffectState.SENDING, [])
    way.restart()
    await pass_by(way, 60)
    known = after and way.promise is not Repeatable.BLIND
    assert now(way, cut).state is (EffectState.DONE if known else EffectState.UNKNOWN)
    assert [person for person, _ in way.noticed] == ([] if known else ["owner"])
    await pass_by(way, 900, steps=60)
    sent = 1 if after else 0
    again = way.promise is Repeatable.IDEMPOTENT and not after
    assert keys(way) == [cut.id] * (sent + again)
    ended = now(way, cut)
    if way.promise is Repeatable.BLIND:
        assert (ended.state, ended.note, way.open_of(card.run_id)) == (EffectState.UNKNOWN, "interrupted", DAYS)
    elif after or again:
        assert (ended.state, way.open_of(card.run_id)) == (EffectState.DONE, DAYS)
    else:
        assert (ended.state, ended.note, way.open_of(card.run_id)) == (EffectState.REFUSED, "not-applied", [])


@pytest.mark.parametrize("how", ["again", "restart", "two workers"])
async def test_the_key_is_the_message_whoever_works_it_off(way: Way, how: str) -> None:
    """Read again, in another life, or by two at once: one key, and one call."""
    lower = PriceSet((SLIPPERS,), yuan("5.50"))
    if how == "two workers":
        await asyncio.gather(way.ask(lower, run_id="m7-0"), way.ask(lower, run_id="m7-0"))
    else:
        await way.ask(lower, run_id="m7-0")
        if how == "restart":
            way.restart()
        await way.ask(lower, run_id="m7-0")
    assert keys(way) == [f"m7-0#0@{SLIPPERS}"]
    assert [each.effect_id for each in await way.journal()] == [f"m7-0#0@{SLIPPERS}"]


async def test_the_key_of_an_approval_is_its_run(way: Way) -> None:
    card = await way.card(PROMOTE)
    way.restart()
    await way.press(card)
    await way.press(card)
    assert keys(way) == [f"{card.run_id}#0@{TOWEL}"]


async def test_a_yes_that_cannot_be_read_back_is_not_called_done(way: Way) -> None:
    """Taken, but not shown: nothing is sent again, for it was answered; where nothing can be read, a person is asked."""
    way.faults.put(Fault(FaultKind.ACCEPT_WITHOUT_EFFECT, on="PromotionOrder"))
    outcome = await way.approved(PROMOTE)
    assert (outcome.run.state, outcome.effects[0].note) == (RunState.UNKNOWN, "not-visible")
    assert outcome.human == (way.promise is Repeatable.BLIND)
    await pass_by(way, 300, steps=20)
    assert (len(way.received), way.open_of(outcome.run.id)) == (1, DAYS)
