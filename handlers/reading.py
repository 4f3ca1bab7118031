"""Words read against the shop as it is, then carried out, asked back, or answered."""

from dataclasses import replace

from bot.app import all_listings, close_run, open_tenders
from bot.domain.approval import ApprovalState
from bot.domain.command import MeantQuery
from bot.domain.listing import Listing
from bot.domain.operation import StopAll
from bot.domain.outcome import Said
from bot.domain.people import Actor
from bot.domain.shop import Shop
from bot.domain.understood import CatalogItem, Context, Nothing, OpenTender, Reading, Unclear, Understood, UnitWord
from bot.domain.words import WordKind
from bot.errors import MarketplaceUnavailable
from handlers.asking import Meant, ask
from handlers.carry import carry
from handlers.form import show_form
from handlers.learning import Meaning, offer_to_learn
from handlers.meaning import UNKNOWN, meant_by, named_at_last, products, with_others
from handlers.memory import MISSES_BEFORE_FORM, focus_of, keep, last_of, missed, question_of, recall
from handlers.turn import Turn


async def carry_own_words(turn: Turn, words: str) -> None:
    """A person's own words in private, read with the help of a model where one is set and the shop's day allows it."""
    context, unavailable = await context_of(turn)
    reading = turn.app.read(words, context) if unavailable else await _helped(turn, words, context)
    await _act_or_name(turn, reading, (context, unavailable))


async def carry_words(turn: Turn, words: str) -> None:
    """Words that stand behind a command: read by our own grammar alone."""
    context, unavailable = await context_of(turn)
    await _act_or_name(turn, turn.app.read(words, context), (context, unavailable))


async def _helped(turn: Turn, words: str, context: Context) -> Reading:
    read = await turn.app.understand(words, context, turn.known_shop())
    if read.capped:
        with turn.app.house.store.begin() as tx:
            if turn.app.understand.tell_cap(tx, turn.known_shop()):
                turn.told(tx, Said("model-capped"))
    return read.reading


async def _act_or_name(turn: Turn, reading: Reading, seen: tuple[Context, bool]) -> None:
    named = named_at_last(reading, seen[0])
    if named is not None:
        await say_meant(turn, named)
    else:
        await _act(turn, reading, seen)


async def say_meant(turn: Turn, query: MeantQuery, offer_id: str = "") -> None:
    """Read the message again in which the word was unknown, now that somebody said which listing it meant; or ask which."""
    context, unavailable = await context_of(turn)
    item = context.item(query.listing)
    if item is None:
        _ask_which(turn, query, context)
        return
    known = replace(item, aliases=(*item.aliases, query.word))
    catalog = tuple(known if each.id == item.id else each for each in context.catalog)
    context = replace(context, catalog=catalog, offered=())
    meaning = Meaning(query.word, item.id)
    with turn.app.house.store.begin() as tx:
        keep(turn, tx, asked=None)
    await _act(turn, turn.app.read(query.text, context), (context, unavailable), (meaning, offer_id))
    await offer_to_learn(turn, meaning)


async def _act(
    turn: Turn, reading: Reading, seen: tuple[Context, bool], taken: tuple[Meaning | None, str] = (None, "")
) -> None:
    """Carry out, ask back or answer. `taken`: what a word turned out to mean, and the offer that said so."""
    context, unavailable = seen
    if isinstance(reading, Understood):
        if unavailable and not isinstance(reading.commands[0], StopAll):
            raise MarketplaceUnavailable
        if reading.replaces:
            _void_replaced(turn)
        await carry(turn, reading.commands, taken[1], reading.confirm)
    elif unavailable and not _offers_stop(reading):
        raise MarketplaceUnavailable
    else:
        ask_back(turn, reading, context, taken[0])


def _offers_stop(reading: Unclear | Nothing) -> bool:
    """Stopping needs no marketplace, so neither does asking whether that was meant."""
    return isinstance(reading, Unclear) and any(isinstance(each.command, StopAll) for each in reading.choices)


async def context_of(turn: Turn) -> tuple[Context, bool]:
    """What reading needs; without the marketplace the catalog is empty, so that stopping still works."""
    shop = turn.known_shop()
    try:
        listings, tenders, unavailable = (
            await all_listings(turn.app.house, shop),
            await _open_tenders(turn, shop),
            False,
        )
    except MarketplaceUnavailable:
        listings, tenders, unavailable = (), (), True
    now = turn.app.house.clock.now()
    with turn.app.house.store.begin() as tx:
        pending = tuple(each.operation for each in tx.approvals.pending(shop.id) if each.expires_at > now)
        memory, words = recall(turn, tx), tx.shops.words(shop.id)
        question = question_of(turn, tx, memory)
    context = Context(
        now=shop.local(now),
        currency=shop.currency,
        catalog=tuple(_item(each) for each in listings),
        focus=focus_of(turn, memory),
        pending=pending,
        last=last_of(turn, memory),
        tenders=tenders,
        daily_cap=shop.limits.daily_spend,
        units=tuple(UnitWord(each.word, each.count, each.base) for each in words if each.kind is WordKind.UNIT),
        offered=question.choices if question else (),
    )
    return context, unavailable


def _item(listing: Listing) -> CatalogItem:
    """What reading needs of a listing; its nicknames hold the names that the shop taught us."""
    return CatalogItem(
        listing.id, listing.title, listing.price, listing.aliases, listing.promoted, listing.bid, listing.on_sale
    )


async def _open_tenders(turn: Turn, shop: Shop) -> tuple[OpenTender, ...]:
    found = await open_tenders(turn.app.house, shop)
    return tuple(OpenTender(each.listing, each.unit) for each in found.values())


def _void_replaced(turn: Turn) -> None:
    """A correction in words: the one card it corrects is void before the new one is shown."""
    now = turn.app.house.clock.now()
    nobody = Actor("", turn.actor.shop_id, None)
    with turn.app.house.store.begin() as tx:
        own = [each for each in tx.approvals.pending(turn.actor.shop_id) if each.asked_by == turn.actor.person_id]
        for approval in own[-1:]:
            run = tx.runs.get(approval.shop_id, approval.run_id)
            if run is not None and tx.approvals.decide(approval.id, ApprovalState.VOID, None, now):
                turn.told(tx, close_run(tx, turn.app.house, (run, approval, ApprovalState.VOID), nobody))


NO_MISS = frozenset({
    "nothing-thanks", "nothing-greeting", "nothing-acknowledged", "nothing-negation", "nothing-hesitation", "nothing-others",
    "nothing-quoted", "ask-weak-assent", "ask-nothing-pending", "ask-plain-words", "ask-quoted", "ask-offers", "ask-condition",
})  # fmt: skip
"""Answers to what was understood well enough."""


def ask_back(turn: Turn, reading: Unclear | Nothing, context: Context, meaning: Meaning | None = None) -> None:
    """One question or one line; the form instead where nothing could be offered the second time in a row, or anything the third."""
    meant = meant_by(turn, reading, context, meaning)
    choices = list(reading.choices) if isinstance(reading, Unclear) else []
    if meant is not None and meaning is None and reading.key == UNKNOWN:
        choices = with_others(choices, MeantQuery(meant.word, turn.incoming_text), context)
    with turn.app.house.store.begin() as tx:
        misses = 0 if reading.key in NO_MISS else missed(turn, tx)
        if misses > MISSES_BEFORE_FORM or (misses == MISSES_BEFORE_FORM and not choices):
            show_form(turn, tx)
        elif isinstance(reading, Unclear):
            ask(turn, tx, (reading.key, reading.values), choices, meant)
        else:
            turn.told(tx, Said(reading.key))


def _ask_which(turn: Turn, query: MeantQuery, context: Context) -> None:
    with turn.app.house.store.begin() as tx:
        meant = Meant(query.word, frozenset())
        ask(turn, tx, ("meant-which", (("word", query.word),)), products(query, context), meant)
