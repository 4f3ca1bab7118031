"""A messenger that outlives the program: it brings updates at least once, and remembers everything that it was told to show."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.domain.chat import FileRef, Incoming, Shown, Toast
from bot.errors import FileRejected, NotSent, RetryLater, SendUnknown
from bot.ports.messenger import MessengerTraits, Receive
from bot.trial.cast import KIND
from bot.trial.world import World


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message as a chat shows it. `key`: the outbox row it came from."""

    chat: str
    ref: str
    key: str
    shown: Shown
    at: float


class PostOffice:
    """`saw` is told of every message that appears in a chat."""

    name = KIND
    traits = MessengerTraits(4096, 1024, per_second=0, per_chat_seconds=0.0)

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: list[Incoming] = []
        self._handed: set[str] = set()
        self._life = 0
        self._came = asyncio.Event()
        self.brought: set[str] = set()
        self.accepted: dict[str, Incoming] = {}
        self.bubbles: list[Bubble] = []
        self.toasts: dict[str, list[str]] = {}
        self.saw: Callable[[Bubble], None] | None = None

    def bring(self, incoming: Incoming) -> None:
        """Somebody did something: it waits until the program has taken it."""
        self._world.stir()
        self.brought.add(incoming.uid)
        self._waiting.append(incoming)
        self._came.set()

    def hang_up(self) -> None:
        """The program is gone: what it did not confirm is brought to the next one again."""
        self._life += 1
        self._handed.clear()
        self._came = asyncio.Event()

    async def run(self, receive: Receive) -> None:
        """An update is kept until the program said that it has it; now and then one is brought again all the same."""
        while True:
            self._came.clear()
            for incoming in [each for each in self._waiting if each.uid not in self._handed]:
                await self._hand_over(receive, incoming)
            if all(each.uid in self._handed for each in self._waiting):
                await self._came.wait()

    async def _hand_over(self, receive: Receive, incoming: Incoming) -> None:
        world = self._world
        world.counts["points"] += 1
        self._handed.add(incoming.uid)
        await asyncio.sleep(world.seconds(0.0, 0.03))
        await receive(incoming)
        self.accepted[incoming.uid] = incoming
        world.note(f"takes {incoming.uid} {incoming.kind} {incoming.text or incoming.data}")
        life = self._life
        world.after(world.seconds(0.0, 0.3), lambda: self._confirm(life, incoming))

    def _confirm(self, life: int, incoming: Incoming) -> None:
        if life != self._life or incoming not in self._waiting:
            return
        self._handed.discard(incoming.uid)
        if self._world.chance(30):
            self._came.set()
        else:
            self._waiting.remove(incoming)

    async def send(self, chat: str, shown: Shown, key: str) -> str:
        await self._line()
        ref = f"b{len(self.bubbles)}"
        lost = self._world.chance(20)
        if not (lost and self._world.chance(500)):
            self._show(Bubble(chat, ref, key, shown, self._world.now))
        await asyncio.sleep(self._world.seconds(0.0, 0.3))
        if lost:
            raise SendUnknown
        return ref

    async def edit(self, chat: str, message_ref: str, shown: Shown) -> None:
        await self._line()
        self._show(Bubble(chat, message_ref, "", shown, self._world.now))
        await asyncio.sleep(self._world.seconds(0.0, 0.1))

    async def answer(self, press_ref: str, toast: Toast) -> None:
        await self._line()
        self._world.note(f"toast {press_ref} {toast.text}")
        self.toasts.setdefault(press_ref, []).append(toast.text)

    async def fetch(self, file: FileRef, target: Path, limit_bytes: int) -> None:
        raise FileRejected

    async def _line(self) -> None:
        """The way to the messenger: a schedule point, and sometimes the end of it."""
        world = self._world
        world.stir()
        world.counts["points"] += 1
        await asyncio.sleep(world.seconds(0.0, 0.3))
        if world.chance(20):
            raise RetryLater(world.fate.between(1, 3))
        if world.chance(20):
            raise NotSent

    def _show(self, bubble: Bubble) -> None:
        self.bubbles.append(bubble)
        self._world.note(f"shows {bubble.chat} {bubble.ref} {bubble.shown.text[:60]!r}")
        if self.saw is not None:
            self.saw(bubble)
