"""A message read twice: what a model may cost is held before each call, and whatever a call comes to, our own reading is there."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from bot.domain.model_use import ModelCaps, ModelDay, Tariff, Tokens
from bot.domain.money import Money
from bot.domain.operation import PriceSet
from bot.domain.understood import CatalogItem, Context, Unclear, Understood
from bot.errors import ModelError, ModelUnavailable, ModelUnusable
from bot.operations.read_message import Helper, Read, ReadMessage, estimate
from bot.operations.way.metering import Meter
from bot.ports.language_model import Prompt, Proposal
from bot.understanding.model import CONFIRM, ModelReading
from bot.understanding.model_prompt import prompt_for
from bot.understanding.read import read
from tests.contract.way.bench import SLIPPERS, Way, yuan
from tests.fakes.llm.answers import arguments, command

TARIFF = Tariff(Decimal(2), Decimal(8), "CNY")
LOOSE = "给拖鞋啾啾5块5"
RIGHT = arguments(command("price.set", ["拖鞋"], "5块5", relation="to"))
USED = Tokens(1000, 50)
Reader = Callable[[str], Awaitable[Read]]


@dataclass
class ScriptedModel:
    """The LanguageModel port with one answer for everything."""

    answer: Proposal | ModelError = field(default_factory=lambda: Proposal(RIGHT, USED))
    calls: int = 0

    async def propose(self, prompt: Prompt) -> Proposal:
        self.calls += 1
        await asyncio.sleep(0)
        if isinstance(self.answer, ModelError):
            raise self.answer
        return self.answer


def context_of(way: Way) -> Context:
    item = CatalogItem(SLIPPERS, "加厚防滑拖鞋", Money.of("6.00", "CNY"), ("拖鞋",))
    return Context(way.shop().local(way.clock.now()), "CNY", (item,))


def reader(way: Way, model: ScriptedModel, tokens: int = 10**6, cost: int | None = None) -> Reader:
    meter = Meter(way.now.house, TARIFF, ModelCaps(tokens, cost))
    reading = ReadMessage(way.now.house, read, Helper(model, ModelReading(), meter))

    async def asked(text: str) -> Read:
        return await reading(text, context_of(way), way.shop())

    return asked


def used(way: Way) -> tuple[ModelDay, ...]:
    shop = way.shop()
    with way.now.store.begin() as tx:
        return tx.model_use.days(shop.id, shop.today(way.clock.now()))


async def test_help_is_counted_and_paid(way: Way) -> None:
    model = ScriptedModel()
    found = await reader(way, model)(LOOSE)
    assert found == Read(Understood((PriceSet((SLIPPERS,), yuan("5.50")),), confirm=CONFIRM))
    assert used(way) == (ModelDay("CNY", 1, 0, 1000, 50, 2400),)


@pytest.mark.parametrize("error", [ModelUnavailable("timeout"), ModelUnusable("prose", USED)])
async def test_a_failure_costs_what_is_known_or_else_the_guess(way: Way, error: ModelError) -> None:
    found = await reader(way, ScriptedModel(error))(LOOSE)
    assert isinstance(found.reading, Unclear)
    (day,) = used(way)
    known = error.tokens
    assert (day.calls, day.failures) == (1, 1)
    guess = estimate(prompt_for(LOOSE, context_of(way)))
    assert day.tokens == (known or guess).total


async def test_an_answer_that_does_not_hold_is_a_failure(way: Way) -> None:
    wrong = arguments(command("price.set", ["拖鞋"], "1块", relation="to"))
    found = await reader(way, ScriptedModel(Proposal(wrong, USED)))(LOOSE)
    assert isinstance(found.reading, Unclear)
    assert used(way) == (ModelDay("CNY", 1, 1, 1000, 50, 2400),)


@pytest.mark.parametrize(("tokens", "cost"), [(3, None), (10**9, 3)], ids=["tokens", "money"])
async def test_calls_side_by_side_stay_under_the_cap(way: Way, tokens: int, cost: int | None) -> None:
    """Room for three guesses: ten people write at once, and three calls are made."""
    guess = estimate(prompt_for(LOOSE, context_of(way)))
    caps = (tokens * guess.total if tokens < 10 else tokens, cost * TARIFF.cost(guess) if cost else None)
    model = ScriptedModel(Proposal(RIGHT, guess))
    asked = reader(way, model, *caps)
    found = await asyncio.gather(*(asked(LOOSE) for _ in range(10)))
    assert (model.calls, sum(each.capped for each in found)) == (3, 7)
    assert all(isinstance(each.reading, Unclear) for each in found if each.capped)
    assert used(way)[0].tokens <= caps[0]


async def test_the_next_shop_day_is_a_new_one(way: Way) -> None:
    guess = estimate(prompt_for(LOOSE, context_of(way)))
    model = ScriptedModel(Proposal(RIGHT, guess))
    asked = reader(way, model, guess.total)
    assert [(await asked(LOOSE)).capped for _ in range(2)] == [False, True]
    await way.clock.advance(86_400)
    assert not (await asked(LOOSE)).capped
    assert model.calls == 2


async def test_a_call_that_never_came_back_stays_held(way: Way) -> None:
    """As after a crash between the call and its answer."""
    guess = estimate(prompt_for(LOOSE, context_of(way)))
    meter = Meter(way.now.house, TARIFF, ModelCaps(guess.total))
    assert meter.open(way.shop(), guess) is not None
    model = ScriptedModel()
    assert (await reader(way, model, guess.total)(LOOSE)).capped
    assert model.calls == 0
    assert used(way) == ()


@pytest.mark.parametrize("text", ["全部停下", "昨天卖得怎么样", "别动拖鞋", "好的", "撤销"])
async def test_some_messages_cost_nothing(way: Way, text: str) -> None:
    model = ScriptedModel()
    await reader(way, model)(text)
    assert (model.calls, used(way)) == (0, ())


async def test_without_a_model_there_is_only_our_reading(way: Way) -> None:
    plain = ReadMessage(way.now.house, read)
    context = context_of(way)
    assert await plain(LOOSE, context, way.shop()) == Read(read(LOOSE, context))
    shop = way.shop()
    with way.now.store.begin() as tx:
        assert plain.tell_cap(tx, shop) is False
