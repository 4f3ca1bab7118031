"""The faces of the program, wired: the local chat page, Telegram where a token is set, and the terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.build import Program
from bot.domain.chat import FileRef, Shown
from bot.errors import SetupError
from bot.messengers.console import ConsoleMessenger, ConsoleWiring
from bot.messengers.telegram import TelegramSetup, Webhook, connect
from bot.messengers.web.messenger import WebMessenger
from bot.messengers.web.options import PAGE_KEYS, Past, WebSettings, Wiring
from bot.replies.texts import LANGUAGES
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.messengers.telegram.adapter import TelegramMessenger

HISTORY = 60
Say = Callable[[str], None]


def web_key(settings: Settings, program: Program) -> str:
    """The page's key: as set, or made once and kept in the data folder, readable by its owner only.

    It gets its name once it is whole: a start that is cut short must not leave half a key for the next one.
    """
    given = settings.web_key.get_secret_value()
    if given:
        return given
    path = settings.data_dir / "web.key"
    try:
        if not path.exists():
            made = path.with_suffix(".made")
            made.unlink(missing_ok=True)
            made.touch(mode=0o600)
            made.write_text(program.parts.ids.token(), encoding="ascii")
            made.replace(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SetupError(
            "error-data-folder", {"folder": str(path.parent), "reason": error.strerror or ""}, 73
        ) from error


def web_chat(program: Program, key: str, say: Say) -> WebMessenger:
    """The chat page, wired to the store for its history and to the texts for its words."""
    settings, replies = program.settings, program.replies
    web = WebSettings(
        spool=settings.data_dir / "uploads",
        port=settings.web_port,
        host=settings.web_host,
        max_upload=settings.upload_mb * 1_048_576,
    )
    filled = web.values()
    strings = {language: {each: replies.line(each, filled, language) for each in PAGE_KEYS} for language in LANGUAGES}

    def ready(_: str) -> None:
        say(replies.line("console-page-address", {"address": messenger.login_address(key)}, settings.language))

    wiring = Wiring(lambda chat: history(program, chat), strings, program.parts.clock, program.parts.ids, ready)
    messenger = WebMessenger(web, wiring)
    try:
        messenger.add_login(key, "local", "")
    except ValueError as error:
        raise SetupError("error-web-key-short") from error
    return messenger


def history(program: Program, chat: str) -> list[Past]:
    """What the page shows when it is opened again: both sides of the talk, edits applied, in order of time."""
    with program.store.begin() as tx:
        said = tx.inbox.history("web", chat, HISTORY)
        sent = tx.outbox.history("web", chat, HISTORY)
    past: dict[str, Past] = {}
    for row in sent:
        shown = row.draft.shown
        if shown is not None and row.message_ref:
            before = past.get(row.message_ref)
            past[row.message_ref] = Past(row.message_ref, shown, False, before.at if before else row.not_before)
    for each in said:
        words = each.incoming.text or _file_name(each.incoming.file)
        if words:
            past[each.incoming.uid] = Past(each.incoming.uid, Shown(words), True, each.incoming.at)
    return sorted(past.values(), key=lambda one: one.at or program.parts.clock.now())


def _file_name(file: FileRef | None) -> str:
    return file.name if file else ""


def telegram(program: Program) -> "TelegramMessenger":
    """The Telegram bot of the token that is set. Invite links carry its name once it is known."""
    settings, replies = program.settings, program.replies
    hook = None
    if settings.telegram_webhook_url:
        hook = Webhook(
            settings.telegram_webhook_url,
            settings.telegram_webhook_secret.get_secret_value(),
            settings.telegram_webhook_host,
            settings.telegram_webhook_port,
        )
    menu = {"zh": tuple(replies.commands("zh-Hans").items()), "": tuple(replies.commands("en").items())}
    setup = TelegramSetup(settings.telegram_bot_token.get_secret_value(), settings.telegram_api, menu, hook)
    messenger = connect(setup, program.parts.clock)
    program.closers.append(messenger.close)
    program.app.people.link_base = lambda: f"https://t.me/{messenger.username}?start=" if messenger.username else ""
    return messenger


async def announce(program: Program, messenger: "TelegramMessenger", say: Say) -> None:
    """Say that Telegram is served, once the bot has told its name."""
    name = await messenger.introduce()
    say(program.replies.line("console-telegram-serving", {"name": name}, program.settings.language))


def console(program: Program, lines: TextIO, write: Say) -> ConsoleMessenger:
    clock, language = program.parts.clock, program.settings.language

    async def drained() -> None:
        """Until everything that came in is answered and everything answered is shown."""
        while True:
            with program.store.begin() as tx:
                waiting = tx.inbox.waiting(1)
                unsent = tx.outbox.due("console", clock.now(), 1)
                sending = tx.outbox.interrupted("console")
            if not (waiting or unsent or sending):
                return
            await clock.sleep(0.05)

    wiring = ConsoleWiring(
        lines=lines,
        write=write,
        texts=lambda key, values: program.replies.line(key, values, language),
        folder=Path(program.settings.data_dir) / "pictures",
        clock=clock,
        ids=program.parts.ids,
        drained=drained,
    )
    return ConsoleMessenger(wiring, "local")
