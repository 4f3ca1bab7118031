"""How updates reach a polling bot: confirmation, redelivery, conflicts, expiry, and presses that come twice."""

import asyncio
import time

import pytest

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.process import EmulatorProcess
from tests.fakes.telegram.raw import RawBot

pytest_plugins = ["tests.fakes.telegram.fixtures"]

BUTTONS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
TAKEN = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
OLD_QUERY = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture(scope="module")
def emulator_process(frozen_process: EmulatorProcess) -> EmulatorProcess:
    """Time stands still between the jumps of these tests."""
    return frozen_process


async def ids(raw: RawBot, **params: object) -> list[int]:
    """The ids of the updates one poll gives."""
    return [one["update_id"] for one in await raw.ok("getUpdates", **params)]


async def test_updates_come_again_until_a_higher_offset(emulator: Emulator, raw: RawBot) -> None:
    first = (await emulator.say(7, "one")).update_id or 0
    assert (await emulator.say(7, "two")).update_id == first + 1
    await emulator.say(7, "three")
    assert await ids(raw) == [first, first + 1, first + 2]
    await emulator.advance(1)
    assert await ids(raw) == [first, first + 1, first + 2]
    assert await ids(raw, offset=first + 1) == [first + 1, first + 2]
    assert await ids(raw, offset=first) == [first + 1, first + 2]
    assert await ids(raw, offset=first + 1, limit=1) == [first + 1]
    assert [one["state"] for one in (await emulator.updates())[-3:]] == ["confirmed", "pending", "pending"]
    await ids(raw, offset=first + 3)
    await emulator.wait_confirmed()


async def test_a_negative_offset_forgets_the_older(emulator: Emulator, raw: RawBot) -> None:
    said = [(await emulator.say(7, str(number))).update_id for number in range(4)]
    assert await ids(raw, offset=-1) == said[-1:]
    assert await ids(raw, offset=0) == said[-1:]


async def test_the_same_offset_within_half_a_second_gives_one(emulator: Emulator, raw: RawBot) -> None:
    said = [(await emulator.say(7, str(number))).update_id for number in range(3)]
    assert await ids(raw) == said
    assert await ids(raw) == said[:1]
    await emulator.advance(0.6)
    assert await ids(raw) == said


async def test_a_long_poll_waits_for_the_next_update(emulator: Emulator, raw: RawBot) -> None:
    began = time.monotonic()
    poll = asyncio.create_task(ids(raw, timeout=600))
    await asyncio.sleep(0.2)
    assert not poll.done()
    said = await emulator.say(7, "wake")
    assert await poll == [said.update_id]
    assert time.monotonic() - began < 5
    empty = asyncio.create_task(ids(raw, offset=(said.update_id or 0) + 1, timeout=600))
    await asyncio.sleep(0.1)
    await emulator.advance(49)
    await asyncio.sleep(0.1)
    assert not empty.done()
    await emulator.advance(1.5)
    assert await empty == []


async def test_a_second_poller_ends_the_first(emulator: Emulator, raw: RawBot) -> None:
    first = asyncio.create_task(raw.refused("getUpdates", timeout=30))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(ids(raw, timeout=30, offset=1))
    assert await first == TAKEN
    said = await emulator.say(7, "to the second")
    assert await second == [said.update_id]


async def test_presses_expire_after_150_seconds_and_messages_after_a_day(emulator: Emulator, raw: RawBot) -> None:
    await raw.ok("sendMessage", chat_id=7, text="card", reply_markup=BUTTONS)
    press, said = await emulator.press(7, "Yes"), await emulator.say(7, "text")
    await emulator.advance(148)
    assert await ids(raw) == [press.update_id, said.update_id]
    assert (await emulator.counters())["unanswered"] == [press.query_id]
    await emulator.advance(3)
    assert await raw.refused("answerCallbackQuery", callback_query_id=press.query_id) == OLD_QUERY
    assert await ids(raw) == [said.update_id]
    assert await emulator.answers(press) == []
    await emulator.advance(24 * 3600)
    assert [one["state"] for one in await emulator.updates()][-2:] == ["expired", "expired"]
    assert (await emulator.screen(7)).last.text == "text"


async def test_an_answer_reaches_its_press(emulator: Emulator, raw: RawBot) -> None:
    await raw.ok("sendMessage", chat_id=7, text="card", reply_markup=BUTTONS)
    press = await emulator.press(7, "y")
    waiting = asyncio.create_task(emulator.answer_of(press))
    await raw.ok("answerCallbackQuery", callback_query_id=press.query_id, text="好", show_alert=True)
    answer = await waiting
    assert (answer["text"], answer["show_alert"]) == ("好", True)
    assert await raw.refused("answerCallbackQuery", callback_query_id="12345") == OLD_QUERY
    assert (await emulator.counters())["unanswered"] == []


async def test_one_press_can_come_as_several_updates(emulator: Emulator, raw: RawBot) -> None:
    await raw.ok("sendMessage", chat_id=7, text="card", reply_markup=BUTTONS)
    press = await emulator.press(7, "Yes")
    again = await emulator.press_again(press, times=4)
    updates = await raw.ok("getUpdates")
    assert [one["update_id"] for one in updates] == [press.update_id, *(one.update_id for one in again)]
    queries = [one["callback_query"] for one in updates]
    assert len({one["id"] for one in queries}) == 5
    assert {(one["data"], one["message"]["message_id"], one["from"]["id"]) for one in queries} == {
        ("y", press.message_id, 7)
    }
    for one in queries:
        assert await raw.ok("answerCallbackQuery", callback_query_id=one["id"]) is True


async def test_a_confirmed_update_can_come_once_more(emulator: Emulator, raw: RawBot) -> None:
    said = await emulator.say(7, "once")
    update_id = said.update_id or 0
    await ids(raw)
    assert await raw.ok("getUpdates", offset=update_id + 1, timeout=0) == []
    await emulator.redeliver(update_id)
    assert await ids(raw, offset=update_id + 1) == [update_id]
    await emulator.advance(4)
    assert await ids(raw, offset=update_id + 1) == []
    assert (await emulator.updates())[-1]["handed"] == 2


async def test_forged_and_stale_presses(emulator: Emulator, raw: RawBot) -> None:
    sent = await raw.ok("sendMessage", chat_id=7, text="card", reply_markup=BUTTONS)
    await emulator.press_forged(7, "approve:999")
    await emulator.press(7, "Yes", inaccessible=True)
    await raw.ok("deleteMessage", chat_id=7, message_id=sent["message_id"])
    await emulator.press_forged(7, "y", sent["message_id"])
    forged, stale, deleted = [one["callback_query"] for one in await raw.ok("getUpdates")]
    assert (forged["data"], forged["message"]["text"]) == ("approve:999", "card")
    gone = {"chat": {"id": 7, "type": "private", "first_name": "Wang"}, "message_id": sent["message_id"], "date": 0}
    assert (stale["data"], stale["message"]) == ("y", gone)
    assert (deleted["data"], deleted["message"]) == ("y", gone)


async def test_the_bot_chooses_the_kinds_it_is_given(emulator: Emulator, raw: RawBot) -> None:
    await raw.ok("getUpdates", allowed_updates=["message"])
    await emulator.block(7)
    await emulator.unblock(7)
    said = await emulator.say(7, "heard")
    assert await ids(raw) == [said.update_id]
    await emulator.advance(4)
    await raw.ok("getUpdates", allowed_updates=[])
    await emulator.block(7)
    assert (await emulator.updates())[-1]["kind"] == "my_chat_member"


async def test_an_edited_text_comes_as_an_edit(emulator: Emulator, raw: RawBot) -> None:
    said = await emulator.say(7, "55")
    edited = await emulator.edit_said(7, said.message_id, "5.5")
    updates = await raw.ok("getUpdates")
    assert [set(one) - {"update_id"} for one in updates] == [{"message"}, {"edited_message"}]
    assert (updates[1]["update_id"], updates[1]["edited_message"]["text"]) == (edited.update_id, "5.5")
