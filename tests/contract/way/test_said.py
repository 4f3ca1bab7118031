"""What becomes of an unclear call when a person says how it ended: who is asked, who may say it, what it books, what is never hidden."""

from dataclasses import replace

import pytest

from bot.domain.command import CallSaid
from bot.domain.effect import SAID_DONE, SAID_NOT_DONE, Effect, EffectState, RunState
from bot.domain.operation import PriceSet, PromotionStart
from bot.domain.outcome import Executed, Outcome, Said
from bot.domain.people import Actor, Membership, Person, Role
from bot.domain.unclear import Unclear
from bot.errors import MarketplaceUnclear, NotAllowed
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from bot.operations.clear_up import Word
from bot.operations.way.executing import Executor
from bot.ports.marketplace import Repeatable
from tests.contract.way.bench import BATH, OTHER, SHOP, SLIPPERS, TOWEL, Way, yuan
from tests.contract.way.test_unclear import DAYS, answering, keys, pass_by, unclear
from tests.contract.way.test_unclear import promise as promise  # noqa: PLC0414 - the fixture, for each kind

DAY = 24 * 3600


async def say(way: Way, effect: Effect, happened: bool, actor: Actor | None = None) -> Outcome:
    def end(tx: object, run: object, outcome: Executed) -> None:
        way.told.append(outcome)

    word = Word(actor or way.actor("owner"), CallSaid(effect.id, happened), way.tell, end)
    return way.now.clear_up.say(word)


def stored(way: Way, effect: Effect) -> Effect:
    with way.now.store.begin() as tx:
        found = tx.runs.effect(SHOP.id, effect.id)
    assert found is not None
    return found


def words(way: Way, effect: Effect) -> list[str]:
    """Lines of the work log about what people said."""
    return [
        f"{line.step.kind} {line.step.actor}".strip()
        for line in way.log()
        if line.step.run_id == effect.run_id and line.step.kind.startswith("call-")
    ]


async def warned(way: Way) -> list[tuple[str, str]]:
    """Whom the comparing job tells, and what."""
    told: list[tuple[str, str]] = []

    def warn(tx: object, effect: Effect, person: Person, outcome: Outcome) -> None:
        assert isinstance(outcome, Said)
        told.append((person.id, outcome.key))

    await way.now.clear_up.look_again(warn)
    return told


async def test_the_owner_is_asked_in_the_transaction_that_makes_it_unclear_and_once(way: Way) -> None:
    effect = await unclear(way, landed=False, person="operator")
    ((person, told),) = way.noticed
    assert person == "owner"
    assert (told.effect, told.held, told.promise) == (effect, yuan("60.00"), way.promise.value if way.promise else "")
    assert [each.command for each in told.taps] == [CallSaid(effect.id, True), CallSaid(effect.id, False)]
    assert [each.key for each in told.taps] == ["button-call-happened", "button-call-did-not"]
    for _ in range(3):
        way.now.clear_up.tell_open()
    way.restart()
    way.now.clear_up.tell_open()
    assert len(way.noticed) == 1


async def test_what_a_crash_kept_from_the_owner_is_told_by_the_job(way: Way) -> None:
    """Unclear in the rows, and no message: as if the process had died in between."""
    way.now.executor = Executor(way.now.house, way.hands(), way.call_seconds)
    way.now.decide._executor = way.now.executor
    way.faults.put(Fault(FaultKind.ACCEPT_WITHOUT_EFFECT, on="PromotionOrder"))
    outcome = await way.approved(PromotionStart((TOWEL,), yuan("20.00"), 3))
    assert (outcome.run.state, way.noticed) == (RunState.UNKNOWN, [])
    way.restart()
    for _ in range(2):
        way.now.clear_up.tell_open()
        way.restart()
    assert [(person, told.effect.id) for person, told in way.noticed] == [("owner", outcome.effects[0].id)]


async def test_all_owners_are_asked_and_nobody_else(way: Way) -> None:
    with way.now.store.begin() as tx:
        tx.people.bind(Membership(SHOP.id, "stranger", Role.OWNER))
    await unclear(way, landed=False, person="operator")
    assert sorted(person for person, _ in way.noticed) == ["owner", "stranger"]


async def test_an_owner_out_of_reach_is_asked_once_they_are_back(way: Way) -> None:
    def reach(reachable: bool) -> None:
        with way.now.store.begin() as tx:
            owner = tx.people.person("owner")
            assert owner is not None
            tx.people.save(replace(owner, reachable=reachable))

    reach(False)
    await unclear(way, landed=False, person="operator")
    way.now.clear_up.tell_open()
    assert way.noticed == []
    reach(True)
    way.now.clear_up.tell_open()
    assert [person for person, _ in way.noticed] == ["owner"]


@pytest.mark.parametrize("happened", [True, False], ids=["happened", "did-not"])
async def test_a_word_settles_it_books_it_and_is_written_down(way: Way, happened: bool) -> None:
    effect = await unclear(way, landed=False, person="operator")
    told = len(way.told)
    outcome = await say(way, effect, happened)
    assert isinstance(outcome, Said)
    assert outcome.key == ("call-said-done" if happened else "call-said-not-done")
    settled = stored(way, effect)
    assert (settled.state, settled.note) == (
        (EffectState.DONE, SAID_DONE) if happened else (EffectState.REFUSED, SAID_NOT_DONE)
    )
    assert way.open_of(effect.run_id) == (DAYS if happened else [])
    assert words(way, effect) == [f"{outcome.key} owner"]
    end = RunState.DONE if happened else RunState.REFUSED
    assert way.run(effect.run_id).state is end
    assert [each.run.state for each in way.told[told:] if isinstance(each, Executed)] == [end]
    (_, ended) = way.noticed[-1]
    assert (len(way.noticed), ended.effect, ended.by, ended.taps) == (2, settled, "Owner", ())
    await pass_by(way, 1200, steps=40)
    assert (stored(way, effect), keys(way), len(way.noticed)) == (settled, [effect.id], 2)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
async def test_a_second_word_changes_nothing_and_says_how_it_ended(way: Way, first: bool, second: bool) -> None:
    effect = await unclear(way, landed=False)
    await say(way, effect, first)
    settled, held, lines = stored(way, effect), way.open_of(effect.run_id), len(way.log())
    outcome = await say(way, effect, second, way.actor("operator"))
    assert isinstance(outcome, Said)
    assert outcome.key == ("call-over-done" if first else "call-over-not-done")
    assert (stored(way, effect), way.open_of(effect.run_id), len(way.log())) == (settled, held, lines)


@pytest.mark.parametrize("promise", [Repeatable.IDEMPOTENT, Repeatable.QUERYABLE], ids=["idempotent", "queryable"])
async def test_a_word_after_it_was_read_changes_nothing(way: Way) -> None:
    effect = await unclear(way, landed=True)
    await pass_by(way, 15)
    settled = stored(way, effect)
    assert (settled.state, settled.said) == (EffectState.DONE, False)
    outcome = await say(way, effect, happened=False)
    assert isinstance(outcome, Said)
    assert outcome.key == "call-over-done"
    assert (stored(way, effect), way.open_of(effect.run_id), words(way, effect)) == (settled, DAYS, [])
    assert [(person, each.effect.state, each.by) for person, each in way.noticed[1:]] == [
        ("owner", EffectState.DONE, "")
    ]


@pytest.mark.parametrize("who", ["viewer", "stranger", "neighbour", "removed", "demoted"])
async def test_whoever_may_not_say_it_changes_nothing(way: Way, who: str) -> None:
    effect = await unclear(way, landed=False, person="owner")
    actor = way.actor(who, OTHER.id if who == "neighbour" else SHOP.id)
    if who in ("removed", "demoted"):
        actor = way.actor("operator")
        with way.now.store.begin() as tx:
            if who == "removed":
                tx.people.remove(SHOP.id, "operator")
            else:
                tx.people.bind(Membership(SHOP.id, "operator", Role.VIEWER))
    before, lines = stored(way, effect), way.log()
    with pytest.raises(NotAllowed):
        await say(way, effect, happened=False, actor=actor)
    assert (stored(way, effect), way.open_of(effect.run_id), way.log()) == (before, DAYS, lines)


async def test_the_operator_may_say_it_too(way: Way) -> None:
    effect = await unclear(way, landed=False, person="owner")
    await say(way, effect, happened=False, actor=way.actor("operator"))
    assert words(way, effect) == ["call-said-not-done operator"]
    assert way.open_of(effect.run_id) == []


async def test_a_word_about_one_call_leaves_the_others_of_its_run(way: Way) -> None:
    """Both orders of one card are unclear: the run stays so until the second is clear, and each budget goes its own way."""
    answering(way, MarketplaceUnclear(), MarketplaceUnclear())
    way.faults.clear()
    outcome = await way.approved(PromotionStart((TOWEL, BATH), yuan("20.00"), 1))
    first, second = outcome.effects
    assert [each.state for each in outcome.effects] == [EffectState.UNKNOWN] * 2
    await say(way, first, happened=False)
    assert way.run(outcome.run.id).state is RunState.UNKNOWN
    assert way.open_of(outcome.run.id) == ["12 20.00"]
    await say(way, second, happened=True)
    assert way.run(outcome.run.id).state is RunState.PARTLY
    assert way.open_of(outcome.run.id) == ["12 20.00"]


async def test_a_price_is_asked_about_like_anything_else(way: Way) -> None:
    answering(way, MarketplaceUnclear())
    outcome = await way.done(PriceSet((SLIPPERS,), yuan("5.50")), "operator")
    ((_, told),) = way.noticed
    assert (told.held, outcome.run.state) == (None, RunState.UNKNOWN)
    await say(way, outcome.effects[0], happened=False)
    assert way.run(outcome.run.id).state is RunState.REFUSED
    assert (await way.listing(SLIPPERS)).price == yuan("6.00")


async def test_still_unclear_a_day_later_it_is_asked_again_with_fresh_buttons(way: Way) -> None:
    """The old ones have expired; however many days pass, one question a day."""
    effect = await unclear(way, landed=False)
    if way.promise is not Repeatable.BLIND:
        way.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
        with way.now.store.begin() as tx:
            tx.people.bind(Membership(SHOP.id, "operator", Role.VIEWER))
    await pass_by(way, DAY - 1, steps=4)
    assert len(way.noticed) == 1
    await pass_by(way, 2, steps=2)
    await pass_by(way, DAY, steps=4)
    tokens = [tap.offer_id for _, told in way.noticed for tap in told.taps]
    assert (len(way.noticed), len(set(tokens))) == (3, 6)
    with way.now.store.begin() as tx:
        assert [tx.approvals.use_offer(each, way.at()) for each in tokens] == [False] * 4 + [True] * 2
    assert stored(way, effect).state is EffectState.UNKNOWN
    way.faults.clear()


@pytest.mark.parametrize("happened", [True, False], ids=["happened", "did-not"])
async def test_when_the_marketplace_shows_the_opposite_it_is_said_once_and_not_changed(
    way: Way, happened: bool
) -> None:
    """A blind one shows nothing; and "it is not there" is only held against anybody once it may be."""
    effect = await unclear(way, landed=not happened)
    await say(way, effect, happened)
    settled, held = stored(way, effect), way.open_of(effect.run_id)
    if happened:
        assert await warned(way) == []
        await way.clock.advance(600)
    shows = way.promise is not Repeatable.BLIND
    key = "call-shown-not-done" if happened else "call-shown-done"
    assert await warned(way) == ([("owner", key)] if shows else [])
    assert await warned(way) == []
    way.restart()
    assert await warned(way) == []
    assert words(way, effect)[1:] == ([key] if shows else [])
    assert stored(way, effect) == replace(settled, note=f"{settled.note}-otherwise" if shows else settled.note)
    assert way.open_of(effect.run_id) == held
    assert stored(way, effect).said


async def test_a_word_that_was_right_is_never_held_against_anybody(way: Way) -> None:
    done = await unclear(way, landed=True)
    await say(way, done, happened=True)
    for _ in range(3):
        await way.clock.advance(3600)
        assert await warned(way) == []
    assert words(way, done) == ["call-said-done owner"]


async def test_while_it_is_being_sent_again_a_word_has_to_wait(way: Way) -> None:
    effect = await unclear(way, landed=False)
    with way.now.store.begin() as tx:
        assert tx.runs.effect_state(effect, EffectState.SENDING, way.at())
    outcome = await say(way, effect, happened=False)
    assert isinstance(outcome, Unclear)
    assert (outcome.effect.state, len(outcome.taps)) == (EffectState.SENDING, 2)
    assert (stored(way, effect).state, way.open_of(effect.run_id), words(way, effect)) == (
        EffectState.SENDING,
        DAYS,
        [],
    )
    await pass_by(way, 61)
