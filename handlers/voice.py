"""Voice: heard, shown as words, and then only ever asked about. What was heard wrong must not be able to do anything.

Looking is answered at once, and so is a plain "stop everything". A spoken yes, no or undo does nothing by itself.
"""

from pathlib import Path

from bot.app import HearVoice, offer
from bot.domain.chat import FileRef
from bot.domain.command import Command, Confirm, Reject
from bot.domain.operation import Operation, StopAll
from bot.domain.outcome import Asking, Said
from bot.domain.understood import Reading, Understood
from bot.errors import MarketplaceUnavailable, TooLarge
from handlers.carry import SHOWN_IN_GROUPS, carry
from handlers.reading import ask_back, context_of
from handlers.turn import Turn

LOOKING = SHOWN_IN_GROUPS
LARGEST = 20_000_000
"""Bytes; an hour and a half of talk, and the most that messengers hand on."""
LONGEST = 600
HEARD = "policy-heard"


async def voice(turn: Turn) -> None:
    """A recording of the person's own. One that was forwarded is not even listened to."""
    incoming = turn.row.incoming
    if incoming.quoted:
        turn.say("quoted-voice-ignored")
    elif turn.app.hear is None or incoming.file is None:
        turn.say("voice-not-set")
    else:
        words = await _words(turn, turn.app.hear, incoming.file)
        turn.say("voice-heard", words=words)
        if len(words) > LONGEST:
            turn.say("voice-too-long")
        else:
            await _carry_heard(turn, words)


async def _words(turn: Turn, hear: HearVoice, file: FileRef) -> str:
    """Raises TooLarge, ModelError, and what fetching raises."""
    if file.size is not None and file.size > LARGEST:
        raise _too_large()
    folder = turn.app.options.inbox_folder / f"m{turn.row.id}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"voice{_ending(file)}"
    try:
        await turn.app.messengers[turn.row.incoming.messenger].fetch(file, path, LARGEST)
        return await hear(path, turn.person.language, turn.known_shop())
    except TooLarge:
        raise _too_large() from None
    finally:
        path.unlink(missing_ok=True)


def _too_large() -> TooLarge:
    return TooLarge("voice-too-large", {"megabytes": LARGEST // 1_000_000})


ENDINGS = {
    "audio/ogg": ".ogg", "audio/mpeg": ".mp3", "audio/wav": ".wav", "audio/x-wav": ".wav", "audio/mp4": ".m4a", "audio/webm": ".webm",
    "audio/flac": ".flac",
}  # fmt: skip


def _ending(file: FileRef) -> str:
    """Services tell the kind of sound by the file's name; Telegram's voice notes are OGG."""
    return ENDINGS.get(file.mime, Path(file.name).suffix if Path(file.name).suffix in ENDINGS.values() else ".ogg")


async def _carry_heard(turn: Turn, words: str) -> None:
    context, unavailable = await context_of(turn)
    reading: Reading = turn.app.read(words, context)
    stopping = isinstance(reading, Understood) and reading.commands == (StopAll(),)
    if unavailable and not stopping:
        raise MarketplaceUnavailable
    if not isinstance(reading, Understood):
        ask_back(turn, reading, context)
    elif stopping:
        await carry(turn, reading.commands)
    else:
        await _ask_first(turn, reading.commands)


async def _ask_first(turn: Turn, commands: tuple[Command, ...]) -> None:
    """Looks are answered; changes are shown as cards; whatever else was heard becomes a button."""
    ready = [each for each in commands if isinstance(each, LOOKING) or _changes(each)]
    deciding = [each for each in commands if isinstance(each, Confirm | Reject)]
    other = [each for each in commands if each not in ready and each not in deciding]
    if deciding:
        await _show_cards(turn)
    if other:
        _offer(turn, other)
    if ready:
        await carry(turn, tuple(ready), force_ask=HEARD)


def _changes(command: Command) -> bool:
    """What goes by a card when it must; stopping goes by none."""
    return isinstance(command, Operation) and not isinstance(command, StopAll)


async def _show_cards(turn: Turn) -> None:
    with turn.app.house.store.begin() as tx:
        pending = turn.app.shops.pending(tx, turn.actor)
        turn.told(tx, Said("voice-confirm" if pending.cards else "nothing-pending"))
        for card in pending.cards:
            turn.told(tx, card)


def _offer(turn: Turn, commands: list[Command]) -> None:
    with turn.app.house.store.begin() as tx:
        taps = tuple(offer(tx, turn.app.house, turn.actor, each) for each in commands)
        turn.told(tx, Asking("voice-press" if len(taps) == 1 else "voice-several", (), taps))
