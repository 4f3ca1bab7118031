"""Ads of the simulated shop: second price, a budget, and the platform's habit of charging a little over it."""

from datetime import date, timedelta

import pytest

from bot.domain.listing import PromotionState
from bot.domain.sampling import MICRO
from bot.marketplaces.sandbox.auction import OVERSPEND, AdDay, Showing, Tally, ad_day, show, won_share
from bot.marketplaces.sandbox.catalog import catalog, products
from bot.marketplaces.sandbox.market import World
from bot.marketplaces.sandbox.simulation import Stand, run
from bot.marketplaces.sandbox.terms import DAY, HOUR, Piece, Terms, beginning

OPENED = date(2026, 1, 5)
WORLD = World("seed", "shop", OPENED)
THERMOS = products()["6820105"]
BUDGET = 2000


def run_days(history: list[Terms], days: int = 30) -> dict[date, Tally]:
    """The thermos' ads by day; nothing else is promoted."""
    histories = {each.id: [Terms(0, each.price.minor)] for each in catalog()} | {THERMOS.id: history}
    stand = Stand(histories, {variant.id: variant.stock for each in catalog() for variant in each.variants})
    run(WORLD, stand, beginning(OPENED), beginning(OPENED + timedelta(days=days)))
    assert {listing for listing, _ in stand.tallies} <= {THERMOS.id}
    return {day: tally for (_, day), tally in stand.tallies.items()}


def running(since: int, budget: int, until: date | None = None) -> Terms:
    return Terms(since, THERMOS.price.minor, (), PromotionState.RUNNING, budget, until)


def test_a_day_may_cost_a_little_over_its_budget_and_never_more() -> None:
    spent = [each.spend for each in run_days([running(0, BUDGET)]).values()]
    assert len(spent) == 30
    assert max(spent) <= BUDGET * (1 + OVERSPEND)
    assert sum(1 for each in spent if each > BUDGET) >= 5


def test_a_large_budget_is_not_used_up() -> None:
    assert max(each.spend for each in run_days([running(0, 100_000)]).values()) < 10_000


def test_a_click_costs_at_most_the_bid_and_a_funnel_narrows() -> None:
    for each in run_days([running(0, 100_000)]).values():
        assert 0 < each.spend <= each.clicks * THERMOS.bid.minor
        assert each.impressions > each.clicks > each.orders >= 0


def test_nothing_is_spent_before_the_start_after_the_end_or_while_paused() -> None:
    second, third = OPENED + timedelta(days=1), OPENED + timedelta(days=2)
    off = Terms(0, THERMOS.price.minor)
    assert set(run_days([off, running(beginning(second), BUDGET, third)], 6)) == {second, third}
    paused = Terms(beginning(second), THERMOS.price.minor, (), PromotionState.PAUSED, BUDGET)
    assert set(run_days([running(0, BUDGET), paused], 4)) == {OPENED}


def test_a_pause_at_noon_ends_the_days_spend_at_noon() -> None:
    noon = beginning(OPENED) + 12 * HOUR
    paused = Terms(noon + 7, THERMOS.price.minor, (), PromotionState.PAUSED, 100_000)
    whole = run_days([running(0, 100_000)], 1)[OPENED].spend
    until_noon = run_days([running(0, 100_000), paused], 1)[OPENED].spend
    assert 0 < until_noon < whole * 3 // 4


def test_a_budget_cut_below_what_is_spent_stops_the_day() -> None:
    noon = beginning(OPENED) + 12 * HOUR
    at_noon = run_days([running(0, 100_000), Terms(noon, THERMOS.price.minor)], 1)[OPENED].spend
    cut = run_days([running(0, 100_000), running(noon, at_noon // 2)], 1)[OPENED].spend
    assert cut == at_noon


@pytest.mark.parametrize(("bid", "share"), [(0, 0), (50, MICRO // 8), (100, MICRO), (140, MICRO)])
def test_the_share_won_against_three_bidders(bid: int, share: int) -> None:
    assert won_share(bid, 100) == share


def test_rivals_bid_differently_from_day_to_day() -> None:
    days = [ad_day(WORLD, THERMOS, OPENED + timedelta(days=each)) for each in range(30)]
    assert len({each.rivals_up_to for each in days}) > 10
    assert all(MICRO <= each.ceiling_micro <= MICRO * (1 + OVERSPEND) for each in days)


def test_a_spent_budget_shows_nothing() -> None:
    tally = Tally(10, 2, 1, 2000)
    piece = Piece(beginning(OPENED) + 10 * HOUR, beginning(OPENED) + 11 * HOUR, running(0, 2000))
    assert show(WORLD, Showing(THERMOS, AdDay(100, MICRO), piece, MICRO), tally) == 0
    assert tally == Tally(10, 2, 1, 2000)
    assert piece.end < beginning(OPENED) + DAY
