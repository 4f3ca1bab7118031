"""Chat in a terminal: the quickest way to try something, and what a script pipes its lines into."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from typing import TextIO

import structlog

from bot.domain.chat import FileRef, Incoming, IncomingKind, Shown, Toast
from bot.errors import FileRejected, Rejected, TooLarge, XiaoerError
from bot.messengers.console_lines import lines_of
from bot.messengers.console_screen import Pressed, Screen, harmless
from bot.messengers.files import HEAD_BYTES, picture_mime, safe_name
from bot.ports.machine import Clock, Ids
from bot.ports.messenger import MessengerTraits, Receive

_TRAITS = MessengerTraits(text_limit=100_000, caption_limit=100_000, resend_safe=True)
_FILE = "/file "
_log = structlog.get_logger("console")


async def _at_once() -> None:
    return None


@dataclass(frozen=True, slots=True)
class ConsoleWiring:
    """`write` shows one block of lines, `texts` fills a text key, `folder` takes pictures and files shown.

    `drained` returns once everything received is answered; it is awaited when the input ends.
    """

    lines: TextIO
    write: Callable[[str], None]
    texts: Callable[[str, Mapping[str, object]], str]
    folder: Path
    clock: Clock
    ids: Ids
    drained: Callable[[], Awaitable[None]] = _at_once


class ConsoleMessenger:
    """One person at a terminal. A line is a message, a number presses a button, `/file PATH` sends a file."""

    name = "console"
    traits = _TRAITS

    def __init__(self, wiring: ConsoleWiring, sender: str = "console") -> None:
        self._wiring = wiring
        self._sender = sender
        self._screen = Screen()

    async def send(self, chat: str, shown: Shown, key: str) -> str:
        self._show(key, shown)
        return key

    async def edit(self, chat: str, message_ref: str, shown: Shown) -> None:
        self._show(message_ref, shown)

    def _show(self, ref: str, shown: Shown) -> None:
        if len(shown.text) > self.traits.text_limit:
            raise Rejected(values={"limit": self.traits.text_limit})
        block = self._screen.show(ref, shown)
        if block is None:
            return
        saved = [line for line in (self._picture(ref, shown), self._file(ref, shown)) if line]
        self._wiring.write("\n".join([*saved, *([block] if block else [])]))

    def _picture(self, ref: str, shown: Shown) -> str:
        return self._saved("console-picture-saved", f"{safe_name(ref)}.png", shown.picture)

    def _file(self, ref: str, shown: Shown) -> str:
        return self._saved("console-file-saved", f"{safe_name(ref)}-{safe_name(shown.file_name)}", shown.file)

    def _saved(self, key: str, name: str, content: bytes | None) -> str:
        if content is None:
            return ""
        self._wiring.folder.mkdir(parents=True, exist_ok=True)
        path = self._wiring.folder / name
        path.write_bytes(content)
        return self._wiring.texts(key, {"path": str(path)})

    async def answer(self, press_ref: str, toast: Toast) -> None:
        if toast.text:
            self._wiring.write(harmless(toast.text))

    async def fetch(self, file: FileRef, target: Path, limit_bytes: int) -> None:
        _copy(Path(file.ref), target, limit_bytes)

    async def run(self, receive: Receive) -> None:
        """Returns when the input has ended and everything is answered."""
        async for line in lines_of(self._wiring.lines):
            incoming = self._read(line)
            if incoming is not None:
                await self._store(receive, incoming, line)
        await self._wiring.drained()

    async def _store(self, receive: Receive, incoming: Incoming, line: str) -> None:
        try:
            await receive(incoming)
        except XiaoerError as error:
            _log.error("not_stored", messenger=self.name, error=error.key)
            self._tell("console-not-stored", text=harmless(line))

    def _read(self, line: str) -> Incoming | None:
        text = line.strip()
        if not text:
            return None
        if text.startswith(_FILE):
            return self._handed_in(text.removeprefix(_FILE).strip())
        press = self._screen.pressed(text)
        return self._pressed(press) if press is not None else replace(self._from_here(), text=text)

    def _from_here(self) -> Incoming:
        now = self._wiring.clock.now()
        return Incoming(
            messenger=self.name, uid=self._wiring.ids.token(), chat=self._sender, sender=self._sender, at=now
        )

    def _pressed(self, press: Pressed) -> Incoming | None:
        if press.button is None:
            self._tell("console-no-button", number=press.number)
            return None
        incoming = self._from_here()
        return replace(
            incoming,
            kind=IncomingKind.PRESS,
            data=press.button.data,
            message_ref=press.message_ref,
            press_ref=incoming.uid,
        )

    def _handed_in(self, typed: str) -> Incoming | None:
        path = Path(typed).expanduser().resolve()
        if not path.is_file():
            self._tell("console-file-missing", path=harmless(typed))
            return None
        with path.open("rb") as opened:
            mime = picture_mime(opened.read(HEAD_BYTES))
        file = FileRef(str(path), safe_name(path.name), mime, path.stat().st_size)
        return replace(self._from_here(), kind=IncomingKind.PHOTO if mime else IncomingKind.FILE, file=file)

    def _tell(self, key: str, **values: object) -> None:
        self._wiring.write(self._wiring.texts(key, values))


def _copy(source: Path, target: Path, limit_bytes: int) -> None:
    if not source.is_file():
        raise FileRejected
    if source.stat().st_size > limit_bytes:
        raise TooLarge(values={"limit": limit_bytes})
    copyfile(source, target)
