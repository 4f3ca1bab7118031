"""From the kind of thing a person did to the handler for it: a table, checked after the gate."""

from collections.abc import Awaitable, Callable

from bot.domain.chat import IncomingKind
from handlers.buttons import press
from handlers.commands import command
from handlers.files import data_file, photo
from handlers.gate import invite_token, joining, welcome
from handlers.joining import joined, left, moved
from handlers.text import message
from handlers.turn import Turn
from handlers.voice import voice

Handler = Callable[[Turn], Awaitable[None]]


async def text(turn: Turn) -> None:
    """A line of text: an invite, a command, somebody else's words, or something to read."""
    incoming = turn.row.incoming
    if invite_token(incoming):
        await joined(turn)
    elif incoming.text.startswith("/"):
        await command(turn)
    elif incoming.quoted:
        turn.say("quoted-text-ignored")
    else:
        await message(turn)


async def nothing(_: Turn) -> None:
    """Stickers, contacts, places: nothing for a shop hand."""


HANDLERS: dict[IncomingKind, Handler] = {
    IncomingKind.TEXT: text,
    IncomingKind.PRESS: press,
    IncomingKind.FILE: data_file,
    IncomingKind.PHOTO: photo,
    IncomingKind.VOICE: voice,
    IncomingKind.JOINED: joined,
    IncomingKind.BLOCKED: left,
    IncomingKind.MIGRATED: moved,
    IncomingKind.OTHER: nothing,
}
ALWAYS = frozenset({IncomingKind.JOINED, IncomingKind.BLOCKED, IncomingKind.MIGRATED})
"""What a messenger tells about people and chats; it needs no role and shows nothing of any shop."""
IN_GROUPS = frozenset({"/help", "/report", "/log"})
"""All that is answered in a group, and only to members; nothing there ever touches money."""


async def route(turn: Turn) -> None:
    """Work one thing off. Raises XiaoerError where the answer is an error."""
    incoming = turn.row.incoming
    if incoming.kind in ALWAYS or joining(incoming):
        await HANDLERS[incoming.kind](turn)
    elif not welcome(turn):
        _turn_away(turn)
    elif incoming.private:
        await HANDLERS[incoming.kind](turn)
    else:
        await _in_group(turn)


def _turn_away(turn: Turn) -> None:
    """A stranger: a polite line in private, silence in a group, and nothing else."""
    if not turn.row.incoming.private:
        return
    with turn.app.house.store.begin() as tx:
        turn.toast(tx, "toast-not-yours", ())
    if turn.row.incoming.kind is not IncomingKind.PRESS:
        turn.say("stranger-hello")


async def _in_group(turn: Turn) -> None:
    incoming = turn.row.incoming
    if incoming.kind is IncomingKind.PRESS:
        with turn.app.house.store.begin() as tx:
            turn.toast(tx, "toast-not-in-group", ())
        return
    name = incoming.text.strip().split(" ", 1)[0]
    if incoming.kind is not IncomingKind.TEXT or not name.startswith("/"):
        return
    if name in IN_GROUPS:
        await command(turn)
    else:
        turn.say("group-private-only")
