"""The adapter of language models against a service on this machine: right answers come through, wrong ones end in one of two errors."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest

from bot.domain.model_use import Tokens
from bot.errors import ModelError, ModelUnavailable, ModelUnusable
from bot.models import LazyModel, LazyTranscriber, ModelSetup, VoiceSetup
from bot.models.setup import Form
from bot.ports.language_model import Prompt, Proposal, Transcript
from bot.understanding.model_prompt import prompt_for
from tests.fakes.llm import FakeOpenAi, answers, command
from tests.fakes.llm.server import Answer
from tests.unit.understanding.shops import shop

KEY = "sk-canary-0123456789"
PROMPT = prompt_for("拖鞋降到5块5", shop())
RIGHT = command("price.set", ["拖鞋"], "5块5", relation="to")
TEXT = answers.arguments(RIGHT)


@asynccontextmanager
async def model(service: FakeOpenAi, seconds: float = 5.0, form: Form = Form.TOOL) -> AsyncIterator[LazyModel]:
    made = LazyModel(ModelSetup(service.url, "m", KEY, seconds, form))
    try:
        yield made
    finally:
        await made.close()


async def proposed(service: FakeOpenAi, prompt: Prompt = PROMPT, seconds: float = 5.0) -> Proposal:
    async with model(service, seconds) as made:
        return await made.propose(prompt)


async def test_a_strict_tool_call_comes_through_with_its_tokens() -> None:
    async with FakeOpenAi() as service:
        service.will(answers.tool(RIGHT))
        assert await proposed(service) == Proposal(TEXT, Tokens(900, 60))
    (asked,) = service.asked
    assert (asked.path, asked.key) == ("/v1/chat/completions", f"Bearer {KEY}")
    (tool,) = asked.body["tools"]
    assert (tool["function"]["name"], tool["function"]["strict"]) == ("propose", True)
    assert asked.body["tool_choice"] == {"type": "function", "function": {"name": "propose"}}
    assert [each["role"] for each in asked.body["messages"]] == ["system", "user"]
    assert json.loads(asked.body["messages"][1]["content"]) == {"message": "拖鞋降到5块5"}
    assert KEY not in json.dumps(asked.body)


async def test_a_service_without_tools_is_asked_in_json_from_then_on() -> None:
    async with FakeOpenAi() as service, model(service) as made:
        service.will(answers.body({"error": {"message": "no tools"}}, 400), *[answers.content(TEXT)] * 2)
        assert [(await made.propose(PROMPT)).arguments for _ in range(2)] == [TEXT, TEXT]
    assert ["tools" in each.body for each in service.asked] == [True, False, False]
    assert service.asked[1].body["response_format"] == {"type": "json_object"}
    assert json.dumps(PROMPT.schema) in service.asked[1].body["messages"][0]["content"]


async def test_json_by_setting_is_asked_once_and_never_falls_back() -> None:
    async with FakeOpenAi() as service, model(service, form=Form.JSON) as made:
        service.will(answers.content(TEXT), answers.body({"error": {}}, 400))
        assert (await made.propose(PROMPT)).arguments == TEXT
        with pytest.raises(ModelUnavailable):
            await made.propose(PROMPT)
    assert len(service.asked) == 2


UNUSABLE: dict[str, Answer] = {
    "refusal": answers.body(answers.completion({"refusal": "I cannot help", "tool_calls": [answers.call(TEXT)]})),
    "cut off": answers.body(answers.completion({"tool_calls": [answers.call(TEXT)]}, "length")),
    "filtered": answers.body(answers.completion({"tool_calls": [answers.call(TEXT)]}, "content_filter")),
    "no finish": answers.body(answers.completion({"tool_calls": [answers.call(TEXT)]}, "")),
    "html": answers.raw(b"<html>ok</html>", "text/html"),
    "html as json": answers.raw(b"<html>ok</html>", "application/json"),
    "empty": answers.raw(b"", "application/json"),
    "null": answers.body(None),
    "list": answers.body([]),
    "no choices": answers.body({"id": "x", "choices": []}),
    "null choices": answers.body({"id": "x", "choices": None}),
    "two choices": answers.body({"choices": answers.completion({"content": "a"})["choices"] * 2}),
    "no message": answers.body({"choices": [{"index": 0, "finish_reason": "stop"}]}),
    "unknown tool": answers.body(answers.completion({"tool_calls": [answers.call(TEXT, "set_price")]}, "tool_calls")),
    "two calls": answers.body(answers.completion({"tool_calls": [answers.call(TEXT)] * 2}, "tool_calls")),
    "custom call": answers.body(answers.completion({"tool_calls": [{"id": "1", "type": "custom", "custom": {}}]})),
    "call without function": answers.body(answers.completion({"tool_calls": [{"id": "1", "type": "function"}]})),
    "arguments as an object": answers.body(
        answers.completion({"tool_calls": [{"id": "1", "type": "function", "function": {"name": "propose", "arguments": {}}}]})
    ),
    "prose": answers.content("已经改好了，拖鞋现在 5.50。"),
    "leaked markup": answers.content(f"<tool_call>{TEXT}</tool_call>"),
    "json in words": answers.content(TEXT),
    "empty arguments": answers.tool_text(" "),
    "no content": answers.content(None),
    "nesting": answers.raw(b"[" * 400_000, "application/json"),
    "bad utf-8": answers.raw(b'{"choices": "\xff\xfe"}', "application/json"),
}  # fmt: skip
UNAVAILABLE: dict[str, Answer] = {
    "unauthorised": answers.body({"error": {"message": "bad key"}}, 401),
    "forbidden": answers.body({"error": {"message": "no"}}, 403),
    "busy": answers.body({"error": {"message": "slow down"}}, 429, {"Retry-After": "30"}),
    "broken": answers.raw(b"<html>Bad Gateway</html>", "text/html", 502),
    "server error": answers.body({"error": {"message": "x"}}, 500),
    "dropped": answers.dropped,
    "ten megabytes": answers.endless(10),
    "ten megabytes of nothing at once": answers.raw(b" " * 10_000_000, "application/json"),
    "compressed": answers.raw(
        gzip.compress(b" " * 50_000_000), "application/json", headers={"Content-Encoding": "gzip"}
    ),
    "a redirect at home": answers.raw(b"", "text/plain", 307, {"Location": "/v1/elsewhere"}),
}


@pytest.mark.parametrize("name", UNUSABLE)
async def test_what_is_no_answer_is_unusable(name: str) -> None:
    async with FakeOpenAi() as service:
        service.will(UNUSABLE[name])
        with pytest.raises(ModelUnusable):
            await proposed(service)
    assert len(service.asked) == 1


@pytest.mark.parametrize("name", UNAVAILABLE)
async def test_what_fails_is_unavailable_and_tried_once(name: str) -> None:
    async with FakeOpenAi() as service:
        service.will(UNAVAILABLE[name])
        with pytest.raises(ModelUnavailable) as caught:
            await proposed(service)
    assert len(service.asked) == 1
    assert KEY not in f"{caught.value} {caught.value.values} {caught.value.__cause__!r}"


async def test_no_address_of_another_host_is_ever_followed() -> None:
    async with FakeOpenAi() as service, FakeOpenAi() as stranger:
        stranger.always(answers.tool(RIGHT))
        for status in (301, 302, 303, 307, 308):
            service.will(answers.raw(b"", "text/plain", status, {"Location": f"{stranger.url}/chat/completions"}))
            with pytest.raises(ModelUnavailable):
                await proposed(service)
    assert stranger.asked == []
    assert len(service.asked) == 5


async def test_everything_ends_within_the_time_that_is_set() -> None:
    async with FakeOpenAi() as service:
        service.always(answers.slow(3.0, answers.tool(RIGHT)))
        began = monotonic()
        with pytest.raises(ModelUnavailable) as caught:
            await proposed(service, seconds=0.4)
    assert caught.value.reason == "timeout"
    assert monotonic() - began < 2.5


async def test_the_fallback_has_no_time_of_its_own() -> None:
    async with FakeOpenAi() as service:
        refused = answers.body({"error": {"message": "no tools"}}, 400)
        service.will(answers.slow(0.4, refused), answers.slow(5.0, answers.content(TEXT)))
        began = monotonic()
        with pytest.raises(ModelUnavailable):
            await proposed(service, seconds=0.8)
    assert monotonic() - began < 3
    assert len(service.asked) == 2


async def test_nobody_there_is_unavailable() -> None:
    async with FakeOpenAi() as service:
        url = service.url
    made = LazyModel(ModelSetup(url, "m", seconds=2.0))
    with pytest.raises(ModelUnavailable):
        await made.propose(PROMPT)
    await made.close()


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        ({"prompt_tokens": 5, "completion_tokens": 2}, Tokens(5, 2)),
        ({"prompt_tokens": -5, "completion_tokens": 9}, None),
        ({"prompt_tokens": 10**12, "completion_tokens": 1}, None),
        ({"prompt_tokens": "900", "completion_tokens": 1}, None),
        ({"prompt_tokens": True, "completion_tokens": 1}, None),
        ({"prompt_tokens": 0, "completion_tokens": 0}, None),
        ({"total_tokens": 4}, None),
    ],
)
async def test_only_sane_counts_are_believed(usage: dict[str, object], tokens: Tokens | None) -> None:
    async with FakeOpenAi() as service:
        service.will(answers.tool(RIGHT, usage=usage))
        assert (await proposed(service)).tokens == tokens


async def test_what_a_useless_answer_cost_is_still_told() -> None:
    async with FakeOpenAi() as service:
        service.will(answers.content("已经改好了"))
        with pytest.raises(ModelError) as caught:
            await proposed(service)
    assert caught.value.tokens == Tokens(900, 60)


async def test_many_at_once_do_not_mix() -> None:
    async with FakeOpenAi() as service, model(service) as made:
        service.always(answers.slow(0.05, answers.tool(RIGHT)))
        found = await asyncio.gather(*(made.propose(PROMPT) for _ in range(20)))
    assert [each.arguments for each in found] == [TEXT] * 20


SOUND = b"OggS" + bytes(range(256)) * 8


async def transcribed(service: FakeOpenAi, path: Path, seconds: float = 5.0) -> Transcript:
    made = LazyTranscriber(VoiceSetup(service.url, "whisper", KEY, seconds))
    try:
        return await made.transcribe(path, "zh-Hans")
    finally:
        await made.close()


async def test_a_recording_comes_back_as_words(tmp_path: Path) -> None:
    path = tmp_path / "voice.ogg"
    path.write_bytes(SOUND)
    usage = {"type": "tokens", "input_tokens": 31, "output_tokens": 9, "total_tokens": 40}
    async with FakeOpenAi() as service:
        service.will(answers.heard(" 把拖鞋降到五块五 ", usage))
        assert await transcribed(service, path) == Transcript("把拖鞋降到五块五", Tokens(31, 9))
    (asked,) = service.asked
    assert (asked.path, asked.key) == ("/v1/audio/transcriptions", f"Bearer {KEY}")
    assert (asked.file, asked.file_name) == (SOUND, "voice.ogg")
    assert asked.fields == {"model": "whisper", "language": "zh", "response_format": "json"}


NOT_HEARD: dict[str, tuple[Answer, type[ModelError]]] = {
    "nothing said": (answers.heard("  "), ModelUnusable),
    "no text": (answers.body({"words": []}), ModelUnusable),
    "a number": (answers.body({"text": 5.5}), ModelUnusable),
    "html": (answers.raw(b"<html></html>", "text/html"), ModelUnusable),
    "a novel": (answers.heard("拖" * 30_000), ModelUnusable),
    "no such model": (answers.body({"error": {"message": "x"}}, 404), ModelUnavailable),
    "ten megabytes": (answers.endless(10), ModelUnavailable),
    "slow": (answers.slow(3.0, answers.heard("拖鞋")), ModelUnavailable),
}


@pytest.mark.parametrize("name", NOT_HEARD)
async def test_what_cannot_be_heard_is_said_so(name: str, tmp_path: Path) -> None:
    path = tmp_path / "voice.ogg"
    path.write_bytes(SOUND)
    answer, error = NOT_HEARD[name]
    async with FakeOpenAi() as service:
        service.will(answer)
        with pytest.raises(error):
            await transcribed(service, path, seconds=0.8)
    assert len(service.asked) == 1
