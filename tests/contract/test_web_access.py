"""Who gets into the web chat, and from where: keys, cookies, origins, host names. A refusal is checked from both ends."""

from pathlib import Path

import aiohttp
import pytest

from bot.domain.chat import Shown
from tests.contract.web_side import OWNER, TOKEN, Memory, Site, page, site


async def _socket_status(on: Site, session: aiohttp.ClientSession, headers: dict[str, str]) -> int:
    try:
        async with session.ws_connect(f"{on.address}socket", headers=headers):
            return 101
    except aiohttp.WSServerHandshakeError as refused:
        return refused.status


async def test_the_key_is_exchanged_for_a_strict_cookie_no_script_can_read(tmp_path: Path) -> None:
    async with site(tmp_path) as on, aiohttp.ClientSession() as session:
        async with session.get(on.messenger.login_address(TOKEN)) as answer:
            cookie = answer.cookies[f"xiaoer-{on.address.split(':')[-1].rstrip('/')}"]
            policy = answer.headers["Content-Security-Policy"]
        assert (answer.status, cookie["httponly"], cookie["samesite"], cookie["path"]) == (200, True, "Strict", "/")
        assert TOKEN not in cookie.value
        assert policy.startswith(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'"
        )
        assert "unsafe" not in policy
        assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_the_cookie_alone_opens_the_page_and_a_restart_with_the_same_token_keeps_it(tmp_path: Path) -> None:
    async with site(tmp_path) as on:
        session = await on.browser()
        port = int(on.address.split(":")[-1].rstrip("/"))
    async with session, site(tmp_path, port=port) as on, session.get(on.address) as answer:
        assert answer.status == 200
        assert "app.js" in await answer.text()


@pytest.mark.parametrize("query", ["", "?key=", "?key=a-token-of-the-owner-0002", f"?key={TOKEN}x"])
async def test_without_the_right_key_the_page_says_how_to_get_in_and_nothing_else(tmp_path: Path, query: str) -> None:
    async with site(tmp_path) as on, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        async with session.get(f"{on.address}{query}") as answer:
            text = await answer.text()
            assert (answer.status, dict(answer.cookies)) == (401, {})
        assert "en web-login-help" in text
        assert "zh-Hans web-login-help" in text
        assert "app.js" not in text
        assert await _socket_status(on, session, on.headers()) == 401
        assert on.memory.calls == 0


async def test_nothing_of_a_chat_is_given_without_the_cookie(tmp_path: Path) -> None:
    async with site(tmp_path) as on, aiohttp.ClientSession() as session:
        statuses = {}
        for path in ("session", "socket", "media/abc", "upload"):
            method = "POST" if path == "upload" else "GET"
            async with session.request(method, f"{on.address}{path}?uid=upload-00001", headers=on.headers()) as answer:
                statuses[path] = answer.status
        assert statuses == {"session": 401, "socket": 401, "media/abc": 401, "upload": 401}
        assert list(on.spool.iterdir()) == []
        assert on.memory.calls == 0


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1:1", "http://127.0.0.1"])
async def test_another_site_cannot_use_the_cookie(tmp_path: Path, origin: str) -> None:
    headers = {"Origin": origin} if origin else {}
    async with site(tmp_path) as on, await on.browser() as session:
        assert await _socket_status(on, session, headers) == 403
        address = f"{on.address}upload?uid=upload-00001&name=a.csv"
        async with session.post(address, data=b"a,b", headers=headers) as answer:
            assert answer.status == 403
        assert on.memory.calls == 0
        assert list(on.spool.iterdir()) == []
        assert await _socket_status(on, session, on.headers()) == 101


async def test_a_name_pointed_at_this_machine_is_refused_even_with_its_own_origin(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        port = on.address.split(":")[-1].rstrip("/")
        rebound = {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"}
        assert await _socket_status(on, session, rebound) == 421
        async with session.get(on.messenger.login_address(TOKEN), headers={"Host": f"evil.example:{port}"}) as answer:
            assert (answer.status, dict(answer.cookies)) == (421, {})
        assert on.memory.calls == 0


async def test_a_named_host_is_served(tmp_path: Path) -> None:
    asked = {"Host": "shop.example"}
    async with (
        site(tmp_path, names=("shop.example",)) as on,
        await on.browser() as session,
        session.get(f"{on.address}strings.json", headers=asked) as answer,
    ):
        assert answer.status == 200


async def test_health_needs_no_login(tmp_path: Path) -> None:
    asked = {"Host": "anything"}
    async with (
        site(tmp_path) as on,
        aiohttp.ClientSession() as session,
        session.get(f"{on.address}healthz", headers=asked) as answer,
    ):
        assert (answer.status, await answer.text()) == (200, "ok")


async def test_two_people_see_only_their_own_chat_and_pictures(tmp_path: Path) -> None:
    async with site(tmp_path) as on:
        on.messenger.add_login("a-token-of-the-helper-01", "helper", "Li")
        async with await on.browser() as wang, await on.browser("a-token-of-the-helper-01") as li:
            async with page(on, wang) as hers, page(on, li) as his:
                await on.messenger.send(OWNER, Shown("for Wang", picture=b"\x89PNG\r\n\x1a\n1"), "1")
                await hers.caught_up()
                await his.caught_up()
                assert [one["text"] for one in hers.messages.values()] == ["for Wang"]
                assert his.messages == {}
                picture = on.address.rstrip("/") + hers.messages["1"]["picture"]["url"]
            async with wang.get(picture) as own, li.get(picture) as foreign:
                assert (own.status, foreign.status) == (200, 404)
                assert await own.read() == b"\x89PNG\r\n\x1a\n1"


async def test_the_same_uid_of_two_people_is_two_messages(tmp_path: Path) -> None:
    async with site(tmp_path) as on:
        on.messenger.add_login("a-token-of-the-helper-01", "helper", "Li")
        async with (
            await on.browser() as wang,
            await on.browser("a-token-of-the-helper-01") as li,
            page(on, wang) as hers,
            page(on, li) as his,
        ):
            await hers.say("one", "uid-same-001")
            await his.say("two", "uid-same-001")
        said = [(one.uid, one.sender, one.sender_name, one.text) for one in on.memory.came if one.text]
        assert said == [("owner:uid-same-001", "owner", "Wang", "one"), ("helper:uid-same-001", "helper", "Li", "two")]


@pytest.mark.parametrize("name", ["../../pyproject.toml", "..%2fmessenger.py", "nothing.js", "%00"])
async def test_no_file_besides_the_page_is_served(tmp_path: Path, name: str) -> None:
    async with site(tmp_path) as on, await on.browser() as session, session.get(f"{on.address}static/{name}") as answer:
        assert answer.status == 404


async def test_a_short_token_is_no_login(tmp_path: Path) -> None:
    async with site(tmp_path, Memory()) as on, aiohttp.ClientSession() as session:
        with pytest.raises(ValueError, match="16 characters"):
            on.messenger.add_login("short", "x", "X")
        async with session.get(on.messenger.login_address("short")) as answer:
            assert answer.status == 401
