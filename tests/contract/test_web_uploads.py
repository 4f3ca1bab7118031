"""Files sent from the page: whole, synced and stored before they are acknowledged, or not there at all."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.domain.chat import IncomingKind
from bot.errors import FileRejected
from bot.messengers.files import safe_name
from bot.messengers.web.spool import Spool
from tests.contract.web_side import Site, page, site

PNG = b"\x89PNG\r\n\x1a\n and the rest"


async def _upload(on: Site, session: aiohttp.ClientSession, data: Any, **query: str) -> tuple[int, dict[str, Any]]:
    wanted = {"uid": "upload-00001", "name": "orders.csv", "lang": "zh-Hans", **query}
    async with session.post(f"{on.address}upload", params=wanted, data=data, headers=on.headers()) as answer:
        return answer.status, await answer.json()


def _files(on: Site) -> list[Any]:
    return [one for one in on.memory.came if one.kind in {IncomingKind.FILE, IncomingKind.PHOTO, IncomingKind.VOICE}]


async def test_a_table_is_stored_and_shown_on_other_pages(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session, page(on, session) as other:
        assert await _upload(on, session, b"a,b\n", name="订单 七月.csv") == (
            200,
            {"type": "stored", "uid": "upload-00001"},
        )
        (came,) = _files(on)
        assert (came.kind, came.uid, came.language_hint) == (IncomingKind.FILE, "owner:upload-00001", "zh-Hans")
        assert (came.file.name, came.file.mime, came.file.size) == ("订单 七月.csv", "", 4)
        assert (on.spool / came.file.ref).read_bytes() == b"a,b\n"
        await other.caught_up()
        assert other.messages["upload-00001"]["file"]["name"] == "订单 七月.csv"


async def test_a_picture_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        await _upload(on, session, PNG, name="really.csv")
        await _upload(on, session, b"<svg onload=alert(1)>", name="shoe.png", uid="upload-00002")
        kinds = [(one.kind, one.file.mime) for one in _files(on)]
        assert kinds == [(IncomingKind.PHOTO, "image/png"), (IncomingKind.FILE, "")]


SOUNDS = {
    "audio/ogg": b"OggS\0\x02 and the rest",
    "audio/mpeg": b"ID3\x04 and the rest",
    "audio/wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "audio/mp4": b"\0\0\0\x1cftypM4A and the rest",
    "audio/webm": b"\x1a\x45\xdf\xa3 and the rest",
    "audio/flac": b"fLaC and the rest",
}


async def test_a_recording_is_voice_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        for number, sound in enumerate(SOUNDS.values()):
            await _upload(on, session, sound, name="orders.csv", uid=f"upload-1000{number}")
        await _upload(on, session, b"a,b\n", name="voice.ogg", uid="upload-20000")
        kinds = [(one.kind, one.file.mime) for one in _files(on)]
        assert kinds == [*((IncomingKind.VOICE, mime) for mime in SOUNDS), (IncomingKind.FILE, "")]


async def test_the_same_upload_again_is_stored_once(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        assert [(await _upload(on, session, b"a,b\n"))[0] for _ in range(2)] == [200, 200]
        (came,) = _files(on)
        assert [path.name for path in on.spool.iterdir()] == [came.file.ref]


async def _stream(chunks: int) -> AsyncIterator[bytes]:
    for _ in range(chunks):
        yield b"x" * 1000


@pytest.mark.parametrize("data", [b"x" * 5001, _stream(6)], ids=["announced", "chunked"])
async def test_a_file_over_the_limit_is_refused_and_nothing_kept(tmp_path: Path, data: Any) -> None:
    async with site(tmp_path, max_upload=5000) as on, await on.browser() as session:
        assert await _upload(on, session, data) == (413, {"type": "refused", "why": "too-large"})
        assert (_files(on), list(on.spool.iterdir())) == ([], [])
        assert (await _upload(on, session, b"x" * 5000, uid="upload-00002"))[0] == 200


async def test_an_upload_that_cannot_be_stored_is_refused_and_nothing_kept(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        on.memory.failing = True
        assert await _upload(on, session, b"a,b\n") == (503, {"type": "refused", "why": "not-stored"})
        assert (_files(on), list(on.spool.iterdir())) == ([], [])


async def test_an_upload_broken_off_leaves_nothing(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        going = asyncio.Event()

        async def slowly() -> AsyncIterator[bytes]:
            yield b"x" * 100_000
            going.set()
            await asyncio.sleep(30)

        sending = asyncio.create_task(_upload(on, session, slowly()))
        await going.wait()
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        async with asyncio.timeout(5):
            while list(on.spool.iterdir()):
                await asyncio.sleep(0.02)
        assert _files(on) == []


async def test_a_third_upload_at_once_has_to_wait(tmp_path: Path) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        release = asyncio.Event()

        async def held() -> AsyncIterator[bytes]:
            yield b"x"
            await release.wait()

        sending = [asyncio.create_task(_upload(on, session, held(), uid=f"upload-0000{at}")) for at in (1, 2)]
        async with asyncio.timeout(5):
            while len(list(on.spool.iterdir())) < 2:
                await asyncio.sleep(0.02)
        assert await _upload(on, session, b"y", uid="upload-00003") == (429, {"type": "refused", "why": "slow-down"})
        release.set()
        assert [status for status, _ in await asyncio.gather(*sending)] == [200, 200]
        assert sorted(one.uid for one in _files(on)) == ["owner:upload-00001", "owner:upload-00002"]


@pytest.mark.parametrize("uid", ["", "short", "../../../etc", "x" * 65])
async def test_an_upload_without_a_good_uid_is_refused(tmp_path: Path, uid: str) -> None:
    async with site(tmp_path) as on, await on.browser() as session:
        assert await _upload(on, session, b"a", uid=uid) == (400, {"type": "refused", "why": "malformed"})
        assert (_files(on), list(on.spool.iterdir())) == ([], [])


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ("orders.csv", "orders.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\王\\订单.xlsx", "订单.xlsx"),
        ("a\x00b\n\u202ecsv.exe", "abcsv.exe"),
        (" ...  ", "file"),
        ("", "file"),
        ("x" * 300 + ".xlsx", "x" * 88 + ".xlsx"),
    ],
)
def test_names_are_made_safe(claimed: str, kept: str) -> None:
    assert safe_name(claimed) == kept


async def test_only_names_of_the_spool_are_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret-file-outside-it").write_text("secret")
    spool = Spool(tmp_path / "spool")
    spool.open()
    with pytest.raises(FileRejected):
        await spool.copy("../secret-file-outside-it", tmp_path / "got", 1000)
    assert not (tmp_path / "got").exists()


async def test_old_uploads_are_swept(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    for ref in ("an-upload-of-last-week", "an-upload-of-just-now0"):
        upload = spool.begin(ref)
        upload.write(b"x")
        await upload.finish()
    broken = spool.begin("an-upload-broken-off00")
    broken.write(b"x")
    now = datetime.now(UTC)
    assert spool.sweep(now, timedelta(days=7)) == 0
    assert spool.sweep(now + timedelta(hours=2), timedelta(days=7)) == 1
    assert spool.sweep(now + timedelta(days=8), timedelta(days=7)) == 2
    broken.drop()
    assert list(tmp_path.iterdir()) == []
