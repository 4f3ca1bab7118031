"""What people see of our messages: texts, pictures, files, buttons, edits, answers; asserted on the emulator's screen."""

import pytest

from bot.domain.chat import Button, Shown, Toast
from bot.errors import MessageGone, RetryLater
from bot.messengers.telegram.adapter import TelegramMessenger
from tests.contract.telegram_side import CARD, CHAT
from tests.fakes.telegram.client import Emulator

pytest_plugins = ["tests.fakes.telegram.fixtures", "tests.contract.telegram_fixture"]


async def test_a_text_with_buttons(emulator: Emulator, telegram: TelegramMessenger) -> None:
    reference = await telegram.send(CHAT, Shown("<b>5.50</b> & _6_ *7*", CARD.buttons), "1")
    shown = (await emulator.screen(7)).last
    assert (shown.text, reference) == ("<b>5.50</b> & _6_ *7*", f"t:{shown.message_id}")
    assert [[(b.text, b.data) for b in row] for row in shown.rows] == [
        [("Yes", "y:1"), ("No", "n:1")],
        [("Later", "l:1")],
    ]
    assert [button.raw.get("style") for button in shown.buttons] == ["success", "danger", None]


async def test_no_link_preview(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await telegram.send(CHAT, Shown("https://shop.example"), "1")
    params = (await emulator.journal("sendMessage"))[0]["params"]
    assert "is_disabled" in str(params["link_preview_options"])
    assert "parse_mode" not in params


async def test_a_long_text_is_split_at_lines_with_the_buttons_on_the_last(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    lines = [f"{number:04d} " + "货" * 90 for number in range(100)]
    reference = await telegram.send(CHAT, Shown("\n".join(lines), CARD.buttons), "1")
    shown = (await emulator.screen(7)).by_bot
    assert "\n".join(message.body for message in shown).split("\n") == lines
    assert [bool(message.rows) for message in shown] == [False, False, True]
    assert reference == ",".join(f"t:{message.message_id}" for message in shown)


async def test_a_picture_with_a_caption(emulator: Emulator, telegram: TelegramMessenger, png: bytes) -> None:
    reference = await telegram.send(CHAT, Shown("Yesterday", CARD.buttons, picture=png), "1")
    shown = (await emulator.screen(7)).last
    assert (shown.caption, shown.labels, reference) == ("Yesterday", ["Yes", "No", "Later"], f"p:{shown.message_id}")
    assert await emulator.file_bytes(str(shown.photo)) == png


async def test_a_picture_with_a_text_too_long_for_a_caption(
    emulator: Emulator, telegram: TelegramMessenger, png: bytes
) -> None:
    reference = await telegram.send(CHAT, Shown("x" * 1025, CARD.buttons, picture=png), "1")
    photo, text = (await emulator.screen(7)).by_bot
    assert (photo.caption, photo.rows, text.text, text.labels) == (None, (), "x" * 1025, ["Yes", "No", "Later"])
    assert reference == f"p:{photo.message_id},t:{text.message_id}"


async def test_the_text_after_a_picture_is_sent_alone_when_only_it_was_refused_for_now(
    emulator: Emulator, telegram: TelegramMessenger, png: bytes
) -> None:
    shown = Shown("x" * 1025, picture=png)
    await emulator.faults("sendMessage", kind="429", retry_after=2)
    with pytest.raises(RetryLater) as caught:
        await telegram.send(CHAT, shown, "1")
    assert caught.value.seconds == 2
    reference = await telegram.send(CHAT, shown, "1")
    assert [bool(message.photo) for message in (await emulator.screen(7)).by_bot] == [True, False]
    photo, text = (await emulator.screen(7)).by_bot
    assert reference == f"p:{photo.message_id},t:{text.message_id}"


async def test_the_same_picture_is_uploaded_once(emulator: Emulator, telegram: TelegramMessenger, png: bytes) -> None:
    await telegram.send(CHAT, Shown("one", picture=png), "1")
    await telegram.send(CHAT, Shown("two", picture=png), "2")
    uploads = [len(row["files"]) for row in await emulator.journal("sendPhoto")]
    assert uploads == [1, 0]
    one, two = (await emulator.screen(7)).by_bot
    assert await emulator.file_bytes(str(one.photo)) == await emulator.file_bytes(str(two.photo)) == png


async def test_a_picture_telegram_forgot_is_uploaded_again(
    emulator: Emulator, telegram: TelegramMessenger, png: bytes
) -> None:
    await telegram.send(CHAT, Shown("one", picture=png), "1")
    await emulator.faults(
        "sendPhoto", kind="error", code=400, description="Bad Request: wrong file identifier/HTTP URL specified"
    )
    await telegram.send(CHAT, Shown("two", picture=png), "2")
    assert [len(row["files"]) for row in await emulator.journal("sendPhoto")] == [1, 0, 1]
    assert [message.caption for message in (await emulator.screen(7)).by_bot] == ["one", "two"]


async def test_a_file(emulator: Emulator, telegram: TelegramMessenger) -> None:
    rejected = "行,原因\n3,没有价格\n".encode()
    reference = await telegram.send(CHAT, Shown("1 line rejected", file=rejected, file_name="没收下的行.csv"), "1")
    shown = (await emulator.screen(7)).last
    assert (shown.document, shown.caption, reference) == ("没收下的行.csv", "1 line rejected", f"d:{shown.message_id}")
    assert await emulator.file_bytes(shown.raw["document"]["file_id"]) == rejected


async def test_half_a_character_in_a_name_does_not_stop_a_message(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    await telegram.send(CHAT, Shown("slipper \ud83d sold"), "1")
    assert (await emulator.screen(7)).last.text == "slipper ? sold"


async def test_an_edit_replaces_text_and_buttons_in_place(emulator: Emulator, telegram: TelegramMessenger) -> None:
    reference = await telegram.send(CHAT, CARD, "1")
    await telegram.edit(CHAT, reference, Shown("Sure?", ((Button("Sure", "s:1"),),)))
    (shown,) = (await emulator.screen(7)).by_bot
    assert (shown.text, shown.labels) == ("Sure?", ["Sure"])
    await telegram.edit(CHAT, reference, Shown("Approved by Wang"))
    (shown,) = (await emulator.screen(7)).by_bot
    assert (shown.text, shown.labels) == ("Approved by Wang", [])


async def test_the_same_content_again_is_success(emulator: Emulator, telegram: TelegramMessenger) -> None:
    reference = await telegram.send(CHAT, CARD, "1")
    await telegram.edit(CHAT, reference, CARD)
    assert [row["status"] for row in await emulator.journal("editMessageText")] == [400]
    assert (await emulator.screen(7)).last.labels == ["Yes", "No", "Later"]


async def test_a_picture_keeps_its_picture_and_changes_its_caption(
    emulator: Emulator, telegram: TelegramMessenger, png: bytes
) -> None:
    reference = await telegram.send(CHAT, Shown("Report", CARD.buttons, picture=png), "1")
    await telegram.edit(CHAT, reference, Shown("Report, done", picture=png))
    (shown,) = (await emulator.screen(7)).by_bot
    assert (shown.caption, shown.labels, bool(shown.photo)) == ("Report, done", [], True)


async def test_the_text_after_a_picture_is_what_is_edited(
    emulator: Emulator, telegram: TelegramMessenger, png: bytes
) -> None:
    reference = await telegram.send(CHAT, Shown("x" * 1025, CARD.buttons, picture=png), "1")
    await telegram.edit(CHAT, reference, Shown("short", picture=png))
    photo, text = (await emulator.screen(7)).by_bot
    assert (photo.caption, text.text, text.labels) == (None, "short", [])


@pytest.mark.parametrize("text", ["y" * 1025, "z" * 5000])
async def test_a_caption_that_outgrows_its_message_closes_it_and_asks_for_a_fresh_one(
    emulator: Emulator, telegram: TelegramMessenger, png: bytes, text: str
) -> None:
    reference = await telegram.send(CHAT, Shown("short", CARD.buttons, picture=png), "1")
    with pytest.raises(MessageGone):
        await telegram.edit(CHAT, reference, Shown(text, CARD.buttons))
    (shown,) = (await emulator.screen(7)).by_bot
    assert (shown.caption, shown.labels) == ("short", [])


@pytest.mark.parametrize("reference", ["t:999999", "", "web-17", "t:"])
async def test_an_edit_of_a_message_that_is_not_there(telegram: TelegramMessenger, reference: str) -> None:
    with pytest.raises(MessageGone):
        await telegram.edit(CHAT, reference, Shown("anything"))


async def test_a_press_is_answered(emulator: Emulator, telegram: TelegramMessenger) -> None:
    await telegram.send(CHAT, CARD, "1")
    press = await emulator.press(7, "Yes")
    await telegram.answer(press.query_id, Toast("好" * 300, alert=True))
    answer = await emulator.answer_of(press)
    assert (answer["text"], str(answer["show_alert"]).lower()) == ("好" * 200, "true")


async def test_a_press_without_words_and_one_too_old_are_answered_all_the_same(
    emulator: Emulator, telegram: TelegramMessenger
) -> None:
    await telegram.send(CHAT, CARD, "1")
    press = await emulator.press(7, "No")
    await telegram.answer(press.query_id, Toast())
    assert (await emulator.answer_of(press))["text"] == ""
    await emulator.advance(3600)
    await telegram.answer(press.query_id, Toast("late"))
    assert (await emulator.journal("answerCallbackQuery"))[-1]["status"] == 400


@pytest.mark.parametrize("silent", [False, True])
async def test_only_what_is_silent_asks_for_no_sound(
    emulator: Emulator, telegram: TelegramMessenger, png: bytes, silent: bool
) -> None:
    await telegram.send(CHAT, Shown("Yesterday", silent=silent), "1")
    await telegram.send(CHAT, Shown("x" * 1025, picture=png, file=b"a,b", file_name="a.csv", silent=silent), "2")
    calls = [call for method in ("sendMessage", "sendPhoto", "sendDocument") for call in await emulator.journal(method)]
    assert len(calls) == 4
    asked = [str(call["params"].get("disable_notification", "")).lower() for call in calls]
    assert asked == (["true"] * 4 if silent else [""] * 4)
