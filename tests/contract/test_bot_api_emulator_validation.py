"""What the emulator refuses as the service does: lengths, keyboards, markup, pictures, albums, commands."""

import io
import json
from typing import Any

import pytest
from PIL import Image

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.raw import RawBot

pytest_plugins = ["tests.fakes.telegram.fixtures"]


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    """An inline keyboard of one row."""
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "字" * 4097}, "message is too long"),
        ({"text": "<b>" + "x" * 32_768 + "</b>", "parse_mode": "HTML"}, "message is too long"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": 99}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "parse_mode": "wiki"}, "unsupported parse_mode"),
        ({"text": "x", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
        ({"text": "x", "reply_to_message_id": "y"}, 'invalid parameter "reply_to_message_id": a number expected'),
    ],
)
async def test_messages_that_are_refused(emulator: Emulator, raw: RawBot, params: dict[str, Any], refusal: str) -> None:
    assert await raw.refused("sendMessage", **{"chat_id": 7, **params}) == f"400 Bad Request: {refusal}"
    assert len((await emulator.screen(7)).by_bot) == 0


async def test_lengths_are_counted_after_parsing(emulator: Emulator, raw: RawBot) -> None:
    sent = await raw.ok("sendMessage", chat_id=7, text="<b>" + "字" * 4096 + "</b>", parse_mode="HTML")
    assert len(sent["text"]) == 4096
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]
    assert (
        await raw.refused("editMessageText", chat_id=7, message_id=sent["message_id"], text="x" * 4097)
        == "400 Bad Request: message is too long"
    )
    assert (await emulator.screen(7)).last.text == "字" * 4096


@pytest.mark.parametrize(
    ("keyboard", "refusal"),
    [
        (inline({"text": "x", "callback_data": "a" * 65}), "BUTTON_DATA_INVALID"),
        (inline({"text": "x", "callback_data": "字" * 22}), "BUTTON_DATA_INVALID"),
        (inline({"text": "x", "callback_data": ""}), "BUTTON_DATA_INVALID"),
        (inline({"text": "x"}), "text buttons are unallowed in the inline keyboard"),
        (
            inline({"text": "", "callback_data": "a"}),
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (inline({"text": "x", "callback_data": "a", "url": "https://a.b"}), "BUTTON_TYPE_INVALID"),
        (inline({"text": "x", "url": "nonsense"}), "inline keyboard button URL 'nonsense' is invalid: Wrong HTTP URL"),
        (inline({"text": "x", "copy_text": {"text": "y" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
        (inline({"text": "x", "callback_data": "a", "style": "blue"}), "button style is invalid"),
        (inline(*[{"text": "x", "callback_data": "a"}] * 9), "REPLY_MARKUP_TOO_LONG"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "a"}] * 7] * 15}, "REPLY_MARKUP_TOO_LONG"),
        ([1], "object expected as reply markup"),
    ],
)
async def test_keyboards_that_are_refused(emulator: Emulator, raw: RawBot, keyboard: Any, refusal: str) -> None:
    assert await raw.refused("sendMessage", chat_id=7, text="x", reply_markup=keyboard) == f"400 Bad Request: {refusal}"
    assert len((await emulator.screen(7)).by_bot) == 0


async def test_keyboards_at_their_limits(emulator: Emulator, raw: RawBot) -> None:
    rows = [[{"text": "x", "callback_data": "字" * 21 + "a"}] * 5] * 20
    await raw.ok("sendMessage", chat_id=7, text="x", reply_markup={"inline_keyboard": rows})
    assert len((await emulator.screen(7)).last.buttons) == 100
    await raw.ok(
        "sendMessage",
        chat_id=7,
        text="x",
        reply_markup=inline({"text": "gone", "callback_data": "a", "disabled": {}, "style": "danger"}),
    )
    with pytest.raises(AssertionError, match="no message"):
        await emulator.press(7, "gone")


async def test_a_web_app_button_only_in_private_chats(emulator: Emulator, raw: RawBot) -> None:
    await emulator.add_group(-5, "Shop", [7])
    keyboard = inline({"text": "Log", "web_app": {"url": "https://example.com/log"}})
    await raw.ok("sendMessage", chat_id=7, text="x", reply_markup=keyboard)
    assert (
        await raw.refused("sendMessage", chat_id=-5, text="x", reply_markup=keyboard)
        == "400 Bad Request: BUTTON_TYPE_INVALID"
    )
    assert list(await emulator.screen(-5)) == []


def picture(width: int, height: int) -> bytes:
    """A white PNG."""
    with io.BytesIO() as held:
        Image.new("1", (width, height), 1).save(held, "PNG")
        return held.getvalue()


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (picture(210, 10), "PHOTO_INVALID_DIMENSIONS"),
        (picture(9_901, 100 * 5), "PHOTO_INVALID_DIMENSIONS"),
        (b"x" * 10_485_761, "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"),
    ],
)
async def test_pictures_that_are_refused(emulator: Emulator, raw: RawBot, data: bytes, refusal: str) -> None:
    assert (await raw.upload("sendPhoto", {"photo": data}, chat_id="7")).refusal == f"400 Bad Request: {refusal}"
    assert len((await emulator.screen(7)).by_bot) == 0


async def test_captions_and_albums(emulator: Emulator, raw: RawBot, png: bytes) -> None:
    long = await raw.upload("sendPhoto", {"photo": png}, chat_id="7", caption="x" * 1025)
    assert long.refusal == "400 Bad Request: message caption is too long"
    media = [{"type": "photo", "media": "attach://a", "caption": "first"}, {"type": "photo", "media": "attach://a"}]
    for count in (1, 11):
        refused = await raw.upload("sendMediaGroup", {"a": png}, chat_id="7", media=json.dumps([media[1]] * count))
        assert refused.refusal == "400 Bad Request: wrong number of messages to send as an album: 2-10 are allowed"
    mixed = [media[0], {"type": "document", "media": "attach://a"}]
    assert (await raw.upload("sendMediaGroup", {"a": png}, chat_id="7", media=json.dumps(mixed))).status == 400
    assert len((await emulator.screen(7)).by_bot) == 0
    keyboard = json.dumps(inline({"text": "x", "callback_data": "a"}))
    sent = await raw.upload("sendMediaGroup", {"a": png}, chat_id="7", media=json.dumps(media), reply_markup=keyboard)
    assert len(sent.body["result"]) == 2
    assert [(one.caption, one.labels) for one in (await emulator.screen(7)).by_bot] == [("first", []), (None, [])]


@pytest.mark.parametrize(
    ("method", "params", "refusal"),
    [
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("setMyCommands", {"commands": [{"command": "Bad", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [], "language_code": "zh-hans"}, "LANG_CODE_INVALID"),
        ("sendChatAction", {"chat_id": 7, "action": "dancing"}, "wrong parameter action in request"),
        ("setChatMenuButton", {"menu_button": {"type": "x"}}, "can't parse menu button: invalid type specified"),
        ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
        ("sendPhoto", {"chat_id": 7, "photo": "https://example.com/a.png"}, "failed to get HTTP URL content"),
    ],
)
async def test_other_parameters_that_are_refused(
    raw: RawBot, method: str, params: dict[str, Any], refusal: str
) -> None:
    assert await raw.refused(method, **params) == f"400 Bad Request: {refusal}"
