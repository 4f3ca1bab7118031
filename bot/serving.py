"""Serving people until told to stop: the first start, the workers, and the end."""

import asyncio
import signal
from contextlib import suppress
from typing import TextIO

from bot.build import Parts, Program, build
from bot.delivery.posting import Address
from bot.domain.outcome import Said
from bot.domain.people import Membership, Person, Role
from bot.domain.shop import Shop
from bot.faces import Say, announce, console, telegram, web_chat, web_key
from bot.holding import alone
from bot.ports.store import Transaction
from bot.settings import Settings

LOCAL_FACES = ("web", "console")


async def serve(settings: Settings, say: Say) -> None:
    """`xiaoer run`. Raises SetupError for whatever the operator of the installation must put right."""
    with alone(settings.data_dir):
        ending: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        program = build(settings, Parts(failed=lambda error: _end(ending, error)))
        try:
            bot = telegram(program) if settings.telegram_bot_token.get_secret_value() else None
            program.add(web_chat(program, web_key(settings, program), say))
            await prepare(program, "web")
            if bot is not None:
                program.add(bot)
                program.endless.start("announce telegram", announce(program, bot, say))
            for name in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(name, _end, ending, None)
            start(program)
            await ending
        finally:
            await program.stop()


def _end(ending: "asyncio.Future[None]", error: BaseException | None) -> None:
    if ending.done():
        return
    if error is None:
        ending.set_result(None)
    else:
        ending.set_exception(error)


def start(program: Program) -> None:
    """Workers, jobs, and every messenger's intake."""
    program.start()
    for messenger in program.messengers.values():
        program.endless.start(f"intake {messenger.name}", messenger.run(program.inbox.receive))


async def prepare(program: Program, messenger: str) -> Person:
    """The first start: a practice shop for whoever sits at this machine. Later starts find both there."""
    with program.store.begin() as tx:
        practice = _practice_here(tx)
        person = tx.people.find(messenger, "local")
    if person is not None:
        return person
    settings = program.settings
    name = program.replies.line("practice-shop-name", {}, settings.language)
    shop = practice or await program.app.practice.open_shop(name, settings.timezone, settings.language)
    own = program.replies.line("practice-owner-name", {}, settings.language)
    person = Person(program.parts.ids.token(), messenger, "local", own, settings.language, "local", shop.id)
    with program.store.begin() as tx:
        tx.people.save(person)
        tx.people.bind(Membership(shop.id, person.id, Role.OWNER))
    greet(program, person, shop.name)
    return person


def _practice_here(tx: Transaction) -> Shop | None:
    """The practice shop of whoever sits here, made by another local face; one that somebody was invited into is not theirs."""
    for face in LOCAL_FACES:
        person = tx.people.find(face, "local")
        for membership in tx.people.shops_of(person.id) if person else ():
            shop = tx.shops.get(membership.shop_id)
            if shop is not None and shop.sandbox:
                return shop
    return None


def greet(program: Program, person: Person, shop: str) -> None:
    """The first lines in an empty chat."""
    with program.store.begin() as tx:
        for key in ("welcome", "sandbox-hello"):
            said = Said(key, (("shop", shop),))
            program.app.post.tell(tx, said, Address.of(person, f"greet-{person.id}-{key}"))


async def chat_here(settings: Settings, lines: TextIO, write: Say) -> None:
    """`xiaoer chat`: one conversation in this terminal, which ends with its input."""
    with alone(settings.data_dir):
        ending: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        program = build(settings, Parts(failed=lambda error: _end(ending, error)))
        try:
            await prepare(program, "console")
            messenger = console(program, lines, write)
            program.add(messenger)
            program.start()
            talk = asyncio.gather(messenger.run(program.inbox.receive))
            await asyncio.wait((talk, ending), return_when=asyncio.FIRST_COMPLETED)
            talk.cancel()
            with suppress(asyncio.CancelledError):
                await talk
            if ending.done():
                ending.result()
        finally:
            await program.stop()
