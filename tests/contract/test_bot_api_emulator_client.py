"""python-telegram-bot, which shares no code with the program, must find a whole Bot API in the emulator."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Message, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

from tests.fakes.telegram.client import Emulator

pytest_plugins = ["tests.fakes.telegram.fixtures"]

Context = ContextTypes.DEFAULT_TYPE
BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Approve", callback_data="yes"), InlineKeyboardButton("Reject", callback_data="no")]]
)


def bot_for(emulator: Emulator, token: str | None = None) -> "Bot":
    """A library bot that never looks at proxies."""
    return Bot(
        token or emulator.token,
        base_url=f"{emulator.url}/bot",
        base_file_url=f"{emulator.url}/file/bot",
        request=_request(),
        get_updates_request=_request(),
    )


def _request() -> HTTPXRequest:
    return HTTPXRequest(connection_pool_size=8, httpx_kwargs={"trust_env": False})


@pytest_asyncio.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    """A started library bot that person 7 has talked to."""
    await emulator.add_user(7, "Wang")
    await emulator.say(7, "/start")
    async with bot_for(emulator) as started:
        yield started


async def on_start(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_text("Spend 50.00?", reply_markup=BUTTONS)


async def on_press(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("noted")
    await query.edit_message_text(f"Decided: {query.data}")


async def on_file(update: Update, context: Context) -> None:
    message = update.message
    assert message is not None
    assert message.effective_attachment is not None
    attachment: Any = message.effective_attachment
    file = await (attachment[-1] if isinstance(attachment, tuple | list) else attachment).get_file()
    data = bytes(await file.download_as_bytearray())
    await context.bot.send_photo(message.chat_id, data, caption="back to you", reply_markup=BUTTONS)


@pytest_asyncio.fixture
async def polling(emulator: Emulator) -> AsyncIterator[None]:
    """A whole library application that polls the emulator."""
    app = Application.builder().bot(bot_for(emulator)).build()
    app.add_handler(CommandHandler("start", on_start))
    app.add_handler(CallbackQueryHandler(on_press))
    app.add_handler(MessageHandler(filters.PHOTO | filters.Document.ALL, on_file))
    await app.initialize()
    await app.start()
    assert app.updater is not None
    await app.updater.start_polling(timeout=5)
    yield
    await emulator.clear_faults()
    await emulator.reset()
    await app.updater.stop()
    await app.stop()
    await app.shutdown()


@pytest.mark.usefixtures("polling")
async def test_text_keyboard_press_and_edit_through_a_polling_application(emulator: Emulator) -> None:
    await emulator.add_user(7, "Wang")
    await emulator.say(7, "/start")
    screen = await emulator.wait_for(7, lambda shown: len(shown.by_bot) == 1)
    assert screen.last.labels == ["Approve", "Reject"]
    press = await emulator.press(7, "Approve")
    assert (await emulator.answer_of(press))["text"] == "noted"
    screen = await emulator.wait_for(7, lambda shown: shown.last.edited)
    assert [(one.body, one.labels) for one in screen.by_bot] == [("Decided: yes", [])]
    await emulator.wait_confirmed()


@pytest.mark.usefixtures("polling")
async def test_a_picture_and_a_file_come_back_as_uploaded_photos(emulator: Emulator, png: bytes) -> None:
    await emulator.add_user(7, "Wang")
    await emulator.send_photo(7, png)
    await emulator.send_document(7, "again.png", png)
    screen = await emulator.wait_for(7, lambda shown: len(shown.by_bot) == 2)
    assert [one.caption for one in screen.by_bot] == ["back to you", "back to you"]
    assert screen.last.photo is not None
    assert await emulator.file_bytes(screen.last.photo) == png


async def test_updates_are_whole_objects_for_the_library(emulator: Emulator, bot: Bot) -> None:
    message = await bot.send_message(7, "<b>50</b>", parse_mode="HTML", reply_markup=BUTTONS)
    press = await emulator.press(7, "no")
    await emulator.press_forged(7, "old", inaccessible=True)
    await emulator.block(7)
    updates = await bot.get_updates()
    assert [one.update_id for one in updates] == list(range(updates[0].update_id, updates[0].update_id + 4))
    query = updates[1].callback_query
    assert isinstance(query, CallbackQuery)
    assert (query.id, query.data, query.from_user.language_code) == (press.query_id, "no", "zh-hans")
    assert isinstance(query.message, Message)
    assert query.message.text_html == "<b>50</b>"
    assert query.message.date == message.date
    forged = updates[2].callback_query
    assert forged is not None
    assert forged.message is not None
    assert not forged.message.is_accessible
    member = updates[3].my_chat_member
    assert member is not None
    assert (member.old_chat_member.status, member.new_chat_member.status) == ("member", "kicked")


async def test_photo_reuse_caption_and_media_edits(emulator: Emulator, bot: Bot, png: bytes) -> None:
    first = await bot.send_photo(7, png, caption="morning", reply_markup=BUTTONS)
    assert [(size.width, size.height) for size in first.photo] == [(90, 54), (200, 120)]
    second = await bot.send_photo(7, first.photo[-1].file_id)
    assert second.photo[-1].file_unique_id == first.photo[-1].file_unique_id
    edited = await bot.edit_message_caption(7, first.message_id, caption="closed")
    assert isinstance(edited, Message)
    assert (edited.caption, edited.reply_markup) == ("closed", None)
    changed = await bot.edit_message_media(InputMediaPhoto(png, caption="new"), 7, second.message_id)
    assert isinstance(changed, Message)
    assert changed.caption == "new"
    album = await bot.send_media_group(7, [InputMediaPhoto(png), InputMediaPhoto(first.photo[-1].file_id)])
    assert len({one.media_group_id for one in album}) == 1
    screen = await emulator.screen(7)
    assert [one.body for one in screen.by_bot] == ["closed", "new", "", ""]


async def test_files_download(emulator: Emulator, bot: Bot) -> None:
    await emulator.send_document(7, "orders.csv", b"sku,units\n")
    update = (await bot.get_updates())[-1]
    assert update.message is not None
    document = update.message.document
    assert document is not None
    assert (document.file_name, document.mime_type, document.file_size) == ("orders.csv", "text/csv", 10)
    file = await document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"sku,units\n"


async def test_errors_become_the_librarys_exceptions(
    emulator: Emulator, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # the library's own switch; without it, reading a wait is deprecated
    message = await bot.send_message(7, "same")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("same", 7, message.message_id)
    await emulator.faults("sendMessage", kind="429", retry_after=7)
    with pytest.raises(RetryAfter) as held:
        await bot.send_message(7, "too fast")
    assert held.value.retry_after == timedelta(seconds=7)
    await emulator.faults("sendMessage", kind="500")
    with pytest.raises(NetworkError, match="restart"):
        await bot.send_message(7, "restart")
    await emulator.faults("sendMessage", kind="502")
    with pytest.raises(NetworkError):
        await bot.send_message(7, "proxy")
    await emulator.add_group(-5, "Shop", [7])
    new_id = await emulator.upgrade_group(-5)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(-5, "old")
    assert moved.value.new_chat_id == new_id
    await emulator.block(7)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(7, "gone")
    assert [one.body for one in (await emulator.screen(7)).by_bot] == ["same"]


async def test_a_foreign_token_is_refused(emulator: Emulator) -> None:
    stranger = bot_for(emulator, "700100:other")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_commands_menu_and_chat(bot: Bot) -> None:
    assert await bot.set_my_commands([("report", "yesterday"), ("help", "what I do")], language_code="en")
    assert [one.command for one in await bot.get_my_commands(language_code="en")] == ["report", "help"]
    assert await bot.set_chat_menu_button(7)
    assert (await bot.get_chat(7)).first_name == "Wang"
    assert await bot.send_chat_action(7, "typing")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("", 1)
