"""A merchant's plain words: read against the shop as it is, then carried out, asked back, or answered."""

from bot.app import all_listings, close_run
from bot.domain.approval import ApprovalState
from bot.domain.listing import Listing
from bot.domain.operation import StopAll
from bot.domain.outcome import Said
from bot.domain.people import Actor
from bot.domain.understood import CatalogItem, Context, Nothing, Unclear, Understood, UnitWord
from bot.domain.words import WordKind, plain_word
from bot.errors import MarketplaceUnavailable
from handlers.answers import answer_in_words
from handlers.asking import Meant, ask
from handlers.carry import carry
from handlers.form import show_form
from handlers.memory import MISSES_BEFORE_FORM, focus_of, last_of, missed, question_of, recall
from handlers.turn import Turn

LONGEST = 2000
"""Characters of a message that are read; nobody orders anything in more."""


async def message(turn: Turn) -> None:
    """Read and carry out. Words beyond the limit are asked to be put shorter, never half read."""
    words = turn.incoming_text
    if len(words) > LONGEST:
        turn.say("message-too-long", limit=LONGEST)
        return
    if not await answer_in_words(turn, words):
        await carry_words(turn, words)


async def carry_words(turn: Turn, words: str) -> None:
    context, unavailable = await context_of(turn)
    reading = turn.app.read(words, context)
    if isinstance(reading, Understood):
        if unavailable and not isinstance(reading.commands[0], StopAll):
            raise MarketplaceUnavailable
        if reading.replaces:
            _void_replaced(turn)
        await carry(turn, reading.commands)
    elif unavailable and not _offers_stop(reading):
        raise MarketplaceUnavailable
    else:
        _ask_back(turn, reading, context)


def _offers_stop(reading: Unclear | Nothing) -> bool:
    """Stopping needs no marketplace, so neither does asking whether that was meant."""
    return isinstance(reading, Unclear) and any(isinstance(each.command, StopAll) for each in reading.choices)


async def context_of(turn: Turn) -> tuple[Context, bool]:
    """What reading needs; without the marketplace the catalog is empty, so that stopping still works."""
    shop = turn.known_shop()
    try:
        listings, unavailable = await all_listings(turn.app.house, shop), False
    except MarketplaceUnavailable:
        listings, unavailable = (), True
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
        units=tuple(UnitWord(each.word, each.count, each.base) for each in words if each.kind is WordKind.UNIT),
        offered=question.choices if question else (),
    )
    return context, unavailable


def _item(listing: Listing) -> CatalogItem:
    """What reading needs of a listing; its nicknames hold the names that the shop taught us."""
    return CatalogItem(listing.id, listing.title, listing.price, listing.aliases, listing.promoted)


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
    "ask-weak-assent", "ask-nothing-pending",
})  # fmt: skip
"""Answers to what was understood well enough."""
NAMING = frozenset({"ask-product-unknown", "ask-product-which"})
"""Questions about the word a product was called by."""


def _ask_back(turn: Turn, reading: Unclear | Nothing, context: Context) -> None:
    """One question or one line; the form instead where nothing could be offered the second time in a row, or anything the third."""
    choices = reading.choices if isinstance(reading, Unclear) else ()
    with turn.app.house.store.begin() as tx:
        misses = 0 if reading.key in NO_MISS else missed(turn, tx)
        if misses > MISSES_BEFORE_FORM or (misses == MISSES_BEFORE_FORM and not choices):
            show_form(turn, tx)
        elif isinstance(reading, Unclear):
            ask(turn, tx, (reading.key, reading.values), choices, _meant(turn, reading, context))
        else:
            turn.told(tx, Said(reading.key))


def _meant(turn: Turn, reading: Unclear, context: Context) -> Meant | None:
    """The unknown word of a question which product was meant. A listing that the message names itself is not what it meant."""
    word = str(dict(reading.values).get("word", ""))
    if reading.key not in NAMING or not word:
        return None
    said = plain_word(turn.incoming_text)
    unnamed = (
        each.id for each in context.catalog if not any(plain_word(name) in said for name in (each.title, *each.aliases))
    )
    return Meant(word, frozenset(unnamed))
