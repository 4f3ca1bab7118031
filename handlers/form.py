"""What can be tapped when words are not understood: a few places to start from, and from there to every product and exact choices."""

from datetime import timedelta
from decimal import Decimal

from bot.app import all_listings
from bot.domain.command import Command, GuideQuery, HelpQuery, PendingQuery, ReportQuery, StateQuery
from bot.domain.listing import Listing, Promotion, PromotionState
from bot.domain.money import Money
from bot.domain.operation import Operation, PriceSet, PromotionPause, PromotionResume, PromotionStart
from bot.domain.outcome import Values
from bot.domain.people import Permission
from bot.domain.understood import Choice
from bot.ports.store import Transaction
from handlers.asking import ask
from handlers.memory import keep, remember
from handlers.turn import Turn

PRICE, PROMOTION = "price", "promotion"
PAGE = 8
"""Products shown at once."""
STEPS = (Decimal("0.95"), Decimal("0.9"), Decimal("1.05"), Decimal("1.1"))
SHARES = (Decimal("0.1"), Decimal("0.2"), Decimal("0.5"))
"""Of the shop's cap a day, in whole units of money."""
USUAL_BUDGETS = ("10", "20", "50")
DAYS = 3


def show_form(turn: Turn, tx: Transaction) -> None:
    """The form. Nothing of what was asked before is pending any more, and counting misses starts anew."""
    keep(turn, tx, misses=0)
    ask(turn, tx, ("form-hint", ()), _starts(turn))


def _starts(turn: Turn) -> list[Choice]:
    """Places to start from that this person may use in this shop."""
    shop = turn.known_shop()
    can = turn.app.house.market(shop).capabilities
    yesterday = shop.today(turn.app.house.clock.now()) - timedelta(days=1)
    starts: list[tuple[bool, str, Command]] = [
        (can.writes and turn.actor.may(Permission.CHANGE), "form-price", GuideQuery(PRICE)),
        (can.promotes and turn.actor.may(Permission.SPEND), "form-promote", GuideQuery(PROMOTION)),
        (True, "form-sales", ReportQuery(yesterday, yesterday)),
        (True, "form-products", StateQuery()),
        (True, "form-pending", PendingQuery()),
        (True, "form-help", HelpQuery()),
    ]
    return [Choice(key, (), command) for fits, key, command in starts if fits]


async def guide(turn: Turn, query: GuideQuery) -> None:
    """Which product, and then what to do with it."""
    listings = await all_listings(turn.app.house, turn.known_shop())
    chosen = next((each for each in listings if each.id == query.listing), None)
    if chosen is not None:
        _what(turn, query.about, chosen)
        remember(turn, (chosen.id,))
    elif not listings:
        turn.say("guide-nothing")
    else:
        _which(turn, query, listings)


def _which(turn: Turn, query: GuideQuery, listings: tuple[Listing, ...]) -> None:
    shown = listings[query.skipped : query.skipped + PAGE] or listings[:PAGE]
    choices = [Choice("guide-product", (("name", each.name),), GuideQuery(query.about, each.id)) for each in shown]
    if query.skipped + PAGE < len(listings):
        choices.append(Choice("guide-more", (), GuideQuery(query.about, skipped=query.skipped + PAGE)))
    key = "guide-price-which" if query.about == PRICE else "guide-promotion-which"
    with turn.app.house.store.begin() as tx:
        ask(turn, tx, (key, ()), choices)


def _what(turn: Turn, about: str, listing: Listing) -> None:
    said, choices = _prices(listing) if about == PRICE else _promotions(turn, listing)
    choices = [each for each in choices if _may(turn, each.command)]
    choices.append(Choice("guide-look", (("name", listing.name),), StateQuery((listing.id,))))
    with turn.app.house.store.begin() as tx:
        ask(turn, tx, said, choices)


def _may(turn: Turn, command: Command) -> bool:
    return not isinstance(command, Operation) or turn.actor.may(command.permission)


def _prices(listing: Listing) -> tuple[tuple[str, Values], list[Choice]]:
    """A few prices near the one now, none below what earns."""
    prices = dict.fromkeys(listing.price.scaled(each) for each in STEPS)
    fitting = [
        each
        for each in prices
        if each.minor > 0 and each != listing.price and (listing.floor is None or each >= listing.floor)
    ]
    choices = [
        Choice(
            "choice-price-set", (("name", listing.name), ("count", 1), ("price", each)), PriceSet((listing.id,), each)
        )
        for each in fitting
    ]
    return ("guide-price", (("name", listing.name), ("price", listing.price))), choices


def _promotions(turn: Turn, listing: Listing) -> tuple[tuple[str, Values], list[Choice]]:
    named: Values = (("name", listing.name), ("count", 1))
    promotion = listing.promotion
    if promotion is None or not _going(turn, promotion):
        starts = [
            Choice(
                "choice-promotion-start",
                (*named, ("budget", each), ("days", DAYS)),
                PromotionStart((listing.id,), each, DAYS),
            )
            for each in _budgets(turn)
        ]
        return ("guide-promotion", (("name", listing.name),)), starts
    about: Values = (("name", listing.name), ("budget", promotion.daily_budget))
    if promotion.state is PromotionState.RUNNING:
        pause = Choice("choice-promotion-pause", named, PromotionPause((listing.id,)))
        return ("guide-promotion-on", about), [pause]
    resume = Choice("choice-promotion-resume", named, PromotionResume((listing.id,)))
    return ("guide-promotion-paused", about), [resume]


def _going(turn: Turn, promotion: Promotion) -> bool:
    """Running, or paused with days left."""
    today = turn.known_shop().today(turn.app.house.clock.now())
    left = promotion.until is None or promotion.until >= today
    return promotion.state is PromotionState.RUNNING or (promotion.state is PromotionState.PAUSED and left)


def _budgets(turn: Turn) -> list[Money]:
    shop = turn.known_shop()
    cap = shop.limits.daily_spend
    if cap is None:
        return [Money.of(each, shop.currency) for each in USUAL_BUDGETS]
    wholes = [Money.of(int(cap.amount * each), shop.currency) for each in SHARES]
    return list(dict.fromkeys(each for each in wholes if each.minor > 0))
