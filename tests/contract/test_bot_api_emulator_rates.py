"""Send rates of the emulator on its virtual clock: per chat, overall, per group, edits counted, waits told and counted."""

import asyncio
import time

import pytest

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.process import EmulatorProcess
from tests.fakes.telegram.raw import Answer, RawBot

pytest_plugins = ["tests.fakes.telegram.fixtures"]


@pytest.fixture(scope="module")
def emulator_process(frozen_process: EmulatorProcess) -> EmulatorProcess:
    """Time stands still between the jumps of these tests."""
    return frozen_process


async def sends(raw: RawBot, chats: list[int]) -> list[int]:
    """The statuses of one message to each."""
    return [(await raw.call("sendMessage", chat_id=chat, text="x")).status for chat in chats]


def wait_of(answer: Answer) -> int:
    """The seconds a 429 tells."""
    assert answer.status == 429
    seconds = int(answer.body["parameters"]["retry_after"])
    assert answer.body["description"] == f"Too Many Requests: retry after {seconds}"
    return seconds


async def test_rates_are_off_until_asked_for(raw: RawBot) -> None:
    assert await sends(raw, [7] * 40) == [200] * 40


async def test_one_a_second_per_chat_after_a_short_burst(emulator: Emulator, raw: RawBot) -> None:
    await emulator.set_rates()
    assert await sends(raw, [7] * 3) == [200] * 3
    assert wait_of(await raw.call("sendMessage", chat_id=7, text="x")) == 1
    assert len((await emulator.screen(7)).by_bot) == 3
    await emulator.advance(1)
    assert await sends(raw, [7]) == [200]
    counters = await emulator.counters()
    assert (counters["sends_per_second"]["7"], counters["too_early"]) == (3, 0)


async def test_edits_count_and_answers_do_not(emulator: Emulator, raw: RawBot) -> None:
    await emulator.set_rates(per_chat=0.1, burst=2)
    sent = await raw.ok(
        "sendMessage", chat_id=7, text="x", reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    )
    edit = {"chat_id": 7, "message_id": sent["message_id"]}
    await raw.ok("editMessageText", **edit, text="y")
    assert wait_of(await raw.call("editMessageText", **edit, text="z")) == 10
    query = (await emulator.press_forged(7, "a")).query_id
    assert await raw.ok("answerCallbackQuery", callback_query_id=query)
    assert (await emulator.screen(7)).last.text == "y"


async def test_thirty_a_second_overall(emulator: Emulator, raw: RawBot) -> None:
    people = list(range(100, 133))
    for person in people:
        await emulator.add_user(person)
        await emulator.say(person, "/start")
    await emulator.set_rates(overall=30 / 60)
    statuses = await sends(raw, people)
    assert (statuses[0], set(statuses)) == (200, {200, 429})
    await emulator.set_rates(overall=30)
    statuses = await sends(raw, people)
    assert statuses[:30] == [200] * 30
    await emulator.set_rates(overall=1, reply_window=60)
    assert await sends(raw, people[:10]) == [200] * 10
    await emulator.advance(61)
    assert (await sends(raw, people[:10])).count(200) < 5


async def test_twenty_a_minute_in_a_group_and_albums_count_whole(emulator: Emulator, raw: RawBot, png: bytes) -> None:
    await emulator.add_group(-5, "Shop", [7])
    await emulator.set_rates(per_chat=1000, burst=1000)
    photo = (await raw.upload("sendPhoto", {"photo": png}, chat_id="-5")).body["result"]["photo"][-1]["file_id"]
    album = [{"type": "photo", "media": photo}] * 10
    await raw.ok("sendMediaGroup", chat_id=-5, media=album)
    assert await sends(raw, [-5] * 9) == [200] * 9
    assert wait_of(await raw.call("sendMessage", chat_id=-5, text="x")) == 3
    await emulator.advance(3)
    assert await sends(raw, [-5]) == [200]
    assert wait_of(await raw.call("sendMediaGroup", chat_id=-5, media=album)) == 30
    assert len((await emulator.screen(-5)).by_bot) == 21


async def test_ignoring_a_wait_is_counted_and_can_lengthen_it(emulator: Emulator, raw: RawBot) -> None:
    await emulator.set_rates(burst=1, lengthen=True)
    await sends(raw, [7])
    waits = [wait_of(await raw.call("sendMessage", chat_id=7, text="x")) for _ in range(3)]
    assert waits == [1, 2, 4]
    assert (await emulator.counters())["too_early"] == 2
    await emulator.advance(4.1)
    assert await sends(raw, [7]) == [200]


async def test_a_told_wait_is_watched_without_rates_too(emulator: Emulator, raw: RawBot) -> None:
    await emulator.faults("sendMessage", chat=7, kind="429", retry_after=5)
    assert wait_of(await raw.call("sendMessage", chat_id=7, text="x")) == 5
    assert await sends(raw, [7]) == [200]
    assert (await emulator.counters())["too_early"] == 1
    await emulator.advance(5)
    await sends(raw, [7])
    assert (await emulator.counters())["too_early"] == 1


async def test_large_uploads_of_one_size_wait_for_each_other(emulator: Emulator, raw: RawBot) -> None:
    await emulator.set_rates(per_chat=1000, burst=1000)

    async def upload(size: int) -> int:
        return (await raw.upload("sendDocument", {"document": b"x" * size}, chat_id="7")).status

    began = time.monotonic()
    assert [await upload(100_001), await upload(100_002), await upload(50_000), await upload(50_000)] == [200] * 4
    assert time.monotonic() - began < 1
    many = [asyncio.create_task(upload(100_001)) for _ in range(20)]
    await asyncio.sleep(0.5)
    await emulator.advance(10)
    statuses = await asyncio.gather(*many)
    assert set(statuses) == {200, 429}
    assert 5 <= statuses.count(200) <= 15
