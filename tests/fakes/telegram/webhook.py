"""Pushing updates to the bot: lanes, secret, repeats, Retry-After, and the method a bot may answer with."""

import asyncio
import ipaddress
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.errors import ApiError, bad
from tests.fakes.telegram.updates import Update, Updates
from tests.fakes.telegram.wire import Params, read

Json = dict[str, Any]

_LATE_SECONDS = 60.0
_GONE_SECONDS = 23 * 3600.0
_PORTS = {80, 88, 443, 8443}
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True)
class Hook:
    """What setWebhook asked for."""

    url: str
    secret: str | None
    connections: int


@dataclass(frozen=True)
class _Reply:
    status: int | None
    error: str | None = None
    retry_after: float | None = None
    call: Params | None = None

    @property
    def good(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def hook_from(params: Params) -> Hook:
    """Checks the parameters of setWebhook. Plain http and any port are let through on loopback only. Raises 400."""
    url = params.text("url") or ""
    parts = urlsplit(url)
    loopback = _loopback(parts.hostname or "")
    if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in _PORTS and not loopback:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if not loopback:
        raise bad("bad webhook: Failed to resolve host: the emulator posts to loopback only")
    secret = params.text("secret_token") or None
    if secret is not None and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    connections = params.integer("max_connections", 40) or 40
    return Hook(url, secret, min(100, max(1, connections)))


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass
class Webhook:
    """One worker per lane, serial inside it; lanes run side by side, `connections` at a time."""

    clock: Clock
    updates: Updates
    run: Callable[[Params], Awaitable[None]]
    touch: Callable[[], None]
    hook: Hook | None = None
    deliveries: list[Json] = field(default_factory=list)
    last_error: Json = field(default_factory=dict)
    _session: aiohttp.ClientSession | None = None
    _lanes: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(40))
    _gone_since: float | None = None

    async def set(self, hook: Hook) -> None:
        """Starts pushing to this address, and ends a poll that waits."""
        await self._halt()
        self.hook, self._gate, self._gone_since, self.last_error = hook, asyncio.Semaphore(hook.connections), None, {}
        self.updates.hooked = True
        self.updates.interrupt("terminated by setWebhook request")
        self.kick()

    async def close(self) -> None:
        """Stops pushing; what waits stays for getUpdates."""
        await self._halt()
        self.hook = None
        self.updates.hooked = False
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _halt(self) -> None:
        mine = asyncio.current_task()
        lanes = [task for task in self._lanes.values() if task is not mine]
        self._lanes.clear()
        for task in lanes:
            task.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)

    def kick(self) -> None:
        """Sees to it that every lane with something in it has a worker."""
        if self.hook is None:
            return
        for lane in {update.queue for update in self.updates.pending()}:
            if lane not in self._lanes or self._lanes[lane].done():
                self._lanes[lane] = asyncio.create_task(self._work(lane, self.hook))

    async def _work(self, lane: str, hook: Hook) -> None:
        while self.hook is hook:
            mine = [update for update in self.updates.pending() if update.queue == lane]
            if not mine:
                return
            await self._deliver(mine[0], hook)
            self.touch()

    async def _deliver(self, update: Update, hook: Hook) -> None:
        attempt = 0
        while update in self.updates.pending():
            attempt += 1
            async with self._gate:
                reply = await self._post(update, hook, attempt)
            if reply.good:
                update.state = "confirmed"
                await self._answer(reply)
                return
            now = self.clock.now()
            self.last_error = {"last_error_date": int(now), "last_error_message": reply.error}
            if reply.status == 410 and self._long_gone(now):
                await self.close()
                return
            pause = 0.0 if attempt == 1 else min(60.0, 2.0 ** (attempt - 1))
            await self.clock.sleep(pause if reply.retry_after is None else reply.retry_after)

    def _long_gone(self, now: float) -> bool:
        self._gone_since = now if self._gone_since is None else self._gone_since
        return now - self._gone_since >= _GONE_SECONDS

    async def _post(self, update: Update, hook: Hook, attempt: int) -> _Reply:
        update.handed += 1
        note: Json = {"update_id": update.id, "queue": update.queue, "at": self.clock.now(), "attempt": attempt}
        note |= {"status": None, "error": None}
        self.deliveries.append(note)
        post = asyncio.create_task(self._send(update, hook))
        late = asyncio.create_task(self.clock.sleep(_LATE_SECONDS))
        try:
            await asyncio.wait({post, late}, return_when=asyncio.FIRST_COMPLETED)
            reply = post.result() if post.done() else _Reply(None, "Read timeout expired")
        finally:
            for task in (post, late):
                task.cancel()
            await asyncio.gather(post, late, return_exceptions=True)
        if reply.status != 410:
            self._gone_since = None
        note |= {"status": reply.status, "error": reply.error}
        self.touch()
        return reply

    async def _send(self, update: Update, hook: Hook) -> _Reply:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None))
        headers = {} if hook.secret is None else {"X-Telegram-Bot-Api-Secret-Token": hook.secret}
        try:
            async with self._session.post(hook.url, json=update.shown(), headers=headers, ssl=False) as response:
                body = await response.read()
                after = response.headers.get("Retry-After", "")
                wait = min(3600.0, float(after)) if after.isdigit() else None
                error = f"Wrong response from the webhook: {response.status} {response.reason}"
                if not 200 <= response.status < 300:
                    return _Reply(response.status, error, wait)
                return _Reply(response.status, None, wait, _call(response.headers.get("Content-Type", ""), body))
        except (aiohttp.ClientError, OSError) as error:
            return _Reply(None, f"Connection failed: {error}")

    async def _answer(self, reply: _Reply) -> None:
        if reply.call is not None and reply.call.text("method"):
            await self.run(reply.call)

    def info(self) -> Json:
        """The `WebhookInfo` object."""
        shown: Json = {"url": self.hook.url if self.hook else "", "has_custom_certificate": False}
        shown["pending_update_count"] = len(self.updates.pending())
        if self.hook is not None:
            shown |= {"max_connections": self.hook.connections, "ip_address": "127.0.0.1", **self.last_error}
        return shown | ({"allowed_updates": self.updates.allowed} if self.updates.allowed else {})


def _call(content_type: str, body: bytes) -> Params | None:
    try:
        return read("", content_type, body) if body else None
    except ApiError:
        return None
