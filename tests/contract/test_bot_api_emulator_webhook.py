"""Pushed updates: the secret, the lanes, repeats with growing waits, Retry-After, late answers, and giving up."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.process import EmulatorProcess
from tests.fakes.telegram.raw import RawBot

pytest_plugins = ["tests.fakes.telegram.fixtures"]

BUTTONS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
SECRET = "X-Telegram-Bot-Api-Secret-Token"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def emulator_process(frozen_process: EmulatorProcess) -> EmulatorProcess:
    """Time stands still between the jumps of these tests."""
    return frozen_process


@dataclass
class Receiver:
    """A bot's web server: keeps what came, answers from a script and then 200."""

    url: str = ""
    got: list[tuple[Json, str | None]] = field(default_factory=list)
    script: list[Callable[[], Awaitable[web.Response]]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        """One push."""
        self.got.append((await request.json(), request.headers.get(SECRET)))
        return await self.script.pop(0)() if self.script else web.Response()

    def then(self, status: int, body: Json | None = None, *, retry_after: str = "") -> None:
        """The next push gets this answer."""

        async def answer() -> web.Response:
            headers = {"Retry-After": retry_after} if retry_after else {}
            return (
                web.Response(status=status, headers=headers) if body is None else web.json_response(body, status=status)
            )

        self.script.append(answer)

    @property
    def ids(self) -> list[int]:
        """The ids of the updates that came, in order."""
        return [update["update_id"] for update, _ in self.got]


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A listening receiver."""
    made = Receiver()
    app = web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def attempts(emulator: Emulator, count: int) -> list[Json]:
    """The deliveries, once so many have been answered."""
    for _ in range(500):
        done = [one for one in await emulator.deliveries() if one["status"] or one["error"]]
        if len(done) >= count:
            return done
        await asyncio.sleep(0.01)
    raise AssertionError(f"no {count} deliveries: {await emulator.deliveries()}")


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"url": "http://example.com/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.com:9000/x"}, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ({"url": "http://127.0.0.1:1/x", "secret_token": "no spaces"}, "secret token contains unallowed characters"),
        ({"url": "http://127.0.0.1:1/x", "secret_token": "s" * 257}, "secret token contains unallowed characters"),
    ],
)
async def test_webhooks_that_are_refused(raw: RawBot, params: Json, refusal: str) -> None:
    assert await raw.refused("setWebhook", **params) == f"400 Bad Request: {refusal}"
    assert (await raw.ok("getWebhookInfo"))["url"] == ""


async def test_updates_are_pushed_with_the_secret_and_polling_conflicts(
    emulator: Emulator, raw: RawBot, receiver: Receiver
) -> None:
    waiting = asyncio.create_task(raw.refused("getUpdates", timeout=30))
    await asyncio.sleep(0.1)
    await raw.ok("setWebhook", url=receiver.url, secret_token="s3cret_-")
    assert await waiting == "409 Conflict: terminated by setWebhook request"
    said = await emulator.say(7, "pushed")
    await emulator.wait_confirmed()
    assert [(one["message"]["text"], secret) for one, secret in receiver.got] == [("pushed", "s3cret_-")]
    assert receiver.ids == [said.update_id]
    refused = await raw.refused("getUpdates")
    assert (
        refused
        == "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await raw.ok("deleteWebhook")
    kept = await emulator.say(7, "kept")
    assert [one["update_id"] for one in await raw.ok("getUpdates")] == [kept.update_id]
    await raw.ok("setWebhook", url=receiver.url, drop_pending_updates=True)
    await emulator.say(7, "no secret now")
    await emulator.wait_confirmed()
    assert [(one["message"]["text"], secret) for one, secret in receiver.got[1:]] == [("no secret now", None)]


async def test_failures_are_repeated_at_once_then_after_growing_waits(
    emulator: Emulator, raw: RawBot, receiver: Receiver
) -> None:
    await raw.ok("setWebhook", url=receiver.url)
    for _ in range(4):
        receiver.then(500)
    first = await emulator.say(7, "one")
    second = await emulator.say(7, "two")
    assert len(await attempts(emulator, 2)) == 2
    info = await raw.ok("getWebhookInfo")
    assert (info["pending_update_count"], info["last_error_message"]) == (
        2,
        "Wrong response from the webhook: 500 Internal Server Error",
    )
    await emulator.advance(2)
    assert len(await attempts(emulator, 3)) == 3
    await emulator.advance(4)
    assert len(await attempts(emulator, 4)) == 4
    await emulator.advance(8)
    await emulator.wait_confirmed()
    assert receiver.ids == [first.update_id] * 5 + [second.update_id]
    at = [one["at"] for one in (await emulator.deliveries())[:5]]
    waits = [later - before for before, later in pairwise(at)]
    assert waits == [0, 2, 4, 8]


async def test_retry_after_is_obeyed(emulator: Emulator, raw: RawBot, receiver: Receiver) -> None:
    await raw.ok("setWebhook", url=receiver.url)
    receiver.then(503, retry_after="30")
    await emulator.say(7, "later")
    await attempts(emulator, 1)
    await emulator.advance(28)
    await asyncio.sleep(0.1)
    assert len(receiver.got) == 1
    await emulator.advance(2.5)
    await emulator.wait_confirmed()
    assert len(receiver.got) == 2


async def test_a_late_answer_means_the_same_update_again(emulator: Emulator, raw: RawBot, receiver: Receiver) -> None:
    release = asyncio.Event()

    async def late() -> web.Response:
        await release.wait()
        return web.Response()

    receiver.script.append(late)
    await raw.ok("setWebhook", url=receiver.url)
    said = await emulator.say(7, "slow")
    for _ in range(200):
        if receiver.got:
            break
        await asyncio.sleep(0.01)
    await emulator.advance(61)
    await emulator.wait_confirmed()
    release.set()
    assert receiver.ids == [said.update_id, said.update_id]
    assert (await emulator.deliveries())[0]["error"] == "Read timeout expired"


async def test_a_press_can_overtake_a_message(emulator: Emulator, raw: RawBot, receiver: Receiver) -> None:
    await raw.ok("sendMessage", chat_id=7, text="card", reply_markup=BUTTONS)
    await raw.ok("setWebhook", url=receiver.url)
    receiver.then(500)
    receiver.then(500)
    said = await emulator.say(7, "first")
    await attempts(emulator, 2)
    press = await emulator.press(7, "Yes")
    await attempts(emulator, 3)
    assert receiver.ids == [said.update_id, said.update_id, press.update_id]
    await emulator.advance(2)
    await emulator.wait_confirmed()
    assert receiver.ids[3:] == [said.update_id]
    await emulator.redeliver(press.update_id)
    await emulator.wait_confirmed()
    assert receiver.ids[4:] == [press.update_id]


async def test_an_expired_press_is_given_up(emulator: Emulator, raw: RawBot, receiver: Receiver) -> None:
    await raw.ok("sendMessage", chat_id=7, text="card", reply_markup=BUTTONS)
    await raw.ok("setWebhook", url=receiver.url)
    receiver.then(500)
    receiver.then(500)
    await emulator.press(7, "Yes")
    await attempts(emulator, 2)
    await emulator.advance(151)
    await emulator.wait_confirmed()
    assert len(receiver.got) == 2
    assert (await emulator.updates())[-1]["state"] == "expired"


async def test_a_method_in_the_reply_is_run(emulator: Emulator, raw: RawBot, receiver: Receiver) -> None:
    await raw.ok("setWebhook", url=receiver.url)
    receiver.then(200, {"method": "sendMessage", "chat_id": 7, "text": "in the reply"})
    receiver.then(200, {"method": "setWebhook", "url": ""})
    await emulator.say(7, "one")
    await emulator.wait_for(7, lambda screen: screen.last.body == "in the reply")
    assert [(row["via"], row["applied"]) for row in await emulator.journal("sendMessage")] == [("webhook", True)]
    await emulator.say(7, "two")
    await emulator.wait_confirmed()
    assert (await raw.ok("getWebhookInfo"))["url"] == receiver.url


async def test_a_day_of_gone_closes_the_webhook(emulator: Emulator, raw: RawBot, receiver: Receiver) -> None:
    await raw.ok("setWebhook", url=receiver.url)
    receiver.then(410)
    receiver.then(410)
    receiver.then(410)
    await emulator.say(7, "anyone?")
    await attempts(emulator, 2)
    await emulator.advance(23 * 3600 + 1)
    await attempts(emulator, 3)
    for _ in range(200):
        if not (await raw.ok("getWebhookInfo"))["url"]:
            break
        await asyncio.sleep(0.01)
    assert (await raw.ok("getWebhookInfo"))["url"] == ""
    assert [one["message"]["text"] for one in await raw.ok("getUpdates")] == ["anyone?"]
