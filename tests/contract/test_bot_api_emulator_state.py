"""What a chat of the emulator shows after edits, deletions and files: the state that approval cards depend on."""

import json
from typing import Any

import pytest

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.raw import RawBot

pytest_plugins = ["tests.fakes.telegram.fixtures"]

BUTTONS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
SAME = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def card(raw: RawBot, **more: Any) -> int:
    """A message with a keyboard; its id."""
    sent = await raw.ok("sendMessage", **{"chat_id": 7, "text": "card", "reply_markup": BUTTONS, **more})
    return int(sent["message_id"])


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(emulator: Emulator, raw: RawBot) -> None:
    message_id = await card(raw)
    kept = await raw.ok("editMessageText", chat_id=7, message_id=message_id, text="still", reply_markup=BUTTONS)
    assert (kept["text"], kept["reply_markup"]) == ("still", BUTTONS)
    shown = (await emulator.screen(7)).last
    assert (shown.text, shown.labels, shown.edited) == ("still", ["Yes"], True)
    closed = await raw.ok("editMessageText", chat_id=7, message_id=message_id, text="closed")
    assert "reply_markup" not in closed
    with pytest.raises(AssertionError, match="with a button 'Yes'"):
        await emulator.press(7, "Yes")


async def test_the_same_content_again_is_not_modified(emulator: Emulator, raw: RawBot) -> None:
    message_id = await card(raw, text="<b>card</b>", parse_mode="HTML")
    same = {"chat_id": 7, "message_id": message_id, "text": " <b>card</b>\n", "parse_mode": "HTML"}
    assert await raw.refused("editMessageText", **same, reply_markup=BUTTONS) == SAME
    assert (await emulator.screen(7)).last.edited is False
    await raw.ok("editMessageText", **same)
    assert await raw.refused("editMessageReplyMarkup", chat_id=7, message_id=message_id) == SAME
    await raw.ok("editMessageText", **{**same, "text": "card"}, reply_markup=BUTTONS)
    await raw.ok("editMessageReplyMarkup", chat_id=7, message_id=message_id, reply_markup={"inline_keyboard": []})
    assert (await emulator.screen(7)).last.labels == []


async def test_messages_that_cannot_be_edited(emulator: Emulator, raw: RawBot, png: bytes) -> None:
    said = await emulator.say(7, "mine")
    keyboard = {"keyboard": [["Report", {"text": "Stop all"}]]}
    under = await raw.ok("sendMessage", chat_id=7, text="menu", reply_markup=keyboard)
    photo = (await raw.upload("sendPhoto", {"photo": png}, chat_id="7", caption="p")).body["result"]
    text_id = await card(raw)

    async def refusal(message_id: int, method: str = "editMessageText", **more: str) -> str:
        return await raw.refused(method, chat_id=7, message_id=message_id, **{"text": "x", **more})

    assert await refusal(99) == "400 Bad Request: message to edit not found"
    assert await refusal(said.message_id) == "400 Bad Request: message can't be edited"
    assert await refusal(under["message_id"]) == "400 Bad Request: message can't be edited"
    assert await refusal(photo["message_id"]) == "400 Bad Request: there is no text in the message to edit"
    assert await refusal(text_id, "editMessageCaption") == "400 Bad Request: there is no caption in the message to edit"
    assert (
        await raw.refused("editMessageText", chat_id=7, text="x")
        == "400 Bad Request: message identifier is not specified"
    )
    assert [one.edited for one in await emulator.screen(7)] == [False] * 5
    assert await emulator.keyboard(7) == [["Report", "Stop all"]]
    await raw.ok("sendMessage", chat_id=7, text="no menu", reply_markup={"remove_keyboard": True})
    assert await emulator.keyboard(7) == []


async def test_deleting_within_48_hours_only(emulator: Emulator, raw: RawBot) -> None:
    young, old = await card(raw), await card(raw)
    assert await raw.ok("deleteMessage", chat_id=7, message_id=young) is True
    assert (
        await raw.refused("deleteMessage", chat_id=7, message_id=young)
        == "400 Bad Request: message to delete not found"
    )
    assert (
        await raw.refused("editMessageText", chat_id=7, message_id=young, text="x")
        == "400 Bad Request: message to edit not found"
    )
    await emulator.advance(48 * 3600 + 2)
    assert (
        await raw.refused("deleteMessage", chat_id=7, message_id=old)
        == "400 Bad Request: message can't be deleted for everyone"
    )
    assert (await raw.ok("editMessageText", chat_id=7, message_id=old, text="later"))["text"] == "later"
    fresh = await card(raw)
    assert await raw.ok("deleteMessages", chat_id=7, message_ids=[fresh, 99]) is True
    assert [one.message_id for one in (await emulator.screen(7)).by_bot] == [old]


async def test_message_ids_count_per_chat(emulator: Emulator, raw: RawBot) -> None:
    await emulator.add_user(8, "Li", language_code="en")
    await emulator.say(8, "/start")
    assert [await card(raw), await card(raw, chat_id=8), await card(raw)] == [2, 2, 3]
    press = await emulator.press(8, "Yes")
    update = (await raw.ok("getUpdates"))[-1]["callback_query"]
    assert (press.message_id, update["message"]["chat"]["id"], update["from"]["id"]) == (2, 8, 8)


async def test_a_photo_is_reused_by_its_id_and_downloaded(emulator: Emulator, raw: RawBot, png: bytes) -> None:
    sizes = (await raw.upload("sendPhoto", {"photo": png}, chat_id="7")).body["result"]["photo"]
    again = await raw.ok("sendPhoto", chat_id=7, photo=sizes[-1]["file_id"], caption="again", reply_markup=BUTTONS)
    assert again["photo"] == sizes
    assert [one.photo for one in (await emulator.screen(7)).by_bot] == [sizes[-1]["file_id"]] * 2
    assert (
        await raw.refused("sendDocument", chat_id=7, document=sizes[0]["file_id"])
        == "400 Bad Request: can't use file of type Photo as Document"
    )
    assert (
        await raw.refused("sendPhoto", chat_id=7, photo="AgACnothing")
        == "400 Bad Request: wrong file identifier/HTTP URL specified"
    )
    path = (await raw.ok("getFile", file_id=sizes[-1]["file_id"]))["file_path"]
    assert await raw.fetch(path) == (200, png)
    assert (await raw.fetch("photos/file_99.jpg"))[0] == 404
    await emulator.advance(3601)
    assert (await raw.fetch(path))[0] == 404


async def test_files_of_people_and_the_download_limit(emulator: Emulator, raw: RawBot) -> None:
    await emulator.send_document(7, "订单.csv", b"\xef\xbb\xbfsku\n", caption="import")
    await emulator.send_voice(7, b"OggS", duration=4)
    await emulator.send_document(7, "big.bin", b"0" * (20 * 1024 * 1024 + 1))
    document, voice, big = [update["message"] for update in await raw.ok("getUpdates")]
    assert (document["document"]["file_name"], document["caption"]) == ("订单.csv", "import")
    assert (voice["voice"]["duration"], voice["voice"]["mime_type"]) == (4, "audio/ogg")
    path = (await raw.ok("getFile", file_id=document["document"]["file_id"]))["file_path"]
    assert await raw.fetch(path) == (200, b"\xef\xbb\xbfsku\n")
    assert await raw.refused("getFile", file_id=big["document"]["file_id"]) == "400 Bad Request: file is too big"


async def test_media_can_be_exchanged(emulator: Emulator, raw: RawBot, png: bytes) -> None:
    photo = (await raw.upload("sendPhoto", {"photo": png}, chat_id="7", reply_markup=json.dumps(BUTTONS))).body[
        "result"
    ]
    media = json.dumps({"type": "document", "media": "attach://f", "caption": "table"})
    changed = await raw.upload(
        "editMessageMedia", {"f": b"a,b"}, chat_id="7", message_id=str(photo["message_id"]), media=media
    )
    assert changed.body["result"]["document"]["file_name"] == "f.bin"
    shown = (await emulator.screen(7)).last
    assert (shown.photo, shown.document, shown.caption, shown.labels) == (None, "f.bin", "table", [])


async def test_the_counters_see_doubled_messages(emulator: Emulator, raw: RawBot) -> None:
    await card(raw)
    await card(raw, text="other")
    assert (await emulator.counters())["duplicates"] == []
    await card(raw)
    counters = await emulator.counters()
    assert counters["duplicates"] == [{"chat": 7, "body": "text  card", "count": 2}]
    assert counters["sends_per_second"] == {"7": 3}
