"""A messenger that does as it is told: shows, fails in order, or waits; and writes down every call."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.chat import FileRef, Shown, Toast
from bot.errors import FileRejected
from bot.ports.machine import Clock
from bot.ports.messenger import MessengerTraits, Receive


@dataclass(frozen=True)
class Call:
    """`what`: send, edit or answer. `ref`: the message edited or the press answered, or the key of a send."""

    what: str
    chat: str
    text: str
    ref: str
    at: float


@dataclass
class ScriptedMessenger:
    """`script` is used up one entry per call: an error is raised instead of showing, None shows. An empty script shows."""

    clock: Clock
    name: str = "scripted"
    traits: MessengerTraits = field(default_factory=lambda: MessengerTraits(4096, 1024))
    script: deque[BaseException | None] = field(default_factory=deque)
    calls: list[Call] = field(default_factory=list)
    gate: asyncio.Event | None = None
    inside: int = 0
    most_inside: int = 0

    async def _act(self, what: str, chat: str, text: str, ref: str) -> None:
        self.calls.append(Call(what, chat, text, ref, self.clock.elapsed()))
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        try:
            if self.gate is not None:
                await self.gate.wait()
            if self.script and (error := self.script.popleft()) is not None:
                raise error
        finally:
            self.inside -= 1

    async def send(self, chat: str, shown: Shown, key: str) -> str:
        await self._act("send", chat, shown.text, key)
        return f"m{len(self.calls)}"

    async def edit(self, chat: str, message_ref: str, shown: Shown) -> None:
        await self._act("edit", chat, shown.text, message_ref)

    async def answer(self, press_ref: str, toast: Toast) -> None:
        await self._act("answer", "", toast.text, press_ref)

    async def fetch(self, file: FileRef, target: Path, limit_bytes: int) -> None:
        raise FileRejected

    async def run(self, receive: Receive) -> None:
        await asyncio.Event().wait()
