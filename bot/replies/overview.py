"""How listings stand now: one line each for a whole shop, a few lines each where some were asked about."""

from zoneinfo import ZoneInfo

from bot.domain.chat import Shown
from bot.domain.floor import margin
from bot.domain.listing import Listing
from bot.domain.outcome import Overview
from bot.domain.tender import Tender, TenderState
from bot.replies import formats
from bot.replies.cards import written
from bot.replies.row_words import margin_word, state_word
from bot.replies.spend import state_lines
from bot.replies.table import fitting
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name

LONGEST_LIST = 3000
MOST_VARIANTS = 8
MOST_TENDERS = 8


def _margin(voice: Voice, listing: Listing) -> str:
    if listing.costs is None:
        return voice.say("overview-margin-unknown")
    return voice.say("overview-margin", margin=margin_word(voice, margin(listing.price, listing.costs)))


def _promotion(voice: Voice, listing: Listing) -> list[str]:
    """The promotion, where there is one that runs or could run again."""
    promotion = listing.promotion
    if promotion is None or promotion.state.value == "off":
        return []
    state = state_word(voice, promotion.state.value)
    until = formats.plain_day(promotion.until, voice.language) if promotion.until else ""
    key = "overview-promotion-until" if until else "overview-promotion"
    return [voice.say(key, state=Ready(state), budget=promotion.daily_budget, until=Ready(until))]


def _line(voice: Voice, listing: Listing) -> str:
    """Name, price, what one earns, stock, and promotion where it runs."""
    line = voice.say(
        "overview-line",
        name=short_name(listing.name),
        price=listing.price,
        margin=Ready(_margin(voice, listing)),
        stock=listing.stock,
    )
    if not listing.on_sale:
        return voice.say("overview-off-sale", line=line)
    return voice.say("overview-promoted", line=line) if listing.promoted else line


def _tender(voice: Voice, outcome: Overview, tender: Tender) -> str:
    """Who wants how much for how much until when, and what we offer; or what came of our offer."""
    names = {each.id: each.name for each in outcome.listings}
    name, ours = short_name(names.get(tender.listing, tender.listing)), tender.offer
    offer = voice.say("tender-offer", price=ours.unit_price, quantity=ours.quantity) if ours else ""
    if not tender.open:
        return voice.say(
            "overview-tender-won" if tender.state is TenderState.WON else "overview-tender-lost", name=name, offer=offer
        )
    until = Ready(formats.plain_day(tender.closes, voice.language))
    wanted = {"name": name, "quantity": tender.quantity, "unit": tender.unit, "until": until}
    if tender.highest_price is None:
        line = voice.say("overview-tender-open", **wanted)
    else:
        line = voice.say("overview-tender", highest=tender.highest_price, **wanted)
    return voice.say("overview-tender-ours", line=line, offer=offer) if ours else line


def _tenders(voice: Voice, outcome: Overview) -> list[str]:
    return [_tender(voice, outcome, each) for each in outcome.tenders[:MOST_TENDERS]]


def _whole(voice: Voice, outcome: Overview) -> str:
    lines = [[_line(voice, each)] for each in outcome.listings]
    count = fitting(lines, LONGEST_LIST) if lines else 0
    shown = [line for part in lines[:count] for line in part]
    if count < len(lines):
        shown.append(voice.say("overview-more", count=len(lines) - count))
    head = voice.say("overview-head", shop=short_name(outcome.shop.name), count=len(lines))
    spend = state_lines(voice, outcome.spend) if outcome.spend is not None else []
    return written([head, *_stopped(voice, outcome)], spend, shown, _tenders(voice, outcome))


def _stopped(voice: Voice, outcome: Overview) -> list[str]:
    if outcome.shop.stopped_at is None:
        return []
    since = outcome.shop.stopped_at.astimezone(ZoneInfo(outcome.shop.timezone))
    return [voice.say("overview-stopped", since=since)]


def _details(voice: Voice, listing: Listing) -> list[str]:
    lines: list[str] = [short_name(listing.title if listing.title else listing.name)]
    if not listing.on_sale:
        lines.append(voice.say("state-off-sale"))
    lines.append(voice.say("overview-price", price=listing.price, margin=Ready(_margin(voice, listing))))
    lines += [voice.say("overview-tier", quantity=tier.min_quantity, price=tier.price) for tier in listing.tiers]
    if listing.floor is not None:
        lines.append(voice.say("overview-floor", floor=listing.floor))
    lines.append(voice.say("overview-stock", stock=listing.stock))
    lines += [
        voice.say(
            "overview-variant", name=short_name(each.name), price=listing.price + each.surcharge, stock=each.stock
        )
        for each in listing.variants[:MOST_VARIANTS]
    ]
    lines += _promotion(voice, listing) or [voice.say("overview-no-promotion")]
    return [*lines, *_bid(voice, listing)]


def _bid(voice: Voice, listing: Listing) -> list[str]:
    """What a click may cost, where the marketplace tells, and the most that it may."""
    if listing.bid is None:
        return []
    if listing.bid_cap is None:
        return [voice.say("overview-bid", bid=listing.bid)]
    return [voice.say("overview-bid-capped", bid=listing.bid, most=listing.bid_cap)]


def overview(voice: Voice, outcome: Overview) -> tuple[Shown, ...]:
    """A whole shop as a list; asked-for listings in full."""
    if outcome.whole or not outcome.listings:
        return (Shown(_whole(voice, outcome)),)
    parts = [_details(voice, each) for each in outcome.listings]
    count = fitting(parts, LONGEST_LIST)
    rest = [voice.say("overview-more", count=len(parts) - count)] if count < len(parts) else []
    return (Shown(written(_stopped(voice, outcome), *parts[:count], rest, _tenders(voice, outcome))),)
