"""The tests' hand on the emulator: what people do, what they see, what the service breaks, and what the bot sent.

    async with Emulator() as telegram:                      # or Emulator(process=running) after `await telegram.reset()`
        bot_url, token = telegram.url, telegram.token      # give these to the program under test
        await telegram.add_user(7, "Wang", language_code="zh-hans")
        await telegram.say(7, "/start")
        await telegram.wait_for(7, lambda screen: bool(screen.by_bot))
        press = await telegram.press(7, "Approve")         # a button's text or its data; the newest message that has it
        answer = await telegram.answer_of(press)           # {"text": ..., "show_alert": ...}; AssertionError when none came

The chat of a private talk has the person's id. Every time is virtual (Unix seconds) unless said otherwise: `advance` makes updates and
queries expire, webhooks retry and rates recover. Rates are off unless `Options(rates=True)` or `set_rates(enabled=True)`.

Fault kinds of `faults`: "429" (retry_after), "500", "502" and "413" (HTML bodies), "error" (code, description), "close_before",
"close_after" (applied, then no answer), "half_body" (applied), "slow" (applied, answered after `seconds` real seconds), "hang" (held
for `seconds` real seconds before it is applied), "refuse" (at once: no connections for `seconds` real seconds). `applied=True` makes a
"500" or "502" take effect before it is told. Faults are used up in the order given; `method` "*" matches all but getUpdates, "file" a download.

What cannot be done (a button that is not there, a blocked person writing) raises AssertionError with the reason.
"""

import asyncio
import base64
import io
import json
from collections.abc import Callable
from functools import partial
from typing import Any, Self

import aiohttp

from tests.fakes.telegram.process import EmulatorProcess, Options
from tests.fakes.telegram.shown import Json, Press, Said, Screen, screen_from

_JSON = {"Content-Type": "application/json"}


class Emulator:
    """Starts an emulator of its own, or drives one that runs already (`process`), from one event loop."""

    def __init__(self, options: Options | None = None, *, process: EmulatorProcess | None = None) -> None:
        self._owned = process is None
        self._process = process or EmulatorProcess(options or Options())
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> Self:
        """Starts the process unless it was given, and opens the control connection."""
        if self._owned:
            await asyncio.to_thread(self._process.start)
        self._session = aiohttp.ClientSession(f"http://127.0.0.1:{self._process.control}")
        return self

    async def stop(self) -> None:
        """Closes the control connection and ends the process if it is its own."""
        if self._session is not None:
            await self._session.close()
        if self._owned:
            await asyncio.to_thread(self._process.stop)

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """Base address for clients: methods are at `{url}/bot{token}/{method}`, files at `{url}/file/bot{token}/{path}`."""
        return f"http://127.0.0.1:{self._process.port}"

    @property
    def token(self) -> str:
        """The one token that is accepted."""
        return self._process.options.token

    async def _do(self, verb: str, **arguments: object) -> Any:
        assert self._session is not None, "start() first"
        body = io.BytesIO(json.dumps(arguments).encode())
        async with self._session.post(f"/{verb}", data=body, headers=_JSON) as response:
            answer = await response.json()
        if not answer["ok"]:
            raise AssertionError(answer["reason"])
        return answer["result"]

    # People

    async def add_user(
        self, user: int, name: str = "Wang", *, language_code: str = "zh-hans", username: str | None = None
    ) -> int:
        """A person the bot could meet; it may not write to them before they wrote or pressed Start."""
        await self._do("add_user", user=user, name=name, language_code=language_code, username=username)
        return user

    async def block(self, user: int) -> None:
        """The person blocks the bot: `my_chat_member` comes, sends answer 403."""
        await self._do("block", user=user)

    async def unblock(self, user: int) -> None:
        """The person lets the bot in again: `my_chat_member` comes."""
        await self._do("unblock", user=user)

    async def deactivate(self, user: int) -> None:
        """The account is deleted: sends answer 403, no update tells it."""
        await self._do("deactivate", user=user)

    async def add_group(
        self, chat: int, title: str, members: list[int], *, kind: str = "group", privacy: bool = True
    ) -> int:
        """A group (negative id) with the bot in it; `my_chat_member` comes. With privacy the bot sees commands, mentions, replies."""
        await self._do("add_group", chat=chat, title=title, members=members, kind=kind, privacy=privacy)
        return chat

    async def kick(self, chat: int, *, by: int | None = None) -> None:
        """The bot is put out of the group: `my_chat_member` comes, sends answer 403."""
        await self._do("kick", chat=chat, by=by)

    async def upgrade_group(self, chat: int) -> int:
        """The group becomes a supergroup: the new id; the old one answers 400 with `migrate_to_chat_id`."""
        return int(await self._do("upgrade_group", chat=chat))

    # What people do

    async def say(self, user: int, text: str, chat: int | None = None, *, reply_to: int | None = None) -> Said:
        """Writes a text, in the private chat unless told."""
        return Said(**await self._do("say", user=user, text=text, chat=chat, reply_to=reply_to))

    async def edit_said(self, user: int, message_id: int, text: str, chat: int | None = None) -> Said:
        """Changes an own text: `edited_message` comes."""
        return Said(**await self._do("edit_said", user=user, message_id=message_id, text=text, chat=chat))

    async def send_document(
        self, user: int, filename: str, data: bytes, *, caption: str | None = None, chat: int | None = None
    ) -> Said:
        """Sends a file; its type follows from its name."""
        return await self._send("document", user, data, chat, filename=filename, caption=caption)

    async def send_photo(self, user: int, data: bytes, *, caption: str | None = None, chat: int | None = None) -> Said:
        """Sends a picture (PNG, JPEG or WebP bytes)."""
        return await self._send("photo", user, data, chat, caption=caption)

    async def send_voice(self, user: int, data: bytes, *, duration: int = 3, chat: int | None = None) -> Said:
        """Sends a voice note of so many seconds."""
        return await self._send("voice", user, data, chat, duration=duration)

    async def _send(self, kind: str, user: int, data: bytes, chat: int | None, **more: object) -> Said:
        body = base64.b64encode(data).decode()
        return Said(**await self._do("send_file", kind=kind, user=user, data=body, chat=chat, **more))

    async def press(
        self,
        user: int,
        button: str,
        message_id: int | None = None,
        *,
        chat: int | None = None,
        inaccessible: bool = False,
    ) -> Press:
        """Presses a button by its text or data. `inaccessible` delivers the message as Telegram does when it is too old."""
        found = {"button": button, "message_id": message_id, "inaccessible": inaccessible}
        return Press(**await self._do("press", user=user, chat=chat, **found))

    async def press_forged(
        self,
        user: int,
        data: str,
        message_id: int | None = None,
        *,
        chat: int | None = None,
        inaccessible: bool = False,
    ) -> Press:
        """A press with data that need not be on any button, on the newest message of the bot unless told."""
        found = {"data": data, "message_id": message_id, "inaccessible": inaccessible}
        return Press(**await self._do("press_forged", user=user, chat=chat, **found))

    async def press_again(self, press: Press, times: int = 1) -> list[Press]:
        """The same press by the same person again: new update ids and query ids, as when the app was closed before the answer."""
        return [Press(**again) for again in await self._do("press_again", update_id=press.update_id, times=times)]

    async def redeliver(self, update_id: int) -> None:
        """The same update once more with its old id, confirmed or not."""
        await self._do("redeliver", update_id=update_id)

    # What people see

    async def screen(self, chat: int) -> Screen:
        """The messages of a chat as shown now, oldest first."""
        return screen_from((await self._do("screen", chat=chat))["messages"])

    async def keyboard(self, chat: int) -> list[list[str]]:
        """The texts of the reply keyboard under the input field; empty when there is none."""
        keyboard: list[list[str]] = (await self._do("screen", chat=chat))["keyboard"]
        return keyboard

    async def wait_for(self, chat: int, predicate: Callable[[Screen], bool], timeout: float = 5.0) -> Screen:
        """The chat's screen as soon as the predicate holds. `timeout` in real seconds; AssertionError shows the last screen."""
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            state = await self._do("screen", chat=chat)
            screen = screen_from(state["messages"])
            if predicate(screen):
                return screen
            await self._changed(state["version"], deadline, partial("not shown in time: {}".format, list(screen)))

    async def answer_of(self, press: Press, timeout: float = 5.0) -> Json:
        """The parameters of the first answer to a press, waiting `timeout` real seconds for it."""
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            state = await self._do("answers", query_id=press.query_id)
            if state["answers"]:
                first: Json = state["answers"][0]
                return first
            await self._changed(state["version"], deadline, lambda: f"{press} was not answered")

    async def answers(self, press: Press) -> list[Json]:
        """All answers a press got so far."""
        answers: list[Json] = (await self._do("answers", query_id=press.query_id))["answers"]
        return answers

    async def _changed(self, version: int, deadline: float, complaint: Callable[[], str]) -> None:
        left = deadline - asyncio.get_running_loop().time()
        if left <= 0:
            raise AssertionError(complaint())
        await self._do("changed", version=version, seconds=min(left, 5.0))

    async def file_bytes(self, file_id: str) -> bytes:
        """What was uploaded under a file id, by the bot or a person (`Shown.photo` is one)."""
        return base64.b64decode(await self._do("file_bytes", file_id=file_id))

    # What the bot did

    async def journal(self, method: str | None = None, *, chat: int | None = None, polls: bool = False) -> list[Json]:
        """Requests in order of arrival: number, method, chat, params, files (name, size, sha256), at, real (seconds since start),
        status, answer, fault, applied, via ("http" or "webhook"). getUpdates only with `polls` or by name."""
        rows: list[Json] = (await self._do("journal", method=method, chat=chat, polls=polls))["rows"]
        return rows

    async def wait_journal(
        self, method: str, predicate: Callable[[list[Json]], bool] = bool, timeout: float = 5.0
    ) -> list[Json]:
        """The journal of one method as soon as the predicate holds (by default: once it was called). Real seconds."""
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            state = await self._do("journal", method=method, chat=None, polls=False)
            rows: list[Json] = state["rows"]
            if predicate(rows):
                return rows
            await self._changed(state["version"], deadline, lambda: f"{method} was not called as awaited")

    async def counters(self) -> Json:
        """`sends_per_second` (chat id as text -> most in any one second), `duplicates` (chat, body, count), `unanswered` (queries
        older than 15 s without an answer), `too_early` (requests inside a wait a 429 had asked for)."""
        counters: Json = await self._do("counters")
        return counters

    async def updates(self) -> list[Json]:
        """Every update made: update_id, kind, state ("pending", "confirmed", "expired", "dropped"), handed (times), body."""
        return list(await self._do("updates"))

    async def wait_confirmed(self, timeout: float = 5.0) -> None:
        """Until no update is pending: the bot took all there were. Real seconds."""
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            state = await self._do("pending")
            if not state["pending"]:
                return
            await self._changed(state["version"], deadline, lambda: "updates were not confirmed in time")

    async def deliveries(self) -> list[Json]:
        """Webhook posts: update_id, queue, at, attempt, status (None when no answer), error."""
        return list(await self._do("deliveries"))

    # The service

    async def faults(
        self, method: str, chat: int | None = None, count: int = 1, kind: str = "500", **details: object
    ) -> None:
        """The next `count` requests of a method (in a chat) fail this way; details: retry_after, seconds, code, description, applied."""
        await self._do("faults", method=method, chat=chat, count=count, kind=kind, **details)

    async def clear_faults(self) -> None:
        """Nothing fails any more; a refusal that runs ends at once."""
        await self._do("clear_faults")

    async def set_rates(self, *, enabled: bool = True, **limits: object) -> None:
        """Limits: overall (30 a second), per_chat (1 a second), burst (3), group_minute (20), reply_window (0 s; within it after a person
        acted, their chat is outside the overall limit), lengthen (False; asking too early makes the wait longer)."""
        await self._do("set_rates", enabled=enabled, **limits)

    async def advance(self, seconds: float) -> float:
        """Moves the virtual clock on and gives its new reading."""
        return float(await self._do("advance", seconds=seconds))

    async def now(self) -> float:
        """The virtual clock."""
        return float(await self._do("advance", seconds=0))

    async def reset(self) -> None:
        """A new world with the same ports and options; waiting polls end empty, the webhook is gone, update ids go on."""
        await self._do("reset")
