"""What stories about standing authority share: a grant for towel and soap, what stands now, and what was cited."""

from datetime import date, timedelta

from bot.domain.mandate import Mandate, MandateScope, MandateSet, MandateWindow, Standing
from bot.domain.operation import PromotionStart
from bot.domain.outcome import Asked, Outcome, Refused
from tests.contract.way.bench import BATH, SHOP, TOWEL, Way, yuan

TODAY = date(2026, 3, 12)
ADS, BIDS, PRICES = MandateScope.ADS, MandateScope.BIDS, MandateScope.PRICES
GRANT = MandateSet(ADS, (TOWEL, BATH), until=TODAY + timedelta(days=6), cap=yuan("60.00"), window=MandateWindow.DAY)
START = PromotionStart((TOWEL,), yuan("20.00"), 3)
DAY = 24 * 3600


def standing(way: Way) -> Standing:
    """The one live mandate."""
    shop = way.shop()
    with way.now.store.begin() as tx:
        (mandate,) = tx.mandates.live(shop.id, shop.today(way.at()))
        return Standing(mandate, tx.mandates.use(mandate))


def live(way: Way) -> list[Mandate]:
    today = way.shop().today(way.at())
    with way.now.store.begin() as tx:
        return list(tx.mandates.live(SHOP.id, today))


def why(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Asked | Refused), outcome
    return [each.key for each in outcome.reasons]


def mandates_cited(way: Way) -> list[object]:
    return [dict(line.step.body)["mandate"] for line in way.log() if line.step.kind == "allowed-mandate"]
