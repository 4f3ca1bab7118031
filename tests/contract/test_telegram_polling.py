"""Polling: nothing is confirmed before it is stored, and every way the service can refuse to answer is lived through."""

import asyncio

import pytest

from bot.domain.chat import IncomingKind
from bot.errors import Unauthorized
from bot.messengers.telegram.adapter import TelegramMessenger
from tests.contract.telegram_side import Stored, on, running, setup_for
from tests.fakes.telegram.client import Emulator

pytest_plugins = ["tests.fakes.telegram.fixtures", "tests.contract.telegram_fixture"]


async def states(emulator: Emulator) -> list[tuple[str, str]]:
    """(kind, state) of every update."""
    return [(update["kind"], update["state"]) for update in await emulator.updates()]


async def test_an_update_is_stored_and_then_confirmed(emulator: Emulator, telegram: TelegramMessenger) -> None:
    stored = Stored()
    async with running(telegram, stored):
        await emulator.say(7, "昨天卖得怎么样")
        came = await stored.wait(2)
        await emulator.wait_confirmed()
    assert [one.text for one in came] == ["/start", "昨天卖得怎么样"]
    assert stored.calls == 2


async def test_what_could_not_be_stored_is_not_confirmed_and_comes_again(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    await emulator.say(7, "second")
    failing = Stored(fail=1)
    with pytest.raises(OSError, match="disk full"):
        await telegram.run(failing)
    assert failing.came == []
    assert await states(emulator) == [("message", "pending"), ("message", "pending")]
    stored = Stored()
    async with running(telegram, stored):
        assert [one.text for one in await stored.wait(2)] == ["/start", "second"]
        await emulator.wait_confirmed()


async def test_cancelled_inside_storing_leaves_the_update_for_the_next_start(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    inside = asyncio.Event()

    async def hang(_: object) -> bool:
        inside.set()
        await asyncio.Event().wait()
        return True

    task = asyncio.create_task(telegram.run(hang))
    await asyncio.wait_for(inside.wait(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await states(emulator) == [("message", "pending")]
    stored = Stored()
    async with running(telegram, stored):
        assert [one.uid for one in await stored.wait(1)] == [
            f"{emulator.token.split(':')[0]}:{(await emulator.updates())[0]['update_id']}"
        ]


async def test_the_same_update_again_has_the_same_uid(emulator: Emulator, telegram: TelegramMessenger) -> None:
    said = await emulator.say(7, "once")
    stored = Stored()
    async with running(telegram, stored):
        await stored.wait(2)
        await emulator.wait_confirmed()
        await emulator.redeliver(said.update_id or 0)
        await emulator.say(7, "after")
        came = await stored.wait(3)
    assert [one.text for one in came] == ["/start", "once", "after"]
    assert stored.calls == 4


async def test_only_the_named_kinds_are_asked_for_and_edited_messages_never_arrive(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    stored = Stored()
    async with running(telegram, stored):
        said = await emulator.say(7, "5.5")
        await stored.wait(2)
        await emulator.edit_said(7, said.message_id, "0.5")
        await emulator.say(7, "after")
        came = await stored.wait(3)
    assert [one.text for one in came] == ["/start", "5.5", "after"]
    asked = (await emulator.journal("getUpdates"))[0]["params"]
    assert asked["allowed_updates"] in (
        ["message", "callback_query", "my_chat_member"],
        '["message", "callback_query", "my_chat_member"]',
    )


@pytest.mark.parametrize("kind", ["502", "413", "500", "close_before", "close_after", "half_body"])
async def test_polling_goes_on_after_a_failure(emulator: Emulator, telegram: TelegramMessenger, kind: str) -> None:
    await emulator.faults("getUpdates", count=2, kind=kind)
    stored = Stored()
    async with running(telegram, stored):
        assert [one.text for one in await stored.wait(1)] == ["/start"]
        await emulator.wait_confirmed()
    assert [row["fault"] for row in await emulator.journal("getUpdates")][:2] == [kind, kind]


async def test_polling_waits_as_long_as_it_is_told(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await emulator.faults("getUpdates", count=1, kind="429", retry_after=1)
    stored = Stored()
    async with running(telegram, stored):
        await stored.wait(1)
    refused, following = (await emulator.journal("getUpdates"))[:2]
    assert refused["status"] == 429
    assert following["real"] - refused["real"] >= 1.0


async def test_polling_outlives_a_service_that_is_away(emulator: Emulator, telegram: TelegramMessenger) -> None:
    stored = Stored()
    async with running(telegram, stored):
        await stored.wait(1)
        await emulator.faults("*", kind="refuse", seconds=0.5)
        await emulator.say(7, "while away")
        assert [one.text for one in await stored.wait(2)] == ["/start", "while away"]


async def test_a_second_poller_ends_the_program_with_a_clear_error(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    await emulator.faults(
        "getUpdates", kind="error", code=409, description="Conflict: terminated by other getUpdates request"
    )
    stored = Stored()
    with pytest.raises(Unauthorized) as caught:
        await telegram.run(stored)
    assert caught.value.key == "error-telegram-conflict"
    assert stored.calls == 0


async def test_a_wrong_token_ends_the_program(emulator: Emulator) -> None:
    wrong = "700100:not-the-token-of-this-bot-at-all-000"
    async with on(setup_for(emulator, token=wrong)) as messenger:
        with pytest.raises(Unauthorized) as caught:
            await messenger.run(Stored())
    assert caught.value.key == "error-telegram-unauthorized"
    assert wrong not in repr(caught.value)
    assert wrong not in str(caught.value.values)


async def test_the_menu_is_set_per_language(emulator: Emulator) -> None:
    menu = {"": (("report", "Daily report"),), "zh": (("report", "日报"), ("help", "帮助"))}
    async with on(setup_for(emulator, menu=menu)) as messenger, running(messenger, Stored()):
        await emulator.wait_journal("setMyCommands", lambda rows: len(rows) == 2)
    told = [(row["params"].get("language_code"), row["status"]) for row in await emulator.journal("setMyCommands")]
    assert told == [(None, 200), ("zh", 200)]


async def test_a_webhook_left_behind_is_taken_away_without_losing_updates(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    stored = Stored()
    async with running(telegram, stored):
        assert [one.kind for one in await stored.wait(1)] == [IncomingKind.TEXT]
    dropped = [row["params"].get("drop_pending_updates") for row in await emulator.journal("deleteWebhook")]
    assert dropped in ([False], ["false"], [None])
