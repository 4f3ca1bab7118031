"""Sales of any period on demand, against the equally long one before it."""

from bot.domain.chat import Shown
from bot.domain.outcome import PeriodReported
from bot.domain.report import PeriodReport
from bot.replies import formats
from bot.replies.cards import written
from bot.replies.chart import draw
from bot.replies.comparing import compare, versus
from bot.replies.posters import period_poster
from bot.replies.report import adjusted, best_lines, brief, margin_line
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name, what

BEST_SHOWN = 5


def _period_totals(voice: Voice, report: PeriodReport) -> list[str]:
    figures, now = report.figures, report.figures.totals
    currency = figures.currency
    net = Ready(voice.exact(now.net, currency))
    sales, cancelled = Ready(voice.exact(now.sales, currency)), Ready(voice.exact(now.cancellations, currency))
    return [
        _net(voice, report, net),
        voice.say("period-sales", sales=sales, cancellations=cancelled),
        *adjusted(voice, figures),
        voice.say("period-units", units=now.units),
    ]


def _net(voice: Voice, report: PeriodReport, net: Ready) -> Ready:
    """Against the period before only where all of that is known: half a month would look like a boom."""
    if not report.comparable:
        return voice.say("period-net-alone", net=net)
    figures = report.figures
    than = voice.say("day-before" if figures.first == figures.last else "span-before")
    before = compare(figures.totals.net, report.before.totals.net)
    return voice.say("period-net", net=net, before=versus(voice, before, than, figures.currency))


def _period_people(voice: Voice, report: PeriodReport) -> list[str]:
    """Orders and buyers are those of the whole shop, so they are left out where only some listings were asked for."""
    now = report.figures.totals
    if report.names:
        return []
    lines: list[str] = [voice.say("period-orders", orders=now.orders, cancelled=now.cancelled_orders)]
    lines.append(voice.say("period-buyers", buyers=now.buyers, new=now.new_buyers, returning=now.returning_buyers))
    if now.lines_without_buyer:
        lines.append(voice.say("period-no-buyer", lines=now.lines_without_buyer))
    return lines


def _period_money(voice: Voice, report: PeriodReport) -> list[str]:
    lines: list[str] = []
    if report.figures.ads is not None:
        ads = report.figures.ads
        lines.append(voice.say("period-ads", spend=ads.spend, orders=ads.orders))
    if report.margin is not None:
        lines.append(margin_line(voice, report.margin, report.figures.currency))
    return lines


def period_reported(voice: Voice, outcome: PeriodReported) -> tuple[Shown, ...]:
    report = outcome.report
    figures = report.figures
    span = Ready(formats.period(figures.first, figures.last, voice.language))
    names = what(voice, [brief(each) for each in report.names])
    head = "period-head-names" if report.names else "period-head"
    best = [] if len(report.names) == 1 else best_lines(voice, figures.listings[:BEST_SHOWN], figures.currency)
    text = written(
        [voice.say(head, shop=short_name(report.shop_name), period=span, names=names), *_period_totals(voice, report)],
        _period_people(voice, report),
        _period_money(voice, report),
        best,
        [voice.say("period-data", first=report.data[0], last=report.data[1])] if report.data else [],
        [voice.say("report-sandbox")] if report.sandbox else [],
    )
    picture = draw(period_poster(voice, report)) if voice.pictures and len(report.series) > 1 else None
    return (Shown(text, picture=picture),)
