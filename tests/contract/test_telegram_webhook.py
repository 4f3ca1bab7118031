"""Webhook: who does not know the secret changes nothing, and 200 means stored."""

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.errors import SetupError
from bot.messengers.telegram import Webhook
from tests.contract.telegram_side import Stored, on, running, setup_for
from tests.fakes.telegram.client import Emulator

pytest_plugins = ["tests.fakes.telegram.fixtures"]

SECRET = "s3cret_" + "x" * 32
UPDATE = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "date": 1_790_000_000,
        "chat": {"id": 7, "type": "private", "first_name": "Wang"},
        "from": {"id": 7, "is_bot": False, "first_name": "Wang"},
        "text": "hello",
    },
}


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@asynccontextmanager
async def served(emulator: Emulator, stored: Stored) -> AsyncIterator[str]:
    """The address of a bot that takes updates by webhook, once Telegram knows it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook"
    setup = setup_for(emulator, webhook=Webhook(url, SECRET, port=port, path="/hook"))
    async with on(setup) as messenger, running(messenger, stored):
        await emulator.wait_journal("setWebhook")
        yield url


async def post(url: str, body: bytes, secret: bytes | None) -> int:
    """A request written by hand: HTTP clients refuse headers that are not ASCII."""
    address = url.removeprefix("http://").split("/")[0]
    host, port = address.split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    header = b"" if secret is None else b"X-Telegram-Bot-Api-Secret-Token: " + secret + b"\r\n"
    size = str(len(body)).encode()
    start = b"POST /hook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
    writer.write(start + header + b"Content-Length: " + size + b"\r\n\r\n" + body)
    try:
        status = await reader.readline()
    finally:
        writer.close()
    return int(status.split()[1])


@pytest.mark.parametrize(
    "secret",
    [
        None,
        b"",
        b"wrong",
        SECRET.encode()[:-1],
        SECRET.encode() + b"x",
        SECRET.upper().encode(),
        "秘密".encode(),
        b"\xff\xfe",
    ],
    ids=["missing", "empty", "wrong", "too short", "too long", "case", "Chinese", "no text"],
)
async def test_without_the_secret_nothing_is_stored(emulator: Emulator, secret: bytes | None) -> None:
    stored = Stored()
    async with served(emulator, stored) as url:
        assert await post(url, json.dumps(UPDATE).encode(), secret) == 401
        assert await post(url, b"{", secret) == 401
    assert stored.calls == 0


async def test_with_the_secret_200_means_stored(emulator: Emulator) -> None:
    stored = Stored()
    async with served(emulator, stored) as url:
        assert await post(url, json.dumps(UPDATE).encode(), SECRET.encode()) == 200
        assert [one.text for one in stored.came] == ["hello"]
        assert await post(url, json.dumps(UPDATE).encode(), SECRET.encode()) == 200
    assert (stored.calls, len(stored.came)) == (2, 1)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b'{"message": {}}', b'{"update_id": "5"}'])
async def test_what_is_no_update_is_refused(emulator: Emulator, body: bytes) -> None:
    stored = Stored()
    async with served(emulator, stored) as url:
        assert await post(url, body, SECRET.encode()) == 400
    assert stored.calls == 0


async def test_a_body_over_one_mebibyte_is_refused(emulator: Emulator) -> None:
    stored = Stored()
    async with served(emulator, stored) as url:
        big = io.BytesIO(json.dumps({**UPDATE, "padding": "x" * (1024 * 1024)}).encode())
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with aiohttp.ClientSession() as session, session.post(url, data=big, headers=headers) as response:
            assert response.status == 413
    assert stored.calls == 0


async def test_other_methods_and_paths_are_not_there(emulator: Emulator) -> None:
    stored = Stored()
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with served(emulator, stored) as url, aiohttp.ClientSession(headers=headers) as session:
        async with session.get(url) as response:
            assert response.status == 405
        async with session.post(url + "x", json=UPDATE) as response:
            assert response.status == 404
    assert stored.calls == 0


async def test_what_could_not_be_stored_is_answered_500_and_delivered_again(emulator: Emulator) -> None:
    stored = Stored(fail=1)
    async with served(emulator, stored):
        await emulator.add_user(7, "Wang")
        await emulator.say(7, "keep me")
        assert [one.text for one in await stored.wait(1)] == ["keep me"]
        await emulator.wait_confirmed()
    assert [one["status"] for one in await emulator.deliveries()] == [500, 200]
    assert stored.calls == 2


async def test_telegram_is_told_the_secret_and_what_to_send(emulator: Emulator) -> None:
    await emulator.add_user(7, "Wang")
    await emulator.say(7, "from before the start")
    stored = Stored()
    async with served(emulator, stored):
        assert [one.text for one in await stored.wait(1)] == ["from before the start"]
    params = (await emulator.journal("setWebhook"))[0]["params"]
    assert params["secret_token"] == SECRET
    assert "edited_message" not in str(params["allowed_updates"])
    assert await emulator.journal("getUpdates") == []


async def test_an_address_telegram_refuses_is_a_set_up_error(emulator: Emulator) -> None:
    hook = Webhook("http://shop.example/hook", SECRET, port=free_port(), path="/hook")
    async with on(setup_for(emulator, webhook=hook)) as messenger:
        with pytest.raises(SetupError) as caught:
            await messenger.run(Stored())
    assert caught.value.key == "error-telegram-webhook"


@pytest.mark.parametrize("secret", ["", "x" * 31, "x" * 257, "x" * 31 + "!", "密" * 32])
def test_a_secret_that_is_too_weak_or_not_allowed_stops_the_start(secret: str) -> None:
    with pytest.raises(SetupError) as caught:
        Webhook("https://shop.example/telegram", secret)
    assert caught.value.key == "error-telegram-webhook-secret"


def test_secrets_do_not_print(emulator: Emulator) -> None:
    setup = setup_for(emulator, webhook=Webhook("https://shop.example/telegram", SECRET))
    assert SECRET not in repr(setup)
    assert setup.token not in repr(setup)
