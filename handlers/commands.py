"""Slash commands: short names for what can also be said in words, and the few things that only admins and practice need."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.domain.command import (
    Freeze,
    HelpQuery,
    LanguageSet,
    LogQuery,
    MandatesQuery,
    PendingQuery,
    PlansQuery,
    ReportQuery,
    SettingsQuery,
    ShopSwitch,
    Undo,
    WordsQuery,
)
from bot.domain.operation import StopAll, StopLift
from bot.domain.people import Permission, Role
from bot.domain.shop import Shop
from bot.errors import NotAllowed
from handlers.carry import carry
from handlers.freezing import lift
from handlers.joining import hello
from handlers.reading import carry_words
from handlers.turn import Turn

LANGUAGES = {"zh": "zh-Hans", "zh-hans": "zh-Hans", "中文": "zh-Hans", "en": "en", "english": "en", "英文": "en"}


async def command(turn: Turn) -> None:
    """`/name words`. An unknown name is answered with the help line; a person without a shop can do admins' things only."""
    name, _, words = turn.incoming_text.strip().partition(" ")
    handler = COMMANDS.get(name.lower())
    if (turn.shop is None or turn.actor.role is None) and handler not in (invite, unfreeze):
        turn.say("no-shop")
    elif handler is None:
        turn.say("command-unknown", name=name[:40])
    else:
        await handler(turn, words.strip())


async def start(turn: Turn, _: str) -> None:
    hello(turn)
    await carry(turn, (HelpQuery(),))


async def help_(turn: Turn, _: str) -> None:
    await carry(turn, (HelpQuery(),))


async def report(turn: Turn, words: str) -> None:
    """Without words: yesterday. With words: whatever period they name."""
    if words:
        await carry_words(turn, f"report {words}")
        return
    yesterday = turn.known_shop().today(turn.app.house.clock.now()) - timedelta(days=1)
    await carry(turn, (ReportQuery(yesterday, yesterday),))


async def log(turn: Turn, words: str) -> None:
    if words:
        await carry_words(turn, f"log {words}")
    else:
        await carry(turn, (LogQuery(),))


async def pending(turn: Turn, _: str) -> None:
    await carry(turn, (PendingQuery(),))


async def plans(turn: Turn, _: str) -> None:
    await carry(turn, (PlansQuery(),))


async def mandates(turn: Turn, _: str) -> None:
    await carry(turn, (MandatesQuery(),))


async def settings(turn: Turn, _: str) -> None:
    await carry(turn, (SettingsQuery(),))


async def words_(turn: Turn, _: str) -> None:
    await carry(turn, (WordsQuery(),))


async def undo(turn: Turn, _: str) -> None:
    await carry(turn, (Undo(),))


async def stop(turn: Turn, _: str) -> None:
    await carry(turn, (StopAll(),))


async def resume(turn: Turn, _: str) -> None:
    await carry(turn, (StopLift(),))


async def freeze(turn: Turn, _: str) -> None:
    await carry(turn, (Freeze(),))


async def unfreeze(turn: Turn, words: str) -> None:
    """An admin names the shop where it is not their own."""
    shop_id = turn.actor.shop_id
    if words and turn.actor.is_admin:
        with turn.app.house.store.begin() as tx:
            named = tx.shops.by_name(words)
        shop_id = named.id if named is not None else ""
    lift(turn, shop_id)


async def language(turn: Turn, words: str) -> None:
    chosen = LANGUAGES.get(words.lower())
    if chosen is None:
        chosen = "en" if turn.person.language == "zh-Hans" else "zh-Hans"
    await carry(turn, (LanguageSet(chosen),))


async def shop(turn: Turn, words: str) -> None:
    """Without a name: the shops to choose from. With one: that shop, if it is one of theirs."""
    wanted = None
    if words:
        with turn.app.house.store.begin() as tx:
            own = [tx.shops.get(each.shop_id) for each in tx.people.shops_of(turn.person.id)]
        wanted = next((each.id for each in own if each is not None and each.name == words), None)
    await carry(turn, (ShopSwitch(wanted),))


async def tomorrow(turn: Turn, _: str) -> None:
    """A sandbox's next morning: what was planned for the time in between, and its report."""
    moved, said = await turn.app.practice.tomorrow(turn.actor)
    with turn.app.house.store.begin() as tx:
        turn.told(tx, said)
    if moved.sandbox:
        turn.shop = moved
        await turn.app.plans_now(moved.id)
        await turn.app.report_now(moved.id)


async def invite(turn: Turn, words: str) -> None:
    """`/invite owner|operator|viewer [shop]`. An admin who names a shop that is not there yet gets a practice shop of that name."""
    role_word, _, name = words.partition(" ")
    role = next((each for each in Role if each.value == role_word.lower()), None)
    if not (turn.actor.is_admin or turn.actor.may(Permission.INVITE)):
        raise NotAllowed
    if role is None:
        turn.say("invite-usage")
        return
    wanted = await _invited_shop(turn, name.strip())
    with turn.app.house.store.begin() as tx:
        turn.told(tx, turn.app.people.invite(tx, turn.actor, wanted, role))


async def _invited_shop(turn: Turn, name: str) -> Shop:
    if not turn.actor.is_admin or (not name and turn.shop is not None):
        return turn.known_shop()
    with turn.app.house.store.begin() as tx:
        found = tx.shops.by_name(name) if name else None
    options = turn.app.options
    return found or await turn.app.practice.open_shop(name or turn.person.name, options.timezone, options.language)


COMMANDS: dict[str, Callable[[Turn, str], Awaitable[None]]] = {
    "/start": start,
    "/help": help_,
    "/report": report,
    "/log": log,
    "/pending": pending,
    "/plans": plans,
    "/mandates": mandates,
    "/settings": settings,
    "/words": words_,
    "/undo": undo,
    "/stop": stop,
    "/resume": resume,
    "/freeze": freeze,
    "/unfreeze": unfreeze,
    "/language": language,
    "/shop": shop,
    "/tomorrow": tomorrow,
    "/invite": invite,
}
