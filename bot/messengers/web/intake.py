"""From the page to the durable inbox: nothing is acknowledged to a browser before `receive` has returned."""

from dataclasses import dataclass, replace
from enum import StrEnum

import structlog

from bot.domain.chat import FileRef, Incoming, IncomingKind
from bot.errors import XiaoerError
from bot.messengers.web.logins import Login
from bot.messengers.web.wire import Pressed, SaidText
from bot.ports.machine import Clock
from bot.ports.messenger import Receive

_log = structlog.get_logger("web")

KINDS = {"image": IncomingKind.PHOTO, "audio": IncomingKind.VOICE}
"""By the first half of a file's type; any other is a file."""


class Stored(StrEnum):
    """REPEATED: it was there already. FAILED: it is not stored, and the person has to know."""

    NEW = "new"
    REPEATED = "repeated"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A finished upload."""

    uid: str
    file: FileRef
    language: str


def scoped(login: Login, uid: str) -> str:
    """Two people's browsers may invent the same uid; the sender before it keeps them apart."""
    return f"{login.sender}:{uid}"


class Intake:
    """Makes an Incoming of what a page did and stores it."""

    def __init__(self, clock: Clock, receive: Receive) -> None:
        self._clock = clock
        self._receive = receive

    async def text(self, login: Login, said: SaidText) -> Stored:
        return await self._store(replace(self._from(login, said.uid, said.language), text=said.text))

    async def press(self, login: Login, pressed: Pressed) -> Stored:
        pressing = replace(
            self._from(login, pressed.uid, pressed.language),
            kind=IncomingKind.PRESS,
            data=pressed.data,
            message_ref=pressed.message_ref,
            press_ref=scoped(login, pressed.uid),
        )
        return await self._store(pressing)

    async def file(self, login: Login, handed: HandedIn) -> Stored:
        kind = KINDS.get(handed.file.mime.partition("/")[0], IncomingKind.FILE)
        return await self._store(replace(self._from(login, handed.uid, handed.language), kind=kind, file=handed.file))

    async def joined(self, login: Login, language: str) -> Stored:
        """The first visit of a person; its uid makes it once for all time."""
        return await self._store(replace(self._from(login, "joined", language), kind=IncomingKind.JOINED))

    def _from(self, login: Login, uid: str, language: str) -> Incoming:
        return Incoming(
            messenger="web",
            uid=scoped(login, uid),
            chat=login.sender,
            sender=login.sender,
            sender_name=login.name,
            language_hint=language,
            at=self._clock.now(),
        )

    async def _store(self, incoming: Incoming) -> Stored:
        try:
            new = await self._receive(incoming)
        except XiaoerError as error:
            _log.error("not_stored", messenger="web", error=error.key)
            return Stored.FAILED
        return Stored.NEW if new else Stored.REPEATED
