"""The emulator's wire: request forms, tokens, unknown names, and replies with every required field."""

import io
import json

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.process import EmulatorProcess, Options
from tests.fakes.telegram.raw import RawBot

pytest_plugins = ["tests.fakes.telegram.fixtures"]

BUTTONS = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


async def test_every_form_of_request_means_the_same(emulator: Emulator, raw: RawBot) -> None:
    fields = {"chat_id": "7", "text": "好 & +1", "reply_markup": json.dumps(BUTTONS), "unheard_of": "1"}
    url = f"{raw.base}/sendMessage"
    async with raw.session.get(url, params=fields) as by_query:
        assert by_query.status == 200
    async with raw.session.post(url, data=fields) as urlencoded:
        assert urlencoded.status == 200
    assert (await raw.upload("sendMessage", {"unused": b"x"}, **fields)).status == 200
    await raw.ok("sendMessage", chat_id=7, text="好 & +1", reply_markup=BUTTONS)
    await raw.ok("SENDMESSAGE", **fields)
    shown = (await emulator.screen(7)).by_bot
    assert [(one.text, one.labels) for one in shown] == [("好 & +1", ["Yes"])] * 5
    rows = await emulator.journal("sendMessage")
    assert [row["params"]["reply_markup"] for row in rows] == [BUTTONS] * 5
    assert [(row["status"], row["applied"], row["chat"]) for row in rows] == [(200, True, 7)] * 5


async def test_uploads_come_as_a_named_part_or_attached(emulator: Emulator, raw: RawBot, png: bytes) -> None:
    named = await raw.upload("sendPhoto", {"photo": png}, chat_id="7")
    attached = await raw.upload("sendPhoto", {"k1": png}, chat_id="7", photo="attach://k1")
    missing = await raw.upload("sendPhoto", {"k2": png}, chat_id="7", photo="attach://k1")
    nothing = await raw.refused("sendPhoto", chat_id=7)
    assert (named.status, attached.status) == (200, 200)
    assert missing.refusal == "400 Bad Request: wrong file identifier/HTTP URL specified"
    assert nothing == "400 Bad Request: there is no photo in the request"
    photos = [one.photo for one in (await emulator.screen(7)).by_bot]
    assert len(photos) == 2
    assert [await emulator.file_bytes(one or "") for one in photos] == [png, png]
    files = (await emulator.journal("sendPhoto"))[1]["files"]["k1"]
    assert (files["name"], files["size"]) == ("k1.bin", len(png))


async def test_names_and_tokens_that_do_not_exist(emulator: Emulator, raw: RawBot) -> None:
    assert await raw.refused("sendTelepathy", chat_id=7) == "404 Not Found: method not found"
    assert await raw.refused("logOut") == "404 Not Found: method not found"
    async with RawBot(emulator.url, "700100:revoked") as revoked, RawBot(emulator.url, "nonsense") as nonsense:
        assert await revoked.refused("sendMessage", chat_id=7, text="x") == "401 Unauthorized"
        assert await nonsense.refused("getMe") == "404 Not Found"
        assert (await revoked.fetch("photos/file_1.jpg"))[0] == 401
    assert len((await emulator.screen(7)).by_bot) == 0


async def test_broken_bodies_are_refused(raw: RawBot) -> None:
    url = f"{raw.base}/sendMessage"
    async with raw.session.post(url, data=b"{", headers={"Content-Type": "application/json"}) as broken:
        assert (broken.status, (await broken.json())["description"]) == (400, "Bad Request: can't parse JSON object")
    headers = {"Content-Type": "multipart/form-data; boundary=B"}
    async with raw.session.post(
        url, data=b'--B\r\nContent-Disposition: form-data; name="text"\r\n\r\nx', headers=headers
    ) as cut:
        assert cut.status == 400
    assert (await raw.refused("sendMessage", chat_id=7, text="x", reply_markup="{oops")).startswith(
        "400 Bad Request: can't parse"
    )
    async with raw.session.post(url, data=io.BytesIO(b"x" * (52 * 1024 * 1024)), headers=headers) as large:
        assert (large.status, large.content_type) == (413, "text/html")


async def test_replies_and_updates_have_their_required_fields(emulator: Emulator, raw: RawBot) -> None:
    me = await raw.ok("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (700100, True, "emulated_bot")
    sent = await raw.ok("sendMessage", chat_id=7, text="hi", reply_markup=BUTTONS)
    assert sent["from"] == {key: me[key] for key in ("id", "is_bot", "first_name", "username")}
    assert sent["chat"] == {"id": 7, "type": "private", "first_name": "Wang"}
    assert abs(sent["date"] - await emulator.now()) < 5
    press = await emulator.press(7, "Yes")
    (update,) = await raw.ok("getUpdates")
    assert update["update_id"] == press.update_id
    assert set(update["callback_query"]) == {"id", "from", "chat_instance", "data", "message"}
    await emulator.say(7, "/help@emulated_bot 帮 https://example.com/a", reply_to=sent["message_id"])
    message = (await raw.ok("getUpdates", offset=press.update_id + 1))[0]["message"]
    assert message["reply_to_message"]["text"] == "hi"
    kinds = [(one["type"], one["offset"], one["length"]) for one in message["entities"]]
    assert kinds == [("bot_command", 0, 18), ("url", 21, 21)]


async def test_the_process_leaves_in_order_and_binds_loopback_only() -> None:
    process = EmulatorProcess(Options(token="1:own", start=1_000_000.0, speed=0)).start()
    async with Emulator(process=process) as telegram, RawBot(telegram.url, "1:own") as bot:
        assert telegram.url.startswith("http://127.0.0.1:")
        assert await telegram.now() == 1_000_000.0
        assert await telegram.advance(5) == 1_000_005.0
        assert (await bot.ok("getMe"))["id"] == 1
    assert process.stop() == 0
