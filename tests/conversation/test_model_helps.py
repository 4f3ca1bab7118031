"""The program with a language model beside it, as a merchant meets it: the model quotes, the house decides, the marketplace shows it."""

import json
from random import Random
from typing import Any

import pytest

from bot.domain.understood import Understood
from bot.understanding.read import read
from tests.conversation.people import OWNER, SLIPPERS, Home
from tests.conversation.programs import Inside, inside
from tests.fakes.llm import FakeOpenAi, answers, command
from tests.fakes.llm.server import Answer
from tests.fakes.telegram.client import Emulator
from tests.unit.understanding.shops import shop
from tests.unit.understanding.test_model_hostile import MESSAGES, answer

SET = command("price.set", ["拖鞋"], "5块5", relation="to")
PLAIN, LOOSE = "把拖鞋降到5块5", "给拖鞋啾啾5块5"


def beside(service: FakeOpenAi, **more: object) -> dict[str, Any]:
    return {"llm_url": service.url, "llm_key": "sk-canary-1234567890", "llm_model": "m", **more}


def prices(running: Inside) -> list[tuple[str, str]]:
    """(listing, new price) of every price change that the marketplace accepted."""
    changes = [each for each in running.books.received(running.home.first) if each["do"] == "PriceChange"]
    return [(each["listing"], each["after"]["amount"]) for each in changes]


async def test_the_same_reading_twice_acts_as_it_would_have(home: Home, telegram: Emulator) -> None:
    async with FakeOpenAi() as service, inside(home, telegram, **beside(service)) as running:
        service.will(answers.tool(SET))
        await running.chat(OWNER).asked(PLAIN, "【办好了】改价：拖鞋")
        assert prices(running) == [(SLIPPERS, "5.50")]
        (asked,) = service.asked
        whole = json.dumps(asked.body, ensure_ascii=False)
        assert PLAIN in whole
        assert "拖鞋" in whole
        for secret in (SLIPPERS, "sk-canary", home.first, "6.00", "王姐", "3.20"):
            assert secret not in whole


async def test_what_only_the_model_understood_waits_for_a_press(home: Home, telegram: Emulator) -> None:
    async with FakeOpenAi() as service, inside(home, telegram, **beside(service)) as running:
        owner = running.chat(OWNER)
        service.will(answers.tool(SET))
        card = await owner.asked(LOOSE, "【请您点头】改价：拖鞋", "¥6.00 → ¥5.50")
        assert "这句是模型帮忙读的，请看清楚再按" in card.body
        assert prices(running) == []
        await owner.pressed("同意", card)
        await owner.becomes(card, "【办好了】改价：拖鞋")
        assert prices(running) == [(SLIPPERS, "5.50")]


async def test_two_readings_are_shown_to_choose_from(home: Home, telegram: Emulator) -> None:
    async with FakeOpenAi() as service, inside(home, telegram, **beside(service)) as running:
        owner = running.chat(OWNER)
        service.will(answers.tool({**SET, "kind": "cost.set"}))
        asked = await owner.asked("把拖鞋改成5块5", "这句话有两种读法")
        assert asked.labels == ["拖鞋改成 ¥5.50", "拖鞋成本 ¥5.50"]
        assert prices(running) == []
        await owner.pressed("拖鞋改成 ¥5.50", asked)
        await owner.answer("【办好了】改价：拖鞋")
        assert prices(running) == [(SLIPPERS, "5.50")]


FAILURES: dict[str, Answer] = {
    "prose that claims": answers.content("已经改好了，拖鞋现在 1 块。"),
    "leaked markup": answers.content(f"<tool_call>{answers.arguments(SET)}</tool_call>"),
    "refusal": answers.body(answers.completion({"refusal": "不行"})),
    "cut off": answers.body(answers.completion({"tool_calls": [answers.call(answers.arguments(SET))]}, "length")),
    "html": answers.raw(b"<html>ok</html>", "text/html"),
    "bad gateway": answers.raw(b"<html></html>", "text/html", 502),
    "wrong schema": answers.tool_text('{"commands": [{"kind": "price.set", "to": "1.00"}]}'),
    "a key twice": answers.tool_text(answers.arguments(SET).replace('"question"', '"negated"')),
    "not a number": answers.tool_text('{"commands": [NaN]}'),
    "an invented amount": answers.tool({**SET, "amount_quote": "1块"}),
    "an invented product": answers.tool({**SET, "product_quotes": ["全店"]}),
    "unknown tool": answers.body(answers.completion({"tool_calls": [answers.call("{}", "set_price")]}, "tool_calls")),
    "two calls": answers.body(
        answers.completion({"tool_calls": [answers.call(answers.arguments(SET))] * 2}, "tool_calls")
    ),
    "no choices": answers.body({"choices": []}),
    "wrong key": answers.body({"error": {"message": "bad key"}}, 401),
    "busy": answers.body({"error": {"message": "busy"}}, 429),
    "dropped": answers.dropped,
    "ten megabytes": answers.endless(10),
    "too slow": answers.slow(2.5, answers.tool(SET)),
    "nothing proposed": answers.tool(),
}


async def test_whatever_goes_wrong_our_own_reading_stands_and_nothing_false_is_said(
    home: Home, telegram: Emulator
) -> None:
    async with FakeOpenAi() as service, inside(home, telegram, **beside(service, llm_seconds=1.0)) as running:
        owner = running.chat(OWNER)
        for number, (name, failure) in enumerate(FAILURES.items()):
            service.will(failure)
            asked = await owner.asked(LOOSE, "我没看懂，先不动")
            assert "改好" not in asked.body, name
            assert len(prices(running)) == number, name
            service.will(failure)
            price = number % 4 // 2 + 6
            await owner.asked(f"把拖鞋改成5块{price}" if number % 2 else f"把船袜改成8块{price}", "【办好了】改价")
        assert len(prices(running)) == len(FAILURES)
        shown = " ".join(each.body for each in (await owner.screen()).by_bot)
        for words in ("已经改好了", "不行", "tool_call", "model", "模型帮忙", "1.00"):
            assert words not in shown
        rows = running.books.rows("SELECT calls, failures, held_tokens FROM model_use")
        assert rows == [(2 * len(FAILURES), 2 * len(FAILURES) - 2, 0)]


@pytest.mark.parametrize(
    "words", ["别把拖鞋降到5块5", "能不能把拖鞋降到5块5", "拖鞋多少钱", "同意", "全部停下", "/report 昨天"]
)
async def test_some_things_are_no_models_business(home: Home, telegram: Emulator, words: str) -> None:
    async with FakeOpenAi() as service, inside(home, telegram, **beside(service)) as running:
        service.always(answers.tool(SET))
        await running.chat(OWNER).asked(words, "")
        assert service.asked == []
        assert prices(running) == []


async def test_at_the_cap_it_goes_on_without_the_model_and_says_so_once(home: Home, telegram: Emulator) -> None:
    async with FakeOpenAi() as service, inside(home, telegram, **beside(service, llm_daily_tokens=5000)) as running:
        owner = running.chat(OWNER)
        service.always(answers.tool(SET, usage={"prompt_tokens": 4990, "completion_tokens": 9}))
        await owner.asked(LOOSE, "【请您点头】")
        await owner.asked(PLAIN, "【办好了】改价：拖鞋")
        said = [each.body for each in await owner.since()]
        assert said[0] == "今天的模型额度用完了，我先用自己的本事。"
        await owner.asked(LOOSE, "我没看懂，先不动")
        assert not any("额度" in each.body for each in await owner.since())
        assert len(service.asked) == 1


async def test_the_daily_report_says_what_it_cost(home: Home, telegram: Emulator) -> None:
    priced = {"llm_price_in": "2", "llm_price_out": "8"}
    async with FakeOpenAi() as service, inside(home, telegram, **beside(service, **priced)) as running:
        owner = running.chat(OWNER)
        service.will(answers.tool(SET, usage={"prompt_tokens": 10_000, "completion_tokens": 500}))
        await owner.asked(PLAIN, "【办好了】改价：拖鞋")
        report = await owner.asked("/tomorrow", "净卖")
        assert "模型帮忙 1 次，用了 10,500 个 token，花 ¥0.03。" in report.body
        report = await owner.asked("/tomorrow", "净卖")
        assert "模型" not in report.body


async def test_without_the_setting_there_is_no_trace_of_it(home: Home, telegram: Emulator) -> None:
    async with FakeOpenAi() as service, inside(home, telegram, llm_url=service.url) as running:
        owner = running.chat(OWNER)
        await owner.asked(LOOSE, "我没看懂，先不动")
        await owner.asked(PLAIN, "【办好了】改价：拖鞋")
        assert "模型" not in (await owner.asked("/tomorrow", "净卖")).body
        assert service.asked == []
        assert running.books.rows("SELECT COUNT(*) FROM model_use") == [(0,)]


async def test_a_hostile_model_in_the_real_program_changes_nothing_unpressed(home: Home, telegram: Emulator) -> None:
    """The generator of the pure test behind the real wire: cards and questions may come, effects may not."""
    random = Random(77)
    loose = [each for each in MESSAGES if not isinstance(read(each.text, shop()), Understood)]
    async with (
        FakeOpenAi() as service,
        inside(home, telegram, **beside(service, llm_daily_tokens=10_000_000)) as running,
    ):
        owner = running.chat(OWNER)
        for _ in range(60):
            said = random.choice(loose)
            service.always(answers.tool_text(answer(random, said).replace("\ud800", "?")))
            await owner.asked(said.text, "")
        assert running.books.waiting() == 0
        assert running.books.received(home.first) == []
        assert len(service.asked) > 20
