"""Breaking answers on purpose: which request, how often, how."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.telegram.errors import ApiError, CannotError, too_many

Json = dict[str, Any]

_PAGE = "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
_PAGES = {"502": (502, "502 Bad Gateway"), "413": (413, "413 Request Entity Too Large")}
_APPLIED = {"close_after", "half_body", "slow", "hang"}
_KINDS = {"429", "500", "error", "close_before", "refuse", *_PAGES, *_APPLIED}


def page(kind: str) -> web.Response:
    """The HTML page a proxy in front of the service answers with."""
    status, title = _PAGES[kind]
    return web.Response(status=status, text=_PAGE.format(title), content_type="text/html")


@dataclass
class Fault:
    """One rule and how often it still applies."""

    method: str
    chat: int | None
    count: int
    kind: str
    applied: bool
    retry_after: int = 1
    seconds: float = 1.0
    code: int = 400
    description: str = "Bad Request: asked for"

    def error(self) -> ApiError | None:
        """The error it answers with, for the kinds that are plain errors."""
        if self.kind == "429":
            return too_many(self.retry_after)
        if self.kind == "500":
            return ApiError(500, "Internal Server Error: restart")
        return ApiError(self.code, self.description) if self.kind == "error" else None


@dataclass
class Faults:
    """The rules that wait for a request, oldest first."""

    waiting: list[Fault] = field(default_factory=list)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, details: Json) -> Fault:
        """Reads a rule. Raises CannotError for an unknown kind or detail."""
        kind = str(details.get("kind"))
        if kind not in _KINDS:
            raise CannotError(f"unknown fault {kind!r}; there are {sorted(_KINDS)}")
        try:
            fault = Fault(**{"applied": kind in _APPLIED, **details})
        except TypeError as error:
            raise CannotError(str(error)) from None
        self.waiting.append(fault)
        return fault

    def take(self, method: str, chat: int | None) -> Fault | None:
        """The first rule for this request, used once."""
        for fault in self.waiting:
            every = fault.method == "*" and method != "getUpdates"
            if (every or fault.method.lower() == method.lower()) and fault.chat in {None, chat}:
                fault.count -= 1
                if fault.count <= 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """No rules, and whoever is held goes on."""
        self.waiting.clear()
        self.over.set()
        self.over = asyncio.Event()

    async def hold(self, seconds: float) -> None:
        """So many real seconds, or until the faults are cleared."""
        over = self.over
        try:
            await asyncio.wait_for(over.wait(), seconds)
        except TimeoutError:
            return


def cut(request: web.Request) -> web.Response:
    """Closes the connection; the response is never seen."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def answer_half(request: web.Request, body: bytes) -> web.StreamResponse:
    """Announces the whole body, writes half of it and closes."""
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response
