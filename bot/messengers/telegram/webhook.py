"""Lets Telegram push: nothing is read before the secret fits, nothing is acknowledged before it is stored."""

import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.messengers.telegram.setup import Webhook

LARGEST_BODY = 1024 * 1024
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_Take = Callable[[Mapping[str, Any]], Awaitable[None]]


@asynccontextmanager
async def serving(hook: Webhook, take: _Take) -> AsyncIterator[None]:
    """A server for the one path. An exception of `take` answers 500, and Telegram comes again; ValueError answers 400."""
    application = web.Application(client_max_size=LARGEST_BODY)
    application.router.add_post(hook.path, _handler(hook.secret.encode(), take))
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, hook.host, hook.port).start()
        yield
    finally:
        await runner.cleanup()


def _handler(secret: bytes, take: _Take) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        given = request.headers.get(_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, secret):
            return web.Response(status=401)
        update = _parsed(await request.read())
        if update is None:
            return web.Response(status=400)
        await take(update)
        return web.Response()

    return handle


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except ValueError:
        return None
    usable = isinstance(update, dict) and isinstance(update.get("update_id"), int)
    return update if usable else None
