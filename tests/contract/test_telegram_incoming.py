"""What people do becomes an Incoming: every field, from real updates over the wire."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.chat import FileRef, Incoming, IncomingKind
from bot.messengers.telegram.adapter import TelegramMessenger
from bot.messengers.telegram.incoming import Reader, for_us
from tests.contract.telegram_side import CARD, CHAT, Stored, running
from tests.fakes.telegram.client import Emulator

pytest_plugins = ["tests.fakes.telegram.fixtures", "tests.contract.telegram_fixture"]

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
READER = Reader(99, "ShopHandBot")
WANG = {"id": 7, "is_bot": False, "first_name": "Wang", "last_name": "Li", "language_code": "zh-hans"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Wang"}
GROUP = {"id": -50, "type": "group", "title": "Factory"}


def message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 1_790_000_000, "chat": PRIVATE, "from": WANG, **fields}


def read(**update: Any) -> Incoming | None:
    return READER.read({"update_id": 5, **update}, NOW)


async def next_of(emulator: Emulator, telegram: TelegramMessenger, count: int = 2) -> Incoming:
    """The newest thing that came in; the first is the /start of the fixture."""
    stored = Stored()
    async with running(telegram, stored):
        return (await stored.wait(count))[count - 1]


async def test_a_text_with_all_its_fields(emulator: Emulator, telegram: TelegramMessenger) -> None:
    said = await emulator.say(7, "把拖鞋降到5块5")
    came = await next_of(emulator, telegram)
    sent_at = datetime.fromtimestamp(int(await emulator.now()), UTC)
    assert abs((came.at - sent_at).total_seconds()) <= 2
    assert came == Incoming(
        messenger="telegram",
        uid=f"{emulator.token.split(':')[0]}:{said.update_id}",
        chat="7",
        sender="7",
        at=came.at,
        text="把拖鞋降到5块5",
        sender_name="Wang",
        language_hint="zh-hans",
        message_ref=f"t:{said.message_id}",
    )


async def test_a_press(emulator: Emulator, telegram: TelegramMessenger) -> None:
    reference = await telegram.send(CHAT, CARD, "1")
    press = await emulator.press(7, "Yes")
    came = await next_of(emulator, telegram)
    assert (came.kind, came.data, came.press_ref) == (IncomingKind.PRESS, "y:1", press.query_id)
    assert (came.message_ref, came.chat, came.sender, came.private) == (reference, "7", "7", True)


async def test_a_press_on_a_message_too_old_to_be_shown_to_us(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await telegram.send(CHAT, CARD, "1")
    press = await emulator.press(7, "Yes", inaccessible=True)
    came = await next_of(emulator, telegram)
    assert (came.kind, came.data, came.message_ref) == (IncomingKind.PRESS, "y:1", f"t:{press.message_id}")


async def test_the_same_press_again_is_another_incoming_with_the_same_data(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    await telegram.send(CHAT, CARD, "1")
    await emulator.press_again(await emulator.press(7, "Yes"))
    stored = Stored()
    async with running(telegram, stored):
        _, first, second = await stored.wait(3)
    assert first.uid != second.uid
    assert (first.data, first.message_ref) == (second.data, second.message_ref)


async def test_a_file_a_picture_and_a_voice_note(emulator: Emulator, telegram: TelegramMessenger, png: bytes) -> None:
    await emulator.send_document(7, "orders.csv", b"a,b\n1,2\n", caption="last month")
    await emulator.send_photo(7, png, caption="look")
    await emulator.send_voice(7, b"OggS" + b"\0" * 60)
    stored = Stored()
    async with running(telegram, stored):
        _, file, photo, voice = await stored.wait(4)
    assert (file.kind, file.text, file.message_ref[:2]) == (IncomingKind.FILE, "last month", "d:")
    assert file.file == FileRef(file.file.ref if file.file else "", "orders.csv", "text/csv", 8)
    assert (photo.kind, photo.text, photo.file.mime if photo.file else "") == (IncomingKind.PHOTO, "look", "image/jpeg")
    assert (voice.kind, voice.file.size if voice.file else 0) == (IncomingKind.VOICE, 64)


async def test_blocking_and_coming_back(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await emulator.block(7)
    await emulator.unblock(7)
    stored = Stored()
    async with running(telegram, stored):
        _, blocked, joined = await stored.wait(3)
    assert [(one.kind, one.chat, one.sender) for one in (blocked, joined)] == [
        (IncomingKind.BLOCKED, "7", "7"),
        (IncomingKind.JOINED, "7", "7"),
    ]


async def test_a_group_joined_moved_and_left(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await emulator.add_group(-50, "Factory", [7])
    moved = await emulator.upgrade_group(-50)
    await emulator.kick(moved, by=7)
    stored = Stored()
    async with running(telegram, stored):
        _, joined, migrated, left = await stored.wait(4)
    assert (joined.kind, joined.chat, joined.private) == (IncomingKind.JOINED, "-50", False)
    assert (migrated.kind, migrated.chat, migrated.moved_to) == (IncomingKind.MIGRATED, "-50", str(moved))
    assert (left.kind, left.chat) == (IncomingKind.BLOCKED, str(moved))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/report@ShopHandBot", "/report"),
        ("/report@shophandbot last week", "/report last week"),
        ("/report@OtherBot", None),
        ("/report", "/report"),
        ("/start qR7_x-9", "/start qR7_x-9"),
        ("mail a@b.com", "mail a@b.com"),
        ("/report@ShopHandBotany", None),
        ("", ""),
    ],
)
def test_a_command_addressed_to_a_bot(text: str, expected: str | None) -> None:
    assert for_us(text, "ShopHandBot") == expected


@pytest.mark.parametrize(
    "part",
    [
        {"forward_origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}},
        {"via_bot": {"id": 8, "is_bot": True, "first_name": "gif"}},
    ],
)
def test_forwarded_and_inserted_texts_are_data(part: dict[str, Any]) -> None:
    came = read(message=message(text="/stop", **part))
    assert came is not None
    assert (came.text, came.quoted) == ("/stop", True)
    plain = read(message=message(text="/stop"))
    assert plain is not None
    assert not plain.quoted


def test_an_answer_that_quotes_a_line_is_the_senders_own_words() -> None:
    came = read(message=message(text="/stop", quote={"text": "price 5", "position": 0}))
    assert came is not None
    assert (came.text, came.quoted) == ("/stop", False)


@pytest.mark.parametrize(
    "update",
    [
        {"edited_message": message(text="5.5")},
        {"channel_post": message(text="5.5")},
        {"message": message(pinned_message=message(text="old"))},
        {"message": message(chat=GROUP, new_chat_members=[WANG])},
        {"message": message(chat=GROUP, text="/stop@OtherBot")},
        {"callback_query": {"id": "1", "from": WANG, "chat_instance": "1", "data": "y"}},
        {"poll": {"id": "1"}},
        {},
    ],
    ids=lambda update: next(iter(update), "nothing"),
)
def test_what_nobody_said_to_us_is_left_alone(update: dict[str, Any]) -> None:
    assert read(**update) is None


def test_a_sticker_gets_an_answer_too() -> None:
    sticker = {"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1}
    came = read(message=message(sticker={**sticker, "is_animated": False, "is_video": False}))
    assert came is not None
    assert (came.kind, came.uid) == (IncomingKind.OTHER, "99:5")


def test_a_message_newer_than_the_library_still_says_who_wrote() -> None:
    came = read(message=message(photo="a shape nobody knows"))
    assert came == Incoming("telegram", "99:5", "7", "7", NOW, IncomingKind.OTHER)
    assert read(message={"chat": "?"}) is None


@pytest.mark.parametrize("raw", [{}, {"update_id": "5"}, {"update_id": True}, {"message": message(text="x")}])
def test_an_update_without_a_number_is_an_error(raw: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="without a number"):
        READER.read(raw, NOW)
