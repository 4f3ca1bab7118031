"""The conversation as a test tells it: a person says, is answered, presses, looks at the chat; the marketplace shows what it received."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fakes.telegram.client import Emulator
from tests.fakes.telegram.shown import Press, Said, Screen, Shown

PATIENCE = 45.0
"""Real seconds for an answer; only a busy machine needs more than two."""


@dataclass
class Chat:
    """One person's talk with the bot, or with `chat` the group they write in."""

    telegram: Emulator
    user: int
    chat: int | None = None
    mark: int = field(default=0, init=False)

    @property
    def place(self) -> int:
        return self.user if self.chat is None else self.chat

    async def said(self, text: str) -> Said:
        """Writes; `answer` then looks at what came after it."""
        said = await self.telegram.say(self.user, text, self.chat)
        self.mark = said.message_id
        return said

    async def handed(self, name: str, content: bytes) -> Said:
        """Sends a file."""
        said = await self.telegram.send_document(self.user, name, content, chat=self.chat)
        self.mark = said.message_id
        return said

    async def answer(self, *words: str) -> Shown:
        """The newest message of the bot since the last thing said that holds all these words, as soon as there is one."""
        screen = await self.telegram.wait_for(
            self.place, lambda seen: _newest(seen, self.mark, words) is not None, PATIENCE
        )
        found = _newest(screen, self.mark, words)
        assert found is not None
        return found

    async def asked(self, text: str, *words: str) -> Shown:
        """Says something and gives the answer that holds the words."""
        await self.said(text)
        return await self.answer(*words)

    async def press(self, label: str, on: Shown | None = None) -> Press:
        """Presses the newest button of this label (of one message, if told) without waiting for anything."""
        return await self.telegram.press(self.user, label, on.message_id if on else None, chat=self.chat)

    async def pressed(self, label: str, on: Shown | None = None) -> str:
        """Presses, and gives the words of the toast."""
        return await self.toast(await self.press(label, on))

    async def forged(self, data: str, on: Shown | None = None) -> str:
        """Presses with data that no button carries, and gives the words of the toast."""
        press = await self.telegram.press_forged(self.user, data, on.message_id if on else None, chat=self.chat)
        return await self.toast(press)

    async def toast(self, press: Press) -> str:
        """The words a press was answered with."""
        return str((await self.telegram.answer_of(press, PATIENCE)).get("text") or "")

    async def becomes(self, message: Shown, *words: str) -> Shown:
        """The same message once it holds these words."""

        def now(seen: Screen) -> Shown | None:
            found = (one for one in seen if one.message_id == message.message_id)
            return next((one for one in found if all(each in one.body for each in words)), None)

        screen = await self.telegram.wait_for(self.place, lambda seen: now(seen) is not None, PATIENCE)
        shown = now(screen)
        assert shown is not None
        return shown

    async def screen(self) -> Screen:
        return await self.telegram.screen(self.place)

    async def since(self) -> Screen:
        """What the bot wrote after the last thing said."""
        return Screen(one for one in (await self.screen()).by_bot if one.message_id > self.mark)


def _newest(seen: Screen, mark: int, words: tuple[str, ...]) -> Shown | None:
    after = (one for one in reversed(seen) if one.by_bot and one.message_id > mark)
    return next((one for one in after if all(each in one.body for each in words)), None)


@dataclass(frozen=True)
class Books:
    """A data folder looked into from outside, while the program runs or after it: a read-only connection for each look."""

    folder: Path

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        address = f"file:{self.folder / 'xiaoer.db'}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=10)) as connection:
            return connection.execute(query, values).fetchall()

    def received(self, shop_id: str) -> list[dict[str, Any]]:
        """What the marketplace accepted, in order, as it was written; `times` says how often each came."""
        found = self.rows("SELECT action, received FROM sandbox_effect WHERE shop_id = ? ORDER BY number", shop_id)
        return [{**json.loads(action), "times": times} for action, times in found]

    def price(self, shop_id: str, listing: str) -> int:
        """What the marketplace asks for a listing now, in minor units."""
        query = "SELECT price FROM sandbox_terms WHERE shop_id = ? AND listing_id = ? ORDER BY number DESC LIMIT 1"
        return int(self.rows(query, shop_id, listing)[0][0])

    def held(self, shop_id: str) -> int:
        """Budget held or spent by effects of ours in minor units, over all days; what runs without us is left out."""
        signed = "CASE kind WHEN 'reserve' THEN amount_minor WHEN 'void' THEN -amount_minor ELSE 0 END"
        query = f"SELECT COALESCE(SUM({signed}), 0) FROM ledger_entry WHERE shop_id = ? AND effect_id LIKE '%#%'"  # noqa: S608 - no words of others
        return int(self.rows(query, shop_id)[0][0])

    def roles(self, user: int) -> list[str]:
        """The roles a Telegram account holds, in the order they were given."""
        query = "SELECT role FROM membership JOIN person ON person.id = person_id WHERE external_id = ? ORDER BY membership.rowid"
        return [str(role) for (role,) in self.rows(query, str(user))]

    def waiting(self) -> int:
        """Messages that came in and are not worked off."""
        return int(self.rows("SELECT COUNT(*) FROM inbox WHERE state = 'new'")[0][0])
