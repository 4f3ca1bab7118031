"""Files people send: brought over whole, within the limit, or not at all."""

from pathlib import Path

import pytest

from bot.domain.chat import FileRef
from bot.errors import FileRejected, NotSent, TooLarge
from bot.messengers.telegram.adapter import TelegramMessenger
from tests.contract.telegram_side import Stored, on, running, setup_for
from tests.fakes.telegram.client import Emulator

pytest_plugins = ["tests.fakes.telegram.fixtures", "tests.contract.telegram_fixture"]

DATA = b"sku,price\n" * 20_000


async def sent_file(emulator: Emulator, telegram: TelegramMessenger) -> FileRef:
    await emulator.send_document(7, "prices.csv", DATA)
    stored = Stored()
    async with running(telegram, stored):
        came = (await stored.wait(2))[1]
    assert came.file is not None
    return came.file


async def test_a_file_arrives_whole(emulator: Emulator, telegram: TelegramMessenger, tmp_path: Path) -> None:
    file = await sent_file(emulator, telegram)
    await telegram.fetch(file, tmp_path / "got", len(DATA))
    assert (tmp_path / "got").read_bytes() == DATA


async def test_a_file_over_the_limit_is_refused_before_and_during_the_download(
    emulator: Emulator, telegram: TelegramMessenger, tmp_path: Path
) -> None:
    file = await sent_file(emulator, telegram)
    with pytest.raises(TooLarge):
        await telegram.fetch(file, tmp_path / "got", len(DATA) - 1)
    assert await emulator.journal("getFile") == []
    with pytest.raises(TooLarge):
        await telegram.fetch(FileRef(file.ref, file.name), tmp_path / "got", len(DATA) - 1)
    assert not (tmp_path / "got").exists()


async def test_a_file_telegram_does_not_know_is_rejected(telegram: TelegramMessenger, tmp_path: Path) -> None:
    with pytest.raises(FileRejected):
        await telegram.fetch(FileRef("no-such-file", "x"), tmp_path / "got", 100)
    assert not (tmp_path / "got").exists()


async def test_a_file_too_big_for_telegram_itself(
    emulator: Emulator, telegram: TelegramMessenger, tmp_path: Path
) -> None:
    await emulator.faults("getFile", kind="error", code=400, description="Bad Request: file is too big")
    with pytest.raises(TooLarge):
        await telegram.fetch(FileRef("any", "x"), tmp_path / "got", 100)


@pytest.mark.parametrize("kind", ["502", "close_before", "half_body"])
async def test_a_download_that_breaks_off_leaves_nothing_and_may_be_tried_again(
    emulator: Emulator, telegram: TelegramMessenger, tmp_path: Path, kind: str
) -> None:
    file = await sent_file(emulator, telegram)
    await emulator.faults("file", kind=kind, count=2)  # a read is repeated once by the HTTP client itself
    with pytest.raises(NotSent) as caught:
        await telegram.fetch(file, tmp_path / "got", len(DATA))
    assert emulator.token not in repr(caught.value)
    assert caught.value.__context__ is None
    assert not (tmp_path / "got").exists()
    await emulator.clear_faults()
    await telegram.fetch(file, tmp_path / "got", len(DATA))
    assert (tmp_path / "got").read_bytes() == DATA


async def test_asking_for_a_file_while_the_service_is_away(emulator: Emulator, tmp_path: Path) -> None:
    async with on(setup_for(emulator, base_url="http://127.0.0.1:1")) as nobody:
        with pytest.raises(NotSent):
            await nobody.fetch(FileRef("any", "x"), tmp_path / "got", 100)
