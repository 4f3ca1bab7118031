"""Every failure switch: what the caller sees, and what the marketplace did."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.effect import PriceChange, PromotionOrder, PromotionPauseChange
from bot.domain.money import Money
from bot.errors import MarketplaceError, MarketplaceRefused, MarketplaceUnavailable, MarketplaceUnclear
from bot.marketplaces.sandbox.faults import READ, Fault, FaultKind
from bot.ports.marketplace import EffectSeen
from tests.contract.sandbox_bench import SHOP, SLIPPERS, TODAY, TOWEL, Bench, filled_bench

CHANGE = PriceChange(SLIPPERS, Money(600, "CNY"), Money(550, "CNY"))
START = PromotionOrder(TOWEL, Money(2000, "CNY"), TODAY)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = filled_bench(tmp_path, history_days=7)
    yield made
    made.engine.dispose()


async def price(bench: Bench) -> int:
    found = await bench.reads.listing(SHOP, SLIPPERS)
    assert found is not None
    return found.price.minor


@pytest.mark.parametrize(
    ("kind", "error", "after", "seen"),
    [
        (FaultKind.REFUSE, MarketplaceRefused, 600, EffectSeen.NOT_DONE),
        (FaultKind.FAIL_BEFORE, MarketplaceUnavailable, 600, EffectSeen.NOT_DONE),
        (FaultKind.UNCLEAR_NOT_APPLIED, MarketplaceUnclear, 600, EffectSeen.NOT_DONE),
        (FaultKind.DROP_ANSWER, MarketplaceUnclear, 550, EffectSeen.DONE),
    ],
)
async def test_a_failing_write(
    bench: Bench, kind: FaultKind, error: type[MarketplaceError], after: int, seen: EffectSeen
) -> None:
    bench.faults.put(Fault(kind))
    with pytest.raises(error):
        await bench.writes.apply(SHOP, "e1", CHANGE)
    assert await price(bench) == after
    assert await bench.reads.seen(SHOP, "e1", CHANGE) is seen
    await bench.writes.apply(SHOP, "e1", CHANGE)
    assert await price(bench) == 550
    assert [each.effect_id for each in await bench.sandbox.accepted(SHOP)] == ["e1"]


async def test_accepted_without_effect_stays_without_effect(bench: Bench) -> None:
    bench.faults.put(Fault(FaultKind.ACCEPT_WITHOUT_EFFECT))
    for _ in range(2):
        await bench.writes.apply(SHOP, "e1", CHANGE)
    assert await price(bench) == 600
    assert await bench.reads.seen(SHOP, "e1", CHANGE) is EffectSeen.NOT_DONE
    assert [(each.effect_id, each.received) for each in await bench.sandbox.accepted(SHOP)] == [("e1", 2)]
    await bench.writes.apply(SHOP, "e2", CHANGE)
    assert await price(bench) == 550


async def test_slow_is_done_after_the_wait(bench: Bench) -> None:
    bench.faults.put(Fault(FaultKind.SLOW, seconds=30))
    sending = asyncio.ensure_future(bench.writes.apply(SHOP, "e1", CHANGE))
    await bench.clock.advance(29)
    assert (sending.done(), await price(bench)) == (False, 600)
    await bench.clock.advance(1)
    assert (sending.done(), await price(bench)) == (True, 550)
    await sending


async def test_given_up_while_the_answer_is_slow_the_write_has_happened(bench: Bench) -> None:
    bench.faults.put(Fault(FaultKind.SLOW_ANSWER, seconds=30))
    sending = asyncio.ensure_future(bench.writes.apply(SHOP, "e1", CHANGE))
    await bench.clock.settle()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert await price(bench) == 550


async def test_a_fault_strikes_its_action_only_and_so_often(bench: Bench) -> None:
    bench.faults.put(Fault(FaultKind.REFUSE, on="PromotionOrder", times=2, reason="account_owes_money"))
    await bench.writes.apply(SHOP, "e1", CHANGE)
    for _ in range(2):
        with pytest.raises(MarketplaceRefused) as refused:
            await bench.spend.spend(SHOP, "e2", START)
        assert refused.value.reason == "account_owes_money"
    await bench.spend.spend(SHOP, "e2", START)
    assert [each.effect_id for each in await bench.sandbox.accepted(SHOP)] == ["e1", "e2"]


async def test_faults_of_reads_and_writes_are_apart(bench: Bench) -> None:
    bench.faults.put(Fault(FaultKind.FAIL_BEFORE, on=READ, times=None))
    await bench.writes.apply(SHOP, "e1", PromotionPauseChange(SLIPPERS))
    for _ in range(3):
        with pytest.raises(MarketplaceUnavailable):
            await bench.reads.listings(SHOP)
    with pytest.raises(MarketplaceUnavailable):
        await bench.reads.figures(SHOP, TODAY, TODAY)
    bench.faults.clear()
    assert len(await bench.reads.listings(SHOP)) == 34


async def test_a_slow_read_answers_in_the_end(bench: Bench) -> None:
    bench.faults.put(Fault(FaultKind.SLOW, on=READ, seconds=5))
    reading = asyncio.ensure_future(bench.reads.listing(SHOP, SLIPPERS))
    await bench.clock.advance(4)
    assert not reading.done()
    await bench.clock.advance(1)
    found = await reading
    assert found is not None
    assert found.price.minor == 600
