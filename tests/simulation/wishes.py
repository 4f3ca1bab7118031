"""What people of a story may ask for, and what may go wrong with it."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from bot.domain.advertising import BidCap, BidScale, BudgetScale
from bot.domain.guarding import ListingProtect, ListingUnprotect
from bot.domain.mandate import MandateRevoke, MandateScope, MandateSet, MandateWindow
from bot.domain.money import Money
from bot.domain.operation import BudgetSet, Operation, PriceSet, PromotionPause, PromotionResume, PromotionStart
from bot.domain.selling import ListingPublish, ListingUnpublish, TenderOffer, TenderWithdraw
from bot.marketplaces.sandbox.faults import FaultKind
from tests.contract.way.bench import BATH, SLIPPERS, TOWEL, yuan

LISTINGS = st.sampled_from([TOWEL, BATH, SLIPPERS])
BUDGETS = st.sampled_from(["30.00", "110.00", "150.00", "290.00"])
PEOPLE = st.sampled_from(["owner", "owner", "owner", "operator", "operator", "viewer", "stranger"])
PRICES = st.sampled_from(["5.00", "5.50", "6.20", "9.00", "9.30"])
"""Of the slippers: refused, done at once, done at once, and asked about twice."""
ONE = st.tuples(LISTINGS)
FACTORS = st.sampled_from([Decimal("0.5"), Decimal("1.2")])
BIDS = st.sampled_from(["0.30", "0.50", "0.90"])
APRON = "6820120"
"""Wanted in a tender that is open at the start, for 7.39 at most."""


def granted(cap: Money, uses: int) -> MandateSet:
    """A mandate for towel and soap over the first days of a story."""
    return MandateSet(
        MandateScope.ADS, (TOWEL, BATH), until=date(2026, 3, 15), cap=cap, window=MandateWindow.DAY, uses=uses
    )


OPERATIONS: st.SearchStrategy[Operation] = st.one_of(
    st.builds(PriceSet, st.just((SLIPPERS,)), PRICES.map(yuan)),
    st.builds(PriceSet, st.just((SLIPPERS,)), PRICES.map(yuan)),
    st.builds(BudgetSet, ONE, BUDGETS.map(yuan)),
    st.builds(PromotionPause, ONE),
    st.builds(PromotionResume, ONE),
    st.builds(BudgetScale, ONE, FACTORS),
    st.builds(BidScale, ONE, FACTORS),
    st.builds(BidCap, ONE, st.none() | BIDS.map(yuan)),
    st.builds(ListingUnpublish, ONE),
    st.builds(ListingPublish, ONE),
    st.builds(
        TenderOffer, st.just((APRON,)), BIDS.map(lambda each: yuan(each) + yuan("6.80")), st.sampled_from([100, 536])
    ),
    st.builds(TenderWithdraw, st.just((APRON,))),
    st.builds(granted, BUDGETS.map(yuan), st.integers(1, 4)),
    st.just(MandateRevoke()),
    st.builds(ListingProtect, ONE),
    st.builds(ListingUnprotect, ONE),
    st.builds(PromotionStart, ONE, BUDGETS.map(yuan), st.integers(1, 3)),
)
QUICK = (
    FaultKind.REFUSE, FaultKind.ACCEPT_WITHOUT_EFFECT, FaultKind.DROP_ANSWER, FaultKind.FAIL_BEFORE,
    FaultKind.UNCLEAR_NOT_APPLIED,
)  # fmt: skip
FAULTS = st.sampled_from([None, None, None, None, None, *QUICK])
