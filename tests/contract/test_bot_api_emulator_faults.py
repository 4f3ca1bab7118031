"""Faults of the emulator: each kind, whether it took effect, on whom it falls, and that it is used up."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.raw import RawBot

pytest_plugins = ["tests.fakes.telegram.fixtures"]


async def say(raw: RawBot, text: str = "x", chat: int = 7) -> Any:
    """A plain send; its answer."""
    return await raw.call("sendMessage", chat_id=chat, text=text)


async def shown(emulator: Emulator) -> list[str]:
    """What the bot has written to person 7."""
    return [one.body for one in (await emulator.screen(7)).by_bot]


@pytest.mark.parametrize(
    ("kind", "details", "refusal"),
    [
        ("500", {}, "500 Internal Server Error: restart"),
        (
            "error",
            {"code": 403, "description": "Forbidden: bot was blocked by the user"},
            "403 Forbidden: bot was blocked by the user",
        ),
        ("429", {"retry_after": 9}, "429 Too Many Requests: retry after 9"),
    ],
)
async def test_refusals_take_no_effect_and_end(
    emulator: Emulator, raw: RawBot, kind: str, details: dict[str, Any], refusal: str
) -> None:
    await emulator.faults("sendMessage", count=2, kind=kind, **details)
    assert [(await say(raw)).refusal, (await say(raw)).refusal] == [refusal, refusal]
    assert await shown(emulator) == []
    assert (await say(raw, "third")).status == 200
    assert await shown(emulator) == ["third"]
    rows = [(row["fault"], row["applied"], row["status"]) for row in await emulator.journal("sendMessage")]
    assert rows == [(kind, False, int(refusal[:3]))] * 2 + [(None, True, 200)]


@pytest.mark.parametrize(("kind", "applied"), [("502", False), ("413", False), ("502", True)])
async def test_pages_of_a_proxy(emulator: Emulator, raw: RawBot, kind: str, applied: bool) -> None:
    await emulator.faults("sendMessage", kind=kind, applied=applied)
    async with raw.session.post(f"{raw.base}/sendMessage", json={"chat_id": 7, "text": "x"}) as response:
        assert (response.status, response.content_type) == (int(kind), "text/html")
        assert (await response.text()).startswith("<html>")
    assert await shown(emulator) == (["x"] if applied else [])


@pytest.mark.parametrize(("kind", "effect"), [("close_before", []), ("close_after", ["x"])])
async def test_a_connection_closed_before_or_after_the_effect(
    emulator: Emulator, raw: RawBot, kind: str, effect: list[str]
) -> None:
    await emulator.faults("sendMessage", kind=kind)
    with pytest.raises(aiohttp.ClientConnectionError):
        await say(raw)
    assert await shown(emulator) == effect
    (row,) = await emulator.journal("sendMessage")
    assert (row["fault"], row["applied"]) == (kind, bool(effect))


async def test_half_a_body_after_the_effect(emulator: Emulator, raw: RawBot) -> None:
    await emulator.faults("sendMessage", kind="half_body")
    with pytest.raises(aiohttp.ClientPayloadError):
        await say(raw)
    assert await shown(emulator) == ["x"]


@pytest.mark.parametrize(("kind", "early"), [("slow", ["x"]), ("hang", [])])
async def test_answers_that_take_too_long(emulator: Emulator, raw: RawBot, kind: str, early: list[str]) -> None:
    await emulator.faults("sendMessage", kind=kind, seconds=30)
    late = asyncio.create_task(say(raw))
    await emulator.wait_journal("sendMessage", lambda rows: [row["fault"] for row in rows] == [kind])
    await asyncio.sleep(0.1)
    assert (late.done(), await shown(emulator)) == (False, early)
    await emulator.clear_faults()
    assert (await late).status == 200
    assert await shown(emulator) == ["x"]


async def test_a_fault_falls_on_its_method_and_chat_only(emulator: Emulator, raw: RawBot) -> None:
    await emulator.add_user(8, "Li")
    await emulator.say(8, "/start")
    await emulator.faults("sendMessage", chat=8, kind="500")
    assert (await say(raw)).status == 200
    assert (await raw.call("sendChatAction", chat_id=8, action="typing")).status == 200
    assert (await say(raw, chat=8)).status == 500
    assert (await say(raw, chat=8)).status == 200
    await emulator.faults("*", kind="500")
    assert (await raw.call("getUpdates", offset=-1)).status == 200
    assert (await raw.call("getMe")).status == 500
    assert (await raw.call("getMe")).status == 200


async def test_a_poll_that_is_cut_hands_its_updates_out_again(emulator: Emulator, raw: RawBot) -> None:
    said = await emulator.say(7, "not lost")
    await emulator.faults("getUpdates", kind="close_after")
    with pytest.raises(aiohttp.ClientConnectionError):
        await raw.call("getUpdates")
    assert [one["update_id"] for one in await raw.ok("getUpdates")] == [said.update_id]
    assert (await emulator.updates())[-1]["handed"] == 2


async def test_a_poll_can_hang(emulator: Emulator, raw: RawBot) -> None:
    said = await emulator.say(7, "waiting")
    await emulator.faults("getUpdates", kind="hang", seconds=30)
    poll = asyncio.create_task(raw.ok("getUpdates"))
    await asyncio.sleep(0.2)
    assert not poll.done()
    await emulator.clear_faults()
    assert [one["update_id"] for one in await poll] == [said.update_id]


async def test_connections_are_refused_for_a_while(emulator: Emulator, raw: RawBot) -> None:
    await emulator.faults("*", kind="refuse", seconds=30)
    with pytest.raises(aiohttp.ClientOSError):
        await say(raw)
    assert await shown(emulator) == []
    await emulator.clear_faults()
    for _ in range(100):
        try:
            assert (await say(raw, "back")).status == 200
            break
        except aiohttp.ClientOSError:
            await asyncio.sleep(0.01)
    assert await shown(emulator) == ["back"]


async def test_downloads_break_too(emulator: Emulator, raw: RawBot) -> None:
    await emulator.send_document(7, "orders.csv", b"a,b\n" * 100)
    (update,) = await raw.ok("getUpdates")
    path = (await raw.ok("getFile", file_id=update["message"]["document"]["file_id"]))["file_path"]
    await emulator.faults("file", kind="half_body")
    await emulator.faults("file", kind="502")
    with pytest.raises(aiohttp.ClientPayloadError):
        await raw.fetch(path)
    assert (await raw.fetch(path))[0] == 502
    assert await raw.fetch(path) == (200, b"a,b\n" * 100)


async def test_an_unknown_fault_is_a_mistake_of_the_test(emulator: Emulator) -> None:
    with pytest.raises(AssertionError, match="unknown fault 'gremlin'"):
        await emulator.faults("sendMessage", kind="gremlin")
    with pytest.raises(AssertionError, match="sooner"):
        await emulator.faults("sendMessage", kind="500", sooner=1)


async def test_reset_ends_a_waiting_poll_and_keeps_ids_growing(emulator: Emulator, raw: RawBot) -> None:
    before = (await emulator.say(7, "old world")).update_id or 0
    poll = asyncio.create_task(raw.ok("getUpdates", offset=before + 1, timeout=30))
    await asyncio.sleep(0.1)
    await emulator.reset()
    assert await poll == []
    await emulator.add_user(7)
    assert (await emulator.say(7, "new world")).update_id == before + 1
    assert len(await emulator.screen(7)) == 1
    assert await emulator.journal() == []
