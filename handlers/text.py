"""A merchant's plain words: read against the shop as it is, then carried out, asked back, or answered."""

from bot.app import all_listings, close_run, offer, open_tenders
from bot.domain.approval import ApprovalState
from bot.domain.listing import Listing
from bot.domain.operation import StopAll
from bot.domain.outcome import Asking, Outcome, Said
from bot.domain.people import Actor
from bot.domain.shop import Shop
from bot.domain.understood import CatalogItem, Context, Nothing, OpenTender, Reading, Unclear, Understood
from bot.errors import MarketplaceUnavailable
from handlers.carry import carry
from handlers.memory import focus_of, missed
from handlers.turn import Turn

LONGEST = 2000
"""Characters of a message that are read; nobody orders anything in more."""


async def message(turn: Turn) -> None:
    """Read and carry out. Words beyond the limit are asked to be put shorter, never half read."""
    words = turn.incoming_text
    if len(words) > LONGEST:
        turn.say("message-too-long", limit=LONGEST)
        return
    context, unavailable = await context_of(turn)
    reading = turn.app.read(words, context) if unavailable else await _understood(turn, words, context)
    await carry_reading(turn, reading, unavailable)


async def carry_words(turn: Turn, words: str) -> None:
    """Words that stand behind a command: read by our own grammar alone."""
    context, unavailable = await context_of(turn)
    await carry_reading(turn, turn.app.read(words, context), unavailable)


async def _understood(turn: Turn, words: str, context: Context) -> Reading:
    """A person's own words in private, read with the help of a model where one is set and the shop's day allows it."""
    read = await turn.app.understand(words, context, turn.known_shop())
    if read.capped:
        with turn.app.house.store.begin() as tx:
            if turn.app.understand.tell_cap(tx, turn.known_shop()):
                turn.told(tx, Said("model-capped"))
    return read.reading


async def carry_reading(turn: Turn, reading: Reading, unavailable: bool) -> None:
    if isinstance(reading, Understood):
        if unavailable and not isinstance(reading.commands[0], StopAll):
            raise MarketplaceUnavailable
        if reading.replaces:
            _void_replaced(turn)
        await carry(turn, reading.commands, force_ask=reading.confirm)
    elif unavailable and not _offers_stop(reading):
        raise MarketplaceUnavailable
    else:
        ask_back(turn, reading)


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
    catalog = tuple(_item(each) for each in listings)
    context = Context(shop.local(now), shop.currency, catalog, focus_of(turn), pending, tenders=tenders)
    return context, unavailable


async def _open_tenders(turn: Turn, shop: Shop) -> tuple[OpenTender, ...]:
    found = await open_tenders(turn.app.house, shop)
    return tuple(OpenTender(each.listing, each.unit) for each in found.values())


def _item(listing: Listing) -> CatalogItem:
    return CatalogItem(
        listing.id, listing.title, listing.price, listing.aliases, listing.promoted, listing.bid, listing.on_sale
    )


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


def ask_back(turn: Turn, reading: Unclear | Nothing) -> None:
    """One question, with choices whose buttons carry exact commands; after two misses a short form of examples."""
    form = missed(turn)
    with turn.app.house.store.begin() as tx:
        outcome: Outcome = Said(reading.key)
        if isinstance(reading, Unclear):
            taps = tuple(
                offer(tx, turn.app.house, turn.actor, each.command, (each.key, each.values)) for each in reading.choices
            )
            outcome = Asking(reading.key, reading.values, taps)
        turn.told(tx, outcome)
        if form:
            turn.told(tx, Said("form-hint"))
