"""The daily summary as a merchant reads it on a phone: how it went in one sentence first, then what matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.chat import Button, Shown
from bot.domain.figures import Figures, ListingFigures
from bot.domain.model_use import ModelDay
from bot.domain.money import Money
from bot.domain.operation import Operation
from bot.domain.outcome import Reported, Tap
from bot.domain.report import DailyReport, DoneLine
from bot.replies import formats
from bot.replies.buttons import packed, tap_button
from bot.replies.cards import written
from bot.replies.chart import draw
from bot.replies.comparing import compare, versus
from bot.replies.posters import daily_poster
from bot.replies.texts import Ready, Voice
from bot.replies.wording import label_of, short_name, what

LONGEST_SUMMARY = 900
NAME_SHOWN = 16
MISSED_NAMED = 3


def brief(name: str) -> str:
    """A name short enough for a line of a list on a phone."""
    flat = short_name(name)
    return flat if len(flat) <= NAME_SHOWN else flat[: NAME_SHOWN - 1] + "…"


def _opening(voice: Voice, report: DailyReport) -> str:
    now, currency = report.figures.totals, report.figures.currency
    quiet = now.net == 0 and now.orders == 0
    before = compare(now.net, report.day_before.totals.net)
    week = compare(now.net, report.week_before.totals.net)
    return voice.say(
        "report-quiet" if quiet else "report-net",
        shop=short_name(report.shop_name),
        day=Ready(formats.full_day(report.day, voice.language)),
        net=Ready(voice.exact(now.net, currency)),
        before=versus(voice, before, voice.say("day-before"), currency),
        week=versus(voice, week, voice.say("week-before"), currency),
    )


def _sold(voice: Voice, figures: Figures) -> list[str]:
    now = figures.totals
    lines: list[str] = [voice.say("report-orders", orders=now.orders, buyers=now.buyers, new=now.new_buyers)]
    if now.cancelled_orders or now.cancellations:
        amount = Ready(voice.exact(now.cancellations, figures.currency))
        lines.append(voice.say("report-refunds", count=now.cancelled_orders, amount=amount))
    else:
        lines.append(voice.say("report-refunds-none"))
    return lines + adjusted(voice, figures)


def adjusted(voice: Voice, figures: Figures) -> list[str]:
    if not figures.totals.adjustments:
        return []
    return [voice.say("report-adjustments", amount=Ready(voice.exact(figures.totals.adjustments, figures.currency)))]


def _ads(voice: Voice, figures: Figures, cap: Money | None) -> list[str]:
    if figures.ads is None:
        return []
    if cap is None or cap.minor <= 0:
        return [voice.say("report-ads-uncapped", spend=figures.ads.spend)]
    share = Decimal(figures.ads.spend.minor) / cap.minor
    return [voice.say("report-ads", spend=figures.ads.spend, cap=cap, share=share)]


def margin_line(voice: Voice, margin: Decimal, currency: str) -> str:
    """What was earned or lost, in words rather than by a sign."""
    amount = Money.rounded(margin, currency)
    if amount.minor == 0:
        return voice.say("report-even")
    return voice.say("report-gain", amount=amount) if amount.minor > 0 else voice.say("report-loss", amount=-amount)


def _earned(voice: Voice, report: DailyReport) -> list[str]:
    if report.margin is not None:
        return [margin_line(voice, report.margin, report.figures.currency)]
    if not report.cost_unknown:
        return []
    names = what(voice, [brief(each) for each in report.cost_unknown])
    return [voice.say("report-cost-unknown", names=names, first=brief(report.cost_unknown[0]))]


def best_lines(voice: Voice, listings: Sequence[ListingFigures], currency: str) -> list[str]:
    if not listings:
        return []
    lines = [
        voice.say(
            "report-best-line",
            place=place,
            name=brief(each.name),
            units=each.units,
            sales=Ready(voice.exact(each.sales, currency)),
        )
        for place, each in enumerate(listings, start=1)
    ]
    return [voice.say("report-best"), *lines]


def _worst_line(voice: Voice, each: ListingFigures, currency: str) -> str:
    if each.profit is not None and each.profit < 0:
        return voice.say("report-worst-loss", name=brief(each.name), loss=Ready(voice.exact(-each.profit, currency)))
    share = -each.refunds / each.sales if each.sales > 0 else Decimal(1)
    refunds = Ready(voice.exact(-each.refunds, currency))
    return voice.say("report-worst-refunds", name=brief(each.name), refunds=refunds, share=share)


def _worst(voice: Voice, listings: Sequence[ListingFigures], currency: str) -> list[str]:
    lines = [_worst_line(voice, each, currency) for each in listings]
    return [voice.say("report-worst"), *lines] if lines else []


def _done_line(voice: Voice, line: DoneLine) -> str:
    kind = {"stopped": "stop.all", "lifted": "stop.lift"}.get(line.kind, line.kind)
    title = voice.say("title-" + kind.replace(".", "-"), what=what(voice, [brief(each) for each in line.names]))
    return voice.say("report-done-line", title=title, state=voice.say(f"run-{line.state}"))


def _done(voice: Voice, done: Sequence[DoneLine], room: int) -> list[str]:
    lines = [_done_line(voice, each) for each in done[:room]]
    if len(done) > room:
        lines.append(voice.say("report-done-more", count=len(done) - room))
    return [voice.say("report-done"), *lines] if lines else []


def _suggested(voice: Voice, taps: Sequence[Tap]) -> list[str]:
    lines = [
        voice.say("report-suggest-line", place=place, text=voice.fill(tap.key, _brief_name(tap)))
        for place, tap in enumerate(taps, start=1)
    ]
    return [voice.say("report-suggest"), *lines] if lines else []


def _brief_name(tap: Tap) -> dict[str, object]:
    return {name: brief(str(value)) if name == "name" else value for name, value in tap.values}


def _suggestion_button(voice: Voice, place: int, tap: Tap) -> Button:
    """The line says why, the button what: a button alone would be too long for a phone."""
    if not isinstance(tap.command, Operation):
        return tap_button(voice, tap)
    name = brief(str(dict(tap.values).get("name", "")))
    names = dict.fromkeys(tap.command.targets, name) if name else {}
    label = voice.say("report-suggest-line", place=place, text=label_of(voice, tap.command, names))
    return Button(str(label), f"o:{tap.offer_id}")


def _missed(voice: Voice, report: DailyReport) -> str:
    """Days whose summary did not go out, by name while they are few, with how to see one."""
    days = [formats.plain_day(day, voice.language) for day in report.missed]
    if len(days) > MISSED_NAMED:
        return voice.say("report-missed-many", count=len(days), first=days[0], last=days[-1])
    return voice.say("report-missed-days", days=voice.listed(days), example=days[0])


def _notices(voice: Voice, report: DailyReport) -> list[str]:
    lines: list[str] = [voice.say("report-waiting", count=report.waiting)] if report.waiting else []
    if report.missed:
        lines.append(_missed(voice, report))
    if report.late:
        lines.append(voice.say("report-late"))
    lines += [_model_line(voice, each) for each in report.model]
    return [*lines, voice.say("report-sandbox")] if report.sandbox else lines


def _model_line(voice: Voice, used: ModelDay) -> str:
    """What reading with a language model cost; without a price, its tokens alone."""
    if not used.cost:
        return voice.say("report-model-tokens", calls=used.calls, tokens=used.tokens)
    return voice.say("report-model", calls=used.calls, tokens=used.tokens, cost=used.money)


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines each list of the summary may take."""

    best: int
    worst: int
    done: int


ROOMS = (Room(3, 2, 3), Room(3, 2, 1), Room(2, 1, 1), Room(1, 1, 0), Room(1, 0, 0))
"""From roomy to tight: the first whose text is short enough is used, and the last in any case."""


def _summary(voice: Voice, outcome: Reported, room: Room) -> str:
    report, figures = outcome.report, outcome.report.figures
    best = best_lines(voice, report.best[: room.best], figures.currency)
    return written(
        [_opening(voice, report)],
        [*_sold(voice, figures), *_ads(voice, figures, report.ad_cap), *_earned(voice, report)],
        [*best, *_worst(voice, report.worst[: room.worst], figures.currency)],
        _done(voice, report.done, room.done),
        _suggested(voice, outcome.taps),
        _notices(voice, report),
    )


def reported(voice: Voice, outcome: Reported) -> tuple[Shown, ...]:
    texts = (_summary(voice, outcome, room) for room in ROOMS)
    text = next((each for each in texts if len(each) <= LONGEST_SUMMARY), _summary(voice, outcome, ROOMS[-1]))
    buttons = packed([_suggestion_button(voice, place, tap) for place, tap in enumerate(outcome.taps, start=1)])
    picture = draw(daily_poster(voice, outcome.report)) if voice.pictures else None
    return (Shown(text, buttons, picture=picture),)
