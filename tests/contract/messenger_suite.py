"""What every messenger must do, whoever is behind it. A messenger's test module inherits `MessengerSuite` and gives it a `side`:
the messenger, running, with a person at the other end whom the test can make speak and whose screen it can read.
"""

from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from bot.domain.chat import Button, ButtonStyle, Incoming, IncomingKind, Shown, Toast
from bot.errors import FileRejected, Rejected, SetupError, TooLarge
from bot.ports.messenger import Messenger

CARD = Shown(
    "Lower the price?\nSlippers 5.80 -> 5.50",
    ((Button("Agree", "ok:17", ButtonStyle.GOOD), Button("No", "no:17", ButtonStyle.BAD)),),
    card="ask-17",
)


class Kept:
    """A durable inbox: each uid once, in order. While `failing` it stores nothing and raises."""

    def __init__(self) -> None:
        self.came: list[Incoming] = []
        self.calls = 0
        self.failing = False

    async def __call__(self, incoming: Incoming) -> bool:
        self.calls += 1
        if self.failing:
            raise SetupError("error-disk-full", {"where": "xiaoer.db"})
        if any(one.uid == incoming.uid for one in self.came):
            return False
        self.came.append(incoming)
        return True


class Side(Protocol):
    """A running messenger and one person. Every method returns when the effect can be read."""

    messenger: Messenger
    kept: Kept
    chat: str

    async def say(self, text: str) -> bool:
        """The person writes; whether the messenger was told that we have it. It was offered at least once by then."""
        ...

    async def offer_again(self) -> None:
        """The same message comes once more, as after a lost acknowledgement or a failure."""
        ...

    async def press(self, message_ref: str, data: str) -> None: ...

    async def hand_in(self, name: str, content: bytes) -> None: ...

    async def screen(self) -> list[str]:
        """Our messages as the person sees them, each with text and button labels, oldest first."""
        ...

    async def toasts(self) -> list[str]: ...


class MessengerSuite:
    """`redelivers`: a message can come twice. `in_place`: an edit replaces, so the old text is gone from the screen."""

    redelivers = True
    in_place = True

    async def test_a_sent_message_shows_its_text_and_buttons(self, side: Side) -> None:
        ref = await side.messenger.send(side.chat, CARD, "1")
        screen = await side.screen()
        assert ref
        assert len(screen) == 1
        assert all(words in screen[0] for words in ("Lower the price?\n", "Slippers 5.80 -> 5.50", "Agree", "No"))

    async def test_messages_keep_their_order(self, side: Side) -> None:
        for number in ("1", "2", "3"):
            await side.messenger.send(side.chat, Shown(f"message {number}"), number)
        assert [text.strip() for text in await side.screen()] == ["message 1", "message 2", "message 3"]

    async def test_an_edit_replaces_text_and_buttons(self, side: Side) -> None:
        ref = await side.messenger.send(side.chat, CARD, "1")
        await side.messenger.edit(side.chat, ref, Shown("Done.", card="ask-17"))
        screen = await side.screen()
        assert screen[-1].strip() == "Done."
        assert len(screen) == (1 if self.in_place else 2)

    async def test_an_edit_to_the_same_content_is_a_success_and_shows_nothing_new(self, side: Side) -> None:
        ref = await side.messenger.send(side.chat, CARD, "1")
        before = await side.screen()
        await side.messenger.edit(side.chat, ref, replace(CARD, update=True))
        assert await side.screen() == before

    async def test_a_press_says_which_message_and_can_be_answered(self, side: Side) -> None:
        ref = await side.messenger.send(side.chat, CARD, "1")
        await side.press(ref, "ok:17")
        came = side.kept.came[-1]
        assert (came.kind, came.data, came.message_ref, came.chat) == (IncomingKind.PRESS, "ok:17", ref, side.chat)
        await side.messenger.answer(came.press_ref, Toast("On it"))
        assert await side.toasts() == ["On it"]

    async def test_a_press_too_old_to_be_answered_is_a_success(self, side: Side) -> None:
        await side.messenger.answer("12345:longgone", Toast("On it"))
        await side.messenger.send(side.chat, Shown("still here"), "1")
        assert (await side.screen())[-1].strip() == "still here"

    async def test_text_arrives_as_it_was_written(self, side: Side) -> None:
        assert await side.say("把拖鞋降到5块5 <b>&amp;")
        came = side.kept.came[-1]
        assert (came.messenger, came.kind, came.text) == (
            side.messenger.name,
            IncomingKind.TEXT,
            "把拖鞋降到5块5 <b>&amp;",
        )
        assert came.chat == side.chat
        assert came.private
        assert came.at.tzinfo is not None

    async def test_what_is_not_stored_is_not_acknowledged_and_can_come_again(self, side: Side) -> None:
        side.kept.failing = True
        assert not await side.say("stop everything")
        assert side.kept.came == []
        side.kept.failing = False
        await side.offer_again()
        assert [one.text for one in side.kept.came] == ["stop everything"]

    async def test_a_redelivered_message_has_the_same_uid(self, side: Side) -> None:
        if not self.redelivers:
            pytest.skip("nothing is ever delivered twice here")
        assert await side.say("lower it by 0.20")
        calls = side.kept.calls
        await side.offer_again()
        assert side.kept.calls == calls + 1
        assert [one.text for one in side.kept.came] == ["lower it by 0.20"]

    async def test_a_file_can_be_fetched_within_the_limit(self, side: Side, tmp_path: Path) -> None:
        content = b"sku,price\nA1,5.80\n" * 50
        await side.hand_in("orders.csv", content)
        came = side.kept.came[-1]
        assert came.kind is IncomingKind.FILE
        assert came.file is not None
        assert came.file.name == "orders.csv"
        await side.messenger.fetch(came.file, tmp_path / "got.csv", len(content))
        assert (tmp_path / "got.csv").read_bytes() == content

    async def test_a_file_over_the_limit_is_refused_and_nothing_is_written(self, side: Side, tmp_path: Path) -> None:
        await side.hand_in("orders.csv", b"x" * 1000)
        file = side.kept.came[-1].file
        assert file is not None
        with pytest.raises(TooLarge):
            await side.messenger.fetch(file, tmp_path / "got.csv", 999)
        assert not (tmp_path / "got.csv").exists()

    async def test_a_file_that_is_gone_is_refused_and_nothing_is_written(self, side: Side, tmp_path: Path) -> None:
        await side.hand_in("orders.csv", b"x" * 10)
        file = side.kept.came[-1].file
        assert file is not None
        with pytest.raises(FileRejected):
            await side.messenger.fetch(replace(file, ref="AAAA-never-was-there"), tmp_path / "got.csv", 999)
        assert not (tmp_path / "got.csv").exists()

    async def test_a_text_beyond_the_limit_is_refused_whole(self, side: Side) -> None:
        """Splitting is the delivery's work: a messenger must not cut a card by itself."""
        with pytest.raises(Rejected):
            await side.messenger.send(side.chat, Shown("x" * (side.messenger.traits.text_limit + 1)), "1")
        assert await side.screen() == []

    async def test_a_text_at_the_limit_goes_out(self, side: Side) -> None:
        text = "x" * side.messenger.traits.text_limit
        await side.messenger.send(side.chat, Shown(text), "1")
        assert [shown.strip() for shown in await side.screen()] == [text]

    async def test_sending_the_same_row_twice_shows_one_message_where_that_is_promised(self, side: Side) -> None:
        await side.messenger.send(side.chat, CARD, "row-1")
        if not side.messenger.traits.resend_safe:
            pytest.skip("this messenger cannot tell a repeated row")
        await side.messenger.send(side.chat, CARD, "row-1")
        assert len(await side.screen()) == 1
