"""The marketplace of the tests keeps what every marketplace promises, and what it says of its own calls."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from bot.domain.action import Action, PromotionOrder
from bot.domain.money import Money
from bot.ports.marketplace import EffectSeen, Repeatable
from tests.contract.market import WritableMarket
from tests.contract.marketplace_suite import MarketplaceReadSuite, MarketplaceWriteSuite
from tests.contract.sandbox_bench import filled_bench
from tests.contract.test_sandbox_contract import market_of
from tests.fakes.promising import PromisingMarketplace


def promising(folder: Path, promise: Repeatable) -> Iterator[WritableMarket]:
    bench = filled_bench(folder)
    side = PromisingMarketplace(bench.sandbox, promise)
    yield replace(market_of(bench), reads=side, writes=side, spend=side)
    bench.engine.dispose()


@pytest.fixture
def market(tmp_path: Path) -> Iterator[WritableMarket]:
    yield from promising(tmp_path, Repeatable.IDEMPOTENT)


class TestPromisingReads(MarketplaceReadSuite):
    """Its reads, whatever it promises of calls."""


class TestPromisingWrites(MarketplaceWriteSuite):
    """Where it promises that one key is done once."""


@pytest.fixture(params=list(Repeatable), ids=lambda promise: promise.value)
def each(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WritableMarket]:
    yield from promising(tmp_path, request.param)


async def test_it_does_with_a_second_call_what_it_promises(each: WritableMarket) -> None:
    """Under one key twice: done once, or done twice; and it shows it, or it does not."""
    order = PromotionOrder(each.quiet, Money(2000, "CNY"), each.today)
    promise = each.reads.repeats(order)
    before = await each.reads.seen(each.shop, "e1", order)
    for _ in range(2):
        await each.send("e1", order)
    side = each.reads
    assert isinstance(side, PromisingMarketplace)
    accepted = {row.effect_id: row.received for row in await side.sandbox.accepted(each.shop)}
    assert accepted == ({"e1": 2} if promise is Repeatable.IDEMPOTENT else {"e1": 1, "e1~2": 1})
    assert side.received == [("e1", order)] * 2
    after = await each.reads.seen(each.shop, "e1", order)
    blind = promise is Repeatable.BLIND
    assert (before, after) == ((EffectSeen.CANNOT_TELL,) * 2 if blind else (EffectSeen.NOT_DONE, EffectSeen.DONE))


def test_every_kind_of_call_has_a_promise(each: WritableMarket) -> None:
    order = PromotionOrder(each.quiet, Money(2000, "CNY"), each.today)
    assert isinstance(order, get_args(Action))
    assert each.reads.repeats(order) in Repeatable
