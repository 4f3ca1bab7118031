"""Answers of a service: the right ones, and every kind of wrong one that was seen or could be made."""

import asyncio
import json
from typing import Any

from aiohttp import web

from tests.fakes.llm.server import Answer

Json = dict[str, Any]
USAGE: Json = {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960}


def command(kind: str, products: list[str], amount: str | None = None, **more: Any) -> Json:
    """One command as a model proposes it."""
    plain: Json = {
        "kind": kind,
        "product_quotes": products,
        "amount_quote": amount,
        "quantity_quote": None,
        "period_quote": None,
        "relation": "none",
        "direction": "none",
        "negated": False,
        "uncertain": False,
        "question": False,
    }
    return {**plain, **more}


def arguments(*commands: Json) -> str:
    return json.dumps({"commands": list(commands)}, ensure_ascii=False)


def completion(message: Json, finish: str = "stop", usage: Json | None = None) -> Json:
    """A whole completion around one message."""
    said = {"role": "assistant", "content": None, "refusal": None, **message}
    choice = {"index": 0, "finish_reason": finish, "logprobs": None, "message": said}
    return {
        "id": "c-1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage or USAGE,
    }  # fmt: skip


def call(text: str, name: str = "propose", identity: str = "call-1") -> Json:
    return {"id": identity, "type": "function", "function": {"name": name, "arguments": text}}


def body(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response(content, status=status, headers=headers)

    return answer


def raw(text: bytes, content_type: str, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(body=text, status=status, content_type=content_type, headers=headers)

    return answer


def tool(*commands: Json, usage: Json | None = None) -> Answer:
    """The right answer by a tool call."""
    return tool_text(arguments(*commands), usage)


def tool_text(text: str, usage: Json | None = None) -> Answer:
    return body(completion({"tool_calls": [call(text)]}, "tool_calls", usage))


def content(text: str | None, finish: str = "stop") -> Answer:
    """An answer in words."""
    return body(completion({"content": text}, finish))


def heard(text: str, usage: Json | None = None) -> Answer:
    """A transcript."""
    return body({"text": text, **({"usage": usage} if usage else {})})


def slow(seconds: float, after: Answer) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(seconds)
        return await after(request)

    return answer


async def dropped(request: web.Request) -> web.StreamResponse:
    """The connection ends without an answer."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()


def endless(megabytes: int) -> Answer:
    """A body that goes on and on, with a right answer's beginning."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        await response.write(b'{"id": "')
        for _ in range(megabytes * 16):
            await response.write(b"x" * 65536)
        await response.write(b'"}')
        return response

    return answer
