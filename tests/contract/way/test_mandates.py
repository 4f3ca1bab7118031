"""What may run without asking: granted by the owner's yes to every term, cited, widened, narrowed, taken back."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.effect import RunState
from bot.domain.mandate import MandateRevoke, MandateSet, MandateWindow
from bot.domain.operation import PromotionStart
from bot.domain.outcome import Asked, Executed
from bot.errors import NotAllowed
from bot.operations.way.house import Request
from tests.contract.way.bench import BATH, SHOP, SLIPPERS, SOCKS, TOWEL, Way, yuan
from tests.contract.way.mandated import ADS, BIDS, GRANT, PRICES, START, TODAY, live, mandates_cited, standing, why


async def test_the_owners_yes_to_every_term_lets_it_run_and_every_use_is_cited(way: Way) -> None:
    card = await way.ask(GRANT)
    assert why(card) == ["policy-mandate-grants"]
    assert isinstance(card, Asked)
    assert live(way) == []
    assert isinstance(await way.ask(START), Asked)
    granted = (await way.press(card.approval)).outcome
    assert isinstance(granted, Executed)
    terms = standing(way).mandate
    assert (terms.cap, terms.window, terms.per_action) == (yuan("60.00"), MandateWindow.DAY, yuan("420.00"))
    assert (terms.max_change, terms.uses, terms.until) == (Decimal(1), 21, TODAY + timedelta(days=6))
    assert (terms.listings, terms.granted_by, terms.id) == ((TOWEL, BATH), "owner", granted.run.id)

    done = await way.done(START, "operator")
    assert (done.run.state, done.run.mandate_id, done.approval) == (RunState.DONE, terms.id, None)
    assert [each.effect_id for each in await way.journal()] == [done.effects[0].id]
    assert way.open_of(done.run.id) == ["12 20.00", "13 20.00", "14 20.00"]
    assert done.under is not None
    assert (done.under.left(TODAY), done.under.uses_left) == (yuan("40.00"), 20)
    assert mandates_cited(way) == [terms.id]
    assert done.revoke is not None
    assert done.revoke.command == MandateRevoke(ADS, terms.id)


async def test_taking_it_back_needs_no_yes_and_works_at_once_for_whoever_may_stop(way: Way) -> None:
    await way.approved(GRANT)
    mandate = standing(way).mandate
    with pytest.raises(NotAllowed):
        await way.ask(MandateRevoke(ADS, mandate.id), "viewer")
    assert live(way) == [mandate]
    done = await way.done(MandateRevoke(ADS, mandate.id), "operator")
    assert (done.run.state, done.undo) == (RunState.DONE, None)
    assert live(way) == []
    assert why(await way.ask(START)) == ["policy-spends"]
    assert why(await way.ask(MandateRevoke(ADS))) == ["policy-mandate-none"]


async def test_it_can_be_taken_back_while_everything_is_stopped_but_not_used_or_granted(way: Way) -> None:
    await way.approved(GRANT)
    await way.stop()
    before = await way.journal()
    assert why(await way.ask(START)) == ["policy-stopped"]
    assert why(await way.ask(replace(GRANT, cap=yuan("1.00")))) == ["policy-stopped"]
    await way.done(MandateRevoke())
    assert (live(way), await way.journal()) == ([], before)


async def test_only_an_owner_grants_or_widens(way: Way) -> None:
    for person in ("operator", "viewer", "stranger", "neighbour"):
        with pytest.raises(NotAllowed):
            await way.ask(GRANT, person)
    card = await way.card(GRANT)
    pressed = await way.press(card, person="operator")
    assert (pressed.toast, live(way)) == ("toast-not-allowed", [])


async def test_widening_asks_and_narrowing_does_not(way: Way) -> None:
    await way.approved(GRANT)
    first = standing(way).mandate
    for wider in (
        replace(GRANT, cap=yuan("60.01")),
        replace(GRANT, until=TODAY + timedelta(days=7)),
        replace(GRANT, uses=22),
        replace(GRANT, per_action=yuan("420.01")),
        replace(GRANT, max_change=Decimal("1.01")),
        replace(GRANT, cap=yuan("60.00"), window=MandateWindow.WEEK),
    ):
        assert why(await way.ask(wider)) == ["policy-mandate-widens"], wider
    assert live(way) == [first]
    narrower = await way.done(MandateSet(ADS, (BATH, TOWEL), cap=yuan("50.00")))
    now = standing(way).mandate
    assert (now.id, now.line) == (narrower.run.id, first.line)
    assert (now.cap, now.until, now.uses, now.per_action) == (yuan("50.00"), first.until, 21, yuan("350.00"))
    other = await way.ask(replace(GRANT, listings=(TOWEL, BATH, SOCKS)))
    assert why(other) == ["policy-mandate-grants"]


async def test_what_was_used_under_the_old_terms_counts_under_the_new(way: Way) -> None:
    await way.approved(GRANT)
    await way.done(PromotionStart((TOWEL,), yuan("40.00"), 1))
    await way.done(replace(GRANT, cap=yuan("50.00")))
    assert standing(way).left(TODAY) == yuan("10.00")
    assert standing(way).use.times == 1
    await way.approved(replace(GRANT, cap=yuan("70.00")))
    assert standing(way).left(TODAY) == yuan("30.00")


async def test_undoing_a_grant_takes_it_back_and_undoing_a_narrower_one_asks(way: Way) -> None:
    granted = await way.approved(GRANT)
    narrowed = await way.done(replace(GRANT, cap=yuan("50.00")))
    (asked,) = await way.taken_back(narrowed.run)
    assert why(asked) == ["policy-mandate-widens"]
    assert isinstance(asked, Asked)
    await way.press(asked.approval)
    assert standing(way).mandate.cap == yuan("60.00")
    (gone,) = await way.taken_back(granted.run)
    assert getattr(gone, "key", "") == "undo-already"
    again = await way.approved(MandateSet(BIDS, (SLIPPERS,), until=TODAY, per_action=yuan("0.60")))
    (taken,) = await way.taken_back(again.run)
    assert isinstance(taken, Executed)
    assert [each.scope for each in live(way)] == [ADS]


@pytest.mark.parametrize(
    ("grant", "key"),
    [
        (replace(GRANT, until=None), "policy-mandate-no-end"),
        (replace(GRANT, until=TODAY - timedelta(days=1)), "policy-mandate-over"),
        (replace(GRANT, until=TODAY + timedelta(days=93)), "policy-mandate-far"),
        (replace(GRANT, cap=None), "policy-mandate-no-amount"),
        (replace(GRANT, cap=yuan("0.00")), "policy-mandate-no-amount"),
        (replace(GRANT, uses=0), "policy-mandate-uses"),
        (replace(GRANT, listings=("gone",)), "policy-mandate-no-products"),
        (MandateSet(BIDS, (TOWEL,), until=TODAY), "policy-mandate-no-bid"),
        (MandateSet(PRICES, (TOWEL,), until=TODAY), "policy-mandate-no-change"),
        (MandateSet(PRICES, (TOWEL,), until=TODAY, max_change=Decimal("0.71")), "policy-mandate-change-large"),
    ],
)
async def test_a_grant_without_a_bound_is_refused(way: Way, grant: MandateSet, key: str) -> None:
    assert key in why(await way.ask(grant))
    assert (live(way), [run.operation.kind for run in way.runs()]) == ([], [])


async def test_a_reason_to_ask_in_any_case_is_asked_whatever_the_mandate(way: Way) -> None:
    """What only the language model read, and what we suggested."""
    await way.approved(GRANT)
    request = replace(way.request(), force_ask="policy-model-read")
    outcome = await way.now.submit(START, request)
    assert why(outcome)[-1] == "policy-model-read"
    assert (await way.journal(), mandates_cited(way)) == ((), [])


async def test_whoever_lost_the_right_meanwhile_uses_no_mandate(way: Way) -> None:
    await way.approved(GRANT)
    request: Request = way.request("operator")
    with way.now.store.begin() as tx:
        tx.people.remove(SHOP.id, "operator")
    with pytest.raises(NotAllowed):
        await way.now.submit(START, request)
    assert (await way.journal(), mandates_cited(way)) == ((), [])


async def test_the_same_request_again_uses_it_once(way: Way) -> None:
    await way.approved(GRANT)
    first = await way.ask(START, run_id="m1")
    way.restart()
    again = await way.ask(START, run_id="m1")
    assert isinstance(first, Executed)
    assert isinstance(again, Executed)
    assert (first.run.id, len(await way.journal()), standing(way).use.times) == (again.run.id, 1, 1)


async def test_a_call_that_was_not_sent_yet_is_not_sent_once_the_mandate_is_taken_back(way: Way) -> None:
    """The process died between the decision and the call."""
    await way.approved(GRANT)

    async def dead(_run: object) -> tuple[object, ...]:
        raise KeyboardInterrupt

    setattr(way.now.executor, "carry_out", dead)  # noqa: B010 - the life that ends here
    with pytest.raises(KeyboardInterrupt):
        await way.ask(START, run_id="m1")
    way.restart()
    await way.done(MandateRevoke())
    await way.clock.advance(120)
    await way.settled()
    assert [each.note for each in way.effects("m1")] == ["mandate_over"]
    assert (await way.journal(), way.open_of("m1")) == ((), [])
