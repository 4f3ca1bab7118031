"""What a page says and sees: storing before acknowledging, repeats, history, edits, several pages, limits."""

import asyncio
import json
from pathlib import Path

import aiohttp
import pytest

from bot.domain.chat import Button, ButtonStyle, IncomingKind, Shown, Toast
from bot.errors import SetupError
from bot.messengers.web import Past
from tests.contract.web_side import OWNER, Memory, page, site

CARD = Shown(
    "Sure?", ((Button("Yes", "yes:1", ButtonStyle.GOOD), Button("No", "no:1", ButtonStyle.BAD)),), card="ask-1"
)
PNG = b"\x89PNG\r\n\x1a\n and the rest"


async def test_the_first_visit_is_announced_once_with_the_pages_language(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        for _ in range(2):
            async with page(on, session) as opened:
                await opened.caught_up()
        came = [(one.uid, one.kind, one.language_hint) for one in on.memory.came]
        assert came == [("owner:joined", IncomingKind.JOINED, "en")]


async def test_a_message_that_is_not_stored_is_refused_and_its_repeat_stored_once(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session, page(on, session) as opened:
        on.memory.failing = True
        refused = await opened.say("hello")
        assert refused == {"type": "refused", "uid": "uid-00000001", "why": "not-stored"}
        on.memory.failing = False
        answers = [await opened.say("hello"), await opened.say("hello")]
        assert answers == [{"type": "stored", "uid": "uid-00000001"}] * 2
        assert [one.text for one in on.memory.came if one.text] == ["hello"]


async def test_the_history_has_both_sides_and_the_pages_own_uid(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        async with page(on, session) as opened:
            await opened.say("line one\nline two")
        on.memory.remember(OWNER, Past("7", CARD, mine=False))
        on.memory.remember(OWNER, Past("8", Shown("", picture=PNG, file=b"a,b\n", file_name="rejects.csv"), mine=False))
        async with page(on, session) as again:
            mine, card, shown = again.hello["messages"]
            assert (mine["ref"], mine["mine"], mine["text"]) == ("uid-00000001", True, "line one\nline two")
            assert (card["ref"], card["mine"], card["card"]) == ("7", False, True)
            assert card["buttons"][0][1] == {"label": "No", "data": "no:1", "style": "bad"}
            async with session.get(on.address.rstrip("/") + shown["picture"]["url"]) as picture:
                assert (picture.content_type, await picture.read()) == ("image/png", PNG)
            async with session.get(on.address.rstrip("/") + shown["file"]["url"] + "&name=rejects.csv") as file:
                assert file.headers["Content-Disposition"] == "attachment; filename*=UTF-8''rejects.csv"
                assert (file.content_type, await file.read()) == ("application/octet-stream", b"a,b\n")


async def test_a_picture_survives_a_restart_of_the_server(tmp_path: Path) -> None:
    memory = Memory()
    memory.remember(OWNER, Past("8", Shown("", picture=PNG), mine=False))
    async with site(tmp_path, memory) as on, await on.browser() as session, page(on, session) as opened:
        address = opened.hello["messages"][0]["picture"]["url"]
    async with (
        site(tmp_path, memory) as on,
        await on.browser() as session,
        session.get(on.address.rstrip("/") + address) as answer,
    ):
        assert (answer.status, await answer.read()) == (200, PNG)


async def test_two_pages_of_one_person_see_the_same(tmp_path: Path) -> None:
    async with (
        site(tmp_path) as on,
        await on.browser() as session,
        page(on, session) as phone,
        page(on, session) as desk,
    ):
        await phone.say("how was yesterday")
        ref = await on.messenger.send(OWNER, CARD, "7")
        await on.messenger.edit(OWNER, ref, Shown("Done.", card="ask-1"))
        await on.messenger.answer("owner:uid-press-01", Toast("On it", alert=True))
        toast = await desk.next("toast")
        assert toast == {"type": "toast", "press": "uid-press-01", "text": "On it", "alert": True}
        await phone.caught_up()
        assert [(one["text"], one["mine"]) for one in desk.messages.values()] == [
            ("how was yesterday", True),
            ("Done.", False),
        ]
        assert [one["text"] for one in phone.messages.values()] == ["Done."]


async def test_a_repeat_is_not_shown_again_on_other_pages(tmp_path: Path) -> None:
    async with (
        site(tmp_path) as on,
        await on.browser() as session,
        page(on, session) as phone,
        page(on, session) as desk,
    ):
        await phone.say("once")
        await desk.next("message")
        await phone.say("once")
        await desk.socket.send_json({"type": "ping"})
        assert (await desk.next("message", "pong"))["type"] == "pong"


async def test_sending_to_nobody_succeeds(tmp_path: Path) -> None:
    async with site(tmp_path) as on:
        assert await on.messenger.send("nobody", CARD, "7") == "7"
        await on.messenger.edit("nobody", "7", Shown("Done."))
        await on.messenger.answer("nobody:uid-press-01", Toast("x"))


@pytest.mark.parametrize(
    "raw",
    ["", "{", "[]", "1", '{"type":"text","text":"x"}', '{"type":"text","uid":"../etc/passwd","text":"x"}', "[" * 20000,
     '{"type":"delete","uid":"uid-00000001"}', '{"type":["text"],"uid":"uid-00000001","text":"x"}'],
)  # fmt: skip
async def test_malformed_frames_are_refused_and_the_page_goes_on(tmp_path: Path, raw: str) -> None:
    async with site(tmp_path) as on, await on.browser() as session, page(on, session) as opened:
        await opened.socket.send_str(raw)
        assert await opened.next("refused") == {"type": "refused", "uid": "", "why": "malformed"}
        assert (await opened.say("still here"))["type"] == "stored"
        assert [one.text for one in on.memory.came if one.kind is IncomingKind.TEXT] == ["still here"]


@pytest.mark.parametrize(("text", "why"), [("字" * 1366, "too-long"), ("   ", "malformed"), ("\ud800", "malformed")])
async def test_a_text_that_cannot_be_taken_is_refused_with_its_uid(tmp_path: Path, text: str, why: str) -> None:
    async with site(tmp_path) as on, await on.browser() as session, page(on, session) as opened:
        await opened.socket.send_str(json.dumps({"type": "text", "uid": "uid-00000001", "text": text}))
        assert await opened.next("refused", "stored") == {"type": "refused", "uid": "uid-00000001", "why": why}
        assert [one for one in on.memory.came if one.kind is IncomingKind.TEXT] == []


async def test_a_text_of_exactly_four_kibibytes_is_taken(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session, page(on, session) as opened:
        assert (await opened.say("\n" * 2048 + "x" * 2048))["type"] == "stored"


async def test_a_frame_far_too_large_ends_the_connection_and_stores_nothing(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session, page(on, session) as opened:
        await opened.socket.send_str("x" * 40_000)
        ended = await opened.socket.receive(timeout=5)
        assert (ended.type, ended.data) == (aiohttp.WSMsgType.CLOSE, 1009)
        assert [one for one in on.memory.came if one.kind is IncomingKind.TEXT] == []


async def test_a_button_with_data_over_64_bytes_is_refused(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session, page(on, session) as opened:
        assert (await opened.press("7", "x" * 65))["why"] == "too-long"
        assert (await opened.press("7", "x" * 64))["type"] == "stored"
        assert [one.data for one in on.memory.came if one.kind is IncomingKind.PRESS] == ["x" * 64]


async def test_a_flood_is_slowed_down_and_later_messages_get_through(tmp_path: Path) -> None:
    async with (
        site(tmp_path, burst=3, per_second=20.0) as on,
        await on.browser() as session,
        page(on, session) as opened,
    ):
        answers = [await opened.say(f"m{number}", f"uid-flood-{number:02}") for number in range(5)]
        slowed = [answer for answer in answers if answer["type"] == "refused"]
        assert slowed
        assert {answer["why"] for answer in slowed} == {"slow-down"}
        await asyncio.sleep(0.2)
        assert (await opened.say("later", "uid-flood-99"))["type"] == "stored"
        assert len([one for one in on.memory.came if one.text]) == 6 - len(slowed)


async def test_a_taken_port_is_a_setup_error(tmp_path: Path) -> None:
    async with site(tmp_path) as on:
        port = int(on.address.split(":")[-1].rstrip("/"))
        with pytest.raises(SetupError) as refused:
            async with site(tmp_path, port=port):
                pass
        assert (refused.value.key, refused.value.values) == ("error-web-port", {"port": str(port)})


async def test_ending_says_goodbye_to_open_pages(tmp_path: Path) -> None:
    async with site(tmp_path) as on:
        session = await on.browser()
        socket = await session.ws_connect(f"{on.address}socket", headers=on.headers())
        await socket.receive(timeout=5)
    ended = await socket.receive(timeout=5)
    await session.close()
    assert (ended.type, ended.data) == (aiohttp.WSMsgType.CLOSE, 1001)
