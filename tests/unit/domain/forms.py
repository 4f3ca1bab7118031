"""Strategies for everything that has a written form."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from bot.domain import action, advertising, command, guarding, mandate, operation, planned, preferences, selling
from bot.domain.listing import ListingField, PriceTier
from bot.domain.money import EXPONENTS, Money
from bot.domain.preview import Preview, Row, RowField, SpendPlan

MONEY = st.builds(Money, st.integers(-(10**17), 10**17), st.sampled_from(sorted(EXPONENTS)))
MAYBE = st.none() | MONEY
IDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
LISTINGS = st.lists(IDS, max_size=4).map(tuple)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
FACTORS = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e9"), max_value=Decimal("1e9"))
TIERS = st.lists(st.builds(PriceTier, st.integers(2, 10**6), MONEY), max_size=4).map(tuple)
FORMER = st.builds(operation.FormerPrice, IDS, MONEY, TIERS)

FORMER_BIDS = st.lists(st.builds(advertising.FormerBid, IDS, MAYBE), max_size=3).map(tuple)
FIELDS = st.sampled_from(ListingField)
FORMER_TEXTS = st.lists(st.builds(selling.FormerText, IDS, FIELDS, st.just("") | IDS), max_size=3).map(tuple)

TIMES = st.times().map(lambda value: time(value.hour, value.minute))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001

PRICES: st.SearchStrategy[operation.Operation] = st.one_of(
    st.builds(operation.PriceSet, LISTINGS, MONEY),
    st.builds(operation.PriceAdjust, LISTINGS, MONEY),
    st.builds(operation.PriceScale, LISTINGS, FACTORS),
    st.builds(operation.PriceRestore, st.lists(FORMER, max_size=3).map(tuple)),
    st.builds(operation.PriceReset, st.lists(FORMER, max_size=3).map(tuple)),
    st.builds(operation.FloorSet, LISTINGS, MAYBE),
    st.builds(operation.CostSet, LISTINGS, MAYBE),
    st.builds(operation.PromotionStart, LISTINGS, MONEY, st.integers(-10, 1000)),
    st.builds(operation.PromotionPause, LISTINGS),
    st.builds(operation.PromotionResume, LISTINGS),
    st.builds(operation.BudgetSet, LISTINGS, MONEY),
    st.builds(operation.LimitSet, MAYBE, MAYBE, MAYBE, st.booleans()),
    st.just(operation.StopAll()),
    st.just(operation.StopLift()),
)
ADVERTISING: st.SearchStrategy[operation.Operation] = st.one_of(
    st.builds(advertising.BidSet, LISTINGS, MONEY),
    st.builds(advertising.BidAdjust, LISTINGS, MONEY),
    st.builds(advertising.BidScale, LISTINGS, FACTORS),
    st.builds(advertising.BidCap, LISTINGS, MAYBE),
    st.builds(advertising.BidRestore, FORMER_BIDS, FORMER_BIDS),
    st.builds(advertising.BudgetAdjust, LISTINGS, MONEY),
    st.builds(advertising.BudgetScale, LISTINGS, FACTORS),
    st.builds(advertising.LimitAdjust, st.sampled_from(advertising.CapPeriod), MONEY),
    st.builds(advertising.LimitScale, st.sampled_from(advertising.CapPeriod), FACTORS),
)
SELLING: st.SearchStrategy[operation.Operation] = st.one_of(
    st.builds(selling.TierSet, LISTINGS, TIERS),
    st.builds(selling.ListingWrite, LISTINGS, st.lists(FIELDS).map(tuple), IDS),
    st.builds(selling.ListingRestore, FORMER_TEXTS),
    st.builds(selling.ListingPublish, LISTINGS),
    st.builds(selling.ListingUnpublish, LISTINGS),
    st.builds(selling.TenderOffer, LISTINGS, MONEY, st.integers(1, 10**9), IDS),
    st.builds(selling.TenderWithdraw, LISTINGS),
)
PREFERENCES: st.SearchStrategy[operation.Operation] = st.one_of(
    st.builds(preferences.ReportTimeSet, TIMES),
    st.builds(preferences.LoudnessSet, st.sampled_from(preferences.Topic), st.sampled_from(preferences.Loudness)),
    st.builds(preferences.QuietHoursSet, st.none() | TIMES, st.none() | TIMES),
    st.builds(preferences.NameLearn, LISTINGS, IDS),
    st.builds(preferences.NameForget, LISTINGS, IDS),
    st.builds(preferences.UnitLearn, IDS, st.integers(0, 10**6), IDS),
)
SCOPES = st.sampled_from(mandate.MandateScope)
MANDATES: st.SearchStrategy[operation.Operation] = st.one_of(
    st.builds(
        mandate.MandateSet, SCOPES, LISTINGS, st.booleans(), st.none() | DAYS, MAYBE,
        st.none() | st.sampled_from(mandate.MandateWindow), MAYBE, st.none() | FACTORS, st.none() | st.integers(0, 1000),
    ),
    st.builds(mandate.MandateRevoke, st.none() | SCOPES, st.just("") | IDS),
)  # fmt: skip
SHARES, COUNTS = st.none() | FACTORS, st.none() | st.integers(-5, 10**6)
GUARDS: st.SearchStrategy[operation.Operation] = st.one_of(
    st.builds(guarding.GuardSet, SHARES, SHARES, SHARES, COUNTS, COUNTS, COUNTS, COUNTS, MAYBE),
    st.builds(guarding.ListingProtect, LISTINGS),
    st.builds(guarding.ListingUnprotect, LISTINGS),
)
PLAIN = PRICES | ADVERTISING | SELLING | PREFERENCES | MANDATES | GUARDS
PLANNED: st.SearchStrategy[operation.Operation] = st.one_of(
    st.builds(planned.Planned, PLAIN, st.none() | MOMENTS, st.none() | DAYS), st.builds(planned.PlanCancel, IDS)
)
OPERATIONS = PLAIN | PLANNED
QUERIES: st.SearchStrategy[command.Query] = st.one_of(
    st.builds(command.ReportQuery, DAYS, DAYS, LISTINGS),
    st.builds(command.StateQuery, LISTINGS),
    st.builds(command.LogQuery, st.none() | DAYS, LISTINGS),
    st.just(command.PendingQuery()),
    st.just(command.HelpQuery()),
    st.just(command.PlansQuery()),
    st.just(command.SettingsQuery()),
    st.just(command.MandatesQuery()),
    st.builds(command.LanguageSet, IDS),
    st.builds(command.ShopSwitch, st.none() | IDS),
    st.builds(command.Undo, st.none() | IDS),
    st.just(command.Confirm()),
    st.just(command.Reject()),
    st.just(command.WordsQuery()),
    st.builds(command.NameDecline, IDS),
    st.builds(command.DriftRestore, LISTINGS),
    st.just(command.Freeze()),
    st.just(command.FreezeLift()),
    st.builds(command.DriftAccept, LISTINGS),
    st.builds(command.GuideQuery, IDS, IDS, st.integers(0, 1000)),
    st.builds(command.MeantQuery, IDS, IDS, IDS, st.integers(0, 1000)),
    st.builds(command.ImportAnswer, st.integers(1, 10**9), st.lists(st.tuples(IDS, IDS), max_size=3).map(tuple)),
)
EDITS = st.lists(st.builds(action.TextEdit, FIELDS, st.just("") | IDS, IDS), max_size=3).map(tuple)
ACTIONS: st.SearchStrategy[action.Action] = st.one_of(
    st.builds(action.PriceChange, IDS, MONEY, MONEY, TIERS, TIERS),
    st.builds(action.PromotionPauseChange, IDS),
    st.builds(action.BudgetCut, IDS, MONEY, MONEY),
    st.builds(action.PromotionOrder, IDS, MONEY, DAYS),
    st.builds(action.BidCut, IDS, MONEY, MONEY),
    st.builds(action.BidRaise, IDS, MAYBE, MONEY),
    st.builds(action.ShelfChange, IDS, st.booleans()),
    st.builds(action.TextChange, IDS, EDITS),
    st.builds(action.TenderOfferChange, IDS, IDS, MONEY, st.integers(1, 10**9)),
    st.builds(action.TenderWithdrawChange, IDS, IDS),
)
ROWS = st.builds(
    Row, listing=IDS, name=IDS, field=st.sampled_from(RowField), before=MAYBE, after=MAYBE, state_before=IDS,
    state_after=IDS, quantity=st.integers(0, 10**6), detail=IDS, floor=MAYBE, margin_before=MAYBE, margin_after=MAYBE,
    daily_units=st.none() | st.integers(0, 10**6), week_units=st.none() | st.integers(0, 10**6), cap=MAYBE,
)  # fmt: skip
PLANS: st.SearchStrategy[SpendPlan] = st.builds(SpendPlan, MONEY, DAYS, DAYS)
PREVIEWS: st.SearchStrategy[Preview] = st.builds(
    Preview, IDS, OPERATIONS, st.lists(ROWS, max_size=4).map(tuple), st.none() | PLANS
)


def other_values(strategy: st.SearchStrategy[Any], than: Any) -> st.SearchStrategy[Any]:
    """Anything of the strategy but one value."""
    return strategy.filter(lambda value: value != than)
