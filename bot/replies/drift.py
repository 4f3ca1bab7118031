"""Changes without us as a merchant reads them: what, from and to, when it can have been, and what it means in money."""

from collections.abc import Callable

from bot.domain.chat import Shown
from bot.domain.drifting import Danger, Drifted, DriftLine, tier_changes
from bot.domain.money import Money
from bot.domain.watched import Facet
from bot.replies import formats
from bot.replies.buttons import tap_buttons
from bot.replies.cards import written
from bot.replies.texts import Ready, Voice
from bot.replies.wording import short_name

MOST_LINES = 8
MOST_TIERS = 3


def drifted(voice: Voice, outcome: Drifted) -> tuple[Shown, ...]:
    """One message for all that a look found, the worst first."""
    shown, count = outcome.lines[:MOST_LINES], len(outcome.lines)
    parts = [_part(voice, each) for each in shown]
    if count > len(shown):
        parts.append([voice.say("drift-more", count=count - len(shown))])
    head: list[str] = [voice.say("drift-head", shop=short_name(outcome.shop.name), count=count)]
    loud = [each for each in outcome.lines if each.danger is Danger.COST]
    if loud:
        head.append(voice.say("drift-loud", count=len(loud)))
    text = written(head, *parts, [voice.say("drift-who")], _war(voice, outcome))
    return (Shown(text, tap_buttons(voice, outcome.taps)),)


def _war(voice: Voice, outcome: Drifted) -> list[str]:
    names = [each.name for each in outcome.lines if each.drift.contested]
    return [voice.say("drift-war", names=voice.listed([short_name(each) for each in names]))] if names else []


def _part(voice: Voice, line: DriftLine) -> list[str]:
    return [*FACETS[line.drift.facet](voice, line), _when(voice, line)]


def _when(voice: Voice, line: DriftLine) -> str:
    """The earliest and the latest moment; the day is said once where it is the same."""
    same_day = line.since.date() == line.until.date()
    until = Ready(formats.clock(line.until)) if same_day else line.until
    return voice.say("drift-when", since=line.since, until=until)


def _price(voice: Voice, line: DriftLine) -> list[str]:
    before, found = line.drift.before, line.drift.found
    name, tiers_only = short_name(line.name), before.amount == found.amount
    head = voice.say("drift-tiers", name=name, price=found.amount) if tiers_only else ""
    lines: list[str] = [head or voice.say("drift-price", name=name, before=before.amount, after=found.amount)]
    tiers = tier_changes(line.drift)
    for quantity, old, new in tiers[:MOST_TIERS]:
        change = Ready(f"{_or_none(voice, old)} → {_or_none(voice, new)}")
        lines.append(voice.say("drift-tier", quantity=quantity, change=change))
    if len(tiers) > MOST_TIERS:
        lines.append(voice.say("drift-tiers-more", count=len(tiers) - MOST_TIERS))
    return [*lines, *_margins(voice, line), *_danger(voice, line)]


def _or_none(voice: Voice, amount: Money | None) -> str:
    return voice.money(amount) if amount is not None else voice.say("drift-tier-none")


def _margins(voice: Voice, line: DriftLine) -> list[str]:
    before, now = line.margins
    if before is None or now is None:
        return []
    tiers_only = line.drift.before.amount == line.drift.found.amount
    key = "drift-margin-lowest" if tiers_only else "drift-margin"
    lines: list[str] = [voice.say(key, before=_earns(voice, before), after=_earns(voice, now))]
    lost = (before - now) * (line.units or 0)
    if lost.minor > 0:
        lines.append(voice.say("drift-daily", units=line.units, lost=lost))
    return lines


def _earns(voice: Voice, margin: Money) -> Ready:
    return voice.say("drift-loses", amount=-margin) if margin.minor < 0 else voice.say("drift-earns", amount=margin)


def _danger(voice: Voice, line: DriftLine) -> list[str]:
    if line.danger is Danger.COST:
        return [voice.say("drift-below-cost", lowest=line.lowest, floor=line.floor)]
    if line.danger is Danger.FLOOR:
        return [voice.say("drift-below-floor", lowest=line.lowest, floor=line.floor)]
    return [voice.say("drift-cost-unknown")] if line.danger is Danger.UNKNOWN else []


def _promotion(voice: Voice, line: DriftLine) -> list[str]:
    before, found, name = line.drift.before, line.drift.found, short_name(line.name)
    if not found.on:
        lines: list[str] = [voice.say("drift-promotion-off", name=name)]
    elif not line.ran:
        lines = [voice.say("drift-promotion-on", name=name, budget=found.amount)]
    else:
        lines = [voice.say("drift-budget", name=name, before=before.amount, after=found.amount)]
    if line.over_cap is not None:
        running, cap = line.over_cap
        lines.append(voice.say("drift-over-cap", running=running, cap=cap))
    return lines


def _bid(voice: Voice, line: DriftLine) -> list[str]:
    before, found = line.drift.before, line.drift.found
    return [voice.say("drift-bid", name=short_name(line.name), before=before.amount, after=found.amount)]


def _shelf(voice: Voice, line: DriftLine) -> list[str]:
    key = "drift-on-sale" if line.drift.found.on else "drift-off-sale"
    return [voice.say(key, name=short_name(line.name))]


FACETS: dict[Facet, Callable[[Voice, DriftLine], list[str]]] = {
    Facet.PRICE: _price,
    Facet.PROMOTION: _promotion,
    Facet.BID: _bid,
    Facet.SHELF: _shelf,
}
