"""The service itself: two addresses, a script of answers, and a record of what it was asked.

    async with FakeOpenAi() as service:
        service.will(answers.tool(command("price.set", ["拖鞋"], "5块5", relation="to")))
        ... give `service.url` to the program under test ...
        assert service.asked[0].body["model"] == "m"

Answers are used up in order; the last one told by `always` answers whatever else comes. Without any it answers 500.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Asked:
    """One request. `body` is the JSON of a completion, `fields` the form of a transcription with the sound in `file`."""

    path: str
    key: str
    body: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    file: bytes = b""
    file_name: str = ""


async def _nothing(_: web.Request) -> web.StreamResponse:
    return web.json_response({"error": {"message": "no answer was told"}}, status=500)


class FakeOpenAi:
    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._script: list[Answer] = []
        self._always: Answer = _nothing
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/v1"

    def will(self, *answers: Answer) -> None:
        self._script += answers

    def always(self, answer: Answer) -> None:
        self._always = answer

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64_000_000)
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = int(self._runner.addresses[0][1])
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await _read(request))
        answer = self._script.pop(0) if self._script else self._always
        return await answer(request)


async def _read(request: web.Request) -> Asked:
    key = request.headers.get("Authorization", "")
    if not request.content_type.startswith("multipart/"):
        text = await request.text()
        return Asked(request.path, key, json.loads(text) if text else {})
    form = await request.post()
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    sound = form.get("file")
    if isinstance(sound, web.FileField):
        with sound.file as opened:
            return Asked(request.path, key, {}, fields, opened.read(), sound.filename)
    return Asked(request.path, key, {}, fields)
