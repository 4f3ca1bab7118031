"""The daily summary and the report of any period: read from the marketplace and the log, never from what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.figures import Figures, Totals
from bot.domain.model_use import ModelDay
from bot.domain.outcome import PeriodReported, Proposal, Reported, Tap
from bot.domain.people import Actor
from bot.domain.planned import Planned
from bot.domain.report import DailyReport, DoneLine, PeriodReport
from bot.domain.shop import Shop
from bot.domain.worklog import LogLine
from bot.insights.standing import best, cost_unknown, worst
from bot.insights.suggestions import suggest
from bot.operations.way.booking import suggestion
from bot.operations.way.house import House
from bot.operations.way.keeping import PERSONAL
from bot.operations.way.looking import all_listings
from bot.ports.store import Transaction

SERIES_DAYS = 14
LONGEST_SERIES = 62
DONE_KINDS = frozenset({"done", "stopped", "effect-refused", "unknown"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a daily summary is told with: days whose report was missed, and whether this one is late."""

    missed: tuple[date, ...] = ()
    late: bool = False


class ReportSales:
    """Builds reports. Raises MarketplaceUnavailable when the figures cannot be read."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def daily(self, shop: Shop, day: date, told: Told) -> tuple[DailyReport, tuple[Proposal, ...]]:
        """The summary of one shop-day, and what is proposed after it."""
        market = self._house.market(shop)
        days = await self._each_day(shop, day - timedelta(days=SERIES_DAYS - 1), day)
        figures = days[-1]
        listings = await all_listings(self._house, shop)
        week = await market.figures(shop, day - timedelta(days=6), day)
        proposals = suggest(listings, week) if market.capabilities.writes else ()
        report = DailyReport(
            shop_id=shop.id,
            shop_name=shop.name,
            day=day,
            figures=figures,
            day_before=days[-2],
            week_before=days[-8],
            margin=figures.margin,
            cost_unknown=cost_unknown(figures),
            ad_cap=shop.limits.daily_spend,
            best=best(figures),
            worst=worst(figures),
            series=series(days),
            done=self._done(shop, day),
            waiting=self._waiting(shop),
            suggestions=len(proposals),
            missed=told.missed,
            late=told.late,
            sandbox=shop.sandbox,
            model=self._model(shop, day),
        )
        return report, proposals

    async def period(self, shop: Shop, first: date, last: date, listings: Sequence[str]) -> PeriodReported:
        """Any period, with the equally long one before it; of some listings only, where ids are given."""
        market = self._house.market(shop)
        length = (last - first).days + 1
        now = await market.figures(shop, first, last)
        before = await market.figures(shop, first - timedelta(days=length), first - timedelta(days=1))
        known = await market.days(shop)
        names = {each.id: each.name for each in await all_listings(self._house, shop)} if listings else {}
        if listings:
            now, before = only(now, listings), only(before, listings)
        report = PeriodReport(
            shop_id=shop.id,
            shop_name=shop.name,
            figures=now,
            before=before,
            margin=now.margin,
            names=tuple(names.get(each, each) for each in listings),
            sandbox=shop.sandbox,
            series=series(await self._each_day(shop, first, last))
            if 1 < length <= LONGEST_SERIES and not listings
            else (),
            data=known if known is not None and (last < known[0] or first > known[1]) else None,
            comparable=known is not None and known[0] <= first - timedelta(days=length),
        )
        return PeriodReported(report)

    async def has_news(self, shop: Shop, day: date) -> bool:
        """Whether a summary of this day can say anything: a shop kept by files has nothing to tell of days no file covers."""
        market = self._house.market(shop)
        if market.capabilities.writes:
            return True
        known = await market.days(shop)
        return known is not None and known[0] <= day <= known[1]

    async def _each_day(self, shop: Shop, first: date, last: date) -> tuple[Figures, ...]:
        """Figures of every shop-day first..last, oldest first."""
        market = self._house.market(shop)
        days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
        return tuple([await market.figures(shop, day, day) for day in days])

    def _done(self, shop: Shop, day: date) -> tuple[DoneLine, ...]:
        with self._house.store.begin() as tx:
            lines = tx.worklog.read(shop.id, day, day)
        return tuple(_done_line(line) for line in lines if line.step.kind in DONE_KINDS and not _personal(line))

    def _waiting(self, shop: Shop) -> int:
        with self._house.store.begin() as tx:
            return len(tx.approvals.pending(shop.id))

    def _model(self, shop: Shop, day: date) -> tuple[ModelDay, ...]:
        with self._house.store.begin() as tx:
            return tx.model_use.days(shop.id, day)

    def offered(self, tx: Transaction, report: DailyReport, proposals: tuple[Proposal, ...], actor: Actor) -> Reported:
        """The summary as one person gets it, with buttons of their own for what their role allows."""
        taps: tuple[Tap, ...] = tuple(
            suggestion(tx, self._house, actor, each) for each in proposals if actor.may(each.operation.permission)
        )
        return Reported(report, taps)


def series(days: Sequence[Figures]) -> tuple[tuple[date, Decimal, Decimal], ...]:
    """(day, net, ad spend) of single shop-days, major units."""
    return tuple((each.first, each.totals.net, each.ads.spend.amount if each.ads else Decimal(0)) for each in days)


def _personal(line: LogLine) -> bool:
    """How one person wants their messages is no news for the others."""
    return dict(line.step.body).get("operation", {}).get("op") in {each.kind for each in PERSONAL}


def _done_line(line: LogLine) -> DoneLine:
    body = dict(line.step.body)
    names = tuple(dict.fromkeys(row["name"] for row in body.get("rows", ()) if row["name"]))
    operation = body.get("operation", {})
    if operation.get("op") == Planned.kind:
        return DoneLine(str(operation["operation"]["op"]), names, "planned")
    return DoneLine(str(operation.get("op", line.step.kind)), names, str(body.get("state", "done")))


def only(figures: Figures, listings: Sequence[str]) -> Figures:
    """Figures of some listings. Orders and buyers are not told apart by listing, so they are left at zero."""
    kept = tuple(each for each in figures.listings if each.sku in listings)
    sales = sum((each.sales for each in kept), Decimal(0))
    refunds = sum((each.refunds for each in kept), Decimal(0))
    totals = Totals(sales=sales, cancellations=refunds, net=sales + refunds, units=sum(each.units for each in kept))
    return replace(figures, totals=totals, listings=kept, ads=None)
