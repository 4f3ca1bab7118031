"""What may overtake: "stop everything" is not kept waiting behind whatever a chat is busy with."""

from bot.app import App
from bot.domain.chat import Incoming, IncomingKind
from bot.domain.command import Freeze
from bot.domain.operation import StopAll
from bot.domain.understood import Context, Understood

STOP = frozenset({"/stop", "/freeze"})
LONGEST = 40
"""Characters; nobody writes more when everything has to stop at once."""


def is_urgent(app: App, incoming: Incoming) -> bool:
    """Whether this plainly says to stop everything or to freeze the shop. It needs neither the shop nor the marketplace to be told."""
    text = incoming.text.strip()
    if incoming.kind is not IncomingKind.TEXT or incoming.quoted or not incoming.private or len(text) > LONGEST:
        return False
    if text in STOP:
        return True
    reading = app.read(text, Context(app.house.clock.now(), "CNY", ()))
    return isinstance(reading, Understood) and any(isinstance(each, StopAll | Freeze) for each in reading.commands)
