"""Every way a call can fail, and what we then know: the table is the one of the Bot API's errors, and nothing is sent twice by itself."""

import asyncio
import logging
from typing import Any

import pytest
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SendMessage
from structlog.testing import capture_logs

from bot.domain.chat import Shown, Toast
from bot.errors import (
    ChatMoved,
    DeliveryError,
    MessageGone,
    NotSent,
    Rejected,
    RetryLater,
    SendUnknown,
    SetupError,
    Unauthorized,
    Unreachable,
)
from bot.machine import SystemClock
from bot.messengers.telegram import connect
from bot.messengers.telegram.adapter import TelegramMessenger
from bot.messengers.telegram.errors import meaning
from tests.contract.telegram_side import CARD, CHAT, Stored, on, running, setup_for
from tests.fakes.telegram.client import Emulator

pytest_plugins = ["tests.fakes.telegram.fixtures", "tests.contract.telegram_fixture"]


def told(code: int, description: str) -> dict[str, Any]:
    return {"kind": "error", "code": code, "description": description}


REFUSED: list[tuple[dict[str, Any], type[DeliveryError]]] = [
    ({"kind": "429", "retry_after": 7}, RetryLater),
    (told(403, "Forbidden: bot was blocked by the user"), Unreachable),
    (told(403, "Forbidden: user is deactivated"), Unreachable),
    (told(403, "Forbidden: bot was kicked from the supergroup chat"), Unreachable),
    (told(403, "Forbidden: bot can't initiate conversation with a user"), Unreachable),
    (told(400, "Bad Request: chat not found"), Rejected),
    (told(400, "Bad Request: message is too long"), Rejected),
    (told(400, "Bad Request: BUTTON_DATA_INVALID"), Rejected),
    (told(401, "Unauthorized"), Unauthorized),
    (told(404, "Not Found"), Unauthorized),
    (told(409, "Conflict: terminated by other getUpdates request"), Unauthorized),
    ({"kind": "413"}, Rejected),
]
UNKNOWN: list[tuple[dict[str, Any], int]] = [
    ({"kind": "500"}, 0),
    ({"kind": "500", "applied": True}, 1),
    (told(503, "Service Unavailable"), 0),
    ({"kind": "502"}, 0),
    ({"kind": "502", "applied": True}, 1),
    ({"kind": "close_before"}, 0),
    ({"kind": "close_after"}, 1),
    ({"kind": "half_body"}, 1),
]


def shown_by_bot(screen: Any) -> int:
    return len(screen.by_bot)


@pytest.mark.parametrize(("fault", "expected"), REFUSED, ids=str)
async def test_a_refused_message_was_certainly_not_sent(
    emulator: Emulator, telegram: TelegramMessenger, fault: dict[str, Any], expected: type[DeliveryError]
) -> None:
    await emulator.faults("sendMessage", **fault)
    with pytest.raises(DeliveryError) as caught:
        await telegram.send(CHAT, CARD, "1")
    assert type(caught.value) is expected
    assert shown_by_bot(await emulator.screen(7)) == 0
    assert len(await emulator.journal("sendMessage")) == 1


@pytest.mark.parametrize(("fault", "shown"), UNKNOWN, ids=str)
async def test_without_an_answer_the_outcome_is_unknown_and_nothing_is_repeated(
    emulator: Emulator, telegram: TelegramMessenger, fault: dict[str, Any], shown: int
) -> None:
    await telegram.send(CHAT, Shown("so that the connection is one that was used before"), "0")
    await emulator.faults("sendMessage", **fault)
    with pytest.raises(SendUnknown):
        await telegram.send(CHAT, CARD, "1")
    assert shown_by_bot(await emulator.screen(7)) == 1 + shown
    assert len(await emulator.journal("sendMessage")) == 2


async def test_an_answer_that_takes_too_long_is_unknown(emulator: Emulator) -> None:
    await emulator.add_user(7, "Wang")
    await emulator.say(7, "/start")
    async with on(setup_for(emulator, call_seconds=0.3)) as impatient:
        await emulator.faults("sendMessage", kind="slow", seconds=2)
        with pytest.raises(SendUnknown):
            await impatient.send(CHAT, CARD, "1")
    assert shown_by_bot(await emulator.screen(7)) == 1
    await emulator.clear_faults()


async def test_a_refused_connection_is_certainly_not_sent(emulator: Emulator, telegram: TelegramMessenger) -> None:
    async with on(setup_for(emulator, base_url="http://127.0.0.1:1")) as nobody:
        with pytest.raises(NotSent):
            await nobody.send(CHAT, CARD, "1")
    assert shown_by_bot(await emulator.screen(7)) == 0


async def test_a_host_that_does_not_exist_is_certainly_not_sent(emulator: Emulator) -> None:
    async with on(setup_for(emulator, base_url="http://nowhere.invalid")) as nobody:
        with pytest.raises(NotSent):
            await nobody.send(CHAT, CARD, "1")


async def test_a_person_who_blocked_us_is_unreachable(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await emulator.block(7)
    with pytest.raises(Unreachable):
        await telegram.send(CHAT, CARD, "1")


async def test_a_group_that_moved_says_where_to(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await emulator.add_group(-50, "Factory", [7])
    moved = await emulator.upgrade_group(-50)
    with pytest.raises(ChatMoved) as caught:
        await telegram.send("-50", CARD, "1")
    assert caught.value.chat == str(moved)
    await telegram.send(caught.value.chat, CARD, "1")
    assert (await emulator.screen(moved)).last.text == CARD.text


async def test_retry_later_says_for_how_long(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await emulator.faults("sendMessage", kind="429", retry_after=7)
    with pytest.raises(RetryLater) as caught:
        await telegram.send(CHAT, CARD, "1")
    assert caught.value.seconds == 7


@pytest.mark.parametrize(
    ("description", "seconds"), [("Too Many Requests: retry after 9", 9), ("Too Many Requests", 1)]
)
def test_a_429_without_parameters_is_read_from_its_words(description: str, seconds: int) -> None:
    error = meaning(TelegramAPIError(SendMessage(chat_id=7, text="x"), description), "1:token")
    assert isinstance(error, RetryLater)
    assert error.seconds == seconds


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"])
async def test_a_message_that_cannot_be_edited_is_gone(
    emulator: Emulator, telegram: TelegramMessenger, words: str
) -> None:
    reference = await telegram.send(CHAT, CARD, "1")
    await emulator.faults("editMessageText", **told(400, f"Bad Request: {words}"))
    with pytest.raises(MessageGone):
        await telegram.edit(CHAT, reference, Shown("new"))
    assert (await emulator.screen(7)).last.text == CARD.text


async def test_an_answer_refused_for_another_reason_is_no_success(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    await emulator.faults("answerCallbackQuery", **told(400, "Bad Request: something new"))
    with pytest.raises(Rejected):
        await telegram.answer("1", Toast("ok"))


async def test_no_error_carries_the_token(
    emulator: Emulator, telegram: TelegramMessenger, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    token = emulator.token
    leaky = told(400, f"Bad Request: http://127.0.0.1/bot{token}/sendMessage")
    seen = ""
    for fault in (leaky, {"kind": "502"}, {"kind": "close_before"}):
        await emulator.faults("sendMessage", **fault)
        with pytest.raises(DeliveryError) as caught:
            await telegram.send(CHAT, CARD, "1")
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
        seen += repr(caught.value) + str(caught.value.values)
    assert "<token>" in seen
    assert token not in seen + caplog.text


async def test_no_log_line_of_a_service_that_is_away_carries_the_token(emulator: Emulator) -> None:
    setup = setup_for(emulator, base_url="http://127.0.0.1:1")
    with capture_logs() as logs:
        async with on(setup) as nobody, running(nobody, Stored()):
            await asyncio.sleep(0.3)
    assert {log["event"] for log in logs} == {"telegram_step_failed"}
    assert len(logs) >= 2
    assert setup.token.split(":")[1] not in str(logs)


@pytest.mark.parametrize("token", ["", "not a token", "12:", "a:b c"])
async def test_what_cannot_be_a_token_is_a_set_up_error(emulator: Emulator, token: str) -> None:
    with pytest.raises(SetupError) as caught:
        connect(setup_for(emulator, token=token), SystemClock())
    assert caught.value.key == "error-telegram-token"
