"""What counts as a change without us, what an effect of ours makes of it, and when restoring has become a war."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.action import (
    Action,
    BidRaise,
    BudgetCut,
    PriceChange,
    PromotionOrder,
    PromotionPauseChange,
    ShelfChange,
    TextChange,
)
from bot.domain.listing import PriceTier
from bot.domain.watched import (
    Drift,
    DriftState,
    Facet,
    Standing,
    after,
    contested,
    facet_of,
    lowest_price,
    same,
    standing_from_json,
    standing_to_json,
)
from tests.unit.domain.forms import DAYS, MAYBE, TIERS
from tests.unit.domain.samples import yuan

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
RUNS = Standing(yuan("30.00"), until=date(2026, 3, 14))
STOOD = Standing(yuan("30.00"), on=False)


@given(st.builds(Standing, MAYBE, TIERS, st.booleans(), st.none() | DAYS))
def test_the_written_form_is_read_back(standing: Standing) -> None:
    assert standing_from_json(standing_to_json(standing)) == standing


@pytest.mark.parametrize(
    ("facet", "expected", "found", "equal"),
    [
        (Facet.PRICE, Standing(yuan("6.00")), Standing(yuan("6.00")), True),
        (Facet.PRICE, Standing(yuan("6.00")), Standing(yuan("5.99")), False),
        (Facet.PRICE, Standing(yuan("6.00")), Standing(yuan("6.00"), (PriceTier(20, yuan("5.90")),)), False),
        (Facet.BID, Standing(yuan("0.50")), Standing(yuan("0.60")), False),
        (Facet.SHELF, Standing(on=True), Standing(on=False), False),
        (Facet.PROMOTION, RUNS, Standing(yuan("30.00"), until=date(2026, 3, 20)), True),
        (Facet.PROMOTION, RUNS, Standing(yuan("31.00"), until=date(2026, 3, 14)), False),
        (Facet.PROMOTION, RUNS, STOOD, False),
        (Facet.PROMOTION, STOOD, Standing(yuan("300.00"), on=False), True),
        (Facet.PROMOTION, STOOD, RUNS, False),
        (Facet.PROMOTION, Standing(yuan("30.00"), until=date(2026, 3, 11)), STOOD, True),
        (Facet.PROMOTION, Standing(yuan("30.00"), until=date(2026, 3, 11)), RUNS, False),
    ],
)
def test_what_is_the_same(facet: Facet, expected: Standing, found: Standing, equal: bool) -> None:
    assert same(facet, expected, found, TODAY) is equal


@pytest.mark.parametrize(
    ("action", "former", "facet", "made"),
    [
        (PriceChange("s", yuan("6.00"), yuan("5.00")), None, Facet.PRICE, Standing(yuan("5.00"))),
        (BidRaise("s", None, yuan("0.70")), None, Facet.BID, Standing(yuan("0.70"))),
        (ShelfChange("s", False), None, Facet.SHELF, Standing(on=False)),
        (PromotionOrder("s", yuan("20.00"), TODAY), None, Facet.PROMOTION, Standing(yuan("20.00"), until=TODAY)),
        (PromotionPauseChange("s"), RUNS, Facet.PROMOTION, Standing(yuan("30.00"), on=False, until=date(2026, 3, 14))),
        (PromotionPauseChange("s"), None, Facet.PROMOTION, None),
        (BudgetCut("s", yuan("30.00"), yuan("9.00")), STOOD, Facet.PROMOTION, Standing(yuan("9.00"))),
        (TextChange("s", ()), RUNS, None, None),
    ],
)
def test_what_an_effect_makes(
    action: Action, former: Standing | None, facet: Facet | None, made: Standing | None
) -> None:
    assert (facet_of(action), after(action, former)) == (facet, made)


def test_the_lowest_price_is_of_all_steps() -> None:
    assert lowest_price(Standing(yuan("6.00"), (PriceTier(20, yuan("5.50")), PriceTier(90, yuan("5.60"))))) == yuan(
        "5.50"
    )
    assert lowest_price(Standing()) is None


def drift(state: DriftState, noticed: float, ended: float | None) -> Drift:
    """Hours before now."""
    at = NOW - timedelta(hours=noticed)
    end = NOW - timedelta(hours=ended) if ended is not None else None
    return Drift("d", "s1", "s", "拖鞋", Facet.PRICE, RUNS, STOOD, at, at, state=state, ended_at=end)


BACK, STAYS = DriftState.RESTORED, DriftState.ACCEPTED


@pytest.mark.parametrize(
    ("earlier", "war"),
    [
        ((), False),
        ((drift(BACK, 2, 1),), False),
        ((drift(BACK, 2, 1), drift(BACK, 5, 4)), True),
        ((drift(BACK, 2, 1), drift(STAYS, 5, 4)), False),
        ((drift(STAYS, 2, 1), drift(BACK, 5, 4), drift(BACK, 8, 7)), False),
        ((drift(BACK, 30, 23.9), drift(BACK, 55, 53.9)), True),
        ((drift(BACK, 30, 24.1), drift(BACK, 55, 53.9)), False),
        ((drift(BACK, 30, 23.9), drift(BACK, 56, 54.1)), False),
    ],
)
def test_when_restoring_has_become_a_war(earlier: tuple[Drift, ...], war: bool) -> None:
    assert contested(NOW, earlier) is war
