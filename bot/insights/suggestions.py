"""At most three operations worth proposing, each with its reason. A proposal changes nothing: tapping it asks, like typing."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from bot.domain.figures import Figures, ListingFigures
from bot.domain.listing import Listing
from bot.domain.money import Money
from bot.domain.operation import BudgetSet, Operation, PriceSet, PromotionPause
from bot.domain.outcome import Proposal

MOST = 3
AD_SHARE = Decimal("0.35")
"""Share of a listing's earnings before ads above which its promotion is called heavy."""
MIN_AD_SPEND = Decimal(5)
"""Major units of ad spend in the week below which nothing is concluded about a promotion."""


def suggest(listings: Iterable[Listing], week: Figures) -> tuple[Proposal, ...]:
    """Proposals from the last seven days: sold below cost first, then promotions that lose money, then heavy ones.

    What is off sale neither sells nor is shown, so nothing about it is urgent.
    """
    by_id: Mapping[str, ListingFigures] = {each.sku: each for each in week.listings}
    known = tuple(each for each in listings if each.on_sale)
    found = [*_below_floor(known), *_wasted_ads(known, by_id), *_heavy_ads(known, by_id)]
    return tuple(found[:MOST])


def _below_floor(listings: tuple[Listing, ...]) -> list[Proposal]:
    """Raising to the floor; tiers move with the price, so the lowest tier decides how far."""
    found = []
    for listing in listings:
        floor = listing.floor
        lowest = min([listing.price, *(tier.price for tier in listing.tiers)], key=lambda each: each.minor)
        if floor is None or lowest >= floor or lowest.minor <= 0:
            continue
        target = listing.price.part_up(floor.minor, lowest.minor)
        found.append(
            _proposal(PriceSet((listing.id,), target), "suggest-below-floor", listing, price=target, floor=floor)
        )
    return found


def _wasted_ads(listings: tuple[Listing, ...], week: Mapping[str, ListingFigures]) -> list[Proposal]:
    found: list[tuple[Decimal, Proposal]] = []
    for listing in listings:
        figures = week.get(listing.id)
        if not listing.promoted or figures is None or figures.ad_spend is None:
            continue
        earned = figures.profit
        if figures.ad_spend.amount < MIN_AD_SPEND or earned is None or earned >= 0:
            continue
        loss = Money.rounded(-earned, listing.price.currency)
        operation = PromotionPause((listing.id,))
        spent = figures.ad_spend
        found.append((earned, _proposal(operation, "suggest-pause-promotion", listing, spent=spent, loss=loss)))
    return [proposal for _, proposal in sorted(found, key=lambda pair: pair[0])]


def _heavy_ads(listings: tuple[Listing, ...], week: Mapping[str, ListingFigures]) -> list[Proposal]:
    """Half the budget where ads eat more of what a listing earns than they should, the heaviest first."""
    found: list[tuple[Decimal, Proposal]] = []
    for listing in listings:
        figures = week.get(listing.id)
        if not listing.promoted or listing.promotion is None or figures is None or figures.ad_spend is None:
            continue
        earned, spent = figures.profit, figures.ad_spend
        if spent.amount < MIN_AD_SPEND or earned is None or earned < 0:
            continue
        share = spent.amount / (earned + spent.amount)
        half = Money(listing.promotion.daily_budget.minor // 2, spent.currency)
        if share > AD_SHARE and half.minor > 0:
            left = Money.rounded(earned, spent.currency)
            operation = BudgetSet((listing.id,), half)
            found.append(
                (share, _proposal(operation, "suggest-cut-budget", listing, spent=spent, left=left, budget=half))
            )
    return [proposal for _, proposal in sorted(found, key=lambda pair: -pair[0])]


def _proposal(operation: Operation, key: str, listing: Listing, **values: object) -> Proposal:
    return Proposal(operation, key, (("name", listing.name), *values.items()))
