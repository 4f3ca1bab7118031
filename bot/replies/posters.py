"""From a report to the words and numbers of its picture."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.domain.figures import Figures
from bot.domain.money import Money
from bot.domain.report import DailyReport, PeriodReport
from bot.replies import formats
from bot.replies.chart import Bar, Chip, Gauge, Poster, Tile
from bot.replies.comparing import Comparison, Direction, compare
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name

FEET = 4
"""Dates written under the bars; more would run into one another."""


CHANGES = {
    Direction.MORE: "picture-up",
    Direction.LESS: "picture-down",
    Direction.TIMES: "picture-times",
    Direction.SAME: "picture-same",
    Direction.NOTHING: "picture-none",
}


def _change(voice: Voice, comparison: Comparison, currency: str) -> str:
    """The change in words; against a base that no share can be of, that base itself."""
    if comparison.direction is Direction.AMOUNT:
        return voice.say("picture-then", amount=Ready(voice.exact(comparison.base, currency)))
    percent = Ready(formats.percent(comparison.share, voice.language))
    return voice.say(CHANGES[comparison.direction], percent=percent, times=comparison.times)


BETTER = {Direction.MORE: True, Direction.TIMES: True, Direction.LESS: False}


def chip(voice: Voice, than: str, figures: tuple[Figures, Figures]) -> Chip:
    """Net sales of the first figures against those of the second."""
    now, base = figures
    comparison = compare(now.totals.net, base.totals.net)
    return Chip(voice.say(than), _change(voice, comparison, now.currency), BETTER.get(comparison.direction))


def _step(largest: Decimal) -> Decimal:
    """A round amount at or just above the largest bar: 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten."""
    power = Decimal(1).scaleb(largest.adjusted())
    return next(power * each / 10 for each in (10, 15, 20, 30, 40, 50, 60, 80, 100) if power * each / 10 >= largest)


def top_of(values: Sequence[Decimal]) -> Decimal:
    """Where the bars' scale ends; zero where nothing rises above zero."""
    largest = max([*values, Decimal(0)])
    return _step(largest) if largest > 0 else Decimal(0)


def bars(voice: Voice, series: Sequence[tuple[date, Decimal, Decimal]], strong: date | None) -> tuple[Bar, ...]:
    """A bar a day, with a few dates evenly under them and always the last one."""
    every = max((len(series) - 1) // (FEET - 1), 1)
    last = len(series) - 1
    shown = {last - each * every for each in range(FEET)} if last >= FEET else set(range(last + 1))
    return tuple(
        Bar(
            net, formats.axis_day(day, voice.language) if place in shown else "", strong=day == strong or strong is None
        )
        for place, (day, net, _) in enumerate(series)
    )


def _gauge(voice: Voice, figures: Figures, cap: Money | None, capped: bool) -> Gauge | None:
    if figures.ads is None:
        return None
    spend = figures.ads.spend
    label, value = voice.say("picture-spend"), voice.money(spend)
    if not capped:
        return Gauge(label, value, "")
    if cap is None or cap.minor <= 0:
        return Gauge(label, value, voice.say("picture-spend-uncapped"))
    share = Decimal(spend.minor) / cap.minor
    return Gauge(label, value, voice.say("picture-spend-cap", cap=cap, share=share), share)


def _result(voice: Voice, margin: Decimal | None, currency: str, unknown: Sequence[str]) -> Tile | None:
    """What was earned or lost; without all costs, which are missing."""
    if margin is not None:
        bad = margin < 0
        return Tile(voice.say("picture-loss" if bad else "picture-gain"), voice.exact(abs(margin), currency), bad)
    if not unknown:
        return None
    return Tile(voice.say("picture-margin-unknown"), voice.say("picture-margin-why", count=len(unknown)))


def _tiles(voice: Voice, figures: Figures) -> tuple[Tile, ...]:
    now = figures.totals
    return (
        Tile(voice.say("picture-orders"), formats.number(now.orders, voice.language)),
        Tile(voice.say("picture-buyers"), formats.number(now.buyers, voice.language)),
        Tile(voice.say("picture-refunds"), voice.exact(abs(now.cancellations), figures.currency)),
    )


def _hero(voice: Voice, figures: Figures) -> Tile:
    net = figures.totals.net
    return Tile(voice.say("picture-net"), voice.exact(net, figures.currency), bad=net < 0)


def _peak(voice: Voice, series: Sequence[tuple[date, Decimal, Decimal]], currency: str) -> str:
    """The amount of the bars' highest line; where nothing was sold at all, that."""
    top = top_of([net for _, net, _ in series])
    if top:
        return voice.exact(top, currency)
    return "" if any(net for _, net, _ in series) else voice.say("picture-nothing")


def daily_poster(voice: Voice, report: DailyReport) -> Poster:
    figures = report.figures
    top = top_of([net for _, net, _ in report.series])
    return Poster(
        title=voice.say("picture-title", shop=short_name(report.shop_name)),
        subtitle=formats.full_day(report.day, voice.language),
        hero=_hero(voice, figures),
        chips=(
            chip(voice, "picture-than-day", (figures, report.day_before)),
            chip(voice, "picture-than-week", (figures, report.week_before)),
        ),
        bars_title=voice.say("picture-days", count=len(report.series)),
        bars=bars(voice, report.series, report.day),
        top=top,
        peak=_peak(voice, report.series, figures.currency),
        gauge=_gauge(voice, figures, report.ad_cap, capped=True),
        result=_result(voice, report.margin, figures.currency, report.cost_unknown),
        tiles=_tiles(voice, figures),
        footer=voice.say("picture-sandbox") if report.sandbox else "",
    )


def period_poster(voice: Voice, report: PeriodReport) -> Poster:
    figures = report.figures
    top = top_of([net for _, net, _ in report.series])
    return Poster(
        title=voice.say("picture-title-period", shop=short_name(report.shop_name)),
        subtitle=formats.period(figures.first, figures.last, voice.language),
        hero=_hero(voice, figures),
        chips=(chip(voice, "picture-than-span", (figures, report.before)),) if report.comparable else (),
        bars_title=voice.say("picture-days-period"),
        bars=bars(voice, report.series, None),
        top=top,
        peak=_peak(voice, report.series, figures.currency),
        gauge=_gauge(voice, figures, None, capped=False),
        result=_result(voice, report.margin, figures.currency, ()),
        tiles=_tiles(voice, figures) if not report.names else (),
        footer=voice.say("picture-sandbox") if report.sandbox else "",
    )
